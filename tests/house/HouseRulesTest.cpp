// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

//! Rules of CONTRIBUTING.md that a program can check.
class HouseRulesTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        const QDir top(QStringLiteral(SOURCE_DIR));
        for (const auto *folder : {"app", "models", "sync", "ui", "tests"}) {
            QDirIterator iterator(top.filePath(QString::fromLatin1(folder)), {u"*.h"_s, u"*.cpp"_s},
                                  QDir::Files, QDirIterator::Subdirectories);
            while (iterator.hasNext()) {
                QFile file(iterator.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                m_sources.insert(top.relativeFilePath(file.fileName()),
                                 QString::fromUtf8(file.readAll()));
            }
        }
        QVERIFY(m_sources.size() > 20);
    }

    void everySourceNamesItsLicence()
    {
        QStringList without;
        for (auto it = m_sources.cbegin(); it != m_sources.cend(); ++it) {
            if (!it->startsWith(u"// SPDX-License-Identifier: GPL-3.0-or-later\n"))
                without << it.key();
        }
        QVERIFY2(without.isEmpty(), qPrintable(without.join(u'\n')));
    }

    void sourcesStayReadableInOneSitting()
    {
        QStringList tooLong;
        for (auto it = m_sources.cbegin(); it != m_sources.cend(); ++it) {
            const auto limit = it.key().endsWith(u".h") ? 150 : 500;
            const auto lines = it->count(u'\n');
            if (lines > limit)
                tooLong << u"%1: %2 lines"_s.arg(it.key()).arg(lines);
        }
        QVERIFY2(tooLong.isEmpty(), qPrintable(tooLong.join(u'\n')));
    }

    //! What builds with a file that only one machine has, builds nowhere else.
    void buildFilesNameNoFolderOfAMachine()
    {
        static const QRegularExpression folder(u"(^|[\\s\"=(])/(tmp|home|root|var|work)/"_s,
                                               QRegularExpression::MultilineOption);
        QVERIFY(folder.match(u"COMMAND sh /tmp/step.sh"_s).hasMatch());
        QDirIterator iterator(QStringLiteral(SOURCE_DIR), {u"CMakeLists.txt"_s, u"*.cmake"_s},
                              QDir::Files, QDirIterator::Subdirectories);
        const auto builds = QStringLiteral(SOURCE_DIR "/build/");
        int read = 0;
        while (iterator.hasNext()) {
            QFile file(iterator.next());
            if (file.fileName().startsWith(builds))
                continue;
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!folder.match(QString::fromUtf8(file.readAll())).hasMatch(),
                     qPrintable(file.fileName()));
            ++read;
        }
        QVERIFY(read > 20);
    }

    void nothingCallsItselfUnfinishedOrReachesForASingleton()
    {
        // Written in pieces, so that this file does not find itself.
        const QRegularExpression pattern(u"\\b(TO"_s + u"DO|FIX"_s + u"ME|X"_s
                                         + u"XX)\\b|Q_GLOBAL_"_s + u"STATIC"_s);
        QStringList found;
        for (auto it = m_sources.cbegin(); it != m_sources.cend(); ++it) {
            if (it->contains(pattern))
                found << it.key();
        }
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    }

    void noFutureIsContinuedInAnObjectThatMayBeGone()
    {
        // Qt 6.4 aborts when the context of then() dies first: models::whenFinished does not.
        const QRegularExpression pattern(u"\\.then\\(\\s*this\\b"_s);
        QStringList found;
        for (auto it = m_sources.cbegin(); it != m_sources.cend(); ++it) {
            if (it->contains(pattern))
                found << it.key();
        }
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    }

    //! A key that works and stands in no list is found by nobody: KeyCommand and TypedKeys tell.
    void everyKeyTellsTheListOfShortcuts()
    {
        const QStringList dialogsAndFields{
            u"ui/widgets/AttachmentDialog.cpp"_s, u"ui/widgets/PassphraseEdit.cpp"_s,
            u"ui/widgets/PhotoView.cpp"_s, u"ui/widgets/VideoView.cpp"_s};
        QStringList found;
        for (auto it = m_sources.cbegin(); it != m_sources.cend(); ++it) {
            if (!it.key().startsWith(u"ui/") || !it.key().endsWith(u".cpp"))
                continue;
            // The numbers of the rail stand in the list as one line.
            if (it->contains(u"new QShortcut"_s) && it.key() != u"ui/shell/MainWindow.cpp")
                found << it.key();
            if (it->contains(u"::keyPressEvent(QKeyEvent *event)\n{"_s)
                && !it->contains(u"TypedKeys"_s) && !dialogsAndFields.contains(it.key()))
                found << it.key();
        }
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    }

    void plainSqliteIsOnlyTheBenchsBaseline()
    {
        QStringList found;
        for (auto it = m_sources.cbegin(); it != m_sources.cend(); ++it) {
            if (it->contains(u"QSQL"_s + u"ITE"_s) && !it.key().startsWith(u"tests/bench/"))
                found << it.key();
        }
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    }

private:
    QMap<QString, QString> m_sources;
};

BRANCHBOOK_TEST(HouseRulesTest)
#include "HouseRulesTest.moc"
