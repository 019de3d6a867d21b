// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/DraftRepository.h"

#include "models/domain/CanonicalCbor.h"
#include "models/domain/Clock.h"
#include "models/sql/Database.h"

namespace models {

namespace {

Result<Draft> draftAt(const Statement &row)
{
    BB_TRY_ASSIGN(content, cborMap(row.bytes(5)));
    return Draft{row.text(0),         row.id<RecordId>(1), row.id<OrganisationId>(2),
                 row.id<PersonId>(3), row.number(4),       content};
}

} // namespace

Result<void> DraftRepository::save(const Draft &draft)
{
    BB_TRY_ASSIGN(
        insert,
        m_database.prepare("INSERT INTO drafts (editor, id, org, person, updated_at, content) "
                           "VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (editor, id, person) "
                           "DO UPDATE SET org = excluded.org, updated_at = excluded.updated_at, "
                           "content = excluded.content"));
    // A zero id, not NULL: before enrolment there may be no organisation yet.
    insert.bind(1, draft.editor).bindBytes(2, draft.record.bytes());
    insert.bindBytes(3, draft.organisation.bytes()).bindBytes(4, draft.person.bytes());
    insert.bind(5, m_clock.nowMs()).bindBytes(6, canonicalCbor(draft.content));
    return insert.run();
}

Result<QList<Draft>> DraftRepository::list(PersonId person) const
{
    BB_TRY_ASSIGN(select,
                  m_database.prepare("SELECT editor, id, org, person, updated_at, content "
                                     "FROM drafts WHERE person = ?1 ORDER BY updated_at DESC"));
    select.bindBytes(1, person.bytes());
    QList<Draft> drafts;
    for (;;) {
        BB_TRY_ASSIGN(found, select.step());
        if (!found)
            return drafts;
        BB_TRY_ASSIGN(draft, draftAt(select));
        drafts << draft;
    }
}

Result<Draft> DraftRepository::find(const QString &editor, RecordId record, PersonId person) const
{
    BB_TRY_ASSIGN(select,
                  m_database.prepare("SELECT editor, id, org, person, updated_at, content "
                                     "FROM drafts WHERE editor = ?1 AND id = ?2 AND person = ?3"));
    select.bind(1, editor).bindBytes(2, record.bytes()).bindBytes(3, person.bytes());
    BB_TRY_ASSIGN(found, select.step());
    if (!found)
        return Error::NotFound;
    return draftAt(select);
}

Result<void> DraftRepository::remove(const QString &editor, RecordId record, PersonId person)
{
    BB_TRY_ASSIGN(
        erase,
        m_database.prepare("DELETE FROM drafts WHERE editor = ?1 AND id = ?2 AND person = ?3"));
    erase.bind(1, editor).bindBytes(2, record.bytes()).bindBytes(3, person.bytes());
    return erase.run();
}

} // namespace models
