// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/CopyKeeper.h"

#include "models/store/FolderLock.h"
#include "models/store/SafetyCopies.h"
#include "models/store/SessionMark.h"
#include "support/Check.h"
#include "support/TestMain.h"
#include "support/TestReplica.h"

#include <QCborMap>
#include <QDir>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTest>

using namespace models;
using namespace Qt::StringLiterals;

namespace {
constexpr qint64 minute = 60'000;
constexpr qint64 plenty = qint64(1) << 40;
} // namespace

//! The copies that are taken while people work, and the mark that tells of a crash.
class CopyKeeperTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_room = plenty;
        m_keeper.reset();
        m_replica.emplace();
        restart();
    }

    void cleanup() { m_keeper.reset(); }

    void halfAnHourInWhichSomethingChangedIsCopied()
    {
        m_replica->saveMembers(2);
        QVERIFY(!look(0).has_value());
        QCOMPARE(look(minute), std::optional(true));
        QCOMPARE(copies(), 1);
        m_replica->saveMembers(2);
        QVERIFY2(!look(29 * minute).has_value(), "too soon");
        QCOMPARE(look(minute), std::optional(true));
        QCOMPARE(copies(), 2);
        QCOMPARE(SafetyCopies::reasonOf(list().first()), SafetyCopies::Reason::Routine);
    }

    void whereNothingChangedThereIsNoCopy()
    {
        QCOMPARE(look(minute), std::optional(true));
        QCOMPARE(look(30 * minute), std::optional(false));
        QCOMPARE(copies(), 1);
        // Not after a restart either.
        restart();
        QCOMPARE(look(31 * minute), std::optional(false));
        QCOMPARE(copies(), 1);
    }

    void aDraftIsAChange()
    {
        QCOMPARE(look(minute), std::optional(true));
        VERIFY_OK(m_replica->drafts.save({.editor = u"meeting"_s,
                                          .record = m_replica->writer.newRecordId(),
                                          .organisation = m_replica->branch,
                                          .person = m_replica->person,
                                          .updatedAt = m_replica->clock.nowMs(),
                                          .content = {}}));
        QCOMPARE(look(30 * minute), std::optional(true));
        QCOMPARE(copies(), 2);
    }

    //! Every lock is a new start.
    void whoLocksEveryFewMinutesGetsACopyAsWell()
    {
        QCOMPARE(look(minute), std::optional(true));
        int taken = 0;
        for (int session = 0; session < 9; ++session) {
            restart();
            m_replica->saveMembers(1);
            taken += look(8 * minute).value_or(false);
        }
        QCOMPARE(taken, 2);
    }

    void onAFullDiskThereIsNoneAndItIsSaidOnce()
    {
        m_room = 60 * 1'024 * 1'024;
        m_replica->saveMembers(1);
        QSignalSpy failed(m_keeper.get(), &CopyKeeper::failed);
        QVERIFY(!look(minute).has_value());
        QTRY_COMPARE(failed.size(), 1);
        const auto error = failed.first().first().value<Error>();
        QCOMPARE(error.code, Error::DiskFull);
        QCOMPARE(error.reason, u"safetyCopy"_s);
        QVERIFY(!look(30 * minute).has_value());
        QVERIFY(!look(30 * minute).has_value());
        QCOMPARE(failed.size(), 1);
        QCOMPARE(copies(), 0);
        // The person's own work went on, and the copies do once there is room.
        m_replica->saveMembers(1);
        m_room = plenty;
        QCOMPARE(look(30 * minute), std::optional(true));
        QCOMPARE(copies(), 1);
    }

    void whileAnImportCopiesItWaitsForTheNextTime()
    {
        QVERIFY(QDir().mkpath(m_replica->vault.folder() + u"/safety"_s));
        QSignalSpy failed(m_keeper.get(), &CopyKeeper::failed);
        {
            FolderLock lock(m_replica->vault.folder() + u"/safety/copying.lock"_s);
            VERIFY_OK(lock.take());
            QVERIFY(!look(minute).has_value());
            QCOMPARE(copies(), 0);
        }
        QCOMPARE(look(30 * minute), std::optional(true));
        QCOMPARE(failed.size(), 0);
    }

    void aSessionThatWasNotEndedIsToldToTheNext()
    {
        SessionMark first(m_replica->vault.folder());
        QCOMPARE(first.begin().value_or(true), false);
        QCOMPARE(SessionMark(m_replica->vault.folder()).begin().value_or(false), true);
        first.end();
        QCOMPARE(SessionMark(m_replica->vault.folder()).begin().value_or(true), false);
    }

private:
    void restart()
    {
        m_keeper =
            std::make_unique<CopyKeeper>(m_replica->vault, m_replica->clock, m_replica->random,
                                         [this](const QString &) { return m_room.load(); });
    }

    //! Whether a copy was taken after so much time; nothing when it did not look or could not.
    std::optional<bool> look(qint64 passed)
    {
        m_replica->clock.advance(passed);
        QSignalSpy looked(m_keeper.get(), &CopyKeeper::looked);
        m_keeper->check();
        // Long enough for a copy of so few records; over when one is told.
        if (!looked.wait(1'500))
            return {};
        return !looked.first().first().toString().isEmpty();
    }

    QStringList list() { return SafetyCopies(m_replica->vault, m_replica->context()).list(); }
    qsizetype copies() { return list().size(); }

    std::optional<support::TestReplica> m_replica;
    std::atomic<qint64> m_room = plenty;
    std::unique_ptr<CopyKeeper> m_keeper;
};

BRANCHBOOK_TEST(CopyKeeperTest)
#include "CopyKeeperTest.moc"
