// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

//! Every sentence of the sources has its Chinese.
class TranslationsTest : public QObject
{
    Q_OBJECT

private slots:
    void everySourceStringIsTranslated()
    {
        QTemporaryDir folder;
        const auto copy = folder.filePath(u"branchbook_zh_CN.ts"_s);
        const auto committed = QStringLiteral(SOURCE_DIR "/translations/branchbook_zh_CN.ts");
        QVERIFY(QFile::copy(committed, copy));
        QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner);
        QProcess lupdate;
        lupdate.setWorkingDirectory(QStringLiteral(SOURCE_DIR));
        lupdate.start(QStringLiteral(LUPDATE),
                      {u"-silent"_s, u"-locations"_s, u"none"_s, u"-no-obsolete"_s, u"-I"_s, u"."_s,
                       u"ui"_s, u"app"_s, u"models"_s, u"-ts"_s, copy});
        QVERIFY(lupdate.waitForFinished(120'000));
        QCOMPARE(lupdate.exitCode(), 0);

        int messages = 0;
        const auto missing = unfinishedIn(copy, &messages);
        QVERIFY2(messages > 500, qPrintable(u"only %1 messages were read"_s.arg(messages)));
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u'\n')));
    }

private:
    static QStringList unfinishedIn(const QString &path, int *messages)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return {u"unreadable"_s};
        QXmlStreamReader reader(&file);
        QStringList missing;
        QString source;
        while (!reader.atEnd()) {
            if (reader.readNext() != QXmlStreamReader::StartElement)
                continue;
            if (reader.name() == u"source") {
                source = reader.readElementText();
                ++*messages;
            } else if (reader.name() == u"translation") {
                const bool unfinished = reader.attributes().value(u"type"_s) == u"unfinished";
                const auto text =
                    reader.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
                if (unfinished || text.isEmpty())
                    missing << source;
            }
        }
        return missing;
    }
};

BRANCHBOOK_TEST(TranslationsTest)
#include "TranslationsTest.moc"
