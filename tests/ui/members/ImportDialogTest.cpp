// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/members/ImportDialog.h"

#include "models/documents/SheetWriter.h"
#include "models/documents/TableFile.h"
#include "ui/members/ExampleRoster.h"
#include "ui/members/ImportFileStep.h"
#include "ui/members/ImportMappingStep.h"
#include "ui/members/ImportPreviewModel.h"
#include "ui/members/ImportReportModel.h"
#include "ui/widgets/MessageBar.h"

#include "models/documents/SampleZip.h"
#include "models/store/SafetyCopies.h"
#include "support/Check.h"
#include "support/TestContext.h"
#include "support/TestMain.h"
#include "support/TestWorkspace.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>
#include <QTranslator>
#include <QUrl>

using namespace models;
using namespace Qt::StringLiterals;

class ImportDialogTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_workspace = std::make_unique<support::TestWorkspace>();
        m_dialog = std::make_unique<ui::ImportDialog>(m_workspace->workspace);
        m_dialog->show();
    }

    void cleanup()
    {
        m_dialog.reset();
        m_workspace.reset();
    }

    void aRosterIsImportedAndTakenBack()
    {
        QSignalSpy changed(&m_workspace->workspace, &ui::Workspace::recordsChanged);
        openAndCheck(u"roster-good.xlsx"_s);
        QVERIFY(button(u"nextButton"_s)->text().contains(u"22"));
        QCOMPARE(memberCount(), 0);
        auto &replica = m_workspace->replica;
        const SafetyCopies copies(replica.vault, replica.context());
        QVERIFY(copies.list().isEmpty());

        click(u"nextButton"_s);
        QTRY_VERIFY(button(u"undoButton"_s)->isVisible());
        QCOMPARE(memberCount(), 22);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(copies.list().size(), 1);

        click(u"undoButton"_s);
        QCOMPARE(memberCount(), 0);
        QVERIFY(!button(u"undoButton"_s)->isVisible());
        QCOMPARE(changed.size(), 2);
    }

    void enterGoesOnInsteadOfGivingUp()
    {
        QApplication::setActiveWindow(m_dialog.get());
        open(u"roster-good.xlsx"_s);
        QTRY_COMPARE(m_dialog->focusWidget(), button(u"nextButton"_s));
    }

    void everyRejectedRowIsListed()
    {
        openAndCheck(u"roster-bad.xlsx"_s);
        const auto *model = m_dialog->findChild<ui::ImportReportModel *>();
        QCOMPARE(model->count(ui::ImportReportModel::Part::Rejected), 9);
        QCOMPARE(model->rowCount(), 9);
        QCOMPARE(model->index(0, ui::ImportReportModel::Row).data().toInt(), 5);
        QVERIFY(model->index(0, ui::ImportReportModel::Account)
                    .data()
                    .toString()
                    .contains(u"check digit"));
        QVERIFY(button(u"errorRowsButton"_s)->isVisible());
        QVERIFY(button(u"nextButton"_s)->text().contains(u"13"));
    }

    void rejectedRowsAreSavedWithReasons()
    {
        openAndCheck(u"roster-bad.xlsx"_s);
        QTemporaryDir folder;
        const auto path = folder.filePath(u"rejected.xlsx"_s);
        QVERIFY(m_dialog->saveErrorRows(path));
        const auto tables = readTableFile(path);
        VERIFY_OK(tables);
        QCOMPARE(tables->first().rows.size(), 10);
        QVERIFY(!m_dialog->saveErrorRows(folder.filePath(u"none/rejected.xlsx"_s)));
    }

    void aRosterIsDroppedOnTheFirstStep()
    {
        auto *step = m_dialog->findChild<ui::ImportFileStep *>();
        QVERIFY(drop(*step, {u"roster-good.xlsx"_s}));
        QTRY_VERIFY(button(u"nextButton"_s)->isVisible());
        QVERIFY(m_dialog->findChild<ui::ImportMappingStep *>()->isVisible());
    }

    //! Which of two is meant nobody knows, and words are no file.
    void onlyOneFileCanBeDropped()
    {
        auto *step = m_dialog->findChild<ui::ImportFileStep *>();
        QVERIFY(!drop(*step, {u"roster-good.xlsx"_s, u"roster-bad.xlsx"_s}));
        QVERIFY(!drop(*step, {}));
        QVERIFY(step->isVisible());
    }

    void aDroppedFileThatIsNoRosterIsExplained()
    {
        QVERIFY(drop(*m_dialog->findChild<ui::ImportFileStep *>(), {u"photo.jpg"_s}));
        auto *message = m_dialog->findChild<ui::MessageBar *>();
        QTRY_VERIFY(message->isVisible());
        QCOMPARE(message->tone(), ui::Tone::Error);
    }

    //! What the empty roster offers to start from goes through its own import without a fault.
    //! In Chinese, the language of rosters.
    void theExampleFileIsImportedAsItIs()
    {
        QTranslator chinese;
        QVERIFY(chinese.load(u":/translations/branchbook_zh_CN"_s));
        QVERIFY(QCoreApplication::installTranslator(&chinese));
        QTemporaryDir folder;
        for (const auto &name : {u"example.xlsx"_s, u"example.csv"_s}) {
            const auto path = folder.filePath(name);
            VERIFY_OK(writeSheet(ui::exampleRoster(), path));
            m_dialog = std::make_unique<ui::ImportDialog>(m_workspace->workspace);
            m_dialog->show();
            m_dialog->openFile(path);
            QTRY_VERIFY(button(u"nextButton"_s)->isVisible());
            click(u"nextButton"_s);
            QTRY_VERIFY(m_dialog->findChild<QTabBar *>(u"partTabs"_s)->isVisible());
            const auto *model = m_dialog->findChild<ui::ImportReportModel *>();
            QCOMPARE(model->count(ui::ImportReportModel::Part::Rejected), 0);
            QCOMPARE(model->count(ui::ImportReportModel::Part::Warnings), 0);
            QVERIFY2(button(u"nextButton"_s)->text().contains(u"3"_s),
                     qPrintable(button(u"nextButton"_s)->text()));
        }
    }

    void unreadableFilesAreExplained()
    {
        m_dialog->openFile(u"/nowhere/roster.xlsx"_s);
        auto *message = m_dialog->findChild<ui::MessageBar *>();
        QTRY_VERIFY(message->isVisible());
        QVERIFY(!message->message().isEmpty());
        QCOMPARE(message->tone(), ui::Tone::Error);
        // The next file is taken as if nothing had been.
        openAndCheck(u"roster-gb18030.csv"_s);
        QVERIFY(!message->isVisible());
    }

    void withoutANameColumnThereIsNoWayOn()
    {
        open(u"roster-good.xlsx"_s);
        auto *choice = m_dialog->findChild<QComboBox *>(u"fieldBox1"_s);
        QVERIFY(choice);
        choice->setCurrentIndex(0);
        emit choice->activated(0);
        QVERIFY(!button(u"nextButton"_s)->isEnabled());
    }

    void aFieldGoesFromOneColumnToAnother()
    {
        open(u"roster-good.xlsx"_s);
        auto *name = m_dialog->findChild<QComboBox *>(u"fieldBox1"_s);
        auto *other = m_dialog->findChild<QComboBox *>(u"fieldBox12"_s);
        QCOMPARE(other->currentData().toString(), QString());
        const auto index = other->findData(u"name"_s);
        other->setCurrentIndex(index);
        emit other->activated(index);
        QCOMPARE(name->currentData().toString(), QString());
    }

    void theChoiceOfColumnsIsRemembered()
    {
        open(u"roster-good.xlsx"_s);
        auto *dues = m_dialog->findChild<QComboBox *>(u"fieldBox12"_s);
        const auto index = dues->findData(u"note"_s);
        dues->setCurrentIndex(index);
        emit dues->activated(index);
        click(u"nextButton"_s);
        QTRY_VERIFY(button(u"nextButton"_s)->text().contains(u"22"));
        click(u"nextButton"_s);
        QTRY_VERIFY(button(u"undoButton"_s)->isVisible());

        m_dialog = std::make_unique<ui::ImportDialog>(m_workspace->workspace);
        m_dialog->show();
        open(u"roster-gb18030.csv"_s);
        QCOMPARE(m_dialog->findChild<QComboBox *>(u"fieldBox12"_s)->currentData().toString(),
                 u"note"_s);
    }

    void goingBackKeepsTheFile()
    {
        openAndCheck(u"roster-good.xlsx"_s);
        click(u"backButton"_s);
        QVERIFY(m_dialog->findChild<ui::ImportMappingStep *>()->isVisible());
        click(u"nextButton"_s);
        QTRY_VERIFY(button(u"nextButton"_s)->text().contains(u"22"));
    }

    void closingWhileItImportsLeavesAllOrNothing()
    {
        openAndCheck(u"roster-good.xlsx"_s);
        click(u"nextButton"_s);
        m_dialog.reset();
        const int count = memberCount();
        QVERIFY(count == 0 || count == 22);
    }

    void aCoverSheetIsPassedOver()
    {
        QTemporaryDir folder;
        const auto path = folder.filePath(u"roster.xlsx"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            support::workbookOfSheets({"<row><c t=\"inlineStr\"><is><t>封面</t></is></c></row>",
                                       "<row><c t=\"inlineStr\"><is><t>姓名</t></is></c></row>"
                                       "<row><c t=\"inlineStr\"><is><t>李海</t></is></c></row>"}));
        file.close();
        m_dialog->openFile(path);
        QTRY_VERIFY(button(u"nextButton"_s)->isVisible());
        auto *sheets = m_dialog->findChild<QComboBox *>(u"sheetBox"_s);
        QCOMPARE(sheets->currentIndex(), 1);
        // The cover has no header: the roster stays.
        sheets->setCurrentIndex(0);
        emit sheets->activated(0);
        QCOMPARE(sheets->currentIndex(), 1);
        QVERIFY(m_dialog->findChild<ui::MessageBar *>()->isVisible());
        QVERIFY(button(u"nextButton"_s)->isEnabled());
    }

    void modelsKeepTheirPromises()
    {
        const auto tables = readTableFile(support::dataFile(u"roster-bad.xlsx"_s));
        VERIFY_OK(tables);
        const auto mapping = ColumnMapping::guess(tables->first());
        VERIFY_OK(mapping);
        ui::ImportPreviewModel preview;
        QAbstractItemModelTester previewTester(
            &preview, QAbstractItemModelTester::FailureReportingMode::QtTest);
        preview.setSheet(tables->first(), *mapping);
        QCOMPARE(preview.rowCount(), 23);
        QCOMPARE(preview.columnCount(), 13);
        QCOMPARE(preview.index(1, 1).data().toString(), u"张红娟"_s);

        ui::ImportReportModel report;
        QAbstractItemModelTester reportTester(
            &report, QAbstractItemModelTester::FailureReportingMode::QtTest);
        report.setReport({.rejected = {{5, u"identityNumber"_s, u"checksum"_s}},
                          .warnings = {{6, u"sex"_s, u"sexMismatch"_s}},
                          .rows = {{7,
                                    ImportReport::Outcome::Updated,
                                    u"李海"_s,
                                    {},
                                    {{u"mobile"_s, QCborValue(nullptr), u"13900000001"_s}}}}});
        for (const auto part :
             {ui::ImportReportModel::Part::Rejected, ui::ImportReportModel::Part::Warnings,
              ui::ImportReportModel::Part::Changes}) {
            report.show(part);
            QCOMPARE(report.rowCount(), 1);
        }
        // Even to the one who imports, the list shows covered numbers.
        QVERIFY(!report.index(0, ui::ImportReportModel::Account)
                     .data()
                     .toString()
                     .contains(u"13900000001"));
    }

