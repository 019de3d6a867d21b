// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/setup/SetupStep.h"

namespace models {
class RandomSource;
}

namespace ui {

class RecoverySheetView;

//! The recovery sheet, tried once before it is needed.
class SheetStep : public SetupStep
{
    Q_OBJECT

public:
    SheetStep(SetupState &state, models::RandomSource &random, QWidget *parent = nullptr);

    QString name() const override;
    QString heading() const override;
    QString explanation() const override;
    bool isReady() const override;
    //! The words are gone once it was left.
    bool isRepeatable() const override { return false; }
    void enter() override;
    void commit() override;

private:
    models::RandomSource &m_random;
    RecoverySheetView *m_view = nullptr;
    QString m_shown;
};

//! Two different groups of \a count, by chance.
std::pair<int, int> groupsToAsk(int count, models::RandomSource &random);

} // namespace ui
