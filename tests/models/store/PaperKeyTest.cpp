// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/PaperKey.h"
#include "models/store/PaperTrial.h"

#include "support/Check.h"
#include "support/TestContext.h"
#include "support/TestMain.h"
#include "support/TestReplica.h"

#include <QTest>

using namespace models;
using namespace Qt::StringLiterals;

class PaperKeyTest : public QObject
{
    Q_OBJECT

private slots:
    void keysComeBackHoweverTheyAreTyped()
    {
        support::FakeRandom random;
        for (int i = 0; i < 50; ++i) {
            const auto key = SecretBytes::random(paper::keySize, random);
            const auto words = paper::wordsOf(key);
            QCOMPARE(words.split(u' ').size(), 14);
            auto dashed = words;
            dashed.replace(u' ', u'-');
            auto fullWidth = words;
            for (auto &c : fullWidth) {
                if (!c.isSpace())
                    c = QChar(c.unicode() + 0xFEE0);
            }
            auto confused = words;
            confused.replace(u'0', u'O').replace(u'1', i % 2 ? u'l' : u'I');
            for (const auto &typed : {words, words.toLower(), dashed, fullWidth, confused,
                                      QString(words).remove(u' '), u"\n "_s + words + u"　"_s}) {
                const auto back = paper::keyOf(typed);
                VERIFY_OK(back);
                QCOMPARE(back->view().toByteArray(), key.view().toByteArray());
            }
        }
    }

    void everySlipOfTheHandIsNoticed()
    {
        support::FakeRandom random;
        const auto words = paper::wordsOf(SecretBytes::random(paper::keySize, random));
        for (qsizetype i = 0; i < words.size(); ++i) {
            if (words[i] == u' ')
                continue;
            auto wrong = words;
            wrong[i] = wrong[i] == u'7' ? u'8' : u'7';
            VERIFY_ERROR(paper::keyOf(wrong), Error::Invalid);
            const bool swappable = i + 1 < words.size() && words[i + 1] != u' ';
            if (swappable && words[i] != words[i + 1]) {
                auto swapped = words;
                std::swap(swapped[i], swapped[i + 1]);
                VERIFY_ERROR(paper::keyOf(swapped), Error::Invalid);
            }
        }
    }

    void whatIsWrongIsTold_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("reason");
        QTest::newRow("empty") << QString() << u"length"_s;
        QTest::newRow("short") << u"ABCD 2345"_s << u"length"_s;
        QTest::newRow("too long") << QString(57, u'0') << u"length"_s;
        QTest::newRow("letter U") << QString(56, u'U') << u"badCharacter"_s;
        QTest::newRow("Chinese") << u"恢复"_s << u"badCharacter"_s;
        QTest::newRow("all alike") << QString(56, u'Z') << u"checksum"_s;
    }

    void whatIsWrongIsTold()
    {
        QFETCH(QString, words);
        QFETCH(QString, reason);
        const auto key = paper::keyOf(words);
        VERIFY_ERROR(key, Error::Invalid);
        QCOMPARE(key.error().field, u"paperWords"_s);
        QCOMPARE(key.error().reason, reason);
    }

    void theWordsAreTriedAtTheVaultWhileItIsOpen()
    {
        const support::TestReplica replica;
        VERIFY_OK(paper::tryWords(replica.vault.folder(), replica.paperWords.toLower()));
        auto mistyped = replica.paperWords;
        mistyped[0] = mistyped[0] == u'0' ? u'1' : u'0';
        VERIFY_ERROR(paper::tryWords(replica.vault.folder(), mistyped), Error::Invalid);
    }

    void theWordsOfAnotherSheetAreTriedInVain()
    {
        support::TestReplica replica;
        const support::TestReplica other(2);
        VERIFY_ERROR(paper::tryWords(replica.vault.folder(), other.paperWords),
                     Error::WrongPassphrase);
        VERIFY_ERROR(paper::tryWords(replica.folder.filePath(u"nowhere"_s), other.paperWords),
                     Error::NotFound);
        const auto renewed = replica.vault.reissuePaper();
        VERIFY_OK(renewed);
        VERIFY_OK(paper::tryWords(replica.vault.folder(), *renewed));
        VERIFY_ERROR(paper::tryWords(replica.vault.folder(), replica.paperWords),
                     Error::WrongPassphrase);
    }
};

BRANCHBOOK_TEST(PaperKeyTest)
#include "PaperKeyTest.moc"
