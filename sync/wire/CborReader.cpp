// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wire/CborReader.h"

#include <algorithm>
#include <cstring>
#include <limits>

namespace wire {

namespace {

constexpr int maximumDepth = 16;

bool sortsBefore(QByteArrayView a, QByteArrayView b)
{
    const int order = std::memcmp(a.data(), b.data(), size_t(std::min(a.size(), b.size())));
    return order < 0 || (order == 0 && a.size() < b.size());
}

} // namespace

models::Error CborReader::error(const char *what)
{
    return {models::Error::Protocol, {}, QString::fromLatin1(what), {}, 0};
}

CborReader::Head CborReader::head()
{
    if (m_failed || m_at == m_end) {
        m_failed = true;
        return {};
    }
    const auto first = static_cast<unsigned char>(*m_at++);
    Head head{unsigned(first) >> 5, unsigned(first) & 31u, unsigned(first) & 31u};
    if (head.info < 24)
        return head;
    if (head.info > 27 || m_end - m_at < (1 << (head.info - 24))) {
        m_failed = true;
        return {};
    }
    const int width = 1 << (head.info - 24);
    quint64 value = 0;
    for (int i = 0; i < width; ++i)
        value = value << 8 | static_cast<unsigned char>(*m_at++);
    // Floats and simple values use the same marks, but their bits are not a length.
    constexpr quint64 least[] = {24, 0x100, 0x1'0000, 0x1'0000'0000};
    if (head.major != 7 && value < least[head.info - 24])
        m_failed = true;
    head.value = value;
    return head;
}

quint64 CborReader::container(unsigned major)
{
    const auto next = head();
    if (next.major != major)
        m_failed = true;
    // Each item takes a byte at least: a count beyond the bytes that are left is a lie.
    if (!m_failed && next.value > quint64(m_end - m_at))
        m_failed = true;
    return m_failed ? 0 : next.value;
}

void CborReader::openArray()
{
    if (m_failed || m_at == m_end || *m_at != '\x9f')
        m_failed = true;
    else
        ++m_at;
}

bool CborReader::atClose()
{
    if (m_failed || m_at == m_end) {
        m_failed = true;
        return true;
    }
    if (*m_at != '\xff')
        return false;
    ++m_at;
    return true;
}

void CborReader::key(QByteArrayView name)
{
    if (utf8() != name)
        m_failed = true;
}

quint64 CborReader::unsignedNumber()
{
    const auto next = head();
    if (next.major != 0)
        m_failed = true;
    return m_failed ? 0 : next.value;
}

qint64 CborReader::count()
{
    const auto value = unsignedNumber();
    if (value > quint64(std::numeric_limits<qint64>::max()))
        m_failed = true;
    return m_failed ? 0 : qint64(value);
}

qint64 CborReader::number()
{
    const auto next = head();
    if (next.major > 1 || next.value > quint64(std::numeric_limits<qint64>::max()))
        m_failed = true;
    if (m_failed)
        return 0;
    return next.major == 0 ? qint64(next.value) : -1 - qint64(next.value);
}

bool CborReader::boolean()
{
    const auto next = head();
    if (next.major != 7 || (next.info != 20 && next.info != 21))
        m_failed = true;
    return !m_failed && next.info == 21;
}

bool CborReader::takeNull()
{
    if (m_failed || m_at == m_end || *m_at != '\xf6')
        return false;
    ++m_at;
    return true;
}

QByteArrayView CborReader::take(quint64 size)
{
    if (m_failed || size > quint64(m_end - m_at)) {
        m_failed = true;
        return {};
    }
    const QByteArrayView view(m_at, qsizetype(size));
    m_at += size;
    return view;
}

QByteArrayView CborReader::string(unsigned major)
{
    const auto next = head();
    if (next.major != major)
        m_failed = true;
    return take(next.value);
}

QByteArrayView CborReader::bytes()
{
    return string(2);
}

QByteArrayView CborReader::bytes(qsizetype size)
{
    const auto view = bytes();
    if (view.size() != size)
        m_failed = true;
    return m_failed ? QByteArrayView() : view;
}

QByteArrayView CborReader::utf8()
{
    const auto view = string(3);
    if (!m_failed && !view.isValidUtf8())
        m_failed = true;
    return m_failed ? QByteArrayView() : view;
}

QString CborReader::text(qsizetype maximum)
{
    const auto view = utf8();
    if (view.size() > maximum)
        m_failed = true;
    return m_failed ? QString() : QString::fromUtf8(view);
}

QByteArrayView CborReader::item()
{
    const char *start = m_at;
    skip(maximumDepth);
    return m_failed ? QByteArrayView() : QByteArrayView(start, m_at - start);
}

QByteArrayView CborReader::mapItem()
{
    if (m_failed || m_at == m_end || (static_cast<unsigned char>(*m_at) >> 5) != 5) {
        m_failed = true;
        return {};
    }
    return item();
}

void CborReader::skip(int depth)
{
    if (depth < 0)
        m_failed = true;
    if (m_failed)
        return;
    const auto next = head();
    switch (next.major) {
    case 0:
    case 1:
        return;
    case 2:
        take(next.value);
        return;
    case 3: {
        const auto view = take(next.value);
        if (!m_failed && !view.isValidUtf8())
            m_failed = true;
        return;
    }
    case 4:
        for (quint64 i = 0; i < next.value && !m_failed; ++i)
            skip(depth - 1);
        return;
    case 5:
        skipMap(next.value, depth);
        return;
    case 7:
        // false, true, null and floats; undefined and the reserved values have no meaning here.
        if (next.info < 20 || next.info == 23 || next.info == 24)
            m_failed = true;
        return;
    default:
        m_failed = true;
    }
}

void CborReader::skipMap(quint64 pairs, int depth)
{
    QByteArrayView previous;
    for (quint64 i = 0; i < pairs && !m_failed; ++i) {
        const char *start = m_at;
        utf8();
        const QByteArrayView key(start, m_at - start);
        if (i > 0 && !sortsBefore(previous, key))
            m_failed = true;
        previous = key;
        skip(depth - 1);
    }
}

} // namespace wire
