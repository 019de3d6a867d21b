// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/CopyKeeper.h"
#include "models/store/SessionMark.h"

#include <QFuture>
#include <QObject>
#include <QTimer>

namespace models {
class Clock;
class RandomSource;
class Vault;
} // namespace models

namespace ui {
class MainWindow;
}

namespace desktop {

//! Watches over an open book: takes safety copies while people work, and checks it after a session
//! that did not end as it should. Says in the window's message bar what is wrong and leads to
//! restoring.
class BookGuard : public QObject
{
    Q_OBJECT

public:
    //! The first page comes before the check, which reads the whole database.
    static constexpr int checkAfterMs = 3'000;

    //! All must outlive the guard.
    BookGuard(const models::Vault &vault, const models::Clock &clock, models::RandomSource &random,
              ui::MainWindow &window);
    //! Waits for what is under way. The session ends in order, unless the book is damaged or was
    //! not looked at to the end: then the next one looks again.
    ~BookGuard() override;

    void start(int checkAfter = checkAfterMs);
    models::CopyKeeper &copies() { return m_copies; }

signals:
    //! The check after a crash is done.
    void checked(const models::Result<void> &outcome);
    //! The person wants to restore the book, which is damaged so.
    void restoreRequested(const models::Error &error);

private:
    void check();
    void tell(const models::Result<void> &outcome);

    const models::Vault &m_vault;
    ui::MainWindow &m_window;
    models::SessionMark m_mark;
    models::CopyKeeper m_copies;
    QTimer m_checkTimer;
    QFuture<models::Result<void>> m_check{};
    bool m_sound = true;
};

} // namespace desktop
