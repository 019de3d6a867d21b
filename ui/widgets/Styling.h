// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Tokens.h"

#include <QString>

class QFrame;
class QWidget;

namespace ui {

//! Sets a property that the style sheet selects by and dresses the widget anew.
void setStyleProperty(QWidget *widget, const char *name, const QString &value);

//! "ok", "warning", "info", "error", "muted" or empty, as the style sheet calls a tone.
QString styleWord(Tone tone);

//! Marks a field whose content was refused (red border), or takes the mark away.
void setFaulty(QWidget *field, bool faulty);

//! A hairline.
QFrame *separator(QWidget *parent = nullptr);

} // namespace ui
