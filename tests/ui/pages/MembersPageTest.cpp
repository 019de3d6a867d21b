// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/members/MembersPage.h"

#include "models/store/AccessLog.h"
#include "support/Check.h"
#include "support/TestMain.h"
#include "support/TestWorkspace.h"
#include "ui/members/MemberEditor.h"
#include "ui/members/MemberListModel.h"
#include "ui/members/RevealDialog.h"
#include "ui/widgets/SearchField.h"

#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QInputMethodEvent>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QTest>

using namespace models;
using namespace Qt::StringLiterals;

class MembersPageTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_space.emplace();
        m_space->fillSample();
        openPage();
    }

    void cleanup()
    {
        m_page.reset();
        m_space.reset();
    }

    void searchFollowsTyping_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("found");
        QTest::newRow("characters") << u"桂芳"_s << u"吴桂芳"_s;
        QTest::newRow("initials") << u"wgf"_s << u"吴桂芳"_s;
        QTest::newRow("pinyin") << u"wuguifang"_s << u"吴桂芳"_s;
        QTest::newRow("begun syllables") << u"wuguif"_s << u"吴桂芳"_s;
        QTest::newRow("surname with its own reading") << u"piaoying"_s << u"朴英姬"_s;
        QTest::newRow("u with dots typed as v") << u"lvzhi"_s << u"吕志强"_s;
        QTest::newRow("name with a middle dot") << u"mmt"_s << u"买买提·吐尔逊"_s;
    }

    void searchFollowsTyping()
    {
        QFETCH(QString, typed);
        QFETCH(QString, found);
        search()->setFocus();
        for (const QChar character : typed)
            QTest::sendKeyEvent(QTest::Click, search(), Qt::Key_unknown, QString(character),
                                Qt::NoModifier);
        QTRY_COMPARE(table()->model()->rowCount(), 1);
        QCOMPARE(table()->model()->index(0, 0).data().toString(), found);
        QVERIFY(label(u"countLabel"_s)->text().contains(u"22"_s));
    }

    void onlyOneButtonIsRed()
    {
        const auto reds = [this] {
            QStringList names;
            for (const auto *button : m_page->findChildren<QPushButton *>()) {
                if (button->isVisible() && button->property("primary").toBool())
                    names << button->objectName();
            }
            return names;
        };
        QVERIFY(m_page->open(u"member:"_s + m_space->sample.members().first().id.toString()));
        QCOMPARE(reds(), QStringList{u"newButton"_s});
        QTest::mouseClick(m_page->findChild<QPushButton *>(u"editButton"_s), Qt::LeftButton);
        QCOMPARE(reds(), QStringList{u"saveButton"_s});
    }

    void whatAnInputMethodIsStillComposingFindsNothing()
    {
        search()->setFocus();
        QInputMethodEvent composing(u"wu gui"_s, {});
        QApplication::sendEvent(search(), &composing);
        QTest::qWait(400);
        QCOMPARE(table()->model()->rowCount(), 22);
    }

    void filtersNarrowTheList()
    {
        auto *category = m_page->findChild<QComboBox *>(u"categoryBox"_s);
        category->setCurrentIndex(2);
        QCOMPARE(table()->model()->rowCount(), 2);
        category->setCurrentIndex(0);
        auto *standing = m_page->findChild<QComboBox *>(u"standingBox"_s);
        standing->setCurrentIndex(2);
        QCOMPARE(table()->model()->rowCount(), 1);
        QCOMPARE(table()->model()->index(0, 0).data().toString(), u"高建平"_s);
    }

    void theListNeverScrollsSideways()
    {
        for (const int width : {1'000, 1'190, 1'740}) {
            m_page->resize(width, 640);
            QTRY_COMPARE_LE(table()->horizontalHeader()->length(), table()->viewport()->width());
            QVERIFY(!table()->isColumnHidden(0));
        }
    }

    void numbersAreCoveredUntilSomebodySaysWhatFor()
    {
        const auto member = choose(u"吴桂芳"_s);
        QVERIFY(!shows(member.identityNumber));
        QVERIFY(!shows(member.address));
        QTest::mouseClick(button(u"revealButton"_s), Qt::LeftButton);
        auto *dialog = m_page->findChild<ui::RevealDialog *>();
        QVERIFY(dialog);
        dialog->findChild<QComboBox *>(u"purposeBox"_s)->setCurrentText(u"核对"_s);
        QTest::mouseClick(dialog->findChild<QPushButton *>(u"acceptButton"_s), Qt::LeftButton);

        QVERIFY(shows(member.identityNumber));
        AccessLog log(m_space->replica.database, m_space->replica.clock, m_space->replica.person);
        const auto accesses = log.list(member.id.as<RecordTag>());
        VERIFY_OK(accesses);
        QCOMPARE(accesses->size(), 1);
        QCOMPARE(accesses->first().purpose, u"核对"_s);
        QCOMPARE(accesses->first().person, m_space->replica.person);

        choose(u"沈月琴"_s);
        choose(u"吴桂芳"_s);
        QVERIFY(!shows(member.identityNumber));
    }

    void aWrongNumberIsNamedBelowItsFieldAndNotSaved()
    {
        const int before = *m_space->replica.members.count();
        m_page->createNew();
        type(u"nameField"_s, u"试用甲"_s);
        type(u"identityNumberField"_s, u"990000199001011230"_s);
        QVERIFY(!editorLabel(u"identityNumberMessage"_s)->text().isEmpty());
        QCOMPARE(field(u"identityNumberField"_s)->property("faulty").toString(), u"true"_s);

        m_page->save();

        QCOMPARE(*m_space->replica.members.count(), before);
        QVERIFY(m_page->isDirty());
    }

    void aNewMemberIsSavedAndTakenBackWithCtrlZ()
    {
        const int before = *m_space->replica.members.count();
        m_page->createNew();
        type(u"nameField"_s, u"试用乙"_s);
        const QDate born(1990, 1, 1);
        type(u"identityNumberField"_s, support::sampleIdentityNumber(born, 7));
        field(u"nameField"_s)->setFocus();
        QCOMPARE(field(u"birthOnField"_s)->text(), u"1990-01-01"_s);
        type(u"joinedOnField"_s, u"2015年7月1日"_s);
        type(u"fullMemberOnField"_s, u"20160701"_s);
        m_page->save();
        QCOMPARE(*m_space->replica.members.count(), before + 1);

        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Z, Qt::ControlModifier);

        QCOMPARE(*m_space->replica.members.count(), before);
    }

    void aNumberThatSomebodyHasIsRefusedAtOnce()
    {
        m_page->createNew();
        type(u"identityNumberField"_s, m_space->sample.members().first().identityNumber);
        QVERIFY(!editorLabel(u"identityNumberMessage"_s)->text().isEmpty());
    }

    void warningsDoNotBlock()
    {
        const auto member = choose(u"章春生"_s); // number and birth date disagree
        QTest::mouseClick(button(u"editButton"_s), Qt::LeftButton);
        type(u"noteField"_s, u"已核对"_s);
        m_page->save();
        QCOMPARE(m_space->replica.members.find(member.id)->note, u"已核对"_s);
        QCOMPARE(m_space->replica.members.find(member.id)->identityNumber, member.identityNumber);
    }

    void anUnsavedMemberIsThereAgainInANewWindow()
    {
        m_page->createNew();
        type(u"nameField"_s, u"试用丙"_s);
        const auto id = m_page->findChild<ui::MemberEditor *>()->member();
        m_page->saveDraft();
        openPage();
        QVERIFY(m_page->open(u"member-draft:"_s + id.toString()));
        QCOMPARE(field(u"nameField"_s)->text(), u"试用丙"_s);
    }

    void changesOfTwoPeopleAreMerged()
    {
        const auto member = choose(u"吴桂芳"_s);
        QTest::mouseClick(button(u"editButton"_s), Qt::LeftButton);
        type(u"postField"_s, u"种粮大户"_s);
        auto other = member;
        other.education = u"初中"_s;
        VERIFY_OK(m_space->replica.members.save(other));
        m_page->save();
        const auto merged = m_space->replica.members.find(member.id);
        QVERIFY(merged->post.endsWith(u"种粮大户"_s));
        QCOMPARE(merged->education, u"初中"_s);
    }

