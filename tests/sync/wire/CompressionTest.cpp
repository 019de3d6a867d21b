// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wire/Compression.h"

#include "Samples.h"
#include "support/Check.h"
#include "support/TestMain.h"

using models::Error;

class CompressionTest : public QObject
{
    Q_OBJECT

private slots:
    void bytesComeBack()
    {
        Samples samples;
        for (const auto &bytes :
             {QByteArray(), QByteArray("a"), QByteArray(1'000'000, 'x'), samples.bytes(100'000)}) {
            const auto back = wire::decompress(wire::compress(bytes), bytes.size());
            VERIFY_OK(back);
            QCOMPARE(*back, bytes);
        }
    }

    void oneByteOverTheCapIsTooLarge()
    {
        const auto frame = wire::compress(QByteArray(1'000'001, 'x'));
        const auto result = wire::decompress(frame, 1'000'000);
        VERIFY_ERROR(result, Error::TooLarge);
        QCOMPARE(result.error().number, 1'000'000);
    }

    void brokenFramesAreCorrupt()
    {
        const auto frame = wire::compress("a meeting of the branch, a meeting of the branch");
        for (qsizetype length = 0; length < frame.size(); ++length)
            VERIFY_ERROR(wire::decompress(frame.left(length), 1'000), Error::Corrupt);
        VERIFY_ERROR(wire::decompress(frame + frame, 1'000), Error::Corrupt);
        VERIFY_ERROR(wire::decompress(frame + 'x', 1'000), Error::Corrupt);
        VERIFY_ERROR(wire::decompress("plain text", 1'000), Error::Corrupt);
    }

    void frameWithoutItsSizeIsCorrupt()
    {
        // Magic, a header without content size and with a 1 KiB window, one raw last block "x".
        const auto frame = QByteArray::fromHex("28b52ffd000009000078");
        VERIFY_ERROR(wire::decompress(frame, 1'000), Error::Corrupt);
    }
};

BRANCHBOOK_TEST(CompressionTest)
#include "CompressionTest.moc"

#include <QTest>
