// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/media/MediaStore.h"
#include "models/store/Backup.h"
#include "models/store/SafetyCopies.h"
#include "support/Check.h"
#include "support/CopyFolder.h"
#include "support/TestMain.h"
#include "support/TestReplica.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QTest>

using namespace models;
using namespace Qt::StringLiterals;
using support::passphrase;

//! A backup in the place of a vault that stands there.
class ReplaceTest : public QObject
{
    Q_OBJECT

private slots:
    //! 20 members are in the backup, 3 were recorded after it; the book is a copy that nobody
    //! holds.
    void init()
    {
        m_replica.emplace();
        m_replica->saveMembers(20);
        m_file = m_replica->folder.filePath(u"book.bbbackup"_s);
        VERIFY_OK(
            backup::write(m_replica->database, m_replica->vault, m_file, m_replica->context()));
        m_replica->saveMembers(3);
        m_parent = m_replica->folder.filePath(u"pc"_s);
        m_book = m_parent + u"/vault"_s;
        QVERIFY(support::copyFolder(m_replica->vault.folder(), m_book));
    }

    void aDamagedBookComesBackAndIsKeptAsItWas()
    {
        checkpoint();
        QVERIFY(support::damagePages(databaseOf(m_book), 1));
        const auto damaged = bytesOf(databaseOf(m_book));

        const auto replaced = replace();

        VERIFY_OK(replaced);
        QCOMPARE(members(m_book), 20);
        QVERIFY2(!replaced->unsent, "what cannot be read is not counted");
        QCOMPARE(replaced->keptFolder, m_book + u"-kept-20261107-090000"_s);
        QCOMPARE(bytesOf(databaseOf(replaced->keptFolder)), damaged);
        QCOMPARE(backup::keptFolders(m_book), QStringList{replaced->keptFolder});
        QCOMPARE(QDir(m_parent).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(), 2);
    }

    void whatHadNotBeenSentIsCounted()
    {
        const auto replaced = replace();
        VERIFY_OK(replaced);
        QCOMPARE(replaced->unsent, std::optional<qint64>(3));
        QCOMPARE(members(m_book), 20);
        QCOMPARE(members(replaced->keptFolder), 23);
    }

    void aSecondTimeNothingKeptIsOverwritten()
    {
        const auto first = replace();
        VERIFY_OK(first);
        const auto second = replace();
        VERIFY_OK(second);
        QVERIFY(first->keptFolder != second->keptFolder);
        QCOMPARE(members(first->keptFolder), 23);
        QCOMPARE(members(second->keptFolder), 20);
        QCOMPARE(members(m_book), 20);
    }

    void anEmptyPlaceIsJustRestoredTo()
    {
        QVERIFY(QDir(m_book).removeRecursively());
        const auto replaced = replace();
        VERIFY_OK(replaced);
        QVERIFY(replaced->keptFolder.isEmpty());
        QCOMPARE(members(m_book), 20);
    }

    void photosThatTheCopyLacksAreTakenFromTheBook()
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
        const auto copy = SafetyCopies(m_replica->vault, m_replica->context())
                              .take(m_replica->database, SafetyCopies::Reason::Routine);
        VERIFY_OK(copy);
        QVERIFY(QDir(m_book).removeRecursively());
        QVERIFY(support::copyFolder(m_replica->vault.folder(), m_book));

        const auto replaced = backup::replace(SafetyCopies::listFor(m_book).first(), m_book,
                                              secret(), m_replica->context());

