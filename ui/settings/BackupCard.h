// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/Card.h"

class QPushButton;

namespace ui {

class Label;
class Preferences;
class SafetyCopyList;
class Workspace;

//! Where backups go and "make one now": one encrypted file with everything, written by a worker
//! while the work goes on.
class BackupCard : public Card
{
    Q_OBJECT

public:
    //! Both must outlive the card.
    BackupCard(Workspace &workspace, Preferences &preferences, QWidget *parent = nullptr);
    //! Cancels the backup under way and waits for its worker.
    ~BackupCard() override;

    void refresh();
    //! As if the button had been pressed; needs a folder.
    void backUp();

signals:
    void messageRaised(const QString &sentence, bool grave);

private:
    void chooseFolder();
    QString nextFile() const;

    struct Work;
    Workspace &m_workspace;
    Preferences &m_preferences;
    std::shared_ptr<Work> m_work;
    Label *m_folder = nullptr;
    Label *m_last = nullptr;
    QPushButton *m_now = nullptr;
    SafetyCopyList *m_safety = nullptr;
};

} // namespace ui
