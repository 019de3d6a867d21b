// SPDX-License-Identifier: GPL-3.0-or-later
#include "crash/CrashScenario.h"
#include "crash/CrashVault.h"
#include "models/sql/Migrator.h"
#include "models/store/Backup.h"
#include "models/store/SafetyCopies.h"
#include "support/Check.h"
#include "support/OldReplica.h"
#include "support/TestReplica.h"

#include <QDir>
#include <QFile>

using namespace models;
using namespace Qt::StringLiterals;

namespace {

constexpr int rowsOfTheOldOne = 400;

//! A replica of the first schema is brought to the newest, behind a safety copy, again and again.
class MigrationScenario : public crash::Scenario
{
public:
    void prepare(const QString &folder) override
    {
        crash::prepareVault(folder);
        const auto open = openVault(folder);
        support::makeOldReplica(oldOne(folder), open.vault->keys().database, 1, rowsOfTheOldOne);
        putOldOne(folder);
    }

    void work(const QString &folder, quint64 seed, const Tell &tell) override
    {
        const auto open = openVault(folder);
        tell(u"ready"_s);
        for (int i = 0;; ++i) {
            putOldOne(folder);
            const auto database = open.vault->openDatabase();
            if (!database)
                return;
            const auto copies = SafetyCopies(*open.vault, open.context()).list();
            if (copies.isEmpty())
                return;
            tell(u"migrated %1-%2 %3"_s.arg(seed).arg(i).arg(copies.first()));
        }
    }

    QString fault(const QString &folder, const QStringList &told) override
    {
        // Killed while the test's own file was being put there: no program's doing.
        if (QFile::exists(markOf(folder)))
            putOldOne(folder);
        const auto open = openVault(folder);
        const auto database = open.vault->openDatabase();
        if (!database)
            return u"does not open: "_s + QString::fromUtf8(support::describe(database.error()));
        if (const auto whole = (*database)->checkIntegrity(); !whole)
            return QString::fromUtf8(support::describe(whole.error()));
        const auto newest = Migrator(u":/schema/replica"_s).newestVersion();
        if (crash::number(**database, "PRAGMA user_version") != newest)
            return u"not the newest schema"_s;
        if (crash::number(**database, "SELECT count(*) FROM members") != rowsOfTheOldOne)
            return u"rows are missing"_s;
        return faultOfCopies(open, told);
    }

private:
    struct Open {
        VaultContext context() const { return {*clock, *random, crypto::PassphraseCost::cheap()}; }

        std::unique_ptr<SystemClock> clock = std::make_unique<SystemClock>();
        std::unique_ptr<SystemRandom> random = std::make_unique<SystemRandom>();
        std::unique_ptr<Vault> vault{};
    };

    static QString oldOne(const QString &folder) { return folder + u"/old.db"_s; }
    static QString markOf(const QString &folder) { return folder + u"/putting"_s; }

    //! Without its database, which may be the old one.
    static Open openVault(const QString &folder)
    {
        Open open;
        const auto vault = folder + u"/vault"_s;
        const auto people = support::must(Vault::slotsOf(vault));
        open.vault = support::must(crash::tryPassphrase(
            vault, people.first().person, u"correct horse battery"_s, open.context()));
        return open;
    }

    static void putOldOne(const QString &folder)
    {
        const auto path = folder + u"/vault/replica.db"_s;
        QFile mark(markOf(folder));
        if (!mark.open(QIODevice::WriteOnly))
            qFatal("no mark");
        for (const auto *suffix : {"", "-wal", "-shm"})
            QFile::remove(path + QLatin1StringView(suffix));
        if (!QFile::copy(oldOne(folder), path))
            qFatal("no old replica");
        mark.remove();
    }

    //! What carries its final name is whole and of the old schema; the last that was told is there.
    static QString faultOfCopies(const Open &open, const QStringList &told)
    {
        const auto files = SafetyCopies(*open.vault, open.context()).list();
        const backup::Secret secret{open.vault->person().id, support::passphrase(), {}};
        for (const auto &file : files) {
            if (!backup::verify(file, secret, open.context()))
                return u"half a safety copy"_s;
        }
        if (files.isEmpty())
            return u"migrated without a copy"_s;
        if (files.size() > SafetyCopies::keptMigrations + 1)
            return u"copies without end"_s;
        for (auto line = told.crbegin(); line != told.crend(); ++line) {
            if (line->startsWith(u"migrated "))
                return files.contains(line->section(u' ', 2)) || files.size() >= 2
                    ? QString()
                    : u"lost: "_s + *line;
        }
        return {};
    }
};

CRASH_SCENARIO(MigrationScenario, "migration")

} // namespace
