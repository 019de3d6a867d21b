// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/FaultProxy.h"
#include "support/HttpsClient.h"
#include "support/TestDevice.h"
#include "support/TestHub.h"

#include <optional>

//! A served hub and a device that sends it files by hand, on a road that can break.
class UploadFixture
{
public:
    UploadFixture();

    //! An upload for these announced bytes; where it lives.
    QByteArray create(const QByteArray &hash, qint64 size);
    //! The head of a PATCH, with proof and token, to be sent over \a client.
    hub::HttpRequest patch(const QByteArray &location, qint64 offset,
                           const QList<std::pair<QByteArray, QByteArray>> &more = {});
    hub::HttpRequest health() const;
    //! A HEAD past the road that breaks; -1 when there is no such upload.
    qint64 offsetAt(const QByteArray &location);
    //! Makes the file somebody's, and reads it.
    QByteArray contentOf(const QByteArray &hash, qint64 size);

    support::TestHub hub{};
    std::optional<support::FaultProxy> road{};
    std::optional<support::HttpsClient> client{}; //!< over the road
    std::optional<support::HttpsClient> direct{};
    std::unique_ptr<support::TestDevice> device{}; //!< speaks directly
};
