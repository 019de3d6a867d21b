// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/RecordReader.h"

#include <QTreeWidget>

namespace ui {

class Workspace;

//! Who changed what, when, from what to what, and whether the hub has it: one line for each save,
//! its fields below.
class HistoryView : public QTreeWidget
{
    Q_OBJECT

public:
    //! A record whose changes are shown; \a label stands before its fields when there are several.
    struct Subject {
        QString kind{};
        models::RecordId id{};
        QString label{};
    };

    explicit HistoryView(Workspace &workspace, QWidget *parent = nullptr);

    //! Sensitive values are masked unless \a revealed.
    void show(const QList<Subject> &subjects, bool revealed = false);

private:
    struct Line {
        Subject subject;
        models::HistoryEntry entry;
    };
    void addGroup(const QList<Line> &lines, bool revealed);
    void addFields(QTreeWidgetItem *parent, const Line &line, bool revealed);

    Workspace &m_workspace;
};

} // namespace ui
