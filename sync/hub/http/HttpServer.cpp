// SPDX-License-Identifier: GPL-3.0-or-later
// The only file that is compiled with Boost: it costs a minute and a gigabyte.
#include "sync/hub/http/HttpServer.h"

#include "sync/hub/http/Acknowledgement.h"
#include "sync/hub/http/ServerTls.h"
#include "sync/hub/http/TimerLink.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>

#include <atomic>
#include <optional>
#include <set>
#include <thread>
#include <utility>
#include <vector>

namespace hub {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using Tcp = asio::ip::tcp;
using Stream = beast::ssl_stream<beast::tcp_stream>;
using boost::system::error_code;
using HeadParser = http::request_parser<http::empty_body>;
using WholeParser = http::request_parser<http::string_body>;
using PieceParser = http::request_parser<http::buffer_body>;

constexpr auto useAwaitable = asio::as_tuple(asio::use_awaitable);
constexpr qsizetype pieceSize = 256 * 1024;

QByteArray bytesOf(beast::string_view text)
{
    return QByteArray(text.data(), qsizetype(text.size()));
}

HttpRequest requestOf(const HeadParser &parser, const QByteArray &peer)
{
    HttpRequest request;
    const auto &message = parser.get();
    request.method = bytesOf(message.method_string());
    request.target = bytesOf(message.target());
    const auto query = request.target.indexOf('?');
    request.path = query < 0 ? request.target : request.target.left(query);
    for (const auto &field : message)
        request.headers.insert(bytesOf(field.name_string()).toLower(), bytesOf(field.value()));
    request.peer = peer;
    return request;
}

HttpResponse plainResponse(int status)
{
    HttpResponse response;
    response.status = status;
    return response;
}

template <typename Message>
void setHead(Message &message, const HttpResponse &response, bool keepAlive)
{
    message.result(unsigned(response.status));
    message.version(11);
    for (const auto &[name, value] : response.headers)
        message.insert(beast::string_view(name.constData(), size_t(name.size())),
                       beast::string_view(value.constData(), size_t(value.size())));
    message.keep_alive(keepAlive);
}

bool mayHaveBody(int status)
{
    return status >= 200 && status != 204 && status != 304;
}

} // namespace

struct HttpServer::State {
    State(HttpServerOptions given, HttpService whatIsServed)
        : options(std::move(given)),
          service(std::move(whatIsServed)),
          workers(size_t(options.workers))
    {
    }

    Result<void> listen();
    asio::awaitable<void> acceptAll();
    asio::awaitable<void> serve(std::shared_ptr<Stream> stream, QByteArray peer);
    //! False when the connection is to be closed.
    asio::awaitable<bool> serveOne(Stream &stream, beast::flat_buffer &buffer,
                                   const QByteArray &peer);
    asio::awaitable<bool> serveWhole(Stream &stream, beast::flat_buffer &buffer, HeadParser &head,
                                     qint64 limit, HttpRequest request);
    asio::awaitable<bool> serveInPieces(Stream &stream, beast::flat_buffer &buffer,
                                        HeadParser &head, qint64 limit, const HttpRequest &request);
    //! The bytes after the head, piece by piece into \a sink; what is to be answered, or nothing
    //! when the connection is of no use any more.
    asio::awaitable<std::optional<HttpResponse>> receive(Stream &stream, beast::flat_buffer &buffer,
                                                         PieceParser &parser, BodyOpening &opening);
    asio::awaitable<bool> writeContinue(Stream &stream, const HeadParser &head);
    asio::awaitable<HttpResponse> whenDue(Stream &stream, std::shared_ptr<PendingAnswer> pending);
    //! Hops to a worker for \a work, and back to the connection's thread with what it returns.
    template <typename Work>
    asio::awaitable<std::invoke_result_t<Work>> onWorker(Work work)
    {
        const auto run = [&work]() -> asio::awaitable<std::invoke_result_t<Work>> {
            co_return work();
        };
        co_return co_await asio::co_spawn(workers.get_executor(), run, asio::use_awaitable);
    }
    asio::awaitable<bool> write(Stream &stream, HttpResponse response, bool keepAlive, bool head);
    asio::awaitable<bool> writeStreamed(Stream &stream, HttpResponse &response, bool keepAlive);
    void closeIdle();

    HttpServerOptions options;
    HttpService service;
    asio::io_context context{1};
    asio::ssl::context tls{asio::ssl::context::tls_server};
    asio::thread_pool workers;
    std::optional<Tcp::acceptor> acceptor;
    std::thread thread;
    std::set<std::shared_ptr<Stream>> streams;
    std::set<Stream *> busy;
    std::set<Stream *> waiting; //!< for an answer that is not due yet
    std::atomic<bool> stopping{false};
    quint16 port = 0;
};

