// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/FieldClocks.h"

#include "sync/wire/CborReader.h"
#include "sync/wire/CborWriter.h"

#include <algorithm>

namespace hub {

namespace {

constexpr qsizetype maximumFieldName = 64;

} // namespace

Result<FieldClocks> FieldClocks::read(const StoredRow &row)
{
    FieldClocks clocks;
    clocks.m_created = row.created;
    if (row.clocks.isEmpty())
        return clocks;
    wire::CborReader reader(row.clocks);
    for (auto left = reader.array(); left > 0 && !reader.failed(); --left) {
        if (reader.array() != 5)
            reader.fail();
        const auto field = reader.text(maximumFieldName);
        FieldClock clock;
        clock.seq = reader.count();
        clock.hlc = reader.unsignedNumber();
        clock.replica = reader.count();
        clock.setAuthor(reader.count());
        clocks.m_own.insert(field, clock);
    }
    if (!reader.finished())
        return Error{Error::Corrupt, {}, QStringLiteral("clocks")};
    return clocks;
}

void FieldClocks::write(StoredRow &row) const
{
    row.created = m_created;
    if (m_own.isEmpty()) {
        row.clocks.clear();
        return;
    }
    wire::CborWriter writer;
    writer.array(quint64(m_own.size()));
    for (auto it = m_own.cbegin(); it != m_own.cend(); ++it) {
        writer.array(5);
        writer.text(it.key());
        writer.number(it->seq);
        writer.unsignedNumber(it->hlc);
        writer.number(it->replica);
        writer.number(it->author());
    }
    row.clocks = writer.take();
}

std::optional<FieldClock> FieldClocks::of(const QString &field, bool isPresent) const
{
    const auto own = m_own.constFind(field);
    if (own != m_own.cend())
        return *own;
    return isPresent ? std::optional(m_created) : std::nullopt;
}

std::optional<FieldClock> FieldClocks::takeDeletion()
{
    const auto deletion = m_own.constFind(QString());
    if (deletion == m_own.cend())
        return std::nullopt;
    const auto clock = *deletion;
    m_own.erase(deletion);
    return clock;
}

FieldClock FieldClocks::newest() const
{
    auto newest = m_created;
    for (const auto &clock : m_own) {
        if (clock.seq > newest.seq)
            newest = clock;
    }
    return newest;
}

bool FieldClocks::writtenAfter(qint64 base, qint64 byOtherThan) const
{
    const auto after = [&](const FieldClock &clock) {
        return clock.seq > base && clock.replica != byOtherThan;
    };
    return after(m_created) || std::any_of(m_own.cbegin(), m_own.cend(), after);
}

} // namespace hub
