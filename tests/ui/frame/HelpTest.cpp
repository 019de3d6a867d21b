// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Check.h"
#include "support/TestContext.h"
#include "support/TestMain.h"
#include "support/TestShell.h"
#include "ui/help/HelpDialog.h"
#include "ui/help/HelpKey.h"
#include "ui/help/HelpPanel.h"
#include "ui/help/HelpText.h"
#include "ui/meetings/MeetingWizard.h"
#include "ui/members/ExportDialog.h"
#include "ui/members/ImportDialog.h"
#include "ui/members/RevealDialog.h"
#include "ui/records/ConflictDialog.h"
#include "ui/settings/JoinDialog.h"
#include "ui/settings/PersonDialog.h"
#include "ui/settings/SheetDialog.h"
#include "ui/setup/RestoreDialog.h"
#include "ui/setup/SetupWindow.h"
#include "ui/setup/UnlockWindow.h"
#include "ui/shell/Page.h"
#include "ui/sync/BundleDialog.h"
#include "ui/widgets/AttachmentDialog.h"

#include <QDirIterator>
#include <QPushButton>
#include <QRegularExpression>
#include <QTest>

#include <memory>
#include <vector>

using namespace models;
using namespace Qt::StringLiterals;

namespace {

QStringList allTopics()
{
    QStringList topics;
    for (QDirIterator files(u":/help"_s); files.hasNext();)
        topics << QFileInfo(files.next()).baseName();
    topics.sort();
    return topics;
}

QString sourceOf(const QString &topic)
{
    QFile file(u":/help/%1.html"_s.arg(topic));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QStringList linksOf(const QString &topic)
{
    static const QRegularExpression link(u"href=\"([a-z-]+)\\.html\""_s);
    QStringList found;
    for (auto match = link.globalMatch(sourceOf(topic)); match.hasNext();)
        found << match.next().captured(1);
    return found;
}

} // namespace

//! F1 answers everywhere, with the page that belongs to what is in view.
class HelpTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_space = std::make_unique<support::TestWorkspace>();
        m_space->fillSample();
        m_shell = std::make_unique<support::TestShell>(*m_space);
    }

    void cleanup()
    {
        m_shell.reset();
        m_space.reset();
    }

    void anOpenPanelFollowsIntoTheWizardAndBack()
    {
        auto &window = m_shell->window;
        QVERIFY(window.open(u"meetings"_s));
        QTest::keyClick(&window, Qt::Key_F1);
        auto *panel = window.findChild<ui::HelpPanel *>();
        QVERIFY(panel->isVisible());
        QCOMPARE(panel->topic(), u"meetings"_s);
        window.currentPage()->createNew();
        QCOMPARE(panel->topic(), u"meeting-wizard"_s);
        auto *wizard = window.findChild<ui::MeetingWizard *>();
        wizard->close();
        QCOMPARE(panel->topic(), u"meetings"_s);
    }

    void anUnknownTopicShowsTheOverview()
    {
        ui::HelpText text;
        text.showTopic(u"no-such-page"_s);
        QCOMPARE(text.topic(), u"overview"_s);
        QVERIFY(text.toPlainText().contains(u"F1"_s));
    }

    void everyPageOfTheHelpIsReachedFromTheOverview()
    {
        auto linked = linksOf(u"overview"_s);
        linked << u"overview"_s;
        linked.sort();
        QCOMPARE(linked, allTopics());
    }

    void noLinkLeadsNowhere()
    {
        const auto topics = allTopics();
        for (const auto &topic : topics) {
            for (const auto &link : linksOf(topic))
                QVERIFY2(topics.contains(link), qPrintable(topic + u" → "_s + link));
            QVERIFY2(sourceOf(topic).contains(u"lang=\"zh-CN\""_s), qPrintable(topic));
        }
    }

    void everyPageLeadsBackToTheOverview()
    {
        ui::HelpText text;
        for (const auto &topic : allTopics()) {
            text.showTopic(topic);
            QCOMPARE(text.topic(), topic);
            QVERIFY2(topic == u"overview"_s || text.toHtml().contains(u"overview.html"_s),
                     qPrintable(topic));
        }
    }

    void f1OpensTheHelpInAModalDialog()
    {
        auto *dialog = new ui::ImportDialog(m_space->workspace, &m_shell->window);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
        QApplication::setActiveWindow(dialog);
        QTest::keyClick(dialog, Qt::Key_F1);
        auto *help = dialog->findChild<ui::HelpDialog *>();
        QVERIFY(help && help->isVisible());
        QCOMPARE(help->topic(), u"import"_s);
        // The dialog goes on being used while one reads, and closing it takes the help along.
        QVERIFY(!help->isModal());
        QTest::keyClick(dialog, Qt::Key_F1);
        QCOMPARE(dialog->findChildren<ui::HelpDialog *>().size(), 1);
        dialog->close();
    }

    void everyDialogHasItsHelp()
    {
        auto &replica = m_space->replica;
        const auto member = m_space->sample.members().first();
        std::vector<std::unique_ptr<QWidget>> windows;
        windows.push_back(std::make_unique<ui::ImportDialog>(m_space->workspace));
        windows.push_back(
            std::make_unique<ui::ExportDialog>(m_space->workspace, QList<Member>{member}));
        windows.push_back(std::make_unique<ui::RevealDialog>(m_space->workspace, member));
        windows.push_back(std::make_unique<ui::PersonDialog>(ui::PersonDialog::Task::AddPerson,
                                                             m_shell->door, replica.vault));
        windows.push_back(std::make_unique<ui::SheetDialog>(ui::RecoverySheet(replica.paperWords),
                                                            replica.vault.folder()));
        windows.push_back(std::make_unique<ui::JoinDialog>(m_shell->hub, replica.vault));
        windows.push_back(std::make_unique<ui::BundleDialog>(engine::BundleSummary{}, QString()));
        windows.push_back(
            std::make_unique<ui::RestoreDialog>(m_shell->door, ui::RestoreDialog::Place::Free));
        windows.push_back(std::make_unique<ui::ConflictDialog>(QString(), QString(),
                                                               QList<ui::ConflictDialog::Row>()));
        windows.push_back(
            std::make_unique<ui::AttachmentDialog>(m_space->workspace, QList<Attachment>(), 0));
        windows.push_back(
            std::make_unique<ui::SetupWindow>(m_shell->door, m_shell->hub, replica.random));
        windows.push_back(std::make_unique<ui::UnlockWindow>(m_shell->door));
        for (const auto &window : windows) {
            window->show();
            QApplication::setActiveWindow(window.get());
            QTest::keyClick(window.get(), Qt::Key_F1);
            auto *help = window->findChild<ui::HelpDialog *>();
            QVERIFY2(help && help->isVisible(), window->metaObject()->className());
            QVERIFY2(help->topic() != u"overview"_s, window->metaObject()->className());
            window->hide();
        }
    }

    void theFirstRunAndUnlockShowWhereHelpIs()
    {
        ui::SetupWindow setup(m_shell->door, m_shell->hub, m_space->replica.random);
        ui::UnlockWindow unlock(m_shell->door);
        for (QWidget *window : {static_cast<QWidget *>(&setup), static_cast<QWidget *>(&unlock)}) {
            window->show();
            QPushButton *link = nullptr;
            for (auto *button : window->findChildren<QPushButton *>()) {
                if (button->text().contains(u"F1"_s))
                    link = button;
            }
            QVERIFY(link && link->isVisible());
            QTest::mouseClick(link, Qt::LeftButton);
            QVERIFY(window->findChild<ui::HelpDialog *>());
        }
    }

private:
    std::unique_ptr<support::TestWorkspace> m_space;
    std::unique_ptr<support::TestShell> m_shell;
};

BRANCHBOOK_TEST(HelpTest)
#include "HelpTest.moc"
