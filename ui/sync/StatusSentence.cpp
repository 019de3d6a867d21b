// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sync/StatusSentence.h"

#include "models/domain/Clock.h"
#include "ui/text/Format.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(ui::StatusSentence)

public:
    static QStringList waiting(const engine::SyncStatus &status)
    {
        QStringList parts;
        if (status.refusedChanges > 0)
            parts << tr("%n change(s) refused", nullptr, status.refusedChanges);
        if (status.conflicts > 0)
            parts << tr("%n conflict(s) to look at", nullptr, status.conflicts);
        if (status.pendingChanges() > 0)
            parts << tr("%n change(s) to send", nullptr, status.pendingChanges());
        if (status.filesToSend > 0)
            parts << tr("%n file(s) to send", nullptr, status.filesToSend);
        if (status.filesToFetch > 0)
            parts << tr("%n file(s) to fetch", nullptr, status.filesToFetch);
        return parts;
    }

    static StatusSentence of(const engine::SyncStatus &status)
    {
        using Phase = engine::SyncStatus::Phase;
        switch (status.phase) {
        case Phase::NotEnrolled:
            return {tr("Working alone"), tr("This PC is not connected to a hub yet"), u"cloud"_s,
                    Tone::Muted};
        case Phase::Offline:
            return {tr("Offline"), {}, u"offline"_s, Tone::Muted};
        case Phase::Paused:
            return {tr("Paused"), {}, u"pause"_s, Tone::Muted};
        case Phase::Refused:
            return {tr("The hub refuses this PC"), {}, u"error"_s, Tone::Error};
        case Phase::Syncing:
            return {tr("Syncing…"), {}, u"sync"_s, Tone::Info};
        case Phase::Idle:
            break;
        }
        if (status.refusedChanges > 0 || status.conflicts > 0)
            return {tr("Needs a look"), {}, u"warning"_s, Tone::Warning};
        if (status.synced())
            return {tr("Synced"), {}, u"synced"_s, Tone::Ok};
        return {tr("Not everything is sent yet"), {}, u"cloud"_s, Tone::Muted};
    }

    static QString lastSuccess(qint64 at, qint64 now)
    {
        return tr("last synced %1").arg(text::momentText(at, models::shanghaiDate(now)));
    }
    static QString never() { return tr("never synced"); }
    static QString separator() { return u" · "_s; }
};

} // namespace

StatusSentence StatusSentence::of(const engine::SyncStatus &status, qint64 nowMs)
{
    auto sentence = Words::of(status);
    if (status.phase == engine::SyncStatus::Phase::NotEnrolled)
        return sentence;
    auto parts = Words::waiting(status);
    parts << (status.lastSuccessAt > 0 ? Words::lastSuccess(status.lastSuccessAt, nowMs)
                                       : Words::never());
    sentence.details = parts.join(Words::separator());
    return sentence;
}

} // namespace ui
