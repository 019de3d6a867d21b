// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/RestoreDialog.h"

#include "models/domain/Clock.h"
#include "models/domain/WhenFinished.h"
#include "ui/help/HelpKey.h"
#include "ui/setup/SafetyCopyWords.h"
#include "ui/setup/VaultDoor.h"
#include "ui/text/ErrorText.h"
#include "ui/text/Format.h"
#include "ui/text/RecoveryText.h"
#include "ui/theme/Icon.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/MessageBar.h"
#include "ui/widgets/PassphraseEdit.h"
#include "ui/widgets/PrimaryButton.h"

#include <QComboBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QTimer>
#include <QVBoxLayout>

#include <atomic>

using namespace Qt::StringLiterals;

namespace ui {

using models::Result;
namespace backup = models::backup;

//! Shared with the worker.
struct RestoreDialog::Work {
    std::atomic<bool> cancelled = false;
    std::atomic<int> perMille = 0;
    QFuture<Result<backup::Replaced>> future{};
};

namespace {
constexpr int dialogWidth = 560;
constexpr int wordsHeight = 96;
constexpr int whole = 1'000;
constexpr int lookEveryMs = 200;
} // namespace

RestoreDialog::RestoreDialog(VaultDoor &door, Place place, QWidget *parent)
    : QDialog(parent),
      m_door(door),
      m_place(place)
{
    setWindowTitle(place == Place::Free ? tr("Restore from a backup") : tr("Restore the book"));
    setMinimumWidth(dialogWidth);
    new HelpKey(this, u"setup"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::page, space::page, space::page, space::large);
    layout->setSpacing(space::medium);
    layout->addWidget(new Label(windowTitle(), Label::Role::Title));
    m_explanation =
        Label::wrapped(place == Place::Free
                           ? tr("Records, photos and videos come back as they were when the backup "
                                "was made. It opens with the passphrases of that time.")
                           : tr("The book that is here now is set aside, whole and under a dated "
                                "name; nothing of it is deleted. In its place comes the book as it "
                                "was when the copy was made, with the passphrases of that time."),
                       Label::Role::Muted);
    m_explanation->setObjectName(u"explanationLabel"_s);
    layout->addWidget(m_explanation);
    m_messages = new MessageBar;
    layout->addWidget(m_messages);
    if (place == Place::Taken)
        buildSource(layout);
    buildFile(layout);
    buildSecret(layout);
    m_progress = new QProgressBar;
    m_progress->setRange(0, whole);
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->hide();
    layout->addWidget(m_progress);
    layout->addStretch();
    buildButtons(layout);
    m_look = new QTimer(this);
    m_look->setInterval(lookEveryMs);
    connect(m_look, &QTimer::timeout, this, [this] { m_progress->setValue(m_work->perMille); });
    m_choose->setFocus();
    if (m_source) {
        m_source->setFocus();
        readFile();
    }
    refresh();
}

RestoreDialog::~RestoreDialog()
{
    if (!m_work)
        return;
    m_work->cancelled = true;
    m_work->future.waitForFinished();
}

void RestoreDialog::buildSource(QLayout *layout)
{
    const auto copies = models::SafetyCopies::listFor(m_door.folder());
    if (copies.isEmpty())
        return;
    m_sourceRow = new QWidget;
    auto *column = new QVBoxLayout(m_sourceRow);
    column->setContentsMargins({});
    column->setSpacing(space::small);
    auto *label = new Label(tr("As it was"));
    column->addWidget(label);
    m_source = new QComboBox;
    m_source->setObjectName(u"sourceBox"_s);
    m_source->setAccessibleName(label->text());
    label->setBuddy(m_source);
    const auto today = m_door.clock().today();
    for (const auto &copy : copies)
        m_source->addItem(tr("%1, safety copy %2")
                              .arg(text::momentText(models::SafetyCopies::takenAt(copy), today),
                                   reasonWords(models::SafetyCopies::reasonOf(copy))),
                          copy);
    m_source->addItem(tr("In a backup file…"), QString());
    column->addWidget(m_source);
    layout->addWidget(m_sourceRow);
    connect(m_source, &QComboBox::currentIndexChanged, this, &RestoreDialog::readFile);
}

QString RestoreDialog::file() const
{
    const auto copy = m_source ? m_source->currentData().toString() : QString();
    return copy.isEmpty() ? m_file->text().trimmed() : copy;
}

void RestoreDialog::buildFile(QLayout *layout)
{
    m_fileRow = new QWidget;
    auto *column = new QVBoxLayout(m_fileRow);
    column->setContentsMargins({});
    column->setSpacing(space::small);
    auto *label = new Label(tr("Backup file"));
    column->addWidget(label);
    auto *widget = new QWidget;
    auto *row = new QHBoxLayout(widget);
    row->setContentsMargins({});
    row->setSpacing(space::small);
    m_file = new QLineEdit;
    m_file->setObjectName(u"backupFileEdit"_s);
    m_file->setAccessibleName(label->text());
    m_file->setPlaceholderText(tr("Choose a backup file (.bbbackup)"));
    label->setBuddy(m_file);
    row->addWidget(m_file, 1);
    m_choose = new QPushButton(tr("Choose…"));
    m_choose->setIcon(lineIcon(u"folder"_s));
    row->addWidget(m_choose);
    column->addWidget(widget);
    layout->addWidget(m_fileRow);
    connect(m_choose, &QPushButton::clicked, this, &RestoreDialog::chooseFile);
    connect(m_file, &QLineEdit::textChanged, this, &RestoreDialog::readFile);
}

void RestoreDialog::buildSecret(QLayout *layout)
{
    m_secret = new QWidget;
    auto *column = new QVBoxLayout(m_secret);
    column->setContentsMargins({});
    column->setSpacing(space::small);
    auto *whoLabel = new Label(tr("Open it as"));
    column->addWidget(whoLabel);
    m_who = new QComboBox;
    m_who->setObjectName(u"whoBox"_s);
    m_who->setAccessibleName(whoLabel->text());
    whoLabel->setBuddy(m_who);
    column->addWidget(m_who);
    m_secretLabel = new Label({});
    column->addWidget(m_secretLabel);
    m_passphrase = new PassphraseEdit(tr("Passphrase"));
    m_passphrase->setObjectName(u"backupPassphraseEdit"_s);
    column->addWidget(m_passphrase);
    m_words = new QPlainTextEdit;
    m_words->setObjectName(u"backupWordsEdit"_s);
    m_words->setAccessibleName(tr("Groups of the recovery sheet"));
    m_words->setFixedHeight(wordsHeight);
    m_words->setTabChangesFocus(true);
    column->addWidget(m_words);
    layout->addWidget(m_secret);
    connect(m_who, &QComboBox::currentIndexChanged, this, &RestoreDialog::refresh);
    connect(m_passphrase, &PassphraseEdit::edited, this, &RestoreDialog::refresh);
    connect(m_passphrase, &PassphraseEdit::accepted, this, &RestoreDialog::start);
    connect(m_words, &QPlainTextEdit::textChanged, this, &RestoreDialog::refresh);
}

void RestoreDialog::buildButtons(QLayout *layout)
{
    auto *widget = new QWidget;
    auto *row = new QHBoxLayout(widget);
    row->setContentsMargins({});
    row->addStretch();
    m_cancel = new QPushButton(tr("Cancel"));
    row->addWidget(m_cancel);
    m_restore = new PrimaryButton(tr("Restore"), u"backup"_s);
    m_restore->setObjectName(u"restoreButton"_s);
    row->addWidget(m_restore);
    layout->addWidget(widget);
    connect(m_cancel, &QPushButton::clicked, this, &RestoreDialog::reject);
    connect(m_restore, &QPushButton::clicked, this, &RestoreDialog::start);
}

void RestoreDialog::chooseFile()
{
    auto *dialog = new QFileDialog(this, windowTitle());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Backups (*.bbbackup)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, m_file, &QLineEdit::setText);
    dialog->open();
}

