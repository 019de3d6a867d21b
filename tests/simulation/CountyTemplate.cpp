// SPDX-License-Identifier: GPL-3.0-or-later
#include "CountyTemplate.h"

#include "Folders.h"
#include "SimulatedHub.h"
#include "SimulatedPc.h"

using namespace Qt::StringLiterals;

namespace simulation {

CountyTemplate::CountyTemplate() : m_folder(fastestFolder() + u"/branchbook-test-XXXXXX"_s)
{
    support::FakeClock clock;
    support::FakeRandom random(7);
    const auto place = m_folder.path();
    SimulatedHub::create(place, clock, random);
    SimulatedHub hub(place, clock, random);
    struct Seat {
        const char16_t *organisation;
        const char16_t *role;
    };
    constexpr Seat seats[pcs] = {{u"3301001", u"secretary"}, {u"3301001", u"committee"},
                                 {u"3301001", u"secretary"}, {u"3301001", u"committee"},
                                 {u"3301002", u"secretary"}, {u"3301", u"reviewer"},
                                 {u"33", u"county"}};
    for (int i = 0; i < pcs; ++i) {
        const auto code = hub.codeFor(u"人员%1"_s.arg(i), QString::fromUtf16(seats[i].organisation),
                                      QString::fromUtf16(seats[i].role));
        SimulatedPc::create(place + u"/pc%1"_s.arg(i), hub, code, quint64(100 + i));
    }
}

void CountyTemplate::layOut(const QString &folder) const
{
    copyFolder(m_folder.path(), folder);
}

} // namespace simulation
