// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/setup/SetupStep.h"

class QDateEdit;

namespace models {
class Clock;
}

namespace ui {

class Label;

//! Since when the book is kept here, so that the months before it do not count as missed.
class StartStep : public SetupStep
{
    Q_OBJECT

public:
    StartStep(SetupState &state, const models::Clock &clock, QWidget *parent = nullptr);

    QString name() const override;
    QString heading() const override;
    QString explanation() const override;
    bool isReady() const override { return true; }
    void enter() override;
    void commit() override;

private:
    QDateEdit *m_since = nullptr;
    Label *m_firstSync = nullptr;
};

} // namespace ui
