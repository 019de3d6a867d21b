// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/SampleZip.h"
#include "support/CopyFolder.h"
#include "support/Programs.h"
#include "support/TestContext.h"
#include "support/TestMain.h"
#include "sync/hub/Administration.h"
#include "sync/hub/HubFolder.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using support::Finished;

namespace {

//! What each of these says, in the words that the person reads.
const QHash<QString, QString> &sentences()
{
    static const QHash<QString, QString> all{
        {u"half a workbook"_s, u"该文件已损坏，或不是真正的 xlsx 工作簿，未导入任何内容"_s},
        {u"a zip bomb"_s, u"该工作簿解压后异常巨大，可能是恶意文件，未导入任何内容"_s},
        {u"no table"_s, u"只能导入 xlsx 或 csv 表格，未作任何修改"_s},
        {u"no file"_s, u"找不到该文件，未作任何修改"_s},
        {u"a wrong digit"_s, u"第 5 行：公民身份号码"_s},
        {u"the wrong passphrase"_s, u"口令不正确，未作任何修改"_s},
        {u"an invented code"_s, u"上级平台没有这个登记码，未作任何修改"_s},
        {u"an expired code"_s, u"登记码已过期，未作任何修改"_s},
        {u"another authority"_s, u"对方服务器不是本县的上级平台，没有发送任何内容"_s},
        {u"no hub"_s, u"暂时连不上上级平台。内容都已保存在本机"_s},
    };
    return all;
}

bool says(const Finished &answer, const QString &mistake)
{
    const auto sentence = sentences().value(mistake);
    return !sentence.isEmpty() && QString::fromUtf8(answer.messages).contains(sentence);
}

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