void RestoreDialog::readFile()
{
    m_messages->dismiss();
    m_people.clear();
    m_who->clear();
    const auto path = file();
    if (!QFileInfo(path).isFile()) {
        refresh();
        return;
    }
    const auto found = backup::slotsOf(path);
    if (!found) {
        refresh();
        fail(found.error());
        return;
    }
    for (const auto &slot : *found) {
        if (slot.type != models::VaultSlot::Type::Person)
            continue;
        m_people << slot.person;
        m_who->addItem(slot.label);
    }
    m_who->addItem(tr("Whoever has the recovery sheet"));
    refresh();
    // Choosing among the copies goes on by the arrow keys.
    if (!m_source || !m_source->hasFocus())
        m_passphrase->setFocus();
}

bool RestoreDialog::usesSheet() const
{
    return m_who->currentIndex() >= m_people.size();
}

void RestoreDialog::refresh()
{
    const bool busy = m_work != nullptr;
    const bool sheet = usesSheet();
    m_secret->setVisible(m_who->count() > 0);
    m_secret->setEnabled(!busy);
    if (m_source)
        m_source->setEnabled(!busy);
    m_fileRow->setVisible(!m_source || m_source->currentData().toString().isEmpty());
    m_fileRow->setEnabled(!busy);
    m_progress->setVisible(busy);
    m_passphrase->setVisible(!sheet);
    m_words->setVisible(sheet);
    m_secretLabel->setText(sheet ? m_words->accessibleName() : m_passphrase->accessibleName());
    m_secretLabel->setBuddy(sheet ? static_cast<QWidget *>(m_words) : m_passphrase);
    const bool proved =
        sheet ? !m_words->toPlainText().trimmed().isEmpty() : !m_passphrase->isEmpty();
    m_restore->setEnabled(!busy && m_who->count() > 0 && proved);
    growToFit();
}

