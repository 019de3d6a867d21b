// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/HubFolder.h"

#include "support/Check.h"
#include "support/TestContext.h"
#include "support/TestMain.h"

#include "sync/hub/HubIdentity.h"
#include "sync/hub/SessionStore.h"

#include <QDirIterator>
#include <QTest>

using namespace Qt::StringLiterals;
using models::Error;

class HubFolderTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_directory.emplace();
        m_folder.emplace(m_directory->filePath(u"hub"_s), m_directory->filePath(u"keys/hub.key"_s));
        VERIFY_OK(m_folder->create({u"127.0.0.1"_s}, m_clock, m_random));
    }

    void identityStaysTheSame()
    {
        const auto store = m_folder->openStore();
        VERIFY_OK(store);
        const auto first = hub::HubIdentity::load(**store);
        const auto second = hub::HubIdentity::load(**store);
        VERIFY_OK(first);
        VERIFY_OK(second);
        QVERIFY(!first->id.isEmpty());
        QCOMPARE(first->signing.publicKey, second->signing.publicKey);
        VERIFY_ERROR(hub::HubIdentity::create(**store, m_clock, m_random), Error::Conflict);
    }

    void secondHubIsNotMadeOverTheFirst()
    {
        VERIFY_ERROR(m_folder->create({u"127.0.0.1"_s}, m_clock, m_random), Error::Conflict);
        const hub::HubFolder sameKey(m_directory->filePath(u"other"_s),
                                     m_directory->filePath(u"keys/hub.key"_s));
        VERIFY_ERROR(sameKey.create({u"127.0.0.1"_s}, m_clock, m_random), Error::Conflict);
        VERIFY_OK(m_folder->openStore());
    }

    void keyLiesOutsideAndIsTheOwnersAlone()
    {
        const auto key = m_directory->filePath(u"keys/hub.key"_s);
        QCOMPARE(QFileInfo(key).size(), 48);
        QVERIFY(!(QFile::permissions(key)
                  & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther)));
        QFile file(key);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto bytes = file.readAll();
        QDirIterator files(m_folder->path(), QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile other(files.next());
            QVERIFY(other.open(QIODevice::ReadOnly));
            QVERIFY(!other.readAll().contains(bytes.left(16)));
        }
    }

    void keyThatOthersMayReadIsNotUsed()
    {
        QVERIFY(QFile::setPermissions(m_directory->filePath(u"keys/hub.key"_s),
                                      QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
        VERIFY_ERROR(m_folder->openStore(), Error::Denied);
    }

    void wrongOrMissingKeyOpensNothing()
    {
        const auto key = m_directory->filePath(u"keys/hub.key"_s);
        QFile file(key);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.write(QByteArray(48, 'x')) == 48);
        file.close();
        QVERIFY(!m_folder->openStore());
        QVERIFY(QFile::remove(key));
        VERIFY_ERROR(m_folder->openStore(), Error::NotFound);
    }

private:
    support::FakeClock m_clock;
    support::FakeRandom m_random;
    std::optional<QTemporaryDir> m_directory;
    std::optional<hub::HubFolder> m_folder;
};

BRANCHBOOK_TEST(HubFolderTest)
#include "HubFolderTest.moc"
