// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/CopyFolder.h"
#include "support/Programs.h"
#include "support/TestContext.h"
#include "support/TestMain.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
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
        const auto pc = u"damaged"_s;
        const auto backup = m_folder.filePath(u"village.bbbackup"_s);
        QCOMPARE(m_programs->cli(u"village"_s, {u"backup"_s, backup}).exitCode, 0);
        QVERIFY(support::copyFolder(m_programs->vault(u"village"_s), m_programs->vault(pc)));
        QVERIFY(
            QFile::copy(m_programs->passphraseFile(u"village"_s), m_programs->passphraseFile(pc)));
        const auto database = m_programs->vault(pc) + u"/replica.db"_s;
        QVERIFY(support::damagePages(database, 3));
        const auto damaged = bytesOf(database);
        const auto sentence =
            u"数据库有一页已损坏，程序没有覆盖任何内容。请从最近的备份或安全副本恢复。"_s;

        // Looked at by each program, and written by none.
        for (const auto &command : {QStringList{u"vault"_s, u"check"_s}, QStringList{u"verify"_s},
                                    QStringList{u"records"_s, u"list"_s, u"member"_s}}) {
            const auto answer = m_programs->cli(pc, command);
            QCOMPARE(answer.exitCode, 65);
            QVERIFY2(QString::fromUtf8(answer.messages).contains(sentence),
                     answer.messages.constData());
        }
        const auto window = m_programs->desktop(pc, {});
        QCOMPARE(window.exitCode, 1);
        QVERIFY2(QString::fromUtf8(window.messages).contains(sentence),
                 window.messages.constData());
        QCOMPARE(bytesOf(database), damaged);

        // The way on that the sentence names.
        const auto restored = m_programs->cli(pc, {u"restore"_s, backup, u"--replace"_s});
        QVERIFY2(restored.exitCode == 0, restored.messages.constData());
        const auto kept = restored.json().value(u"kept"_s).toString();
        QCOMPARE(bytesOf(kept + u"/replica.db"_s), damaged);
        QCOMPARE(m_programs->cli(pc, {u"records"_s, u"list"_s, u"member"_s}).lines().size(), 22);
        QCOMPARE(m_programs->cli(pc, {u"vault"_s, u"check"_s}).exitCode, 0);
        const auto shown = m_programs->desktop(pc, {u"--capture"_s, m_folder.filePath(u"shots"_s)});
        QVERIFY2(shown.exitCode == 0, shown.messages.constData());
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

    static QByteArray bytesOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QTemporaryDir m_folder;
    std::unique_ptr<support::Programs> m_programs;
};

BRANCHBOOK_TEST(BadInputTest)
#include "BadInputTest.moc"
