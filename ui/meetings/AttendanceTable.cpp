// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/AttendanceTable.h"

#include "models/items/PinyinSearch.h"
#include "ui/meetings/AttendanceDelegate.h"
#include "ui/meetings/AttendanceModel.h"
#include "ui/text/Words.h"
#include "ui/widgets/KeyCommand.h"

#include <QHeaderView>
#include <QKeyEvent>

#include <algorithm>
#include <array>
#include <optional>

namespace ui {

namespace {

constexpr qint64 forgetTypedAfterMs = 1200;

struct MarkKey {
    Qt::Key key;
    int mark;
};

//! The keys that the column heads show.
constexpr int noMark = -1;
constexpr std::array markKeys{MarkKey{Qt::Key_1, int(models::AttendanceMark::Present)},
                              MarkKey{Qt::Key_2, int(models::AttendanceMark::Absent)},
                              MarkKey{Qt::Key_3, int(models::AttendanceMark::Excused)},
                              MarkKey{Qt::Key_4, int(models::AttendanceMark::Remote)},
                              MarkKey{Qt::Key_0, noMark},
                              MarkKey{Qt::Key_Backspace, noMark}};

std::optional<int> markOfKey(int key)
{
    const auto *found =
        std::ranges::find_if(markKeys, [key](const MarkKey &known) { return known.key == key; });
    return found == markKeys.end() ? std::nullopt : std::optional(found->mark);
}

} // namespace

AttendanceTable::AttendanceTable(QWidget *parent) : QTableView(parent)
{
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(EditKeyPressed);
    setTabKeyNavigation(false);
    setShowGrid(false);
    setAlternatingRowColors(false);
    setWordWrap(false);
    setVerticalScrollMode(ScrollPerPixel);
    horizontalHeader()->setHighlightSections(false);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->hide();
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setItemDelegate(new AttendanceDelegate(this));
    setAccessibleName(tr("Attendance"));
    setAccessibleDescription(tr("1 present, 2 absent, 3 excused, 4 remote, 0 takes the mark away; "
                                "letters jump to a name"));
    QList<KeyWords> keys;
    for (const auto &[key, mark] : markKeys) {
        const auto words =
            mark == noMark ? tr("Take the mark away") : text::nameOf(models::AttendanceMark(mark));
        keys.append({QKeySequence(key).toString(QKeySequence::NativeText), words});
    }
    keys.append({tr("Enter"), tr("Write or change the reason of absence")});
    keys.append({tr("Letters"), tr("Jump to the person with these initials")});
    new TypedKeys(keys, this);
}

void AttendanceTable::setAttendance(AttendanceModel *model)
{
    m_attendance = model;
    setModel(model);
    auto *header = horizontalHeader();
    header->setSectionResizeMode(AttendanceModel::Name, QHeaderView::ResizeToContents);
    header->setSectionResizeMode(AttendanceModel::Post, QHeaderView::ResizeToContents);
    header->setSectionResizeMode(AttendanceModel::Mark, QHeaderView::Fixed);
    header->setSectionResizeMode(AttendanceModel::Reason, QHeaderView::Stretch);
    header->resizeSection(AttendanceModel::Mark, AttendanceDelegate::segmentsWidth(this));
}

void AttendanceTable::goToFirstIncomplete()
{
    const int row = m_attendance->firstIncomplete();
    goToRow(std::max(row, 0));
}

void AttendanceTable::keyboardSearch(const QString &typed)
{
    if (!m_sinceTyped.isValid() || m_sinceTyped.hasExpired(forgetTypedAfterMs))
        m_typed.clear();
    m_sinceTyped.start();
    m_typed += typed;
    const models::PinyinQuery query(m_typed);
    for (int row = 0; row < model()->rowCount(); ++row) {
        const QString name = m_attendance->member(row).name;
        if (query.matches(models::PinyinKey(name))) {
            goToRow(row);
            return;
        }
    }
}

void AttendanceTable::keyPressEvent(QKeyEvent *event)
{
    const bool plain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    if (plain && currentIndex().isValid()) {
        if (const auto mark = markOfKey(event->key())) {
            markCurrent(*mark);
            return;
        }
        if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter
            || event->key() == Qt::Key_F2) {
            const auto reason = model()->index(currentIndex().row(), AttendanceModel::Reason);
            if (model()->flags(reason).testFlag(Qt::ItemIsEditable)) {
                setCurrentIndex(reason);
                edit(reason);
                return;
            }
        }
    }
    // Ctrl+Enter and the like belong to the wizard, which otherwise never sees them.
    if (event->key() == Qt::Key_Return && !plain) {
        event->ignore();
        return;
    }
    QTableView::keyPressEvent(event);
}

void AttendanceTable::mousePressEvent(QMouseEvent *event)
{
    QTableView::mousePressEvent(event);
    const QModelIndex index = indexAt(event->pos());
    if (event->button() != Qt::LeftButton || !index.isValid())
        return;
    if (index.column() == AttendanceModel::Mark) {
        const int mark = AttendanceDelegate::markAt(visualRect(index), event->pos());
        if (mark >= 0)
            m_attendance->setMark(index.row(), mark);
    } else if (index.column() == AttendanceModel::Reason
               && model()->flags(index).testFlag(Qt::ItemIsEditable)) {
        edit(index);
    }
}

void AttendanceTable::closeEditor(QWidget *editor, QAbstractItemDelegate::EndEditHint hint)
{
    const int row = currentIndex().row();
    QTableView::closeEditor(editor, QAbstractItemDelegate::NoHint);
    setFocus();
    if (hint == QAbstractItemDelegate::SubmitModelCache)
        goToRow(row + 1);
    else
        goToRow(row);
}

void AttendanceTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    // With an input method switched on the marking keys and initials would end in its window.
    setAttribute(Qt::WA_InputMethodEnabled, false);
}

void AttendanceTable::markCurrent(int mark)
{
    const int row = currentIndex().row();
    m_attendance->setMark(row, mark);
    const auto reason = model()->index(row, AttendanceModel::Reason);
    if (model()->flags(reason).testFlag(Qt::ItemIsEditable)) {
        setCurrentIndex(reason);
        edit(reason);
    } else if (mark >= 0) {
        goToRow(row + 1);
    }
}

void AttendanceTable::goToRow(int row)
{
    if (model()->rowCount() == 0)
        return;
    const auto index =
        model()->index(std::min(row, model()->rowCount() - 1), AttendanceModel::Mark);
    setCurrentIndex(index);
    scrollTo(index);
}

} // namespace ui
