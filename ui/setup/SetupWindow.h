// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Error.h"
#include "ui/setup/SetupState.h"

#include <QList>
#include <QWidget>

class QPushButton;
class QStackedWidget;
class QVBoxLayout;

namespace models {
class RandomSource;
}

namespace ui {

class HubConnector;
class IconLabel;
class Label;
class MessageBar;
class SetupStep;
class VaultDoor;

//! The first run: role, people, recovery sheet, hub or alone, first day. Nothing blocks the
//! window; after an interruption it goes on where the vault already is.
class SetupWindow : public QWidget
{
    Q_OBJECT

public:
    //! All must outlive the window.
    SetupWindow(VaultDoor &door, HubConnector &connector, models::RandomSource &random,
                QWidget *parent = nullptr);
    ~SetupWindow() override;

    //! Goes on with a vault whose first run was interrupted: with a new recovery sheet.
    void resume(std::shared_ptr<models::Vault> vault, std::shared_ptr<models::Database> database);
    //! What was wanted of the program could not be done; the window goes on.
    void fail(const models::Error &error);
    int currentStep() const { return m_current; }
    SetupStep *step(int index) const { return m_steps.value(index); }

signals:
    //! The vault is open and ready.
    void finished(const std::shared_ptr<models::Vault> &vault,
                  const std::shared_ptr<models::Database> &database);
    //! The vault stands where the door expects it, as a backup had it; to be unlocked.
    void restored();
    //! Nothing is set up; a made-up branch is to be opened. The window waits for an answer.
    void sampleWanted();

private:
    void addStep(SetupStep *step);
    void showStep(int index);
    void openRestore();
    void goOn();
    void goBack();
    void refreshButtons();
    void showBusy(const QString &sentence);

    VaultDoor &m_door;
    SetupState m_state;
    QList<SetupStep *> m_steps;
    int m_current = 0;
    bool m_busy = false;
    QVBoxLayout *m_names = nullptr;
    QList<std::pair<IconLabel *, Label *>> m_nameLabels;
    Label *m_heading = nullptr;
    Label *m_explanation = nullptr;
    MessageBar *m_messages = nullptr;
    QStackedWidget *m_stack = nullptr;
    Label *m_progress = nullptr;
    QPushButton *m_back = nullptr;
    QPushButton *m_next = nullptr;
};

} // namespace ui
