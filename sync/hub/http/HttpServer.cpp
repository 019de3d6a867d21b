// SPDX-License-Identifier: GPL-3.0-or-later
// The only file that includes Boost: it costs a minute and a gigabyte to compile.
#include "sync/hub/http/HttpServer.h"

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

#include <openssl/ssl.h>

#include <atomic>
#include <optional>
#include <set>
#include <thread>

namespace hub {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using Tcp = asio::ip::tcp;
using Stream = beast::ssl_stream<beast::tcp_stream>;
using boost::system::error_code;
using Parser = http::request_parser<http::string_body>;

constexpr auto useAwaitable = asio::as_tuple(asio::use_awaitable);
constexpr qsizetype pieceSize = 256 * 1024;

QByteArray bytesOf(beast::string_view text)
{
    return QByteArray(text.data(), qsizetype(text.size()));
}

HttpRequest requestOf(Parser &parser, const QByteArray &peer)
{
    HttpRequest request;
    auto &message = parser.get();
    request.method = bytesOf(message.method_string());
    request.target = bytesOf(message.target());
    const auto query = request.target.indexOf('?');
    request.path = query < 0 ? request.target : request.target.left(query);
    for (const auto &field : message)
        request.headers.insert(bytesOf(field.name_string()).toLower(), bytesOf(field.value()));
    request.body = QByteArray(message.body().data(), qsizetype(message.body().size()));
    message.body().clear();
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
    State(HttpServerOptions given, HttpHandler handlerFunction, BodyLimit limit)
        : options(std::move(given)),
          handler(std::move(handlerFunction)),
          bodyLimit(std::move(limit)),
          workers(size_t(options.workers))
    {
    }

    Result<void> openCertificate();
    Result<void> listen();
    asio::awaitable<void> acceptAll();
    asio::awaitable<void> serve(std::shared_ptr<Stream> stream, QByteArray peer);
    //! False when the connection is to be closed.
    asio::awaitable<bool> serveOne(Stream &stream, beast::flat_buffer &buffer,
                                   const QByteArray &peer);
    asio::awaitable<HttpResponse> handle(HttpRequest request);
    asio::awaitable<bool> write(Stream &stream, HttpResponse response, bool keepAlive, bool head);
    asio::awaitable<bool> writeStreamed(Stream &stream, HttpResponse &response, bool keepAlive);
    void closeIdle();

    HttpServerOptions options;
    HttpHandler handler;
    BodyLimit bodyLimit;
    asio::io_context context{1};
    asio::ssl::context tls{asio::ssl::context::tls_server};
    asio::thread_pool workers;
    std::optional<Tcp::acceptor> acceptor;
    std::thread thread;
    std::set<std::shared_ptr<Stream>> streams;
    std::set<Stream *> busy;
    std::atomic<bool> stopping{false};
    quint16 port = 0;
};

Result<void> HttpServer::State::openCertificate()
{
    error_code failure;
    SSL_CTX_set_min_proto_version(tls.native_handle(), TLS1_2_VERSION);
    SSL_CTX_set_options(tls.native_handle(), SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION);
    tls.use_certificate_chain_file(options.certificateFile.toStdString(), failure);
    if (!failure)
        tls.use_private_key_file(options.keyFile.toStdString(), asio::ssl::context::pem, failure);
    if (failure)
        return Error{Error::Invalid, QStringLiteral("certificate"), QStringLiteral("unreadable")};
    // Sessions are resumed by tickets, so a warm sync costs no full handshake.
    SSL_CTX_set_session_cache_mode(tls.native_handle(), SSL_SESS_CACHE_SERVER);
    static constexpr unsigned char contextId[] = "branchbook-hub";
    SSL_CTX_set_session_id_context(tls.native_handle(), contextId, sizeof contextId - 1);
    return {};
}

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
    Parser parser;
    parser.header_limit(quint32(options.maximumHeaderBytes));
    parser.body_limit(boost::none);
    auto [headFailure, headSize] =
        co_await http::async_read_header(stream, buffer, parser, useAwaitable);
    if (headFailure == http::error::header_limit)
        co_return co_await write(stream, plainResponse(431), false, false);
    if (headFailure == http::error::end_of_stream)
        co_return false;
    if (headFailure) {
        // A broken connection has nobody to answer; a broken request has.
        static const auto &malformed = make_error_code(http::error::bad_method).category();
        if (headFailure.category() != malformed)
            co_return false;
        co_return co_await write(stream, plainResponse(400), false, false);
    }
    busy.insert(&stream);
    const auto leave = std::shared_ptr<void>(nullptr, [&](void *) { busy.erase(&stream); });

    const auto method = bytesOf(parser.get().method_string());
    const auto target = bytesOf(parser.get().target());
    const auto limit = bodyLimit(
        method, target.left(target.indexOf('?') < 0 ? target.size() : target.indexOf('?')));
    const auto announced = parser.content_length();
    if (announced && qint64(*announced) > limit)
        co_return co_await write(stream, plainResponse(413), false, false);
    parser.body_limit(quint64(limit));
    if (beast::iequals(parser.get()[http::field::expect], "100-continue")) {
        http::response<http::empty_body> carryOn{http::status::continue_, 11};
        auto [failure, size] = co_await http::async_write(stream, carryOn, useAwaitable);
        if (failure)
            co_return false;
    }
    // A whole message may take as long as four idle times; a stalled one ends sooner.
    tcp.expires_after(std::chrono::seconds(options.idleTimeoutSeconds) * 4);
    auto [bodyFailure, bodySize] = co_await http::async_read(stream, buffer, parser, useAwaitable);
    if (bodyFailure == http::error::body_limit)
        co_return co_await write(stream, plainResponse(413), false, false);
    if (bodyFailure)
        co_return false;

    const bool keepAlive = parser.get().keep_alive() && !stopping;
    const bool head = parser.get().method() == http::verb::head;
    tcp.expires_never();
    auto response = co_await handle(requestOf(parser, peer));
    tcp.expires_after(std::chrono::seconds(options.idleTimeoutSeconds) * 4);
    co_return co_await write(stream, std::move(response), keepAlive, head);
}

asio::awaitable<HttpResponse> HttpServer::State::handle(HttpRequest request)
{
    // Hop to a worker for the handler, and back to the connection's thread with its answer.
    const auto work = [this, request = std::move(request)]() -> asio::awaitable<HttpResponse> {
        co_return handler(request);
    };
    co_return co_await asio::co_spawn(workers.get_executor(), work, asio::use_awaitable);
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

HttpServer::HttpServer(HttpServerOptions options, HttpHandler handler, BodyLimit bodyLimit)
    : m_state(std::make_unique<State>(std::move(options), std::move(handler), std::move(bodyLimit)))
{
}

HttpServer::~HttpServer()
{
    stop();
}

Result<void> HttpServer::start()
{
    BB_TRY(m_state->openCertificate());
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
            empty = state->busy.empty();
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
