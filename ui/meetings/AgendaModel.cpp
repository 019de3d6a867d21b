// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/AgendaModel.h"

#include <QMimeData>

using namespace Qt::StringLiterals;

namespace ui {

namespace {
const auto rowMimeType = u"application/x-branchbook-agenda-row"_s;
}

AgendaModel::AgendaModel(QObject *parent) : QAbstractListModel(parent)
{
}

void AgendaModel::load(const QList<models::AgendaItem> &items)
{
    beginResetModel();
    m_items = items;
    endResetModel();
}

QList<models::AgendaItem> AgendaModel::items() const
{
    QList<models::AgendaItem> items;
    for (auto item : m_items) {
        if (item.title.isEmpty())
            continue;
        item.position = int(items.size());
        items.append(item);
    }
    return items;
}

void AgendaModel::setRecord(int row, const models::AgendaItem &item)
{
    auto &kept = m_items[row];
    kept.record = item.record;
    kept.resolution = item.resolution;
    kept.votesFor = item.votesFor;
    kept.votesAgainst = item.votesAgainst;
    kept.votesAbstained = item.votesAbstained;
    emit dataChanged(index(row), index(row));
    emit changed();
}

int AgendaModel::insertAfter(int row, const models::AgendaItem &item)
{
    const int at = qBound(0, row + 1, int(m_items.size()));
    beginInsertRows({}, at, at);
    m_items.insert(at, item);
    endInsertRows();
    emit changed();
    return at;
}

void AgendaModel::removeRow(int row)
{
    if (row < 0 || row >= m_items.size())
        return;
    beginRemoveRows({}, row, row);
    m_items.removeAt(row);
    endRemoveRows();
    emit changed();
}

bool AgendaModel::move(int row, int step)
{
    const int to = row + step;
    if (row < 0 || row >= m_items.size() || to < 0 || to >= m_items.size())
        return false;
    moveTo(row, to);
    return true;
}

void AgendaModel::moveTo(int from, int to)
{
    if (from == to || !beginMoveRows({}, from, from, {}, to > from ? to + 1 : to))
        return;
    m_items.move(from, to);
    endMoveRows();
    emit changed();
}

int AgendaModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_items.size());
}

QVariant AgendaModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_items.size())
        return {};
    const auto &item = m_items.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return u"%1. %2"_s.arg(index.row() + 1)
            .arg(item.title.isEmpty() ? tr("(no title yet)") : item.title);
    case Qt::EditRole:
        return item.title;
    }
    return {};
}

bool AgendaModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !index.isValid())
        return false;
    const QString title = value.toString().simplified();
    if (m_items[index.row()].title == title)
        return false;
    m_items[index.row()].title = title;
    emit dataChanged(index, index);
    emit changed();
    return true;
}

Qt::ItemFlags AgendaModel::flags(const QModelIndex &index) const
{
    // Only gaps between rows take a drop, so that an item is never dropped onto another.
    if (!index.isValid())
        return Qt::ItemIsDropEnabled;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsEditable | Qt::ItemIsDragEnabled
        | Qt::ItemNeverHasChildren;
}

QStringList AgendaModel::mimeTypes() const
{
    return {rowMimeType};
}

QMimeData *AgendaModel::mimeData(const QModelIndexList &indexes) const
{
    if (indexes.isEmpty())
        return nullptr;
    auto *data = new QMimeData;
    data->setData(rowMimeType, QByteArray::number(indexes.first().row()));
    return data;
}

bool AgendaModel::dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int,
                               const QModelIndex &)
{
    if (action != Qt::MoveAction || !data->hasFormat(rowMimeType))
        return false;
    const int from = data->data(rowMimeType).toInt();
    int to = row < 0 ? int(m_items.size()) : row;
    if (to > from)
        --to;
    moveTo(from, to);
    emit moved(to);
    // Already moved: true would make the view remove the row as well.
    return false;
}

} // namespace ui
