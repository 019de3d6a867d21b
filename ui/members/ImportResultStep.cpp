// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/members/ImportResultStep.h"

#include "ui/members/ImportReportModel.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Label.h"

#include <QHeaderView>
#include <QTabBar>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace ui {

ImportResultStep::ImportResultStep(QWidget *parent)
    : QWidget(parent),
      m_model(new ImportReportModel(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::small);
    m_heading = Label::wrapped({}, Label::Role::Heading);
    layout->addWidget(m_heading);
    m_account = Label::wrapped({}, Label::Role::Muted);
    layout->addWidget(m_account);
    auto *line = new QHBoxLayout;
    m_tabs = new QTabBar;
    m_tabs->setObjectName(u"partTabs"_s);
    m_tabs->setDrawBase(false);
    m_tabs->setAccessibleName(tr("What to list"));
    for (int part = 0; part < 3; ++part)
        m_tabs->addTab({});
    line->addWidget(m_tabs);
    line->addStretch();
    m_errorRows = new QPushButton(tr("Save the rejected rows…"));
    m_errorRows->setObjectName(u"errorRowsButton"_s);
    line->addWidget(m_errorRows);
    layout->addLayout(line);
    m_view = new QTableView;
    m_view->setModel(m_model);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setShowGrid(false);
    m_view->verticalHeader()->hide();
    m_view->setAccessibleName(tr("Findings"));
    auto *header = m_view->horizontalHeader();
    header->setHighlightSections(false);
    header->setStretchLastSection(true);
    header->resizeSection(ImportReportModel::Row, 70);
    header->resizeSection(ImportReportModel::Name, 180);
    header->resizeSection(ImportReportModel::Field, 170);
    layout->addWidget(m_view, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, &ImportResultStep::showPart);
    connect(m_errorRows, &QPushButton::clicked, this, &ImportResultStep::errorRowsRequested);
}

void ImportResultStep::showReport(const models::ImportReport &report, bool done)
{
    m_model->setReport(report);
    m_heading->setText(done ? tr("Imported: %1 new, %2 changed, %3 unchanged, %4 left out")
                                  .arg(report.created)
                                  .arg(report.updated)
                                  .arg(report.unchanged)
                                  .arg(report.rejectedRows())
                            : tr("%1 would be new, %2 changed, %3 unchanged, %4 left out")
                                  .arg(report.created)
                                  .arg(report.updated)
                                  .arg(report.unchanged)
                                  .arg(report.rejectedRows()));
    m_account->setText(
        report.rejected.isEmpty()
            ? tr("Every row can be taken.")
            : tr("Rows with an error are left out, the others are taken. Save the rejected rows, "
                 "correct them there and import that file again."));
    using Part = ImportReportModel::Part;
    m_tabs->setTabText(int(Part::Rejected), tr("Errors (%1)").arg(m_model->count(Part::Rejected)));
    m_tabs->setTabText(int(Part::Warnings),
                       tr("To be checked (%1)").arg(m_model->count(Part::Warnings)));
    m_tabs->setTabText(int(Part::Changes), tr("Changes (%1)").arg(m_model->count(Part::Changes)));
    m_errorRows->setVisible(!report.rejected.isEmpty());
    auto first = Part::Rejected;
    for (const auto part : {Part::Changes, Part::Warnings, Part::Rejected}) {
        if (m_model->count(part) > 0)
            first = part;
    }
    m_tabs->setCurrentIndex(int(first));
    showPart(int(first));
}

void ImportResultStep::showPart(int tab)
{
    m_model->show(ImportReportModel::Part(tab));
}

} // namespace ui
