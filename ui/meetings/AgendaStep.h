// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/meetings/AgendaTemplates.h"
#include "ui/meetings/WizardStep.h"

#include <memory>

namespace ui {

class AgendaModel;
class Workspace;

namespace Ui {
class AgendaStep;
}

//! ③ What was on the agenda: a template to start from, then edited freely.
class AgendaStep : public WizardStep
{
    Q_OBJECT

public:
    explicit AgendaStep(Workspace &workspace, QWidget *parent = nullptr);
    ~AgendaStep() override;

    QString title() const override;
    void load(const models::Meeting &meeting) override;
    void store(models::Meeting &meeting) const override;
    bool isFilled(const models::Meeting &meeting) const override;
    void start() override;
    bool showField(const QString &field) override;

signals:
    void messageRaised(const QString &sentence);

private:
    void addItem(const QString &title);
    void addTyped();
    void useTemplate();
    void keepTemplate();
    void showTemplates();
    models::AgendaItem newItem(const QString &title) const;

    Workspace &m_workspace;
    std::unique_ptr<Ui::AgendaStep> m_ui;
    AgendaModel *m_agenda = nullptr;
    AgendaTemplates m_templates;
    QList<AgendaTemplate> m_offered;
    QString m_category; //!< of the meeting's branch
};

} // namespace ui
