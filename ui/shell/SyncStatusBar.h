// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/engine/SyncStatus.h"

#include <QFrame>

class QPushButton;

namespace models {
class Clock;
}

namespace ui {

class IconLabel;
class Label;

//! The window's last line; shows a SyncStatus and nothing of its own making.
class SyncStatusBar : public QFrame
{
    Q_OBJECT

public:
    explicit SyncStatusBar(const models::Clock &clock, QWidget *parent = nullptr);

    void showStatus(const engine::SyncStatus &status);
    //! The words as a person reads them, for tests and screen readers.
    QString sentence() const;

signals:
    void detailsRequested();
    void syncRequested();

private:
    const models::Clock &m_clock;
    IconLabel *m_icon = nullptr;
    Label *m_state = nullptr;
    Label *m_details = nullptr;
    QPushButton *m_open = nullptr;
    QPushButton *m_sync = nullptr;
};

} // namespace ui
