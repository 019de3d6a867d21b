// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wire/JsonReader.h"

#include <QJsonDocument>
#include <QJsonParseError>

#include <cmath>

namespace wire {

using models::Error;

namespace {

constexpr qsizetype maximumJson = 16 * 1024;
constexpr auto urlForm = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

} // namespace

JsonReader::JsonReader(const QByteArray &json)
{
    QJsonParseError parse{};
    const auto document =
        json.size() > maximumJson ? QJsonDocument() : QJsonDocument::fromJson(json, &parse);
    if (document.isObject())
        m_object = document.object();
    else
        m_outcome = Error{Error::Protocol, {}, QStringLiteral("json"), {}, 0};
}

void JsonReader::fail(QLatin1StringView name)
{
    if (m_outcome)
        m_outcome = Error{Error::Protocol, name.toString(), QStringLiteral("json"), {}, 0};
}

QString JsonReader::text(QLatin1StringView name, qsizetype maximum)
{
    const auto value = m_object.value(name);
    if (!value.isString() || value.toString().size() > maximum) {
        fail(name);
        return {};
    }
    return value.toString();
}

QByteArray JsonReader::bytes(QLatin1StringView name, qsizetype size)
{
    const auto bytes = fromBase64Url(text(name).toUtf8());
    if (bytes.size() != size) {
        fail(name);
        return {};
    }
    return bytes;
}

qint64 JsonReader::number(QLatin1StringView name)
{
    constexpr double exact = 9'007'199'254'740'992.0;
    const auto value = m_object.value(name);
    const auto number = value.toDouble(0.5);
    if (!value.isDouble() || std::floor(number) != number || std::abs(number) > exact) {
        fail(name);
        return 0;
    }
    return qint64(number);
}

QJsonObject JsonReader::object(QLatin1StringView name)
{
    const auto value = m_object.value(name);
    if (!value.isObject())
        fail(name);
    return value.toObject();
}

QString base64Url(QByteArrayView bytes)
{
    return QString::fromLatin1(
        QByteArray::fromRawData(bytes.data(), bytes.size()).toBase64(urlForm));
}

QByteArray fromBase64Url(QByteArrayView text)
{
    const auto decoded = QByteArray::fromBase64Encoding(
        QByteArray::fromRawData(text.data(), text.size()),
        QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    // Re-encoding shuts out padding and stray bits, so that each value has one spelling.
    if (!decoded || (*decoded).toBase64(urlForm) != text)
        return {};
    return *decoded;
}

} // namespace wire
