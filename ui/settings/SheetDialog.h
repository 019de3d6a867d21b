// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/setup/RecoverySheet.h"

#include <QDialog>

namespace ui {

//! A new recovery sheet, to be printed and tried before the dialog closes.
class SheetDialog : public QDialog
{
    Q_OBJECT

public:
    SheetDialog(RecoverySheet sheet, const QString &vaultFolder, QWidget *parent = nullptr);
};

} // namespace ui
