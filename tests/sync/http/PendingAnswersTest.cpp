// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/http/HttpServer.h"

#include "support/Check.h"
#include "support/TestMain.h"
#include "sync/hub/http/Authority.h"

#include <QDateTime>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <mutex>

using namespace Qt::StringLiterals;
using namespace hub;

namespace {

//! What the test tells those who wait, and what it sees of them.
struct Bell {
    std::mutex mutex{};
    std::vector<std::function<void()>> wakes{};
    std::atomic<int> waiting{0};
    std::atomic<int> finished{0};
    std::atomic<bool> hasRung{false};

    void ring()
    {
        hasRung = true;
        const std::lock_guard lock(mutex);
        for (const auto &wake : wakes)
            wake();
    }
};

class Waiting final : public PendingAnswer
{
public:
    Waiting(Bell &bell, int milliseconds) : m_bell(bell), m_milliseconds(milliseconds) { }

    int milliseconds() const override { return m_milliseconds; }
    void whenDue(std::function<void()> wake) override
    {
        const std::lock_guard lock(m_bell.mutex);
        m_bell.wakes.push_back(std::move(wake));
        ++m_bell.waiting;
    }
    HttpResponse finish() override
    {
        ++m_bell.finished;
        return {.status = m_bell.hasRung ? 200 : 304};
    }

private:
    Bell &m_bell;
    int m_milliseconds;
};

} // namespace

//! Answers that wait: the connection does, no thread.
class PendingAnswersTest : public QObject
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
        m_bell.emplace();
        HttpService service;
        service.bodyRule = [](const QByteArray &, const QByteArray &) { return BodyRule{}; };
        service.answer = [this](const HttpRequest &request) {
            HttpResponse response;
            if (request.path == "/wait")
                response.pending = std::make_shared<Waiting>(*m_bell, 60'000);
            else if (request.path == "/wait/shortly")
                response.pending = std::make_shared<Waiting>(*m_bell, 20);
            return response;
        };
        HttpServerOptions options;
        options.certificateFile = m_files.certificate;
        options.keyFile = m_files.certificateKey;
        options.idleTimeoutSeconds = 1;
        options.workers = 1;
        m_server = std::make_unique<HttpServer>(options, service);
        VERIFY_OK(m_server->start());
    }

    void cleanup() { m_server.reset(); }

    void manyWaitOnOneWorkerWhoStillAnswersOthers()
    {
        std::vector<std::unique_ptr<QSslSocket>> waiting;
        for (int i = 0; i < 20; ++i) {
            waiting.push_back(connected());
            ask(*waiting.back(), "/wait");
        }
        QTRY_COMPARE(m_bell->waiting.load(), 20);
        const auto other = connected();
        ask(*other, "/other");
        QCOMPARE(statusOf(*other), 200);
        QCOMPARE(m_bell->finished.load(), 0);

        m_bell->ring();
        for (const auto &socket : waiting)
            QCOMPARE(statusOf(*socket), 200);
        // The connection goes on.
        ask(*waiting.front(), "/other");
        QCOMPARE(statusOf(*waiting.front()), 200);
    }

    void whoIsNotCalledIsAnsweredAfterAWhile()
    {
        const auto socket = connected();
        ask(*socket, "/wait/shortly");
        QCOMPARE(statusOf(*socket), 304);
        ask(*socket, "/other");
        QCOMPARE(statusOf(*socket), 200);
    }

    void whoIsCalledAtOnceIsAnsweredAtOnce()
    {
        m_bell->hasRung = true;
        const auto socket = connected();
        ask(*socket, "/wait");
        QTRY_COMPARE(m_bell->waiting.load(), 1);
        m_bell->ring();
        QCOMPARE(statusOf(*socket), 200);
    }

    void aConnectionThatBreaksWaitsNoLonger()
    {
        auto socket = connected();
        ask(*socket, "/wait");
        QTRY_COMPARE(m_bell->waiting.load(), 1);
        socket->abort();
        QTRY_COMPARE(m_bell->finished.load(), 1);
    }

    void waitingDoesNotHoldUpTheStop()
    {
        const auto socket = connected();
        ask(*socket, "/wait");
        QTRY_COMPARE(m_bell->waiting.load(), 1);
        m_server->stop();
        QCOMPARE(m_bell->finished.load(), 1);
    }

private:
    std::unique_ptr<QSslSocket> connected()
    {
        auto socket = std::make_unique<QSslSocket>();
        auto configuration = QSslConfiguration::defaultConfiguration();
        configuration.setCaCertificates(QSslCertificate::fromPath(m_files.authority));
        socket->setSslConfiguration(configuration);
        socket->connectToHostEncrypted(u"127.0.0.1"_s, m_server->port());
        if (!socket->waitForEncrypted(10'000))
            qWarning("no TLS: %s", qPrintable(socket->errorString()));
        return socket;
    }

    static void ask(QSslSocket &socket, const QByteArray &path)
    {
        socket.write("GET " + path + " HTTP/1.1\r\nHost: h\r\n\r\n");
        socket.flush();
    }

    static int statusOf(QSslSocket &socket)
    {
        QByteArray bytes = socket.readAll();
        while (!bytes.contains("\r\n\r\n") && socket.waitForReadyRead(10'000))
            bytes += socket.readAll();
        return bytes.mid(9, 3).toInt();
    }

    QTemporaryDir m_folder;
    AuthorityFiles m_files;
    std::optional<Bell> m_bell;
    std::unique_ptr<HttpServer> m_server;
};

BRANCHBOOK_TEST(PendingAnswersTest)
#include "PendingAnswersTest.moc"
