// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/ExitCode.h"

#include <QJsonObject>
#include <QString>

namespace cli {

//! stdout for results, stderr for messages. With --json stdout holds JSON and nothing else.
class Output
{
public:
    explicit Output(bool json) : m_json(json) { }

    bool isJson() const { return m_json; }
    //! One object a line as JSON; "name: value" lines for people.
    void object(const QJsonObject &object);
    //! Only for people.
    void text(const QString &line);
    //! To stderr, in the user's language.
    void message(const QString &sentence);
    //! The error's sentence to stderr; its exit code.
    ExitCode failure(const models::Error &error);

private:
    bool m_json;
};

} // namespace cli
