// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Ids.h"
#include "models/store/Backup.h"

#include <QDialog>

#include <memory>

class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;
class QTimer;

namespace ui {

class Label;
class MessageBar;
class PassphraseEdit;
class VaultDoor;

//! Makes the vault of this PC from a backup: the file, then a person's passphrase or the recovery
//! sheet. Accepted when the vault stands; cancelled or failed, the PC is as before.
class RestoreDialog : public QDialog
{
    Q_OBJECT

public:
    //! \a door must outlive the dialog.
    explicit RestoreDialog(VaultDoor &door, QWidget *parent = nullptr);
    ~RestoreDialog() override;

    void reject() override;

private:
    struct Work;

    void buildFile(QLayout *layout);
    void buildSecret(QLayout *layout);
    void buildButtons(QLayout *layout);
    void chooseFile();
    void readFile();
    void refresh();
    void fail(const models::Error &error);
    void growToFit();
    void start();
    void end(const models::Result<models::backup::Summary> &outcome);
    bool usesSheet() const;
    models::backup::Secret takeSecret();

    VaultDoor &m_door;
    std::shared_ptr<Work> m_work;
    QList<models::PersonId> m_people;
    MessageBar *m_messages = nullptr;
    QLineEdit *m_file = nullptr;
    QPushButton *m_choose = nullptr;
    QWidget *m_secret = nullptr;
    QComboBox *m_who = nullptr;
    Label *m_secretLabel = nullptr;
    PassphraseEdit *m_passphrase = nullptr;
    QPlainTextEdit *m_words = nullptr;
    QProgressBar *m_progress = nullptr;
    QTimer *m_look = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_restore = nullptr;
};

} // namespace ui
