// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Organisation.h"

#include <QFrame>
#include <QList>

class QComboBox;
class QMenu;
class QPushButton;
class QToolButton;

namespace ui {

class Label;

//! The line above the page: its name, for whom one records, and the menu with every shortcut.
class TitleArea : public QFrame
{
    Q_OBJECT

public:
    explicit TitleArea(QWidget *parent = nullptr);

    void setTitle(const QString &title);
    //! One branch is just named; several can be switched; \a everything adds all of them in one.
    void setBranches(const QList<models::Organisation> &branches, bool everything);
    //! Shows \a branch as chosen without emitting.
    void chooseBranch(models::OrganisationId branch);
    void setMenu(QMenu *menu);
    //! Beside the title, with a way to end the trial; for the sample branch.
    void setWatermark(const QString &words);

signals:
    //! Null id: all branches.
    void branchChosen(const models::Organisation &branch);
    void lockRequested();
    void trialEndRequested();
    void helpRequested();

private:
    Label *m_title = nullptr;
    Label *m_watermark = nullptr;
    QPushButton *m_endTrial = nullptr;
    Label *m_branchName = nullptr;
    QComboBox *m_branches = nullptr;
    QToolButton *m_menu = nullptr;
    QList<models::Organisation> m_choices;
};

} // namespace ui