private:
    void openPage()
    {
        m_page.reset();
        m_page = std::make_unique<ui::MembersPage>(m_space->workspace);
        m_page->resize(1150, 640);
        m_page->show();
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        m_page->load();
    }
    ui::SearchField *search() const { return m_page->findChild<ui::SearchField *>(); }
    QTableView *table() const { return m_page->findChild<QTableView *>(u"table"_s); }
    QPushButton *button(const QString &name) const
    {
        for (auto *found : m_page->findChildren<QPushButton *>(name)) {
            if (found->isVisible())
                return found;
        }
        return nullptr;
    }
    QLabel *label(const QString &name) const { return m_page->findChild<QLabel *>(name); }
    QLabel *editorLabel(const QString &name) const
    {
        return m_page->findChild<ui::MemberEditor *>()->findChild<QLabel *>(name);
    }
    QLineEdit *field(const QString &name) const
    {
        return m_page->findChild<ui::MemberEditor *>()->findChild<QLineEdit *>(name);
    }
    void type(const QString &name, const QString &text)
    {
        field(name)->setFocus();
        for (const QChar character : text)
            QTest::sendKeyEvent(QTest::Click, field(name), Qt::Key_unknown, QString(character),
                                Qt::NoModifier);
    }
    Member choose(const QString &name)
    {
        for (int row = 0; row < table()->model()->rowCount(); ++row) {
            if (table()->model()->index(row, 0).data().toString() == name)
                table()->setCurrentIndex(table()->model()->index(row, 0));
        }
        for (const auto &member : m_space->sample.members()) {
            if (member.name == name)
                return member;
        }
        return {};
    }
    bool shows(const QString &text) const
    {
        for (const auto *found : m_page->findChildren<QLabel *>()) {
            if (found->text().contains(text))
                return true;
        }
        return false;
    }

    std::optional<support::TestWorkspace> m_space;
    std::unique_ptr<ui::MembersPage> m_page;
};

BRANCHBOOK_TEST(MembersPageTest)
#include "MembersPageTest.moc"
