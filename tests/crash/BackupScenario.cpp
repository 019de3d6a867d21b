// SPDX-License-Identifier: GPL-3.0-or-later
#include "crash/CrashScenario.h"
#include "crash/CrashVault.h"
#include "models/store/Backup.h"
#include "models/store/MemberRepository.h"
#include "support/TestReplica.h"

#include <QDir>
#include <QFile>

using namespace models;
using namespace Qt::StringLiterals;

namespace {

//! Vaults are made, backed up and restored.
class BackupScenario : public crash::Scenario
{
public:
    void prepare(const QString &folder) override { crash::prepareVault(folder); }

    void work(const QString &folder, quint64 seed, const Tell &tell) override
    {
        const auto open = crash::openVault(folder);
        const VaultContext context{open->clock, open->random, crypto::PassphraseCost::cheap()};
        MemberRepository members(*open->database, *open->writer, open->clock);
        Member member;
        member.organisation = open->branch;
        member.name = u"王样一"_s;
        tell(u"ready"_s);
        for (int i = 0;; ++i) {
            const auto name = u"%1-%2"_s.arg(seed).arg(i);
            if (!members.save(member))
                return;
            const auto file = folder + u"/"_s + name + u".bbbackup"_s;
            if (!backup::write(*open->database, *open->vault, file, context))
                return;
            tell(u"backup "_s + name);
            const backup::Secret secret{open->vault->person().id, support::passphrase(), {}};
            if (!backup::restore(file, folder + u"/restored-"_s + name, secret, context))
                return;
            tell(u"restored "_s + name);
            if (!Vault::create(folder + u"/created-"_s + name, u"书记"_s, support::passphrase(),
                               crypto::PassphraseCost::cheap(), context))
                return;
            tell(u"created "_s + name);
        }
    }

    QString fault(const QString &folder, const QStringList &told) override
    {
        QString fault;
        const auto open = crash::openAndCheck(folder, fault);
        if (!fault.isEmpty())
            return fault;
        const VaultContext context{open->clock, open->random, crypto::PassphraseCost::cheap()};
        const backup::Secret secret{open->vault->person().id, support::passphrase(), {}};
        // What carries its final name is whole, acknowledged or not.
        const QDir dir(folder);
        for (const auto &name : dir.entryList({u"*.bbbackup"_s}, QDir::Files)) {
            if (!backup::verify(dir.filePath(name), secret, context))
                return u"half a backup: "_s + name;
        }
        for (const auto &name : dir.entryList({u"restored-*"_s, u"created-*"_s}, QDir::Dirs)) {
            if (name.endsWith(u".restoring"))
                continue;
            if (const auto why = faultOfVault(dir.filePath(name), context); !why.isEmpty())
                return why + u": "_s + name;
        }
        for (const auto &line : told) {
            const auto what = line.section(u' ', 0, 0);
            const auto name = line.section(u' ', 1);
            const auto expected = what == u"backup" ? name + u".bbbackup"_s : what + u'-' + name;
            if (what != u"ready" && !dir.exists(expected))
                return u"lost: "_s + line;
        }
        return {};
    }

private:
    //! A creation that was killed before there was a header can be repeated in the same folder.
    static QString faultOfVault(const QString &folder, const VaultContext &context)
    {
        const auto people = Vault::slotsOf(folder);
        if (!people) {
            const auto again = Vault::create(folder, u"书记"_s, support::passphrase(),
                                             crypto::PassphraseCost::cheap(), context);
            return again ? QString() : u"neither a vault nor room for one"_s;
        }
        const auto vault = crash::tryPassphrase(folder, people->first().person,
                                                u"correct horse battery"_s, context);
        if (!vault || !(*vault)->openDatabase())
            return u"a vault that does not open"_s;
        return {};
    }
};

CRASH_SCENARIO(BackupScenario, "backup")

} // namespace
