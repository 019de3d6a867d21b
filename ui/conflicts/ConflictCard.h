// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Conflict.h"
#include "ui/widgets/Card.h"

#include <QCborValue>

class QPushButton;

namespace ui {

class Label;
class MergePane;
class ValuePane;
class Workspace;

//! One conflict to be decided: both values side by side with their authors, and for texts both in
//! one.
class ConflictCard : public Card
{
    Q_OBJECT

public:
    explicit ConflictCard(Workspace &workspace, QWidget *parent = nullptr);

    //! What was typed into the merged text stays while it is the same conflict over the same
    //! values.
    void show(const models::Conflict &conflict);
    //! Shows nothing any more; what was covered is so again.
    void forget();

signals:
    //! \a merged only with Resolution::Merged.
    void decided(models::Resolution resolution, const QString &merged);
    void openRequested(const QString &target);

private:
    void fill();
    void reveal();

    Workspace &m_workspace;
    models::Conflict m_conflict;
    QCborValue m_value; //!< what the record shows
    models::Authorship m_author;
    bool m_isRevealed = false;
    QString m_target;
    Label *m_title = nullptr;
    Label *m_cause = nullptr;
    QPushButton *m_open = nullptr;
    QPushButton *m_reveal = nullptr;
    ValuePane *m_shown = nullptr;
    ValuePane *m_other = nullptr;
    MergePane *m_merged = nullptr;
};

} // namespace ui
