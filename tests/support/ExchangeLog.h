// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/http/HttpMessages.h"

#include <QFile>
#include <QHash>

namespace support {

//! Writes down what a test asks a hub and what it is answered, for tests/openapi/conform.py to hold
//! against docs/openapi.yaml.
//!
//! Into a file of its own in the folder that BRANCHBOOK_EXCHANGES names; without one it does
//! nothing. Of what is alike only the first are kept, of long bodies only that there was one.
class ExchangeLog
{
public:
    ExchangeLog();

    void note(const hub::HttpRequest &request, const hub::HttpResponse &response);
    //! What the router serves, as Router::routes() tells it.
    void noteRoutes(const QList<QByteArray> &routes);

private:
    void write(const QByteArray &line);

    QFile m_file;
    QHash<QByteArray, int> m_kept;
};

} // namespace support
