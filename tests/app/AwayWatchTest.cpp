// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/AwayWatch.h"

#include "support/TestMain.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusUnixFileDescriptor>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const auto sessionPath = u"/org/freedesktop/login1/session/_31"_s;

//! As much of logind as the program asks.
class FakeLogind : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.login1.Manager")

public:
    int asked = 0;
    QStringList inhibited;

public slots:
    QDBusObjectPath GetSessionByPID(uint)
    {
        ++asked;
        return QDBusObjectPath(sessionPath);
    }
    QDBusUnixFileDescriptor Inhibit(const QString &what, const QString &, const QString &,
                                    const QString &mode)
    {
        inhibited << what + u' ' + mode;
        QFile null(u"/dev/null"_s);
        return null.open(QIODevice::ReadOnly) ? QDBusUnixFileDescriptor(null.handle())
                                              : QDBusUnixFileDescriptor();
    }
};

} // namespace

//! The real watch on a bus of the test's own.
class AwayWatchTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_daemon.start(QStringLiteral(DBUS_DAEMON),
                       {u"--session"_s, u"--nofork"_s, u"--print-address=1"_s,
                        u"--address=unix:dir="_s + m_folder.path()});
        QVERIFY(m_daemon.waitForStarted() && m_daemon.waitForReadyRead());
        const auto address = m_daemon.readLine().trimmed();
        // Before anybody in this process asks for a bus.
        qputenv("DBUS_SYSTEM_BUS_ADDRESS", address);
        qputenv("DBUS_SESSION_BUS_ADDRESS", address);
        m_bus.emplace(QDBusConnection::connectToBus(QString::fromUtf8(address), u"logind"_s));
        QVERIFY(m_bus->isConnected());
        QVERIFY(m_bus->registerService(u"org.freedesktop.login1"_s));
        QVERIFY(m_bus->registerObject(u"/org/freedesktop/login1"_s, &m_logind,
                                      QDBusConnection::ExportAllSlots));
        m_watch = desktop::watchForAbsence();
        QTRY_VERIFY(m_logind.asked > 0);
        QTRY_COMPARE(m_logind.inhibited, QStringList{u"sleep delay"_s});
        QTest::qWait(200); // the watch takes the session's path from the answer
    }

    void cleanupTestCase()
    {
        m_watch.reset();
        QDBusConnection::disconnectFromBus(u"logind"_s);
        m_daemon.kill();
        m_daemon.waitForFinished();
    }

    void itIsToldOfSleepLockSwitchAndScreenSaver_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("interface");
        QTest::addColumn<QString>("member");
        QTest::addColumn<QVariantList>("arguments");
        QTest::addColumn<int>("times");
        const auto manager = u"org.freedesktop.login1.Manager"_s;
        const auto properties = u"org.freedesktop.DBus.Properties"_s;
        const auto session = u"org.freedesktop.login1.Session"_s;
        const auto row = [](const char *name, const QString &path, const QString &interface,
                            const QString &member, const QVariantList &arguments, int times) {
            QTest::newRow(name) << path << interface << member << arguments << times;
        };
        row("sleep", u"/org/freedesktop/login1"_s, manager, u"PrepareForSleep"_s, {true}, 1);
        row("awake", u"/org/freedesktop/login1"_s, manager, u"PrepareForSleep"_s, {false}, 0);
        row("lock", sessionPath, session, u"Lock"_s, {}, 1);
        row("lock of another", u"/org/freedesktop/login1/session/_32"_s, session, u"Lock"_s, {}, 0);
        row("another user", sessionPath, properties, u"PropertiesChanged"_s,
            {session, QVariantMap{{u"Active"_s, false}}, QStringList()}, 1);
        row("back again", sessionPath, properties, u"PropertiesChanged"_s,
            {session, QVariantMap{{u"Active"_s, true}}, QStringList()}, 0);
        for (const auto *saver : {"org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver"}) {
            row(saver, u"/ScreenSaver"_s, QString::fromLatin1(saver), u"ActiveChanged"_s, {true},
                1);
            row((QByteArray(saver) + " off").constData(), u"/ScreenSaver"_s,
                QString::fromLatin1(saver), u"ActiveChanged"_s, {false}, 0);
        }
    }

    void itIsToldOfSleepLockSwitchAndScreenSaver()
    {
        QFETCH(QString, path);
        QFETCH(QString, interface);
        QFETCH(QString, member);
        QFETCH(QVariantList, arguments);
        QFETCH(int, times);
        QSignalSpy left(m_watch.get(), &desktop::AwayWatch::left);
        auto told = QDBusMessage::createSignal(path, interface, member);
        told.setArguments(arguments);
        QVERIFY(m_bus->send(told));
        // What comes behind it on the same bus has come when it is there.
        auto last = QDBusMessage::createSignal(u"/ScreenSaver"_s, u"org.mate.ScreenSaver"_s,
                                               u"ActiveChanged"_s);
        last.setArguments({true});
        QVERIFY(m_bus->send(last));
        QTRY_COMPARE_GE(left.size(), times + 1);
        QCOMPARE(left.size(), times + 1);
    }

private:
    QTemporaryDir m_folder;
    QProcess m_daemon;
    FakeLogind m_logind;
    std::optional<QDBusConnection> m_bus;
    std::unique_ptr<desktop::AwayWatch> m_watch;
};

BRANCHBOOK_TEST(AwayWatchTest)
#include "AwayWatchTest.moc"
