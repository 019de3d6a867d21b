// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/MeetingRules.h"
#include "ui/meetings/WizardStep.h"

#include <memory>

class QStringListModel;

namespace ui {

class Workspace;

namespace Ui {
class RecordStep;
}

//! ④ What was said and decided: for the meeting as a whole, and item by item with votes.
class RecordStep : public WizardStep
{
    Q_OBJECT

public:
    explicit RecordStep(Workspace &workspace, QWidget *parent = nullptr);
    ~RecordStep() override;

    QString title() const override;
    void load(const models::Meeting &meeting) override;
    void store(models::Meeting &meeting) const override;
    bool isFilled(const models::Meeting &meeting) const override;
    void start() override;
    bool showField(const QString &field) override;

private:
    //! Row 0 is the meeting as a whole, row n the item n - 1.
    void showRow(int row);
    void goBy(int step);
    void keepShown();
    void showOutcome();
    models::AgendaItem shownItem() const;

    Workspace &m_workspace;
    std::unique_ptr<Ui::RecordStep> m_ui;
    QStringListModel *m_titles = nullptr;
    QList<models::AgendaItem> m_items;
    models::AttendanceCount m_count;
    int m_shown = 0;
    bool m_loading = false;
};

} // namespace ui
