// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Meeting.h"

#include <QAbstractListModel>
#include <QImage>

#include <optional>

namespace ui {

class Workspace;

//! The attachments of one meeting with their thumbnails and how far they have come.
class AttachmentListModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum class State { NotHere, OnThisPc, Waiting, Delivered };
    static constexpr int thumbnailRole = Qt::UserRole + 1; //!< QImage, null when there is none
    static constexpr int stateRole = Qt::UserRole + 2; //!< int of State

    explicit AttachmentListModel(Workspace &workspace, QObject *parent = nullptr);

    void setAttachments(const QList<models::Attachment> &attachments);
    //! In the order shown, with positions from 0.
    QList<models::Attachment> attachments() const;
    //! Null when \a row is none.
    const models::Attachment *at(int row) const;
    //! False when the same file is there already.
    bool append(const models::Attachment &attachment);
    void remove(int row);
    void move(int from, int to);
    //! Looks anew at what has arrived and what has been delivered.
    void refresh();
    void setEditable(bool editable) { m_editable = editable; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    static QString stateWords(State state);
    static QString roleWords(models::AttachmentRole role);

signals:
    //! Captions, order or members changed, not just how far they have come.
    void edited();

private:
    struct Item {
        models::Attachment attachment{};
        QImage thumbnail{};
        State state = State::Waiting;
    };
    void look(Item &item, const QSet<models::RecordId> &pending);
    QSet<models::RecordId> pending() const;

    Workspace &m_workspace;
    QList<Item> m_items;
    bool m_editable = true;
};

} // namespace ui
