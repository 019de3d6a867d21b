// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/http/HttpMessages.h"

#include <QIODevice>

#include <memory>

namespace hub {

//! Part of a device as the body of an answer.
class FileSource final : public BodySource
{
public:
    //! \a device stands at the first byte to send.
    FileSource(std::unique_ptr<QIODevice> device, qint64 length)
        : m_device(std::move(device)),
          m_length(length),
          m_left(length)
    {
    }

    qint64 size() const override { return m_length; }
    Result<QByteArray> read(qsizetype most) override;

private:
    std::unique_ptr<QIODevice> m_device;
    qint64 m_length;
    qint64 m_left;
};

} // namespace hub
