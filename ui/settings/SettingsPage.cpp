// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/SettingsPage.h"

#include "models/domain/Clock.h"
#include "models/store/Vault.h"
#include "sync/engine/SyncService.h"
#include "ui/settings/BackupCard.h"
#include "ui/settings/JoinDialog.h"
#include "ui/settings/PersonDialog.h"
#include "ui/settings/SheetDialog.h"
#include "ui/shell/Preferences.h"
#include "ui/sync/StatusSentence.h"
#include "ui/text/ErrorText.h"
#include "ui/theme/Icon.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/IconLabel.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/LinkButton.h"
#include "ui/Workspace.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QFile>
#include <QFormLayout>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int columnWidth = 820;
constexpr int choiceWidth = 132;
constexpr int lockMinuteChoices[] = {2, 5, 10, 15, 30};
constexpr QSize licenceSize{720, 560};

QButtonGroup *twoChoices(QLayout *row, QObject *parent, const QString &first, const QString &second)
{
    auto *group = new QButtonGroup(parent);
    int id = 0;
    for (const auto &text : {first, second}) {
        auto *button = new QPushButton(text);
        button->setCheckable(true);
        button->setMinimumWidth(choiceWidth);
        group->addButton(button, id++);
        row->addWidget(button);
    }
    return group;
}

//! Asks without stopping the program; \a yes runs when the person agrees.
void ask(QWidget *parent, const QString &question, const QString &consequence, const QString &agree,
         std::function<void()> yes)
{
    auto *box =
        new QMessageBox(QMessageBox::Warning, question, question, QMessageBox::Cancel, parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(consequence);
    auto *button = box->addButton(agree, QMessageBox::AcceptRole);
    button->setObjectName(u"agreeButton"_s);
    box->setDefaultButton(QMessageBox::Cancel);
    QObject::connect(button, &QAbstractButton::clicked, parent, std::move(yes));
    box->open();
}

} // namespace

SettingsPage::SettingsPage(Workspace &workspace, const ShellParts &parts, QWidget *parent)
    : Page(parent),
      m_workspace(workspace),
      m_parts(parts)
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins({});
    m_scroll = new QScrollArea;
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    auto *content = new QWidget;
    content->setProperty("surface", u"clear"_s);
    auto *row = new QHBoxLayout(content);
    row->setContentsMargins(space::page, space::large, space::page, space::page);
    auto *column = new QWidget;
    column->setMaximumWidth(columnWidth);
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins({});
    layout->setSpacing(space::large);
    layout->addWidget(makeLook());
    auto *security = makeSecurity();
    layout->addWidget(security);
    auto *people = makePeople();
    layout->addWidget(people);
    m_backup = new BackupCard(workspace, parts.preferences);
    connect(m_backup, &BackupCard::messageRaised, this, &Page::messageRaised);
    layout->addWidget(m_backup);
    layout->addWidget(makeHub());
    layout->addWidget(makeAbout());
    // Nobody knows the sample's passphrase, and nothing of it is worth keeping.
    for (auto *card : {security, people, static_cast<Card *>(m_backup), m_hubCard})
        card->setVisible(!workspace.isSample());
    layout->addStretch();
    row->addWidget(column, 100);
    row->addStretch(1);
    m_scroll->setWidget(content);
    outer->addWidget(m_scroll);
    connect(&workspace.sync, &engine::SyncService::statusChanged, this, &SettingsPage::showHub);
}

QString SettingsPage::title() const
{
    return tr("Settings");
}

QString SettingsPage::iconName() const
{
    return u"settings"_s;
}

QString SettingsPage::helpTopic() const
{
    return u"settings"_s;
}

bool SettingsPage::knows(const QString &target) const
{
    return target == u"settings" || target.startsWith(u"settings:");
}

bool SettingsPage::open(const QString &target)
{
    if (target == u"settings:hub")
        m_scroll->ensureWidgetVisible(m_hubCard);
    return true;
}

void SettingsPage::load()
{
    m_size->button(m_parts.theme.textSize() == TextSize::Large)->setChecked(true);
    m_scheme->button(m_parts.theme.scheme() == Scheme::Dark)->setChecked(true);
    showLockMinutes();
    showPeople();
    showHub();
    m_backup->refresh();
}

void SettingsPage::showLockMinutes()
{
    const int minutes = m_parts.preferences.autoLockMinutes();
    // Written into the file by hand: what is in force is shown, not the next best.
    if (m_lockMinutes->findData(minutes) < 0)
        m_lockMinutes->addItem(
            minutes == 0 ? tr("never") : tr("after %n minute(s) without a touch", nullptr, minutes),
            minutes);
    m_lockMinutes->setCurrentIndex(m_lockMinutes->findData(minutes));
}

