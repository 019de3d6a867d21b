// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/AttachmentListModel.h"

#include "models/domain/Clock.h"
#include "models/imaging/ThumbnailSource.h"
#include "models/media/MediaStore.h"
#include "models/store/PendingRecords.h"
#include "sync/engine/SyncService.h"
#include "ui/text/Format.h"
#include "ui/Workspace.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {

namespace {
constexpr int captionCap = 200; // of the catalogue's attachment.caption
}

AttachmentListModel::AttachmentListModel(Workspace &workspace, QObject *parent)
    : QAbstractListModel(parent),
      m_workspace(workspace)
{
}

void AttachmentListModel::setAttachments(const QList<models::Attachment> &attachments)
{
    beginResetModel();
    m_items.clear();
    const auto waiting = pending();
    for (const auto &attachment : attachments) {
        m_items.append({attachment});
        look(m_items.last(), waiting);
    }
    std::ranges::stable_sort(m_items, {},
                             [](const Item &item) { return item.attachment.position; });
    endResetModel();
}

QList<models::Attachment> AttachmentListModel::attachments() const
{
    QList<models::Attachment> list;
    for (const auto &item : m_items) {
        list.append(item.attachment);
        list.last().position = int(list.size()) - 1;
    }
    return list;
}

const models::Attachment *AttachmentListModel::at(int row) const
{
    return row >= 0 && row < m_items.size() ? &m_items[row].attachment : nullptr;
}

bool AttachmentListModel::append(const models::Attachment &attachment)
{
    const bool known = std::ranges::any_of(
        m_items, [&](const Item &item) { return item.attachment.hash == attachment.hash; });
    if (known)
        return false;
    Item item{attachment};
    look(item, {});
    const int row = int(m_items.size());
    beginInsertRows({}, row, row);
    m_items.append(item);
    endInsertRows();
    emit edited();
    return true;
}

void AttachmentListModel::remove(int row)
{
    if (!at(row))
        return;
    beginRemoveRows({}, row, row);
    m_items.removeAt(row);
    endRemoveRows();
    emit edited();
}

void AttachmentListModel::move(int from, int to)
{
    if (!at(from) || !at(to) || from == to)
        return;
    // Qt's destination is the row before which it goes, counted before the move.
    if (!beginMoveRows({}, from, from, {}, to > from ? to + 1 : to))
        return;
    m_items.move(from, to);
    endMoveRows();
    emit edited();
}

void AttachmentListModel::refresh()
{
    if (m_items.isEmpty())
        return;
    const auto waiting = pending();
    for (auto &item : m_items)
        look(item, waiting);
    emit dataChanged(index(0), index(rowCount() - 1));
}

void AttachmentListModel::look(Item &item, const QSet<models::RecordId> &pending)
{
    const auto &attachment = item.attachment;
    if (item.thumbnail.isNull()) {
        models::ThumbnailSource source(m_workspace.database, m_workspace.media);
        if (auto image = source.find(attachment))
            item.thumbnail = *image;
    }
    const auto file = m_workspace.media.find(attachment.hash);
    if (!file || !file->present)
        item.state = State::NotHere;
    else if (m_workspace.sync.status().phase == engine::SyncStatus::Phase::NotEnrolled)
        item.state = State::OnThisPc;
    else if (file->deliveredAt == 0 || pending.contains(attachment.id.as<models::RecordTag>()))
        item.state = State::Waiting;
    else
        item.state = State::Delivered;
}

QSet<models::RecordId> AttachmentListModel::pending() const
{
    return models::pendingRecords(m_workspace.database, u"attachment")
        .value_or(QSet<models::RecordId>{});
}

int AttachmentListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_items.size());
}

QVariant AttachmentListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &item = m_items[index.row()];
    const auto &attachment = item.attachment;
    const auto name = attachment.caption.isEmpty() ? attachment.fileName : attachment.caption;
    switch (role) {
    case Qt::DisplayRole:
        return name;
    case Qt::EditRole:
        return attachment.caption;
    case Qt::ToolTipRole: {
        QStringList lines{attachment.fileName, text::sizeText(attachment.size)};
        if (attachment.durationMs > 0)
            lines << text::durationText(attachment.durationMs);
        if (attachment.takenAt != 0)
            lines << tr("Taken %1")
                         .arg(text::momentText(attachment.takenAt, m_workspace.clock.today()));
        return (lines << stateWords(item.state)).join(u'\n');
    }
    case Qt::AccessibleTextRole:
        return tr("%1: %2, %3").arg(roleWords(attachment.role), name, stateWords(item.state));
    case thumbnailRole:
        return item.thumbnail;
    case stateRole:
        return int(item.state);
    default:
        return {};
    }
}

bool AttachmentListModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    const auto caption = value.toString().simplified().left(captionCap);
    auto &attachment = m_items[index.row()].attachment;
    if (attachment.caption == caption)
        return true;
    attachment.caption = caption;
    emit dataChanged(index, index);
    emit edited();
    return true;
}

Qt::ItemFlags AttachmentListModel::flags(const QModelIndex &index) const
{
    auto flags = QAbstractListModel::flags(index);
    if (m_editable && index.isValid())
        flags |= Qt::ItemIsEditable | Qt::ItemIsDragEnabled;
    return flags;
}

QString AttachmentListModel::stateWords(State state)
{
    switch (state) {
    case State::NotHere:
        return tr("Not on this PC yet");
    case State::OnThisPc:
        return tr("On this PC only");
    case State::Waiting:
        return tr("Waiting to be sent");
    case State::Delivered:
        return tr("Delivered");
    }
    return {};
}

QString AttachmentListModel::roleWords(models::AttachmentRole role)
{
    switch (role) {
    case models::AttachmentRole::Photo:
        return tr("Photo");
    case models::AttachmentRole::Video:
        return tr("Video");
    case models::AttachmentRole::Audio:
        return tr("Recording");
    case models::AttachmentRole::Document:
        return tr("Document");
    }
    return {};
}

} // namespace ui
