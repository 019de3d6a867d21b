// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"
#include "support/TestShell.h"
#include "ui/shell/Page.h"
#include "ui/shell/RailButton.h"

#include <QTest>

using namespace Qt::StringLiterals;

//! Absent, not empty: the rail offers the pages that work for the role, and no others.
class RailTest : public QObject
{
    Q_OBJECT

private slots:
    void eachRoleSeesThePagesThatWork_data()
    {
        QTest::addColumn<ui::Workspace::Role>("role");
        QTest::addColumn<QStringList>("titles");
        const QStringList secretary{u"Today"_s, u"Meetings"_s, u"Members"_s, u"Sync"_s,
                                    u"Settings"_s};
        const QStringList above{u"Branches"_s, u"Meetings"_s, u"Members"_s, u"Sync"_s,
                                u"Settings"_s};
        QTest::newRow("secretary") << ui::Workspace::Role::Secretary << secretary;
        QTest::newRow("town") << ui::Workspace::Role::Reviewer << above;
        QTest::newRow("county") << ui::Workspace::Role::County << above;
    }

    void eachRoleSeesThePagesThatWork()
    {
        QFETCH(ui::Workspace::Role, role);
        QFETCH(QStringList, titles);
        support::TestWorkspace space(role);
        space.fillSample();
        support::TestShell shell(space);
        QStringList shown;
        for (const auto *button : shell.window.findChildren<ui::RailButton *>()) {
            QVERIFY(button->isVisible());
            shown << button->text();
        }
        QCOMPARE(shown, titles);
        for (int i = 0; i < titles.size(); ++i) {
            shell.window.showPage(i);
            QCOMPARE(shell.window.currentPage()->title(), titles[i]);
            QVERIFY(shell.window.currentPage()->isVisible());
        }
    }
};

BRANCHBOOK_TEST(RailTest)
#include "RailTest.moc"
