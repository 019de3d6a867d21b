// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/catalogue/Catalogue.h"
#include "models/domain/Result.h"

#include <QHash>
#include <QList>

namespace models {
class ChangeWriter;
}

namespace cli {

class Session;

//! Records of one kind as JSON lines on standard input, stored all together or not at all.
class RecordInput
{
public:
    struct Rejection {
        int line = 0; //!< from 1
        models::Error error{};
    };
    struct Report {
        int stored = 0;
        QList<Rejection> rejected{}; //!< when there is one, nothing was stored
    };

    RecordInput(Session &session, models::ChangeWriter &writer, const models::catalogue::Kind &kind)
        : m_session(session),
          m_writer(writer),
          m_kind(kind)
    {
    }

    //! Reads to the end of the input; every line is checked, so that all faults are named at once.
    models::Result<Report> read();

private:
    models::Result<void> store(const QByteArray &line);
    models::Result<models::OrganisationId> organisation(const QString &given);

    Session &m_session;
    models::ChangeWriter &m_writer;
    const models::catalogue::Kind &m_kind;
    QHash<QString, models::OrganisationId> m_organisations;
};

} // namespace cli
