// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Member.h"

#include <QDialog>

#include <memory>

namespace ui {

class Workspace;

namespace Ui {
class RevealDialog;
}

//! Asks what covered data is needed for and writes it into the access log; accepted only when that
//! was written.
class RevealDialog : public QDialog
{
    Q_OBJECT

public:
    RevealDialog(Workspace &workspace, const models::Member &member, QWidget *parent = nullptr);
    ~RevealDialog() override;

    //! What people usually need it for; any other words can be typed.
    static QStringList purposes();

private:
    void log();

    Workspace &m_workspace;
    models::MemberId m_member;
    std::unique_ptr<Ui::RevealDialog> m_ui;
};

} // namespace ui
