// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/CanonicalCbor.h"

#include <QCborArray>
#include <QCborStreamReader>
#include <QCborStreamWriter>

#include <algorithm>
#include <vector>

namespace models {

namespace {

constexpr int maximumDepth = 16;

void write(QCborStreamWriter &writer, const QCborValue &value);

void writeMap(QCborStreamWriter &writer, const QCborMap &map)
{
    struct Entry {
        QByteArray key;
        QCborValue keyValue;
        QCborValue value;
    };
    std::vector<Entry> entries;
    entries.reserve(size_t(map.size()));
    for (const auto &[key, value] : map)
        entries.push_back({canonicalCbor(QCborValue(key)), key, value});
    std::ranges::sort(entries, {}, &Entry::key);
    writer.startMap(quint64(entries.size()));
    for (const auto &entry : entries) {
        write(writer, entry.keyValue);
        write(writer, entry.value);
    }
    writer.endMap();
}

void write(QCborStreamWriter &writer, const QCborValue &value)
{
    if (value.isMap()) {
        writeMap(writer, value.toMap());
    } else if (value.isArray()) {
        const auto array = value.toArray();
        writer.startArray(quint64(array.size()));
        for (const auto &item : array)
            write(writer, item);
        writer.endArray();
    } else {
        value.toCbor(writer);
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
    QCborStreamWriter writer(&bytes);
    write(writer, value);
    return bytes;
}

QByteArray canonicalCbor(const QCborMap &map)
{
    QByteArray bytes;
    QCborStreamWriter writer(&bytes);
    writeMap(writer, map);
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
