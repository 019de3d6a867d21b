// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace models {
class RandomSource;
}

namespace ui {

//! A new recovery sheet, to be printed and tried before the dialog closes.
class SheetDialog : public QDialog
{
    Q_OBJECT

public:
    SheetDialog(const QString &words, models::RandomSource &random, QWidget *parent = nullptr);
};

} // namespace ui
