// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/SheetWriter.h"

#include <QRegularExpression>
#include <QSaveFile>

namespace models {

using namespace Qt::StringLiterals;

namespace {

QString csvField(const QString &text)
{
    static const QRegularExpression longNumber(u"^\\d{12,}[xX]?$"_s);
    static const QRegularExpression formula(u"^[=+\\-@]"_s);
    static const QRegularExpression special(u"[\",\\r\\n\\t]"_s);
    auto field = text;
    if (longNumber.match(field).hasMatch() || formula.match(field).hasMatch())
        field.prepend(u'\t');
    if (!special.match(field).hasMatch())
        return field;
    return u'"' + field.replace(u'"', u"\"\""_s) + u'"';
}

} // namespace

QByteArray csvOf(const Sheet &sheet)
{
    QByteArray bytes("\xef\xbb\xbf");
    const auto append = [&](const QStringList &fields) {
        bytes += fields.join(u',').toUtf8() + "\r\n";
    };
    QStringList titles;
    for (const auto &column : sheet.columns)
        titles.append(csvField(column.title));
    append(titles);
    for (const auto &row : sheet.rows) {
        QStringList fields;
        for (qsizetype i = 0; i < sheet.columns.size(); ++i)
            fields.append(csvField(i < row.size() ? row[i].shown() : QString()));
        append(fields);
    }
    return bytes;
}

Result<void> writeSheet(const Sheet &sheet, const QString &path)
{
    QByteArray bytes;
    if (path.endsWith(u".xlsx", Qt::CaseInsensitive)) {
        BB_TRY_ASSIGN(workbook, xlsxOf(sheet));
        bytes = workbook;
    } else if (path.endsWith(u".csv", Qt::CaseInsensitive)) {
        bytes = csvOf(sheet);
    } else {
        return Error{Error::Unsupported, {}, u"table"_s, {}};
    }
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return {};
    const bool full = file.error() == QFileDevice::ResourceError;
    return Error{full ? Error::DiskFull : Error::Io, {}, {}, QString::number(file.error())};
}

} // namespace models
