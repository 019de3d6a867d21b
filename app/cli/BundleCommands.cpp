// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Command.h"
#include "app/cli/Output.h"
#include "app/cli/Session.h"
#include "models/media/MediaStore.h"
#include "sync/bundle/BundleExport.h"
#include "sync/bundle/BundleImport.h"
#include "sync/bundle/BundleRelay.h"

#include <QJsonArray>

namespace cli {

using namespace Qt::StringLiterals;
using namespace models;

namespace {

//! --to, --part-size and --reader; misused() names what makes no sense.
Result<engine::BundleExport::Options> optionsOf(const Arguments &arguments)
{
    engine::BundleExport::Options options;
    // The station hands each part on over the network, in one request.
    if (arguments.value(u"to"_s) == u"station")
        options.partBytes = engine::BundleRelay::maximumPart;
    if (arguments.has(u"part-size"_s)) {
        const auto bytes = arguments.value(u"part-size"_s).toLongLong();
        if (bytes < wire::minimumBundlePart)
            return misused(u"--part-size"_s, u"tooShort"_s);
        options.partBytes = bytes;
    }
    for (const auto &text : arguments.values(u"reader"_s)) {
        const auto key = QByteArray::fromHex(text.toLatin1());
        if (key.size() != crypto::publicKeySize)
            return misused(u"--reader"_s, u"type"_s);
        options.readers.append(key);
    }
    options.withMedia = !arguments.has(u"records-only"_s);
    return options;
}

ExitCode write(Session &session, const Arguments &arguments, Output &output)
{
    const auto options = optionsOf(arguments);
    if (!options)
        return output.failure(options.error());
    const auto database = session.database();
    if (!database)
        return output.failure(database.error());
    const auto &vault = **session.vault();
    MediaStore media(**database, vault, session.clock(), session.random());
    const auto exported =
        engine::BundleExport(**database, vault, media, session.clock(), session.random())
            .write(arguments.positional()[0], *options);
    if (!exported)
        return output.failure(exported.error());
    output.object({{u"files"_s, QJsonArray::fromStringList(exported->files)},
                   {u"records"_s, exported->records},
                   {u"mediaFiles"_s, exported->mediaFiles},
                   {u"bytes"_s, exported->bytes}});
    return ExitCode::Done;
}

//! What this PC cannot open itself, another PC's bundle, is handed to the hub.
ExitCode relay(Session &session, Database &database, const Arguments &arguments, Output &output)
{
    engine::BundleRelay road(database, **session.vault(), session.clock(), session.random());
    for (const auto &file : arguments.positional()) {
        if (const auto sent = road.send(file); !sent)
            return output.failure(sent.error());
    }
    const auto reply = arguments.value(u"reply"_s);
    if (!reply.isEmpty()) {
        if (const auto fetched = road.fetchReply(reply); !fetched)
            return output.failure(fetched.error());
    }
    output.object({{u"relayed"_s, arguments.positional().size()}, {u"reply"_s, reply}});
    return ExitCode::Done;
}

ExitCode take(Session &session, const Arguments &arguments, Output &output)
{
    const auto database = session.database();
    if (!database)
        return output.failure(database.error());
    const auto &vault = **session.vault();
    MediaStore media(**database, vault, session.clock(), session.random());
    engine::BundleImport import(**database, vault, media, session.clock(), session.random());
    const auto first = import.preview(arguments.positional()[0]);
    if (!first)
        return output.failure(first.error());
    if (first->sender == engine::BundleSummary::Sender::AnotherPc)
        return relay(session, **database, arguments, output);

    bool isRefused = false;
    for (const auto &file : arguments.positional()) {
        const auto imported = import.take(file);
        if (!imported)
            return output.failure(imported.error());
        output.object({{u"file"_s, file},
                       {u"replayed"_s, imported->replayed},
                       {u"waiting"_s, imported->isWaiting},
                       {u"restarted"_s, imported->restarted},
                       {u"applied"_s, imported->applied},
                       {u"refused"_s, imported->refused},
                       {u"conflicts"_s, imported->conflicts},
                       {u"pulled"_s, imported->rows},
                       {u"mediaDelivered"_s, imported->delivered},
                       {u"mediaFetched"_s, imported->fetched},
                       {u"digest"_s, imported->digestsMatch ? u"match"_s : u"differ"_s}});
        isRefused = isRefused || imported->refused > 0;
    }
    return isRefused ? ExitCode::SomeRejected : ExitCode::Done;
}

QString wordOf(engine::BundleSummary::Sender sender)
{
    switch (sender) {
    case engine::BundleSummary::Sender::Hub:
        return u"hub"_s;
    case engine::BundleSummary::Sender::ThisPc:
        return u"thisPc"_s;
    case engine::BundleSummary::Sender::AnotherPc:
        return u"anotherPc"_s;
    }
    return {};
}

ExitCode show(Session &session, const Arguments &arguments, Output &output)
{
    const auto database = session.database();
    if (!database)
        return output.failure(database.error());
    const auto &vault = **session.vault();
    MediaStore media(**database, vault, session.clock(), session.random());
    engine::BundleImport import(**database, vault, media, session.clock(), session.random());
    const auto summary = import.preview(arguments.positional()[0]);
    if (!summary)
        return output.failure(summary.error());
    output.object({{u"bundle"_s, summary->bundle.toString()},
                   {u"part"_s, summary->part},
                   {u"sender"_s, wordOf(summary->sender)},
                   {u"forThisPc"_s, summary->isForThisPc},
                   {u"createdAt"_s, summary->createdAt},
                   {u"device"_s, summary->device.toString()},
                   {u"records"_s, summary->records},
                   {u"mediaFiles"_s, summary->files},
                   {u"mediaBytes"_s, summary->fileBytes},
                   {u"imported"_s, summary->wasImported}});
    return ExitCode::Done;
}

} // namespace

QList<Command> bundleCommands()
{
    return {
        {{u"bundle"_s, u"export"_s},
         u"OUT"_s,
         1,
         1,
         {{u"to"_s, u"hub|station"_s},
          {u"part-size"_s, u"BYTES"_s, Option::Number},
          {u"reader"_s, u"KEY"_s},
          {u"records-only"_s, {}}},
         write},
        {{u"bundle"_s, u"import"_s}, u"FILE..."_s, 1, anyNumber, {{u"reply"_s, u"OUT"_s}}, take},
        {{u"bundle"_s, u"show"_s}, u"FILE"_s, 1, 1, {}, show},
    };
}

} // namespace cli
