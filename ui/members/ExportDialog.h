// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Member.h"

#include <QDialog>
#include <QList>

#include <memory>

namespace ui {

class Workspace;

namespace Ui {
class ExportDialog;
}

//! Writes the members of the list into an xlsx workbook, covered unless asked otherwise; asks what
//! for and notes it in the access log first.
class ExportDialog : public QDialog
{
    Q_OBJECT

public:
    ExportDialog(Workspace &workspace, const QList<models::Member> &members,
                 QWidget *parent = nullptr);
    ~ExportDialog() override;

    //! Writes to \a path what the dialog says; also for tests.
    bool exportTo(const QString &path);

signals:
    void messageRaised(const QString &sentence, bool grave);

private:
    void chooseFile();

    Workspace &m_workspace;
    std::unique_ptr<Ui::ExportDialog> m_ui;
    QList<models::Member> m_members;
};

} // namespace ui
