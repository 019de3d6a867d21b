// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/JoinDialog.h"

#include "support/FakeConnector.h"
#include "support/TestContext.h"
#include "support/TestMain.h"
#include "support/TestReplica.h"
#include "ui/widgets/MessageBar.h"
#include "ui/widgets/PrimaryButton.h"

#include <QLineEdit>
#include <QTest>

using namespace models;
using namespace Qt::StringLiterals;

//! Joining a hub from the settings, with the hub's answer as the test gives it.
class JoinDialogTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_dialog = std::make_unique<ui::JoinDialog>(m_connector, m_replica.vault);
        m_dialog->show();
    }

    void cleanup() { m_dialog.reset(); }

    void itAsksOnlyWhenAllIsThere()
    {
        QVERIFY(!button()->isEnabled());
        edit(u"hubUrlEdit"_s)->setText(u"https://127.0.0.1:1"_s);
        edit(u"codeEdit"_s)->setText(u"ABCD2345"_s);
        QVERIFY(!button()->isEnabled());
        edit(u"authorityEdit"_s)->setText(support::dataFile(u"photo.jpg"_s));
        QVERIFY2(!button()->isEnabled(), "a file that is no certificate is not taken");
        edit(u"authorityEdit"_s)->setText(support::dataFile(u"authority.pem"_s));
        QVERIFY(button()->isEnabled());
        edit(u"hubUrlEdit"_s)->setText(u"http://127.0.0.1:1"_s);
        QVERIFY2(!button()->isEnabled(), "only TLS is spoken");
    }

    void aRefusalIsSaidAndWhatWasTypedStays_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("away") << int(Error::Offline) << QString() << u"The hub cannot be reached"_s;
        QTest::newRow("another authority")
            << int(Error::WrongAuthority) << QString() << u"is not the county's hub"_s;
        QTest::newRow("expired code")
            << int(Error::Expired) << u"code_expired"_s << u"The enrolment code has expired"_s;
    }

    void aRefusalIsSaidAndWhatWasTypedStays()
    {
        QFETCH(int, code);
        QFETCH(QString, reason);
        QFETCH(QString, sentence);
        m_connector.answer = Error{Error::Code(code), {}, reason, {}};
        fill();
        QTest::mouseClick(button(), Qt::LeftButton);

        auto *messages = m_dialog->findChild<ui::MessageBar *>();
        QTRY_VERIFY(messages->isVisible());
        QVERIFY2(messages->message().contains(sentence), qPrintable(messages->message()));
        QCOMPARE(messages->tone(), ui::Tone::Error);
        QVERIFY(m_dialog->isVisible());
        QCOMPARE(edit(u"codeEdit"_s)->text(), u"ABCD2345"_s);

        edit(u"codeEdit"_s)->setText(u"WXYZ6789"_s);
        m_connector.answer = u"secretary"_s;
        QTest::mouseClick(button(), Qt::LeftButton);
        QTRY_COMPARE(m_dialog->result(), int(QDialog::Accepted));
        QCOMPARE(m_connector.asked.code, u"WXYZ6789"_s);
    }

private:
    QLineEdit *edit(const QString &name) const { return m_dialog->findChild<QLineEdit *>(name); }
    ui::PrimaryButton *button() const { return m_dialog->findChild<ui::PrimaryButton *>(); }

    void fill()
    {
        edit(u"hubUrlEdit"_s)->setText(u"https://127.0.0.1:1"_s);
        edit(u"authorityEdit"_s)->setText(support::dataFile(u"authority.pem"_s));
        edit(u"codeEdit"_s)->setText(u"ABCD2345"_s);
    }

    support::TestReplica m_replica;
    support::FakeConnector m_connector;
    std::unique_ptr<ui::JoinDialog> m_dialog;
};

BRANCHBOOK_TEST(JoinDialogTest)
#include "JoinDialogTest.moc"
