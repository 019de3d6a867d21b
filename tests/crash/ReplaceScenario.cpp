// SPDX-License-Identifier: GPL-3.0-or-later
#include "crash/CrashScenario.h"
#include "crash/CrashVault.h"
#include "models/store/Backup.h"
#include "models/store/MemberRepository.h"
#include "support/TestReplica.h"

#include <QDir>

using namespace models;
using namespace Qt::StringLiterals;

namespace {

//! A book is put back to a backup again and again, while work goes on in it.
class ReplaceScenario : public crash::Scenario
{
public:
    void prepare(const QString &folder) override { crash::prepareVault(folder); }

    void work(const QString &folder, quint64 seed, const Tell &tell) override
    {
        tell(u"ready"_s);
        for (int i = 0;; ++i) {
            const auto name = u"%1-%2"_s.arg(seed).arg(i);
            const auto file = folder + u"/"_s + name + u".bbbackup"_s;
            auto open = crash::openVault(folder);
            const VaultContext context{open->clock, open->random, crypto::PassphraseCost::cheap()};
            const backup::Secret secret{open->vault->person().id, support::passphrase(), {}};
            MemberRepository members(*open->database, *open->writer, open->clock);
            if (!members.save(memberOf(*open, u"in "_s + name))
                || !backup::write(*open->database, *open->vault, file, context)
                || !members.save(memberOf(*open, u"after "_s + name)))
                return;
            tell(u"saved "_s + name);
            open->writer.reset();
            open->database.reset();
            open->vault.reset();
            const auto replaced = backup::replace(file, folder + u"/vault"_s, secret, context);
            if (!replaced || replaced->unsent != 1)
                return;
            tell(u"replaced %1 %2"_s.arg(name, replaced->keptFolder));
        }
    }

    QString fault(const QString &folder, const QStringList &told) override
    {
        QString fault;
        const auto open = crash::openAndCheck(folder, fault);
        if (!fault.isEmpty())
            return fault;
        const auto vault = folder + u"/vault"_s;
        if (QDir(vault + u".restored"_s).exists()
            || QDir(vault + u".restored.restoring"_s).exists())
            return u"a half restored book stays"_s;
        for (const auto &line : told) {
            const auto name = line.section(u' ', 1, 1);
            if (line.startsWith(u"replaced ") && !QDir(line.section(u' ', 2)).exists())
                return u"not kept: "_s + line;
            if (line.startsWith(u"saved ") && !isThere(*open, u"in "_s + name))
                return u"lost: "_s + line;
            if (line.startsWith(u"replaced ") && isThere(*open, u"after "_s + name))
                return u"not replaced: "_s + line;
        }
        return {};
    }

private:
    static Member memberOf(const crash::OpenVault &open, const QString &note)
    {
        Member member;
        member.organisation = open.branch;
        member.name = u"王样一"_s;
        member.note = note;
        return member;
    }

    static bool isThere(crash::OpenVault &open, const QString &note)
    {
        auto select = open.database->prepare("SELECT count(*) FROM members WHERE note = ?1");
        if (!select)
            return false;
        select->bind(1, note);
        const auto found = select->step();
        return found && *found && select->number(0) == 1;
    }
};

CRASH_SCENARIO(ReplaceScenario, "replace")

} // namespace
