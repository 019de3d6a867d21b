// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/engine/SyncStatus.h"
#include "ui/sync/RemainingTime.h"

#include <QFrame>

class QProgressBar;

namespace ui {

class Label;

//! Above the pages while a PC that has never synced fetches what the hub keeps for it: how much of
//! it is here and, as soon as that is known, how long it takes. One can work meanwhile.
class FirstSyncBar : public QFrame
{
    Q_OBJECT

public:
    //! \a clock must outlive it.
    explicit FirstSyncBar(const models::Clock &clock, QWidget *parent = nullptr);

    void showStatus(const engine::SyncStatus &status);
    QString sentence() const;

private:
    RemainingTime m_remaining;
    Label *m_text = nullptr;
    QProgressBar *m_progress = nullptr;
    bool m_isUnderWay = false;
};

} // namespace ui
