// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/MemberRules.h"
#include "ui/meetings/WizardStep.h"

class QListWidget;

namespace ui {

class Label;
class QuorumLine;
class StatusPill;
class Workspace;

//! ⑥ What is still missing, with a way to each place; and the record at a glance.
class CheckStep : public WizardStep
{
    Q_OBJECT

public:
    explicit CheckStep(Workspace &workspace, QWidget *parent = nullptr);

    QString title() const override;
    void load(const models::Meeting &meeting) override;
    void store(models::Meeting &) const override { }
    //! Nothing is asked for here.
    bool isFilled(const models::Meeting &) const override { return false; }
    void start() override;
    bool showField(const QString &) override { return false; }

    //! Nothing of the grave kind is missing.
    bool maySubmit() const { return m_maySubmit; }
    QList<models::Finding> findings() const { return m_findings; }

signals:
    void fieldWanted(const QString &field);

private:
    void showFindings();
    void showSummary(const models::Meeting &meeting);
    static QString attachmentsText(const models::Meeting &meeting);

    Workspace &m_workspace;
    StatusPill *m_state = nullptr;
    Label *m_stateText = nullptr;
    QListWidget *m_list = nullptr;
    Label *m_summary = nullptr;
    QuorumLine *m_quorum = nullptr;
    QList<models::Finding> m_findings;
    bool m_maySubmit = false;
};

} // namespace ui
