// SPDX-License-Identifier: GPL-3.0-or-later
#include "HubFixture.h"

#include "support/TestMain.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

//! The example front lets through whatever the hub itself would take.
class FrontTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QFile file(support::sourceFile(u"resources/packaging/hub/nginx.conf"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        static const QRegularExpression location(
            u"location (/v1/\\S*) \\{\\s+client_max_body_size (\\d+)m;"_s);
        for (const auto &match : location.globalMatch(QString::fromUtf8(file.readAll())))
            m_locations.insert(match.captured(1).toLatin1(),
                               match.captured(2).toLongLong() * 1024 * 1024);
        QCOMPARE(m_locations.size(), 3);
    }

    void noBodyThatTheHubTakesIsTooLongForIt()
    {
        HubFixture fixture;
        int checked = 0;
        for (const auto &route : fixture.router.routes()) {
            const auto space = route.indexOf(' ');
            const auto path = route.mid(space + 1);
            if (!path.startsWith("/v1/"))
                continue;
            const auto taken = fixture.router.bodyRule(route.left(space), path).limit;
            QVERIFY2(room(path) >= taken, route.constData());
            ++checked;
        }
        QVERIFY(checked > 10);
    }

private:
    //! The longest location that the path begins with, as nginx chooses.
    qint64 room(const QByteArray &path) const
    {
        QByteArray best;
        for (const auto &location : m_locations.keys()) {
            if (path.startsWith(location) && location.size() > best.size())
                best = location;
        }
        return m_locations.value(best);
    }

    QMap<QByteArray, qint64> m_locations;
};

BRANCHBOOK_TEST(FrontTest)
#include "FrontTest.moc"
