// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/crypto/Cryptography.h"

#include "sync/hub/HubTypes.h"

namespace hub {

//! Seals what must be worth nothing to whoever reads the database, with a key that is made of the
//! key file (its salt is for SQLCipher). What is sealed is bound to its place, so that it cannot be
//! put into another.
class KeyWrap
{
public:
    explicit KeyWrap(const models::SecretBytes &fileKey)
        : m_key(models::crypto::derive(fileKey.mid(0, models::crypto::keySize),
                                       "branchbook/hub/postgres"))
    {
    }

    QByteArray seal(QByteArrayView plain, QByteArrayView place) const
    {
        models::SystemRandom random;
        return models::crypto::seal(plain, place, m_key, random);
    }
    //! Corrupt with another key file, at another place, or after a bit has changed.
    Result<models::SecretBytes> open(QByteArrayView sealed, QByteArrayView place) const
    {
        return models::crypto::open(sealed, place, m_key);
    }

private:
    models::SecretBytes m_key;
};

} // namespace hub
