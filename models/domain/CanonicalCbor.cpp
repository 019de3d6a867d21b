// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/CanonicalCbor.h"

#include <QCborArray>
#include <QCborStreamReader>

#include <algorithm>
#include <vector>

namespace models {

namespace {

constexpr int maximumDepth = 16;

// Straight into the bytes: a QCborStreamWriter makes a QIODevice for each value that stands alone,
// and each record that is hashed has a dozen keys.
void writeHead(QByteArray &bytes, unsigned major, quint64 value)
{
    if (value < 24) {
        bytes.append(char(major << 5 | value));
        return;
    }
    const int width = value <= 0xff ? 1 : value <= 0xffff ? 2 : value <= 0xffff'ffff ? 4 : 8;
    const unsigned marker = width == 1 ? 24 : width == 2 ? 25 : width == 4 ? 26 : 27;
    bytes.append(char(major << 5 | marker));
    for (int shift = 8 * (width - 1); shift >= 0; shift -= 8)
        bytes.append(char(value >> shift));
}

void writeString(QByteArray &bytes, unsigned major, const QByteArray &value)
{
    writeHead(bytes, major, quint64(value.size()));
    bytes.append(value);
}

void write(QByteArray &bytes, const QCborValue &value);

void writeMap(QByteArray &bytes, const QCborMap &map)
{
    struct Entry {
        QByteArray key;
        QCborValue value;
    };
    std::vector<Entry> entries;
    entries.reserve(size_t(map.size()));
    for (const auto &[key, value] : map) {
        Entry entry{{}, value};
        write(entry.key, key);
        entries.push_back(std::move(entry));
    }
    std::ranges::sort(entries, {}, &Entry::key);
    writeHead(bytes, 5, quint64(entries.size()));
    for (const auto &entry : entries) {
        bytes.append(entry.key);
        write(bytes, entry.value);
    }
}

void writeArray(QByteArray &bytes, const QCborArray &array)
{
    writeHead(bytes, 4, quint64(array.size()));
    for (const auto &item : array)
        write(bytes, item);
}

void write(QByteArray &bytes, const QCborValue &value)
{
    switch (value.type()) {
    case QCborValue::Integer: {
        const auto number = value.toInteger();
        number < 0 ? writeHead(bytes, 1, ~quint64(number)) : writeHead(bytes, 0, quint64(number));
        return;
    }
    case QCborValue::ByteArray:
        return writeString(bytes, 2, value.toByteArray());
    case QCborValue::String:
        return writeString(bytes, 3, value.toString().toUtf8());
    case QCborValue::Array:
        return writeArray(bytes, value.toArray());
    case QCborValue::Map:
        return writeMap(bytes, value.toMap());
    default:
        bytes.append(value.toCbor());
    }
}

bool skipWithin(QCborStreamReader &reader, int depth)
{
    if (depth < 0)
        return false;
    if (!reader.isContainer())
        return reader.next(maximumDepth);
    if (!reader.enterContainer())
        return false;
    while (reader.lastError() == QCborError::NoError && reader.hasNext()) {
        if (!skipWithin(reader, depth - 1))
            return false;
    }
    return reader.lastError() == QCborError::NoError && reader.leaveContainer();
}

// NaN has many forms, and Qt converts what is too large for an integer by undefined behaviour.
bool isPlainNumber(double value)
{
    constexpr double bound = 9'223'372'036'854'775'808.0; // 2⁶³
    return value >= -bound && value < bound;
}

// Of a repeated key two readers could take different values, and both would fit the signature; tags
// and containers as keys have more than one form.
bool hasOneReading(const QCborValue &value)
{
    if (value.isArray()) {
        const auto array = value.toArray();
        return std::ranges::all_of(array, [](const auto &item) { return hasOneReading(item); });
    }
    if (value.isDouble())
        return isPlainNumber(value.toDouble());
    if (!value.isMap())
        return !value.isTag();
    const auto map = value.toMap();
    std::vector<QByteArray> keys;
    keys.reserve(size_t(map.size()));
    for (const auto &[key, inner] : map) {
        if (key.isContainer() || key.isTag() || !hasOneReading(inner))
            return false;
        keys.push_back(canonicalCbor(QCborValue(key)));
    }
    std::ranges::sort(keys);
    return std::ranges::adjacent_find(keys) == keys.end();
}

} // namespace

QByteArray canonicalCbor(const QCborValue &value)
{
    QByteArray bytes;
    write(bytes, value);
    return bytes;
}

QByteArray canonicalCbor(const QCborMap &map)
{
    QByteArray bytes;
    writeMap(bytes, map);
    return bytes;
}

Result<QCborMap> cborMap(const QByteArray &bytes)
{
    // QCborValue recurses by nesting; hostile depth is refused before it gets that far.
    QCborStreamReader probe(bytes);
    if (!probe.isMap() || !skipWithin(probe, maximumDepth) || probe.currentOffset() != bytes.size())
        return Error{Error::Corrupt, {}, QStringLiteral("cbor"), {}};
    const auto map = QCborValue::fromCbor(bytes).toMap();
    if (!hasOneReading(map))
        return Error{Error::Corrupt, {}, QStringLiteral("cbor"), QStringLiteral("ambiguous")};
    return map;
}

} // namespace models
