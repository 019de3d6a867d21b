// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/StartStep.h"

#include "models/domain/Clock.h"
#include "models/store/Settings.h"
#include "ui/text/ErrorText.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/Label.h"

#include <QCborValue>
#include <QDateEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

namespace {
constexpr int fieldWidth = 200;
}

StartStep::StartStep(SetupState &state, const models::Clock &clock, QWidget *parent)
    : SetupStep(state, parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    auto *card = new Card;
    auto *label = new Label(tr("In use since"));
    card->body()->addWidget(label);
    auto *row = new QHBoxLayout;
    m_since = new QDateEdit;
    m_since->setObjectName(u"sinceEdit"_s);
    m_since->setCalendarPopup(true);
    m_since->setDisplayFormat(u"yyyy-MM-dd"_s);
    m_since->setFixedWidth(fieldWidth);
    m_since->setAccessibleName(label->text());
    label->setBuddy(m_since);
    const auto today = clock.today();
    m_since->setDateRange(QDate(2015, 1, 1), today);
    m_since->setDate(QDate(today.year(), today.month(), 1));
    row->addWidget(m_since);
    const auto offer = [&](const QString &text, const QDate &date) {
        auto *button = new QPushButton(text);
        connect(button, &QPushButton::clicked, m_since, [this, date] { m_since->setDate(date); });
        row->addWidget(button);
    };
    offer(tr("This month"), QDate(today.year(), today.month(), 1));
    offer(tr("Since January"), QDate(today.year(), 1, 1));
    row->addStretch();
    card->body()->addLayout(row);
    card->body()->addWidget(Label::wrapped(
        tr("Reminders and rates count from this day. Older meetings can still be entered; they are "
           "marked as entered later."),
        Label::Role::Caption));
    layout->addWidget(card);
    m_firstSync = Label::wrapped(
        tr("The first sync begins as soon as the book is open. How much there is to fetch and how "
           "long it takes stands there as soon as the hub has said it; you can work meanwhile."),
        Label::Role::Muted);
    m_firstSync->setObjectName(u"firstSyncLabel"_s);
    m_firstSync->hide();
    layout->addWidget(m_firstSync);
    layout->addStretch();
}

QString StartStep::name() const
{
    return tr("First day");
}

QString StartStep::heading() const
{
    return tr("From which day do you record here?");
}

QString StartStep::explanation() const
{
    return tr("Months before that day do not show up as missed.");
}

void StartStep::enter()
{
    m_firstSync->setVisible(state().enrolled);
}

void StartStep::commit()
{
    models::Settings settings(*state().database);
    for (const auto &[name, value] : std::initializer_list<std::pair<QStringView, QCborValue>>{
             {setting::inUseSince, QCborValue(m_since->date().toString(Qt::ISODate))},
             {setting::role, QCborValue(wordOf(state().role))},
             {setting::finished, QCborValue(true)}}) {
        const auto stored = settings.setValue(name, value);
        if (!stored) {
            emit failed(text::errorSentence(stored.error()));
            return;
        }
    }
    emit committed();
}

} // namespace ui
