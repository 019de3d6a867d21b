// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Result.h"

#include <QDialog>
#include <QFuture>

class QLineEdit;
class QPushButton;

namespace models {
class Vault;
}

namespace ui {

class Label;
class MessageBar;
class NewPassphrase;
class PassphraseEdit;
class VaultDoor;

//! Adds a person to this PC, or changes the passphrase of the one at it. Open with open().
class PersonDialog : public QDialog
{
    Q_OBJECT

public:
    enum class Task { AddPerson, ChangePassphrase };

    //! Door and vault must outlive the dialog.
    PersonDialog(Task task, VaultDoor &door, models::Vault &vault, QWidget *parent = nullptr);

protected:
    //! Not while the keys are being made.
    void reject() override;

private:
    void start();
    void refresh();
    QFuture<models::Result<void>> run();

    Task m_task;
    VaultDoor &m_door;
    models::Vault &m_vault;
    QLineEdit *m_label = nullptr;
    PassphraseEdit *m_old = nullptr;
    NewPassphrase *m_passphrase = nullptr;
    MessageBar *m_messages = nullptr;
    Label *m_progress = nullptr;
    QPushButton *m_ok = nullptr;
    QPushButton *m_cancel = nullptr;
    bool m_busy = false;
};

} // namespace ui
