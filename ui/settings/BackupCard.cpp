// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/BackupCard.h"

#include "models/domain/Clock.h"
#include "models/domain/WhenFinished.h"
#include "models/sql/Database.h"
#include "models/store/Backup.h"
#include "ui/settings/SafetyCopyList.h"
#include "ui/shell/Preferences.h"
#include "ui/text/ErrorText.h"
#include "ui/text/Format.h"
#include "ui/theme/Icon.h"
#include "ui/widgets/Label.h"
#include "ui/Workspace.h"

#include <QDateTime>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QPushButton>
#include <QtConcurrentRun>
#include <QTimeZone>

#include <atomic>

using namespace Qt::StringLiterals;

namespace ui {

using models::Result;
namespace backup = models::backup;

//! Shared with the worker, which may outlive the card for a moment.
struct BackupCard::Work {
    std::atomic<bool> cancelled = false;
    QFuture<Result<backup::Summary>> future{};
};

namespace {

constexpr auto filePattern = "branchbook-*.bbbackup";

QFileInfo newestBackup(const QString &folder)
{
    const auto found =
        QDir(folder).entryInfoList({QString::fromLatin1(filePattern)}, QDir::Files, QDir::Time);
    return found.value(0);
}

} // namespace

BackupCard::BackupCard(Workspace &workspace, Preferences &preferences, QWidget *parent)
    : Card(tr("Backup"), parent),
      m_workspace(workspace),
      m_preferences(preferences)
{
    auto *row = new QHBoxLayout;
    auto *words = new QVBoxLayout;
    words->setSpacing(space::hair);
    m_folder = Label::wrapped({});
    words->addWidget(m_folder);
    m_last = new Label({}, Label::Role::Muted);
    words->addWidget(m_last);
    row->addLayout(words, 1);
    auto *choose = new QPushButton(tr("Choose a folder…"));
    choose->setIcon(lineIcon(u"folder"_s));
    connect(choose, &QPushButton::clicked, this, &BackupCard::chooseFolder);
    row->addWidget(choose, 0, Qt::AlignTop);
    m_now = new QPushButton(tr("Back up now"));
    m_now->setObjectName(u"backupButton"_s);
    m_now->setIcon(lineIcon(u"backup"_s));
    connect(m_now, &QPushButton::clicked, this, &BackupCard::backUp);
    row->addWidget(m_now, 0, Qt::AlignTop);
    body()->addLayout(row);
    body()->addWidget(Label::wrapped(
        tr("One encrypted file with records, photos and videos. It opens with the same passphrases "
           "and the same recovery sheet. Best kept on another disk or a USB stick."),
        Label::Role::Caption));
    m_safety = new SafetyCopyList(workspace);
    body()->addWidget(m_safety);
    refresh();
}

BackupCard::~BackupCard()
{
    if (!m_work)
        return;
    m_work->cancelled = true;
    m_work->future.waitForFinished();
}

void BackupCard::refresh()
{
    const auto folder = m_preferences.backupFolder();
    m_folder->setText(folder.isEmpty() ? tr("No folder chosen yet")
                                       : QDir::toNativeSeparators(folder));
    const auto newest = folder.isEmpty() ? QFileInfo() : newestBackup(folder);
    m_last->setText(m_work ? tr("Backing up…")
                        : newest.exists()
                        ? tr("Last backup: %1")
                              .arg(text::momentText(newest.lastModified().toMSecsSinceEpoch(),
                                                    m_workspace.clock.today()))
                        : tr("No backup there yet"));
    m_now->setEnabled(!m_work && !folder.isEmpty());
    m_safety->refresh();
}

void BackupCard::chooseFolder()
{
    auto *dialog = new QFileDialog(this, tr("Folder for backups"), m_preferences.backupFolder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &folder) {
        m_preferences.setBackupFolder(folder);
        refresh();
    });
    dialog->open();
}

QString BackupCard::nextFile() const
{
    const auto now =
        QDateTime::fromMSecsSinceEpoch(m_workspace.clock.nowMs(), QTimeZone("Asia/Shanghai"));
    const auto name = u"branchbook-"_s + now.toString(u"yyyyMMdd-HHmmss"_s) + u".bbbackup"_s;
    return QDir(m_preferences.backupFolder()).filePath(name);
}

void BackupCard::backUp()
{
    if (m_work || m_preferences.backupFolder().isEmpty())
        return;
    m_work = std::make_shared<Work>();
    m_work->future = QtConcurrent::run([&vault = m_workspace.vault, &clock = m_workspace.clock,
                                        &random = m_workspace.random, file = nextFile(),
                                        work = std::weak_ptr(m_work)]() -> Result<backup::Summary> {
        BB_TRY_ASSIGN(database, vault.openDatabase());
        return backup::write(*database, vault, file, {clock, random}, [work](double) {
            const auto alive = work.lock();
            return alive && !alive->cancelled;
        });
    });
    models::whenFinished(m_work->future, this, [this](const Result<backup::Summary> &summary) {
        m_work.reset();
        refresh();
        if (summary)
            emit messageRaised(tr("The backup is complete."), false);
        else
            emit messageRaised(text::errorSentence(summary.error()), true);
    });
    refresh();
}

} // namespace ui
