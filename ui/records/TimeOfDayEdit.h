// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimeEdit>

namespace ui {

//! A time of day in which Tab goes to the next field at once, not from hour to minute; the arrow
//! keys do that.
class TimeOfDayEdit final : public QTimeEdit
{
    Q_OBJECT

public:
    using QTimeEdit::QTimeEdit;

protected:
    bool focusNextPrevChild(bool next) override { return QWidget::focusNextPrevChild(next); }
};

} // namespace ui
