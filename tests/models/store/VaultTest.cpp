// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/Vault.h"

#include "models/domain/CanonicalCbor.h"
#include "models/sql/Database.h"
#include "models/store/VaultHeader.h"
#include "support/Check.h"
#include "support/TestMain.h"
#include "support/TestReplica.h"

#include <QCborArray>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace models;
using namespace Qt::StringLiterals;
using crypto::PassphraseCost;
using support::passphrase;

class VaultTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_dir.emplace();
        m_clock.emplace();
        m_random.emplace();
        m_folder = m_dir->filePath(u"支部 vault"_s);
    }

    void createdVaultOpensWithItsPassphraseAndTheSameKeys()
    {
        auto created = create();
        VERIFY_OK(created);
        const auto person = created->vault->person().id;
        const auto device = created->vault->device();
        const auto key = created->vault->keys().database.view().toByteArray();
        const auto signer = created->vault->person().signingKey.publicKey;
        created->vault.reset();

        const auto vault = open(person, "correct horse battery");

        VERIFY_OK(vault);
        QCOMPARE((*vault)->device(), device);
        QCOMPARE((*vault)->keys().database.view().toByteArray(), key);
        QCOMPARE((*vault)->person().signingKey.publicKey, signer);
        QCOMPARE((*vault)->person().label, u"书记"_s);
        VERIFY_OK((*vault)->openDatabase());
    }

    void aFolderWithAVaultIsNotOverwritten()
    {
        VERIFY_OK(create());
        VERIFY_ERROR(create(), Error::Conflict);
    }

    void oneProcessHoldsAVaultAtATime()
    {
        const auto created = create();
        VERIFY_OK(created);
        VERIFY_ERROR(open(created->vault->person().id, "correct horse battery"), Error::Busy);
    }

    void slotsAreListedWithoutAKey()
    {
        auto created = create();
        VERIFY_OK(created);
        VERIFY_OK(created->vault->addPerson(u"组织委员"_s, passphrase("second person"),
                                            PassphraseCost::cheap()));
        const auto list = Vault::slotsOf(m_folder);
        VERIFY_OK(list);
        QCOMPARE(list->size(), 3);
        QCOMPARE(list->at(0).label, u"书记"_s);
        QCOMPARE(list->at(1).type, VaultSlot::Type::Paper);
        QCOMPARE(list->at(2).label, u"组织委员"_s);
    }

    void emptyFolderAndUnknownPersonAreNotFound()
    {
        VERIFY_ERROR(Vault::slotsOf(m_folder), Error::NotFound);
        VERIFY_ERROR(open(PersonId(QUuid::createUuid()), "x"), Error::NotFound);
        QVERIFY(!QDir(m_folder).exists());
        auto created = create();
        VERIFY_OK(created);
        created->vault.reset();
        VERIFY_ERROR(open(PersonId(QUuid::createUuid()), "x"), Error::NotFound);
    }

    void emptyPassphraseIsRefused()
    {
        VERIFY_ERROR(
            Vault::create(m_folder, u"书记"_s, SecretBytes(), PassphraseCost::cheap(), context()),
            Error::Invalid);
        QVERIFY(!QFile::exists(m_folder + u"/vault.header"_s));
    }

    void passphrasesAreComparedAsNfc()
    {
        auto created = create("caf\xc3\xa9 passphrase"); // é as one code point
        VERIFY_OK(created);
        const auto person = created->vault->person().id;
        created->vault.reset();
        VERIFY_OK(open(person, "cafe\xcc\x81 passphrase")); // e and a combining acute accent
    }

    void wrongPassphrasesWaitLongerAndLonger()
    {
        auto created = create();
        VERIFY_OK(created);
        const auto person = created->vault->person().id;
        created->vault.reset();

        qint64 wait = 1'000;
        for (int i = 0; i < 12; ++i) {
            VERIFY_ERROR(open(person, "wrong"), Error::WrongPassphrase);
            const auto tooEarly = open(person, "correct horse battery");
            VERIFY_ERROR(tooEarly, Error::TooManyAttempts);
            QCOMPARE(tooEarly.error().number, wait);
            m_clock->advance(wait - 1);
            VERIFY_ERROR(open(person, "correct horse battery"), Error::TooManyAttempts);
            m_clock->advance(1);
            wait = std::min<qint64>(wait * 2, 300'000);
        }
        VERIFY_OK(open(person, "correct horse battery"));
        VERIFY_ERROR(open(person, "wrong"), Error::WrongPassphrase);
        m_clock->advance(1'000);
        VERIFY_OK(open(person, "correct horse battery"));
    }

    void turningTheWallClockDoesNotShortenTheWait()
    {
        auto created = create();
        VERIFY_OK(created);
        const auto person = created->vault->person().id;
        created->vault.reset();
        VERIFY_ERROR(open(person, "wrong"), Error::WrongPassphrase);
        m_clock->setNow(m_clock->nowMs() + 86'400'000);
        VERIFY_ERROR(open(person, "correct horse battery"), Error::TooManyAttempts);
        m_clock->setNow(0);
        VERIFY_ERROR(open(person, "correct horse battery"), Error::TooManyAttempts);
    }

    void theWaitSurvivesARestart()
    {
        auto created = create();
        VERIFY_OK(created);
        const auto person = created->vault->person().id;
        created->vault.reset();
        m_clock->advance(5'000);
        VERIFY_ERROR(open(person, "wrong"), Error::WrongPassphrase);
        // A new process counts its monotonic time from another start.
        const auto now = m_clock->nowMs();
        m_clock.emplace();
        m_clock->setNow(now + 400);
        const auto tooEarly = open(person, "correct horse battery");
        VERIFY_ERROR(tooEarly, Error::TooManyAttempts);
        QCOMPARE(tooEarly.error().number, 600);
    }

    void paperOpensAndResetsAForgottenPassphrase()
    {
        auto created = create();
        VERIFY_OK(created);
        const auto words = created->paperWords;
        const auto person = created->vault->person().id;
        const auto signer = created->vault->person().signingKey.publicKey;
        created->vault.reset();

        auto typed = words.toLower();
        typed.remove(u' ');
        auto vault = Vault::openByPaper(m_folder, typed, context());
        VERIFY_OK(vault);
        QVERIFY((*vault)->person().id.isNull());
        VERIFY_ERROR(
            (*vault)->changePassphrase(passphrase(), passphrase("new"), PassphraseCost::cheap()),
            Error::Denied);
        VERIFY_OK((*vault)->resetPassphrase(person, passphrase("remember this"),
                                            PassphraseCost::cheap()));
        QCOMPARE((*vault)->person().id, person);
        QVERIFY((*vault)->person().signingKey.publicKey != signer);
        vault->reset();

        VERIFY_ERROR(open(person, "correct horse battery"), Error::WrongPassphrase);
        m_clock->advance(1'000);
        VERIFY_OK(open(person, "remember this"));
    }

    void someoneWithAPassphraseCannotResetAnothersSlot()
    {
        auto created = create();
        VERIFY_OK(created);
        const auto other = created->vault->addPerson(u"组织委员"_s, passphrase("second person"),
                                                     PassphraseCost::cheap());
        VERIFY_OK(other);
        VERIFY_ERROR(created->vault->resetPassphrase(*other, passphrase("mine now"),
                                                     PassphraseCost::cheap()),
                     Error::Denied);
    }

    void wrongPaperOpensNothing()
    {
        auto created = create();
        VERIFY_OK(created);
        auto words = created->paperWords;
        created->vault.reset();
        words[0] = words[0] == u'A' ? u'B' : u'A';
        const auto mistyped = Vault::openByPaper(m_folder, words, context());
        VERIFY_ERROR(mistyped, Error::Invalid);
        QCOMPARE(mistyped.error().reason, u"checksum"_s);

        support::TestReplica other(7);
        VERIFY_ERROR(Vault::openByPaper(m_folder, other.paperWords, context()),
                     Error::WrongPassphrase);
    }

    void reissuedPaperReplacesTheOldSheet()
    {
        auto created = create();
        VERIFY_OK(created);
        const auto words = created->vault->reissuePaper();
        VERIFY_OK(words);
        created->vault.reset();
        VERIFY_ERROR(Vault::openByPaper(m_folder, created->paperWords, context()),
                     Error::WrongPassphrase);
        VERIFY_OK(Vault::openByPaper(m_folder, *words, context()));
    }

    void everyPersonHasASlotAndASigningKeyOfTheirOwn()
    {
        auto created = create();
        VERIFY_OK(created);
        const auto first = created->vault->person().id;
        const auto firstKey = created->vault->person().signingKey.publicKey;
        const auto second = created->vault->addPerson(u"组织委员"_s, passphrase("second person"),
                                                      PassphraseCost::cheap());
        VERIFY_OK(second);
        const auto database = created->vault->keys().database.view().toByteArray();
        created->vault.reset();

        {
            const auto vault = open(*second, "second person");
            VERIFY_OK(vault);
            QVERIFY((*vault)->person().signingKey.publicKey != firstKey);
            QCOMPARE((*vault)->keys().database.view().toByteArray(), database);
            VERIFY_ERROR((*vault)->removePerson(*second), Error::Denied);
            VERIFY_OK((*vault)->removePerson(first));
            VERIFY_ERROR((*vault)->removePerson(first), Error::NotFound);
        }
        VERIFY_ERROR(open(first, "correct horse battery"), Error::NotFound);
        VERIFY_ERROR(open(*second, "correct horse battery"), Error::WrongPassphrase);
    }

    void changedPassphraseOpensAndTheOldOneDoesNot()
    {
        auto created = create();
        VERIFY_OK(created);
        auto &vault = *created->vault;
        const auto person = vault.person().id;
        const auto signer = vault.person().signingKey.publicKey;
        VERIFY_ERROR(
            vault.changePassphrase(passphrase("wrong"), passphrase("new"), PassphraseCost::cheap()),
            Error::WrongPassphrase);
        VERIFY_ERROR(
            vault.changePassphrase(passphrase(), passphrase("new"), PassphraseCost::cheap()),
            Error::TooManyAttempts);
        m_clock->advance(1'000);
        VERIFY_OK(vault.changePassphrase(passphrase(), passphrase("new"), PassphraseCost::cheap()));
        created->vault.reset();

        QVERIFY(!QFile::exists(m_folder + u"/vault.header.bak"_s));
        VERIFY_ERROR(open(person, "correct horse battery"), Error::WrongPassphrase);
        m_clock->advance(1'000);
        const auto opened = open(person, "new");
        VERIFY_OK(opened);
        QCOMPARE((*opened)->person().signingKey.publicKey, signer);
    }

    void costsOutOfBoundsAreRefusedBeforeAnyKeyIsDerived_data()
    {
        QTest::addColumn<qint64>("memory");
        QTest::addColumn<qint64>("passes");
        const auto cheap = PassphraseCost::cheap();
        QTest::newRow("memory below the minimum") << qint64(cheap.memoryBytes) - 1 << qint64(1);
        QTest::newRow("no passes") << qint64(cheap.memoryBytes) << qint64(0);
        QTest::newRow("memory bomb") << (qint64(1) << 40) << qint64(3);
        QTest::newRow("endless passes") << qint64(cheap.memoryBytes) << qint64(4'000'000'000);
    }

    void costsOutOfBoundsAreRefusedBeforeAnyKeyIsDerived()
    {
        QFETCH(qint64, memory);
        QFETCH(qint64, passes);
        auto created = create();
        VERIFY_OK(created);
        const auto person = created->vault->person().id;
        created->vault.reset();
        editSlot({{u"memory"_s, memory}, {u"passes"_s, passes}});

        const auto refused = open(person, "correct horse battery");
        VERIFY_ERROR(refused, Error::Corrupt);
        QCOMPARE(refused.error().reason, u"passphraseCost"_s);
        // It was no guess, so the next try need not wait.
        VERIFY_ERROR(open(person, "correct horse battery"), Error::Corrupt);
    }

    void slotsBelowTheFloorAreRefusedByDefault()
    {
        auto created = create();
        VERIFY_OK(created);
        const auto person = created->vault->person().id;
        created->vault.reset();
        VERIFY_ERROR(Vault::open(m_folder, person, passphrase(), VaultContext{*m_clock, *m_random}),
                     Error::Corrupt);
    }

    void everyFieldOfTheHeaderIsAuthenticated_data()
    {
        QTest::addColumn<QString>("field");
        for (const auto *field : {"label", "person", "salt", "master", "signing"})
            QTest::newRow(field) << QString::fromLatin1(field);
    }

    void everyFieldOfTheHeaderIsAuthenticated()
    {
        QFETCH(QString, field);
        auto created = create();
        VERIFY_OK(created);
        const auto words = created->paperWords;
        created->vault.reset();
        // The other slot is changed, so that only the seal over the whole header can notice.
        editSlot(
            {{field, field == u"label" ? QCborValue(u"所长"_s) : QCborValue(QByteArray(16, 'x'))}});
        VERIFY_ERROR(Vault::openByPaper(m_folder, words, context()), Error::Corrupt);
    }

    void damagedHeaderIsCorruptAndANewerOneIsLeftAlone()
    {
        auto created = create();
        VERIFY_OK(created);
        const auto person = created->vault->person().id;
        created->vault.reset();
        const auto header = readHeader();
        auto map = *cborMap(header);
        map.insert(u"version"_s, 2);
        writeHeader(canonicalCbor(map));
        VERIFY_ERROR(open(person, "correct horse battery"), Error::NewerVersion);
        QCOMPARE(readHeader(), canonicalCbor(map));

        writeHeader(header.left(header.size() / 2));
        VERIFY_ERROR(open(person, "correct horse battery"), Error::Corrupt);
        writeHeader(QByteArray(2 * 1024 * 1024, 'x'));
        VERIFY_ERROR(open(person, "correct horse battery"), Error::Corrupt);
    }

    void interruptedHeaderWriteFallsBackToTheKeptCopy()
    {
        auto created = create();
        VERIFY_OK(created);
        const auto person = created->vault->person().id;
        created->vault.reset();
        const auto header = readHeader();
        QVERIFY(QFile::copy(m_folder + u"/vault.header"_s, m_folder + u"/vault.header.bak"_s));
        writeHeader(header.left(40));

        VERIFY_OK(open(person, "correct horse battery"));
        QCOMPARE(readHeader(), header);
        VERIFY_OK(open(person, "correct horse battery"));
        QVERIFY(!QFile::exists(m_folder + u"/vault.header.bak"_s));
    }

    void creationKilledBeforeItsLastStepIsFinishedAtUnlock()
    {
        auto created = create();
        VERIFY_OK(created);
        const auto person = created->vault->person().id;
        created->vault.reset();
        QVERIFY(QFile::rename(m_folder + u"/replica.db"_s, m_folder + u"/replica.db.new"_s));
        const auto vault = open(person, "correct horse battery");
        VERIFY_OK(vault);
        VERIFY_OK((*vault)->openDatabase());
    }

    void lostDatabaseIsNotReplacedByAnEmptyOne()
    {
        auto created = create();
        VERIFY_OK(created);
        QVERIFY(QFile::remove(m_folder + u"/replica.db"_s));
        VERIFY_ERROR(created->vault->openDatabase(), Error::NotFound);
    }

    void connectionsOfSeveralThreadsWorkOnOneFile()
    {
        support::TestReplica replica;
        bool fine = false;
        std::unique_ptr<QThread> thread(QThread::create([&] {
            auto database = replica.vault.openDatabase();
            fine = database && Settings(**database).setValue(u"other", 1);
        }));
        thread->start();
        QVERIFY(thread->wait());
        QVERIFY(fine);
        const auto value = replica.settings.value(u"other");
        VERIFY_OK(value);
        QCOMPARE(value->toInteger(), 1);
    }

    void theHeaderTellsNoKeyAndOnlyItsOwnerReadsIt()
    {
        auto created = create();
        VERIFY_OK(created);
        const auto header = readHeader();
        const auto &keys = created->vault->keys();
        for (const auto *key : {&keys.database, &keys.media, &keys.backup, &keys.device.seed})
            QVERIFY(!header.contains(key->view().toByteArray()));
        const auto others = QFile::ReadGroup | QFile::ReadOther | QFile::WriteOther;
        QVERIFY(!(QFile::permissions(m_folder + u"/vault.header"_s) & others));
    }

private:
    VaultContext context() { return {*m_clock, *m_random, PassphraseCost::cheap()}; }

    Result<Vault::Created> create(const char *text = "correct horse battery")
    {
        return Vault::create(m_folder, u"书记"_s, passphrase(text), PassphraseCost::cheap(),
                             context());
    }

    Result<std::unique_ptr<Vault>> open(PersonId person, const char *text)
    {
        return Vault::open(m_folder, person, passphrase(text), context());
    }

    QByteArray readHeader() const
    {
        QFile file(m_folder + u"/vault.header"_s);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    void writeHeader(const QByteArray &bytes) const
    {
        QFile file(m_folder + u"/vault.header"_s);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        QCOMPARE(file.write(bytes), bytes.size());
    }

    //! Changes the first person's slot as somebody without a key could.
    void editSlot(const QCborMap &changes) const
    {
        auto map = *cborMap(readHeader());
        auto list = map.value("slots"_L1).toArray();
        auto slot = list.at(0).toMap();
        for (const auto &[key, value] : changes)
            slot.insert(key, value);
        list[0] = slot;
        map.insert(u"slots"_s, list);
        writeHeader(canonicalCbor(map));
    }

    std::optional<QTemporaryDir> m_dir;
    std::optional<support::FakeClock> m_clock;
    std::optional<support::FakeRandom> m_random;
    QString m_folder;
};

BRANCHBOOK_TEST(VaultTest)
#include "VaultTest.moc"
