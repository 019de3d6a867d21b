// SPDX-License-Identifier: GPL-3.0-or-later
#include "History.h"

#include "CountyTemplate.h"
#include "Folders.h"
#include "Promises.h"
#include "SimulatedHub.h"
#include "SimulatedPc.h"

#include "models/domain/catalogue/Kinds.h"
#include "models/domain/Ids.h"
#include "support/Check.h"

using namespace Qt::StringLiterals;
using support::must;

namespace simulation {

namespace {

constexpr qint64 minuteMs = 60'000;
constexpr qint64 dayMs = 24 * 60 * minuteMs;
constexpr qint64 yearMs = 365 * dayMs;
constexpr int leastSteps = 30;
constexpr int stepSpread = 60;
//! After the network has healed each PC may need this many syncs, no more.
constexpr int healingRounds = 8;

} // namespace

History::History(const CountyTemplate &county, quint64 seed)
    : m_chance(seed),
      m_folder(fastestFolder() + u"/branchbook-test-XXXXXX"_s),
      m_random(seed * 1'000 + 1)
{
    county.layOut(m_folder.path());
    m_hub = std::make_unique<SimulatedHub>(m_folder.path(), m_clock, m_random);
    const int count = 3 + m_chance.below(CountyTemplate::pcs - 2);
    for (int i = 0; i < count; ++i) {
        // At least two of one branch, then whoever comes.
        const int seat = i < 2 ? i : CountyTemplate::pcs - 1 - (count - 1 - i);
        m_pcs.push_back(std::make_unique<SimulatedPc>(m_folder.path() + u"/pc%1"_s.arg(seat),
                                                      *m_hub, m_chance,
                                                      seed * 1'000 + 2 + quint64(i)));
        m_pcs.back()->writes = seat < CountyTemplate::firstReader;
        m_pcs.back()->road.meanwhile = [this] { syncMeanwhile(); };
        m_pcs.back()->road.typing = [this, i] { edit(i); };
    }
}

History::~History() = default;

QString History::run()
{
    const int steps = leastSteps + m_chance.below(stepSpread);
    setWeather();
    for (int i = 0; i < steps && m_fault.isEmpty(); ++i)
        step();
    if (m_fault.isEmpty() && m_chance.happens(0.5))
        quarrel();
    return m_fault.isEmpty() ? heal() : m_fault;
}

void History::step()
{
    const int pc = m_chance.below(int(m_pcs.size()));
    letTimePass(m_chance.between(1, 20 * minuteMs));
    const int drawn = m_chance.below(100);
    if (drawn < 40)
        edit(pc);
    else if (drawn < 45 && m_pcs[size_t(pc)]->writes)
        decide(pc);
    else if (drawn < 73)
        sync(pc);
    else if (drawn < 80)
        carrySticks(pc);
    else if (drawn < 85)
        letTimePass(m_chance.between(1, 30 * dayMs));
    else if (drawn < 89)
        m_pcs[size_t(pc)]->skewMs = m_chance.between(-10 * yearMs, 10 * yearMs);
    else if (drawn < 92)
        m_pcs[size_t(pc)]->road.isCut = !m_pcs[size_t(pc)]->road.isCut;
    else if (drawn < 94)
        cutPower(pc);
    else if (drawn < 96)
        m_pcs[size_t(pc)]->takeImage();
    else if (drawn < 98)
        restoreDisk(pc);
    else if (drawn < 99)
        m_hub->restart();
    else
        setWeather();
}

void History::letTimePass(qint64 milliseconds)
{
    m_clock.advance(milliseconds);
    for (auto &pc : m_pcs) {
        pc->clock.advance(milliseconds);
        pc->setTime(m_clock.nowMs());
    }
}

void History::setWeather()
{
    for (auto &pc : m_pcs) {
        auto &weather = pc->road.weather;
        weather.losesRequest = m_chance.happens(0.5) ? 0 : 0.15;
        weather.losesAnswer = m_chance.happens(0.5) ? 0 : 0.15;
        weather.repeats = m_chance.happens(0.5) ? 0 : 0.2;
        weather.interleaves = m_chance.happens(0.5) ? 0 : 0.2;
        weather.types = m_chance.happens(0.5) ? 0 : 0.2;
    }
}

void History::edit(int pc)
{
    if (!m_pcs[size_t(pc)]->writes)
        return;
    const int drawn = m_chance.below(100);
    if (drawn < 15)
        addMember(pc);
    else if (drawn < 65)
        editMember(pc);
    else if (drawn < 75)
        addMeeting(pc);
    else if (drawn < 87)
        mark(pc);
    else if (drawn < 93)
        remove(pc);
    else
        decide(pc);
}

void History::put(int pc, QStringView kind, models::RecordId id, QCborMap fixed,
                  const QStringList &texts)
{
    auto &replica = *m_pcs[size_t(pc)];
    const auto before = replica.records().find(kind, id);
    QMap<QString, QString> seen;
    for (const auto &field : texts) {
        seen.insert(field, before ? before->fields.value(field).toString() : QString());
        fixed.insert(field, m_ledger.freshValue());
    }
    const auto written = replica.writer().put(kind, id, replica.branch, fixed);
    if (!written) {
        m_fault = u"pc%1 could not write: %2"_s.arg(pc).arg(
            QString::fromUtf8(support::describe(written.error())));
        return;
    }
    for (const auto &field : texts) {
        m_ledger.write(pc, {kind.toString(), id, field}, fixed.value(field).toString(),
                       seen.value(field));
        note(u"pc%1 writes %2 in %3.%4 %5 over '%6'"_s.arg(pc).arg(
            fixed.value(field).toString(), kind.toString(), field, id.toString(),
            seen.value(field)));
    }
}

QList<models::Record> History::ownRecords(int pc, QStringView kind)
{
    auto &replica = *m_pcs[size_t(pc)];
    auto records = must(replica.records().list(kind));
    records.removeIf(
        [&](const models::Record &record) { return record.organisation != replica.branch; });
    return records;
}

void History::addMember(int pc)
{
    put(pc, models::kind::member, m_pcs[size_t(pc)]->writer().newRecordId(),
        {{u"category"_s, u"full"_s}}, {u"name"_s, u"post"_s});
}

void History::editMember(int pc)
{
    auto members = ownRecords(pc, models::kind::member);
    if (members.isEmpty())
        return addMember(pc);
    static const QStringList fields{u"name"_s, u"post"_s, u"education"_s, u"note"_s};
    QStringList chosen{m_chance.oneOf(fields)};
    if (m_chance.happens(0.3)) {
        const auto &another = m_chance.oneOf(fields);
        if (!chosen.contains(another))
            chosen.append(another);
    }
    // Half of all edits meet in one record, or people would hardly ever get in each other's way.
    const auto &member = m_chance.happens(0.5) ? members.first() : m_chance.oneOf(members);
    put(pc, models::kind::member, member.id, {}, chosen);
}

void History::addMeeting(int pc)
{
    auto &replica = *m_pcs[size_t(pc)];
    auto members = ownRecords(pc, models::kind::member);
    if (members.isEmpty())
        return;
    models::ChangeWriter::Txn txn(replica.writer());
    const auto meeting = replica.writer().newRecordId();
    put(pc, models::kind::meeting, meeting,
        {{u"kinds"_s, u"theme_day"_s},
         {u"year"_s, 2026},
         {u"heldOn"_s, u"2026-11-06"_s},
         {u"state"_s, u"recorded"_s}},
        {u"title"_s, u"minutes"_s});
    for (const auto &member : members) {
        put(pc, models::kind::attendance,
            models::attendanceId(meeting.as<models::MeetingTag>(),
                                 member.id.as<models::MemberTag>())
                .as<models::RecordTag>(),
            {{u"meeting"_s, meeting.bytes()},
             {u"member"_s, member.id.bytes()},
             {u"year"_s, 2026},
             {u"mark"_s, u"present"_s}},
            {u"reason"_s});
    }
    must(txn.commit());
}

void History::mark(int pc)
{
    auto marks = ownRecords(pc, models::kind::attendance);
    if (marks.isEmpty())
        return addMeeting(pc);
    put(pc, models::kind::attendance, m_chance.oneOf(marks).id,
        {{u"mark"_s, m_chance.happens(0.5) ? u"absent"_s : u"remote"_s}}, {u"reason"_s});
}

void History::remove(int pc)
{
    auto &replica = *m_pcs[size_t(pc)];
    // Members are never deleted.
    const auto kind = m_chance.happens(0.5) ? models::kind::meeting : models::kind::attendance;
    const auto records = ownRecords(pc, kind);
    if (records.isEmpty())
        return;
    const auto &record = m_chance.oneOf(records);
    must(replica.writer().remove(kind, record.id));
    note(u"pc%1 deletes %2"_s.arg(pc).arg(record.id.toString()));
    noteDeletion(record, kind);
}

void History::noteDeletion(const models::Record &record, QStringView kind)
{
    for (auto it = record.fields.constBegin(); it != record.fields.constEnd(); ++it)
        m_ledger.see({kind.toString(), record.id, it.key().toString()}, it.value().toString());
}

void History::decide(int pc)
{
    auto &replica = *m_pcs[size_t(pc)];
    const auto open = must(replica.conflicts().open());
    if (!open.isEmpty())
        decide(pc, m_chance.oneOf(open));
}

void History::decide(int pc, const models::Conflict &conflict)
{
    auto &replica = *m_pcs[size_t(pc)];
    const auto decided = choose(pc, conflict);
    const auto what = u"pc%1 decides %2 of %3.%4"_s.arg(pc).arg(
        conflict.id.toString(), conflict.subjectKind, conflict.field);
    if (decided)
        note(what);
    // Nothing can be taken into a record that has been deleted meanwhile.
    else if (decided.error().code == models::Error::NotFound)
        must(replica.conflicts().keepShown(conflict.id));
    else
        m_fault = what + u" in vain: "_s + QString::fromUtf8(support::describe(decided.error()));
}

models::Result<qint64> History::choose(int pc, const models::Conflict &conflict)
{
    auto &replica = *m_pcs[size_t(pc)];
    const int drawn = m_chance.below(3);
    if (drawn == 0)
        return replica.conflicts().keepShown(conflict.id);
    const auto subject = replica.records().find(conflict.subjectKind, conflict.subject);
    const Place place{conflict.subjectKind, conflict.subject, conflict.field};
    const bool isFreeText = m_ledger.holds(place, conflict.lost.toString());
    const bool merges = drawn == 1 && isFreeText;
    const auto value = merges ? m_ledger.freshValue() : conflict.lost.toString();
    const auto decided = merges ? replica.conflicts().takeMerged(conflict.id, value)
                                : replica.conflicts().takeOther(conflict.id);
    if (!decided)
        return decided;
    if (conflict.isDeletion() && subject)
        noteDeletion(*subject, conflict.subjectKind);
    if (isFreeText)
        m_ledger.write(pc, place, value, subject->fields.value(conflict.field).toString());
    return decided;
}

void History::sync(int pc)
{
    auto &replica = *m_pcs[size_t(pc)];
    if (replica.isSyncing)
        return;
    const auto report = replica.sync();
    if (!report) {
        note(u"pc%1 cannot sync: %2"_s.arg(pc).arg(
            QString::fromUtf8(support::describe(report.error()))));
        return;
    }
    note(u"pc%1 syncs: %2 out, %3 in, %4 conflicts, %5 repaired"_s.arg(pc)
             .arg(report->pushed)
             .arg(report->pulled)
             .arg(report->conflicts)
             .arg(report->repaired));
    // A repair mends what should never have come apart, and would hide the fault.
    if (report->repaired > 0 && !replica.wasRestored && m_fault.isEmpty())
        m_fault = u"pc%1 needed a repair"_s.arg(pc);
}

void History::syncMeanwhile()
{
    constexpr int deepest = 2;
    if (m_depth >= deepest)
        return;
    ++m_depth;
    sync(m_chance.below(int(m_pcs.size())));
    --m_depth;
}

void History::carrySticks(int pc)
{
    if (m_sticks.empty() || m_chance.happens(0.4)) {
        const auto file = m_folder.path() + u"/%1.bbundle"_s.arg(++m_bundles);
        const auto exported = m_pcs[size_t(pc)]->exportBundle(file);
        if (!exported) {
            m_fault = u"pc%1 cannot export: %2"_s.arg(pc).arg(
                QString::fromUtf8(support::describe(exported.error())));
            return;
        }
        note(u"pc%1 writes %2 changes on stick %3"_s.arg(pc).arg(exported->records).arg(m_bundles));
        m_sticks.push_back({pc, file, false});
        return;
    }
    const auto index = size_t(m_chance.below(int(m_sticks.size())));
    const auto stick = m_sticks[index];
    // Some are handed in twice, and the others as late as chance has it.
    if (!m_chance.happens(0.2))
        m_sticks.erase(m_sticks.begin() + std::ptrdiff_t(index));
    if (stick.isAnswer)
        takeAnswer(stick.pc, stick.file);
    else
        handIn(stick.pc, stick.file);
}

void History::handIn(int pc, const QString &file)
{
    const auto answer = m_folder.path() + u"/%1.bbundle"_s.arg(++m_bundles);
    const auto taken = m_hub->takeBundle(file, answer);
    if (!taken) {
        m_fault = u"the hub does not take a bundle of pc%1: %2"_s.arg(pc).arg(
            QString::fromUtf8(support::describe(taken.error())));
        return;
    }
    note(u"the hub answers pc%1 on stick %2"_s.arg(pc).arg(m_bundles));
    m_sticks.push_back({pc, answer, true});
}

void History::takeAnswer(int pc, const QString &file)
{
    const auto imported = m_pcs[size_t(pc)]->importBundle(file);
    if (!imported) {
        m_fault = u"pc%1 does not take an answer: %2"_s.arg(pc).arg(
            QString::fromUtf8(support::describe(imported.error())));
        return;
    }
    note(u"pc%1 takes a stick: %2 receipts, %3 in, %4"_s.arg(pc)
             .arg(imported->applied)
             .arg(imported->rows)
             .arg(imported->restarted ? u"begins anew"_s : u"goes on"_s));
}

void History::cutPower(int pc)
{
    auto &replica = *m_pcs[size_t(pc)];
    replica.road.requestsLeft = m_chance.below(6);
    sync(pc);
    replica.road.requestsLeft = -1;
    replica.close();
    replica.open();
    note(u"pc%1 lost its power"_s.arg(pc));
}

void History::restoreDisk(int pc)
{
    auto &replica = *m_pcs[size_t(pc)];
    if (!replica.hasImage())
        return;
    // Their answer may have been lost on the way: whether the hub has them is open.
    m_ledger.forget(pc, replica.unansweredValues());
    m_ledger.forget(pc, replica.refusedValues());
    replica.restoreImage();
    note(u"pc%1 is put back to an older disk"_s.arg(pc));
}

void History::calm()
{
    for (auto &pc : m_pcs) {
        pc->road.weather = {};
        pc->road.isCut = false;
    }
    note(u"the network heals"_s);
}

void History::quarrel()
{
    calm();
    const auto each = [this](const auto &act) {
        for (int i = 0; i < int(m_pcs.size()) && m_fault.isEmpty(); ++i) {
            letTimePass(minuteMs);
            act(i);
        }
    };
    const auto syncAll = [&] {
        for (int round = 0; round < 2; ++round)
            each([this](int i) { sync(i); });
    };
    syncAll();
    each([this](int i) {
        if (m_pcs[size_t(i)]->writes)
            editMember(i);
    });
    syncAll();
    each([this](int i) {
        if (!m_pcs[size_t(i)]->writes)
            return;
        for (const auto &conflict : must(m_pcs[size_t(i)]->conflicts().open())) {
            if (m_chance.happens(0.7) && m_fault.isEmpty())
                decide(i, conflict);
        }
    });
}

QString History::heal()
{
    calm();
    for (int round = 0; round < healingRounds; ++round) {
        bool quiet = true;
        for (size_t i = 0; i < m_pcs.size(); ++i) {
            letTimePass(minuteMs);
            const auto report = m_pcs[i]->sync();
            if (!report)
                return u"pc%1 cannot sync in peace: %2"_s.arg(i).arg(
                    QString::fromUtf8(support::describe(report.error())));
            note(u"pc%1 syncs: %2 out, %3 in, %4 repaired"_s.arg(i)
                     .arg(report->pushed)
                     .arg(report->pulled)
                     .arg(report->repaired));
            if (report->repaired > 0 && !m_pcs[i]->wasRestored)
                return u"pc%1 needed a repair"_s.arg(i);
            if (!report->digestsMatch)
                return u"pc%1 ends a sync with another digest: %2"_s.arg(i).arg(
                    differences(*m_hub, *m_pcs[i]));
            quiet = quiet && report->pushed == 0 && report->pulled == 0;
        }
        if (!quiet)
            continue;
        const auto broken = brokenConvergence(*m_hub, m_pcs);
        return broken.isEmpty() ? lostEdits(*m_hub, m_pcs, m_ledger) : broken;
    }
    return u"the replicas do not come to rest"_s;
}

} // namespace simulation
