// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/AwayWatch.h"

#ifdef BRANCHBOOK_DBUS
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusUnixFileDescriptor>
#include <QVariantMap>
#endif

namespace desktop {

#ifdef BRANCHBOOK_DBUS

using namespace Qt::StringLiterals;

namespace {

const auto logind = u"org.freedesktop.login1"_s;
const auto logindPath = u"/org/freedesktop/login1"_s;
const auto logindManager = u"org.freedesktop.login1.Manager"_s;
const auto logindSession = u"org.freedesktop.login1.Session"_s;
const auto properties = u"org.freedesktop.DBus.Properties"_s;

//! logind for sleep, lock and switch; the desktops' screen savers where nobody tells logind.
class BusWatch final : public AwayWatch
{
    Q_OBJECT

public:
    BusWatch() : m_system(QDBusConnection::systemBus())
    {
        m_system.connect(logind, logindPath, logindManager, u"PrepareForSleep"_s, this,
                         SLOT(onSleep(bool)));
        delaySleep();
        findSession();
        auto session = QDBusConnection::sessionBus();
        for (const auto &saver :
             {u"org.freedesktop.ScreenSaver"_s, u"org.gnome.ScreenSaver"_s,
              u"org.mate.ScreenSaver"_s, u"org.cinnamon.ScreenSaver"_s, u"org.ukui.ScreenSaver"_s})
            session.connect(QString(), QString(), saver, u"ActiveChanged"_s, this,
                            SLOT(onScreenSaver(bool)));
    }

private slots:
    void onSleep(bool begins)
    {
        if (!begins)
            return delaySleep();
        emit left();
        m_delay = {};
    }
    void onScreenSaver(bool active)
    {
        if (active)
            emit left();
    }
    void onLock() { emit left(); }
    void onProperties(const QString &, const QVariantMap &changed, const QStringList &)
    {
        if (const auto active = changed.find(u"Active"_s);
            active != changed.end() && !active->toBool())
            emit left();
    }

private:
    //! Without it the PC may sleep before the program has let go of the keys.
    void delaySleep()
    {
        auto call = QDBusMessage::createMethodCall(logind, logindPath, logindManager, u"Inhibit"_s);
        call << u"sleep"_s << u"Branchbook"_s << tr("The record book is being locked")
             << u"delay"_s;
        ask(call, [this](const QDBusMessage &reply) {
            m_delay = qvariant_cast<QDBusUnixFileDescriptor>(reply.arguments().value(0));
        });
    }

    void findSession()
    {
        auto call =
            QDBusMessage::createMethodCall(logind, logindPath, logindManager, u"GetSessionByPID"_s);
        call << quint32(0);
        ask(call, [this](const QDBusMessage &reply) {
            const auto path = qvariant_cast<QDBusObjectPath>(reply.arguments().value(0)).path();
            m_system.connect(logind, path, logindSession, u"Lock"_s, this, SLOT(onLock()));
            m_system.connect(logind, path, properties, u"PropertiesChanged"_s, this,
                             SLOT(onProperties(QString, QVariantMap, QStringList)));
        });
    }

    template <typename Done>
    void ask(const QDBusMessage &call, Done done)
    {
        auto *watcher = new QDBusPendingCallWatcher(m_system.asyncCall(call), this);
        connect(watcher, &QDBusPendingCallWatcher::finished, this, [watcher, done] {
            watcher->deleteLater();
            if (const auto reply = watcher->reply(); reply.type() == QDBusMessage::ReplyMessage)
                done(reply);
        });
    }

    QDBusConnection m_system;
    QDBusUnixFileDescriptor m_delay;
};

} // namespace

std::unique_ptr<AwayWatch> watchForAbsence()
{
    return std::make_unique<BusWatch>();
}

#else

std::unique_ptr<AwayWatch> watchForAbsence()
{
    return std::make_unique<AwayWatch>();
}

#endif

} // namespace desktop

#ifdef BRANCHBOOK_DBUS
#include "AwayWatch_unix.moc"
#endif
