// SPDX-License-Identifier: GPL-3.0-or-later
#include "crash/CrashScenario.h"
#include "crash/CrashVault.h"
#include "models/media/MediaStore.h"
#include "models/store/DraftRepository.h"
#include "models/store/MeetingRepository.h"
#include "models/store/MemberRepository.h"
#include "models/store/OrganisationRepository.h"
#include "models/store/Settings.h"
#include "sync/engine/SyncService.h"
#include "ui/records/DraftKeeper.h"
#include "ui/Workspace.h"

#include <QCborMap>
#include <QHash>
#include <QSet>

#include <random>

using namespace models;
using namespace Qt::StringLiterals;

namespace {

constexpr auto editor = "meeting";

//! What the wizard keeps of a meeting of so many words.
QCborMap contentOf(qint64 number)
{
    return {{u"number"_s, number},
            {u"title"_s, u"十一月主题党日 %1"_s.arg(number)},
            {u"minutes"_s, u"陈样一同志传达文件精神。"_s.repeated(int(number % 200))}};
}

//! The keeper may add words of its own.
bool isWhole(const QCborMap &content, qint64 number)
{
    const auto written = contentOf(number);
    for (auto field = written.cbegin(); field != written.cend(); ++field) {
        if (content.value(field.key()) != field.value())
            return false;
    }
    return true;
}

//! Somebody types into the wizard, whose keeper writes drafts.
class DraftScenario : public crash::Scenario
{
public:
    void prepare(const QString &folder) override { crash::prepareVault(folder); }

    void work(const QString &folder, quint64 seed, const Tell &tell) override
    {
        const auto open = crash::openVault(folder);
        auto &database = *open->database;
        MemberRepository members(database, *open->writer, open->clock);
        MeetingRepository meetings(database, *open->writer, open->clock);
        OrganisationRepository organisations(database);
        DraftRepository drafts(database, open->clock);
        Settings settings(database);
        MediaStore media(database, *open->vault, open->clock, open->random);
        engine::SyncService sync(*open->vault, open->clock, open->random);
        ui::Workspace workspace({*open->vault, database, *open->writer, members, meetings,
                                 organisations, drafts, media, settings, sync, open->clock,
                                 open->random},
                                open->vault->person().id, ui::Workspace::Role::Secretary);
        std::mt19937_64 random(seed);
        qint64 number = 0;
        ui::DraftKeeper keeper(workspace, QString::fromLatin1(editor),
                               [&number] { return contentOf(number); });
        RecordId record;
        QObject::connect(&keeper, &ui::DraftKeeper::kept, &keeper,
                         [&] { tell(u"draft %1 %2"_s.arg(record.toString()).arg(number)); });
        tell(u"ready"_s);
        for (;;) {
            record = open->writer->newRecordId();
            keeper.open(record, open->branch);
            for (int edits = 1 + int(random() % 6); edits > 0; --edits) {
                number = qint64(random() >> 20);
                keeper.touch();
                keeper.keep();
                if (keeper.isDirty()
                    && !drafts.find(QString::fromLatin1(editor), record, open->vault->person().id))
                    return;
            }
            if (random() % 3 == 0) {
                tell(u"going %1"_s.arg(record.toString()));
                keeper.discard();
                tell(u"gone %1"_s.arg(record.toString()));
            }
        }
    }

    QString fault(const QString &folder, const QStringList &told) override
    {
        QString fault;
        const auto open = crash::openAndCheck(folder, fault);
        if (!fault.isEmpty())
            return fault;
        const DraftRepository drafts(*open->database, open->clock);
        const auto found = drafts.list(open->vault->person().id);
        if (!found)
            return u"the drafts cannot be read"_s;
        QHash<QString, qint64> there;
        for (const auto &draft : *found) {
            const auto number = draft.content.value(u"number"_s).toInteger(-1);
            if (!isWhole(draft.content, number))
                return u"half a draft"_s;
            there.insert(draft.record.toString(), number);
        }
        return faultOf(there, told);
    }

private:
    //! The draft that was told last of a record is there. Of the one in which a child died there
    //! may be a newer one, whose line did not come any more; none only if it was just being
    //! removed.
    static QString faultOf(const QHash<QString, qint64> &there, const QStringList &told)
    {
        QHash<QString, qint64> last;
        QSet<QString> interrupted;
        for (qsizetype i = 0; i < told.size(); ++i) {
            const auto words = told[i].split(u' ');
            const auto record = words.value(1);
            if (words[0] == u"draft")
                last.insert(record, words[2].toLongLong());
            else
                last.remove(record);
            if (words[0] == u"gone" && there.contains(record))
                return u"back again: "_s + record;
            if (i + 1 == told.size() || told[i + 1] == u"ready")
                interrupted << record;
        }
        for (auto it = last.cbegin(); it != last.cend(); ++it) {
            if (!there.contains(it.key()))
                return u"lost: "_s + it.key();
            if (there.value(it.key()) != it.value() && !interrupted.contains(it.key()))
                return u"an older draft: "_s + it.key();
        }
        return {};
    }
};

CRASH_SCENARIO(DraftScenario, "draft")

} // namespace
