// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/setup/SetupStep.h"

class QButtonGroup;

namespace ui {

//! Who works at this PC: a branch, the town above it, or the county.
class RoleStep : public SetupStep
{
    Q_OBJECT

public:
    explicit RoleStep(SetupState &state, QWidget *parent = nullptr);

    QString name() const override;
    QString heading() const override;
    QString explanation() const override;
    bool isReady() const override { return true; }
    void commit() override;

signals:
    //! Not a new book, but one from a backup.
    void restoreWanted();
    //! Something to try the program with, instead of a book of one's own.
    void sampleWanted();

private:
    QButtonGroup *m_roles = nullptr;
};

} // namespace ui
