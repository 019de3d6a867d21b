// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/records/FieldMerge.h"

#include <QDialog>
#include <QList>

class QButtonGroup;

namespace ui {

//! Two people changed the same fields: both values side by side, one choice for each field.
//! Nothing typed is given up before the choice is made; "later" goes back to the editor.
class ConflictDialog : public QDialog
{
    Q_OBJECT

public:
    //! One clash in words.
    struct Row {
        QString field{};
        QString mine{};
        QString theirs{};
    };

    //! \a cause is the one sentence that says what happened; \a theirsFrom who and when.
    ConflictDialog(const QString &cause, const QString &theirsFrom, const QList<Row> &rows,
                   QWidget *parent = nullptr);

    //! For each row: true takes the other side's value.
    QList<bool> takesTheirs() const;

private:
    QList<QButtonGroup *> m_choices;
};

} // namespace ui