    void anUnreadableWorkbook_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QString>("mistake");
        QFile whole(support::dataFile(u"roster-good.xlsx"_s));
        QVERIFY(whole.open(QIODevice::ReadOnly));
        QFile photo(support::dataFile(u"photo.jpg"_s));
        QVERIFY(photo.open(QIODevice::ReadOnly));
        const auto bomb =
            support::workbookOf("<row><c t=\"inlineStr\"><is><t>"
                                + QByteArray(64 * 1024 * 1024, 'A') + "</t></is></c></row>");
        QVERIFY(bomb.size() < 1024 * 1024);
        QTest::newRow("half") << u"half.xlsx"_s << whole.read(whole.size() / 2) << 65
                              << u"half a workbook"_s;
        QTest::newRow("zip bomb") << u"bomb.xlsx"_s << bomb << 65 << u"a zip bomb"_s;
        QTest::newRow("a photo") << u"photo.jpg"_s << photo.readAll() << 65 << u"no table"_s;
        QTest::newRow("nothing") << u"absent.xlsx"_s << QByteArray() << 66 << u"no file"_s;
    }

    void anUnreadableWorkbook()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, bytes);
        QFETCH(int, exitCode);
        QFETCH(QString, mistake);
        const auto path = m_folder.filePath(name);
        if (!bytes.isEmpty())
            QCOMPARE(write(name, bytes), path);

        const auto answer = import(path);

        QCOMPARE(answer.exitCode, exitCode);
        QVERIFY2(says(answer, mistake), answer.messages.constData());
        QCOMPARE(answer.output, QByteArray());
    }

    void aRosterWithNineDefectsNamesEachAndTakesTheRest()
    {
        QVERIFY(QFile::copy(m_programs->passphraseFile(u"village"_s),
                            m_programs->passphraseFile(u"alone"_s)));
        QCOMPARE(
            m_programs->cli(u"alone"_s, {u"vault"_s, u"create"_s, u"--organisation"_s, u"样村"_s})
                .exitCode,
            0);
        const auto answer = m_programs->cli(
            u"alone"_s, {u"import"_s, u"members"_s, support::dataFile(u"roster-bad.xlsx"_s)});
        QCOMPARE(answer.exitCode, 1);
        const auto faults = answer.json().value(u"rejected"_s).toArray();
        QStringList rejected;
        for (const auto &fault : faults)
            rejected << u"%1 %2 %3"_s.arg(fault[u"row"_s].toInt())
                            .arg(fault[u"field"_s].toString(), fault[u"code"_s].toString());
        const QStringList expected{
            u"5 identityNumber checksum"_s,  u"6 identityNumber truncatedByExcel"_s,
            u"8 identityNumber duplicate"_s, u"10 identityNumber duplicate"_s,
            u"12 name required"_s,           u"14 joinedOn joinedTooYoung"_s,
            u"16 mobile mobile"_s,           u"18 fullMemberOn future"_s,
            u"20 category unknownWord"_s};
        QCOMPARE(rejected, expected);
        QCOMPARE(answer.json().value(u"created"_s).toInt(), 13);
        QVERIFY2(says(answer, u"a wrong digit"_s), answer.messages.constData());
        // A line for each, and nothing else.
        QCOMPARE(answer.messages.count('\n'), 9);
        QCOMPARE(m_programs->cli(u"alone"_s, {u"records"_s, u"list"_s, u"member"_s}).lines().size(),
                 13);
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
        QVERIFY2(says(answer, u"the wrong passphrase"_s), answer.messages.constData());
        // The wait after a wrong try is kept across starts; it is a second the first time.
        QTest::qWait(1'500);
    }

    void anInventedCode()
    {
        QVERIFY(newPc(u"second"_s));
        const auto answer = enrol(u"second"_s, u"ABCD-EFGH"_s);
        QCOMPARE(answer.exitCode, 66);
        QVERIFY2(says(answer, u"an invented code"_s), answer.messages.constData());
        QCOMPARE(m_programs->cli(u"second"_s, {u"vault"_s, u"check"_s}).exitCode, 0);
    }

    void anExpiredCodeAndThenAFreshOne()
    {
        QVERIFY(newPc(u"late"_s));
        const auto code = codeOfYesterday();
        QVERIFY(!code.isEmpty());

        const auto answer = enrol(u"late"_s, code);

        QCOMPARE(answer.exitCode, 77);
        QVERIFY2(says(answer, u"an expired code"_s), answer.messages.constData());
        QCOMPARE(m_programs->cli(u"late"_s, {u"status"_s}).json().value(u"phase"_s).toString(),
                 u"notEnrolled"_s);
        const auto fresh = m_programs->hub({u"enrol-code"_s, u"--user"_s, u"user-late"_s}).json();
        const auto accepted = enrol(u"late"_s, fresh.value(u"code"_s).toString());
        QVERIFY2(accepted.exitCode == 0, accepted.messages.constData());
        QCOMPARE(m_programs->cli(u"late"_s, {u"sync"_s}).exitCode, 0);
    }

    void anotherHubsAuthority()
    {
        QTemporaryDir other;
        support::Programs stranger(other.path());
        QVERIFY(stranger.startHub());
        const auto ca = QFileInfo(stranger.hubAuthority()).filePath();
        QVERIFY(newPc(u"third"_s));
        const auto code = m_programs->enrolmentCode(u"user-third"_s, u"3301002"_s, u"secretary"_s);

        const auto refused = m_programs->cli(
            u"third"_s,
            {u"enrol"_s, u"--hub"_s, m_programs->hubUrl(), u"--ca"_s, ca, u"--code"_s, code});
        QCOMPARE(refused.exitCode, 76);
        QVERIFY2(says(refused, u"another authority"_s), refused.messages.constData());
        // The code was not given away to a stranger: it still works with the right authority.
        const auto accepted = enrol(u"third"_s, code);
        QVERIFY2(accepted.exitCode == 0, accepted.messages.constData());
    }

    void theHubIsAway()
    {
        m_programs->stopHub();
        const auto answer = m_programs->cli(u"village"_s, {u"sync"_s});
        QCOMPARE(answer.exitCode, 69);
        QVERIFY2(says(answer, u"no hub"_s), answer.messages.constData());
        const auto status = m_programs->cli(u"village"_s, {u"status"_s}).json();
        QCOMPARE(status.value(u"phase"_s).toString(), u"offline"_s);
        QCOMPARE(status.value(u"lastError"_s)[u"exitCode"_s].toInt(), 69);
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

    bool newPc(const QString &pc)
    {
        return QFile::copy(m_programs->passphraseFile(u"village"_s), m_programs->passphraseFile(pc))
            && m_programs->cli(pc, {u"vault"_s, u"create"_s}).exitCode == 0;
    }

    Finished enrol(const QString &pc, const QString &code)
    {
        return m_programs->cli(pc,
                               {u"enrol"_s, u"--hub"_s, m_programs->hubUrl(), u"--ca"_s,
                                m_programs->hubAuthority(), u"--code"_s, code});
    }

    //! A code of the hub that the programs run, made when its clock stood a day back.
    QString codeOfYesterday()
    {
        support::FakeClock yesterday;
        yesterday.setNow(QDateTime::currentDateTimeUtc().addDays(-1).toMSecsSinceEpoch());
        support::FakeRandom random(7);
        const hub::HubFolder folder(m_folder.filePath(u"hub"_s),
                                    m_folder.filePath(u"secrets/hub"_s));
        const auto store = folder.openStore();
        if (!store)
            return {};
        hub::Administration administration(**store, yesterday, random);
        if (!administration.addUser(u"user-late"_s, u"3301003"_s, u"secretary"_s))
            return {};
        return administration.enrolmentCode(u"user-late"_s).value_or(QString());
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
