// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/postgres/PeerMessage.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace hub {

using namespace Qt::StringLiterals;

QByteArray PeerMessage::encode() const
{
    QJsonObject object{{u"from"_s, from}};
    if (!changed.isEmpty()) {
        QJsonArray streams;
        for (const auto &stream : changed) {
            streams.append(stream.path);
            streams.append(stream.streamClass);
        }
        object.insert(u"changed"_s, streams);
        object.insert(u"device"_s, device);
    }
    if (!uploadWanted.isEmpty()) {
        object.insert(u"upload"_s, uploadWanted);
        object.insert(u"holder"_s, holder);
    }
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

std::optional<PeerMessage> PeerMessage::decode(const QByteArray &payload)
{
    const auto document = QJsonDocument::fromJson(payload);
    if (!document.isObject())
        return std::nullopt;
    const auto object = document.object();
    PeerMessage message;
    message.from = object.value(u"from"_s).toInt();
    const auto streams = object.value(u"changed"_s).toArray();
    for (qsizetype i = 0; i + 1 < streams.size(); i += 2)
        message.changed.append({streams[i].toString(), streams[i + 1].toString()});
    message.device = object.value(u"device"_s).toInteger();
    message.uploadWanted = object.value(u"upload"_s).toString();
    message.holder = object.value(u"holder"_s).toInt();
    return message;
}

} // namespace hub
