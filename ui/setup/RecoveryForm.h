// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Error.h"
#include "models/domain/Ids.h"

#include <QWidget>

#include <memory>

class QPlainTextEdit;
class QPushButton;
class QStackedWidget;

namespace models {
class Vault;
} // namespace models

namespace ui {

class Label;
class MessageBar;
class NewPassphrase;
class RecoverySheetView;
class VaultDoor;

//! Opens the vault by its recovery sheet: the groups, a new passphrase, a new sheet.
class RecoveryForm : public QWidget
{
    Q_OBJECT

public:
    explicit RecoveryForm(VaultDoor &door, QWidget *parent = nullptr);

    //! For the person chosen at the unlock page, whose passphrase is to be replaced.
    void start(models::PersonId person);

signals:
    void left();
    //! The vault is open, the passphrase new, the new sheet tried.
    void recovered(const std::shared_ptr<models::Vault> &vault);

private:
    enum Step { Words, Passphrase, Sheet };

    QWidget *makeWords();
    QWidget *makePassphrase();
    QWidget *makeSheet();
    void goOn();
    QString sentenceFor(const models::Error &error) const;
    void openByWords();
    void replacePassphrase();
    void showStep(Step step);
    void refresh();
    void setBusy(bool busy);
    void fail(const QString &sentence);

    VaultDoor &m_door;
    models::PersonId m_person;
    std::shared_ptr<models::Vault> m_vault;
    Label *m_heading = nullptr;
    Label *m_explanation = nullptr;
    MessageBar *m_messages = nullptr;
    QStackedWidget *m_stack = nullptr;
    QPlainTextEdit *m_words = nullptr;
    NewPassphrase *m_passphrase = nullptr;
    RecoverySheetView *m_sheet = nullptr;
    QPushButton *m_back = nullptr;
    QPushButton *m_next = nullptr;
    bool m_busy = false;
};

} // namespace ui
