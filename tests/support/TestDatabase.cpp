// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestDatabase.h"

#include "support/Check.h"

#include "sync/hub/postgres/PostgresConnection.h"

#include <QElapsedTimer>
#include <QFile>
#include <QUuid>

namespace support {

using namespace Qt::StringLiterals;

bool TestDatabase::isThere()
{
    return qEnvironmentVariableIsSet("BRANCHBOOK_TEST_POSTGRES");
}

QString TestDatabase::addressOf(const QString &database)
{
    QFile file(qEnvironmentVariable("BRANCHBOOK_TEST_POSTGRES"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no test server runs");
    return QString::fromUtf8(file.readAll()).trimmed().replace(u"DATABASE"_s, database);
}

TestDatabase::TestDatabase() : m_name(u"test_"_s + QUuid::createUuid().toString(QUuid::Id128))
{
    execute(u"CREATE DATABASE %1 TEMPLATE template0"_s.arg(m_name));
    // A server that follows another has it a moment later.
    QElapsedTimer timer;
    for (timer.start(); timer.elapsed() < 20'000; QTest::qSleep(100)) {
        hub::PostgresConnection connection(must(hub::PostgresAddress::parse(address())));
        if (connection.open())
            return;
    }
    qFatal("the test's database does not come up");
}

TestDatabase::~TestDatabase()
{
    execute(u"DROP DATABASE %1 WITH (FORCE)"_s.arg(m_name));
}

void TestDatabase::execute(const QString &sql) const
{
    hub::PostgresConnection connection(must(hub::PostgresAddress::parse(addressOf(u"postgres"_s))));
    must(connection.execute(sql));
}

} // namespace support
