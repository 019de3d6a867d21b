// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/DraftRepository.h"
#include "models/store/LocalIdentity.h"
#include "support/Check.h"
#include "support/TestMain.h"
#include "support/TestShell.h"
#include "ui/meetings/MeetingView.h"
#include "ui/meetings/MeetingWizard.h"
#include "ui/members/MemberEditor.h"
#include "ui/shell/BranchMemory.h"
#include "ui/shell/Page.h"
#include "ui/widgets/MessageBar.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTest>

using namespace models;
using namespace Qt::StringLiterals;

//! A person who keeps the books of two branches: nothing is ever filed in the wrong one.
class BranchSwitchTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_space = std::make_unique<support::TestWorkspace>();
        auto &replica = m_space->replica;
        auto village = replica.branchOrganisation;
        village.category = u"农村"_s;
        VERIFY_OK(storeLocalOrganisation(replica.database, village));
        m_second.code = u"330001002"_s;
        m_second.id = organisationIdOfCode(m_second.code);
        m_second.parent = replica.town;
        m_second.name = u"中心小学党支部"_s;
        m_second.category = u"学校"_s;
        VERIFY_OK(storeLocalOrganisation(replica.database, m_second));
        m_space->fillSample();
        auto member = replica.aMember(700);
        member.organisation = m_second.id;
        const auto stored = replica.members.save(member);
        VERIFY_OK(stored);
        m_other = *stored;
        m_shell = std::make_unique<support::TestShell>(*m_space);
    }

    void cleanup()
    {
        m_shell.reset();
        m_space.reset();
    }

    void theWizardIsLeftAndItsDraftStaysWithItsBranch()
    {
        QVERIFY(window().open(u"new-meeting:theme_day"_s));
        auto *wizard = part<ui::MeetingWizard>();
        QVERIFY(wizard);
        wizard->goTo(1);
        part<QLineEdit>(u"placeEdit"_s)->setText(u"村礼堂"_s);
        choose(m_second.name);
        QVERIFY(!wizard->isVisible());
        QVERIFY(part<QTableView>(u"table"_s) || part<QPushButton>(u"newButton"_s));
        QVERIFY(window().messageBar().message().contains(first().name));
        const auto drafts = m_space->replica.drafts.list(m_space->replica.person);
        VERIFY_OK(drafts);
        QCOMPARE(drafts->size(), 1);
        QCOMPARE(drafts->first().organisation, first().id);

        QVERIFY(window().open(u"today"_s));
        QVERIFY(!verbOf(u"Go on"_s));
        choose(first().name);
        QVERIFY(verbOf(u"Go on"_s));
        verbOf(u"Go on"_s)->click();
        QCOMPARE(part<QLineEdit>(u"placeEdit"_s)->text(), u"村礼堂"_s);
    }

    void theEditorIsLeftAndNothingOfItReachesTheOtherBranch()
    {
        const auto member = m_space->sample.members().first();
        QVERIFY(window().open(u"member:"_s + member.id.toString()));
        part<QPushButton>(u"editButton"_s)->click();
        auto *editor = part<ui::MemberEditor>();
        QVERIFY(editor);
        part<QLineEdit>(u"noteField"_s)->setText(u"住院"_s);
        choose(m_second.name);
        QVERIFY(!editor->isVisible());
        // What Ctrl+S would do now concerns nobody.
        window().currentPage()->save();
        const auto stored = m_space->replica.members.find(member.id);
        VERIFY_OK(stored);
        QCOMPARE(stored->organisation, first().id);
        QCOMPARE(stored->note, member.note);
        const auto draft = m_space->replica.drafts.find(u"member"_s, member.id.as<RecordTag>(),
                                                        m_space->replica.person);
        VERIFY_OK(draft);
        QCOMPARE(draft->organisation, first().id);
    }

    void withoutAnythingTypedNothingIsSaid()
    {
        QVERIFY(window().open(u"meetings"_s));
        choose(m_second.name);
        QVERIFY(window().messageBar().message().isEmpty());
    }

    void aMeetingInViewIsLeft()
    {
        QVERIFY(window().open(u"meeting:"_s + m_space->sample.meetings().first().id.toString()));
        auto *view = part<ui::MeetingView>();
        QVERIFY(view);
        choose(m_second.name);
        QVERIFY(!view->isVisible());
    }

    void undoDoesNotReachBackIntoTheOtherBook()
    {
        const auto member = m_space->sample.members().first();
        QVERIFY(window().open(u"member:"_s + member.id.toString()));
        part<QPushButton>(u"editButton"_s)->click();
        part<QLineEdit>(u"noteField"_s)->setText(u"住院"_s);
        window().currentPage()->save();
        choose(m_second.name);
        window().currentPage()->undo();
        QCOMPARE(m_space->replica.members.find(member.id)->note, u"住院"_s);
    }

    void theBranchIsNamedWhereSomethingIsWritten()
    {
        QVERIFY(window().open(u"new-meeting:theme_day"_s));
        QCOMPARE(part<QLabel>(u"branchLabel"_s)->text(), first().name);
        choose(m_second.name);
        QVERIFY(window().open(u"new-meeting:theme_day"_s));
        QCOMPARE(part<QLabel>(u"branchLabel"_s)->text(), m_second.name);
        QVERIFY(window().open(u"members"_s));
        window().currentPage()->createNew();
        auto *editor = part<ui::MemberEditor>();
        QVERIFY(editor);
        QCOMPARE(editor->findChild<QLabel *>(u"branchLabel"_s)->text(), m_second.name);
    }

    void templatesAreThoseOfTheMeetingsBranch()
    {
        QVERIFY(window().open(u"new-meeting:theme_day"_s));
        part<ui::MeetingWizard>()->goTo(2);
        const auto ofVillage = part<QComboBox>(u"templateBox"_s)->itemText(0);
        choose(m_second.name);
        QVERIFY(window().open(u"new-meeting:theme_day"_s));
        part<ui::MeetingWizard>()->goTo(2);
        QCOMPARE(ofVillage, u"5+X"_s);
        QCOMPARE(part<QComboBox>(u"templateBox"_s)->itemText(0), u"4+X"_s);
    }

    //! From a conflict or a search: the record comes with its branch, not under another's name.
    void aRecordOfTheOtherBranchBringsItsBranchAlong()
    {
        QVERIFY(window().open(u"member:"_s + m_other.id.toString()));
        QCOMPARE(m_space->workspace.branch().id, m_second.id);
        QCOMPARE(part<QComboBox>(u"branchBox"_s)->currentText(), m_second.name);
        QVERIFY(window().open(u"meeting:"_s + m_space->sample.meetings().first().id.toString()));
        QCOMPARE(part<QComboBox>(u"branchBox"_s)->currentText(), first().name);
        QVERIFY(part<ui::MeetingView>());
    }

    void theChoiceIsRememberedOverRestarts()
    {
        choose(m_second.name);
        m_shell.reset();
        auto &whole = m_space->workspace;
        ui::Workspace again({whole.vault, whole.database, whole.writer, whole.members,
                             whole.meetings, whole.organisations, whole.drafts, whole.media,
                             whole.settings, whole.sync, whole.clock, whole.random},
                            whole.person(), whole.role());
        const support::TestShell shell(*m_space, again);
        QCOMPARE(again.branch().id, m_second.id);
        // Each person has a choice of their own.
        QVERIFY(!ui::BranchMemory(whole.settings, PersonId::fromBytes(QByteArray(16, 'x'))).last());
    }

    void aBranchThatWasTakenAwayIsNotComeBackTo()
    {
        VERIFY_OK(ui::BranchMemory(m_space->workspace.settings, m_space->workspace.person())
                      .keep(OrganisationId::fromBytes(QByteArray(16, 'x'))));
        m_shell.reset();
        m_shell = std::make_unique<support::TestShell>(*m_space);
        QCOMPARE(m_space->workspace.branch().id, first().id);
    }

    void theTownSeesInTheTitleWhichBranchItOpened()
    {
        support::TestWorkspace town(ui::Workspace::Role::Reviewer);
        VERIFY_OK(storeLocalOrganisation(town.replica.database, m_second));
        town.fillSample();
        support::TestShell shell(town);
        auto *box = shell.window.findChild<QComboBox *>(u"branchBox"_s);
        QCOMPARE(box->currentIndex(), 0);
        auto *branches = shell.window.currentPage()->findChild<QTableView *>();
        emit branches->activated(branches->model()->index(0, 0));
        QCOMPARE(box->currentText(), town.workspace.branch().name);
        QVERIFY(box->currentIndex() > 0);
    }

    void oneBranchIsNamedNowhereAgain()
    {
        support::TestWorkspace alone;
        alone.fillSample();
        support::TestShell shell(alone);
        QVERIFY(shell.window.open(u"new-meeting:theme_day"_s));
        auto *wizard = shell.window.findChild<ui::MeetingWizard *>();
        QVERIFY(!wizard->findChild<QLabel *>(u"branchLabel"_s)->isVisible());
    }

private:
    ui::MainWindow &window() const { return m_shell->window; }
    const Organisation &first() const { return m_space->replica.branchOrganisation; }

    template <typename T>
    T *part(const QString &name = {}) const
    {
        for (auto *found : window().findChildren<T *>(name)) {
            if (found->isVisible())
                return found;
        }
        return nullptr;
    }

    void choose(const QString &branch)
    {
        auto *box = part<QComboBox>(u"branchBox"_s);
        QVERIFY(box);
        const int index = box->findText(branch);
        QVERIFY2(index >= 0, qPrintable(branch));
        box->setCurrentIndex(index);
        emit box->activated(index);
        QCOMPARE(m_space->workspace.branch().name, branch);
        QCOMPARE(box->currentText(), branch);
    }

    QPushButton *verbOf(const QString &verb) const
    {
        for (auto *button : window().currentPage()->findChildren<QPushButton *>()) {
            if (button->accessibleName().startsWith(verb))
                return button;
        }
        return nullptr;
    }

    std::unique_ptr<support::TestWorkspace> m_space;
    Organisation m_second;
    Member m_other;
    std::unique_ptr<support::TestShell> m_shell;
};

BRANCHBOOK_TEST(BranchSwitchTest)
#include "BranchSwitchTest.moc"
