// SPDX-License-Identifier: GPL-3.0-or-later
#include "crash/CrashScenario.h"
#include "crash/CrashVault.h"
#include "models/crypto/SecretBytes.h"
#include "support/TestReplica.h"

#include <QFile>

using namespace models;
using namespace Qt::StringLiterals;
using crypto::PassphraseCost;

namespace {

//! Passphrases are changed, people come and go, the recovery sheet is reissued.
//!
//! The second slot is the one that changes: "second P" opens it. Before each change "trying P" is
//! told, afterwards "second P".
class KeyringScenario : public crash::Scenario
{
public:
    void prepare(const QString &folder) override
    {
        crash::prepareVault(folder);
        const auto open = crash::openVault(folder);
        if (!open->vault->addPerson(u"组织委员"_s, support::passphrase("0"),
                                    PassphraseCost::cheap()))
            qFatal("no second person");
        leaveNote(folder, u"0"_s);
    }

    void work(const QString &folder, quint64 seed, const Tell &tell) override
    {
        SystemClock clock;
        SystemRandom random;
        const VaultContext context{clock, random, PassphraseCost::cheap()};
        const auto vaultFolder = folder + u"/vault"_s;
        const auto second = secondPerson(vaultFolder);
        // What the last round ended with is known to the test only.
        QFile note(folder + u"/second"_s);
        if (!note.open(QIODevice::ReadOnly))
            return;
        auto current = QString::fromLatin1(note.readAll());
        auto vault = crash::tryPassphrase(vaultFolder, second, current, context);
        if (!vault)
            return;
        tell(u"ready"_s);
        for (int i = 0;; ++i) {
            const auto next = u"%1-%2"_s.arg(seed).arg(i);
            tell(u"trying "_s + next);
            if (!(*vault)->changePassphrase(SecretBytes::copyOf(current.toLatin1()),
                                            SecretBytes::copyOf(next.toLatin1()),
                                            PassphraseCost::cheap()))
                return;
            tell(u"second "_s + next);
            current = next;
            const auto third =
                (*vault)->addPerson(u"宣传委员"_s, support::passphrase(), PassphraseCost::cheap());
            if (!third)
                return;
            tell(u"added "_s + third->toString());
            tell(u"removing "_s + third->toString());
            if (!(*vault)->removePerson(*third) || !(*vault)->reissuePaper())
                return;
        }
    }

    QString fault(const QString &folder, const QStringList &told) override
    {
        QString fault;
        const auto vaultFolder = folder + u"/vault"_s;
        if (const auto open = crash::openAndCheck(folder, fault); !fault.isEmpty())
            return fault;
        const auto second = secondPerson(vaultFolder);
        QString acknowledged = m_current;
        QString tried;
        QString added;
        for (const auto &line : told.mid(m_read)) {
            const auto value = line.section(u' ', 1);
            if (line.startsWith(u"trying "))
                tried = value;
            else if (line.startsWith(u"second "))
                acknowledged = value;
            else if (line.startsWith(u"added "))
                added = value;
            else if (line.startsWith(u"removing "))
                added.clear();
        }
        SystemClock clock;
        SystemRandom random;
        const VaultContext context{clock, random, PassphraseCost::cheap()};
        const bool oldOpens =
            crash::tryPassphrase(vaultFolder, second, acknowledged, context).has_value();
        const bool newOpens = tried != acknowledged && !tried.isEmpty()
            && crash::tryPassphrase(vaultFolder, second, tried, context).has_value();
        if (oldOpens == newOpens)
            return oldOpens ? u"both passphrases open"_s : u"no passphrase opens"_s;
        if (!added.isEmpty()
            && !crash::tryPassphrase(vaultFolder, PersonId::fromString(added),
                                     u"correct horse battery"_s, context))
            return u"an added person cannot open the vault"_s;
        m_current = oldOpens ? acknowledged : tried;
        m_read = told.size();
        leaveNote(folder, m_current);
        return {};
    }

private:
    static void leaveNote(const QString &folder, const QString &passphrase)
    {
        QFile note(folder + u"/second"_s);
        if (!note.open(QIODevice::WriteOnly | QIODevice::Truncate)
            || note.write(passphrase.toLatin1()) < 1)
            qFatal("no note");
    }

    static PersonId secondPerson(const QString &vaultFolder)
    {
        const auto list = Vault::slotsOf(vaultFolder);
        for (const auto &slot : list.value_or(QList<VaultSlot>())) {
            if (slot.label == u"组织委员")
                return slot.person;
        }
        return {};
    }

    //! What opens the second slot since the last kill, and the lines it followed from.
    QString m_current = u"0"_s;
    qsizetype m_read = 0;
};

CRASH_SCENARIO(KeyringScenario, "keyring")

} // namespace
