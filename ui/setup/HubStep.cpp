// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/HubStep.h"

#include "models/domain/Clock.h"
#include "models/domain/WhenFinished.h"
#include "models/store/LocalIdentity.h"
#include "models/store/OrganisationRepository.h"
#include "models/store/Settings.h"
#include "ui/setup/InvitationForm.h"
#include "ui/text/ErrorText.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/ChoiceCard.h"
#include "ui/widgets/Label.h"

#include <QButtonGroup>
#include <QLineEdit>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int aloneButton = 1;
constexpr int longestName = 100;

models::OrganisationType typeFor(Workspace::Role role)
{
    switch (role) {
    case Workspace::Role::Secretary:
        return models::OrganisationType::Branch;
    case Workspace::Role::Reviewer:
        return models::OrganisationType::Town;
    case Workspace::Role::County:
        return models::OrganisationType::County;
    }
    return models::OrganisationType::Branch;
}

} // namespace

HubStep::HubStep(SetupState &state, HubConnector &connector, const models::Clock &clock,
                 models::RandomSource &random, QWidget *parent)
    : SetupStep(state, parent),
      m_connector(connector),
      m_clock(clock),
      m_random(random)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(space::medium);
    m_choice = new QButtonGroup(this);
    auto *choices = new QHBoxLayout;
    auto *hub = new ChoiceCard(u"sync"_s, tr("Connect to the hub"),
                               tr("I have an address, a file and a code"));
    hub->setObjectName(u"joinChoice"_s);
    hub->setChecked(true);
    m_choice->addButton(hub, 0);
    choices->addWidget(hub);
    auto *alone = new ChoiceCard(u"offline"_s, tr("Work alone for now"),
                                 tr("Connecting later keeps all records"));
    alone->setObjectName(u"aloneChoice"_s);
    m_choice->addButton(alone, aloneButton);
    choices->addWidget(alone);
    layout->addLayout(choices);

    m_forms = new QStackedWidget;
    auto *joinCard = new Card;
    m_invitation = new InvitationForm;
    joinCard->body()->addWidget(m_invitation);
    joinCard->body()->addStretch();
    m_forms->addWidget(joinCard);
    auto *aloneCard = new Card;
    auto *nameLabel = new Label(tr("Name of the branch or office"));
    aloneCard->body()->addWidget(nameLabel);
    m_name = new QLineEdit;
    m_name->setObjectName(u"organisationEdit"_s);
    m_name->setMaxLength(longestName);
    m_name->setPlaceholderText(tr("For instance: Branch of Example Village"));
    m_name->setAccessibleName(nameLabel->text());
    nameLabel->setBuddy(m_name);
    aloneCard->body()->addWidget(m_name);
    aloneCard->body()->addWidget(Label::wrapped(
        tr("When the branch later connects, everything recorded until then becomes its own."),
        Label::Role::Caption));
    aloneCard->body()->addStretch();
    m_forms->addWidget(aloneCard);
    layout->addWidget(m_forms);
    layout->addStretch();

    connect(m_choice, &QButtonGroup::idToggled, this, [this](int id, bool checked) {
        if (!checked)
            return;
        m_forms->setCurrentIndex(id);
        emit failureOver();
        emit readyChanged();
    });
    connect(m_invitation, &InvitationForm::changed, this, &SetupStep::readyChanged);
    connect(m_name, &QLineEdit::textChanged, this, &SetupStep::readyChanged);
}

QString HubStep::name() const
{
    return tr("Connection");
}

QString HubStep::heading() const
{
    return tr("Connect to the hub");
}

QString HubStep::explanation() const
{
    return tr("The book works for months without a network. The hub passes records on to the town "
              "and keeps a second copy.");
}

bool HubStep::isAlone() const
{
    return m_choice->checkedId() == aloneButton;
}

bool HubStep::isReady() const
{
    return isAlone() ? !m_name->text().trimmed().isEmpty() : m_invitation->isReady();
}

void HubStep::enter()
{
    // Reached anew after an interrupted first run: what was named then must not be doubled.
    const auto known = models::OrganisationRepository(*state().database).list();
    if (known && known->size() == 1) {
        m_localOrganisation = known->first().id;
        m_name->setText(known->first().name);
    }
    if (!isAlone())
        m_invitation->setFocus();
}

void HubStep::commit()
{
    if (isAlone())
        workAlone();
    else
        join();
}

void HubStep::workAlone()
{
    if (m_localOrganisation.isNull())
        m_localOrganisation = models::newId<models::OrganisationId>(m_clock, m_random);
    models::Organisation organisation;
    organisation.id = m_localOrganisation;
    organisation.type = typeFor(state().role);
    organisation.name = m_name->text().trimmed();
    organisation.code = u"local"_s;
    const auto stored = models::storeLocalOrganisation(*state().database, organisation);
    if (!stored) {
        emit failed(text::errorSentence(stored.error()));
        return;
    }
    emit committed();
}

QString HubStep::sentenceFor(const models::Error &error) const
{
    // Here nothing is going to be sent by itself: there is no connection yet.
    return error.code == models::Error::Offline
        ? tr("The hub cannot be reached at this address. Compare the address with the paper and "
             "look at the network, or work alone for now and connect later. Nothing is lost.")
        : text::errorSentence(error);
}

void HubStep::join()
{
    emit busy(tr("Asking the hub…"));
    models::whenFinished(m_connector.join(*state().vault, m_invitation->invitation()), this,
                         [this](const models::Result<QString> &role) {
                             emit busy({});
                             if (!role) {
                                 emit failed(sentenceFor(role.error()));
                                 return;
                             }
                             state().enrolled = true;
                             state().role = roleOf(*role);
                             emit committed();
                         });
}

} // namespace ui
