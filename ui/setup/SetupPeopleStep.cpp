// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/SetupPeopleStep.h"

#include "models/domain/WhenFinished.h"
#include "models/sql/Database.h"
#include "ui/setup/NewPassphrase.h"
#include "ui/setup/VaultDoor.h"
#include "ui/text/ErrorText.h"
#include "ui/theme/Icon.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/IconLabel.h"
#include "ui/widgets/Label.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace ui {

namespace {
constexpr int longestLabel = 20;
constexpr int mostPeople = 8;
} // namespace

SetupPeopleStep::SetupPeopleStep(SetupState &state, VaultDoor &door, QWidget *parent)
    : SetupStep(state, parent),
      m_door(door)
{
    auto *columns = new QHBoxLayout(this);
    columns->setContentsMargins({});
    columns->setSpacing(space::large);

    auto *form = new Card(tr("A person"));
    auto *labelText = new Label(tr("Post, as shown at unlock"));
    form->body()->addWidget(labelText);
    m_label = new QLineEdit;
    m_label->setObjectName(u"labelEdit"_s);
    m_label->setAccessibleName(labelText->text());
    m_label->setMaxLength(longestLabel);
    labelText->setBuddy(m_label);
    form->body()->addWidget(m_label);
    form->body()->addWidget(
        Label::wrapped(tr("Everyone who starts this PC can read it: write the post, never a name."),
                       Label::Role::Caption));
    m_passphrase = new NewPassphrase;
    form->body()->addWidget(m_passphrase);
    columns->addWidget(form, 3, Qt::AlignTop);

    auto *others = new Card(tr("At this PC"));
    m_list = new QVBoxLayout;
    m_list->setContentsMargins({});
    m_list->setSpacing(space::small);
    others->body()->addLayout(m_list);
    m_add = new QPushButton(tr("Add another person"));
    m_add->setObjectName(u"addPersonButton"_s);
    m_add->setIcon(lineIcon(u"add"_s));
    others->body()->addWidget(m_add);
    others->body()->addWidget(Label::wrapped(
        tr("Each person opens the book with a passphrase of their own, so that it is always clear "
           "who recorded what. More people can be added later under Settings."),
        Label::Role::Caption));
    columns->addWidget(others, 2, Qt::AlignTop);

    connect(m_label, &QLineEdit::textChanged, this, &SetupStep::readyChanged);
    connect(m_label, &QLineEdit::textChanged, this,
            [this] { m_add->setEnabled(isFormReady() && int(m_people.size()) < mostPeople); });
    connect(m_passphrase, &NewPassphrase::changed, this, [this] {
        m_add->setEnabled(isFormReady() && int(m_people.size()) < mostPeople);
        emit readyChanged();
    });
    connect(m_add, &QPushButton::clicked, this, &SetupPeopleStep::takeForm);
    m_add->setEnabled(false);
    showPeople();
}

QString SetupPeopleStep::name() const
{
    return tr("People");
}

QString SetupPeopleStep::heading() const
{
    return tr("Who opens the record book?");
}

QString SetupPeopleStep::explanation() const
{
    return tr(
        "Everything on this PC is encrypted. Without a passphrase or the recovery sheet nobody "
        "can read it, not even we.");
}

void SetupPeopleStep::enter()
{
    if (m_label->text().isEmpty() && m_people.empty()) {
        switch (state().role) {
        case Workspace::Role::Secretary:
            m_label->setText(tr("Secretary"));
            break;
        case Workspace::Role::Reviewer:
            m_label->setText(tr("Town clerk"));
            break;
        case Workspace::Role::County:
            m_label->setText(tr("County clerk"));
            break;
        }
    }
    m_passphrase->setFocus();
}

bool SetupPeopleStep::isFormReady() const
{
    return !m_label->text().trimmed().isEmpty() && m_passphrase->isReady();
}

bool SetupPeopleStep::isReady() const
{
    return isFormReady() || (!m_people.empty() && m_passphrase->isEmpty());
}

void SetupPeopleStep::takeForm()
{
    if (!isFormReady())
        return;
    m_people.push_back({m_label->text().trimmed(), m_passphrase->take()});
    m_label->clear();
    m_label->setFocus();
    showPeople();
    emit readyChanged();
}

void SetupPeopleStep::showPeople()
{
    while (auto *item = m_list->takeAt(0)) {
        if (auto *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    if (m_people.empty())
        m_list->addWidget(new Label(tr("Nobody yet"), Label::Role::Muted));
    for (size_t i = 0; i < m_people.size(); ++i) {
        auto *row = new QWidget;
        auto *line = new QHBoxLayout(row);
        line->setContentsMargins({});
        line->setSpacing(space::small);
        line->addWidget(new IconLabel(u"person"_s));
        line->addWidget(new Label(m_people[i].label), 1);
        auto *remove = new QToolButton;
        remove->setIcon(lineIcon(u"close"_s, Tone::Muted));
        remove->setAccessibleName(tr("Remove %1").arg(m_people[i].label));
        remove->setToolTip(remove->accessibleName());
        connect(remove, &QToolButton::clicked, this, [this, i] {
            m_people.erase(m_people.begin() + qptrdiff(i));
            showPeople();
            emit readyChanged();
        });
        line->addWidget(remove);
        m_list->addWidget(row);
    }
}

void SetupPeopleStep::commit()
{
    if (isFormReady())
        takeForm();
    if (state().vault)
        addNext();
    else
        createVault();
}

void SetupPeopleStep::createVault()
{
    emit busy(tr("Making the keys, this takes a few seconds…"));
    auto first = std::move(m_people.front());
    m_people.pop_front();
    models::whenFinished(m_door.create(first.label, std::move(first.passphrase)), this,
                         [this](const models::Result<VaultDoor::Created> &created) {
                             if (!created) {
                                 emit busy({});
                                 showPeople();
                                 emit failed(text::errorSentence(created.error()));
                                 return;
                             }
                             state().vault = created->vault;
                             state().paperWords = created->paperWords;
                             addNext();
                         });
}

void SetupPeopleStep::addNext()
{
    if (m_people.empty()) {
        finish();
        return;
    }
    auto next = std::move(m_people.front());
    m_people.pop_front();
    models::whenFinished(m_door.addPerson(*state().vault, next.label, std::move(next.passphrase)),
                         this, [this](const models::Result<void> &added) {
                             if (!added) {
                                 emit busy({});
                                 emit failed(text::errorSentence(added.error()));
                                 return;
                             }
                             addNext();
                         });
}

void SetupPeopleStep::finish()
{
    auto database = state().vault->openDatabase();
    emit busy({});
    if (!database) {
        emit failed(text::errorSentence(database.error()));
        return;
    }
    state().database = std::move(*database);
    emit committed();
}

} // namespace ui
