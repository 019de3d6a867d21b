// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/postgres/PostgresConnection.h"

#include <QRandomGenerator>
#include <QSqlError>
#include <QThread>
#include <QUuid>

namespace hub {

using namespace Qt::StringLiterals;

namespace {

constexpr int attempts = 8;
constexpr int firstPauseMs = 5;
constexpr qsizetype shownSql = 48;

// Patience as with the embedded store; a connection that died unnoticed is given up within seconds;
// a statement that was planned once is not planned again.
const QString &sessionOptions()
{
    static const auto options =
        u"application_name='branchbook-hub' client_encoding='UTF8' connect_timeout='5'"
        " keepalives_idle='10' keepalives_interval='5' keepalives_count='3'"
        " tcp_user_timeout='20000'"_s;
    return options;
}

constexpr auto sessionSettings =
    "SET lock_timeout = '30s'; SET idle_in_transaction_session_timeout = '60s';"
    " SET plan_cache_mode = force_generic_plan; SET client_min_messages = warning;"
    " SET extra_float_digits = 1";

bool isLost(const QString &state)
{
    // Without a state the driver met no server; 25006: it has become a standby.
    return state.isEmpty() || state.startsWith(u"08") || state.startsWith(u"57P")
        || state == u"25006";
}

bool asksForAnotherRun(const QString &state)
{
    // Serialisation, deadlock, and a row that another process added between our look and our
    // insert.
    return state == u"40001" || state == u"40P01" || state == u"23505";
}

Error errorOf(const QString &state, const QString &statement)
{
    Error error{Error::Internal, {}, u"database"_s, state + u' ' + statement.left(shownSql)};
    if (isLost(state) || asksForAnotherRun(state) || state == u"55P03" || state == u"53300")
        error.code = Error::Busy;
    else if (state == u"53100")
        error.code = Error::DiskFull;
    else if (state.startsWith(u"28") || state == u"42501")
        error.code = Error::Denied;
    else if (state == u"3D000")
        error.code = Error::NotFound;
    return error;
}

} // namespace

PostgresStatement::PostgresStatement(PostgresConnection &connection, const char *sql)
    : m_connection(connection),
      m_sql(sql)
{
}

PostgresStatement &PostgresStatement::bind(int parameter, qint64 value)
{
    m_values.resize(std::max(m_values.size(), qsizetype(parameter)));
    m_values[parameter - 1] = QVariant::fromValue(value);
    return *this;
}

PostgresStatement &PostgresStatement::bind(int parameter, QStringView text)
{
    m_values.resize(std::max(m_values.size(), qsizetype(parameter)));
    m_values[parameter - 1] = text.isEmpty() ? u""_s : text.toString();
    return *this;
}

PostgresStatement &PostgresStatement::bind(int parameter, const PostgresArray &values)
{
    return bind(parameter, QStringView(values.text()));
}

PostgresStatement &PostgresStatement::bindFlag(int parameter, bool value)
{
    m_values.resize(std::max(m_values.size(), qsizetype(parameter)));
    m_values[parameter - 1] = value;
    return *this;
}

PostgresStatement &PostgresStatement::bindBytes(int parameter, QByteArrayView bytes)
{
    m_values.resize(std::max(m_values.size(), qsizetype(parameter)));
    m_values[parameter - 1] = bytes.isEmpty() ? QByteArray("") : bytes.toByteArray();
    return *this;
}

PostgresStatement &PostgresStatement::bindNull(int parameter)
{
    m_values.resize(std::max(m_values.size(), qsizetype(parameter)));
    m_values[parameter - 1] = QVariant(QMetaType(QMetaType::LongLong));
    return *this;
}

Result<void> PostgresStatement::execute()
{
    // Nothing counts behind a failure, least of all on another connection.
    if (m_connection.m_failure)
        return *m_connection.m_failure;
    // Twice, because a connection that was idle may have been lost long ago.
    for (int attempt = 0;; ++attempt) {
        if (!m_connection.m_isOpen)
            BB_TRY(m_connection.open());
        if (!m_isPrepared) {
            m_query = QSqlQuery(m_connection.database());
            m_isPrepared = m_query.prepare(QString::fromLatin1(m_sql));
        }
        if (m_isPrepared) {
            for (qsizetype i = 0; i < m_values.size(); ++i)
                m_query.bindValue(int(i), m_values[i]);
            if (m_query.exec())
                return {};
        }
        const bool wasInTransaction = m_connection.isInTransaction();
        const auto error = m_connection.fail(m_query.lastError(), QString::fromLatin1(m_sql));
        if (wasInTransaction || m_connection.m_isOpen || attempt > 0)
            return error;
    }
}

Result<bool> PostgresStatement::step()
{
    if (!m_isRunning) {
        BB_TRY(execute());
        m_isRunning = true;
    }
    if (m_query.next())
        return true;
    const auto error = m_query.lastError();
    reset();
    if (error.isValid())
        return m_connection.fail(error, QString::fromLatin1(m_sql));
    return false;
}

Result<void> PostgresStatement::run()
{
    const auto done = execute();
    reset();
    return done;
}

void PostgresStatement::reset()
{
    if (m_isPrepared)
        m_query.finish();
    m_isRunning = false;
}

PostgresConnection::PostgresConnection(PostgresAddress address)
    : m_address(std::move(address)),
      m_name(u"hub-"_s + QUuid::createUuid().toString(QUuid::Id128)),
      m_database(QSqlDatabase::addDatabase(u"QPSQL"_s, m_name))
{
}

PostgresConnection::~PostgresConnection()
{
    m_statements.clear();
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(m_name);
}

void PostgresConnection::whenOpened(std::function<Result<void>(PostgresConnection &)> work)
{
    m_opened = std::move(work);
}

void PostgresConnection::forgetStatements()
{
    for (auto &[sql, statement] : m_statements) {
        statement->m_query = QSqlQuery(QSqlDatabase());
        statement->m_isPrepared = false;
        statement->m_isRunning = false;
    }
}

Result<void> PostgresConnection::open()
{
    forgetStatements();
    if (!m_database.isValid())
        return Error{Error::Unsupported, u"store"_s, u"driver"_s, u"QPSQL"_s};
    m_database.close();
    // The address has the last word.
    m_database.setConnectOptions(sessionOptions() + u' ' + m_address.options());
    if (!m_database.open()) {
        // The driver gives no state here; which user or database is missing stands in the text
        // only.
        const auto text = m_database.lastError().databaseText();
        auto error = errorOf({}, u"connect"_s);
        if (text.contains(u"database \"") && text.contains(u"does not exist"))
            error.code = Error::NotFound;
        else if (text.contains(u"authentication failed") || text.contains(u"no password supplied")
                 || text.contains(u"no pg_hba.conf entry") || text.contains(u"role \""))
            error.code = Error::Denied;
        error.detail = u"connect "_s + m_address.shown();
        return error;
    }
    m_isOpen = true;
    if (const auto ready = execute(QString::fromLatin1(sessionSettings)); !ready) {
        m_isOpen = false;
        return ready.error();
    }
    if (!m_opened)
        return {};
    const auto opened = m_opened(*this);
    if (!opened)
        m_isOpen = false;
    return opened;
}

PostgresUse PostgresConnection::use(const char *sql)
{
    auto &statement = m_statements[sql];
    if (!statement)
        statement = std::make_unique<PostgresStatement>(*this, sql);
    statement->reset();
    return PostgresUse(*statement);
}

Result<void> PostgresConnection::execute(const QString &sql)
{
    if (m_failure)
        return *m_failure;
    if (!m_isOpen)
        BB_TRY(open());
    QSqlQuery query(m_database);
    if (!query.exec(sql))
        return fail(query.lastError(), sql);
    // Each of several statements has its own outcome.
    while (query.nextResult()) { }
    if (query.lastError().isValid())
        return fail(query.lastError(), sql);
    return {};
}

Error PostgresConnection::fail(const QSqlError &sqlError, const QString &statement)
{
    const auto state = sqlError.nativeErrorCode();
    const auto error = errorOf(state, statement);
    if (isLost(state)) {
        m_isOpen = false;
        m_mayRunAgain = true;
    }
    m_mayRunAgain = m_mayRunAgain || asksForAnotherRun(state);
    if (m_isInTransaction && !m_failure)
        m_failure = error;
    return m_failure.value_or(error);
}

Error PostgresConnection::tryAgain()
{
    m_mayRunAgain = true;
    const Error error{Error::Busy, {}, u"database"_s, u"again"_s};
    if (!m_failure)
        m_failure = error;
    return error;
}

Result<void> PostgresConnection::transactOnce(Kind kind, const std::function<Result<void>()> &work)
{
    if (!m_isOpen)
        BB_TRY(open());
    BB_TRY(execute(kind == Kind::Writing ? u"BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE"_s
                                         : u"BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"_s));
    m_isInTransaction = true;
    auto done = work();
    m_isInTransaction = false;
    // A failure that the work made light of has undone the transaction all the same.
    if (const auto failure = std::exchange(m_failure, std::nullopt); failure && done)
        done = *failure;
    if (!done) {
        const bool mayRunAgain = m_mayRunAgain;
        if (m_isOpen)
            std::ignore = execute(u"ROLLBACK"_s);
        m_mayRunAgain = mayRunAgain;
        return done;
    }
    const auto committed = execute(u"COMMIT"_s);
    // Whether it was done nobody knows: who asked has to ask again.
    if (!committed && !m_isOpen && kind == Kind::Writing)
        m_mayRunAgain = false;
    return committed;
}

Result<void> PostgresConnection::transact(Kind kind, const std::function<Result<void>()> &work)
{
    if (m_isInTransaction)
        return work();
    for (int attempt = 1;; ++attempt) {
        m_mayRunAgain = false;
        const auto done = transactOnce(kind, work);
        if (done || !m_mayRunAgain || attempt == attempts)
            return done;
        const auto pause = firstPauseMs << attempt;
        QThread::msleep(ulong(pause / 2 + QRandomGenerator::global()->bounded(pause)));
    }
}

} // namespace hub
