// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/StatusJson.h"

#include "app/cli/ExitCode.h"
#include "ui/text/ErrorText.h"

#include <QJsonArray>

namespace cli {

using namespace Qt::StringLiterals;

namespace {

QString wordOf(engine::SyncStatus::Phase phase)
{
    using Phase = engine::SyncStatus::Phase;
    switch (phase) {
    case Phase::NotEnrolled:
        return u"notEnrolled"_s;
    case Phase::Offline:
        return u"offline"_s;
    case Phase::Idle:
        return u"idle"_s;
    case Phase::Syncing:
        return u"syncing"_s;
    case Phase::Paused:
        return u"paused"_s;
    case Phase::Refused:
        return u"refused"_s;
    }
    return {};
}

QJsonValue toJson(const std::optional<models::Error> &error)
{
    if (!error)
        return QJsonValue::Null;
    return QJsonObject{{u"exitCode"_s, int(exitCodeOf(*error))},
                       {u"reason"_s, error->reason},
                       {u"message"_s, ui::text::errorSentence(*error)}};
}

template <typename T>
QJsonArray listed(const QList<T> &items, QJsonObject (*line)(const T &))
{
    QJsonArray array;
    for (const auto &item : items)
        array << line(item);
    return array;
}

QJsonObject waitingLine(const models::WaitingChanges &waiting)
{
    return {{u"kind"_s, waiting.kind},
            {u"changes"_s, waiting.changes},
            {u"oldestAt"_s, waiting.oldestAt}};
}

QJsonObject refusedLine(const models::RefusedChange &refused)
{
    return {
        {u"n"_s, refused.no},        {u"kind"_s, refused.kind}, {u"id"_s, refused.id.toString()},
        {u"field"_s, refused.field}, {u"code"_s, refused.code}, {u"at"_s, refused.claimedAt}};
}

QJsonObject undecidedLine(const models::Conflict &conflict)
{
    return {{u"id"_s, conflict.id.toString()},
            {u"org"_s, conflict.organisation.toString()},
            {u"kind"_s, conflict.subjectKind},
            {u"record"_s, conflict.subject.toString()},
            {u"field"_s, conflict.field}};
}

} // namespace

QJsonObject toJson(const engine::SyncStatus &status)
{
    return {{u"phase"_s, wordOf(status.phase)},
            {u"synced"_s, status.synced()},
            {u"pendingChanges"_s, status.pendingChanges()},
            {u"waiting"_s, listed(status.waiting, waitingLine)},
            {u"refusedChanges"_s, status.refusedChanges},
            {u"refused"_s, listed(status.refused, refusedLine)},
            {u"conflicts"_s, status.conflicts},
            {u"undecided"_s, listed(status.undecided, undecidedLine)},
            {u"filesToSend"_s, status.filesToSend},
            {u"bytesToSend"_s, status.bytesToSend},
            {u"filesToFetch"_s, status.filesToFetch},
            {u"bytesToFetch"_s, status.bytesToFetch},
            {u"digest"_s, status.digestsMatch ? u"match"_s : u"differ"_s},
            {u"lastSuccessAt"_s, status.lastSuccessAt},
            {u"nextAttemptAt"_s, status.nextAttemptAt},
            {u"lastError"_s, toJson(status.lastError)},
            {u"recordsDone"_s, status.recordsDone},
            {u"recordsTotal"_s, status.recordsTotal},
            {u"mediaBytesDone"_s, status.mediaBytesDone},
            {u"mediaBytesTotal"_s, status.mediaBytesTotal}};
}

} // namespace cli
