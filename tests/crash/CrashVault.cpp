// SPDX-License-Identifier: GPL-3.0-or-later
#include "crash/CrashVault.h"

#include "models/domain/catalogue/Access.h"
#include "models/store/LocalIdentity.h"
#include "support/Check.h"
#include "support/TestReplica.h"

#include <QFile>

using namespace models;
using namespace Qt::StringLiterals;

namespace crash {

namespace {

QString vaultFolder(const QString &folder)
{
    return folder + u"/vault"_s;
}

Result<std::unique_ptr<OpenVault>> opened(const QString &folder)
{
    auto open = std::make_unique<OpenVault>();
    const VaultContext context{open->clock, open->random, crypto::PassphraseCost::cheap()};
    BB_TRY_ASSIGN(people, Vault::slotsOf(vaultFolder(folder)));
    auto vault = tryPassphrase(vaultFolder(folder), people.first().person,
                               u"correct horse battery"_s, context);
    if (!vault)
        return vault.error();
    open->vault = std::move(*vault);
    auto database = open->vault->openDatabase();
    if (!database)
        return database.error();
    open->database = std::move(*database);
    open->writer = std::make_unique<ChangeWriter>(*open->database, open->clock, open->random,
                                                  open->vault->person().id);
    open->branch = organisationIdOfCode(u"330001001");
    return open;
}

QString faultOfLog(Database &database)
{
    if (number(database,
               "SELECT count(*) FROM (SELECT incarnation FROM changes GROUP BY incarnation "
               "HAVING min(n) <> 1 OR max(n) <> count(*))")
        != 0)
        return u"a chain of changes has a gap"_s;
    if (number(database,
               "SELECT count(*) FROM incarnations i WHERE next_n <> 1 + "
               "(SELECT count(*) FROM changes c WHERE c.incarnation = i.incarnation)")
        != 0)
        return u"a chain's next number is wrong"_s;
    for (const auto &kind : catalogue::kinds()) {
        if (!catalogue::isWrittenByPeople(kind))
            continue;
        const auto sql = QByteArray("SELECT count(*) FROM ") + kind.table
            + " r WHERE r.seq IS NULL AND r.revision <> (SELECT count(*) FROM changes c "
              "WHERE c.kind = '"
            + kind.name + "' AND c.id = r.id)";
        if (number(database, sql.constData()) != 0)
            return u"rows and changes disagree: "_s + QString::fromLatin1(kind.table);
    }
    return {};
}

} // namespace

void prepareVault(const QString &folder)
{
    SystemClock clock;
    SystemRandom random;
    const VaultContext context{clock, random, crypto::PassphraseCost::cheap()};
    const auto created = Vault::create(vaultFolder(folder), u"书记"_s, support::passphrase(),
                                       crypto::PassphraseCost::cheap(), context);
    if (!created)
        qFatal("%s", support::describe(created.error()).constData());
    const auto database = created->vault->openDatabase();
    Organisation branch;
    branch.id = organisationIdOfCode(u"330001001");
    branch.code = u"330001001"_s;
    branch.name = u"样例村党支部"_s;
    if (!database || !storeLocalOrganisation(**database, branch))
        qFatal("no database");
}

std::unique_ptr<OpenVault> openVault(const QString &folder)
{
    auto open = opened(folder);
    if (!open)
        qFatal("%s", support::describe(open.error()).constData());
    return std::move(*open);
}

std::unique_ptr<OpenVault> openAndCheck(const QString &folder, QString &fault)
{
    auto open = opened(folder);
    if (!open) {
        fault = QString::fromUtf8(support::describe(open.error()));
        return {};
    }
    auto &database = *(*open)->database;
    if (const auto whole = database.checkIntegrity(); !whole)
        fault = QString::fromUtf8(support::describe(whole.error()));
    else
        fault = faultOfLog(database);
    return std::move(*open);
}

qint64 number(Database &database, const char *sql)
{
    return database.number(sql).value_or(-1);
}

Result<std::unique_ptr<Vault>> tryPassphrase(const QString &folder, PersonId person,
                                             const QString &passphrase, const VaultContext &context)
{
    QFile::remove(folder + u"/attempts"_s);
    return Vault::open(folder, person, SecretBytes::copyOf(passphrase.toUtf8()), context);
}

} // namespace crash
