// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/TableFile.h"

#include "models/documents/CsvReader.h"
#include "models/documents/XlsxReader.h"

#include <QFile>
#include <QFileInfo>

namespace models {

using namespace Qt::StringLiterals;

namespace {

// The container of xls files, and of xlsx files with a password.
bool isCompoundFile(const QByteArray &start)
{
    return start.startsWith("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
}

bool isZip(const QByteArray &start)
{
    return start.startsWith("PK");
}

bool isBinary(const QByteArray &start)
{
    const bool utf16 = start.startsWith("\xff\xfe") || start.startsWith("\xfe\xff");
    return !utf16 && start.contains('\0');
}

QByteArray utf16Name(QStringView name)
{
    return {reinterpret_cast<const char *>(name.utf16()), name.size() * 2};
}

Result<QList<Table>> readContent(QFile &file, const TableLimits &limits)
{
    constexpr qint64 sniffed = 4096;
    const auto start = file.peek(sniffed);
    if (isZip(start))
        return readXlsx(file, limits);
    if (isCompoundFile(start)) {
        const bool encrypted = file.readAll().contains(utf16Name(u"EncryptedPackage"));
        return Error{Error::Unsupported, {}, encrypted ? u"encrypted"_s : u"xls"_s, {}};
    }
    const bool namedXlsx = file.fileName().endsWith(u".xlsx", Qt::CaseInsensitive);
    if (namedXlsx)
        return Error{Error::Corrupt, {}, u"xlsx"_s, u"signature"_s};
    if (isBinary(start))
        return Error{Error::Unsupported, {}, u"table"_s, {}};
    BB_TRY_ASSIGN(table, readCsv(file.readAll(), limits));
    table.name = QFileInfo(file).completeBaseName();
    return QList<Table>{table};
}

} // namespace

Result<QList<Table>> readTableFile(const QString &path, const TableLimits &limits)
{
    QFile file(path);
    if (!file.exists())
        return Error{Error::NotFound, {}, u"file"_s, {}};
    if (!file.open(QIODevice::ReadOnly))
        return Error{Error::Io, {}, {}, QString::number(file.error())};
    if (file.size() > limits.fileBytes)
        return Error{Error::TooLarge, {}, {}, {}, limits.fileBytes};
    BB_TRY_ASSIGN(tables, readContent(file, limits));
    tables.removeIf([](const Table &table) { return table.rows.isEmpty(); });
    if (tables.isEmpty())
        return Error{Error::NotFound, {}, u"sheet"_s, {}};
    return tables;
}

} // namespace models
