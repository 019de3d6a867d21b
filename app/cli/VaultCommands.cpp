// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Command.h"
#include "app/cli/Output.h"
#include "app/cli/Session.h"
#include "models/sql/Database.h"
#include "models/store/LocalIdentity.h"
#include "models/store/SettingNames.h"
#include "models/store/Settings.h"

#include <QDate>
#include <QJsonArray>

namespace cli {

using namespace Qt::StringLiterals;
using namespace models;

namespace {

//! What the window's first run would ask, so that the window need not.
Result<void> setUpLocally(Database &database, const Organisation &own)
{
    BB_TRY(storeLocalOrganisation(database, own));
    Settings settings(database);
    BB_TRY(settings.setValue(setting::role, u"secretary"_s));
    return settings.setValue(setting::finished, true);
}

ExitCode create(Session &session, const Arguments &arguments, Output &output)
{
    const auto passphrase = session.passphrase();
    if (!passphrase)
        return output.failure(passphrase.error());
    const auto label = arguments.has(u"label"_s) ? arguments.value(u"label"_s) : u"1"_s;
    auto created = Vault::create(session.vaultFolder(), label, *passphrase,
                                 crypto::PassphraseCost::calibrated(), session.context());
    if (!created)
        return output.failure(created.error());
    const auto database = created->vault->openDatabase();
    if (!database)
        return output.failure(database.error());
    // Nothing before this month is due: the past must not show red on the first day.
    const auto today = session.clock().today();
    const auto since = QDate(today.year(), today.month(), 1).toString(Qt::ISODate);
    if (const auto stored = Settings(**database).setValue(setting::inUseSince, since); !stored)
        return output.failure(stored.error());
    if (arguments.has(u"organisation"_s)) {
        Organisation own;
        own.id = newId<OrganisationId>(session.clock(), session.random());
        own.name = arguments.value(u"organisation"_s);
        own.code = u"local"_s;
        if (const auto stored = setUpLocally(**database, own); !stored)
            return output.failure(stored.error());
    }
    output.message(QCoreApplication::translate(
        "cli",
        "Write down the recovery words and keep them locked away; they are not shown "
        "again."));
    output.object({{u"device"_s, created->vault->device().toString()},
                   {u"person"_s, created->vault->person().id.toString()},
                   {u"recovery"_s, created->paperWords}});
    return ExitCode::Done;
}

ExitCode check(Session &session, const Arguments &, Output &output)
{
    const auto database = session.database();
    if (!database)
        return output.failure(database.error());
    if (const auto sound = (*database)->checkIntegrity(); !sound)
        return output.failure(sound.error());
    output.object({{u"ok"_s, true}});
    return ExitCode::Done;
}

ExitCode info(Session &session, const Arguments &, Output &output)
{
    const auto people = Vault::slotsOf(session.vaultFolder());
    if (!people)
        return output.failure(people.error());
    QJsonArray labels;
    bool paper = false;
    for (const auto &slot : *people) {
        if (slot.type == VaultSlot::Type::Paper)
            paper = true;
        else
            labels << QJsonObject{{u"person"_s, slot.person.toString()}, {u"label"_s, slot.label}};
    }
    output.object({{u"people"_s, labels}, {u"recoverySheet"_s, paper}});
    return ExitCode::Done;
}

} // namespace

QList<Command> vaultCommands()
{
    return {
        {{u"vault"_s, u"create"_s},
         {},
         0,
         0,
         {{u"label"_s, u"LABEL"_s}, {u"organisation"_s, u"NAME"_s}},
         create},
        {{u"vault"_s, u"check"_s}, {}, 0, 0, {}, check},
        {{u"vault"_s, u"info"_s}, {}, 0, 0, {}, info, Needs::Folder},
    };
}

} // namespace cli
