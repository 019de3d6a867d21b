// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/ChunkedFile.h"

#include "models/crypto/ChunkedFormat.h"
#include "support/Check.h"
#include "support/TestContext.h"
#include "support/TestMain.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <atomic>
#include <random>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#endif

using namespace models;
using chunked::chunkSize;

namespace {

constexpr qsizetype sealedChunk = chunkSize + 16;
constexpr qsizetype headerSize = 32;

QByteArray content(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    support::FakeRandom(quint64(size) + 7).fill(bytes.data(), size);
    return bytes;
}

} // namespace

class ChunkedFileTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder.emplace();
        m_path = m_folder->filePath(QStringLiteral("container"));
        m_key = SecretBytes::random(32, m_random);
    }

    void whatWasWrittenIsReadBack_data()
    {
        QTest::addColumn<qsizetype>("size");
        for (const qsizetype chunks : {0, 1, 2, 3}) {
            for (const qsizetype off : {-1, 0, 1}) {
                if (chunks * chunkSize + off >= 0)
                    QTest::addRow("%d chunks %+d", int(chunks), int(off))
                        << chunks * chunkSize + off;
            }
        }
    }

    void whatWasWrittenIsReadBack()
    {
        QFETCH(qsizetype, size);
        const auto plain = content(size);
        VERIFY_OK(write(plain));

        auto device = openChunked(m_path, m_key);
        VERIFY_OK(device);
        QCOMPARE((*device)->size(), size);
        QCOMPARE((*device)->readAll(), plain);
        VERIFY_OK(verifyChunked(m_path, m_key));
    }

    void theFileIsForItsOwnerOnly()
    {
        VERIFY_OK(write(content(10)));
        const auto others =
            QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QVERIFY(!(QFile::permissions(m_path) & others));
    }

    void anExistingFileIsNotOverwritten()
    {
        VERIFY_OK(write(content(10)));
        VERIFY_ERROR(ChunkedWriter::create(m_path, 10, m_key, m_random), Error::Conflict);
        VERIFY_OK(verifyChunked(m_path, m_key));
    }

    void anyOffsetIsReadAlone()
    {
        const auto plain = content(5 * chunkSize + 1234);
        VERIFY_OK(write(plain));
        auto device = openChunked(m_path, m_key);
        VERIFY_OK(device);
        std::mt19937 engine(3);
        for (int i = 0; i < 300; ++i) {
            const qint64 start = engine() % plain.size();
            const qint64 length = 1 + engine() % (2 * chunkSize);
            QVERIFY((*device)->seek(start));
            QCOMPARE((*device)->read(length), plain.mid(start, length));
        }
        QVERIFY((*device)->seek(plain.size()));
        QVERIFY((*device)->read(1).isEmpty());
        QVERIFY((*device)->atEnd());
    }

    void everyFlippedBitIsRefused()
    {
        VERIFY_OK(write(content(50)));
        const auto good = fileBytes();
        for (qsizetype i = 0; i < good.size() * 8; ++i) {
            auto bad = good;
            bad[i / 8] = char(bad[i / 8] ^ (1 << (i % 8)));
            setFileBytes(bad);
            QVERIFY2(!verifyChunked(m_path, m_key), qPrintable(QString::number(i)));
        }
        setFileBytes(good);
        VERIFY_OK(verifyChunked(m_path, m_key));
    }

    void aFlippedBitInAnyChunkIsRefused()
    {
        VERIFY_OK(write(content(3 * chunkSize + 5)));
        const auto good = fileBytes();
        std::mt19937 engine(5);
        for (qsizetype chunk = 0; chunk < 4; ++chunk) {
            const auto start = headerSize + chunk * sealedChunk;
            const auto length = std::min(sealedChunk, good.size() - start);
            for (const auto offset : {qsizetype(0), length - 1, qsizetype(engine() % length)}) {
                auto bad = good;
                bad[start + offset] = char(bad[start + offset] ^ 0x10);
                setFileBytes(bad);
                VERIFY_ERROR(verifyChunked(m_path, m_key), Error::Corrupt);
            }
        }
    }

    void aDamagedChunkGivesNoBytesButTheOthersDo()
    {
        const auto plain = content(3 * chunkSize);
        VERIFY_OK(write(plain));
        auto bytes = fileBytes();
        bytes[headerSize + sealedChunk + 9] = char(bytes[headerSize + sealedChunk + 9] ^ 1);
        setFileBytes(bytes);

        auto device = openChunked(m_path, m_key);
        VERIFY_OK(device);
        QVERIFY((*device)->seek(chunkSize + 100));
        char byte = 0;
        QCOMPARE((*device)->read(&byte, 1), -1);
        QVERIFY(!(*device)->errorString().isEmpty());
        QVERIFY((*device)->seek(2 * chunkSize));
        QCOMPARE((*device)->readAll(), plain.last(chunkSize));
    }

    void truncationIsRefused()
    {
        VERIFY_OK(write(content(3 * chunkSize + 77)));
        const auto good = fileBytes();
        QList<qsizetype> lengths{0, 1, headerSize - 1, headerSize, good.size() - 1};
        for (qsizetype chunk = 1; chunk <= 3; ++chunk) {
            for (const qsizetype off : {-1, 0, 1})
                lengths.append(headerSize + chunk * sealedChunk + off);
        }
        for (const auto length : lengths) {
            setFileBytes(good.first(length));
            VERIFY_ERROR(openChunked(m_path, m_key), Error::Corrupt);
            VERIFY_ERROR(verifyChunked(m_path, m_key), Error::Corrupt);
        }
        setFileBytes(good + 'x');
        VERIFY_ERROR(verifyChunked(m_path, m_key), Error::Corrupt);
    }

    //! The length in the header is authenticated: cutting off a whole chunk and saying so fails.
    void aShorterLengthCannotBeClaimed()
    {
        VERIFY_OK(write(content(3 * chunkSize)));
        auto bytes = fileBytes().first(headerSize + 2 * sealedChunk);
        bytes[29] = char(2);
        bytes[30] = 0;
        bytes[31] = 0;
        setFileBytes(bytes);
        VERIFY_ERROR(openChunked(m_path, m_key), Error::Corrupt);
    }

    void chunksCannotBeMoved()
    {
        VERIFY_OK(write(content(4 * chunkSize)));
        const auto good = fileBytes();
        const auto chunk = [&](qsizetype i) {
            return good.sliced(headerSize + i * sealedChunk, sealedChunk);
        };
        setFileBytes(good.first(headerSize) + chunk(0) + chunk(2) + chunk(1) + chunk(3));
        VERIFY_ERROR(verifyChunked(m_path, m_key), Error::Corrupt);
        setFileBytes(good.first(headerSize) + chunk(0) + chunk(1) + chunk(1) + chunk(3));
        VERIFY_ERROR(verifyChunked(m_path, m_key), Error::Corrupt);
    }

    void chunksOfAnotherFileUnderTheSameKeyAreRefused()
    {
        const auto plain = content(2 * chunkSize);
        VERIFY_OK(write(plain));
        const auto first = fileBytes();
        QVERIFY(QFile::remove(m_path));
        VERIFY_OK(write(plain));
        const auto second = fileBytes();
        setFileBytes(first.first(headerSize + sealedChunk)
                     + second.sliced(headerSize + sealedChunk));
        VERIFY_ERROR(verifyChunked(m_path, m_key), Error::Corrupt);
    }

    void anotherKeyOpensNothing()
    {
        VERIFY_OK(write(content(100)));
        const auto other = SecretBytes::random(32, m_random);
        VERIFY_ERROR(openChunked(m_path, other), Error::Corrupt);
        VERIFY_ERROR(openChunked(m_path, SecretBytes()), Error::Corrupt);
    }

    void aNewerFormatIsLeftAlone()
    {
        VERIFY_OK(write(content(100)));
        auto bytes = fileBytes();
        bytes[4] = 2;
        setFileBytes(bytes);
        VERIFY_ERROR(openChunked(m_path, m_key), Error::NewerVersion);
        VERIFY_ERROR(ChunkedWriter::resume(m_path, m_key), Error::NewerVersion);
        QCOMPARE(fileBytes(), bytes);
    }

    void moreOrLessThanAnnouncedIsRefused()
    {
        auto writer = ChunkedWriter::create(m_path, 100, m_key, m_random);
        VERIFY_OK(writer);
        VERIFY_OK((*writer)->append(content(60)));
        VERIFY_ERROR((*writer)->finish(), Error::Invalid);
        VERIFY_ERROR((*writer)->append(content(41)), Error::TooLarge);
        QCOMPARE((*writer)->position(), 60);
        VERIFY_OK((*writer)->append(content(40)));
        VERIFY_OK((*writer)->finish());
    }

    void resumingAfterACutAnywhereGivesTheSameContent()
    {
        const auto plain = content(4 * chunkSize + 4321);
        std::mt19937 engine(11);
        for (int round = 0; round < 60; ++round) {
            QFile::remove(m_path);
            {
                auto writer = ChunkedWriter::create(m_path, plain.size(), m_key, m_random);
                VERIFY_OK(writer);
                VERIFY_OK((*writer)->append(
                    QByteArrayView(plain).first(qsizetype(engine() % quint64(plain.size() + 1)))));
            }
            // A crash may also tear the last write, or leave bytes that were never written.
            auto bytes = fileBytes();
            if (round % 3 == 1)
                bytes.truncate(std::max<qsizetype>(headerSize, bytes.size() - engine() % 99'999));
            if (round % 3 == 2)
                bytes.append(content(engine() % 99'999));
            setFileBytes(bytes);

            auto writer = ChunkedWriter::resume(m_path, m_key);
            VERIFY_OK(writer);
            const auto position = (*writer)->position();
            QCOMPARE((*writer)->plainLength(), plain.size());
            QVERIFY(position % chunkSize == 0 || position == plain.size());
            VERIFY_OK((*writer)->append(QByteArrayView(plain).sliced(position)));
            VERIFY_OK((*writer)->finish());

            auto device = openChunked(m_path, m_key);
            VERIFY_OK(device);
            QCOMPARE((*device)->readAll(), plain);
        }
    }

    void resumingStopsBeforeADamagedChunk()
    {
        const auto plain = content(3 * chunkSize);
        VERIFY_OK(write(plain));
        auto bytes = fileBytes();
        bytes[headerSize + sealedChunk] = char(bytes[headerSize + sealedChunk] ^ 1);
        setFileBytes(bytes);
        auto writer = ChunkedWriter::resume(m_path, m_key);
        VERIFY_OK(writer);
        QCOMPARE((*writer)->position(), chunkSize);
    }

    void resumingAFinishedFileChangesNothing()
    {
        for (const qsizetype size : {qsizetype(0), chunkSize, chunkSize + 1}) {
            QFile::remove(m_path);
            VERIFY_OK(write(content(size)));
            const auto before = fileBytes();
            auto writer = ChunkedWriter::resume(m_path, m_key);
            VERIFY_OK(writer);
            QCOMPARE((*writer)->position(), size);
            VERIFY_OK((*writer)->finish());
            QCOMPARE(fileBytes(), before);
        }
    }

    void resumingWhatIsNoContainerIsCorrupt()
    {
        setFileBytes("BBM");
        VERIFY_ERROR(ChunkedWriter::resume(m_path, m_key), Error::Corrupt);
        QVERIFY(QFile::remove(m_path));
        VERIFY_ERROR(ChunkedWriter::resume(m_path, m_key), Error::NotFound);
    }

    //! The table of a three-gigabyte file fits no 32-bit offset; the container here has a hole.
    void offsetsBeyondFourGigabytesAreExact()
    {
        constexpr qint64 length = 5'000'000'000;
        auto header = chunked::Header::make(length, m_random);
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(header.bytes().data(), header.bytes().size());
        const auto plain = content(chunkSize);
        QByteArray sealed(sealedChunk, Qt::Uninitialized);
        const auto last = header.chunkCount() - 1;
        for (const qint64 index : {qint64(0), last - 1, last}) {
            header.seal(index, reinterpret_cast<const unsigned char *>(plain.constData()), m_key,
                        reinterpret_cast<unsigned char *>(sealed.data()));
            QVERIFY(file.seek(chunked::Header::offset(index)));
            file.write(sealed.constData(), header.plainSize(index) + 16);
        }
        file.close();

        auto device = openChunked(m_path, m_key);
        VERIFY_OK(device);
        QCOMPARE((*device)->size(), length);
        QVERIFY((*device)->seek(last * chunkSize - 10));
        QCOMPARE((*device)->read(20), plain.last(10) + plain.first(10));
        QVERIFY((*device)->seek(length - 1));
        QCOMPARE((*device)->readAll(), plain.sliced(header.plainSize(last) - 1, 1));
    }

    void anotherThreadMayRead()
    {
        const auto plain = content(6 * chunkSize);
        VERIFY_OK(write(plain));
        auto device = openChunked(m_path, m_key);
        VERIFY_OK(device);
        QByteArray read;
        const std::unique_ptr<QThread> thread(QThread::create([&] {
            for (qint64 at = 0; at < plain.size(); at += 10'000) {
                (*device)->seek(at);
                read += (*device)->read(10'000);
            }
        }));
        thread->start();
        QVERIFY(thread->wait());
        QCOMPARE(read, plain);
    }

#ifdef Q_OS_UNIX
    //! A limit on file sizes stands in for a full disk.
    void aFullDiskLeavesAFileThatResumes()
    {
        const auto plain = content(4 * chunkSize);
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit before{};
        getrlimit(RLIMIT_FSIZE, &before);
        auto small = before;
        small.rlim_cur = headerSize + sealedChunk + 1000;
        {
            auto writer = ChunkedWriter::create(m_path, plain.size(), m_key, m_random);
            VERIFY_OK(writer);
            setrlimit(RLIMIT_FSIZE, &small);
            const auto refused = (*writer)->append(plain);
            setrlimit(RLIMIT_FSIZE, &before);
            VERIFY_ERROR(refused, Error::DiskFull);
        }
        QCOMPARE(fileBytes().size(), headerSize + sealedChunk);

        auto writer = ChunkedWriter::resume(m_path, m_key);
        VERIFY_OK(writer);
        QCOMPARE((*writer)->position(), chunkSize);
        VERIFY_OK((*writer)->append(QByteArrayView(plain).sliced(chunkSize)));
        VERIFY_OK((*writer)->finish());
        VERIFY_OK(verifyChunked(m_path, m_key));
    }
#endif

    void theContainerHoldsNoPlainBytes()
    {
        const QByteArray plain = QByteArray("A canary sings in the container. ").repeated(9000);
        VERIFY_OK(write(plain));
        QVERIFY(!fileBytes().contains("canary"));
    }

private:
    Result<void> write(QByteArrayView plain)
    {
        BB_TRY_ASSIGN(writer, ChunkedWriter::create(m_path, plain.size(), m_key, m_random));
        BB_TRY(writer->append(plain));
        return writer->finish();
    }

    QByteArray fileBytes() const
    {
        QFile file(m_path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    void setFileBytes(const QByteArray &bytes)
    {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        QCOMPARE(file.write(bytes), bytes.size());
    }

    support::FakeRandom m_random;
    std::optional<QTemporaryDir> m_folder;
    QString m_path;
    SecretBytes m_key;
};

BRANCHBOOK_TEST(ChunkedFileTest)
#include "ChunkedFileTest.moc"
