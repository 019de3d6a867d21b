// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/http/Authority.h"

#include "support/Check.h"
#include "support/TestContext.h"
#include "support/TestMain.h"

#include <QDir>
#include <QFileInfo>
#include <QSslCertificate>
#include <QSslCertificateExtension>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

class AuthorityTest : public QObject
{
    Q_OBJECT

private slots:
    void theServersCertificateIsTheAuthoritys()
    {
        QTemporaryDir folder;
        const auto files = filesIn(folder);
        VERIFY_OK(hub::createAuthority(files, {u"127.0.0.1"_s, u"localhost"_s}, m_clock.nowMs()));

        const auto authority = QSslCertificate::fromPath(files.authority).value(0);
        const auto server = QSslCertificate::fromPath(files.certificate).value(0);
        QVERIFY(authority.isSelfSigned());
        QVERIFY(!server.isSelfSigned());
        QCOMPARE(server.issuerInfo(QSslCertificate::CommonName),
                 authority.subjectInfo(QSslCertificate::CommonName));
        QVERIFY(server.subjectAlternativeNames().contains(QSsl::DnsEntry, u"localhost"_s));
        QVERIFY(server.subjectAlternativeNames().contains(QSsl::IpAddressEntry, u"127.0.0.1"_s));
        const auto now = QDateTime::fromMSecsSinceEpoch(m_clock.nowMs());
        QVERIFY(server.effectiveDate() < now.addDays(-300));
        QVERIFY(server.expiryDate() > now.addDays(700));
        QVERIFY(authority.expiryDate() > now.addYears(9));
    }

    void keysAreReadableByTheOwnerOnly()
    {
        QTemporaryDir folder;
        const auto files = filesIn(folder);
        VERIFY_OK(hub::createAuthority(files, {u"localhost"_s}, m_clock.nowMs()));

        const auto others =
            QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther;
        QVERIFY(!(QFile::permissions(files.authorityKey) & others));
        QVERIFY(!(QFile::permissions(files.certificateKey) & others));
    }

    void anExistingAuthorityIsNeverReplaced()
    {
        QTemporaryDir folder;
        const auto files = filesIn(folder);
        VERIFY_OK(hub::createAuthority(files, {u"localhost"_s}, m_clock.nowMs()));
        const auto before = QSslCertificate::fromPath(files.authority).value(0);

        VERIFY_ERROR(hub::createAuthority(files, {u"localhost"_s}, m_clock.nowMs()),
                     models::Error::Conflict);
        QCOMPARE(QSslCertificate::fromPath(files.authority).value(0), before);
    }

private:
    static hub::AuthorityFiles filesIn(const QTemporaryDir &folder)
    {
        return {folder.filePath(u"ca.pem"_s), folder.filePath(u"ca.key"_s),
                folder.filePath(u"hub.pem"_s), folder.filePath(u"hub.key"_s)};
    }

    support::FakeClock m_clock;
};

BRANCHBOOK_TEST(AuthorityTest)
#include "AuthorityTest.moc"
