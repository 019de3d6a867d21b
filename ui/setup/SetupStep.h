// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/setup/SetupState.h"

#include <QWidget>

namespace ui {

//! One page of the first run.
class SetupStep : public QWidget
{
    Q_OBJECT

public:
    explicit SetupStep(SetupState &state, QWidget *parent = nullptr)
        : QWidget(parent),
          m_state(state)
    {
    }

    //! For the list of steps.
    virtual QString name() const = 0;
    virtual QString heading() const = 0;
    virtual QString explanation() const = 0;
    virtual bool isReady() const = 0;
    //! Whether one can return to it: not once its vault exists.
    virtual bool isRepeatable() const { return true; }
    //! Comes into view.
    virtual void enter() { }
    //! "Next" was pressed; answers with committed() or failed(), perhaps a second later.
    virtual void commit() { emit committed(); }

signals:
    //! What failed before does not matter any more.
    void failureOver();
    void readyChanged();
    void committed();
    //! A sentence for the person.
    void failed(const QString &sentence);
    //! Something to explain while it takes a moment; empty when over.
    void busy(const QString &sentence);

protected:
    SetupState &state() const { return m_state; }

private:
    SetupState &m_state;
};

} // namespace ui
