// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/PolicyCheck.h"

#include "models/domain/catalogue/Kinds.h"

#include "sync/wire/Act.h"

namespace hub {

using namespace Qt::StringLiterals;
using models::catalogue::Kind;
using wire::OpOutcome;
using wire::OpType;
using wire::Outcome;

namespace {

OpOutcome refused(const QString &code, const QString &field = {})
{
    return {Outcome::Refused, 0, code, field};
}

OpOutcome checkAct(const Kind &kind, const wire::Op &op)
{
    if (op.set.isEmpty())
        return refused(u"invalid"_s);
    for (const auto &[key, value] : op.set) {
        const auto field = key.toString();
        if (!kind.isGuarded(field))
            return refused(u"policy"_s, field);
        if (!wire::isExpectation(value))
            return refused(u"invalid"_s, field);
    }
    return {};
}

OpOutcome checkSet(const Kind &kind, const wire::Op &op)
{
    for (const auto &[key, value] : op.set) {
        const auto field = key.toString();
        if (kind.isGuarded(field))
            return refused(u"guarded"_s, field);
    }
    return {};
}

// Who decided a conflict is said by the one who signs it.
OpOutcome checkSigner(const wire::Op &op, PersonId signer)
{
    const auto named = wantedFields(op).value(u"resolvedBy"_s);
    const bool isNobody = named.isUndefined() || named.isNull();
    if (!isNobody && PersonId::fromBytes(named.toByteArray()) != signer)
        return refused(u"signer"_s, u"resolvedBy"_s);
    return {};
}

} // namespace

QCborMap wantedFields(const wire::Op &op)
{
    return op.type == OpType::Act ? wire::wantedFields(op.set) : op.set;
}

OpOutcome checkPolicy(const Kind &kind, const wire::Op &op, PersonId signer)
{
    if (op.type == OpType::Act) {
        auto outcome = checkAct(kind, op);
        const bool isConflict = QLatin1StringView(kind.name) == models::kind::conflict;
        return outcome.outcome != Outcome::Refused && isConflict ? checkSigner(op, signer)
                                                                 : outcome;
    }
    return op.type == OpType::Set ? checkSet(kind, op) : OpOutcome{};
}

} // namespace hub
