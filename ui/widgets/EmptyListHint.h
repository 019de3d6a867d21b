// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

class QAbstractItemView;

namespace ui {

//! A muted sentence in the middle of a list while the list is empty. Belongs to the list, lets
//! mouse and drops through.
class EmptyListHint final : public QLabel
{
    Q_OBJECT

public:
    //! \a list has its model already and keeps it.
    EmptyListHint(QAbstractItemView *list, const QString &text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void follow();

    QAbstractItemView *m_list;
};

} // namespace ui
