// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/Backup.h"

#include "models/media/MediaStore.h"
#include "support/Check.h"
#include "support/TestMain.h"
#include "support/TestReplica.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QTest>

using namespace models;
using namespace Qt::StringLiterals;
using support::passphrase;

class BackupTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_replica.emplace();
        m_file = m_replica->folder.filePath(u"备份 2026.bbbackup"_s);
        m_target = m_replica->folder.filePath(u"restored"_s);
    }

    void restoredVaultHoldsTheSameRecordsAndFiles()
    {
        m_replica->saveMembers(20);
        const QByteArray content(300'000, 'm');
        const auto media = addMedia(content);
        const auto written = write();
        VERIFY_OK(written);
        QCOMPARE(written->files, 2);
        QCOMPARE(written->device, m_replica->vault.device());
        m_replica->saveMembers(3); // later than the backup

        VERIFY_OK(backup::restore(m_file, m_target, bySecretary(), m_replica->context()));

        const auto vault =
            Vault::open(m_target, m_replica->person, passphrase(), m_replica->context());
        VERIFY_OK(vault);
        const auto database = (*vault)->openDatabase();
        VERIFY_OK(database);
        QCOMPARE(*(*database)->number("SELECT count(*) FROM members"), 20);
        VERIFY_OK((*database)->checkIntegrity());
        // Known by its hash, opened with the key that came along in the database.
        const MediaStore store(**database, **vault, m_replica->clock, m_replica->random);
        QCOMPARE(*store.list(), QList{media.hash});
        VERIFY_OK(store.verify(media.hash));
        const auto restored = store.open(media.hash);
        VERIFY_OK(restored);
        QCOMPARE((*restored)->readAll(), content);
        QCOMPARE(store.find(media.hash)->mediaType, u"image/jpeg"_s);
    }

    void recoverySheetOpensABackupToo()
    {
        VERIFY_OK(write());
        VERIFY_OK(backup::verify(m_file, byPaper(), m_replica->context()));
        VERIFY_OK(backup::restore(m_file, m_target, byPaper(), m_replica->context()));
        VERIFY_OK(Vault::openByPaper(m_target, m_replica->paperWords, m_replica->context()));
    }

    void wrongSecretsOpenNothing()
    {
        VERIFY_OK(write());
        VERIFY_ERROR(backup::restore(m_file, m_target, {m_replica->person, passphrase("wrong"), {}},
                                     m_replica->context()),
                     Error::WrongPassphrase);
        VERIFY_ERROR(backup::verify(m_file, {PersonId(QUuid::createUuid()), passphrase(), {}},
                                    m_replica->context()),
                     Error::NotFound);
        QVERIFY(!QFile::exists(m_target));
    }

    void nothingIsOverwritten()
    {
        VERIFY_OK(write());
        VERIFY_ERROR(write(), Error::Conflict);
        QVERIFY(QDir().mkpath(m_target));
        QFile other(m_target + u"/other"_s);
        QVERIFY(other.open(QIODevice::WriteOnly));
        other.close();
        VERIFY_ERROR(backup::restore(m_file, m_target, bySecretary(), m_replica->context()),
                     Error::Conflict);
        QCOMPARE(QDir(m_target).entryList(QDir::Files), QStringList{u"other"_s});
        QVERIFY(other.remove());
        VERIFY_OK(backup::restore(m_file, m_target, bySecretary(), m_replica->context()));
    }

    void everyDamageIsNoticedAndLeavesTheTargetAsItWas()
    {
        m_replica->saveMembers(2);
        addMedia(QByteArray(5'000, 'm'));
        VERIFY_OK(write());
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto whole = file.readAll();
        file.close();
        // Spread over the header, the database, the file, the manifest and the footer.
        const qsizetype step = whole.size() / 60;
        for (qsizetype at = 0; at < whole.size(); at += step) {
            auto damaged = whole;
            damaged[at] = char(damaged[at] ^ 0x10);
            overwrite(damaged);
            QVERIFY2(!backup::verify(m_file, bySecretary(), m_replica->context()),
                     qPrintable(QString::number(at)));
        }
        for (const auto length : {qsizetype(0), qsizetype(5), whole.size() / 2, whole.size() - 1}) {
            overwrite(whole.left(length));
            VERIFY_ERROR(backup::restore(m_file, m_target, bySecretary(), m_replica->context()),
                         Error::Corrupt);
            QVERIFY(!QFile::exists(m_target));
            QVERIFY(!QFile::exists(m_target + u".restoring"_s));
        }
        overwrite(whole);
        VERIFY_OK(backup::verify(m_file, bySecretary(), m_replica->context()));
    }

    void newerFormatIsLeftAlone()
    {
        VERIFY_OK(write());
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(4));
        QCOMPARE(file.write("\x02", 1), 1);
        file.close();
        VERIFY_ERROR(backup::slotsOf(m_file), Error::NewerVersion);
        VERIFY_ERROR(backup::slotsOf(m_file + u"?"_s), Error::NotFound);
    }

    void cancellingLeavesNothingBehind()
    {
        addMedia(QByteArray(3'000'000, 'm'));
        VERIFY_ERROR(backup::write(m_replica->database, m_replica->vault, m_file,
                                   m_replica->context(), [](double done) { return done < 0.5; }),
                     Error::Cancelled);
        QVERIFY(!QFile::exists(m_file));
        QVERIFY(!QFile::exists(m_file + u".part"_s));
        QVERIFY(!QFile::exists(m_replica->vault.folder() + u"/replica.backup.db"_s));

        VERIFY_OK(write());
        VERIFY_ERROR(backup::restore(m_file, m_target, bySecretary(), m_replica->context(),
                                     [](double done) { return done < 0.5; }),
                     Error::Cancelled);
        QVERIFY(!QFile::exists(m_target));
        QVERIFY(!QFile::exists(m_target + u".restoring"_s));
    }

    void aRestoreKilledHalfWayCanBeRepeated()
    {
        VERIFY_OK(write());
        QVERIFY(QDir().mkpath(m_target + u".restoring/media"_s));
        QFile half(m_target + u".restoring/replica.db"_s);
        QVERIFY(half.open(QIODevice::WriteOnly));
        half.close();
        VERIFY_OK(backup::restore(m_file, m_target, bySecretary(), m_replica->context()));
    }

    void peopleAreListedWithoutAKey()
    {
        VERIFY_OK(write());
        const auto list = backup::slotsOf(m_file);
        VERIFY_OK(list);
        QCOMPARE(list->first().person, m_replica->person);
    }

private:
    Result<backup::Summary> write()
    {
        return backup::write(m_replica->database, m_replica->vault, m_file, m_replica->context());
    }

    backup::Secret bySecretary() const { return {m_replica->person, passphrase(), {}}; }
    backup::Secret byPaper() const { return {{}, {}, m_replica->paperWords}; }

    //! As the program takes it in: encrypted, under a name that says nothing.
    MediaInfo addMedia(QByteArray content)
    {
        QBuffer source(&content);
        source.open(QIODevice::ReadOnly);
        MediaStore store(m_replica->database, m_replica->vault, m_replica->clock,
                         m_replica->random);
        return support::must(store.add(source, u"image/jpeg"_s));
    }

    void overwrite(const QByteArray &bytes)
    {
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        QCOMPARE(file.write(bytes), bytes.size());
    }

    std::optional<support::TestReplica> m_replica;
    QString m_file;
    QString m_target;
};

BRANCHBOOK_TEST(BackupTest)
#include "BackupTest.moc"
