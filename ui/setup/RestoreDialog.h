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

//! Makes the vault of this PC from a backup or a safety copy: which one, then a person's passphrase
//! or the recovery sheet. Accepted when the vault stands; cancelled or failed, the PC is as before.
class RestoreDialog : public QDialog
{
    Q_OBJECT

public:
    enum class Place {
        Free, //!< there is no vault yet
        Taken, //!< one stands there, which is kept; what is missing in the new one is said
    };

    //! \a door must outlive the dialog.
    RestoreDialog(VaultDoor &door, Place place, QWidget *parent = nullptr);
    ~RestoreDialog() override;

    void reject() override;

private:
    struct Work;

    void buildSource(QLayout *layout);
    void buildFile(QLayout *layout);
    void buildSecret(QLayout *layout);
    void buildButtons(QLayout *layout);
    void chooseFile();
    void readFile();
    void refresh();
    void fail(const models::Error &error);
    void growToFit();
    void start();
    void end(const models::Result<models::backup::Replaced> &outcome);
    void showOutcome(const models::backup::Replaced &replaced);
    QString file() const;
    bool usesSheet() const;
    models::backup::Secret takeSecret();

    VaultDoor &m_door;
    Place m_place;
    bool m_done = false;
    std::shared_ptr<Work> m_work;
    QList<models::PersonId> m_people;
    Label *m_explanation = nullptr;
    MessageBar *m_messages = nullptr;
    QComboBox *m_source = nullptr; //!< only where there are safety copies
    QWidget *m_sourceRow = nullptr;
    QWidget *m_fileRow = nullptr;
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
