// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sync/LogText.h"

#include "sync/engine/SyncStatus.h"
#include "ui/text/ErrorText.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QHash>
#include <QSysInfo>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

QHash<QString, qint64> numbersOf(const QString &text)
{
    QHash<QString, qint64> numbers;
    for (const auto &part : text.split(u' ', Qt::SkipEmptyParts))
        numbers.insert(part.section(u'=', 0, 0), part.section(u'=', 1).toLongLong());
    return numbers;
}

class Words
{
    Q_DECLARE_TR_FUNCTIONS(ui::LogText)

public:
    static QString synced(const QHash<QString, qint64> &numbers)
    {
        QStringList parts;
        const auto add = [&](const QString &name, const QString &text) {
            if (numbers.value(name) > 0)
                parts << text;
        };
        add(u"pushed"_s, tr("%1 sent").arg(numbers.value(u"pushed"_s)));
        add(u"pulled"_s, tr("%1 received").arg(numbers.value(u"pulled"_s)));
        add(u"sent"_s, tr("%1 files sent").arg(numbers.value(u"sent"_s)));
        add(u"fetched"_s, tr("%1 files fetched").arg(numbers.value(u"fetched"_s)));
        add(u"refused"_s, tr("%1 refused").arg(numbers.value(u"refused"_s)));
        add(u"conflicts"_s, tr("%1 in conflict").arg(numbers.value(u"conflicts"_s)));
        return parts.isEmpty() ? tr("Synced, nothing new")
                               : tr("Synced: %1").arg(parts.join(u"，"_s));
    }

    static QString of(const models::SyncLogLine &line)
    {
        const auto numbers = numbersOf(line.numbers);
        if (line.code == u"synced")
            return synced(numbers);
        if (line.code == u"offline")
            return tr("The hub could not be reached");
        if (line.code == u"failed") {
            models::Error error;
            error.code = models::Error::Code(numbers.value(u"error"_s));
            return tr("Sync stopped: %1").arg(text::errorSentence(error));
        }
        if (line.code == u"digest")
            return tr("%1 streams differed and were compared anew")
                .arg(numbers.value(u"streams"_s));
        if (line.code == u"upload")
            return tr("A file could not be sent yet");
        if (line.code == u"download")
            return tr("A file could not be fetched yet");
        if (line.code == u"gap" || line.code == u"fork")
            return tr("The hub knows another state of this PC; a new chain was begun");
        if (line.code == u"bundleExported")
            return tr("Bundle written: %1 changes, %2 files")
                .arg(numbers.value(u"records"_s))
                .arg(numbers.value(u"files"_s));
        if (line.code == u"bundleImported")
            return tr("Bundle imported: %1 receipts, %2 received")
                .arg(numbers.value(u"receipts"_s))
                .arg(numbers.value(u"pulled"_s));
        return tr("Event “%1”").arg(line.code);
    }
};

} // namespace

bool tellsOfConflicts(const models::SyncLogLine &line)
{
    return numbersOf(line.numbers).value(u"conflicts"_s) > 0;
}

QString logText(const models::SyncLogLine &line)
{
    return Words::of(line);
}

QString diagnosticsText(const engine::SyncStatus &status, const QList<models::SyncLogLine> &log)
{
    QStringList lines{
        u"Branchbook "_s + QStringLiteral(BRANCHBOOK_VERSION),
        u"Qt "_s + QString::fromLatin1(qVersion()),
        QSysInfo::prettyProductName() + u' ' + QSysInfo::currentCpuArchitecture(),
        u"phase=%1 pending=%2 refused=%3 conflicts=%4"_s.arg(int(status.phase))
            .arg(status.pendingChanges())
            .arg(status.refusedChanges)
            .arg(status.conflicts),
        u"filesToSend=%1 (%2 B) filesToFetch=%3 (%4 B) digestsMatch=%5"_s.arg(status.filesToSend)
            .arg(status.bytesToSend)
            .arg(status.filesToFetch)
            .arg(status.bytesToFetch)
            .arg(int(status.digestsMatch)),
    };
    if (status.lastError)
        lines << u"lastError=%1 reason=%2"_s.arg(int(status.lastError->code))
                     .arg(status.lastError->reason);
    for (const auto &line : log) {
        const auto at = QDateTime::fromMSecsSinceEpoch(line.at, Qt::UTC).toString(Qt::ISODate);
        lines << u"%1 %2 %3 %4"_s.arg(at, line.level, line.code, line.numbers);
    }
    return lines.join(u'\n');
}

} // namespace ui
