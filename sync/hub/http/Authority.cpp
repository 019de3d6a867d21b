// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/http/Authority.h"

#include <QFile>
#include <QHostAddress>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include <memory>

namespace hub {

using models::Error;
using models::Result;

namespace {

template <auto Free>
struct Freer {
    template <typename T>
    void operator()(T *object) const
    {
        Free(object);
    }
};
using Key = std::unique_ptr<EVP_PKEY, Freer<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freer<X509_free>>;
using Memory = std::unique_ptr<BIO, Freer<BIO_free_all>>;

constexpr qint64 daySeconds = 24 * 3600;
constexpr qint64 authorityDays = 3'650;
constexpr qint64 serverDays = 730;
// PCs with a slow clock must accept a certificate made today.
constexpr qint64 earlierDays = 366;

Error failure(const char *what)
{
    return Error{Error::Internal, {}, QStringLiteral("openssl"), QString::fromLatin1(what)};
}

Certificate newCertificate(EVP_PKEY *key, const char *name, qint64 nowMs, qint64 days)
{
    Certificate certificate(X509_new());
    X509_set_version(certificate.get(), 2);
    unsigned char serial[16];
    RAND_bytes(serial, sizeof serial);
    serial[0] &= 0x7f;
    std::unique_ptr<BIGNUM, Freer<BN_free>> number(BN_bin2bn(serial, sizeof serial, nullptr));
    BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate.get()));
    time_t from = time_t(nowMs / 1'000 - earlierDays * daySeconds);
    time_t to = time_t(nowMs / 1'000 + days * daySeconds);
    ASN1_TIME_set(X509_getm_notBefore(certificate.get()), from);
    ASN1_TIME_set(X509_getm_notAfter(certificate.get()), to);
    X509_set_pubkey(certificate.get(), key);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate.get()), "CN", MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char *>(name), -1, -1, 0);
    return certificate;
}

bool addExtension(X509 *certificate, X509 *issuer, int id, const QByteArray &value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    std::unique_ptr<X509_EXTENSION, Freer<X509_EXTENSION_free>> extension(
        X509V3_EXT_conf_nid(nullptr, &context, id, value.constData()));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

QByteArray alternativeNames(const QStringList &hosts)
{
    QByteArrayList names;
    for (const auto &host : hosts)
        names << (QHostAddress(host).isNull() ? "DNS:" : "IP:") + host.toLatin1();
    return names.join(',');
}

Result<void> writeNew(const QString &path, BIO *memory, bool secret)
{
    QFile file(path);
    if (file.exists())
        return Error{Error::Conflict, {}, QStringLiteral("exists"), {}};
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly,
                   secret ? QFile::ReadOwner | QFile::WriteOwner
                          : QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther
                           | QFile::ReadGroup))
        return Error::Io;
    char *bytes = nullptr;
    const auto size = BIO_get_mem_data(memory, &bytes);
    if (file.write(bytes, size) != size || !file.flush())
        return Error::Io;
    return {};
}

Result<void> writeKey(const QString &path, EVP_PKEY *key)
{
    Memory memory(BIO_new(BIO_s_secmem()));
    if (PEM_write_bio_PrivateKey(memory.get(), key, nullptr, nullptr, 0, nullptr, nullptr) != 1)
        return failure("key");
    return writeNew(path, memory.get(), true);
}

Result<void> writeCertificate(const QString &path, X509 *certificate)
{
    Memory memory(BIO_new(BIO_s_mem()));
    if (PEM_write_bio_X509(memory.get(), certificate) != 1)
        return failure("certificate");
    return writeNew(path, memory.get(), false);
}

} // namespace

Result<void> createAuthority(const AuthorityFiles &files, const QStringList &hosts, qint64 nowMs)
{
    for (const auto &path :
         {files.authority, files.authorityKey, files.certificate, files.certificateKey}) {
        if (QFile::exists(path))
            return Error{Error::Conflict, {}, QStringLiteral("exists"), {}};
    }
    const Key authorityKey(EVP_EC_gen("P-256"));
    const Key serverKey(EVP_EC_gen("P-256"));
    if (!authorityKey || !serverKey)
        return failure("generate");

    auto authority =
        newCertificate(authorityKey.get(), "Branchbook hub authority", nowMs, authorityDays);
    X509_set_issuer_name(authority.get(), X509_get_subject_name(authority.get()));
    if (!addExtension(authority.get(), authority.get(), NID_basic_constraints, "critical,CA:TRUE")
        || !addExtension(authority.get(), authority.get(), NID_key_usage,
                         "critical,keyCertSign,cRLSign")
        || !addExtension(authority.get(), authority.get(), NID_subject_key_identifier, "hash")
        || X509_sign(authority.get(), authorityKey.get(), EVP_sha256()) == 0)
        return failure("authority");

    auto server = newCertificate(serverKey.get(), "Branchbook hub", nowMs, serverDays);
    X509_set_issuer_name(server.get(), X509_get_subject_name(authority.get()));
    if (!addExtension(server.get(), authority.get(), NID_basic_constraints, "critical,CA:FALSE")
        || !addExtension(server.get(), authority.get(), NID_key_usage, "critical,digitalSignature")
        || !addExtension(server.get(), authority.get(), NID_ext_key_usage, "serverAuth")
        || !addExtension(server.get(), authority.get(), NID_subject_alt_name,
                         alternativeNames(hosts))
        || !addExtension(server.get(), authority.get(), NID_authority_key_identifier, "keyid")
        || X509_sign(server.get(), authorityKey.get(), EVP_sha256()) == 0)
        return failure("server");

    BB_TRY(writeKey(files.authorityKey, authorityKey.get()));
    BB_TRY(writeCertificate(files.authority, authority.get()));
    BB_TRY(writeKey(files.certificateKey, serverKey.get()));
    BB_TRY(writeCertificate(files.certificate, server.get()));
    return {};
}

} // namespace hub
