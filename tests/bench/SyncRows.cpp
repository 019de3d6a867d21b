// SPDX-License-Identifier: GPL-3.0-or-later
#include "SyncRows.h"

#include "models/domain/Clock.h"
#include "models/domain/RandomSource.h"

#include <random>

namespace bench {

namespace {

class RepeatableRandom final : public models::RandomSource
{
public:
    void fill(void *bytes, qsizetype size) override
    {
        auto *out = static_cast<unsigned char *>(bytes);
        for (qsizetype i = 0; i < size; ++i)
            out[i] = static_cast<unsigned char>(m_engine());
    }

private:
    std::mt19937 m_engine{7};
};

//! An hour later at each look: meetings are far apart.
class StridingClock final : public models::Clock
{
public:
    qint64 nowMs() const override { return m_now += 3'600'000; }
    qint64 monotonicMs() const override { return m_now; }

private:
    mutable qint64 m_now = 1'767'225'600'000;
};

constexpr int membersOfBranch = 25;

QByteArray codeOf(int branch)
{
    return "3301" + QByteArray::number(branch + 1).rightJustified(3, '0');
}

template <typename Write>
QByteArray jsonOf(const QList<SyncRow> &rows, Write write)
{
    QByteArray json;
    json.reserve(rows.size() * 220);
    for (const auto &row : rows) {
        json += R"({"id":")" + write(row.id) + R"(","org":")" + write(row.branch)
            + R"(","meeting":")" + write(row.meeting) + R"(","member":")" + write(row.member)
            + R"(","year":)" + QByteArray::number(syncYear) + R"(,"mark":")"
            + (row.present ? "present" : "absent") + "\"}\n";
    }
    return json;
}

} // namespace

QList<SyncRow> syncRows(int count)
{
    RepeatableRandom random;
    const StridingClock clock;
    QList<models::OrganisationId> branches;
    QList<models::MemberId> members;
    for (int branch = 0; branch < syncBranches; ++branch) {
        branches << models::organisationIdOfCode(QString::fromLatin1(codeOf(branch)));
        for (int member = 0; member < membersOfBranch; ++member)
            members << models::newId<models::MemberId>(clock, random);
    }
    QList<SyncRow> rows;
    rows.reserve(count);
    while (rows.size() < count) {
        const auto branch = (rows.size() / membersOfBranch) % syncBranches;
        const auto meeting = models::newId<models::MeetingId>(clock, random);
        for (int i = 0; i < membersOfBranch && rows.size() < count; ++i) {
            const auto member = members[branch * membersOfBranch + i];
            rows.append({models::attendanceId(meeting, member), branches[branch], meeting, member,
                         rows.size() % 11 != 0});
        }
    }
    return rows;
}

QByteArray syncCounty()
{
    QByteArray csv("code,parent,type,category,name,seal_name\n33,,county,,Sample county,\n"
                   "3301,33,town,,Sample town,\n");
    for (int branch = 0; branch < syncBranches; ++branch)
        csv += codeOf(branch) + ",3301,branch,,Branch " + codeOf(branch) + ",\n";
    return csv;
}

QByteArray syncJson(const QList<SyncRow> &rows)
{
    return jsonOf(rows, [](const auto &id) {
        return id.bytes().toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    });
}

QByteArray syncImport(const QList<SyncRow> &rows)
{
    return jsonOf(rows, [](const auto &id) { return id.toString().toLatin1(); });
}

} // namespace bench