Card *SettingsPage::makeLook()
{
    auto *card = new Card(tr("Look"));
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(space::page);
    auto *sizes = new QHBoxLayout;
    sizes->setSpacing(space::small);
    m_size = twoChoices(sizes, this, tr("Normal"), tr("Large text"));
    sizes->addStretch();
    form->addRow(tr("Text size"), sizes);
    auto *schemes = new QHBoxLayout;
    schemes->setSpacing(space::small);
    m_scheme = twoChoices(schemes, this, tr("Light"), tr("Dark"));
    schemes->addStretch();
    form->addRow(tr("Colours"), schemes);
    card->body()->addLayout(form);
    connect(m_size, &QButtonGroup::idClicked, this, &SettingsPage::applyLook);
    connect(m_scheme, &QButtonGroup::idClicked, this, &SettingsPage::applyLook);
    connect(&m_parts.theme, &Theme::changed, this, &SettingsPage::load);
    return card;
}

Card *SettingsPage::makeSecurity()
{
    auto *card = new Card(tr("Safety"));
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(space::page);
    m_lockMinutes = new QComboBox;
    m_lockMinutes->setObjectName(u"lockMinutesBox"_s);
    m_lockMinutes->setAccessibleName(tr("Lock by itself"));
    for (const int minutes : lockMinuteChoices)
        m_lockMinutes->addItem(tr("after %n minute(s) without a touch", nullptr, minutes), minutes);
    auto *lockRow = new QHBoxLayout;
    lockRow->addWidget(m_lockMinutes);
    lockRow->addStretch();
    form->addRow(tr("Lock by itself"), lockRow);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::small);
    auto *change = new QPushButton(tr("Change my passphrase…"));
    change->setObjectName(u"changePassphraseButton"_s);
    change->setIcon(lineIcon(u"key"_s));
    buttons->addWidget(change);
    auto *sheet = new QPushButton(tr("New recovery sheet…"));
    sheet->setObjectName(u"newSheetButton"_s);
    sheet->setIcon(lineIcon(u"paper"_s));
    buttons->addWidget(sheet);
    buttons->addStretch();
    form->addRow(tr("Keys"), buttons);
    card->body()->addLayout(form);
    connect(m_lockMinutes, &QComboBox::activated, this, [this] {
        m_parts.preferences.setAutoLockMinutes(m_lockMinutes->currentData().toInt());
        emit preferencesChanged();
    });
    connect(change, &QPushButton::clicked, this, &SettingsPage::changePassphrase);
    connect(sheet, &QPushButton::clicked, this, &SettingsPage::askForNewSheet);
    return card;
}

Card *SettingsPage::makePeople()
{
    auto *card = new Card(tr("People at this PC"));
    auto *add = new QPushButton(tr("Add a person…"));
    add->setObjectName(u"addPersonButton"_s);
    add->setIcon(lineIcon(u"add"_s));
    connect(add, &QPushButton::clicked, this, &SettingsPage::addPerson);
    card->actions()->addWidget(add);
    m_people = new QVBoxLayout;
    m_people->setSpacing(space::small);
    card->body()->addLayout(m_people);
    return card;
}

Card *SettingsPage::makeHub()
{
    m_hubCard = new Card(tr("Connection to the hub"));
    auto *row = new QHBoxLayout;
    m_hubState = Label::wrapped({});
    row->addWidget(m_hubState, 1);
    auto *button = new QPushButton(tr("Connect…"));
    button->setObjectName(u"joinButton"_s);
    connect(button, &QPushButton::clicked, this, &SettingsPage::join);
    m_joinButton = button;
    row->addWidget(button);
    m_hubCard->body()->addLayout(row);
    return m_hubCard;
}

Card *SettingsPage::makeAbout()
{
    auto *card = new Card(tr("About"));
    auto *row = new QHBoxLayout;
    auto *words = new QVBoxLayout;
    words->setSpacing(space::hair);
    words->addWidget(new Label(tr("Branchbook, version %1").arg(QStringLiteral(BRANCHBOOK_VERSION)),
                               Label::Role::Strong));
    words->addWidget(Label::wrapped(
        tr("Free software under the GNU General Public License, version 3 or later. Made with Qt, "
           "SQLCipher, libsodium, zstd, ICU and FFmpeg."),
        Label::Role::Muted));
    row->addLayout(words, 1);
    auto *licence = new LinkButton(tr("Show the licence"));
    licence->setObjectName(u"licenceLink"_s);
    connect(licence, &QPushButton::clicked, this, &SettingsPage::showLicence);
    row->addWidget(licence, 0, Qt::AlignTop);
    card->body()->addLayout(row);
    return card;
}

