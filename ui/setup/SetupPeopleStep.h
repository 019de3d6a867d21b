// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/setup/SetupStep.h"

#include <deque>

class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace ui {

class NewPassphrase;
class VaultDoor;

//! The people of this PC with a passphrase each; leaving it makes the vault.
class SetupPeopleStep : public SetupStep
{
    Q_OBJECT

public:
    SetupPeopleStep(SetupState &state, VaultDoor &door, QWidget *parent = nullptr);

    QString name() const override;
    QString heading() const override;
    QString explanation() const override;
    bool isReady() const override;
    bool isRepeatable() const override { return !state().vault; }
    void enter() override;
    void commit() override;

private:
    struct Person {
        QString label;
        models::SecretBytes passphrase;
    };

    bool isFormReady() const;
    void takeForm();
    void showPeople();
    void createVault();
    void addNext();
    void finish();

    VaultDoor &m_door;
    std::deque<Person> m_people;
    QLineEdit *m_label = nullptr;
    NewPassphrase *m_passphrase = nullptr;
    QPushButton *m_add = nullptr;
    QVBoxLayout *m_list = nullptr;
};

} // namespace ui
