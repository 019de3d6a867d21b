// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Error.h"
#include "ui/setup/SetupStep.h"

class QButtonGroup;
class QLineEdit;
class QStackedWidget;

namespace models {
class Clock;
class RandomSource;
} // namespace models

namespace ui {

class HubConnector;
class InvitationForm;

//! Joins the hub, or names the branch to work alone for now.
class HubStep : public SetupStep
{
    Q_OBJECT

public:
    HubStep(SetupState &state, HubConnector &connector, const models::Clock &clock,
            models::RandomSource &random, QWidget *parent = nullptr);

    QString name() const override;
    QString heading() const override;
    QString explanation() const override;
    bool isReady() const override;
    bool isRepeatable() const override { return !state().enrolled; }
    void enter() override;
    void commit() override;

private:
    bool isAlone() const;
    QString sentenceFor(const models::Error &error) const;
    void join();
    void workAlone();

    HubConnector &m_connector;
    const models::Clock &m_clock;
    models::RandomSource &m_random;
    QButtonGroup *m_choice = nullptr;
    QStackedWidget *m_forms = nullptr;
    InvitationForm *m_invitation = nullptr;
    QLineEdit *m_name = nullptr;
    models::OrganisationId m_localOrganisation;
};

} // namespace ui
