// SPDX-License-Identifier: GPL-3.0-or-later
#include "Samples.h"

#include "support/Check.h"
#include "support/TestMain.h"

#include "sync/wire/BundleReader.h"
#include "sync/wire/BundleWriter.h"

#include <QBuffer>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using wire::BundleFrame;
using wire::BundleReader;
using wire::BundleWriter;
using wire::Error;
using wire::Result;

//! The file of a USB bundle: what goes in comes out, and nothing else does.
class BundleTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder.emplace();
        QVERIFY(m_folder->isValid());
    }

    void aHeaderComesBackAsItWas()
    {
        const auto header = sampleHeader();
        const auto read = wire::BundleHeader::decode(header.encode());
        VERIFY_OK(read);
        QCOMPARE(read->encode(), header.encode());
        QCOMPARE(read->chains, header.chains);
        QCOMPARE(read->files, header.files);
        QCOMPARE(read->organisation, header.organisation);
    }

    void framesComeBackInTheirOrder()
    {
        const auto frames = sampleFrames();
        const auto files = write(frames);
        QCOMPARE(files.size(), 1);
        const auto read = readAll(contentOf(files.first()));
        VERIFY_OK(read);
        QCOMPARE(read->size(), frames.size());
        for (qsizetype i = 0; i < frames.size(); ++i) {
            QCOMPARE(int((*read)[i].kind), int(frames[i].kind));
            QCOMPARE((*read)[i].payload, frames[i].payload);
        }
    }

    void partsHoldEverythingOnce()
    {
        QList<BundleFrame> frames;
        for (int i = 0; i < 12; ++i)
            frames << piece(i, 40'000);
        const auto files = write(frames, 100'000);
        QVERIFY(files.size() > 3);
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files).size(), files.size());
        qsizetype count = 0;
        for (qsizetype i = 0; i < files.size(); ++i) {
            const auto bytes = contentOf(files[i]);
            QVERIFY(bytes.size() <= 100'000);
            auto reader = opened(bytes);
            VERIFY_OK(reader);
            QCOMPARE((*reader)->header().part, int(i) + 1);
            VERIFY_OK((*reader)->verify());
            QCOMPARE((*reader)->isLast(), i + 1 == files.size());
            const auto read = readAll(bytes);
            VERIFY_OK(read);
            for (const auto &frame : *read)
                QCOMPARE(frame.payload, frames[count++].payload);
        }
        QCOMPARE(count, frames.size());
    }

    void everyFlippedByteIsNoticedBeforeAnythingIsOpened()
    {
        const auto bytes = contentOf(write(sampleFrames()).first());
        // Every byte of header, signatures and trailer; samples of what lies between.
        for (qsizetype i = 0; i < bytes.size();
             i += i < 1'200 || i > bytes.size() - 200 ? 1 : 211) {
            auto altered = bytes;
            altered[i] = char(altered[i] ^ 0x20);
            auto reader = opened(altered);
            // The person's signature alone is for the hub to check.
            const bool isPersons =
                reader && (*reader)->verify() && !(*reader)->isSignedBy(m_samples.person.publicKey);
            const auto frames = readAll(altered);
            QVERIFY2(isPersons || !frames, qPrintable(QString::number(i)));
        }
    }

    void everyTruncationIsNoticed()
    {
        const auto bytes = contentOf(write(sampleFrames()).first());
        for (qsizetype size = 0; size < bytes.size(); size += size < 1'200 ? 13 : 997)
            VERIFY_ERROR(readAll(bytes.first(size)), Error::Corrupt);
        VERIFY_ERROR(readAll(bytes.first(bytes.size() - 1)), Error::Corrupt);
        VERIFY_ERROR(readAll(bytes + 'x'), Error::Corrupt);
    }

    void anotherRecipientCannotOpenIt()
    {
        const auto bytes = contentOf(write(sampleFrames()).first());
        auto reader = opened(bytes);
        VERIFY_OK(reader);
        VERIFY_OK((*reader)->verify());
        const auto other = models::crypto::BoxKey::generate(m_samples.random);
        VERIFY_ERROR((*reader)->unlock(other), Error::Denied);
    }

    void nothingIsOpenedUnverified()
    {
        auto reader = opened(contentOf(write(sampleFrames()).first()));
        VERIFY_OK(reader);
        VERIFY_ERROR((*reader)->unlock(m_box), Error::Internal);
        VERIFY_ERROR((*reader)->next(), Error::Internal);
    }

    void aNewerVersionSaysSo()
    {
        auto bytes = contentOf(write(sampleFrames()).first());
        bytes[4] = 2;
        VERIFY_ERROR(opened(bytes), Error::NewerVersion);
        VERIFY_ERROR(opened("no bundle at all, but long enough for a header"), Error::Corrupt);
    }

    void neitherKeyNorContentStandsInTheClear()
    {
        const auto bytes = contentOf(
            write({{BundleFrame::Kind::Envelope, QByteArray("样本姓名").repeated(20)}}).first());
        QVERIFY(!bytes.contains("样本姓名"));
    }

    void anUnfinishedExportLeavesNoFile()
    {
        {
            auto writer = makeWriter(100'000);
            for (int i = 0; i < 6; ++i)
                VERIFY_OK(writer->add(BundleFrame::Kind::Piece, piece(i, 40'000).payload));
        }
        QVERIFY(QDir(m_folder->path()).isEmpty());
    }

    void aFrameMayNotGrowBeyondItsCap()
    {
        wire::BundleFrameHead head{BundleFrame::Kind::Changes, true, 0};
        // A frame of 1 KiB that claims a gigabyte.
        const auto bomb = QByteArray::fromHex("28b52ffda000000040") + QByteArray(1'000, '\0');
        VERIFY_ERROR(head.frame(bomb), Error::TooLarge);
        QVERIFY(!wire::BundleFrameHead::decode(QByteArray::fromHex("0100ffffffff")));
        QVERIFY(!wire::BundleFrameHead::decode(QByteArray::fromHex("0a0000000001")));
    }

    void hashesAndProblemsComeBack()
    {
        const QList<QByteArray> hashes{m_samples.bytes(32), m_samples.bytes(32)};
        QCOMPARE(support::must(wire::decodeHashes(wire::encodeHashes(hashes))), hashes);
        QVERIFY(!wire::decodeHashes(wire::encodeHashes({m_samples.bytes(31)})));
        const wire::BatchProblem problem{hashes[0], u"gap"_s, 7};
        const auto read = wire::BatchProblem::decode(problem.encode());
        VERIFY_OK(read);
        QCOMPARE(read->encode(), problem.encode());
        auto outside = wire::MediaPiece{hashes[0], {}, u"image/jpeg"_s, 10, 8, "abc"};
        QVERIFY(!wire::MediaPiece::decode(outside.encode()));
        outside.offset = 7;
        QVERIFY(wire::MediaPiece::decode(outside.encode()));
    }

private:
    wire::BundleHeader sampleHeader()
    {
        wire::BundleHeader header;
        header.bundle = m_samples.id();
        header.createdAt = 1'794'013'200'000;
        header.hub = u"hub"_s;
        header.device = m_samples.id().as<models::DeviceTag>();
        header.person = m_samples.id().as<models::PersonTag>();
        header.organisation = m_samples.id().as<models::OrganisationTag>();
        header.senderKey = m_samples.device.publicKey;
        header.chains = {{m_samples.id(), 1, 9, {}}, {m_samples.id(), 4, 4, m_samples.bytes(32)}};
        header.records = 10;
        header.files = 2;
        header.fileBytes = qint64(5) << 32;
        header.recipients = {{m_box.publicKey, m_samples.bytes(80)}};
        return header;
    }

    BundleFrame piece(int number, qsizetype size)
    {
        return {BundleFrame::Kind::Piece,
                QByteArray::number(number) + m_samples.bytes(size - number % 3)};
    }

    QList<BundleFrame> sampleFrames()
    {
        return {{BundleFrame::Kind::Envelope, m_samples.bytes(3'000)},
                {BundleFrame::Kind::Request, QByteArray(200'000, 'r')},
                piece(1, 150'000),
                {BundleFrame::Kind::Wanted, {}},
                piece(2, 70'000)};
    }

    std::unique_ptr<BundleWriter> makeWriter(qint64 partBytes)
    {
        return std::make_unique<BundleWriter>(
            m_folder->filePath(u"out.bbundle"_s), partBytes, sampleHeader(),
            wire::BundleSigners{m_samples.device, &m_samples.person}, m_samples.random);
    }

    QStringList write(const QList<BundleFrame> &frames, qint64 partBytes = wire::maximumBundlePart)
    {
        auto writer = makeWriter(partBytes);
        for (const auto &frame : frames)
            support::must(writer->add(frame.kind, frame.payload));
        return support::must(writer->finish());
    }

    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    static Result<std::unique_ptr<BundleReader>> opened(const QByteArray &bytes)
    {
        auto buffer = std::make_unique<QBuffer>();
        buffer->setData(bytes);
        buffer->open(QIODevice::ReadOnly);
        return BundleReader::open(std::move(buffer));
    }

    Result<QList<BundleFrame>> readAll(const QByteArray &bytes) const
    {
        BB_TRY_ASSIGN(reader, opened(bytes));
        BB_TRY(reader->verify());
        BB_TRY(reader->unlock(m_box));
        QList<BundleFrame> frames;
        for (;;) {
            BB_TRY_ASSIGN(frame, reader->next());
            if (!frame)
                return frames;
            frames << *frame;
        }
    }

    Samples m_samples{};
    models::crypto::BoxKey m_box = models::crypto::BoxKey::generate(m_samples.random);
    std::optional<QTemporaryDir> m_folder;
};

BRANCHBOOK_TEST(BundleTest)
#include "BundleTest.moc"
