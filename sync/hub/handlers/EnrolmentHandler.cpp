// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/handlers/EnrolmentHandler.h"

#include "models/domain/catalogue/Kinds.h"

#include "sync/hub/Authenticator.h"
#include "sync/hub/Directory.h"
#include "sync/hub/HubWriter.h"
#include "sync/hub/SessionStore.h"

namespace hub {

using namespace Qt::StringLiterals;

namespace {

Error unknownCode()
{
    return {Error::NotFound, u"code"_s, u"code_unknown"_s};
}

} // namespace

Result<HttpResponse> EnrolmentHandler::handle(Call &call) const
{
    BB_TRY_ASSIGN(mayTry, call.core.guards.mayTry(call.request.peer, call.store));
    if (!mayTry)
        return Error{Error::TooManyAttempts, u"code"_s, u"tries"_s};
    BB_TRY_ASSIGN(proof, Authenticator(call.core).proof(call.request, call.store));
    BB_TRY_ASSIGN(request, wire::EnrolmentRequest::decode(call.request.body));
    if (proof.publicKey != request.deviceKey)
        return Error{Error::Unauthorised, {}, u"proof"_s};

    // Two outcomes: whether the store could be written, and whether the code was good.
    Result<wire::EnrolmentReply> reply = unknownCode();
    BB_TRY(call.store.write([&]() -> Result<void> {
        const auto person = redeem(call, request.code);
        const auto result = person ? u"enrolled"_s : person.error().reason;
        if (person) {
            reply = enrol(call, request, *person);
            BB_TRY(reply);
        } else {
            reply = person.error();
        }
        return call.store.sessions().addDecision(call.core.clock.nowMs(), u"enrolment"_s, result,
                                                 request.device, person.value_or(PersonId()));
    }));
    if (!reply && reply.error().code == Error::NotFound)
        BB_TRY(call.core.guards.noteFailure(call.request.peer, call.store));
    BB_TRY(reply);
    return jsonResponse(201, reply->encode());
}

Result<PersonId> EnrolmentHandler::redeem(Call &call, const QString &typed) const
{
    auto &directory = call.store.directory();
    const auto normalised = codes::normalised(typed);
    auto code = directory.findCode(codes::locatorOf(normalised));
    if (!code)
        return code.error().code == Error::NotFound ? unknownCode() : code.error();
    if (code->triesLeft <= 0)
        return Error{Error::TooManyAttempts, u"code"_s, u"tries"_s};
    if (code->hash != codes::hashOf(normalised)) {
        --code->triesLeft;
        BB_TRY(directory.saveCode(*code));
        return unknownCode();
    }
    if (code->used || code->expiresAt <= call.core.clock.nowMs())
        return Error{Error::Expired, u"code"_s, u"code_expired"_s};
    code->used = true;
    BB_TRY(directory.saveCode(*code));
    return code->person;
}

Result<Device> EnrolmentHandler::knownDevice(Call &call,
                                             const wire::EnrolmentRequest &request) const
{
    auto &directory = call.store.directory();
    auto known = directory.findDevice(request.device);
    if (!known && known.error().code == Error::NotFound) {
        return directory.addDevice({0, request.device, request.deviceKey, request.deviceBoxKey,
                                    call.core.clock.nowMs(), false});
    }
    BB_TRY(known);
    if (known->revoked)
        return Error{Error::Revoked, {}, u"revoked"_s};
    if (known->signingKey != request.deviceKey || known->boxKey != request.deviceBoxKey)
        return Error{Error::Denied, u"device"_s, u"otherKey"_s};
    return known;
}

Result<wire::EnrolmentReply>
EnrolmentHandler::enrol(Call &call, const wire::EnrolmentRequest &request, PersonId id) const
{
    auto &directory = call.store.directory();
    BB_TRY_ASSIGN(device, knownDevice(call, request));
    BB_TRY_ASSIGN(person, directory.findPerson(id));
    BB_TRY_ASSIGN(grants, directory.grants(id));
    if (grants.isEmpty())
        return Error{Error::Denied, u"code"_s, u"noRole"_s};
    BB_TRY(directory.setPersonKey(device.no, id, request.personKey, call.core.clock.nowMs()));
    // Those who read what this person signs need the key.
    BB_TRY(HubWriter(call.store, call.core.clock)
               .put({{{models::kind::person.toString(), id.as<models::RecordTag>()},
                      person.organisation,
                      {{u"signingKey"_s, request.personKey}}}}));

    wire::EnrolmentReply reply;
    reply.person = id;
    reply.role = grants.first().role;
    reply.organisation = grants.first().organisation.id;
    reply.hubKey = call.core.identity.signing.publicKey;
    reply.hubBoxKey = call.core.identity.box.publicKey;
    reply.hubId = call.core.identity.id;
    return reply;
}

} // namespace hub
