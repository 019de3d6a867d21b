// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Meeting.h"

#include <QWidget>

namespace ui {

//! One page of the meeting wizard; holds no meeting of its own, only what its fields show.
class WizardStep : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    virtual QString title() const = 0;
    //! Fills the fields; emits no changed().
    virtual void load(const models::Meeting &meeting) = 0;
    //! Writes the fields back; leaves all that belongs to other steps.
    virtual void store(models::Meeting &meeting) const = 0;
    //! Whether \a meeting has what this step asks for; a step passed over empty is not done.
    virtual bool isFilled(const models::Meeting &meeting) const = 0;
    //! Puts the cursor where work goes on.
    virtual void start() = 0;
    //! Puts the cursor into a field of the catalogue; false when it is on another step.
    virtual bool showField(const QString &field) = 0;

signals:
    //! Something was typed or chosen.
    void changed();
};

} // namespace ui
