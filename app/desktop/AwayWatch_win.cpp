// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/AwayWatch.h"

#include <QAbstractNativeEventFilter>
#include <QCoreApplication>
#include <QWindow>

// clang-format off
#include <windows.h>
#include <wtsapi32.h>
// clang-format on

namespace desktop {

namespace {

//! A window of its own, never shown, takes what Windows tells about the session and its power.
class SessionWatch final : public AwayWatch, public QAbstractNativeEventFilter
{
public:
    SessionWatch()
    {
        m_window.create();
        WTSRegisterSessionNotification(handle(), NOTIFY_FOR_THIS_SESSION);
        qApp->installNativeEventFilter(this);
    }
    ~SessionWatch() override
    {
        qApp->removeNativeEventFilter(this);
        WTSUnRegisterSessionNotification(handle());
    }

    bool nativeEventFilter(const QByteArray &, void *message, qintptr *) override
    {
        const auto &told = *static_cast<const MSG *>(message);
        if (told.hwnd != handle())
            return false;
        const bool sessionLeft = told.message == WM_WTSSESSION_CHANGE
            && (told.wParam == WTS_SESSION_LOCK || told.wParam == WTS_CONSOLE_DISCONNECT
                || told.wParam == WTS_REMOTE_DISCONNECT);
        const bool sleeps = told.message == WM_POWERBROADCAST && told.wParam == PBT_APMSUSPEND;
        if (sessionLeft || sleeps)
            emit left();
        return false;
    }

private:
    HWND handle() const { return reinterpret_cast<HWND>(m_window.winId()); }

    QWindow m_window;
};

} // namespace

std::unique_ptr<AwayWatch> watchForAbsence()
{
    return std::make_unique<SessionWatch>();
}

} // namespace desktop
