// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/AttachmentDelegate.h"

#include "ui/theme/Icon.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/AttachmentListModel.h"

#include <QLineEdit>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr QSize pictureSize{168, 126};
constexpr int maximumCaption = 200;

using State = AttachmentListModel::State;

QIcon iconOf(State state)
{
    switch (state) {
    case State::NotHere:
        return lineIcon(u"cloud"_s, Tone::Muted);
    case State::OnThisPc:
        return lineIcon(u"lock"_s, Tone::Muted);
    case State::Waiting:
        return lineIcon(u"clock"_s, Tone::Warning);
    case State::Delivered:
        return lineIcon(u"ok"_s, Tone::Ok);
    }
    return {};
}

QIcon iconOf(models::AttachmentRole role)
{
    switch (role) {
    case models::AttachmentRole::Photo:
        return lineIcon(u"photo"_s, Tone::Muted);
    case models::AttachmentRole::Video:
        return lineIcon(u"video"_s, Tone::Muted);
    case models::AttachmentRole::Audio:
        return lineIcon(u"audio"_s, Tone::Muted);
    case models::AttachmentRole::Document:
        return lineIcon(u"document"_s, Tone::Muted);
    }
    return {};
}

int lineHeight(const QStyleOptionViewItem &option)
{
    return option.fontMetrics.height();
}

QRect pictureRect(const QStyleOptionViewItem &option)
{
    return {option.rect.topLeft() + QPoint(space::small, space::small), pictureSize};
}

QRect captionRect(const QStyleOptionViewItem &option)
{
    return {option.rect.left() + space::small,
            option.rect.top() + space::small + pictureSize.height() + space::hair,
            pictureSize.width(), lineHeight(option)};
}

const models::Attachment *attachmentOf(const QModelIndex &index)
{
    const auto *model = qobject_cast<const AttachmentListModel *>(index.model());
    return model ? model->at(index.row()) : nullptr;
}

} // namespace

QSize AttachmentDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {pictureSize.width() + 2 * space::small,
            pictureSize.height() + 2 * space::small + space::hair + lineHeight(option)};
}

void AttachmentDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    const auto *attachment = attachmentOf(index);
    if (!attachment)
        return;
    const auto tokens = Tokens::current();
    painter->save();
    painter->setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    const auto tile = QRectF(option.rect).adjusted(1, 1, -1, -1);
    if (option.state & QStyle::State_Selected) {
        painter->setPen(QPen(tokens.info, 2));
        painter->setBrush(tokens.infoTint);
        painter->drawRoundedRect(tile, space::radius, space::radius);
    } else if (option.state & QStyle::State_MouseOver) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(tokens.hover);
        painter->drawRoundedRect(tile, space::radius, space::radius);
    }

    const auto picture = pictureRect(option);
    painter->fillRect(picture, tokens.neutralTint);
    const auto thumbnail = index.data(AttachmentListModel::thumbnailRole).value<QImage>();
    if (thumbnail.isNull()) {
        const QSize size(48, 48);
        QRect place({}, size);
        place.moveCenter(picture.center());
        iconOf(attachment->role).paint(painter, place);
    } else {
        QRect place({}, thumbnail.size().scaled(pictureSize, Qt::KeepAspectRatio));
        place.moveCenter(picture.center());
        painter->drawImage(place, thumbnail);
        if (attachment->role == models::AttachmentRole::Video) {
            QRect disc(0, 0, 40, 40);
            disc.moveCenter(picture.center());
            painter->setPen(Qt::NoPen);
            painter->setBrush(QColor(0, 0, 0, 150));
            painter->drawEllipse(disc);
            const QPolygonF triangle{disc.center() + QPointF(-6, -9),
                                     disc.center() + QPointF(10, 0),
                                     disc.center() + QPointF(-6, 9)};
            painter->setBrush(Qt::white);
            painter->drawPolygon(triangle);
        }
    }

    auto caption = captionRect(option);
    const auto state = State(index.data(AttachmentListModel::stateRole).toInt());
    const QRect badge(caption.right() - tokens.icon, caption.center().y() - tokens.icon / 2,
                      tokens.icon, tokens.icon);
    iconOf(state).paint(painter, badge);
    caption.setRight(badge.left() - space::hair);
    painter->setPen(attachment->caption.isEmpty() ? tokens.muted : tokens.text);
    painter->setFont(option.font);
    painter->drawText(caption, Qt::AlignVCenter | Qt::AlignLeft,
                      option.fontMetrics.elidedText(index.data(Qt::DisplayRole).toString(),
                                                    Qt::ElideMiddle, caption.width()));
    painter->restore();
}

QWidget *AttachmentDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &,
                                          const QModelIndex &) const
{
    auto *editor = new QLineEdit(parent);
    editor->setMaxLength(maximumCaption);
    editor->setPlaceholderText(tr("Caption"));
    editor->setAccessibleName(tr("Caption"));
    return editor;
}

void AttachmentDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                              const QModelIndex &) const
{
    auto place = captionRect(option);
    place.setTop(place.bottom() - editor->sizeHint().height() + 1);
    editor->setGeometry(place);
}

} // namespace ui
