// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/engine/StateLayout.h"

#include "sync/wire/CborWriter.h"

#include <algorithm>

namespace engine {

using models::catalogue::FieldType;

namespace {

constexpr int maximumDepth = 16;

//! Steps through definite-length CBOR; wire has refused every other form before it gets here.
class Cursor
{
public:
    explicit Cursor(QByteArrayView bytes)
        : m_at(reinterpret_cast<const uchar *>(bytes.data())),
          m_end(m_at + bytes.size())
    {
    }

    const char *position() const { return reinterpret_cast<const char *>(m_at); }
    bool atEnd() const { return m_at == m_end; }

    bool head(unsigned &major, quint64 &value)
    {
        if (m_at == m_end)
            return false;
        major = *m_at >> 5;
        const unsigned info = *m_at++ & 31;
        if (info < 24) {
            value = info;
            return true;
        }
        if (info > 27)
            return false;
        const auto size = qsizetype(1) << (info - 24);
        if (m_end - m_at < size)
            return false;
        value = 0;
        for (qsizetype i = 0; i < size; ++i)
            value = value << 8 | *m_at++;
        return true;
    }

    bool string(quint64 size, QByteArrayView &bytes)
    {
        if (quint64(m_end - m_at) < size)
            return false;
        bytes = QByteArrayView(position(), qsizetype(size));
        m_at += size;
        return true;
    }

    bool skip(int depth = maximumDepth)
    {
        unsigned major = 0;
        quint64 value = 0;
        return depth >= 0 && head(major, value) && skipBody(major, value, depth);
    }

    bool skipBody(unsigned major, quint64 value, int depth)
    {
        if (major == 2 || major == 3) {
            QByteArrayView ignored;
            return string(value, ignored);
        }
        if (major == 4 || major == 5) {
            // Each item takes a byte at least, which bounds hostile counts.
            if (value > quint64(m_end - m_at))
                return false;
            for (quint64 left = major == 5 ? value * 2 : value; left > 0; --left) {
                if (!skip(depth - 1))
                    return false;
            }
        }
        return major != 6 || skip(depth - 1);
    }

private:
    const uchar *m_at;
    const uchar *m_end;
};

bool isTextual(FieldType type)
{
    return type == FieldType::Text || type == FieldType::Date;
}

bool isBinary(FieldType type)
{
    return type == FieldType::Id || type == FieldType::Hash || type == FieldType::Value;
}

//! False when the value is of a type that the column does not hold.
bool readValue(Cursor &cursor, FieldType type, StateValue &value)
{
    unsigned major = 0;
    quint64 number = 0;
    if (!cursor.head(major, number))
        return false;
    if (major == 3 && isTextual(type)) {
        value.type = StateValue::Type::Text;
        return cursor.string(number, value.bytes);
    }
    if (major == 2 && isBinary(type)) {
        value.type = StateValue::Type::Bytes;
        const bool fits = type == FieldType::Value || number == (type == FieldType::Id ? 16u : 32u);
        return fits && cursor.string(number, value.bytes);
    }
    if (major == 7 && number == 22)
        return true;
    if (type == FieldType::Boolean && major == 7 && (number == 20 || number == 21)) {
        value.type = StateValue::Type::Number;
        value.number = qint64(number - 20);
        return true;
    }
    const bool isNumber = type == FieldType::Integer || type == FieldType::Time;
    if (!isNumber || major > 1 || number > quint64(std::numeric_limits<qint64>::max()))
        return false;
    value.type = StateValue::Type::Number;
    value.number = major == 0 ? qint64(number) : -1 - qint64(number);
    return true;
}

int compareKeys(QByteArrayView a, QByteArrayView b)
{
    if (a.size() != b.size())
        return a.size() < b.size() ? -1 : 1;
    return std::memcmp(a.data(), b.data(), size_t(a.size()));
}

} // namespace

StateLayout::StateLayout(const models::catalogue::Kind &kind) : m_columns(kind.fields.size())
{
    for (const auto &field : kind.fields)
        m_fields.push_back({field.name, field.type, m_fields.size(), field.required});
    std::ranges::sort(
        m_fields, [](const Field &a, const Field &b) { return compareKeys(a.name, b.name) < 0; });
}

bool StateLayout::read(QByteArrayView state, std::vector<StateValue> &values, QByteArray &ext) const
{
    values.assign(m_columns, {});
    ext.clear();
    Cursor cursor(state);
    unsigned major = 0;
    quint64 pairs = 0;
    if (!cursor.head(major, pairs) || major != 5)
        return false;

    quint64 unknown = 0;
    size_t next = 0;
    for (quint64 i = 0; i < pairs; ++i) {
        const char *start = cursor.position();
        quint64 size = 0;
        QByteArrayView key;
        if (!cursor.head(major, size) || major != 3 || !cursor.string(size, key))
            return false;
        int order = -1;
        while (next < m_fields.size() && (order = compareKeys(m_fields[next].name, key)) < 0) {
            if (m_fields[next].required)
                return false;
            ++next;
        }
        if (next < m_fields.size() && order == 0) {
            auto &value = values[m_fields[next].column];
            if (!readValue(cursor, m_fields[next].type, value))
                return false;
            if (m_fields[next].required && value.type == StateValue::Type::Absent)
                return false;
            ++next;
        } else {
            if (!cursor.skip())
                return false;
            ext.append(start, cursor.position() - start);
            ++unknown;
        }
    }
    for (; next < m_fields.size(); ++next) {
        if (m_fields[next].required)
            return false;
    }
    if (unknown > 0) {
        wire::CborWriter head;
        head.map(unknown);
        ext.prepend(head.result());
    }
    return cursor.atEnd();
}

} // namespace engine
