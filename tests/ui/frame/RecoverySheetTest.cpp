// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/RecoverySheet.h"

#include "models/store/PaperKey.h"
#include "support/Check.h"
#include "support/TestContext.h"
#include "support/TestMain.h"
#include "ui/setup/QrCode.h"

#include <QApplication>
#include <QImage>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace models;
using namespace Qt::StringLiterals;

class RecoverySheetTest : public QObject
{
    Q_OBJECT

private slots:
    void groupsComeBackAsTheyWereGiven()
    {
        const auto words = sampleWords();
        const ui::RecoverySheet sheet(words);
        QCOMPARE(sheet.groupCount(), 14);
        QStringList groups;
        for (int i = 0; i < sheet.groupCount(); ++i)
            groups << sheet.group(i);
        QCOMPARE(groups.join(u' '), words);
        QCOMPARE(sheet.group(14), QString());
        QCOMPARE(sheet.group(-1), QString());
        QCOMPARE(ui::RecoverySheet().groupCount(), 0);
    }

    void aGroupAgreesInWhateverWriting()
    {
        const ui::RecoverySheet sheet(u"01A1 ZZZZ"_s);
        QVERIFY(sheet.agrees(0, u"o l-a i"_s));
        QVERIFY(sheet.agrees(0, u"０１Ａ１"_s));
        QVERIFY(!sheet.agrees(0, u"01A2"_s));
        QVERIFY(!sheet.agrees(2, QString()));
    }

    void thePrintedWordsCanBeRead()
    {
        QTemporaryDir folder;
        const auto file = folder.filePath(u"sheet.pdf"_s);
        const auto words = sampleWords();
        {
            QPdfWriter writer(file);
            writer.setPageSize(QPageSize(QPageSize::A4));
            writer.setResolution(600);
            QPainter painter(&writer);
            ui::RecoverySheet(words).draw(
                painter, QRectF(writer.pageLayout().fullRectPixels(writer.resolution())));
        }
        QProcess reader;
        reader.start(QStringLiteral("pdftotext"), {u"-layout"_s, file, u"-"_s});
        QVERIFY(reader.waitForFinished());
        QCOMPARE(reader.exitCode(), 0);
        const auto text = QString::fromUtf8(reader.readAllStandardOutput());
        QCOMPARE(text.count(u'\f'), 1); // one page
        qsizetype after = 0;
        for (const auto &group : words.split(u' ')) {
            const auto found = text.indexOf(group, after);
            QVERIFY2(found >= 0, qPrintable(text));
            after = found + group.size();
        }
        QVERIFY(text.contains(u"Kept by:"_s));
    }

    void theCodeHoldsTheSameWords()
    {
        const auto words = sampleWords();
        const auto code = ui::QrCode::of(words.toLatin1());
        QVERIFY(!code.isNull());
        const auto image = drawn(words, 10);
        const auto area =
            ui::RecoverySheet::codeArea(QRectF(QPointF(), image.size()), words.count(u' ') + 1);
        const double module = area.width() / (code.size() + 2 * ui::QrCode::quietModules);
        QVERIFY(module / 10 > 0.7); // millimetres: readers at a desk want no less
        for (int row = -ui::QrCode::quietModules; row < code.size() + ui::QrCode::quietModules;
             ++row) {
            for (int column = -ui::QrCode::quietModules;
                 column < code.size() + ui::QrCode::quietModules; ++column) {
                const bool isInside =
                    row >= 0 && column >= 0 && row < code.size() && column < code.size();
                const QPointF centre(area.left()
                                         + (column + ui::QrCode::quietModules + 0.5) * module,
                                     area.top() + (row + ui::QrCode::quietModules + 0.5) * module);
                const bool isDark = qGray(image.pixel(centre.toPoint())) < 128;
                QVERIFY2(isDark == (isInside && code.isDark(column, row)),
                         qPrintable(u"module %1, %2"_s.arg(column).arg(row)));
            }
        }
    }

    //! What is drawn decides, not how large: a screen's preview shows the same modules.
    void everyResolutionShowsTheSameCode()
    {
        const auto words = sampleWords();
        const auto code = ui::QrCode::of(words.toLatin1());
        for (const int dotsPerMm : {3, 4, 7, 24}) {
            const auto image = drawn(words, dotsPerMm);
            const auto area = ui::RecoverySheet::codeArea(QRectF(QPointF(), image.size()), 14);
            const double module = area.width() / (code.size() + 2 * ui::QrCode::quietModules);
            for (int row = 0; row < code.size(); ++row) {
                for (int column = 0; column < code.size(); ++column) {
                    const QPoint centre(
                        int(area.left() + (column + ui::QrCode::quietModules + 0.5) * module),
                        int(area.top() + (row + ui::QrCode::quietModules + 0.5) * module));
                    QCOMPARE(qGray(image.pixel(centre)) < 128, code.isDark(column, row));
                }
            }
        }
    }

    //! The three large squares by which a reader finds a code, and the line between them.
    void theCodeIsOneThatReadersFind()
    {
        const auto code = ui::QrCode::of("0123 4567");
        QVERIFY(code.size() >= 21 && code.size() % 4 == 1);
        const int last = code.size() - 1;
        for (const auto &[left, top] :
             {std::pair(0, 0), std::pair(last - 6, 0), std::pair(0, last - 6)}) {
            for (int i = 0; i < 7; ++i) {
                for (int j = 0; j < 7; ++j) {
                    const int ring = std::max(std::abs(i - 3), std::abs(j - 3));
                    QCOMPARE(code.isDark(left + i, top + j), ring != 2);
                }
            }
        }
        for (int i = 8; i < last - 7; ++i)
            QCOMPARE(code.isDark(i, 6), i % 2 == 0);
        QVERIFY(ui::QrCode::of({}).isNull());
    }

private:
    static QString sampleWords()
    {
        support::FakeRandom random(7);
        return paper::wordsOf(SecretBytes::random(paper::keySize, random));
    }

    static QImage drawn(const QString &words, int dotsPerMm)
    {
        QImage image(210 * dotsPerMm, 297 * dotsPerMm, QImage::Format_RGB32);
        image.fill(Qt::lightGray);
        QPainter painter(&image);
        ui::RecoverySheet(words).draw(painter, QRectF(QPointF(), image.size()));
        return image;
    }
};

BRANCHBOOK_TEST(RecoverySheetTest)
#include "RecoverySheetTest.moc"
