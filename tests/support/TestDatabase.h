// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace support {

//! An empty database of its own on the PostgreSQL server that tests/support/postgres.sh started;
//! dropped at its end. Where the server is stands in the file that BRANCHBOOK_TEST_POSTGRES names.
class TestDatabase
{
public:
    //! Whether this test runs with the server.
    static bool isThere();

    TestDatabase();
    ~TestDatabase();
    TestDatabase(const TestDatabase &) = delete;
    TestDatabase &operator=(const TestDatabase &) = delete;

    QString address() const { return addressOf(m_name); }

private:
    static QString addressOf(const QString &database);
    void execute(const QString &sql) const;

    QString m_name;
};

} // namespace support
