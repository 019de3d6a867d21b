// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

class QSqlDatabase;

//! The work that all contestants of the SQL benchmark do: insert rows in one transaction, read them
//! all, look single ones up in random order.
namespace bench {

//! About what an attendance mark or a roster line holds.
struct SqlRow {
    qint64 id = 0;
    QByteArray member; //!< 16 bytes
    QString name; //!< Chinese
    QString note; //!< mostly ASCII
    QByteArray utf8Name; //!< the same for the contestants that speak UTF-8
    QByteArray utf8Note;
    qint64 amount = 0;
};

//! The same rows on every call.
QList<SqlRow> sqlRows(int count);
//! Ids in random order.
QList<qint64> sqlLookups(int count);

inline constexpr char sqlSchema[] = "CREATE TABLE t (id INTEGER PRIMARY KEY, member BLOB NOT NULL, "
                                    "name TEXT NOT NULL, note TEXT, amount INTEGER NOT NULL)";
inline constexpr char sqlInsert[] = "INSERT INTO t VALUES (?, ?, ?, ?, ?)";
inline constexpr char sqlScan[] = "SELECT id, member, name, note, amount FROM t";
inline constexpr char sqlLookup[] = "SELECT member, name, note, amount FROM t WHERE id = ?";

struct SqlTimes {
    double insert = 0; //!< milliseconds
    double scan = 0;
    double lookup = 0;
    bool ok = false;
};

//! Through Qt SQL, on an open, empty database.
SqlTimes runQtSql(QSqlDatabase database, const QList<SqlRow> &rows, const QList<qint64> &lookups);

} // namespace bench
