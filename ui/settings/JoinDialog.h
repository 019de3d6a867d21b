// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QPushButton;

namespace models {
class Vault;
}

namespace ui {

class HubConnector;
class InvitationForm;
class Label;
class MessageBar;

//! Joins a hub after the first run; accepted when the hub knows this PC.
class JoinDialog : public QDialog
{
    Q_OBJECT

public:
    //! Both must outlive the dialog.
    JoinDialog(HubConnector &connector, const models::Vault &vault, QWidget *parent = nullptr);

protected:
    void reject() override;

private:
    void start();
    void refresh();

    HubConnector &m_connector;
    const models::Vault &m_vault;
    InvitationForm *m_form = nullptr;
    MessageBar *m_messages = nullptr;
    Label *m_progress = nullptr;
    QPushButton *m_ok = nullptr;
    bool m_busy = false;
};

} // namespace ui
