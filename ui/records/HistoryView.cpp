// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/records/HistoryView.h"

#include "models/domain/Clock.h"
#include "ui/records/PersonText.h"
#include "ui/records/ValueText.h"
#include "ui/text/FieldText.h"
#include "ui/text/Format.h"
#include "ui/theme/Icon.h"
#include "ui/theme/Tokens.h"
#include "ui/Workspace.h"

#include <QHeaderView>
#include <QSet>

#include <map>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

enum Column { What, Before, After, Outcome };

// Follows from the record's place or from the file; nobody ever typed it.
bool isBookkeeping(const QString &field)
{
    static const QStringList ofFiles{u"hash"_s,  u"thumbnail"_s, u"mediaType"_s,
                                     u"width"_s, u"height"_s,    u"durationMs"_s};
    return ofFiles.contains(field) || field == u"meeting"_s || field == u"member"_s
        || field == u"year"_s || field == u"zone"_s || field == u"position"_s
        || field == u"markedAt"_s;
}

bool isEmptyValue(const QCborValue &value)
{
    return value.isNull() || value.isUndefined() || (value.isString() && value.toString().isEmpty())
        || (value.isBool() && !value.toBool());
}

} // namespace

HistoryView::HistoryView(Workspace &workspace, QWidget *parent)
    : QTreeWidget(parent),
      m_workspace(workspace)
{
    setColumnCount(4);
    setHeaderLabels({tr("What"), tr("Before"), tr("After"), tr("Hub")});
    setUniformRowHeights(true);
    setIndentation(space::large);
    setSelectionMode(NoSelection);
    setAccessibleName(tr("History"));
    header()->setSectionResizeMode(What, QHeaderView::ResizeToContents);
    header()->setSectionResizeMode(Before, QHeaderView::Stretch);
    header()->setSectionResizeMode(After, QHeaderView::Stretch);
    header()->setSectionResizeMode(Outcome, QHeaderView::ResizeToContents);
    header()->setStretchLastSection(false);
}

void HistoryView::show(const QList<Subject> &subjects, bool revealed)
{
    clear();
    // Newest save first.
    std::map<qint64, QList<Line>, std::greater<>> groups;
    for (const auto &subject : subjects) {
        const auto entries = models::historyOf(m_workspace.database, subject.kind, subject.id);
        if (!entries)
            continue;
        for (const auto &entry : *entries)
            groups[entry.txn].append({subject, entry});
    }
    for (const auto &[txn, lines] : groups)
        addGroup(lines, revealed);
    if (topLevelItemCount() > 0)
        topLevelItem(0)->setExpanded(true);
    else
        addTopLevelItem(new QTreeWidgetItem({tr("Changed only elsewhere so far")}));
}

void HistoryView::addGroup(const QList<Line> &lines, bool revealed)
{
    const auto &first = lines.first().entry;
    bool waiting = false;
    bool refused = false;
    for (const auto &line : lines) {
        waiting = waiting || line.entry.outcome.isEmpty();
        refused = refused || line.entry.outcome == u"refused"_s;
    }
    const QString when = text::momentText(first.claimedAt, m_workspace.clock.today());
    auto *top =
        new QTreeWidgetItem(this, {tr("%1 · %2").arg(when, personName(m_workspace, first.actor))});
    top->setText(Outcome, refused ? tr("Refused") : waiting ? tr("Waiting") : tr("Delivered"));
    top->setIcon(Outcome,
                 refused       ? lineIcon(u"error"_s, Tone::Error)
                     : waiting ? lineIcon(u"clock"_s, Tone::Warning)
                               : lineIcon(u"ok"_s, Tone::Ok));
    QFont font = top->font(What);
    font.setWeight(QFont::DemiBold);
    top->setFont(What, font);
    for (const auto &line : lines)
        addFields(top, line, revealed);
}

void HistoryView::addFields(QTreeWidgetItem *parent, const Line &line, bool revealed)
{
    const QString &kind = line.subject.kind;
    const QString prefix = line.subject.label.isEmpty() ? QString() : line.subject.label + u" · "_s;
    const auto &entry = line.entry;
    if (entry.op == u"del"_s) {
        new QTreeWidgetItem(parent, {prefix + tr("Removed")});
        return;
    }
    const auto word = revealed ? valueText : maskedValueText;
    for (auto it = entry.newFields.constBegin(); it != entry.newFields.constEnd(); ++it) {
        const QString field = it.key().toString();
        const QCborValue before = entry.oldFields.value(field);
        const QCborValue after = it.value();
        if (isBookkeeping(field) || (isEmptyValue(before) && isEmptyValue(after)))
            continue;
        const QString was = word(kind, field, before).simplified();
        const QString is = word(kind, field, after).simplified();
        auto *item = new QTreeWidgetItem(parent, {prefix + text::fieldLabel(kind, field), was, is});
        item->setToolTip(Before, was);
        item->setToolTip(After, is);
    }
}

} // namespace ui
