// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/SessionStore.h"

#include "models/crypto/Cryptography.h"

#include "sync/wire/CborReader.h"
#include "sync/wire/CborWriter.h"

namespace hub {

QByteArray encodeCursors(const Cursors &cursors)
{
    wire::CborWriter writer;
    writer.array(quint64(cursors.size()) * 2);
    for (auto it = cursors.cbegin(); it != cursors.cend(); ++it) {
        writer.number(it.key());
        writer.number(it.value());
    }
    return writer.take();
}

Result<Cursors> decodeCursors(const QByteArray &bytes)
{
    wire::CborReader reader(bytes);
    Cursors cursors;
    for (auto left = reader.array() / 2; left > 0 && !reader.failed(); --left) {
        const auto stream = reader.count();
        cursors.insert(stream, reader.count());
    }
    if (!reader.finished())
        return Error{Error::Corrupt, {}, QStringLiteral("checkpoint")};
    return cursors;
}

QByteArray decisionHash(QByteArrayView previous, qint64 at, const QString &action,
                        const QString &result, QByteArrayView device, QByteArrayView person)
{
    wire::CborWriter writer;
    writer.array(6);
    writer.bytes(previous);
    writer.number(at);
    writer.text(action);
    writer.text(result);
    writer.bytes(device);
    writer.bytes(person);
    return models::crypto::hash(writer.result());
}

} // namespace hub
