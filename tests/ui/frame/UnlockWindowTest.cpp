// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/UnlockWindow.h"

#include "models/store/Vault.h"
#include "support/Check.h"
#include "support/PaperGroups.h"
#include "support/TestContext.h"
#include "support/TestMain.h"
#include "ui/setup/VaultDoor.h"
#include "ui/widgets/ChoiceCard.h"
#include "ui/widgets/PassphraseEdit.h"

#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace models;
using namespace Qt::StringLiterals;

class UnlockWindowTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_clock = std::make_unique<support::FakeClock>();
        m_door = std::make_unique<ui::VaultDoor>(
            m_folder->filePath(u"vault"_s), *m_clock, m_random,
            ui::VaultDoor::Cost{&crypto::PassphraseCost::cheap, crypto::PassphraseCost::cheap()});
        const auto created = Vault::create(
            m_door->folder(), u"Secretary"_s, SecretBytes::copyOf(passphrase),
            crypto::PassphraseCost::cheap(), {*m_clock, m_random, crypto::PassphraseCost::cheap()});
        VERIFY_OK(created);
        m_words = created->paperWords;
    }

    void cleanup()
    {
        m_window.reset();
        m_door.reset();
        m_folder.reset();
    }

    void theRightPassphraseOpens()
    {
        showWindow();
        QSignalSpy unlocked(m_window.get(), &ui::UnlockWindow::unlocked);
        typeAndOpen(passphrase);
        QTRY_COMPARE(unlocked.size(), 1);
        QVERIFY(m_window->message().isEmpty());
    }

    void aWrongOneOpensNothingAndGivesNoHint()
    {
        showWindow();
        QSignalSpy unlocked(m_window.get(), &ui::UnlockWindow::unlocked);
        typeAndOpen("wheat-river-lantern-43");
        QTRY_VERIFY(!m_window->message().isEmpty());
        const auto near = m_window->message();
        QVERIFY(field()->isEmpty());
        m_clock->advance(600'000);
        typeAndOpen("x");
        QTRY_COMPARE(m_window->message(), near);
        QCOMPARE(unlocked.size(), 0);
    }

    void aMessageOfTwoLinesSqueezesNobody()
    {
        showWindow();
        typeAndOpen("not the passphrase");
        QTRY_VERIFY(!m_window->message().isEmpty());
        m_window->findChild<QLabel *>(u"messageLabel"_s)->setText(u"数据正被使用。"_s.repeated(9));
        QCoreApplication::processEvents();
        const auto cards = m_window->findChildren<ui::ChoiceCard *>();
        QVERIFY(!cards.isEmpty());
        for (const auto *card : cards)
            QTRY_COMPARE_GE(card->height(), card->sizeHint().height());
    }

    void guessingIsSlowedDownAndTheWaitIsShown()
    {
        showWindow();
        typeAndOpen("wrong");
        QTRY_VERIFY(!m_window->message().isEmpty());
        typeAndOpen("wrong again");
        QTRY_VERIFY(m_window->message().contains(u"second"));
        QTest::keyClicks(field(), u"a"_s);
        QVERIFY(!button(u"openButton"_s)->isEnabled());
        m_clock->advance(10'000);
        QTRY_VERIFY(button(u"openButton"_s)->isEnabled());
        field()->clear();
        QSignalSpy unlocked(m_window.get(), &ui::UnlockWindow::unlocked);
        typeAndOpen(passphrase);
        QTRY_COMPARE(unlocked.size(), 1);
    }

    void theRecoverySheetGivesANewPassphrase()
    {
        showWindow();
        QSignalSpy unlocked(m_window.get(), &ui::UnlockWindow::unlocked);
        QTest::mouseClick(button(u"forgottenButton"_s), Qt::LeftButton);
        m_window->findChild<QPlainTextEdit *>(u"wordsEdit"_s)->setPlainText(m_words.toLower());
        recoverNext();
        auto *first = visible<ui::PassphraseEdit>(u"passphraseEdit"_s);
        QTRY_VERIFY((first = visible<ui::PassphraseEdit>(u"passphraseEdit"_s)));
        QTest::keyClicks(first, u"another lantern by the river"_s);
        QTest::keyClicks(visible<ui::PassphraseEdit>(u"repeatEdit"_s),
                         u"another lantern by the river"_s);
        recoverNext();
        QTRY_VERIFY(visible<QPushButton>(u"tryButton"_s));
        QVERIFY(!button(u"recoverButton"_s)->isEnabled());
        QTest::mouseClick(visible<QPushButton>(u"tryButton"_s), Qt::LeftButton);
        visible<QPlainTextEdit>(u"typedWordsEdit"_s)->setPlainText(support::groupsShown(*m_window));
        recoverNext();
        QTRY_COMPARE(unlocked.size(), 1);
        unlocked.clear();
        m_window.reset();

        showWindow();
        QSignalSpy again(m_window.get(), &ui::UnlockWindow::unlocked);
        typeAndOpen("another lantern by the river");
        QTRY_COMPARE(again.size(), 1);
    }

private:
    static constexpr auto passphrase = "wheat-river-lantern-42";

    void showWindow()
    {
        m_window = std::make_unique<ui::UnlockWindow>(*m_door);
        VERIFY_OK(m_window->load());
        m_window->show();
    }
    template <typename T>
    T *visible(const QString &name) const
    {
        for (auto *found : m_window->findChildren<T *>(name)) {
            if (found->isVisible())
                return found;
        }
        return nullptr;
    }
    ui::PassphraseEdit *field() const { return visible<ui::PassphraseEdit>(u"passphraseEdit"_s); }
    QPushButton *button(const QString &name) const
    {
        return m_window->findChild<QPushButton *>(name);
    }
    void typeAndOpen(const char *text)
    {
        QTRY_VERIFY(field()->isEnabled());
        QTest::keyClicks(field(), QString::fromLatin1(text));
        QTest::keyClick(field(), Qt::Key_Return);
    }
    void recoverNext()
    {
        QTRY_VERIFY(button(u"recoverButton"_s)->isEnabled());
        QTest::mouseClick(button(u"recoverButton"_s), Qt::LeftButton);
    }
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<support::FakeClock> m_clock;
    support::FakeRandom m_random;
    std::unique_ptr<ui::VaultDoor> m_door;
    std::unique_ptr<ui::UnlockWindow> m_window;
    QString m_words;
};

BRANCHBOOK_TEST(UnlockWindowTest)
#include "UnlockWindowTest.moc"
