// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Ids.h"
#include "models/domain/Result.h"

#include <QList>
#include <QWidget>

#include <memory>

class QButtonGroup;
class QPushButton;
class QStackedWidget;
class QTimer;
class QVBoxLayout;

namespace models {
class Vault;
class RandomSource;
struct VaultSlot;
} // namespace models

namespace ui {

class HelpKey;
class Label;
class MessageBar;
class PassphraseEdit;
class RecoveryForm;
class VaultDoor;

//! Who are you, and what is your passphrase? A wrong one gives no hint, only a growing pause; the
//! recovery sheet is the way round.
class UnlockWindow : public QWidget
{
    Q_OBJECT

public:
    //! Both must outlive the window.
    explicit UnlockWindow(VaultDoor &door, QWidget *parent = nullptr);

    //! Reads who can open the vault; the error when the folder cannot be read.
    models::Result<void> load();
    QString message() const;

signals:
    void unlocked(const std::shared_ptr<models::Vault> &vault);
    //! Another vault stands here now, as a backup had it; to be unlocked anew.
    void restored();

private:
    QWidget *makeForm();
    void addPerson(const models::VaultSlot &slot);
    void open();
    void openRestore();
    void fail(const models::Error &error);
    void setBusy(bool busy);
    void tickPause();
    models::PersonId chosenPerson() const;

    VaultDoor &m_door;
    HelpKey *m_help = nullptr;
    QStackedWidget *m_stack = nullptr;
    QButtonGroup *m_people = nullptr;
    QVBoxLayout *m_peopleList = nullptr;
    QList<models::PersonId> m_ids;
    PassphraseEdit *m_passphrase = nullptr;
    Label *m_message = nullptr;
    QPushButton *m_open = nullptr;
    RecoveryForm *m_recovery = nullptr;
    QTimer *m_pause = nullptr;
    qint64 m_pauseEnds = 0;
    bool m_busy = false;
};

} // namespace ui
