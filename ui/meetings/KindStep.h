// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/meetings/WizardStep.h"

class QPushButton;

namespace ui {

class KindTile;
class Label;

//! ① What kinds of meeting it is; one event may be several, the digits 1 to 8 toggle them.
class KindStep : public WizardStep
{
    Q_OBJECT

public:
    explicit KindStep(QWidget *parent = nullptr);

    QString title() const override;
    void load(const models::Meeting &meeting) override;
    void store(models::Meeting &meeting) const override;
    bool isFilled(const models::Meeting &meeting) const override;
    void start() override;
    bool showField(const QString &field) override;

    //! What "as last time" would copy; empty hides it.
    void offerLast(const QString &description);

signals:
    void asLastTimeWanted();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QList<KindTile *> m_tiles;
    QPushButton *m_asLast = nullptr;
    Label *m_last = nullptr;
};

} // namespace ui
