// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Programs.h"
#include "support/TestContext.h"
#include "support/TestMain.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using support::Finished;

namespace {

bool speaksChinese(const QByteArray &messages)
{
    const auto text = QString::fromUtf8(messages);
    return std::ranges::any_of(text, [](QChar c) { return c.script() == QChar::Script_Han; });
}

} // namespace

//! What people really do wrong, with the real programs: each gets a sentence in Chinese, loses
//! nothing, and the next start is fine.
class BadInputTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_programs = std::make_unique<support::Programs>(m_folder.path());
        QVERIFY(m_programs->startHub());
        const auto enrolled = m_programs->enrol(u"village"_s, u"3301001"_s, u"secretary"_s);
        QVERIFY2(enrolled.exitCode == 0, enrolled.messages.constData());
        const auto imported = import(support::dataFile(u"roster-good.xlsx"_s));
        QVERIFY2(imported.exitCode == 0, imported.messages.constData());
        QCOMPARE(members(), 22);
    }

    void cleanup()
    {
        // Whatever was tried: all there, and the next start is fine.
        QCOMPARE(members(), 22);
        QCOMPARE(m_programs->cli(u"village"_s, {u"vault"_s, u"check"_s}).exitCode, 0);
    }

    void aTruncatedWorkbook()
    {
        QFile whole(support::dataFile(u"roster-good.xlsx"_s));
        QVERIFY(whole.open(QIODevice::ReadOnly));
        const auto path = write(u"half.xlsx"_s, whole.read(whole.size() / 2));

        const auto answer = import(path);

        QCOMPARE(answer.exitCode, 65);
        QVERIFY2(speaksChinese(answer.messages), answer.messages.constData());
    }

    void somethingThatIsNoTable()
    {
        const auto answer = import(support::dataFile(u"photo.jpg"_s));
        QCOMPARE(answer.exitCode, 65);
        QVERIFY2(speaksChinese(answer.messages), answer.messages.constData());
    }

    void aRosterWithNineDefectsNamesEachAndTakesTheRest()
    {
        const auto answer =
            m_programs->cli(u"village"_s,
                            {u"import"_s, u"members"_s, support::dataFile(u"roster-bad.xlsx"_s),
                             u"--org"_s, u"3301001"_s, u"--dry-run"_s});
        QCOMPARE(answer.exitCode, 1);
        QVERIFY(answer.json().value(u"rejected"_s).toArray().size() >= 8);
        QVERIFY2(speaksChinese(answer.messages), answer.messages.constData());
    }

    void theWrongPassphrase()
    {
        const auto file = m_programs->passphraseFile(u"village"_s);
        QVERIFY(QFile::rename(file, file + u".kept"_s));
        QFile wrong(file);
        QVERIFY(wrong.open(QIODevice::WriteOnly));
        wrong.write("not the passphrase at all");
        wrong.close();

        const auto answer = m_programs->cli(u"village"_s, {u"status"_s});

        QVERIFY(QFile::remove(file));
        QVERIFY(QFile::rename(file + u".kept"_s, file));
        QCOMPARE(answer.exitCode, 77);
        QVERIFY2(speaksChinese(answer.messages), answer.messages.constData());
        // The wait after a wrong try is kept across starts; it is a second the first time.
        QTest::qWait(1'500);
    }

    void anExpiredOrInventedCode()
    {
        QVERIFY(QFile::copy(m_programs->passphraseFile(u"village"_s),
                            m_programs->passphraseFile(u"second"_s)));
        QCOMPARE(m_programs->cli(u"second"_s, {u"vault"_s, u"create"_s}).exitCode, 0);
        const auto answer =
            m_programs->cli(u"second"_s,
                            {u"enrol"_s, u"--hub"_s, m_programs->hubUrl(), u"--ca"_s,
                             m_programs->hubAuthority(), u"--code"_s, u"ABCD-EFGH"_s});
        QVERIFY(answer.exitCode == 66 || answer.exitCode == 77);
        QVERIFY2(speaksChinese(answer.messages), answer.messages.constData());
        QCOMPARE(m_programs->cli(u"second"_s, {u"vault"_s, u"check"_s}).exitCode, 0);
    }

    void anotherHubsAuthority()
    {
        QTemporaryDir other;
        support::Programs stranger(other.path());
        QVERIFY(stranger.startHub());
        const auto ca = QFileInfo(stranger.hubAuthority()).filePath();
        QVERIFY(QFile::copy(m_programs->passphraseFile(u"village"_s),
                            m_programs->passphraseFile(u"third"_s)));
        QCOMPARE(m_programs->cli(u"third"_s, {u"vault"_s, u"create"_s}).exitCode, 0);
        const auto code = m_programs->enrolmentCode(u"user-third"_s, u"3301002"_s, u"secretary"_s);

        const auto refused = m_programs->cli(
            u"third"_s,
            {u"enrol"_s, u"--hub"_s, m_programs->hubUrl(), u"--ca"_s, ca, u"--code"_s, code});
        QCOMPARE(refused.exitCode, 76);
        QVERIFY2(speaksChinese(refused.messages), refused.messages.constData());
        // The code was not given away to a stranger: it still works with the right authority.
        const auto accepted =
            m_programs->cli(u"third"_s,
                            {u"enrol"_s, u"--hub"_s, m_programs->hubUrl(), u"--ca"_s,
                             m_programs->hubAuthority(), u"--code"_s, code});
        QVERIFY2(accepted.exitCode == 0, accepted.messages.constData());
    }

    void theHubIsAway()
    {
        m_programs->stopHub();
        const auto answer = m_programs->cli(u"village"_s, {u"sync"_s});
        QCOMPARE(answer.exitCode, 69);
        QVERIFY2(speaksChinese(answer.messages), answer.messages.constData());
        QVERIFY(m_programs->startHub());
        QCOMPARE(m_programs->cli(u"village"_s, {u"sync"_s}).exitCode, 0);
    }

    void aDamagedPageIsSaidAndNothingIsMadeWorse()
    {
        const auto path = m_programs->vault(u"village"_s);
        const auto copy = m_folder.filePath(u"damaged"_s);
        QVERIFY(copyFolder(path, copy));
        QFile database(databaseIn(copy));
        QVERIFY(database.open(QIODevice::ReadWrite));
        const auto size = database.size();
        for (qint64 at = 3 * 4096 + 100; at < size; at += 4096) {
            database.seek(at);
            char byte = 0;
            database.getChar(&byte);
            database.seek(at);
            database.putChar(char(byte ^ 0x40));
        }
        database.close();
        QVERIFY(QFile::copy(m_programs->passphraseFile(u"village"_s),
                            m_programs->passphraseFile(u"damaged"_s)));
        QVERIFY(QDir().rename(copy, m_programs->vault(u"damaged"_s)));

        const auto answer = m_programs->cli(u"damaged"_s, {u"vault"_s, u"check"_s});

        QCOMPARE(answer.exitCode, 65);
        QVERIFY2(speaksChinese(answer.messages), answer.messages.constData());
    }

    void anIdentityNumberThatSomebodyHas()
    {
        const auto known = m_programs->cli(u"village"_s, {u"records"_s, u"list"_s, u"member"_s})
                               .lines()
                               .first()
                               .value(u"identityNumber"_s)
                               .toString();
        QVERIFY(!known.isEmpty());
        const auto number = support::sampleIdentityNumber({1966, 5, 4}, 7);
        QByteArray input;
        for (const auto &each : {known, number, number})
            input += QJsonDocument(QJsonObject{{u"name"_s, u"样例"_s},
                                               {u"category"_s, u"full"_s},
                                               {u"identityNumber"_s, each}})
                         .toJson(QJsonDocument::Compact)
                + '\n';

        const auto answer =
            m_programs->cli(u"village"_s, {u"records"_s, u"put"_s, u"member"_s}, input);

        QCOMPARE(answer.exitCode, 65);
        QVERIFY2(speaksChinese(answer.messages), answer.messages.constData());
        QCOMPARE(answer.lines().size(), 2);
        QCOMPARE(answer.lines().first().value(u"row"_s).toInt(), 1);
        QCOMPARE(answer.lines().last().value(u"row"_s).toInt(), 3);
        for (const auto &line : answer.lines())
            QCOMPARE(line.value(u"code"_s).toString(), u"duplicateMember"_s);
    }

    void aMemberWhoIsToBeRemoved()
    {
        const auto id = m_programs->cli(u"village"_s, {u"records"_s, u"list"_s, u"member"_s})
                            .lines()
                            .first()
                            .value(u"id"_s)
                            .toString();
        const auto answer =
            m_programs->cli(u"village"_s, {u"records"_s, u"remove"_s, u"member"_s, id});
        QCOMPARE(answer.exitCode, 77);
        QVERIFY2(answer.messages.contains("从不删除"), answer.messages.constData());
    }

private:
    Finished import(const QString &path)
    {
        return m_programs->cli(u"village"_s,
                               {u"import"_s, u"members"_s, path, u"--org"_s, u"3301001"_s});
    }

    qsizetype members()
    {
        return m_programs->cli(u"village"_s, {u"records"_s, u"list"_s, u"member"_s}).lines().size();
    }

    QString write(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            return {};
        return file.fileName();
    }

    static QString databaseIn(const QString &folder)
    {
        const auto files = QDir(folder).entryInfoList({u"*.db"_s}, QDir::Files);
        return files.isEmpty() ? QString() : files.first().filePath();
    }

    static bool copyFolder(const QString &from, const QString &to)
    {
        QDir().mkpath(to);
        for (const auto &entry :
             QDir(from).entryInfoList(QDir::AllEntries | QDir::NoDotAndDotDot)) {
            const auto target = to + u'/' + entry.fileName();
            const bool copied = entry.isDir() ? copyFolder(entry.filePath(), target)
                                              : QFile::copy(entry.filePath(), target);
            if (!copied)
                return false;
        }
        return true;
    }

    QTemporaryDir m_folder;
    std::unique_ptr<support::Programs> m_programs;
};

BRANCHBOOK_TEST(BadInputTest)
#include "BadInputTest.moc"