backup::Secret RestoreDialog::takeSecret()
{
    if (usesSheet())
        return {{}, {}, m_words->toPlainText()};
    return {m_people.value(m_who->currentIndex()), m_passphrase->take(), {}};
}

void RestoreDialog::start()
{
    if (m_done)
        return accept();
    if (!m_restore->isEnabled())
        return;
    m_messages->dismiss();
    m_work = std::make_shared<Work>();
    m_work->future =
        m_door.restore(file(), takeSecret(), [work = std::weak_ptr(m_work)](double done) {
            const auto alive = work.lock();
            if (!alive)
                return false;
            alive->perMille = int(done * whole);
            return !alive->cancelled;
        });
    models::whenFinished(m_work->future, this,
                         [this](const Result<backup::Replaced> &outcome) { end(outcome); });
    m_look->start();
    refresh();
}

void RestoreDialog::end(const Result<backup::Replaced> &outcome)
{
    const bool cancelled = m_work->cancelled;
    m_look->stop();
    m_work.reset();
    refresh();
    if (outcome && m_place == Place::Taken)
        showOutcome(*outcome);
    else if (outcome)
        accept();
    else if (cancelled)
        QDialog::reject();
    else
        fail(outcome.error());
}

void RestoreDialog::showOutcome(const backup::Replaced &replaced)
{
    m_done = true;
    m_explanation->setText(
        text::restoredSentences({replaced.summary.createdAt, replaced.unsent, replaced.keptFolder},
                                m_door.clock().today()));
    m_explanation->setTextInteractionFlags(Qt::TextSelectableByMouse);
    for (auto *part : {m_sourceRow, m_fileRow, m_secret, static_cast<QWidget *>(m_cancel)}) {
        if (part)
            part->hide();
    }
    m_restore->setText(tr("Go on to unlocking"));
    m_restore->setEnabled(true);
    m_restore->setFocus();
    growToFit();
}

void RestoreDialog::fail(const models::Error &error)
{
    m_messages->showMessage(text::errorSentence(error), Tone::Error);
    growToFit();
    if (m_passphrase->isVisible())
        m_passphrase->setFocus();
}

void RestoreDialog::growToFit()
{
    layout()->activate();
    // Wrapped sentences have no height of their own before their width is known.
    const int needed = layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width())
                                                     : layout()->totalSizeHint().height();
    if (needed > height())
        resize(width(), needed);
}

void RestoreDialog::reject()
{
    if (m_work)
        m_work->cancelled = true;
    else if (m_done) // the books have changed places already
        accept();
    else
        QDialog::reject();
}

} // namespace ui
