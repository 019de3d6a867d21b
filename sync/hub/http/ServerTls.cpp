// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/http/ServerTls.h"

#include <openssl/err.h>
#include <openssl/ssl.h>

namespace hub {

models::Result<void> prepareServerTls(ssl_ctx_st *context, const QString &certificateFile,
                                      const QString &keyFile)
{
    SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
    SSL_CTX_set_options(context, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION);
    const auto certificate = certificateFile.toUtf8();
    const auto key = keyFile.toUtf8();
    ERR_clear_error();
    if (SSL_CTX_use_certificate_chain_file(context, certificate.constData()) != 1
        || SSL_CTX_use_PrivateKey_file(context, key.constData(), SSL_FILETYPE_PEM) != 1) {
        // What is left in the queue would be taken for the failure of the next connection.
        ERR_clear_error();
        return models::Error{models::Error::Invalid, QStringLiteral("certificate"),
                             QStringLiteral("unreadable")};
    }
    // Sessions are resumed by tickets, so a warm sync costs no full handshake.
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_SERVER);
    static constexpr unsigned char contextId[] = "branchbook-hub";
    SSL_CTX_set_session_id_context(context, contextId, sizeof contextId - 1);
    return {};
}

} // namespace hub