Result<void> HttpServer::State::listen()
{
    error_code failure;
    const auto address = asio::ip::make_address(options.address.toStdString(), failure);
    if (failure)
        return models::invalid(QStringLiteral("listen"), QStringLiteral("address"));
    const Tcp::endpoint endpoint(address, options.port);
    acceptor.emplace(context);
    acceptor->open(endpoint.protocol(), failure);
    if (!failure)
        acceptor->set_option(asio::socket_base::reuse_address(true), failure);
    if (!failure)
        acceptor->bind(endpoint, failure);
    if (!failure)
        acceptor->listen(1'024, failure);
    if (failure)
        return Error{Error::Busy, QStringLiteral("listen"), QStringLiteral("port"),
                     QString::number(failure.value())};
    port = acceptor->local_endpoint().port();
    return {};
}

asio::awaitable<void> HttpServer::State::acceptAll()
{
    while (!stopping) {
        auto [failure, socket] = co_await acceptor->async_accept(useAwaitable);
        if (stopping)
            co_return;
        if (failure) {
            // Out of descriptors or the like: others may close in a moment.
            asio::steady_timer pause(context, std::chrono::milliseconds(50));
            co_await pause.async_wait(useAwaitable);
            continue;
        }
        if (int(streams.size()) >= options.maximumConnections)
            continue;
        error_code ignored;
        socket.set_option(Tcp::no_delay(true), ignored);
        const auto peer = socket.remote_endpoint(ignored).address().to_string();
        auto stream = std::make_shared<Stream>(beast::tcp_stream(std::move(socket)), tls);
        streams.insert(stream);
        asio::co_spawn(context, serve(stream, QByteArray::fromStdString(peer)), asio::detached);
    }
}

asio::awaitable<void> HttpServer::State::serve(std::shared_ptr<Stream> stream, QByteArray peer)
{
    auto &tcp = beast::get_lowest_layer(*stream);
    tcp.expires_after(std::chrono::seconds(15));
    auto [failure] = co_await stream->async_handshake(asio::ssl::stream_base::server, useAwaitable);
    if (!failure) {
        beast::flat_buffer buffer;
        while (!stopping && co_await serveOne(*stream, buffer, peer)) { }
        tcp.expires_after(std::chrono::seconds(2));
        co_await stream->async_shutdown(useAwaitable);
    }
    streams.erase(stream);
}

asio::awaitable<bool> HttpServer::State::serveOne(Stream &stream, beast::flat_buffer &buffer,
                                                  const QByteArray &peer)
{
    auto &tcp = beast::get_lowest_layer(stream);
    tcp.expires_after(std::chrono::seconds(options.idleTimeoutSeconds));
    HeadParser head;
    head.header_limit(quint32(options.maximumHeaderBytes));
    head.body_limit(boost::none);
    auto [failure, size] = co_await http::async_read_header(stream, buffer, head, useAwaitable);
    if (failure == http::error::header_limit)
        co_return co_await write(stream, plainResponse(431), false, false);
    if (failure == http::error::end_of_stream)
        co_return false;
    if (failure) {
        // A broken connection has nobody to answer; a broken request has.
        static const auto &malformed = make_error_code(http::error::bad_method).category();
        if (failure.category() != malformed)
            co_return false;
        co_return co_await write(stream, plainResponse(400), false, false);
    }
    busy.insert(&stream);
    const auto leave = std::shared_ptr<void>(nullptr, [&](void *) { busy.erase(&stream); });

    auto request = requestOf(head, peer);
    const auto rule = service.bodyRule(request.method, request.path);
    const auto announced = head.content_length();
    if (announced && qint64(*announced) > rule.limit)
        co_return co_await write(stream, plainResponse(413), false, false);
    // A client with Nagle's algorithm (Qt's) holds back the last part of a body until the first is
    // acknowledged.
    if (announced && *announced > 0)
        acknowledgeNow(qintptr(tcp.socket().native_handle()));
    if (rule.streamed)
        co_return co_await serveInPieces(stream, buffer, head, rule.limit, request);
    co_return co_await serveWhole(stream, buffer, head, rule.limit, std::move(request));
}

asio::awaitable<bool> HttpServer::State::writeContinue(Stream &stream, const HeadParser &head)
{
    if (!beast::iequals(head.get()[http::field::expect], "100-continue"))
        co_return true;
    http::response<http::empty_body> carryOn{http::status::continue_, 11};
    auto [failure, size] = co_await http::async_write(stream, carryOn, useAwaitable);
    co_return !failure;
}

asio::awaitable<bool> HttpServer::State::serveWhole(Stream &stream, beast::flat_buffer &buffer,
                                                    HeadParser &head, qint64 limit,
                                                    HttpRequest request)
{
    auto &tcp = beast::get_lowest_layer(stream);
    if (!co_await writeContinue(stream, head))
        co_return false;
    WholeParser parser(std::move(head));
    parser.body_limit(quint64(limit));
    // A whole message may take as long as four idle times; a stalled one ends sooner.
    tcp.expires_after(std::chrono::seconds(options.idleTimeoutSeconds) * 4);
    auto [failure, size] = co_await http::async_read(stream, buffer, parser, useAwaitable);
    if (failure == http::error::body_limit)
        co_return co_await write(stream, plainResponse(413), false, false);
    if (failure)
        co_return false;
    auto &body = parser.get().body();
    request.body = QByteArray(body.data(), qsizetype(body.size()));
    body.clear();
    const bool keepAlive = parser.get().keep_alive() && !stopping;
    tcp.expires_never();
    auto response = co_await onWorker([&] { return service.answer(request); });
    if (response.pending)
        response = co_await whenDue(stream, std::move(response.pending));
    tcp.expires_after(std::chrono::seconds(options.idleTimeoutSeconds) * 4);
    co_return co_await write(stream, std::move(response), keepAlive, request.method == "HEAD");
}

asio::awaitable<HttpResponse> HttpServer::State::whenDue(Stream &stream,
                                                         std::shared_ptr<PendingAnswer> pending)
{
    asio::steady_timer timer(context, std::chrono::milliseconds(pending->milliseconds()));
    const auto link = std::make_shared<TimerLink>(timer);
    const TimerLink::Cut cut(link);
    pending->whenDue([link] { link->wake(); });
    // Whoever waits has nothing to say: what arrives is the end of the connection.
    auto &socket = beast::get_lowest_layer(stream).socket();
    socket.async_wait(Tcp::socket::wait_read, [link](error_code) { link->end(); });
    busy.erase(&stream);
    waiting.insert(&stream);
    if (!stopping)
        co_await timer.async_wait(useAwaitable);
    waiting.erase(&stream);
    busy.insert(&stream);
    error_code ignored;
    socket.cancel(ignored);
    co_return co_await onWorker([&] { return pending->finish(); });
}

asio::awaitable<bool> HttpServer::State::serveInPieces(Stream &stream, beast::flat_buffer &buffer,
                                                       HeadParser &head, qint64 limit,
                                                       const HttpRequest &request)
{
    auto &tcp = beast::get_lowest_layer(stream);
    tcp.expires_never();
    auto opening = co_await onWorker([&] { return service.openBody(request); });
    tcp.expires_after(std::chrono::seconds(options.idleTimeoutSeconds));
    // Who waits to be told to go on need not send what is refused.
    if (!opening.sink && head.get().count(http::field::expect) > 0)
        co_return co_await write(stream, std::move(opening.refusal), false, false);
    if (!co_await writeContinue(stream, head))
        co_return false;
    PieceParser parser(std::move(head));
    parser.body_limit(quint64(limit));
    auto answer = co_await receive(stream, buffer, parser, opening);
    if (!answer)
        co_return false;
    const bool keepAlive = parser.is_done() && parser.get().keep_alive() && !stopping;
    tcp.expires_after(std::chrono::seconds(options.idleTimeoutSeconds) * 4);
    co_return co_await write(stream, std::move(*answer), keepAlive, false);
}

asio::awaitable<std::optional<HttpResponse>> HttpServer::State::receive(Stream &stream,
                                                                        beast::flat_buffer &buffer,
                                                                        PieceParser &parser,
                                                                        BodyOpening &opening)
{
    auto &tcp = beast::get_lowest_layer(stream);
    auto *sink = opening.sink.get();
    std::optional<HttpResponse> answer;
    if (!sink)
        answer = std::move(opening.refusal);
    std::vector<char> piece(pieceSize);
    size_t filled = 0;
    qint64 drained = 0;
    while (!parser.is_done()) {
        auto &body = parser.get().body();
        body.data = piece.data() + filled;
        body.size = piece.size() - filled;
        // A piece must come within four idle times, however long the whole takes. Whoever only
        // sends can be cut when the server stops.
        if (filled == 0)
            tcp.expires_after(std::chrono::seconds(options.idleTimeoutSeconds) * 4);
        busy.erase(&stream);
        auto [failure, size] = co_await http::async_read_some(stream, buffer, parser, useAwaitable);
        busy.insert(&stream);
        filled = piece.size() - body.size;
        const bool goesOn = !failure || failure == http::error::need_buffer;
        // A slow line's bytes are passed on as they come, a fast one's together.
        error_code ignored;
        if (goesOn && !parser.is_done() && filled < piece.size() && !stopping
            && tcp.socket().available(ignored) > 0)
            continue;
        tcp.expires_never();
        const QByteArrayView came(piece.data(), qsizetype(std::exchange(filled, 0)));
        if (answer)
            drained += came.size();
        else if (!came.isEmpty())
            answer = co_await onWorker([&] { return sink->take(came); });
        if (goesOn && !stopping && drained <= options.drainedBytes)
            continue;
        if (answer || parser.is_done())
            break;
        co_await onWorker([&] { return sink->cut(), true; });
        if (failure == http::error::body_limit)
            answer = plainResponse(413);
        co_return answer;
    }
    if (!answer)
        answer = co_await onWorker([&] { return sink->finish(); });
    co_return answer;
}

asio::awaitable<bool> HttpServer::State::write(Stream &stream, HttpResponse response,
                                               bool keepAlive, bool head)
{
    if (response.stream && !head && mayHaveBody(response.status))
        co_return co_await writeStreamed(stream, response, keepAlive);
    http::response<http::string_body> message;
    setHead(message, response, keepAlive);
    if (mayHaveBody(response.status)) {
        message.body().assign(response.body.constData(), size_t(response.body.size()));
        message.content_length(response.stream ? quint64(response.stream->size())
                                               : message.body().size());
    }
    http::response_serializer<http::string_body> serializer{message};
    if (head) {
        auto [failure, size] = co_await http::async_write_header(stream, serializer, useAwaitable);
        co_return !failure && keepAlive;
    }
    auto [failure, size] = co_await http::async_write(stream, serializer, useAwaitable);
    co_return !failure && keepAlive;
}

asio::awaitable<bool> HttpServer::State::writeStreamed(Stream &stream, HttpResponse &response,
                                                       bool keepAlive)
{
    http::response<http::empty_body> message;
    setHead(message, response, keepAlive);
    message.content_length(quint64(response.stream->size()));
    http::response_serializer<http::empty_body> serializer{message};
    auto [headFailure, headSize] =
        co_await http::async_write_header(stream, serializer, useAwaitable);
    if (headFailure)
        co_return false;
    auto &tcp = beast::get_lowest_layer(stream);
    const auto source = response.stream;
    const auto readPiece = [source]() -> asio::awaitable<std::optional<QByteArray>> {
        auto piece = source->read(pieceSize);
        co_return piece ? std::optional(std::move(*piece)) : std::nullopt;
    };
    for (;;) {
        const auto piece =
            co_await asio::co_spawn(workers.get_executor(), readPiece, asio::use_awaitable);
        // The length has been promised; an unreadable file can only end the connection.
        if (!piece)
            co_return false;
        if (piece->isEmpty())
            co_return keepAlive;
        tcp.expires_after(std::chrono::seconds(options.idleTimeoutSeconds));
        auto [failure, size] = co_await asio::async_write(
            stream, asio::buffer(piece->constData(), size_t(piece->size())), useAwaitable);
        if (failure)
            co_return false;
    }
}

void HttpServer::State::closeIdle()
{
    for (const auto &stream : streams) {
        if (!busy.contains(stream.get())) {
            error_code ignored;
            beast::get_lowest_layer(*stream).socket().close(ignored);
        }
    }
}

HttpServer::HttpServer(HttpServerOptions options, HttpService service)
    : m_state(std::make_unique<State>(std::move(options), std::move(service)))
{
}

HttpServer::~HttpServer()
{
    stop();
}

Result<void> HttpServer::start()
{
    const auto &options = m_state->options;
    BB_TRY(
        prepareServerTls(m_state->tls.native_handle(), options.certificateFile, options.keyFile));
    BB_TRY(m_state->listen());
    asio::co_spawn(m_state->context, m_state->acceptAll(), asio::detached);
    m_state->thread = std::thread([state = m_state.get()] { state->context.run(); });
    return {};
}

quint16 HttpServer::port() const
{
    return m_state->port;
}

void HttpServer::stop()
{
    auto *state = m_state.get();
    if (!state->thread.joinable() || state->stopping.exchange(true))
        return;
    asio::post(state->context, [state] {
        error_code ignored;
        state->acceptor->close(ignored);
        state->closeIdle();
    });
    // What is under way may finish; the context ends by itself when the last connection has.
    for (int waited = 0; waited < 100; ++waited) {
        std::atomic<bool> empty{false};
        std::atomic<bool> answered{false};
        asio::post(state->context, [&] {
            empty = state->busy.empty() && state->waiting.empty();
            answered = true;
        });
        while (!answered && !state->context.stopped())
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
        if (empty || state->context.stopped())
            break;
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    state->context.stop();
    state->thread.join();
    state->workers.join();
}

} // namespace hub
