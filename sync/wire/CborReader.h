// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Ids.h"
#include "models/domain/Result.h"

#include <QByteArrayView>
#include <QString>

namespace wire {

//! Reads CBOR from hostile bytes without copying or allocating.
//!
//! The first wrong item makes everything after it read as empty and failed() true, so callers check
//! once at the end. Only the deterministic form passes: shortest lengths, no indefinite lengths
//! (but for openArray()), map keys sorted and unique, valid UTF-8, nesting to 16.
class CborReader
{
public:
    explicit CborReader(QByteArrayView bytes) : m_at(bytes.data()), m_end(m_at + bytes.size()) { }

    bool failed() const { return m_failed; }
    //! True when all was read and nothing was wrong.
    bool finished() const { return !m_failed && m_at == m_end; }
    //! Protocol with \a what as its reason.
    static models::Error error(const char *what);

    quint64 map() { return container(5); }
    quint64 array() { return container(4); }
    //! An array of indefinite length: then atClose() before each item.
    void openArray();
    bool atClose();
    //! The key that must come next in a map of fixed keys.
    void key(QByteArrayView name);
    quint64 unsignedNumber();
    //! At most 2⁶³ − 1: counts, sequences and times.
    qint64 count();
    qint64 number();
    bool boolean();
    //! Takes a null when one is next.
    bool takeNull();
    QByteArrayView bytes();
    //! Bytes of exactly \a size.
    QByteArrayView bytes(qsizetype size);
    QByteArrayView utf8();
    QString text(qsizetype maximum);
    template <typename IdType>
    IdType id()
    {
        return IdType::fromBytes(bytes(IdType::size));
    }
    //! The next item, whatever it is, as it stands.
    QByteArrayView item();
    //! The next item, which must be a map.
    QByteArrayView mapItem();
    void fail() { m_failed = true; }

private:
    struct Head {
        unsigned major = 8;
        unsigned info = 0;
        quint64 value = 0;
    };

    Head head();
    quint64 container(unsigned major);
    QByteArrayView string(unsigned major);
    QByteArrayView take(quint64 size);
    void skip(int depth);
    void skipMap(quint64 pairs, int depth);

    const char *m_at;
    const char *m_end;
    bool m_failed = false;
};

} // namespace wire
