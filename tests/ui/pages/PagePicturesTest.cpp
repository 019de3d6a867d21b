// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Keyboard.h"
#include "support/TestMain.h"
#include "support/TestWorkspace.h"
#include "ui/meetings/AttendanceTable.h"
#include "ui/meetings/MeetingsPage.h"
#include "ui/meetings/MeetingWizard.h"
#include "ui/members/ExportDialog.h"
#include "ui/members/MembersPage.h"
#include "ui/members/RevealDialog.h"
#include "ui/records/ConflictDialog.h"
#include "ui/theme/Theme.h"
#include "ui/today/TodayPage.h"
#include "ui/today/TownPage.h"

#include <QApplication>
#include <QDir>
#include <QLineEdit>
#include <QPixmap>
#include <QPushButton>
#include <QTableView>
#include <QTest>
#include <QTranslator>

using namespace Qt::StringLiterals;

//! Part of the picture tour: pages and dialogs on their own, with the sample branch half filled in;
//! pictures in <build>/tour/pages.
class PagePicturesTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_folder = QStringLiteral(TOUR_FOLDER "/pages");
        QDir(m_folder).removeRecursively();
        QVERIFY(QDir().mkpath(m_folder));
        const QString file =
            qEnvironmentVariable("BRANCHBOOK_TRANSLATION", u":/translations/branchbook_zh_CN.qm"_s);
        if (m_translator.load(file))
            QCoreApplication::installTranslator(&m_translator);
        m_theme.emplace(*qApp);
    }

    void everyPageIsDrawn_data()
    {
        QTest::addColumn<ui::Scheme>("scheme");
        QTest::addColumn<ui::TextSize>("textSize");
        QTest::addColumn<QSize>("size");
        using enum ui::Scheme;
        // The window of 1366×768 and 1920×1080 without rail, title and status line.
        QTest::newRow("light") << Light << ui::TextSize::Normal << QSize(1186, 660);
        QTest::newRow("wide") << Light << ui::TextSize::Normal << QSize(1740, 970);
        QTest::newRow("dark") << Dark << ui::TextSize::Normal << QSize(1186, 660);
        QTest::newRow("large") << Light << ui::TextSize::Large << QSize(1166, 640);
    }

    void everyPageIsDrawn()
    {
        QFETCH(ui::Scheme, scheme);
        QFETCH(ui::TextSize, textSize);
        QFETCH(QSize, size);
        m_size = size;
        m_theme->apply(scheme, textSize);
        support::TestWorkspace space;
        space.fillSample();

        ui::MeetingsPage meetings(space.workspace);
        drawMeetings(meetings, space);
        ui::MembersPage members(space.workspace);
        drawMembers(members, space);
        ui::TodayPage today(space.workspace);
        draw(today, u"today"_s);
        support::TestWorkspace town(ui::Workspace::Role::Reviewer);
        town.fillSample();
        ui::TownPage branches(town.workspace);
        draw(branches, u"town"_s);
        QVERIFY(m_drawn >= 15);
    }

private:
    void drawMeetings(ui::MeetingsPage &page, support::TestWorkspace &space)
    {
        draw(page, u"meetings"_s);
        page.open(u"meeting:"_s + space.sample.meetings().at(3).id.toString());
        draw(page, u"meeting"_s);
        page.open(u"new-meeting:branch_assembly"_s);
        auto *wizard = page.findChild<ui::MeetingWizard *>();
        draw(page, u"wizard-1"_s);
        wizard->findChild<QPushButton *>(u"nextButton"_s)->click();
        page.findChild<QLineEdit *>(u"placeEdit"_s)->setText(u"村党群服务中心二楼会议室"_s);
        auto *table = page.findChild<ui::AttendanceTable *>();
        table->setFocus();
        table->setCurrentIndex(table->model()->index(0, 2));
        support::Keyboard keys;
        for (const auto key : {Qt::Key_1, Qt::Key_1, Qt::Key_2, Qt::Key_1, Qt::Key_3,
                               Qt::Key_Return, Qt::Key_4, Qt::Key_1, Qt::Key_1})
            keys.press(key);
        draw(page, u"wizard-2"_s);
        wizard->goTo(2);
        for (const auto &title : {u"集中学习"_s, u"民主议事"_s, u"志愿服务"_s}) {
            keys.type(title);
            keys.press(Qt::Key_Return);
        }
        draw(page, u"wizard-3"_s);
        wizard->goTo(3);
        keys.type(u"陈德明同志传达文件精神，大家结合岗位谈体会。"_s);
        draw(page, u"wizard-4"_s);
        wizard->goTo(4);
        draw(page, u"wizard-5"_s);
        wizard->goTo(5);
        draw(page, u"wizard-6"_s);
        page.saveDraft();
        ui::ConflictDialog conflict(
            tr("While you were writing, another version of this meeting arrived."),
            tr("The other version"), {{u"地点"_s, u"新礼堂"_s, u"镇政府三楼"_s}});
        draw(conflict, u"conflict"_s);
    }

    void drawMembers(ui::MembersPage &page, support::TestWorkspace &space)
    {
        draw(page, u"members"_s);
        page.open(u"member:"_s + space.sample.members().at(4).id.toString());
        draw(page, u"member"_s);
        for (auto *button : page.findChildren<QPushButton *>(u"editButton"_s))
            button->click();
        page.save();
        draw(page, u"member-edit"_s);
        page.createNew();
        page.findChild<QLineEdit *>(u"identityNumberField"_s)->setText(u"990000199001011234"_s);
        page.save();
        draw(page, u"member-new"_s);
        ui::RevealDialog reveal(space.workspace, space.sample.members().first());
        draw(reveal, u"reveal"_s);
        ui::ExportDialog exporting(space.workspace, space.sample.members());
        draw(exporting, u"export"_s);
    }

    void draw(QWidget &widget, const QString &name)
    {
        const bool dialog = qobject_cast<QDialog *>(&widget);
        if (!dialog)
            widget.resize(m_size);
        widget.setAutoFillBackground(true);
        widget.show();
        widget.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&widget));
        if (auto *page = qobject_cast<ui::Page *>(&widget))
            page->load();
        QTest::qWait(20);
        const QPixmap picture = widget.grab();
        QVERIFY(!picture.isNull());
        ++m_drawn;
        QVERIFY(picture.save(
            u"%1/%2-%3.png"_s.arg(m_folder, name, QString::fromLatin1(QTest::currentDataTag()))));
    }

    QString m_folder;
    QTranslator m_translator;
    std::optional<ui::Theme> m_theme;
    QSize m_size;
    int m_drawn = 0;
};

BRANCHBOOK_TEST(PagePicturesTest)
#include "PagePicturesTest.moc"