private:
    //! As a file manager does; false when the step does not want it.
    static bool drop(QWidget &step, const QStringList &files)
    {
        QMimeData data;
        QList<QUrl> urls;
        for (const auto &file : files)
            urls << QUrl::fromLocalFile(support::dataFile(file));
        if (urls.isEmpty())
            data.setText(u"roster"_s);
        else
            data.setUrls(urls);
        const QPoint middle = step.rect().center();
        QDragEnterEvent enter(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        enter.ignore();
        QApplication::sendEvent(&step, &enter);
        if (!enter.isAccepted())
            return false;
        QDropEvent event(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&step, &event);
        return event.isAccepted();
    }

    void open(const QString &name)
    {
        m_dialog->openFile(support::dataFile(name));
        QTRY_VERIFY(button(u"nextButton"_s)->isVisible());
    }

    void openAndCheck(const QString &name)
    {
        open(name);
        click(u"nextButton"_s);
        QTRY_VERIFY(m_dialog->findChild<QTabBar *>(u"partTabs"_s)->isVisible());
    }

    QPushButton *button(const QString &name) const
    {
        return m_dialog->findChild<QPushButton *>(name);
    }

    void click(const QString &name) { QTest::mouseClick(button(name), Qt::LeftButton); }

    int memberCount() const
    {
        return m_workspace->replica.members.count(m_workspace->replica.branch).value_or(-1);
    }

    std::unique_ptr<support::TestWorkspace> m_workspace;
    std::unique_ptr<ui::ImportDialog> m_dialog;
};

BRANCHBOOK_TEST_APP(QApplication)
BRANCHBOOK_TEST(ImportDialogTest)
#include "ImportDialogTest.moc"
