// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCborValue>
#include <QString>

namespace ui {

//! A catalogue field's value as a person reads it: words for words, dates and times as the rest of
//! the program writes them; empty for none.
QString valueText(QStringView kind, const QString &field, const QCborValue &value);

//! As valueText, but sensitive fields of the catalogue are masked.
QString maskedValueText(QStringView kind, const QString &field, const QCborValue &value);

} // namespace ui