        VERIFY_OK(replaced);
        for (const auto &folder : {m_book, replaced->keptFolder}) {
            const auto vault =
                Vault::open(folder, m_replica->person, passphrase(), m_replica->context());
            VERIFY_OK(vault);
            const auto database = (*vault)->openDatabase();
            VERIFY_OK(database);
            const MediaStore there(**database, **vault, m_replica->clock, m_replica->random);
            VERIFY_OK(there.verify(photo->hash));
            const auto wanted = there.wanted();
            VERIFY_OK(wanted);
            QVERIFY(wanted->isEmpty());
        }
        // The copies went with the book that was kept, and are still offered.
        QCOMPARE(SafetyCopies::listFor(m_book),
                 (QStringList{replaced->keptFolder + u"/safety/"_s + QFileInfo(*copy).fileName()}));
    }

    void killedBeforeTheyChangePlacesTheOldOneIsThere()
    {
        VERIFY_OK(backup::restore(m_file, m_book + u".restored"_s, secret(), m_replica->context()));
        QVERIFY(QDir().mkpath(m_book + u".restored.restoring/media"_s));
        QCOMPARE(members(m_book), 23);
        QCOMPARE(QDir(m_parent).entryList(QDir::AllEntries | QDir::NoDotAndDotDot),
                 QStringList{u"vault"_s});
    }

    void killedBetweenTheTwoRenamesTheNewOneIsThere()
    {
        VERIFY_OK(backup::restore(m_file, m_book + u".restored"_s, secret(), m_replica->context()));
        QVERIFY(QDir().rename(m_book, m_book + u"-kept-20261107-090000"_s));
        QCOMPARE(members(m_book), 20);
        QCOMPARE(members(m_book + u"-kept-20261107-090000"_s), 23);
        QVERIFY(!QFileInfo::exists(m_book + u".restored"_s));
    }

    void aRestoreUnderWayIsLeftAloneByOthers()
    {
        VERIFY_OK(backup::restore(m_file, m_book + u".restored"_s, secret(), m_replica->context()));
        const auto held =
            Vault::open(m_book, m_replica->person, passphrase(), m_replica->context());
        VERIFY_OK(held);
        VERIFY_OK(backup::finishReplacing(m_book));
        QVERIFY(QFileInfo::exists(m_book + u".restored"_s));
    }

    void aBookInUseIsNotReplaced()
    {
        const auto held =
            Vault::open(m_book, m_replica->person, passphrase(), m_replica->context());
        VERIFY_OK(held);
        VERIFY_ERROR(replace(), Error::Busy);
        QCOMPARE(QDir(m_parent).entryList(QDir::AllEntries | QDir::NoDotAndDotDot),
                 QStringList{u"vault"_s});
    }

    void whatFailsLeavesTheBookAsItWas()
    {
        VERIFY_ERROR(backup::replace(m_file, m_book, {m_replica->person, passphrase("wrong"), {}},
                                     m_replica->context()),
                     Error::WrongPassphrase);
        VERIFY_ERROR(backup::replace(m_file, m_book, secret(), m_replica->context(),
                                     [](double done) { return done < 0.5; }),
                     Error::Cancelled);
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(file.size() / 2));
        QVERIFY(file.putChar('x') && file.putChar('y'));
        file.close();
        VERIFY_ERROR(replace(), Error::Corrupt);
        QCOMPARE(QDir(m_parent).entryList(QDir::AllEntries | QDir::NoDotAndDotDot),
                 QStringList{u"vault"_s});
        QCOMPARE(members(m_book), 23);
    }

    void aWithdrawnPcGetsNothingBack()
    {
        {
            const auto vault =
                Vault::open(m_book, m_replica->person, passphrase(), m_replica->context());
            VERIFY_OK(vault);
            VERIFY_OK((*vault)->beginErasure());
        }
        VERIFY_ERROR(replace(), Error::Revoked);
    }

    void recordsWithoutAHeaderAreNoFreePlace()
    {
        QVERIFY(QFile::remove(m_book + u"/vault.header"_s));
        const auto people = Vault::slotsOf(m_book);
        VERIFY_ERROR(people, Error::Corrupt);
        QCOMPARE(people.error().reason, u"vaultHeader"_s);
        const auto replaced = replace();
        VERIFY_OK(replaced);
        QCOMPARE(members(m_book), 20);
    }

private:
    backup::Secret secret() const { return {m_replica->person, passphrase(), {}}; }
    Result<backup::Replaced> replace()
    {
        return backup::replace(m_file, m_book, secret(), m_replica->context());
    }

    qint64 members(const QString &folder)
    {
        const auto people = Vault::slotsOf(folder);
        if (!people)
            return -1;
        const auto vault =
            Vault::open(folder, m_replica->person, passphrase(), m_replica->context());
        if (!vault)
            return -2;
        const auto database = (*vault)->openDatabase();
        return database ? (*database)->number("SELECT count(*) FROM members").value_or(-3) : -4;
    }

    //! So that the whole book is in the one file.
    void checkpoint()
    {
        const auto vault =
            Vault::open(m_book, m_replica->person, passphrase(), m_replica->context());
        VERIFY_OK(vault);
        const auto database = (*vault)->openDatabase();
        VERIFY_OK(database);
        VERIFY_OK((*database)->execute("PRAGMA wal_checkpoint(TRUNCATE)"));
    }

    static QString databaseOf(const QString &folder) { return folder + u"/replica.db"_s; }
    static QByteArray bytesOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::optional<support::TestReplica> m_replica;
    QString m_file;
    QString m_parent;
    QString m_book;
};

BRANCHBOOK_TEST(ReplaceTest)
#include "ReplaceTest.moc"
