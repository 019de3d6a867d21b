// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conflicts/RefusedPanel.h"

#include "models/documents/SheetWriter.h"
#include "models/domain/Clock.h"
#include "models/store/AccessLog.h"
#include "sync/engine/SyncService.h"
#include "ui/conflicts/RecordTitle.h"
#include "ui/conflicts/RefusedSheet.h"
#include "ui/records/ValueText.h"
#include "ui/text/ErrorText.h"
#include "ui/text/FieldText.h"
#include "ui/text/Format.h"
#include "ui/theme/Icon.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/Label.h"
#include "ui/Workspace.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QTreeWidget>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

enum Column { What, Before, Written, When };
constexpr int targetRole = Qt::UserRole;

} // namespace

RefusedPanel::RefusedPanel(Workspace &workspace, QWidget *parent)
    : QWidget(parent),
      m_workspace(workspace)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    m_stack = new QStackedWidget;
    layout->addWidget(m_stack);
    m_stack->addWidget(new EmptyState(
        u"ok"_s, tr("Nothing was refused"),
        tr("What the hub does not take stays here with everything that was typed, until it is "
           "mended in its record.")));
    m_stack->addWidget(makeList());
}

QWidget *RefusedPanel::makeList()
{
    auto *card = new Card;
    auto *head = new QHBoxLayout;
    head->setSpacing(space::small);
    head->addWidget(Label::wrapped(tr("The hub did not take these changes; what was typed is still "
                                      "here. Mend a record and it is sent again by itself."),
                                   Label::Role::Muted),
                    1);
    m_open = new QPushButton(tr("Open the record"));
    m_open->setObjectName(u"openRefusedButton"_s);
    m_open->setIcon(lineIcon(u"forward"_s));
    connect(m_open, &QPushButton::clicked, this, &RefusedPanel::openCurrent);
    head->addWidget(m_open);
    auto *again = new QPushButton(tr("Send all again"));
    again->setObjectName(u"retryRefusedButton"_s);
    again->setIcon(lineIcon(u"sync"_s));
    again->setToolTip(tr("For when the reason lay at the hub: a right, or an older version"));
    connect(again, &QPushButton::clicked, &m_workspace.sync, &engine::SyncService::retryRefused);
    head->addWidget(again);
    auto *save = new QPushButton(tr("Export"));
    save->setObjectName(u"exportRefusedButton"_s);
    save->setIcon(lineIcon(u"export"_s));
    auto *menu = new QMenu(save);
    menu->addAction(tr("Covered: identity numbers and mobiles with asterisks…"), this,
                    [this] { chooseFile(false); });
    menu->addAction(tr("Full data: the file is not encrypted, keep it safe…"), this,
                    [this] { chooseFile(true); });
    save->setMenu(menu);
    head->addWidget(save);
    card->body()->addLayout(head);

    m_tree = new QTreeWidget;
    m_tree->setObjectName(u"refusedTree"_s);
    m_tree->setProperty("surface", u"flush"_s);
    m_tree->setAccessibleName(tr("Refused changes"));
    m_tree->setHeaderLabels({tr("Record"), tr("Before"), tr("Written here"), tr("When")});
    m_tree->header()->setSectionResizeMode(QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(When, QHeaderView::ResizeToContents);
    m_tree->header()->setStretchLastSection(false);
    m_tree->setUniformRowHeights(true);
    connect(m_tree, &QTreeWidget::itemActivated, this, &RefusedPanel::openCurrent);
    connect(m_tree, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem *item) {
        m_open->setEnabled(item && !item->data(0, targetRole).toString().isEmpty());
    });
    card->body()->addWidget(m_tree, 1);
    setFocusProxy(m_tree);
    return card;
}

void RefusedPanel::load()
{
    const auto edits = models::SyncJournal(m_workspace.database).refusedEdits();
    if (!edits) {
        emit messageRaised(text::errorSentence(edits.error()), true);
        return;
    }
    m_edits = *edits;
    m_tree->clear();
    for (const auto &edit : std::as_const(m_edits))
        addEdit(edit);
    m_tree->expandAll();
    m_tree->setCurrentItem(m_tree->topLevelItem(0));
    m_stack->setCurrentIndex(m_edits.isEmpty() ? 0 : 1);
}

void RefusedPanel::addEdit(const models::RefusedEdit &edit)
{
    const auto &change = edit.change;
    const auto place = RecordTitle::of(m_workspace, change.kind, change.id, change.parent);
    auto *top = new QTreeWidgetItem(m_tree, {place.whole()});
    top->setIcon(What, lineIcon(u"error"_s, Tone::Error));
    top->setText(Before, tr("Refused: %1").arg(refusalText(change)));
    top->setForeground(Before, Tokens::current().color(Tone::Error));
    top->setText(When, text::momentText(change.claimedAt, m_workspace.clock.today()));
    top->setData(0, targetRole, place.target);
    QFont font = top->font(What);
    font.setWeight(QFont::DemiBold);
    top->setFont(What, font);
    top->setToolTip(Before, refusalText(change));
    if (edit.op == u"del")
        new QTreeWidgetItem(top, {tr("Removed")});
    for (const auto &[key, value] : edit.newFields) {
        const auto field = key.toString();
        const auto was =
            maskedValueText(change.kind, field, edit.oldFields.value(field)).simplified();
        const auto is = maskedValueText(change.kind, field, value).simplified();
        if (!isTypedField(field) || (was.isEmpty() && is.isEmpty()))
            continue;
        auto *item = new QTreeWidgetItem(top, {text::fieldLabel(change.kind, field), was, is});
        item->setToolTip(Before, was);
        item->setToolTip(Written, is);
        item->setData(0, targetRole, place.target);
    }
}

void RefusedPanel::openCurrent()
{
    const auto *item = m_tree->currentItem();
    const auto target = item ? item->data(0, targetRole).toString() : QString();
    if (!target.isEmpty())
        emit openRequested(target);
}

void RefusedPanel::chooseFile(bool unmasked)
{
    const QString name =
        tr("Refused changes %1.xlsx").arg(m_workspace.clock.today().toString(Qt::ISODate));
    auto *dialog =
        new QFileDialog(this, tr("Export refused changes"),
                        QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation),
                        tr("Excel workbook (*.xlsx);;CSV for Excel (*.csv)"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"xlsx"_s);
    dialog->selectFile(name);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, unmasked](const QString &path) { exportTo(path, unmasked); });
    dialog->open();
}

void RefusedPanel::exportTo(const QString &path, bool unmasked)
{
    models::AccessLog access(m_workspace.database, m_workspace.clock, m_workspace.person());
    const auto noted = access.append({.action = unmasked ? u"export-full"_s : u"export-masked"_s,
                                      .purpose = tr("Keeping what the hub refused")});
    const auto written =
        noted ? models::writeSheet(refusedSheet(m_workspace, m_edits, unmasked), path) : noted;
    if (!written) {
        emit messageRaised(text::errorSentence(written.error()), true);
        return;
    }
    emit messageRaised(unmasked ? tr("Exported. The file is not encrypted: delete it when it is "
                                     "no longer needed.")
                                : tr("Exported."),
                       false);
}

} // namespace ui
