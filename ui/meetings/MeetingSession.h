// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Meeting.h"
#include "models/domain/Result.h"
#include "ui/records/FieldMerge.h"

#include <QCborMap>

namespace ui {

class Workspace;

//! One meeting being written or corrected: what it was when it was opened, what it is now, and the
//! way it goes into the book.
class MeetingSession
{
public:
    explicit MeetingSession(Workspace &workspace) : m_workspace(workspace) { }

    //! A new one for today in the branch of the workspace.
    void startNew(const QList<models::MeetingKind> &kinds, QDate heldOn);
    //! Time, people and agenda titles of \a last; its words, marks and photos stay behind.
    void takeOver(const models::Meeting &last);
    void edit(const models::Meeting &stored);
    void resume(const QCborMap &draft);

    QCborMap draft(int step) const;
    static int stepOf(const QCborMap &draft);
    //! A draft with one more file, unless it has that file already.
    static QCborMap withAttachment(QCborMap draft, const models::Attachment &attachment);

    //! Stores it as \a state. Conflict leaves all as it was: ask clashes().
    models::Result<void> save(models::MeetingState state);

    //! After a Conflict: merges with the stored version; the meeting then holds everything that
    //! only one side changed, and mine in the clashing fields that are returned.
    models::Result<QList<FieldClash>> mergeWithStored();
    //! Takes the other side's value of a clash.
    void takeTheirs(const FieldClash &clash);

    bool isNew() const { return m_isNew; }
    models::Meeting meeting{};
    //! The change that saving made, for undo; 0 before.
    qint64 savedTxn() const { return m_savedTxn; }

private:
    Workspace &m_workspace;
    models::Meeting m_base;
    bool m_isNew = true;
    qint64 m_savedTxn = 0;
};

} // namespace ui
