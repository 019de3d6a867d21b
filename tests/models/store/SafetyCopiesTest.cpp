// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/SafetyCopies.h"

#include "models/media/MediaStore.h"
#include "models/store/Backup.h"
#include "support/Check.h"
#include "support/CopyFolder.h"
#include "support/OldReplica.h"
#include "support/TestMain.h"
#include "support/TestReplica.h"

#include <QBuffer>
#include <QDir>
#include <QFileInfo>
#include <QTest>

using namespace models;
using namespace Qt::StringLiterals;
using support::passphrase;

//! What is taken before an import, and what it is good for.
class SafetyCopiesTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_replica.emplace();
        m_copies.emplace(m_replica->vault, m_replica->context());
    }

    void recordsAreAsTheyWereBefore()
    {
        m_replica->saveMembers(20);
        const auto copy = m_copies->take(m_replica->database);
        VERIFY_OK(copy);
        m_replica->saveMembers(3);

        const auto target = m_replica->folder.filePath(u"restored"_s);
        VERIFY_OK(restore(*copy, target));
        const auto vault =
            Vault::open(target, m_replica->person, passphrase(), m_replica->context());
        VERIFY_OK(vault);
        const auto database = (*vault)->openDatabase();
        VERIFY_OK(database);
        QCOMPARE(*(*database)->number("SELECT count(*) FROM members"), 20);
    }

    void theNameTellsWhenItWasTaken()
    {
        const auto copy = m_copies->take(m_replica->database);
        VERIFY_OK(copy);
        QCOMPARE(SafetyCopies::takenAt(*copy), m_replica->clock.nowMs());
        QCOMPARE(SafetyCopies::takenAt(u"/tmp/other.bbbackup"_s), 0);
    }

    void filesStayOutAndAreWantedFromTheHub()
    {
        MediaStore media(m_replica->database, m_replica->vault, m_replica->clock,
                         m_replica->random);
        QByteArray plain(300'000, 'p');
        QBuffer source(&plain);
        QVERIFY(source.open(QIODevice::ReadOnly));
        const auto photo = media.add(source, u"image/jpeg"_s);
        VERIFY_OK(photo);
        auto meeting = m_replica->aMeeting();
        Attachment attachment;
        attachment.id = newId<AttachmentId>(m_replica->clock, m_replica->random);
        attachment.hash = photo->hash;
        attachment.size = photo->size;
        attachment.mediaType = photo->mediaType;
        meeting.attachments = {attachment};
        VERIFY_OK(m_replica->meetings.save(meeting));

        const auto copy = m_copies->take(m_replica->database);
        VERIFY_OK(copy);
        const auto target = m_replica->folder.filePath(u"restored"_s);
        const auto restored = restore(*copy, target);
        VERIFY_OK(restored);
        QCOMPARE(restored->files, 1);

        const auto vault =
            Vault::open(target, m_replica->person, passphrase(), m_replica->context());
        VERIFY_OK(vault);
        const auto database = (*vault)->openDatabase();
        VERIFY_OK(database);
        const MediaStore there(**database, **vault, m_replica->clock, m_replica->random);
        const auto wanted = there.wanted();
        VERIFY_OK(wanted);
        QCOMPARE(wanted->size(), 1);
        QCOMPARE(wanted->first().hash, photo->hash);
        VERIFY_OK(media.verify(photo->hash));
    }

    void onlyTheLastFewAreKept()
    {
        QStringList taken;
        for (int i = 0; i < 8; ++i) {
            const auto copy = m_copies->take(m_replica->database);
            VERIFY_OK(copy);
            taken.prepend(*copy);
            m_replica->clock.advance(i % 2 == 0 ? 60'000 : 0);
        }
        QCOMPARE(m_copies->list(), taken.mid(0, SafetyCopies::kept));
    }

    void whatIsTakenWhileWorkingPushesNoOtherOut()
    {
        const auto before = m_copies->take(m_replica->database);
        VERIFY_OK(before);
        const auto update = m_copies->take(m_replica->database, SafetyCopies::Reason::Migration);
        VERIFY_OK(update);
        for (int i = 0; i < 7; ++i) {
            m_replica->clock.advance(1'800'000);
            VERIFY_OK(m_copies->take(m_replica->database, SafetyCopies::Reason::Routine));
        }
        const auto left = m_copies->list();
        QVERIFY(left.contains(*before) && left.contains(*update));
        QCOMPARE(left.size(), 2 + SafetyCopies::keptRoutine);
        QCOMPARE(SafetyCopies::reasonOf(*before), SafetyCopies::Reason::Import);
        QCOMPARE(SafetyCopies::reasonOf(*update), SafetyCopies::Reason::Migration);
        QCOMPARE(SafetyCopies::takenAt(left.first()), m_replica->clock.nowMs());
        QCOMPARE(SafetyCopies::reasonOf(left.first()), SafetyCopies::Reason::Routine);
    }

    //! Damage may be noticed a day later.
    void ofTheDaysBeforeTheLastCopyStays()
    {
        QStringList lastOfDay;
        for (int day = 0; day < 7; ++day) {
            for (int i = 0; i < 4; ++i) {
                m_replica->clock.advance(1'800'000);
                const auto copy =
                    m_copies->take(m_replica->database, SafetyCopies::Reason::Routine);
                VERIFY_OK(copy);
                if (i == 3)
                    lastOfDay.prepend(*copy);
            }
            m_replica->clock.advance(22 * 3'600'000);
        }
        const auto left = m_copies->list();
        QCOMPARE(left.size(), SafetyCopies::keptRoutine + SafetyCopies::keptDays - 1);
        QCOMPARE(left.mid(SafetyCopies::keptRoutine), lastOfDay.mid(1, SafetyCopies::keptDays - 1));
    }

    void aNewerSchemaComesBehindACopy()
    {
        auto &replica = *m_replica;
        const auto folder = replica.folder.filePath(u"old/vault"_s);
        QVERIFY(support::copyFolder(replica.vault.folder(), folder));
        replaceByOldReplica(folder);
        const auto vault = Vault::open(folder, replica.person, passphrase(), replica.context());
        VERIFY_OK(vault);

        const auto database = (*vault)->openDatabase();

        VERIFY_OK(database);
        QVERIFY(*(*database)->number("PRAGMA user_version") > 1);
        QCOMPARE(*(*database)->number("SELECT count(*) FROM members"), 12);
        const auto copies = SafetyCopies(**vault, replica.context()).list();
        QCOMPARE(copies.size(), 1);
        QCOMPARE(SafetyCopies::reasonOf(copies.first()), SafetyCopies::Reason::Migration);
        // Once: the next connection finds it done.
        VERIFY_OK((*vault)->openDatabase());
        QCOMPARE(SafetyCopies(**vault, replica.context()).list(), copies);
        // And it is the way back to before.
        const auto target = replica.folder.filePath(u"restored"_s);
        VERIFY_OK(restore(copies.first(), target));
        DatabaseOptions options;
        options.path = target + u"/replica.db"_s;
        options.key = replica.vault.keys().database.clone();
        const auto before = Database::open(std::move(options));
        VERIFY_OK(before);
        QCOMPARE(*(*before)->number("PRAGMA user_version"), 1);
        QCOMPARE(*(*before)->number("SELECT count(*) FROM members"), 12);
    }

    void withoutACopyTheSchemaStaysAsItIs()
    {
        auto &replica = *m_replica;
        const auto folder = replica.folder.filePath(u"old/vault"_s);
        QVERIFY(support::copyFolder(replica.vault.folder(), folder));
        replaceByOldReplica(folder);
        QFile inTheWay(folder + u"/safety"_s);
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        const auto vault = Vault::open(folder, replica.person, passphrase(), replica.context());
        VERIFY_OK(vault);
        QVERIFY(!(*vault)->openDatabase());
        QVERIFY(inTheWay.remove());
        VERIFY_OK((*vault)->openDatabase());
        QCOMPARE(SafetyCopies(**vault, replica.context()).list().size(), 1);
    }

    void aClockThatWasSetBackLosesNoCopy()
    {
        const auto first = m_copies->take(m_replica->database);
        VERIFY_OK(first);
        m_replica->clock.advance(-qint64(400) * 86'400'000);
        const auto second = m_copies->take(m_replica->database);
        VERIFY_OK(second);
        QCOMPARE(m_copies->list(), (QStringList{*second, *first}));
    }

    void whatACrashLeftGoes()
    {
        VERIFY_OK(m_copies->take(m_replica->database));
        const auto half = m_copies->list().first() + u".part"_s;
        QFile file(half);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        VERIFY_OK(m_copies->take(m_replica->database));
        QVERIFY(!QFile::exists(half));
        QCOMPARE(m_copies->list().size(), 2);
    }

private:
    void replaceByOldReplica(const QString &vaultFolder)
    {
        const auto path = vaultFolder + u"/replica.db"_s;
        for (const auto *suffix : {"", "-wal", "-shm"})
            QFile::remove(path + QLatin1StringView(suffix));
        support::makeOldReplica(path, m_replica->vault.keys().database, 1, 12);
    }

    Result<backup::Summary> restore(const QString &file, const QString &target)
    {
        return backup::restore(file, target, {m_replica->person, passphrase(), {}},
                               m_replica->context());
    }

    std::optional<support::TestReplica> m_replica;
    std::optional<SafetyCopies> m_copies;
};

BRANCHBOOK_TEST(SafetyCopiesTest)
#include "SafetyCopiesTest.moc"
