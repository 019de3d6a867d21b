// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Ids.h"
#include "ui/shell/Page.h"
#include "ui/shell/ShellParts.h"

class QButtonGroup;
class QComboBox;
class QScrollArea;
class QVBoxLayout;

namespace ui {

class BackupCard;
class Card;
class Label;
class MessageBar;
class Workspace;

//! How the program looks, who opens it, how it is kept safe, where it is connected.
class SettingsPage : public Page
{
    Q_OBJECT

public:
    SettingsPage(Workspace &workspace, const ShellParts &parts, QWidget *parent = nullptr);

    QString title() const override;
    QString iconName() const override;
    QString helpTopic() const override;
    void load() override;
    //! "settings" and "settings:hub".
    bool knows(const QString &target) const override;
    bool open(const QString &target) override;

private:
    Card *makeLook();
    Card *makeSecurity();
    Card *makePeople();
    Card *makeHub();
    Card *makeAbout();
    void showLockMinutes();
    void showPeople();
    void showHub();
    void applyLook();
    void addPerson();
    void changePassphrase();
    void askToRemove(models::PersonId person, const QString &label);
    void askForNewSheet();
    void reissueSheet();
    void join();
    void showLicence();

    Workspace &m_workspace;
    ShellParts m_parts;
    QScrollArea *m_scroll = nullptr;
    QButtonGroup *m_size = nullptr;
    QButtonGroup *m_scheme = nullptr;
    QComboBox *m_lockMinutes = nullptr;
    QVBoxLayout *m_people = nullptr;
    Card *m_hubCard = nullptr;
    Label *m_hubState = nullptr;
    QWidget *m_joinButton = nullptr;
    BackupCard *m_backup = nullptr;
};

} // namespace ui
