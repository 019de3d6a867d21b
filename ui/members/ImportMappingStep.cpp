// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/members/ImportMappingStep.h"

#include "models/domain/catalogue/Catalogue.h"
#include "models/domain/catalogue/Kinds.h"
#include "ui/members/ImportPreviewModel.h"
#include "ui/text/FieldText.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Label.h"

#include <QComboBox>
#include <QHeaderView>
#include <QSignalBlocker>
#include <QTableView>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

void fillChoice(QComboBox *choice)
{
    choice->addItem(ImportMappingStep::tr("(leave out)"), QString());
    for (const auto &field : models::catalogue::find(models::kind::member)->fields) {
        const auto name = QString::fromLatin1(field.name);
        choice->addItem(text::fieldLabel(models::kind::member, name), name);
    }
    choice->addItem(text::fieldLabel(models::kind::member, u"org"), u"org"_s);
}

} // namespace

ImportMappingStep::ImportMappingStep(QWidget *parent)
    : QWidget(parent),
      m_model(new ImportPreviewModel(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::small);
    auto *line = new QHBoxLayout;
    m_account = Label::wrapped({}, Label::Role::Body);
    line->addWidget(m_account, 1);
    m_sheets = new QComboBox;
    m_sheets->setObjectName(u"sheetBox"_s);
    m_sheets->setAccessibleName(tr("Sheet"));
    line->addWidget(m_sheets);
    layout->addLayout(line);
    m_view = new QTableView;
    m_view->setModel(m_model);
    m_view->setSelectionMode(QAbstractItemView::NoSelection);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setWordWrap(false);
    m_view->setAccessibleName(tr("Preview of the rows"));
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_view->horizontalHeader()->setHighlightSections(false);
    layout->addWidget(m_view, 1);
    connect(m_sheets, &QComboBox::activated, this, &ImportMappingStep::sheetChosen);
}

void ImportMappingStep::setTables(const QList<models::Table> &tables)
{
    m_tables = tables;
    m_sheet = 0;
    const QSignalBlocker quiet(m_sheets);
    m_sheets->clear();
    for (const auto &table : tables)
        m_sheets->addItem(table.name);
    m_sheets->setVisible(tables.size() > 1);
}

void ImportMappingStep::showSheet(int sheet, const models::ColumnMapping &mapping)
{
    m_sheet = sheet;
    m_sheets->setCurrentIndex(sheet);
    m_mapping = mapping;
    m_model->setSheet(m_tables.at(sheet), mapping);
    addChoices();
    describe();
}

void ImportMappingStep::keepSheet()
{
    m_sheets->setCurrentIndex(m_sheet);
}

void ImportMappingStep::addChoices()
{
    m_choices.clear();
    for (int column = 0; column < m_mapping.fields.size(); ++column) {
        auto *choice = new QComboBox;
        fillChoice(choice);
        choice->setCurrentIndex(choice->findData(m_mapping.fields[column]));
        choice->setAccessibleName(tr("Field of column %1").arg(m_mapping.headers[column]));
        choice->setObjectName(u"fieldBox%1"_s.arg(column));
        connect(choice, &QComboBox::activated, this,
                [this, column, choice] { assign(column, choice->currentData().toString()); });
        m_view->setIndexWidget(m_model->index(0, column), choice);
        m_choices.append(choice);
    }
    m_view->setRowHeight(0, Tokens::current().controlHeight + 4);
    constexpr int narrowest = 130;
    constexpr int widest = 280;
    m_view->resizeColumnsToContents();
    for (int column = 0; column < m_choices.size(); ++column) {
        // The chosen field has to be read whole, whatever stands in the column below.
        m_choices[column]->ensurePolished();
        const int wanted = m_choices[column]->sizeHint().width() + 2 * space::large;
        m_view->setColumnWidth(
            column, std::clamp(std::max(m_view->columnWidth(column), wanted), narrowest, widest));
    }
}

void ImportMappingStep::assign(int column, const QString &field)
{
    m_mapping.assign(column, field);
    for (qsizetype i = 0; i < m_choices.size(); ++i)
        m_choices[i]->setCurrentIndex(m_choices[i]->findData(m_mapping.fields[i]));
    m_model->setMapping(m_mapping);
    describe();
    emit mappingChanged();
}

void ImportMappingStep::describe()
{
    const auto known = m_mapping.fields.size() - m_mapping.fields.count(QString());
    const auto header = table().rows.at(m_mapping.headerRow).number;
    m_account->setText(
        tr("The header is row %1; %2 of %3 columns are understood. Check the first line and "
           "correct it where needed: your choice is remembered for files of this layout.")
            .arg(header)
            .arg(known)
            .arg(m_mapping.fields.size()));
}

} // namespace ui
