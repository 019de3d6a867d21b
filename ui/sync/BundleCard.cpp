// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sync/BundleCard.h"

#include "models/domain/Clock.h"
#include "models/store/OrganisationRepository.h"
#include "sync/engine/SyncService.h"
#include "ui/sync/BundleDialog.h"
#include "ui/text/ErrorText.h"
#include "ui/theme/Icon.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Label.h"
#include "ui/Workspace.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

QString filter()
{
    return BundleCard::tr("Bundles (%1)").arg(u"*.bbundle"_s);
}

} // namespace

BundleCard::BundleCard(Workspace &workspace, QWidget *parent) : Card(parent), m_workspace(workspace)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(space::large);
    auto *words = new QVBoxLayout;
    words->setSpacing(space::hair);
    words->addWidget(new Label(tr("Without a network: by USB stick"), Label::Role::Strong));
    m_state = Label::wrapped({}, Label::Role::Muted);
    m_state->setObjectName(u"bundleState"_s);
    words->addWidget(m_state);
    row->addLayout(words, 1);
    m_export = new QPushButton(tr("Export a bundle…"));
    m_export->setObjectName(u"exportBundleButton"_s);
    m_export->setIcon(lineIcon(u"export"_s));
    connect(m_export, &QPushButton::clicked, this, &BundleCard::chooseExport);
    row->addWidget(m_export);
    m_import = new QPushButton(tr("Import a bundle…"));
    m_import->setObjectName(u"importBundleButton"_s);
    m_import->setIcon(lineIcon(u"import"_s));
    connect(m_import, &QPushButton::clicked, this, &BundleCard::chooseImport);
    row->addWidget(m_import);
    body()->addLayout(row);

    auto &sync = workspace.sync;
    connect(&sync, &engine::SyncService::bundleOpened, this, &BundleCard::showPreview);
    connect(&sync, &engine::SyncService::bundleExported, this, &BundleCard::showExported);
    connect(&sync, &engine::SyncService::bundleImported, this, &BundleCard::showImported);
    connect(&sync, &engine::SyncService::bundleFailed, this, &BundleCard::showFailure);
    setBusy({});
}

void BundleCard::setBusy(const QString &what)
{
    m_state->setText(what.isEmpty() ? tr("Export here, hand the stick in at the county, import the "
                                         "answer. All of it is encrypted.")
                                    : what);
    m_export->setEnabled(what.isEmpty());
    m_import->setEnabled(what.isEmpty());
}

void BundleCard::chooseExport()
{
    auto *dialog = new QFileDialog(this, tr("Export a bundle"), {}, filter());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"bbundle"_s);
    dialog->selectFile(
        u"branchbook-%1.bbundle"_s.arg(m_workspace.clock.today().toString(u"yyyyMMdd"_s)));
    connect(dialog, &QFileDialog::fileSelected, this, &BundleCard::exportTo);
    dialog->open();
}

void BundleCard::exportTo(const QString &path)
{
    setBusy(tr("Writing the bundle…"));
    m_workspace.sync.exportBundle(path);
}

void BundleCard::chooseImport()
{
    auto *dialog = new QFileDialog(this, tr("Import a bundle"), {}, filter());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &BundleCard::openFile);
    dialog->open();
}

void BundleCard::openFile(const QString &path)
{
    setBusy(tr("Reading the bundle…"));
    m_workspace.sync.openBundle(path);
}

void BundleCard::showPreview(const QString &path, const engine::BundleSummary &summary)
{
    setBusy({});
    const auto sender = m_workspace.organisations.find(summary.organisation);
    auto *dialog = new BundleDialog(summary, sender ? sender->name : QString(), window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, path] {
        setBusy(tr("Importing the bundle…"));
        m_workspace.sync.importBundle(path);
    });
    dialog->open();
}

void BundleCard::showExported(const engine::BundleExported &exported)
{
    setBusy({});
    emit messageRaised(tr("Exported: %1 changes, %2 photos and videos, %3 bundle files. They stay "
                          "in the list until the answer has been imported.")
                           .arg(exported.records)
                           .arg(exported.mediaFiles)
                           .arg(exported.files.size()),
                       false);
}

void BundleCard::showImported(const engine::BundleImported &imported)
{
    setBusy({});
    if (imported.replayed) {
        emit messageRaised(tr("This bundle was imported before. Nothing was changed."), false);
        return;
    }
    auto sentence = tr("Imported: %1 changes have their receipt, %2 records and %3 files came.")
                        .arg(imported.applied)
                        .arg(imported.rows)
                        .arg(imported.fetched);
    if (imported.isWaiting)
        sentence += u' '
            + tr("A part that comes before this one is missing: import that one, then this one "
                 "again.");
    if (imported.restarted)
        sentence += u' ' + tr("The hub knows another state of this PC: export a new bundle.");
    emit messageRaised(sentence, imported.isWaiting || imported.restarted);
}

void BundleCard::showFailure(const models::Error &error)
{
    setBusy({});
    emit messageRaised(text::errorSentence(error), true);
}

} // namespace ui