void SettingsPage::showPeople()
{
    while (auto *item = m_people->takeAt(0)) {
        if (auto *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    for (const auto &slot : m_workspace.vault.slotList()) {
        if (slot.type != models::VaultSlot::Type::Person)
            continue;
        const bool own = slot.person == m_workspace.vault.person().id;
        auto *row = new QWidget;
        auto *line = new QHBoxLayout(row);
        line->setContentsMargins({});
        line->addWidget(new IconLabel(u"person"_s));
        line->addWidget(new Label(slot.label, own ? Label::Role::Strong : Label::Role::Body));
        if (own)
            line->addWidget(new Label(tr("at the PC now"), Label::Role::Muted));
        line->addStretch();
        if (!own) {
            auto *remove = new LinkButton(tr("Remove"));
            remove->setObjectName(u"removePersonLink"_s);
            connect(remove, &QPushButton::clicked, this,
                    [this, slot] { askToRemove(slot.person, slot.label); });
            line->addWidget(remove);
        }
        m_people->addWidget(row);
    }
}

void SettingsPage::showHub()
{
    const auto &status = m_workspace.sync.status();
    const auto sentence = StatusSentence::of(status, m_workspace.clock.nowMs());
    m_hubState->setText(sentence.details.isEmpty() ? sentence.state
                                                   : sentence.state + u" · "_s + sentence.details);
    m_joinButton->setVisible(status.phase == engine::SyncStatus::Phase::NotEnrolled
                             && !m_workspace.isSample());
}

void SettingsPage::applyLook()
{
    const auto size = m_size->checkedId() == 1 ? TextSize::Large : TextSize::Normal;
    const auto scheme = m_scheme->checkedId() == 1 ? Scheme::Dark : Scheme::Light;
    m_parts.preferences.setTextSize(size);
    m_parts.preferences.setScheme(scheme);
    m_parts.theme.apply(scheme, size);
}

void SettingsPage::addPerson()
{
    auto *dialog =
        new PersonDialog(PersonDialog::Task::AddPerson, m_parts.door, m_workspace.vault, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, &SettingsPage::showPeople);
    dialog->open();
}

void SettingsPage::changePassphrase()
{
    auto *dialog = new PersonDialog(PersonDialog::Task::ChangePassphrase, m_parts.door,
                                    m_workspace.vault, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this] {
        emit messageRaised(tr("The passphrase is changed. It counts from the next unlock."), false);
    });
    dialog->open();
}

void SettingsPage::askToRemove(models::PersonId person, const QString &label)
{
    ask(this, tr("Remove “%1” from this PC?").arg(label),
        tr("This person can no longer open the book here. What they recorded stays."), tr("Remove"),
        [this, person] {
            const auto removed = m_workspace.vault.removePerson(person);
            if (!removed)
                emit messageRaised(text::errorSentence(removed.error()), true);
            showPeople();
        });
}

void SettingsPage::askForNewSheet()
{
    ask(this, tr("Make a new recovery sheet?"),
        tr("The old sheet opens nothing any more from that moment on. Have paper at hand: the new "
           "one is shown once."),
        tr("Make it"), [this] { reissueSheet(); });
}

void SettingsPage::reissueSheet()
{
    const auto words = m_workspace.vault.reissuePaper();
    if (!words) {
        emit messageRaised(text::errorSentence(words.error()), true);
        return;
    }
    auto *dialog = new SheetDialog(RecoverySheet(*words), m_workspace.vault.folder(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void SettingsPage::join()
{
    auto *dialog = new JoinDialog(m_parts.connector, m_workspace.vault, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    // Who acts and for which branch has changed: everything that holds the old ids must go.
    connect(dialog, &QDialog::accepted, this, &Page::lockRequested);
    dialog->open();
}

void SettingsPage::showLicence()
{
    QFile file(u":/licence/LICENSE"_s);
    if (!file.open(QIODevice::ReadOnly))
        return;
    auto *dialog = new QDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Licence"));
    dialog->resize(licenceSize);
    auto *layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(space::page, space::page, space::page, space::large);
    layout->setSpacing(space::medium);
    layout->addWidget(new Label(dialog->windowTitle(), Label::Role::Title));
    auto *text = new QPlainTextEdit(QString::fromUtf8(file.readAll()));
    text->setReadOnly(true);
    text->setAccessibleName(dialog->windowTitle());
    layout->addWidget(text);
    auto *close = new QPushButton(tr("Close"));
    connect(close, &QPushButton::clicked, dialog, &QDialog::reject);
    layout->addWidget(close, 0, Qt::AlignRight);
    close->setFocus();
    dialog->open();
}

} // namespace ui
