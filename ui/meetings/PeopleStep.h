// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Member.h"
#include "ui/meetings/WizardStep.h"

#include <memory>

namespace ui {

class AttendanceModel;
class NameCompleter;
class Workspace;

namespace Ui {
class PeopleStep;
}

//! ② When, where, under whom; and who came.
class PeopleStep : public WizardStep
{
    Q_OBJECT

public:
    explicit PeopleStep(Workspace &workspace, QWidget *parent = nullptr);
    ~PeopleStep() override;

    QString title() const override;
    void load(const models::Meeting &meeting) override;
    void store(models::Meeting &meeting) const override;
    bool isFilled(const models::Meeting &meeting) const override;
    void start() override;
    bool showField(const QString &field) override;

    //! Places of earlier meetings, offered while typing.
    void offerPlaces(const QStringList &places);

private:
    void connectFields();
    void showCount();
    void showDayMessage();
    void onDayChanged();
    models::Member formerMember(models::MemberId id) const;

    Workspace &m_workspace;
    std::unique_ptr<Ui::PeopleStep> m_ui;
    AttendanceModel *m_attendance = nullptr;
    NameCompleter *m_hosts = nullptr;
    NameCompleter *m_recorders = nullptr;
    QList<models::Member> m_members;
    QList<models::MeetingKind> m_kinds;
    bool m_loading = false;
};

} // namespace ui
