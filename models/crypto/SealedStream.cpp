// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/SealedStream.h"

#include "models/crypto/Sodium.h"

namespace models::crypto {

static_assert(streamHeaderSize == crypto_secretstream_xchacha20poly1305_HEADERBYTES);
static_assert(streamOverhead == crypto_secretstream_xchacha20poly1305_ABYTES);
static_assert(keySize == crypto_secretstream_xchacha20poly1305_KEYBYTES);

namespace {

const unsigned char *in(QByteArrayView bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.data());
}

unsigned char *out(QByteArray &bytes)
{
    return reinterpret_cast<unsigned char *>(bytes.data());
}

// The state holds a key.
class WipedState
{
public:
    ~WipedState() { sodium_memzero(&state, sizeof state); }
    crypto_secretstream_xchacha20poly1305_state state{};
};

} // namespace

struct StreamSealer::State : WipedState {
};
struct StreamOpener::State : WipedState {
};

StreamSealer::StreamSealer(const SecretBytes &key, RandomSource &random)
    : m_header(streamHeaderSize, Qt::Uninitialized),
      m_state(std::make_unique<State>())
{
    startSodium();
    if (key.size() != keySize)
        qFatal("a key has the wrong length");
    // Both ends derive the same state from key and header; init_push would draw the header itself,
    // past the source of randomness that was handed in.
    random.fill(m_header.data(), m_header.size());
    crypto_secretstream_xchacha20poly1305_init_pull(&m_state->state, in(m_header), key.data());
}

StreamSealer::~StreamSealer() = default;

QByteArray StreamSealer::seal(QByteArrayView plain, QByteArrayView associated, bool isLast)
{
    QByteArray sealed(plain.size() + streamOverhead, Qt::Uninitialized);
    const unsigned char tag = isLast ? crypto_secretstream_xchacha20poly1305_TAG_FINAL
                                     : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE;
    crypto_secretstream_xchacha20poly1305_push(&m_state->state, out(sealed), nullptr, in(plain),
                                               quint64(plain.size()), in(associated),
                                               quint64(associated.size()), tag);
    return sealed;
}

StreamOpener::StreamOpener() : m_state(std::make_unique<State>())
{
}

StreamOpener::~StreamOpener() = default;

Result<std::unique_ptr<StreamOpener>> StreamOpener::begin(QByteArrayView header,
                                                          const SecretBytes &key)
{
    startSodium();
    if (key.size() != keySize)
        qFatal("a key has the wrong length");
    if (header.size() != streamHeaderSize)
        return Error{Error::Corrupt, {}, QStringLiteral("truncated")};
    std::unique_ptr<StreamOpener> opener(new StreamOpener);
    crypto_secretstream_xchacha20poly1305_init_pull(&opener->m_state->state, in(header),
                                                    key.data());
    return Result<std::unique_ptr<StreamOpener>>(std::move(opener));
}

Result<QByteArray> StreamOpener::open(QByteArrayView sealed, QByteArrayView associated)
{
    const Error forged{Error::Corrupt, {}, QStringLiteral("authentication")};
    if (m_isFinished || sealed.size() < streamOverhead)
        return forged;
    QByteArray plain(sealed.size() - streamOverhead, Qt::Uninitialized);
    unsigned char tag = 0;
    const int failed = crypto_secretstream_xchacha20poly1305_pull(
        &m_state->state, out(plain), nullptr, &tag, in(sealed), quint64(sealed.size()),
        in(associated), quint64(associated.size()));
    if (failed)
        return forged;
    m_isFinished = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
    return plain;
}

} // namespace models::crypto
