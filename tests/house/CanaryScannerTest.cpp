// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/CanaryScanner.h"

#include "support/TestContext.h"
#include "support/TestMain.h"

#include <QFile>
#include <QStringEncoder>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

//! A detector that finds nothing proves nothing: each kind of leak is planted once.
class CanaryScannerTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_scanner.addText(u"name"_s, m_name);
        m_scanner.addText(u"number"_s, m_number);
        m_scanner.addBytes(u"key"_s, m_key);
        m_scanner.addText(u"passphrase"_s, m_passphrase);
        m_scanner.addBytes(u"passphrase"_s, m_passphrase.toUtf8());
    }

    void plantedLeaksAreFound_data()
    {
        QTest::addColumn<QByteArray>("leak");
        const auto utf16 = [](const QString &text, QStringConverter::Encoding encoding) {
            return QByteArray(QStringEncoder(encoding).encode(text));
        };
        QStringEncoder gb("GB18030");
        QVERIFY2(gb.isValid(), "this Qt cannot write GB18030");
        QTest::newRow("name, UTF-8") << m_name.toUtf8();
        QTest::newRow("name, UTF-16LE") << utf16(m_name, QStringConverter::Utf16LE);
        QTest::newRow("name, UTF-16BE") << utf16(m_name, QStringConverter::Utf16BE);
        QTest::newRow("name, GB18030") << QByteArray(gb.encode(m_name));
        QTest::newRow("number, ASCII") << m_number.toLatin1();
        QTest::newRow("number, UTF-16LE") << utf16(m_number, QStringConverter::Utf16LE);
        QTest::newRow("key, raw") << m_key;
        QTest::newRow("key, hex") << m_key.toHex();
        QTest::newRow("key, HEX") << m_key.toHex().toUpper();
        QTest::newRow("key, Base64") << m_key.toBase64();
        QTest::newRow("key, hex in UTF-16")
            << utf16(QString::fromLatin1(m_key.toHex()), QStringConverter::Utf16LE);
        QTest::newRow("key, Base64 in UTF-16")
            << utf16(QString::fromLatin1(m_key.toBase64()), QStringConverter::Utf16LE);
        QTest::newRow("key, Base64 for URLs") << m_key.toBase64(QByteArray::Base64UrlEncoding);
        QTest::newRow("key, Base64 for URLs one further")
            << ("x" + m_key).toBase64(QByteArray::Base64UrlEncoding);
        QTest::newRow("key in an SQL literal") << "PRAGMA key = \"x'" + m_key.toHex() + "'\"";
        QTest::newRow("passphrase, UTF-8") << m_passphrase.toUtf8();
        QTest::newRow("passphrase, UTF-16") << utf16(m_passphrase, QStringConverter::Utf16LE);
        QTest::newRow("passphrase, Base64") << m_passphrase.toUtf8().toBase64();
        QTest::newRow("key, Base64 of something longer") << ("x" + m_key + "y").toBase64();
        QTest::newRow("key, Base64 one further") << ("xx" + m_key + "y").toBase64();
    }

    void plantedLeaksAreFound()
    {
        QFETCH(QByteArray, leak);
        QTemporaryDir folder;
        QFile file(folder.filePath(u"page"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        // Across the seam of two pieces, where a careless reader would miss it.
        QByteArray filler(4 * 1024 * 1024 - 5, '\x17');
        file.write(filler + leak + filler.left(100));
        file.close();

        QVERIFY(!m_scanner.scanFolder(folder.path()).isEmpty());
    }

    void aKeyInARemovedFileIsFoundInTheTrace_data()
    {
        QTest::addColumn<QByteArray>("leak");
        QTest::newRow("raw") << m_key;
        QTest::newRow("hex") << m_key.toHex();
        QTest::newRow("HEX") << m_key.toHex().toUpper();
        QTest::newRow("Base64") << m_key.toBase64();
    }

    void aKeyInARemovedFileIsFoundInTheTrace()
    {
        QFETCH(QByteArray, leak);
        QTemporaryDir folder;
        QFile log(folder.filePath(u"trace"_s));
        QVERIFY(log.open(QIODevice::WriteOnly));
        log.write("12 pwrite64(3<" + escaped("/data/tmp/a") + ">, \"" + escaped("xx" + leak)
                  + "\", 8, 0) = 8\n");
        log.close();
        QCOMPARE(m_scanner.scanTrace(log.fileName(), u"/data"_s).found.size(), 1);
    }

    void everyWayOntoTheDiskIsSeen_data()
    {
        QTest::addColumn<QByteArray>("call");
        const auto file = escaped("/data/tmp/a");
        const auto input = escaped("/home/photo.jpg");
        const auto name = m_name.toUtf8();
        QTest::newRow("write") << "write(3<" + file + ">, \"" + escaped(name) + "\", 15";
        QTest::newRow("write interrupted")
            << "write(3<" + file + ">, \"" + escaped(name) + "\", 15 <unfinished ...>";
        QTest::newRow("writev over two buffers") << "writev(3<" + file + ">, [{iov_base=\""
                + escaped(name.left(4)) + "\", iov_len=4}, {iov_base=\"" + escaped(name.mid(4))
                + "\", iov_len=11}], 2";
        QTest::newRow("pwritev2") << "pwritev2(3<" + file + ">, [{iov_base=\"" + escaped(name)
                + "\", iov_len=15}], 1, 0, 0";
        QTest::newRow("elsewhere")
            << "write(3<" + escaped("/var/tmp/b") + ">, \"" + escaped(name) + "\", 15";
        QTest::newRow("sendfile") << "sendfile(4<" + file + ">, 3<" + input + ">, NULL, 4096";
        QTest::newRow("copy_file_range")
            << "copy_file_range(3<" + input + ">, NULL, 4<" + file + ">, NULL, 4096, 0";
        QTest::newRow("clone") << "ioctl(4<" + file + ">, BTRFS_IOC_CLONE or FICLONE, 3<" + input
                + ">";
        QTest::newRow("a name") << "rename(\"" + escaped("/data/a") + "\", \""
                + escaped("/data/" + name) + "\"";
        QTest::newRow("linked in")
            << "linkat(AT_FDCWD, \"" + input + "\", AT_FDCWD, \"" + file + "\", 0";
        QTest::newRow("a folder") << "mkdir(\"" + escaped("/data/" + name) + "\", 0700";
    }

    void everyWayOntoTheDiskIsSeen()
    {
        QFETCH(QByteArray, call);
        QTemporaryDir folder;
        QFile log(folder.filePath(u"trace"_s));
        QVERIFY(log.open(QIODevice::WriteOnly));
        log.write("12    " + call + ") = 1\n");
        log.close();
        QCOMPARE(m_scanner.scanTrace(log.fileName(), u"/data"_s).found.size(), 1);
    }

    void whatIsFineIsNotReported()
    {
        const auto file = escaped("/data/tmp/a");
        QTemporaryDir folder;
        QFile log(folder.filePath(u"trace"_s));
        QVERIFY(log.open(QIODevice::WriteOnly));
        log.write("12 write(3<" + file + ">, \"" + escaped("harmless") + "\", 8) = 8\n");
        log.write("12 write(1<" + escaped("pipe:[7]") + ">, \"" + escaped(m_name.toUtf8())
                  + "\", 8) = 8\n");
        log.write("12 ioctl(3<" + file + ">, TCGETS, 0x7ff) = -1 ENOTTY\n");
        log.write("12 rename(\"" + file + "\", \"" + file + "\") = 0\n");
        // A file without a name gets one.
        log.write("12 linkat(AT_FDCWD, \"" + escaped("/proc/self/fd/6") + "\", AT_FDCWD, \"" + file
                  + "\", AT_SYMLINK_FOLLOW) = 0\n");
        log.write("12 write(3<" + escaped("/var/tmp/b") + ">, \"" + escaped("harmless")
                  + "\", 8) = 8\n");
        log.close();
        const auto trace = m_scanner.scanTrace(log.fileName(), u"/data"_s);
        QCOMPARE(trace.found, QStringList());
        QCOMPARE(trace.writes, 2);
        QCOMPARE(trace.outside, QStringList{u"/var/tmp/b"_s});
    }

    void cleanFilesAreClean()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(u"page"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QByteArray noise(1'000'000, Qt::Uninitialized);
        support::FakeRandom random;
        random.fill(noise.data(), noise.size());
        file.write(noise);
        file.close();

        QCOMPARE(m_scanner.scanFolder(folder.path()), QStringList());
    }

    void fileNamesAreReadToo()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(m_name + u".jpg"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        QVERIFY(!m_scanner.scanFolder(folder.path()).isEmpty());
    }

    void removedFilesAreFoundInTheTrace()
    {
        QTemporaryDir folder;
        QFile log(folder.filePath(u"trace"_s));
        QVERIFY(log.open(QIODevice::WriteOnly));
        log.write("12 write(3<" + escaped("/data/tmp/a") + ">, \"" + escaped("harmless")
                  + "\", 8) = 8\n");
        log.write("12 pwrite64(3<" + escaped("/data/tmp/a") + ">, \""
                  + escaped("xx" + m_name.toUtf8()) + "\", 8, 0) = 8\n");
        log.write("12 write(1<" + escaped("/dev/pts/0") + ">, \"" + escaped(m_name.toUtf8())
                  + "\", 8) = 8\n");
        log.close();

        const auto trace = m_scanner.scanTrace(log.fileName(), u"/data"_s);
        QCOMPARE(trace.found.size(), 1);
        QCOMPARE(trace.writes, 2);
    }

private:
    //! As strace -xx writes bytes.
    static QByteArray escaped(const QByteArray &bytes)
    {
        QByteArray text;
        for (const char c : bytes)
            text += "\\x" + QByteArray(1, c).toHex();
        return text;
    }

    const QString m_name = u"示例人物甲"_s;
    const QString m_number = support::sampleIdentityNumber(QDate(1968, 3, 4), 21);
    const QByteArray m_key = QByteArray::fromHex("00112233fbefbe778899aabbccffffff0f1e2d3c");
    const QString m_passphrase = u"correct horse battery village"_s;
    support::CanaryScanner m_scanner;
};

BRANCHBOOK_TEST(CanaryScannerTest)
#include "CanaryScannerTest.moc"
