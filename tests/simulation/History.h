// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Chance.h"
#include "EditLedger.h"

#include "models/domain/Result.h"
#include "models/store/ChangeWriter.h"
#include "support/TestContext.h"

#include <QTemporaryDir>

#include <memory>
#include <vector>

namespace models {
struct Conflict;
struct Record;
} // namespace models

namespace simulation {

class CountyTemplate;
class SimulatedHub;
class SimulatedPc;

//! One course of events for three to seven PCs and their hub, drawn from a seed: people write,
//! networks fail, sticks are carried in any order, clocks are wrong, power goes, disks are put back
//! to an older day. At the end the network heals, and every promise of docs/protocol.md must hold.
class History
{
public:
    History(const CountyTemplate &county, quint64 seed);
    ~History();

    //! Empty when every promise was kept; else what was broken.
    QString run();

    //! What happened, a line for each step.
    const QStringList &account() const { return m_account; }

private:
    //! A bundle on its way to the hub, or its answer on the way back.
    struct Stick {
        int pc = 0;
        QString file{};
        bool isAnswer = false;
    };

    void step();
    void edit(int pc);
    //! Of the branch that the PC writes for.
    QList<models::Record> ownRecords(int pc, QStringView kind);
    void addMember(int pc);
    void editMember(int pc);
    void addMeeting(int pc);
    void mark(int pc);
    void remove(int pc);
    void noteDeletion(const models::Record &record, QStringView kind);
    void decide(int pc);
    void decide(int pc, const models::Conflict &conflict);
    models::Result<qint64> choose(int pc, const models::Conflict &conflict);
    void put(int pc, QStringView kind, models::RecordId id, QCborMap fixed,
             const QStringList &texts);
    void sync(int pc);
    void syncMeanwhile();
    void carrySticks(int pc);
    void handIn(int pc, const QString &file);
    void takeAnswer(int pc, const QString &file);
    void cutPower(int pc);
    void restoreDisk(int pc);
    void letTimePass(qint64 milliseconds);
    void setWeather();
    void calm();
    //! All write in one record without knowing of each other; then all decide what came of it.
    void quarrel();
    QString heal();
    void note(const QString &what) { m_account.append(what); }

    Chance m_chance;
    QTemporaryDir m_folder;
    support::FakeClock m_clock;
    support::FakeRandom m_random;
    std::unique_ptr<SimulatedHub> m_hub;
    std::vector<std::unique_ptr<SimulatedPc>> m_pcs;
    std::vector<Stick> m_sticks;
    int m_bundles = 0;
    EditLedger m_ledger;
    QStringList m_account;
    QString m_fault;
    int m_depth = 0;
};

} // namespace simulation
