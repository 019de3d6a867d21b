// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Command.h"
#include "app/cli/Output.h"
#include "app/cli/Session.h"
#include "models/media/MediaStore.h"
#include "models/sql/Database.h"
#include "models/store/Backup.h"

#include <QDateTime>

namespace cli {

using namespace Qt::StringLiterals;
using namespace models;

namespace {

QJsonObject toJson(const backup::Summary &summary)
{
    return {
        {u"createdAt"_s,
         QDateTime::fromMSecsSinceEpoch(summary.createdAt, Qt::UTC).toString(Qt::ISODateWithMs)},
        {u"device"_s, summary.device.toString()},
        {u"files"_s, summary.files},
        {u"bytes"_s, summary.bytes}};
}

ExitCode write(Session &session, const Arguments &arguments, Output &output)
{
    const auto database = session.database();
    if (!database)
        return output.failure(database.error());
    const auto written =
        backup::write(**database, **session.vault(), arguments.positional()[0], session.context());
    if (!written)
        return output.failure(written.error());
    output.object(toJson(*written));
    return ExitCode::Done;
}

ExitCode restore(Session &session, const Arguments &arguments, Output &output)
{
    const auto file = arguments.positional()[0];
    const auto people = backup::slotsOf(file);
    if (!people)
        return output.failure(people.error());
    const auto person = session.chosenPerson(*people);
    if (!person)
        return output.failure(person.error());
    auto passphrase = session.passphrase();
    if (!passphrase)
        return output.failure(passphrase.error());
    const backup::Secret secret{*person, std::move(*passphrase), {}};
    if (arguments.has(u"replace"_s)) {
        const auto replaced =
            backup::replace(file, session.vaultFolder(), secret, session.context());
        if (!replaced)
            return output.failure(replaced.error());
        auto answer = toJson(replaced->summary);
        answer.insert(u"kept"_s, replaced->keptFolder);
        answer.insert(u"unsent"_s, replaced->unsent ? QJsonValue(*replaced->unsent) : QJsonValue());
        output.object(answer);
        return ExitCode::Done;
    }
    const auto restored = backup::restore(file, session.vaultFolder(), secret, session.context());
    if (!restored)
        return output.failure(restored.error());
    output.object(toJson(*restored));
    return ExitCode::Done;
}

ExitCode verify(Session &session, const Arguments &arguments, Output &output)
{
    const auto database = session.database();
    if (!database)
        return output.failure(database.error());
    if (const auto sound = (*database)->checkIntegrity(); !sound)
        return output.failure(sound.error());
    qsizetype files = 0;
    if (arguments.has(u"media"_s)) {
        const MediaStore media(**database, **session.vault(), session.clock(), session.random());
        const auto hashes = media.list();
        if (!hashes)
            return output.failure(hashes.error());
        for (const auto &hash : *hashes) {
            if (const auto sound = media.verify(hash); !sound)
                return output.failure(sound.error());
        }
        files = hashes->size();
    }
    output.object({{u"ok"_s, true}, {u"files"_s, files}});
    return ExitCode::Done;
}

} // namespace

QList<Command> backupCommands()
{
    return {
        {{u"backup"_s}, u"OUT"_s, 1, 1, {}, write},
        {{u"restore"_s}, u"FILE"_s, 1, 1, {{u"replace"_s, {}}}, restore},
        {{u"verify"_s}, {}, 0, 0, {{u"media"_s, {}}}, verify},
    };
}

} // namespace cli
