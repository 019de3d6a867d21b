// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/EmptyListHint.h"

#include "ui/theme/Tokens.h"

#include <QAbstractItemView>
#include <QEvent>

using namespace Qt::StringLiterals;

namespace ui {

EmptyListHint::EmptyListHint(QAbstractItemView *list, const QString &text)
    : QLabel(text, list->viewport()),
      m_list(list)
{
    setProperty("role", u"muted"_s);
    setAlignment(Qt::AlignCenter);
    setWordWrap(true);
    setMargin(space::large);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    list->viewport()->installEventFilter(this);
    connect(list->model(), &QAbstractItemModel::modelReset, this, &EmptyListHint::follow);
    connect(list->model(), &QAbstractItemModel::rowsInserted, this, &EmptyListHint::follow);
    connect(list->model(), &QAbstractItemModel::rowsRemoved, this, &EmptyListHint::follow);
    follow();
}

bool EmptyListHint::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::Show)
        follow();
    return QLabel::eventFilter(watched, event);
}

void EmptyListHint::follow()
{
    setGeometry(m_list->viewport()->rect());
    setVisible(m_list->model()->rowCount() == 0);
}

} // namespace ui
