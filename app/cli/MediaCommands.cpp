// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Command.h"
#include "app/cli/Output.h"
#include "app/cli/Session.h"
#include "models/domain/catalogue/Kinds.h"
#include "models/domain/MeetingFields.h"
#include "models/imaging/AttachmentBuilder.h"
#include "models/media/MediaStore.h"
#include "models/sql/Database.h"
#include "models/store/ChangeWriter.h"
#include "models/store/RecordReader.h"

#include <QCoreApplication>
#include <QFuture>
#include <QIODevice>
#include <QJsonArray>
#include <QSaveFile>

namespace cli {

using namespace Qt::StringLiterals;
using namespace models;

namespace {

constexpr qint64 copyPiece = 1024 * 1024;

QJsonObject toJson(const Attachment &attachment, const Result<MediaInfo> &info)
{
    return {{u"id"_s, attachment.id.toString()},
            {u"hash"_s, QString::fromLatin1(attachment.hash.toHex())},
            {u"role"_s, wordOf(attachment.role)},
            {u"size"_s, attachment.size},
            {u"mediaType"_s, attachment.mediaType},
            {u"fileName"_s, attachment.fileName},
            {u"present"_s, info && info->present},
            {u"delivered"_s, info && info->deliveredAt > 0}};
}

Result<Record> meetingOf(Session &session, const Arguments &arguments)
{
    if (arguments.positional()[0] != kind::meeting)
        return misused(u"KIND"_s, u"unknown"_s);
    BB_TRY_ASSIGN(database, session.database());
    return RecordReader(*database).find(kind::meeting,
                                        RecordId::fromString(arguments.positional()[1]));
}

Result<QList<Attachment>> attachmentsOf(Session &session, RecordId meeting)
{
    BB_TRY_ASSIGN(database, session.database());
    BB_TRY_ASSIGN(records,
                  RecordReader(*database).list(kind::attachment,
                                               {.equals = {{u"meeting"_s, meeting.toString()}}}));
    QList<Attachment> attachments;
    for (const auto &record : records)
        attachments << attachmentFrom(record.id.as<AttachmentTag>(), record.fields);
    std::ranges::stable_sort(attachments, {}, &Attachment::position);
    return attachments;
}

//! Waits for a future of an object that works with the event loop; none is running here yet.
template <typename T>
Result<T> settled(QFuture<Result<T>> future)
{
    while (!future.isFinished())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 50);
    return future.resultCount() > 0 ? future.result() : Result<T>(Error::Cancelled);
}

ExitCode add(Session &session, const Arguments &arguments, Output &output)
{
    const auto meeting = meetingOf(session, arguments);
    if (!meeting)
        return output.failure(meeting.error());
    const auto writer = session.writer();
    if (!writer)
        return output.failure(writer.error());
    const auto present = attachmentsOf(session, meeting->id);
    if (!present)
        return output.failure(present.error());
    AttachmentBuilder builder(**session.vault(), session.clock(), session.random());
    auto position = int(present->size());
    qsizetype added = 0;
    auto outcome = ExitCode::Done;
    for (const auto &path : arguments.positional().mid(2)) {
        auto made = settled(builder.fromFile(path));
        if (made) {
            made->position = ++position;
            const auto stored =
                (*writer)->put(kind::attachment, made->id.as<RecordTag>(), meeting->organisation,
                               toFields(*made, meeting->id.as<MeetingTag>()));
            if (!stored)
                made = stored.error();
        }
        if (!made) {
            outcome = output.failure(made.error());
            output.object({{u"file"_s, path},
                           {u"error"_s, made.error().reason},
                           {u"exitCode"_s, int(outcome)}});
            continue;
        }
        ++added;
        output.object(toJson(*made, MediaInfo{.present = true}));
    }
    // Where nothing was taken in, the reason says more than that some was not.
    return outcome != ExitCode::Done && added > 0 ? ExitCode::SomeRejected : outcome;
}

ExitCode list(Session &session, const Arguments &arguments, Output &output)
{
    const auto meeting = meetingOf(session, arguments);
    if (!meeting)
        return output.failure(meeting.error());
    const auto attachments = attachmentsOf(session, meeting->id);
    if (!attachments)
        return output.failure(attachments.error());
    const MediaStore media(**session.database(), **session.vault(), session.clock(),
                           session.random());
    for (const auto &attachment : *attachments)
        output.object(toJson(attachment, media.find(attachment.hash)));
    return ExitCode::Done;
}

Result<void> copyOut(QIODevice &source, const QString &path)
{
    QSaveFile target(path);
    if (!target.open(QIODevice::WriteOnly))
        return Error{Error::Io, {}, u"output"_s, {}};
    qint64 left = source.size();
    while (left > 0) {
        const auto piece = source.read(std::min(left, copyPiece));
        if (piece.isEmpty())
            return Error{Error::Corrupt, {}, u"media"_s, {}};
        if (target.write(piece) != piece.size())
            return Error{Error::DiskFull, {}, u"output"_s, {}};
        left -= piece.size();
    }
    if (!target.commit())
        return Error{Error::Io, {}, u"output"_s, {}};
    return {};
}

ExitCode get(Session &session, const Arguments &arguments, Output &output)
{
    const auto database = session.database();
    if (!database)
        return output.failure(database.error());
    const MediaStore media(**database, **session.vault(), session.clock(), session.random());
    const auto hash = QByteArray::fromHex(arguments.positional()[0].toLatin1());
    const auto device = media.open(hash);
    if (!device)
        return output.failure(device.error());
    if (const auto copied = copyOut(**device, arguments.positional()[1]); !copied)
        return output.failure(copied.error());
    output.object({{u"bytes"_s, (*device)->size()}});
    return ExitCode::Done;
}

ExitCode verify(Session &session, const Arguments &, Output &output)
{
    const auto database = session.database();
    if (!database)
        return output.failure(database.error());
    const MediaStore media(**database, **session.vault(), session.clock(), session.random());
    const auto hashes = media.list();
    if (!hashes)
        return output.failure(hashes.error());
    QJsonArray damaged;
    for (const auto &hash : *hashes) {
        if (!media.verify(hash))
            damaged << QString::fromLatin1(hash.toHex());
    }
    output.object({{u"files"_s, hashes->size()}, {u"damaged"_s, damaged}});
    return damaged.isEmpty() ? ExitCode::Done : ExitCode::Data;
}

} // namespace

QList<Command> mediaCommands()
{
    return {
        {{u"media"_s, u"add"_s}, u"meeting ID FILE…"_s, 3, anyNumber, {}, add},
        {{u"media"_s, u"list"_s}, u"meeting ID"_s, 2, 2, {}, list},
        {{u"media"_s, u"get"_s}, u"HASH OUT"_s, 2, 2, {}, get},
        {{u"media"_s, u"verify"_s}, {}, 0, 0, {}, verify},
    };
}

} // namespace cli
