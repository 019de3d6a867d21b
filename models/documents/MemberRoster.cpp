// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/MemberRoster.h"

#include "models/domain/catalogue/Kinds.h"
#include "models/domain/MemberFields.h"

#include <array>

namespace models {

namespace {

struct RosterColumn {
    const char *field;
    int width;
};

constexpr std::array rosterColumns{
    RosterColumn{"name", 12},         RosterColumn{"sex", 6},
    RosterColumn{"ethnicity", 8},     RosterColumn{"identityNumber", 22},
    RosterColumn{"birthOn", 12},      RosterColumn{"education", 10},
    RosterColumn{"category", 10},     RosterColumn{"joinedOn", 12},
    RosterColumn{"fullMemberOn", 12}, RosterColumn{"mobile", 14},
    RosterColumn{"address", 30},      RosterColumn{"branchPost", 12},
};

} // namespace

Sheet rosterOf(const QList<Member> &members, const RosterHeadings &headings,
               const ExportOptions &options)
{
    const auto *kind = catalogue::find(kind::member);
    Sheet sheet{.name = headings.title, .title = headings.title, .subtitle = headings.subtitle};
    sheet.columns.append({headings.number, 6});
    for (const auto &column : rosterColumns) {
        const auto name = QString::fromLatin1(column.field);
        const auto title = options.words.label ? options.words.label(kind::member, name) : name;
        sheet.columns.append({title, column.width});
    }
    for (const auto &member : members) {
        const auto fields = toFields(member);
        QList<Cell> row{numberCell(double(sheet.rows.size() + 1))};
        for (const auto &column : rosterColumns) {
            const QLatin1StringView name(column.field);
            row.append(exportedCell(*kind, *kind->field(name), fields.value(name), options));
        }
        sheet.rows.append(row);
    }
    return sheet;
}

} // namespace models
