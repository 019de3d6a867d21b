// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/ImportReport.h"

#include <QWidget>

class QPushButton;
class QTabBar;
class QTableView;

namespace ui {

class ImportReportModel;
class Label;

//! Third step of the import: what would happen, or what has happened.
class ImportResultStep : public QWidget
{
    Q_OBJECT

public:
    explicit ImportResultStep(QWidget *parent = nullptr);

    //! \a done: it has been stored; else it is the dry run.
    void showReport(const models::ImportReport &report, bool done);

signals:
    void errorRowsRequested();

private:
    void showPart(int tab);

    ImportReportModel *m_model = nullptr;
    Label *m_heading = nullptr;
    Label *m_account = nullptr;
    QTabBar *m_tabs = nullptr;
    QTableView *m_view = nullptr;
    QPushButton *m_errorRows = nullptr;
};

} // namespace ui
