// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "HubFixture.h"

#include <random>

//! Makes hostile requests out of honest ones, the same again from the same seed.
//!
//! The one who sends them is the secretary of 3301001, with a device, a token and keys that are all
//! in order; what they are after belongs to 3301002, 3301, 3302 and 33.
class Mutator
{
public:
    //! What a hub that can be trusted makes of it.
    enum class Expected {
        Refusal, //!< no answer of the 200s
        NothingApplied, //!< a receipt that refuses every op, or a refusal
        NothingForeign, //!< may be answered, from what is the sender's own
    };
    struct Mutant {
        QString name{};
        hub::HttpRequest request{};
        Expected expected = Expected::Refusal;
        bool isInChain = false; //!< where it is answered, the sender's chain goes on
    };
    //! What is there to be stolen.
    struct Loot {
        QList<models::RecordId> records{};
        QList<models::OrganisationId> organisations{};
        QByteArray mediaHash{};
        QByteArray uploadPath{}; //!< of the other device
        QByteArray usedProof{}; //!< of the other device, for POST /v1/changes
    };

    Mutator(HubFixture &fixture, support::TestDevice &sender, support::TestDevice &victim,
            Loot loot, quint64 seed);

    Mutant next();

private:
    using Make = Mutant (Mutator::*)();

    Mutant flippedEnvelope();
    Mutant cutEnvelope();
    Mutant splicedEnvelope();
    Mutant swappedSignatures();
    Mutant otherSigner();
    Mutant otherName();
    Mutant envelopeOfAnother();
    Mutant brokenChain();
    Mutant foreignOps();
    Mutant resignedGarbage();
    Mutant inflatedCounts();
    Mutant otherToken();
    Mutant alteredProof();
    Mutant misdirectedProof();
    Mutant replayedProof();
    Mutant alteredPull();
    Mutant foreignPull();
    Mutant foreignMedia();
    Mutant foreignUpload();
    Mutant alteredTokenRequest();
    Mutant madeUpCall();

    Mutant batch(const QString &name, const QByteArray &body);
    hub::HttpRequest post(const QByteArray &path, const QByteArray &body);
    wire::Batch honestBatch();
    wire::Envelope honest();
    wire::Envelope signedBody(const QByteArray &body) const;
    wire::Op foreignOp();
    QByteArray flipped(QByteArray bytes, int most);
    QByteArray randomBytes(qsizetype size);
    quint64 below(quint64 bound) { return m_engine() % bound; }
    template <typename T>
    T one(const QList<T> &of)
    {
        return of[qsizetype(below(quint64(of.size())))];
    }

    HubFixture &m_fixture;
    support::TestDevice &m_sender;
    support::TestDevice &m_victim;
    const Loot m_loot;
    std::mt19937_64 m_engine;
};
