// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"
#include "UploadFixture.h"

#include <QFile>
#include <QTest>

//! What a long PATCH costs the hub in memory; client and hub share this process.
class UploadMemoryTest : public QObject
{
    Q_OBJECT

private slots:
    void memoryDoesNotGrowWithThePiece()
    {
        constexpr qint64 pieces = 60;
        const QByteArray piece(1'048'576, 'v');
        models::crypto::Hasher hasher;
        for (int i = 0; i < pieces; ++i)
            hasher.add(piece);
        UploadFixture fixture;
        const auto location = fixture.create(hasher.finish(), pieces * piece.size());
        // One of another upload first, so that what is only made once is there.
        fixture.create(models::crypto::hash("other"), 5);

        const auto before = peakKibibytes();
        QVERIFY(before > 0);
        // Not over the road: it would hold what the hub has not read yet.
        auto &client = *fixture.direct;
        QVERIFY(client.sendHead(fixture.patch(location, 0), pieces * piece.size()));
        for (int i = 0; i < pieces; ++i)
            QVERIFY(client.sendPart(piece));
        QCOMPARE(client.readAnswer().status, 204);

        const auto grown = peakKibibytes() - before;
        QVERIFY2(grown < 20'000, qPrintable(QStringLiteral("%1 KiB").arg(grown)));
    }

private:
    static qint64 peakKibibytes()
    {
        QFile status(QStringLiteral("/proc/self/status"));
        if (!status.open(QIODevice::ReadOnly))
            return -1;
        const auto lines = status.readAll().split('\n');
        for (const auto &line : lines) {
            if (line.startsWith("VmHWM:"))
                return line.mid(6).trimmed().split(' ').first().toLongLong();
        }
        return -1;
    }
};

BRANCHBOOK_TEST(UploadMemoryTest)
#include "UploadMemoryTest.moc"
