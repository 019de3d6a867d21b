// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/SampleConflict.h"

#include "models/domain/CanonicalCbor.h"
#include "models/domain/catalogue/Kinds.h"
#include "models/domain/FieldValues.h"
#include "models/store/RecordTable.h"
#include "support/Check.h"
#include "support/TestReplica.h"

using namespace models;
using namespace Qt::StringLiterals;

namespace support {

ConflictId storeConflict(TestReplica &replica, const Conflict &conflict)
{
    using fieldValues::of;
    const auto table =
        must(RecordTable::create(replica.database, *catalogue::find(kind::conflict)));
    StoredRow row;
    row.id = replica.writer.newRecordId();
    row.organisation = replica.branch;
    row.stream = row.revision = row.seq = 1;
    row.fields = {{u"subjectKind"_s, conflict.subjectKind},
                  {u"subject"_s, conflict.subject.bytes()},
                  {u"field"_s, of(conflict.field)},
                  {u"lost"_s, canonicalCbor(conflict.lost)},
                  {u"lostBy"_s, of(conflict.lostBy.person)},
                  {u"lostDevice"_s, of(conflict.lostBy.device)},
                  {u"lostAt"_s, conflict.lostBy.at},
                  {u"lostDoubtful"_s, conflict.lostBy.doubtful},
                  {u"shownBy"_s, of(conflict.shownBy.person)},
                  {u"shownDevice"_s, of(conflict.shownBy.device)},
                  {u"shownAt"_s, conflict.shownBy.at},
                  {u"shownDoubtful"_s, conflict.shownBy.doubtful},
                  {u"state"_s, u"open"_s}};
    must(table->put(row));
    return row.id.as<ConflictTag>();
}

} // namespace support
