// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/RecordInput.h"

#include "app/cli/RecordJson.h"
#include "app/cli/Session.h"
#include "models/domain/catalogue/Kinds.h"
#include "models/domain/MemberRules.h"
#include "models/store/ChangeWriter.h"
#include "models/store/MemberRepository.h"

#include <QFile>
#include <QJsonDocument>

#include <cstdio>

namespace cli {

using namespace Qt::StringLiterals;
using namespace models;

namespace {

constexpr qsizetype longestLine = 4 * 1024 * 1024;

//! The rules that the catalogue cannot know, on the fields a line gives.
Result<void> checkRules(QStringView kind, const QCborMap &fields, QDate today)
{
    if (kind != kind::member || !fields.contains(u"identityNumber"_s))
        return {};
    const auto number = fields.value(u"identityNumber"_s).toString();
    const auto fault = number.isEmpty() ? QString() : identityNumberFault(number, today);
    if (!fault.isEmpty())
        return invalid(u"identityNumber"_s, fault);
    return {};
}

} // namespace

Result<OrganisationId> RecordInput::organisation(const QString &given)
{
    if (const auto known = m_organisations.constFind(given); known != m_organisations.constEnd())
        return *known;
    BB_TRY_ASSIGN(found, m_session.organisation(given));
    m_organisations.insert(given, found);
    return found;
}

Result<void> RecordInput::store(const QByteArray &line)
{
    QJsonParseError fault;
    const auto document = QJsonDocument::fromJson(line, &fault);
    if (!document.isObject())
        return invalid({}, u"json"_s);
    const auto object = document.object();
    BB_TRY_ASSIGN(fields, fieldsOf(m_kind, object));
    const auto kindName = QString::fromLatin1(m_kind.name);
    BB_TRY(checkRules(kindName, fields, m_session.clock().today()));
    BB_TRY_ASSIGN(owner, organisation(object.value(u"org"_s).toString()));

    RecordId id;
    if (object.contains(u"id"_s)) {
        id = RecordId::fromString(object.value(u"id"_s).toString());
        if (id.isNull())
            return invalid(u"id"_s, u"type"_s);
    } else if (kindName == kind::attendance) {
        id = attendanceId(MeetingId::fromBytes(fields.value(u"meeting"_s).toByteArray()),
                          MemberId::fromBytes(fields.value(u"member"_s).toByteArray()))
                 .as<RecordTag>();
    } else {
        id = newId<RecordId>(m_session.clock(), m_session.random());
    }
    if (kindName == kind::member) {
        BB_TRY_ASSIGN(database, m_session.database());
        const MemberRepository members(*database, m_writer, m_session.clock());
        BB_TRY(members.checkNumberIsFree(id.as<MemberTag>(),
                                         fields.value(u"identityNumber"_s).toString()));
    }
    BB_TRY(m_writer.put(kindName, id, owner, fields));
    return {};
}

Result<RecordInput::Report> RecordInput::read()
{
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return Error::Io;
    ChangeWriter::Txn txn(m_writer);
    BB_TRY(txn.begun());
    Report report;
    int number = 0;
    while (true) {
        const auto line = input.readLine(longestLine);
        if (line.isEmpty())
            break;
        ++number;
        if (line.trimmed().isEmpty())
            continue;
        const auto stored = store(line);
        if (!stored && stored.error().code != Error::Invalid
            && stored.error().code != Error::Denied)
            return stored.error();
        if (!stored)
            report.rejected << Rejection{number, stored.error()};
        else
            ++report.stored;
    }
    if (report.rejected.isEmpty())
        BB_TRY(txn.commit());
    else
        report.stored = 0;
    return report;
}

} // namespace cli
