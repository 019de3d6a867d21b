// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/http/HttpServer.h"

#include "support/Check.h"
#include "support/TestMain.h"
#include "sync/hub/http/Authority.h"

#include <QDateTime>
#include <QSemaphore>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <atomic>

using namespace Qt::StringLiterals;
using namespace hub;

namespace {

class Noise : public BodySource
{
public:
    explicit Noise(qint64 size) : m_size(size) { }
    qint64 size() const override { return m_size; }
    Result<QByteArray> read(qsizetype most) override
    {
        const auto piece = std::min<qint64>(most, m_size - m_given);
        m_given += piece;
        return QByteArray(piece, 'n');
    }

private:
    qint64 m_size;
    qint64 m_given = 0;
};

//! What a sink of the test was given.
struct Taken {
    std::atomic<qint64> bytes{0};
    std::atomic<qint64> largestPiece{0};
    std::atomic<bool> wasCut{false};
};

//! Counts; refuses what comes after \a most bytes.
class CountingSink : public BodySink
{
public:
    CountingSink(Taken &taken, qint64 most) : m_taken(taken), m_most(most) { }

    std::optional<HttpResponse> take(QByteArrayView bytes) override
    {
        m_taken.largestPiece = std::max<qint64>(m_taken.largestPiece, bytes.size());
        m_taken.bytes += bytes.size();
        if (m_taken.bytes <= m_most)
            return {};
        return HttpResponse{.status = 409};
    }
    HttpResponse finish() override
    {
        HttpResponse response;
        response.body = QByteArray::number(m_taken.bytes);
        return response;
    }
    void cut() override { m_taken.wasCut = true; }

private:
    Taken &m_taken;
    qint64 m_most;
};

} // namespace

class HttpServerTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_files = {m_folder.filePath(u"ca.pem"_s), m_folder.filePath(u"ca.key"_s),
                   m_folder.filePath(u"hub.pem"_s), m_folder.filePath(u"hub.key"_s)};
        VERIFY_OK(createAuthority(m_files, {u"127.0.0.1"_s}, QDateTime::currentMSecsSinceEpoch()));
    }

    void init()
    {
        m_opened = 0;
        m_taken.bytes = 0;
        m_taken.largestPiece = 0;
        m_taken.wasCut = false;
        HttpService service;
        service.answer = [this](const HttpRequest &request) { return answer(request); };
        service.bodyRule = [](const QByteArray &, const QByteArray &path) -> BodyRule {
            if (path.startsWith("/pieces"))
                return {20'000'000, true};
            return {path == "/small" ? qint64(10) : qint64(1'000'000)};
        };
        service.openBody = [this](const HttpRequest &request) { return openBody(request); };
        m_server = std::make_unique<HttpServer>(options(), service);
        VERIFY_OK(m_server->start());
    }

    void cleanup()
    {
        m_release.release(10);
        m_server.reset();
        while (m_release.tryAcquire()) { }
    }

    void oneConnectionCarriesSeveralRequests()
    {
        const auto socket = connected();
        QCOMPARE(
            exchange(*socket, "POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nhello"),
            Answer({200, "POST /echo hello"}));
        QCOMPARE(exchange(*socket, "GET /echo?a=b HTTP/1.1\r\nHost: h\r\n\r\n"),
                 Answer({200, "GET /echo "}));
        QVERIFY(socket->state() == QAbstractSocket::ConnectedState);
    }

    void bodiesAboveTheLimitAreRefusedBeforeTheyAreRead()
    {
        const auto socket = connected();
        const auto refused =
            exchange(*socket, "POST /small HTTP/1.1\r\nHost: h\r\nContent-Length: 11\r\n\r\n");
        QCOMPARE(refused.status, 413);
        QCOMPARE(m_handled.load(), 0);
    }

    void chunkedBodiesAreLimitedToo()
    {
        const auto socket = connected();
        QCOMPARE(exchange(*socket,
                          "POST /small HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n"
                          "ff\r\n"
                              + QByteArray(255, 'x') + "\r\n0\r\n\r\n")
                     .status,
                 413);
        QCOMPARE(m_handled.load(), 0);
    }

    void nonsenseAndEndlessHeadersEndTheConnection_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");
        QTest::newRow("nonsense") << QByteArray("\x01\x02\x03\r\n\r\n") << 400;
        QTest::newRow("header") << "GET / HTTP/1.1\r\nX: " + QByteArray(40'000, 'y') + "\r\n\r\n"
                                << 431;
        QTest::newRow("two lengths") << QByteArray(
            "POST /echo HTTP/1.1\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello")
                                     << 400;
    }

    void nonsenseAndEndlessHeadersEndTheConnection()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, status);
        const auto socket = connected();
        QCOMPARE(exchange(*socket, bytes).status, status);
        QVERIFY(socket->state() != QAbstractSocket::ConnectedState
                || socket->waitForDisconnected(5'000));
        QCOMPARE(m_handled.load(), 0);
        const auto next = connected();
        QCOMPARE(exchange(*next, "GET /echo HTTP/1.1\r\nHost: h\r\n\r\n").status, 200);
    }

    void longBodiesAreStreamed()
    {
        const auto socket = connected();
        const auto answer = exchange(*socket, "GET /stream HTTP/1.1\r\nHost: h\r\n\r\n");
        QCOMPARE(answer.body.size(), 3'000'001);
        QCOMPARE(exchange(*socket, "GET /echo HTTP/1.1\r\nHost: h\r\n\r\n").status, 200);
    }

    void longBodiesAreTakenInPieces()
    {
        const auto socket = connected();
        QCOMPARE(exchange(*socket, post("/pieces", 3'000'001)), Answer({200, "3000001"}));
        QVERIFY(m_taken.largestPiece <= 256 * 1024);
        QCOMPARE(exchange(*socket, post("/pieces", 0)), Answer({200, "3000001"}));
    }

    void chunkedBodiesAreTakenInPiecesToo()
    {
        const auto socket = connected();
        const auto answer =
            exchange(*socket,
                     "POST /pieces HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n"
                     "ff\r\n"
                         + QByteArray(255, 'x') + "\r\n5\r\nhello\r\n0\r\n\r\n");
        QCOMPARE(answer, Answer({200, "260"}));
    }

    void whatCameBeforeTheConnectionBrokeIsTaken()
    {
        const auto socket = connected();
        socket->write(post("/pieces", 1'000'000).chopped(400'000));
        while (socket->encryptedBytesToWrite() > 0 || socket->bytesToWrite() > 0)
            QVERIFY(socket->waitForBytesWritten(5'000));
        QTRY_VERIFY(m_opened.load() == 1);
        socket->abort();
        QTRY_VERIFY(m_taken.wasCut);
        QCOMPARE(m_taken.bytes.load(), 600'000);
    }

    void whoStopsSendingIsCutToo()
    {
        const auto socket = connected();
        socket->write(post("/pieces", 1'000).chopped(400));
        QTRY_VERIFY_WITH_TIMEOUT(m_taken.wasCut, 20'000);
        QCOMPARE(m_taken.bytes.load(), 600);
    }

    void aBodyUnderWayDoesNotHoldUpTheStop()
    {
        const auto socket = connected();
        socket->write(post("/pieces", 1'000).chopped(400));
        socket->flush();
        QTRY_COMPARE(m_opened.load(), 1);
        m_server->stop();
        QVERIFY(m_taken.wasCut);
    }

    void aRefusedBodyLeavesTheConnectionUsable_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::newRow("at once") << QByteArray("/pieces/refused");
        QTest::newRow("in the middle") << QByteArray("/pieces/half");
    }

    void aRefusedBodyLeavesTheConnectionUsable()
    {
        QFETCH(QByteArray, path);
        const auto socket = connected();
        QCOMPARE(exchange(*socket, post(path, 1'000'000)).status, 409);
        QCOMPARE(exchange(*socket, "GET /echo HTTP/1.1\r\nHost: h\r\n\r\n").status, 200);
        QVERIFY(!m_taken.wasCut);
    }

    void aRefusedBodyTooLongToReadEndsTheConnection()
    {
        const auto socket = connected();
        socket->write(post("/pieces/refused", 9'000'000));
        QVERIFY(socket->waitForDisconnected(10'000));
        QCOMPARE(m_taken.bytes.load(), 0);
    }

    void whoAsksFirstNeedNotSendWhatIsRefused()
    {
        const auto head = [](const QByteArray &path) {
            return "POST " + path
                + " HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n";
        };
        QCOMPARE(exchange(*connected(), head("/pieces/refused")).status, 409);
        const auto socket = connected();
        QCOMPARE(exchange(*socket, head("/pieces")).status, 100);
        QCOMPARE(exchange(*socket, "hello"), Answer({200, "5"}));
    }

    void piecesBeyondTheLimitAreRefused()
    {
        const auto socket = connected();
        const auto refused = exchange(
            *socket, "POST /pieces HTTP/1.1\r\nHost: h\r\nContent-Length: 20000001\r\n\r\n");
        QCOMPARE(refused.status, 413);
        QCOMPARE(m_opened.load(), 0);
    }

    void headGivesTheLengthWithoutTheBody()
    {
        const auto socket = connected();
        socket->write("HEAD /stream HTTP/1.1\r\nHost: h\r\n\r\n");
        QByteArray head;
        while (!head.contains("\r\n\r\n") && socket->waitForReadyRead(5'000))
            head += socket->readAll();
        QVERIFY(head.contains("Content-Length: 3000001"));
        QVERIFY(head.endsWith("\r\n\r\n"));
    }

    void aDawdlerHoldsUpNobodyAndIsClosed()
    {
        const auto slow = connected();
        slow->write("GET /ec");
        slow->flush();
        const auto quick = connected();
        QCOMPARE(exchange(*quick, "GET /echo HTTP/1.1\r\nHost: h\r\n\r\n").status, 200);
        QVERIFY(slow->waitForDisconnected(10'000));
    }

    void requestsUnderWayAreFinishedWhenItStops()
    {
        const auto socket = connected();
        socket->write("GET /wait HTTP/1.1\r\nHost: h\r\n\r\n");
        socket->flush();
        QTRY_COMPARE(m_handled.load(), 1);
        std::unique_ptr<QThread> stopper(QThread::create([this] { m_server->stop(); }));
        stopper->start();
        QThread::msleep(50);
        m_release.release();
        QCOMPARE(exchange(*socket, {}).status, 200);
        QVERIFY(stopper->wait(15'000));
        QSslSocket late;
        late.connectToHost(u"127.0.0.1"_s, m_server->port());
        QVERIFY(!late.waitForConnected(1'000));
    }

    void aTakenPortAndAMissingCertificateAreSaid()
    {
        auto taken = options();
        taken.port = m_server->port();
        // SO_REUSEADDR lets nobody take a port that is being listened to.
        HttpServer second(taken, {});
        VERIFY_ERROR(second.start(), Error::Busy);
        auto bare = options();
        bare.certificateFile = m_folder.filePath(u"none.pem"_s);
        HttpServer third(bare, {});
        VERIFY_ERROR(third.start(), Error::Invalid);
    }

private:
    struct Answer {
        int status = 0;
        QByteArray body{};
        friend bool operator==(const Answer &, const Answer &) = default;
    };

    HttpServerOptions options() const
    {
        HttpServerOptions options;
        options.certificateFile = m_files.certificate;
        options.keyFile = m_files.certificateKey;
        options.idleTimeoutSeconds = 1;
        return options;
    }

    HttpResponse answer(const HttpRequest &request)
    {
        ++m_handled;
        HttpResponse response;
        if (request.path == "/wait")
            m_release.acquire();
        if (request.path == "/stream")
            response.stream = std::make_shared<Noise>(3'000'001);
        else
            response.body = request.method + ' ' + request.path + ' ' + request.body;
        return response;
    }

    BodyOpening openBody(const HttpRequest &request)
    {
        ++m_opened;
        if (request.path == "/pieces/refused")
            return {{}, HttpResponse{.status = 409}};
        const qint64 most = request.path == "/pieces/half" ? 400'000 : 20'000'000;
        return {std::make_unique<CountingSink>(m_taken, most), {}};
    }

    static QByteArray post(const QByteArray &path, qsizetype size)
    {
        return "POST " + path + " HTTP/1.1\r\nHost: h\r\nContent-Length: "
            + QByteArray::number(size) + "\r\n\r\n" + QByteArray(size, 'b');
    }

    std::unique_ptr<QSslSocket> connected()
    {
        m_handled = 0;
        auto socket = std::make_unique<QSslSocket>();
        auto configuration = QSslConfiguration::defaultConfiguration();
        configuration.setCaCertificates(QSslCertificate::fromPath(m_files.authority));
        socket->setSslConfiguration(configuration);
        socket->connectToHostEncrypted(u"127.0.0.1"_s, m_server->port());
        if (!socket->waitForEncrypted(10'000))
            qWarning("no TLS: %s", qPrintable(socket->errorString()));
        return socket;
    }

    //! Sends and reads one whole answer.
    static Answer exchange(QSslSocket &socket, const QByteArray &request)
    {
        socket.write(request);
        QByteArray bytes = socket.readAll();
        while (!bytes.contains("\r\n\r\n") && socket.waitForReadyRead(10'000))
            bytes += socket.readAll();
        const auto end = bytes.indexOf("\r\n\r\n");
        if (end < 0)
            return {};
        const auto head = bytes.left(end).toLower();
        const auto at = head.indexOf("content-length: ");
        const auto length =
            at < 0 ? 0 : head.mid(at + 16, head.indexOf("\r\n", at) - at - 16).toLongLong();
        auto body = bytes.mid(end + 4);
        while (body.size() < length && socket.waitForReadyRead(10'000))
            body += socket.readAll();
        return {head.mid(9, 3).toInt(), body};
    }

    QTemporaryDir m_folder;
    AuthorityFiles m_files;
    std::unique_ptr<HttpServer> m_server;
    std::atomic<int> m_handled{0};
    std::atomic<int> m_opened{0};
    Taken m_taken;
    QSemaphore m_release;
};

BRANCHBOOK_TEST(HttpServerTest)
#include "HttpServerTest.moc"
