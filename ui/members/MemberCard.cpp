// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/members/MemberCard.h"

#include "models/domain/catalogue/Kinds.h"
#include "models/domain/Clock.h"
#include "models/domain/MemberFields.h"
#include "models/domain/MemberRules.h"
#include "models/store/MemberRepository.h"
#include "models/store/OrganisationRepository.h"
#include "sync/engine/SyncService.h"
#include "ui/members/RevealDialog.h"
#include "ui/records/HistoryView.h"
#include "ui/records/ValueText.h"
#include "ui/text/ErrorText.h"
#include "ui/text/FieldText.h"
#include "ui/text/Words.h"
#include "ui/theme/Icon.h"
#include "ui/widgets/IconLabel.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/StatusPill.h"
#include "ui/widgets/Styling.h"
#include "ui/Workspace.h"
#include "ui_MemberCard.h"

using namespace Qt::StringLiterals;

namespace ui {

namespace {

// In the order of the national form; the branch stands in the heading.
const QStringList &factFields()
{
    static const QStringList fields{
        u"sex"_s,      u"ethnicity"_s, u"identityNumber"_s, u"birthOn"_s,  u"education"_s,
        u"category"_s, u"joinedOn"_s,  u"fullMemberOn"_s,   u"post"_s,     u"branchPost"_s,
        u"mobile"_s,   u"phone"_s,     u"address"_s,        u"standing"_s, u"lostSince"_s,
        u"awayTo"_s,   u"note"_s,
    };
    return fields;
}

void clearLayout(QLayout *layout)
{
    while (auto *item = layout->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

} // namespace

MemberCard::MemberCard(Workspace &workspace, QWidget *parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_ui(std::make_unique<Ui::MemberCard>())
{
    m_ui->setupUi(this);
    m_ui->revealButton->setIcon(lineIcon(u"eye"_s));
    m_ui->editButton->setIcon(lineIcon(u"edit"_s));
    m_ui->undoButton->setIcon(lineIcon(u"undo"_s, Tone::Info));
    m_ui->editButton->setVisible(workspace.mayEdit());
    m_history = new HistoryView(workspace);
    m_ui->historyPage->layout()->addWidget(m_history);
    connect(m_ui->editButton, &QPushButton::clicked, this, &MemberCard::editRequested);
    connect(m_ui->undoButton, &QPushButton::clicked, this, &MemberCard::undoRequested);
    connect(m_ui->revealButton, &QPushButton::clicked, this, [this] {
        if (m_revealed)
            cover();
        else
            reveal();
    });
    offerUndo({});
}

MemberCard::~MemberCard() = default;

void MemberCard::show(const models::Member &member)
{
    if (member.id != m_member.id)
        m_revealed = false;
    m_member = member;
    fill();
}

void MemberCard::cover()
{
    m_revealed = false;
    fill();
}

void MemberCard::hideEvent(QHideEvent *event)
{
    if (m_revealed)
        cover();
    QWidget::hideEvent(event);
}

void MemberCard::reveal()
{
    auto *dialog = new RevealDialog(m_workspace, m_member, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, asked = m_member.id] {
        if (asked != m_member.id)
            return;
        m_revealed = true;
        fill();
    });
    dialog->open();
}

void MemberCard::fill()
{
    m_ui->nameLabel->setText(m_member.name);
    m_ui->revealButton->setText(m_revealed ? tr("&Cover again") : tr("Sho&w covered data…"));
    m_ui->revealButton->setIcon(lineIcon(m_revealed ? u"eye-off"_s : u"eye"_s));
    const auto branch = m_workspace.organisations.find(m_member.organisation);
    m_ui->branchLabel->setText(branch ? branch->sealName.isEmpty() ? branch->name : branch->sealName
                                      : QString());
    fillPills();

    clearLayout(m_ui->factsLayout);
    const QCborMap fields = models::toFields(m_member);
    const auto word = m_revealed ? valueText : maskedValueText;
    for (const auto &field : factFields()) {
        const QCborValue value = fields.value(field);
        QString text = word(models::kind::member, field, value);
        if (field == u"birthOn"_s && !m_revealed)
            text = models::maskedDate(m_member.birthOn);
        addFact(text::fieldLabel(models::kind::member, field), text);
    }
    auto findings = models::check(m_member, m_workspace.clock.today());
    if (m_workspace.members.sharesIdentityNumber(m_member).value_or(false))
        findings.append(models::sharedNumberFinding());
    for (const auto &finding : findings)
        addFact(QString(), text::findingText(models::kind::member, finding), true);
    m_ui->factsLayout->addStretch();
    m_history->show({{models::kind::member.toString(), m_member.id.as<models::RecordTag>(), {}}},
                    m_revealed);
}

void MemberCard::addFact(const QString &field, const QString &value, bool warn)
{
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    constexpr int above = 7;
    layout->setContentsMargins(0, above, 0, above);
    layout->setSpacing(space::medium);
    // Wrapping labels have no least height of their own; a full card would press them flat.
    row->setMinimumHeight(fontMetrics().lineSpacing() + 2 * above);
    if (warn) {
        layout->addWidget(new IconLabel(u"warning"_s, Tone::Warning), 0, Qt::AlignTop);
        auto *text = Label::wrapped(value);
        text->setTone(Tone::Warning);
        layout->addWidget(text, 1);
    } else {
        auto *name = new Label(field, Label::Role::Muted);
        constexpr int nameColumn = 9;
        name->setFixedWidth(fontMetrics().horizontalAdvance(u'国') * nameColumn);
        auto *text = Label::wrapped(value.isEmpty() ? u"—"_s : value);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        layout->addWidget(name, 0, Qt::AlignTop);
        layout->addWidget(text, 1);
    }
    m_ui->factsLayout->addWidget(row);
    if (!warn)
        m_ui->factsLayout->addWidget(separator());
}

void MemberCard::fillPills()
{
    clearLayout(m_ui->pillRow);
    const auto add = [this](const QString &text, Tone tone) {
        m_ui->pillRow->addWidget(new StatusPill(text, tone));
    };
    const bool probationary = m_member.category == models::MemberCategory::Probationary;
    add(text::nameOf(m_member.category), probationary ? Tone::Info : Tone::Neutral);
    if (m_member.standing == models::MemberStanding::Suspended)
        add(text::nameOf(m_member.standing), Tone::Error);
    if (m_member.lost)
        add(tr("Lost contact"), Tone::Warning);
    if (m_member.away)
        add(tr("Away"), Tone::Neutral);
    const bool alone = m_workspace.sync.status().phase == engine::SyncStatus::Phase::NotEnrolled;
    if (alone)
        add(tr("On this PC only"), Tone::Neutral);
    else if (m_member.pending)
        add(tr("Waiting for the hub"), Tone::Warning);
}

void MemberCard::offerUndo(const QString &sentence)
{
    m_ui->undoLabel->setText(sentence);
    m_ui->undoBar->setVisible(!sentence.isEmpty());
}

} // namespace ui
