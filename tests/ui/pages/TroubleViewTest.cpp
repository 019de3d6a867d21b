// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conflicts/TroubleView.h"

#include "models/documents/TableFile.h"
#include "models/domain/catalogue/Kinds.h"
#include "models/store/AccessLog.h"
#include "models/store/ConflictReader.h"
#include "support/Check.h"
#include "support/Keyboard.h"
#include "support/SampleConflict.h"
#include "support/TestMain.h"
#include "support/TestWorkspace.h"
#include "ui/conflicts/RefusedPanel.h"
#include "ui/widgets/MessageBar.h"

#include <QApplication>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

using namespace models;
using namespace Qt::StringLiterals;

//! Conflicts and refused changes as a secretary meets them, mostly by keys.
class TroubleViewTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_space = std::make_unique<support::TestWorkspace>();
        m_member = replica().saveMembers(1).first().id.as<RecordTag>();
        VERIFY_OK(replica().writer.put(kind::member, m_member, {}, {{u"post"_s, u"教师"_s}}));
        m_view = std::make_unique<ui::TroubleView>(m_space->workspace);
        m_view->show();
        QApplication::setActiveWindow(m_view.get());
    }
    void cleanup()
    {
        m_view.reset();
        m_space.reset();
    }

    void bothValuesStandSideBySideWithTheirAuthors()
    {
        addConflict(u"post"_s, u"农民"_s);
        m_view->showConflicts();
        QVERIFY(says(u"教师"_s));
        QVERIFY(says(u"农民"_s));
        QVERIFY(says(u"at another PC"_s));
        QVERIFY(!part<QPlainTextEdit>(u"mergedEdit"_s));
    }

    void oneKeyKeepsTheRecordsValue()
    {
        const auto id = addConflict(u"post"_s, u"农民"_s);
        m_view->showConflicts();
        m_keys.press(Qt::Key_1, Qt::AltModifier);
        QCOMPARE(field(u"post"_s), u"教师"_s);
        QVERIFY(conflict(id).resolution == Resolution::Kept);
        QVERIFY(says(u"No conflicts"_s));
    }

    void oneKeyTakesTheOtherAndOneTakesItBack()
    {
        const auto id = addConflict(u"post"_s, u"农民"_s);
        m_view->showConflicts();
        m_keys.press(Qt::Key_2, Qt::AltModifier);
        QCOMPARE(field(u"post"_s), u"农民"_s);
        QVERIFY(!conflict(id).isOpen());
        m_keys.press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(field(u"post"_s), u"教师"_s);
        QVERIFY(conflict(id).isOpen());
        QVERIFY(says(u"农民"_s));
    }

    void aDecisionThatWasBuiltUponIsNotTakenBack()
    {
        const auto id = addConflict(u"post"_s, u"农民"_s);
        m_view->showConflicts();
        click(u"takeButton"_s);
        VERIFY_OK(replica().writer.put(kind::member, m_member, {}, {{u"post"_s, u"会计"_s}}));
        m_keys.press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(field(u"post"_s), u"会计"_s);
        QVERIFY(!conflict(id).isOpen());
        QCOMPARE(m_view->findChild<ui::MessageBar *>()->tone(), ui::Tone::Warning);
    }

    void theNextConflictFollowsADecision()
    {
        addConflict(u"post"_s, u"农民"_s);
        const auto second = addConflict(u"education"_s, u"高中"_s);
        m_view->showConflicts(second);
        auto *list = part<QListView>(u"conflictList"_s);
        QCOMPARE(list->model()->rowCount(), 2);
        m_keys.press(Qt::Key_1, Qt::AltModifier);
        QVERIFY(!conflict(second).isOpen());
        QCOMPARE(list->model()->rowCount(), 1);
        QVERIFY(says(u"农民"_s));
        QVERIFY(list->hasFocus());
        m_keys.press(Qt::Key_2, Qt::AltModifier);
        QCOMPARE(field(u"post"_s), u"农民"_s);
    }

    void arrowsChooseTheConflict()
    {
        addConflict(u"post"_s, u"农民"_s);
        addConflict(u"education"_s, u"高中"_s);
        m_view->showConflicts();
        QVERIFY(says(u"高中"_s));
        m_keys.press(Qt::Key_Down);
        QVERIFY(says(u"农民"_s));
        QVERIFY(!says(u"高中"_s));
    }

    void textsAreProposedTogetherAndCanBeChangedFirst()
    {
        VERIFY_OK(replica().writer.put(kind::member, m_member, {},
                                       {{u"note"_s, u"常年务农。\n家在后坡。"_s}}));
        const auto id = addConflict(u"note"_s, u"常年务农。\n农闲时外出。"_s);
        m_view->showConflicts();
        auto *merged = part<QPlainTextEdit>(u"mergedEdit"_s);
        QVERIFY(merged);
        QCOMPARE(merged->toPlainText(), u"常年务农。\n家在后坡。\n农闲时外出。"_s);
        merged->setPlainText(u"常年务农，农闲时外出。\n家在后坡。"_s);
        // A refresh, as after a sync, leaves alone what was typed.
        m_view->load();
        m_keys.press(Qt::Key_3, Qt::AltModifier);
        QCOMPARE(field(u"note"_s), u"常年务农，农闲时外出。\n家在后坡。"_s);
        QVERIFY(conflict(id).resolution == Resolution::Merged);
    }

    void noButtonLiesOverAText()
    {
        VERIFY_OK(replica().writer.put(kind::member, m_member, {},
                                       {{u"note"_s, u"常年务农。\n家在后坡。"_s}}));
        addConflict(u"note"_s, u"常年务农。\n农闲时外出。"_s);
        m_view->resize(1'150, 560);
        m_view->showConflicts();
        QVERIFY(part<QPlainTextEdit>(u"mergedEdit"_s));
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
        QCoreApplication::processEvents();
        QCOMPARE(overlapping(), QStringList());
    }

    void anEmptyTextIsNotTakenForBoth()
    {
        VERIFY_OK(replica().writer.put(kind::member, m_member, {}, {{u"note"_s, u"甲"_s}}));
        addConflict(u"note"_s, u"乙"_s);
        m_view->showConflicts();
        part<QPlainTextEdit>(u"mergedEdit"_s)->clear();
        QVERIFY(!part<QPushButton>(u"takeMergedButton"_s)->isEnabled());
    }

    void coveredDataStaysCovered()
    {
        addConflict(u"mobile"_s, u"13900001234"_s);
        m_view->showConflicts();
        QVERIFY(!says(u"13900001234"_s));
        QVERIFY(says(u"Show covered data…"_s));
    }

    void aDeletionThatLostCanBeTaken()
    {
        const auto meeting = aMeeting();
        addConflict({}, QCborValue(nullptr), u"meeting"_s, meeting);
        m_view->showConflicts();
        QVERIFY(says(u"The record stays"_s));
        click(u"takeButton"_s);
        VERIFY_ERROR(replica().records.find(kind::meeting, meeting), Error::NotFound);
    }

    void aRecordThatIsGoneTakesNoValue()
    {
        const auto meeting = aMeeting();
        const auto id = addConflict(u"place"_s, u"礼堂"_s, u"meeting"_s, meeting);
        VERIFY_OK(replica().writer.remove(kind::meeting, meeting));
        m_view->showConflicts();
        QVERIFY(!part<QPushButton>(u"takeButton"_s)->isEnabled());
        m_keys.press(Qt::Key_2, Qt::AltModifier);
        QVERIFY(conflict(id).isOpen());
        click(u"keepButton"_s);
        QVERIFY(!conflict(id).isOpen());
    }

    void whoeverOnlyReadsTheBranchDecidesNothing()
    {
        support::TestWorkspace town(ui::Workspace::Role::Reviewer);
        const auto member = town.replica.saveMembers(1).first();
        support::storeConflict(town.replica,
                               {.subjectKind = u"member"_s,
                                .subject = member.id.as<RecordTag>(),
                                .field = u"post"_s,
                                .lost = u"农民"_s});
        m_view = std::make_unique<ui::TroubleView>(town.workspace);
        m_view->show();
        m_view->showConflicts();
        QVERIFY(says(u"农民"_s));
        QVERIFY(says(u"The branch decides it."_s));
        QVERIFY(!part<QPushButton>(u"keepButton"_s));
        QVERIFY(!part<QPushButton>(u"takeButton"_s));
        m_view.reset();
    }

    void whatSomebodyElseDecidedMeanwhileIsSaidToBe()
    {
        m_view->showConflicts(addConflict(u"post"_s, u"农民"_s));
        VERIFY_OK(replica().database.execute("UPDATE conflicts SET state = 'resolved'"));
        QSignalSpy messages(m_view.get(), &ui::TroubleView::messageRaised);
        click(u"takeButton"_s);
        QCOMPARE(messages.count(), 1);
        QCOMPARE(field(u"post"_s), u"教师"_s);
        QVERIFY(says(u"No conflicts"_s));
    }

    void refusedChangesShowWhatWasTypedAndOpenTheirRecord()
    {
        refuseAll();
        m_view->showRefused();
        auto *tree = part<QTreeWidget>(u"refusedTree"_s);
        QVERIFY(tree);
        QVERIFY(!tree->findItems(u"教师"_s, Qt::MatchExactly | Qt::MatchRecursive, 2).isEmpty());
        QSignalSpy navigation(m_view.get(), &ui::TroubleView::navigationRequested);
        m_keys.press(Qt::Key_Return);
        QCOMPARE(navigation.value(0).value(0).toString(), u"member:"_s + m_member.toString());
        click(u"openRefusedButton"_s);
        QCOMPARE(navigation.count(), 2);
    }

    void refusedChangesAreExportedAndTheExportIsNoted()
    {
        refuseAll();
        m_view->showRefused();
        const auto file = replica().folder.filePath(u"refused.xlsx"_s);
        m_view->findChild<ui::RefusedPanel *>()->exportTo(file, false);
        const auto workbook = models::readTableFile(file);
        VERIFY_OK(workbook);
        QString all;
        for (const auto &row : workbook->first().rows) {
            for (const auto &cell : row.cells)
                all += cell.text + u'\n';
        }
        QVERIFY(all.contains(u"教师"_s));
        const auto member = replica().members.find(m_member.as<MemberTag>());
        QVERIFY(all.contains(member->name));
        QVERIFY(!all.contains(member->identityNumber));
        const auto accesses =
            AccessLog(replica().database, replica().clock, replica().person).list();
        QCOMPARE(accesses->size(), 1);
        QCOMPARE(accesses->first().action, u"export-masked"_s);
    }

    void nothingRefusedIsSaid()
    {
        m_view->showRefused();
        QVERIFY(says(u"Nothing was refused"_s));
    }

private:
    support::TestReplica &replica() { return m_space->replica; }

    //! Unlike a member, a meeting can be deleted.
    RecordId aMeeting()
    {
        return support::must(replica().meetings.save(replica().aMeeting())).id.as<RecordTag>();
    }

    ConflictId addConflict(const QString &field, const QCborValue &lost)
    {
        return addConflict(field, lost, u"member"_s, m_member);
    }

    ConflictId addConflict(const QString &field, const QCborValue &lost, const QString &kind,
                           RecordId subject)
    {
        replica().clock.advance(1'000);
        return support::storeConflict(
            replica(),
            {.subjectKind = kind,
             .subject = subject,
             .field = field,
             .lost = lost,
             .lostBy = {.person = replica().person,
                        .device = DeviceId::fromBytes(QByteArray(16, 'd')),
                        .at = replica().clock.nowMs()}});
    }

    Conflict conflict(ConflictId id) { return *ConflictReader(replica().database).find(id); }

    QString field(const QString &name)
    {
        return replica().records.find(kind::member, m_member)->fields.value(name).toString();
    }

    void refuseAll()
    {
        QVERIFY(replica().database.execute(
            "UPDATE changes SET outcome = 'refused', outcome_code = 'scope'"));
    }

    template <typename T>
    T *part(const QString &name)
    {
        auto *found = m_view->findChild<T *>(name);
        return found && found->isVisible() ? found : nullptr;
    }

    void click(const QString &name)
    {
        auto *button = part<QPushButton>(name);
        QVERIFY(button);
        QTest::mouseClick(button, Qt::LeftButton);
    }

    //! Buttons that cover a part of a text beside them.
    QStringList overlapping()
    {
        QStringList found;
        for (auto *edit : m_view->findChildren<QPlainTextEdit *>()) {
            for (auto *beside : edit->parentWidget()->findChildren<QPushButton *>()) {
                if (edit->isVisible() && beside->isVisible()
                    && edit->geometry().intersects(beside->geometry()))
                    found << beside->text();
            }
        }
        return found;
    }

    bool says(const QString &text)
    {
        const auto holds = [&](const QString &shown) { return shown.contains(text); };
        for (const auto *label : m_view->findChildren<QLabel *>()) {
            if (label->isVisible() && holds(label->text()))
                return true;
        }
        for (const auto *button : m_view->findChildren<QPushButton *>()) {
            if (button->isVisible() && holds(button->text()))
                return true;
        }
        return false;
    }

    std::unique_ptr<support::TestWorkspace> m_space;
    std::unique_ptr<ui::TroubleView> m_view;
    support::Keyboard m_keys;
    RecordId m_member;
};

BRANCHBOOK_TEST(TroubleViewTest)
#include "TroubleViewTest.moc"
