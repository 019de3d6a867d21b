// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/ColumnMapping.h"
#include "models/documents/Table.h"

#include <QWidget>

class QComboBox;
class QTableView;

namespace ui {

class ImportPreviewModel;
class Label;

//! Second step of the import: which sheet, and what each column means, over a preview of the rows.
class ImportMappingStep : public QWidget
{
    Q_OBJECT

public:
    explicit ImportMappingStep(QWidget *parent = nullptr);

    void setTables(const QList<models::Table> &tables);
    //! Shows a sheet as it is understood so far.
    void showSheet(int sheet, const models::ColumnMapping &mapping);

    //! The choice of another sheet came to nothing.
    void keepSheet();

    const models::Table &table() const { return m_tables.at(m_sheet); }
    const models::ColumnMapping &mapping() const { return m_mapping; }

signals:
    void sheetChosen(int sheet);
    void mappingChanged();

private:
    void addChoices();
    void assign(int column, const QString &field);
    void describe();

    QList<models::Table> m_tables;
    int m_sheet = 0;
    models::ColumnMapping m_mapping;
    ImportPreviewModel *m_model = nullptr;
    QComboBox *m_sheets = nullptr;
    QTableView *m_view = nullptr;
    Label *m_account = nullptr;
    QList<QComboBox *> m_choices;
};

} // namespace ui
