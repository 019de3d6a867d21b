// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/wire/Batch.h"
#include "sync/wire/CborWriter.h"

#include <QHash>

#include <functional>

namespace wire {

//! POST /v1/changes.
struct ChangesRequest {
    //! A checkpoint that the hub keeps for this device; used instead of streams when it has one.
    QByteArray checkpoint{};
    //! Cursor of each stream the replica has; empty for the first pull.
    QHash<QString, qint64> streams{};
    int limit = 10'000; //!< rows in one answer
    //! False leaves out rows whose newest change is this device's own and was answered by a
    //! receipt.
    bool echo = true;

    QByteArray encode() const;
    static Result<ChangesRequest> decode(const QByteArray &bytes);
};

//! Where one stream stands after the rows of an answer.
struct StreamState {
    QString name{};
    qint64 seq = 0; //!< the cursor after this answer
    qint64 head = 0; //!< equal to seq when nothing is left
    qint64 count = 0; //!< live rows at head
    QByteArray digest{}; //!< 32 bytes, little endian, at head
};

//! One row as the hub has it. The organisation is the stream's.
struct RowState {
    int stream = 0; //!< index into ChangesReply::streams
    QString kind{};
    models::RecordId id{};
    qint64 seq = 0;
    QByteArray state{}; //!< canonical CBOR map as the hub stores it; empty for a tombstone
};

//! The answer's head; rows are streamed behind it, because there may be very many.
//!
//! Bytes: CBOR map {"v","same","more","ck","next","now","removed","streams","kinds","rows"} with
//! the keys in this order and "rows" last: an array of indefinite length of [stream, kind index,
//! id, seq, state map | null], where seq is told as the difference from the row before when that is
//! of the same stream. A stream is [name, seq, head, count, digest].
struct ChangesReply {
    bool same = false; //!< nothing has changed since the checkpoint; no streams follow
    bool more = false; //!< ask again with the new checkpoint
    QByteArray checkpoint{};
    int nextAfterSeconds = 60;
    qint64 hubTime = 0; //!< UTC ms
    QList<QString> removed{}; //!< streams that left the scope: erase them
    QList<StreamState> streams{};
    QList<QString> kinds{};
};

//! Builds an answer row by row without decoding the stored states; what the head says of streams
//! and kinds is known only after the last row.
class ChangesWriter
{
public:
    void addRow(int stream, int kind, QByteArrayView id, qint64 seq, QByteArrayView state);
    QByteArray finish(const ChangesReply &head) const;
    //! Bytes of the rows so far.
    qsizetype size() const { return m_rows.size(); }

private:
    CborWriter m_rows;
    int m_stream = -1;
    qint64 m_seq = 0;
};

//! A row as it stands in the answer's bytes; views are valid during the call only.
struct RowView {
    int stream = 0;
    int kind = 0;
    QByteArrayView id{};
    qint64 seq = 0;
    QByteArrayView state{};
};

//! Reads the head, then calls \a row for each; an error it returns stops the reading.
//! Protocol when the bytes are not what a hub may send.
Result<ChangesReply>
readChanges(const QByteArray &bytes,
            const std::function<Result<void>(const ChangesReply &, const RowView &)> &row);

//! BLAKE2b-256(kind ‖ 0 ‖ id ‖ seq as u64 little endian ‖ state): what a row adds to its stream's
//! digest.
QByteArray rowHash(QByteArrayView kind, QByteArrayView id, qint64 seq, QByteArrayView state);

//! The sum modulo 2²⁵⁶ of row hashes, little endian; adding and removing are O(1).
class Digest
{
public:
    Digest() = default;
    explicit Digest(QByteArrayView bytes);
    void add(QByteArrayView rowHash);
    void subtract(QByteArrayView rowHash);
    QByteArray bytes() const;
    friend bool operator==(const Digest &, const Digest &) = default;

private:
    quint64 m_words[4] = {0, 0, 0, 0};
};

} // namespace wire
