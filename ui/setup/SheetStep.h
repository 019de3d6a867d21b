// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/setup/SetupStep.h"

namespace ui {

class RecoverySheetView;

//! The recovery sheet, tried once before it is needed: what is typed from it opens the vault.
class SheetStep : public SetupStep
{
    Q_OBJECT

public:
    explicit SheetStep(SetupState &state, QWidget *parent = nullptr);

    QString name() const override;
    QString heading() const override;
    QString explanation() const override;
    bool isReady() const override;
    //! The words are gone once it was left.
    bool isRepeatable() const override { return false; }
    void enter() override;
    void commit() override;

private:
    RecoverySheetView *m_view = nullptr;
    bool m_isShown = false;
};

} // namespace ui
