// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/members/MemberEditor.h"

#include "models/domain/catalogue/Kinds.h"
#include "models/domain/Clock.h"
#include "models/store/ChangeWriter.h"
#include "models/store/MemberRepository.h"
#include "ui/members/MemberContent.h"
#include "ui/members/RevealDialog.h"
#include "ui/records/ConflictDialog.h"
#include "ui/records/ValueText.h"
#include "ui/text/ErrorText.h"
#include "ui/text/FieldText.h"
#include "ui/text/Format.h"
#include "ui/text/Words.h"
#include "ui/theme/Icon.h"
#include "ui/widgets/Styling.h"
#include "ui/Workspace.h"
#include "ui_MemberEditor.h"

using namespace Qt::StringLiterals;

namespace ui {

namespace {

// The codes of GB/T 3304 and GB/T 4658 that rosters hold nearly always; anything can be typed.
const auto ethnicities =
    u"汉族 蒙古族 回族 藏族 维吾尔族 苗族 彝族 壮族 布依族 朝鲜族 满族 侗族 瑶族 白族 土家族 "
    "哈尼族 哈萨克族 傣族 黎族 傈僳族 佤族 畲族 高山族 拉祜族 水族 东乡族 纳西族"_s;
const auto educations = u"研究生 大学本科 大学专科 中专 高中 初中 小学"_s;
const auto branchPosts = u"书记 副书记 组织委员 宣传委员 纪检委员 统战委员 青年委员"_s;

} // namespace

MemberEditor::MemberEditor(Workspace &workspace, QWidget *parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_ui(std::make_unique<Ui::MemberEditor>()),
      m_keeper(workspace, u"member"_s, [this] {
          collect();
          return QCborMap{{u"member"_s, contentOf(m_member)},
                          {u"base"_s, contentOf(m_base)},
                          {u"revision"_s, m_base.revision},
                          {u"new"_s, m_isNew}};
      })
{
    m_ui->setupUi(this);
    m_ui->revealButton->setIcon(lineIcon(u"eye"_s));
    m_fields = {
        {u"name"_s, m_ui->nameField, m_ui->nameMessage},
        {u"sex"_s, m_ui->sexField, m_ui->sexMessage},
        {u"identityNumber"_s, m_ui->identityNumberField, m_ui->identityNumberMessage},
        {u"birthOn"_s, m_ui->birthOnField, m_ui->birthOnMessage},
        {u"ethnicity"_s, m_ui->ethnicityField, m_ui->ethnicityMessage},
        {u"education"_s, m_ui->educationField, m_ui->educationMessage},
        {u"category"_s, m_ui->categoryField, m_ui->categoryMessage},
        {u"standing"_s, m_ui->standingField, m_ui->standingMessage},
        {u"joinedOn"_s, m_ui->joinedOnField, m_ui->joinedOnMessage},
        {u"fullMemberOn"_s, m_ui->fullMemberOnField, m_ui->fullMemberOnMessage},
        {u"post"_s, m_ui->postField, m_ui->postMessage},
        {u"branchPost"_s, m_ui->branchPostField, m_ui->branchPostMessage},
        {u"mobile"_s, m_ui->mobileField, m_ui->mobileMessage},
        {u"phone"_s, m_ui->phoneField, m_ui->phoneMessage},
        {u"address"_s, m_ui->addressField, m_ui->addressMessage},
        {u"lostSince"_s, m_ui->lostSinceField, m_ui->lostSinceMessage},
        {u"awayTo"_s, m_ui->awayToField, m_ui->awayToMessage},
        {u"note"_s, m_ui->noteField, m_ui->noteMessage},
    };
    fillChoices();
    connectFields();
}

MemberEditor::~MemberEditor() = default;

void MemberEditor::fillChoices()
{
    m_ui->sexField->addItem(QString());
    for (const auto sex : {models::Sex::Male, models::Sex::Female})
        m_ui->sexField->addItem(text::nameOf(sex), int(sex));
    for (const auto category : {models::MemberCategory::Full, models::MemberCategory::Probationary})
        m_ui->categoryField->addItem(text::nameOf(category), int(category));
    for (const auto standing : {models::MemberStanding::Normal, models::MemberStanding::Suspended})
        m_ui->standingField->addItem(text::nameOf(standing), int(standing));
    m_ui->ethnicityField->addItems(ethnicities.split(u' '));
    m_ui->educationField->addItems(educations.split(u' '));
    m_ui->branchPostField->addItems(branchPosts.split(u' '));
    for (auto *box : {m_ui->ethnicityField, m_ui->educationField, m_ui->branchPostField}) {
        box->setInsertPolicy(QComboBox::NoInsert);
        box->setCurrentIndex(-1);
    }
}

void MemberEditor::connectFields()
{
    const auto typed = [this] {
        if (m_loading)
            return;
        m_keeper.touch();
        showFindings(m_judgeAll);
    };
    for (const auto &field : m_fields) {
        if (auto *edit = qobject_cast<QLineEdit *>(field.input))
            connect(edit, &QLineEdit::textChanged, this, typed);
        else if (auto *box = qobject_cast<QComboBox *>(field.input))
            connect(box, &QComboBox::currentTextChanged, this, typed);
        field.input->setAccessibleName(text::fieldLabel(models::kind::member, field.name));
    }
    for (const auto &[check, field] : {std::pair(m_ui->lostCheck, m_ui->lostSinceField),
                                       std::pair(m_ui->awayCheck, m_ui->awayToField)}) {
        connect(check, &QCheckBox::toggled, this, [field = field, typed](bool on) {
            field->setEnabled(on);
            typed();
        });
    }
    // The number says both; typing them again only makes mistakes.
    connect(m_ui->identityNumberField, &QLineEdit::editingFinished, this, [this] {
        const QString number =
            models::completedIdentityNumber(m_ui->identityNumberField->text().trimmed());
        if (m_covered || !models::identityNumberFault(number, m_workspace.clock.today()).isEmpty())
            return;
        if (m_ui->birthOnField->text().isEmpty())
            m_ui->birthOnField->setDate(models::birthOfIdentityNumber(number));
        if (const auto sex = models::sexOfIdentityNumber(number);
            sex && m_ui->sexField->currentIndex() <= 0)
            m_ui->sexField->setCurrentIndex(m_ui->sexField->findData(int(*sex)));
    });
    connect(m_ui->revealButton, &QPushButton::clicked, this, &MemberEditor::reveal);
    connect(m_ui->saveButton, &QPushButton::clicked, this, &MemberEditor::save);
    connect(m_ui->cancelButton, &QPushButton::clicked, this, &MemberEditor::close);
    connect(&m_keeper, &DraftKeeper::failed, this, &MemberEditor::showFailure);
    connect(&m_keeper, &DraftKeeper::kept, this, [this](qint64 at) {
        m_ui->draftLabel->setText(tr("Draft kept %1").arg(text::timeText(at)));
    });
}

void MemberEditor::startNew()
{
    m_member = {};
    m_member.id = models::newId<models::MemberId>(m_workspace.clock, m_workspace.random);
    m_member.organisation = m_workspace.branch().id;
    m_member.ethnicity = u"汉族"_s;
    m_base = m_member;
    m_isNew = true;
    open(tr("New member"));
    setCovered(false);
    m_ui->nameField->setFocus();
}

void MemberEditor::edit(const models::Member &stored)
{
    m_member = stored;
    m_base = stored;
    m_isNew = false;
    open(stored.name);
    setCovered(true);
    m_ui->nameField->setFocus();
}

void MemberEditor::resume(const models::Draft &draft)
{
    m_isNew = draft.content.value(u"new"_s).toBool();
    m_base = memberOf(draft.content.value(u"base"_s).toMap());
    m_base.revision = draft.content.value(u"revision"_s).toInteger();
    m_member = memberOf(draft.content.value(u"member"_s).toMap(), m_base);
    open(m_isNew ? tr("New member") : m_member.name);
    setCovered(!m_isNew);
    m_keeper.markDirty();
    m_ui->draftLabel->setText(tr("Draft kept %1").arg(text::timeText(draft.updatedAt)));
    m_ui->nameField->setFocus();
}

void MemberEditor::open(const QString &title)
{
    m_judgeAll = false;
    m_ui->titleLabel->setText(title);
    m_ui->branchLabel->setText(m_workspace.branchWords(m_member.organisation));
    m_ui->branchLabel->setVisible(!m_ui->branchLabel->text().isEmpty());
    m_ui->draftLabel->clear();
    m_ui->messageBar->dismiss();
    m_keeper.open(m_member.id.as<models::RecordTag>(), m_member.organisation);
}

void MemberEditor::setCovered(bool covered)
{
    m_covered = covered;
    m_ui->maskedBar->setVisible(covered);
    for (QLineEdit *edit : std::initializer_list<QLineEdit *>{m_ui->identityNumberField,
                                                              m_ui->birthOnField, m_ui->mobileField,
                                                              m_ui->phoneField, m_ui->addressField})
        edit->setReadOnly(covered);
    load();
    showFindings(false);
}

void MemberEditor::load()
{
    m_loading = true;
    const auto &member = m_member;
    const auto covered = [this](const QString &field, const QString &text) {
        return m_covered ? maskedValueText(models::kind::member, field, text) : text;
    };
    m_ui->nameField->setText(member.name);
    m_ui->sexField->setCurrentIndex(member.sex ? m_ui->sexField->findData(int(*member.sex)) : 0);
    m_ui->ethnicityField->setCurrentText(member.ethnicity);
    m_ui->educationField->setCurrentText(member.education);
    m_ui->categoryField->setCurrentIndex(m_ui->categoryField->findData(int(member.category)));
    m_ui->standingField->setCurrentIndex(m_ui->standingField->findData(int(member.standing)));
    m_ui->joinedOnField->setDate(member.joinedOn);
    m_ui->fullMemberOnField->setDate(member.fullMemberOn);
    m_ui->postField->setText(member.post);
    m_ui->branchPostField->setCurrentText(member.branchPost);
    m_ui->identityNumberField->setText(covered(u"identityNumber"_s, member.identityNumber));
    m_ui->mobileField->setText(covered(u"mobile"_s, member.mobile));
    m_ui->phoneField->setText(covered(u"phone"_s, member.phone));
    m_ui->addressField->setText(covered(u"address"_s, member.address));
    if (m_covered)
        m_ui->birthOnField->setText(models::maskedDate(member.birthOn));
    else
        m_ui->birthOnField->setDate(member.birthOn);
    m_ui->lostCheck->setChecked(member.lost);
    m_ui->lostSinceField->setText(member.lostSince);
    m_ui->lostSinceField->setEnabled(member.lost);
    m_ui->awayCheck->setChecked(member.away);
    m_ui->awayToField->setText(member.awayTo);
    m_ui->awayToField->setEnabled(member.away);
    m_ui->noteField->setText(member.note);
    m_loading = false;
}

void MemberEditor::collect()
{
    auto &member = m_member;
    member.name = m_ui->nameField->text();
    const QVariant sex = m_ui->sexField->currentData();
    member.sex = sex.isValid() ? std::optional(models::Sex(sex.toInt())) : std::nullopt;
    member.ethnicity = m_ui->ethnicityField->currentText().trimmed();
    member.education = m_ui->educationField->currentText().trimmed();
    member.category = models::MemberCategory(m_ui->categoryField->currentData().toInt());
    member.standing = models::MemberStanding(m_ui->standingField->currentData().toInt());
    member.joinedOn = m_ui->joinedOnField->date();
    member.fullMemberOn = m_ui->fullMemberOnField->date();
    member.post = m_ui->postField->text();
    member.branchPost = m_ui->branchPostField->currentText().trimmed();
    member.lost = m_ui->lostCheck->isChecked();
    member.lostSince = member.lost ? m_ui->lostSinceField->text().trimmed() : QString();
    member.away = m_ui->awayCheck->isChecked();
    member.awayTo = member.away ? m_ui->awayToField->text() : QString();
    member.note = m_ui->noteField->text();
    if (m_covered)
        return;
    member.identityNumber = m_ui->identityNumberField->text();
    member.birthOn = m_ui->birthOnField->date();
    member.mobile = m_ui->mobileField->text();
    member.phone = m_ui->phoneField->text();
    member.address = m_ui->addressField->text();
}

void MemberEditor::reveal()
{
    auto *dialog = new RevealDialog(m_workspace, m_member, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this] {
        collect();
        setCovered(false);
        m_ui->identityNumberField->setFocus();
    });
    dialog->open();
}

void MemberEditor::showMessage(const Field &field, const QString &text, Tone tone)
{
    const bool grave = tone == Tone::Error;
    field.message->setText(text.isEmpty() ? QString() : (grave ? u"✕ "_s : u"⚠ "_s) + text);
    field.message->setVisible(!text.isEmpty());
    field.input->setAccessibleDescription(text);
    setStyleProperty(field.message, "tone", styleWord(tone));
    setFaulty(field.input, grave && !text.isEmpty());
}

void MemberEditor::showFindings(bool all)
{
    collect();
    const auto findings = models::check(models::normalised(m_member), m_workspace.clock.today());
    for (const auto &field : m_fields) {
        QString text;
        Tone tone = Tone::Warning;
        for (const auto &finding : findings) {
            const bool missing = finding.reason == u"required"_s;
            if (finding.field != field.name || (missing && !all))
                continue;
            const bool grave = finding.severity == models::Finding::Severity::Error;
            if (text.isEmpty() || grave)
                text = text::reasonText(finding.reason);
            if (grave)
                tone = Tone::Error;
        }
        if (auto *day = qobject_cast<DateField *>(field.input);
            day && !day->isReadOnly() && day->isFaulty()) {
            text = tr("is not a day; write it as 1990-01-02");
            tone = Tone::Error;
        }
        showMessage(field, text, tone);
    }
    if (isNumberTaken())
        showMessage(m_fields[2], tr("another member already has this number"), Tone::Error);
}

bool MemberEditor::isNumberTaken() const
{
    const QString number = models::normalised(m_member).identityNumber;
    if (number.isEmpty() || number == m_base.identityNumber)
        return false;
    const auto owner = m_workspace.members.findByIdentityNumber(number);
    return owner && !owner->isNull() && *owner != m_member.id;
}

void MemberEditor::save()
{
    m_judgeAll = true;
    showFindings(true);
    for (const auto &field : m_fields) {
        if (field.input->property("faulty").toString() != u"true"_s)
            continue;
        field.input->setFocus();
        m_ui->scrollArea->ensureWidgetVisible(field.message);
        m_ui->messageBar->showMessage(tr("Please look at the marked fields first; what you typed "
                                         "is kept as a draft."),
                                      Tone::Warning);
        m_keeper.keep();
        return;
    }
    const auto stored = m_workspace.members.save(m_member);
    if (!stored) {
        if (stored.error().code == models::Error::Conflict)
            askAboutConflict();
        else
            showFailure(stored.error());
        return;
    }
    const bool created = m_isNew;
    m_keeper.discard();
    m_workspace.noticeChange({models::kind::member.toString()});
    emit saved(stored->id, m_workspace.writer.lastTxn(), created);
    emit closed();
}

void MemberEditor::askAboutConflict()
{
    const auto theirs = m_workspace.members.find(m_member.id);
    if (!theirs) {
        showFailure(theirs.error());
        return;
    }
    const auto outcome = mergeFields(contentOf(m_base), contentOf(m_member), contentOf(*theirs));
    m_base = *theirs;
    m_member = memberOf(outcome.merged, *theirs);
    m_keeper.touch();
    load();
    if (outcome.clashes.isEmpty()) {
        save();
        return;
    }
    const auto word = m_covered ? maskedValueText : valueText;
    QList<ConflictDialog::Row> rows;
    for (const auto &clash : outcome.clashes) {
        const QString &field = clash.path.first();
        rows.append({text::fieldLabel(models::kind::member, field),
                     word(models::kind::member, field, clash.mine),
                     word(models::kind::member, field, clash.theirs)});
    }
    auto *dialog =
        new ConflictDialog(tr("While you were writing, another version of this member arrived."),
                           tr("The other version"), rows, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, outcome] {
        QCborMap content = outcome.merged;
        const auto answers = dialog->takesTheirs();
        for (qsizetype i = 0; i < outcome.clashes.size(); ++i) {
            if (answers[i])
                setField(content, outcome.clashes[i].path, outcome.clashes[i].theirs);
        }
        m_member = memberOf(content, m_base);
        load();
        save();
    });
    dialog->open();
}

void MemberEditor::showFailure(const models::Error &error)
{
    m_ui->messageBar->showMessage(text::errorSentence(error), Tone::Error);
}

void MemberEditor::close()
{
    m_keeper.keep();
    m_keeper.close();
    emit closed();
}

void MemberEditor::discard()
{
    m_keeper.discard();
    emit closed();
}

} // namespace ui
