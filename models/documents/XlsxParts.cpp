// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/XlsxParts.h"

#include "models/documents/NumberFormats.h"

#include <QXmlStreamReader>

namespace models::xlsx {

using namespace Qt::StringLiterals;

namespace {

Error damaged(const QXmlStreamReader &xml)
{
    return Error{Error::Corrupt, {}, u"xlsx"_s, u"line %1"_s.arg(xml.lineNumber())};
}

Error tooManyCells(qint64 most)
{
    return Error{Error::TooLarge, {}, u"cells"_s, {}, most};
}

// Attribute of any namespace: r:id is written with different prefixes.
QStringView attribute(const QXmlStreamAttributes &attributes, QLatin1StringView name)
{
    for (const auto &attribute : attributes) {
        if (attribute.name() == name)
            return attribute.value();
    }
    return {};
}

bool isTrue(QStringView value)
{
    return value == u"1" || value == u"true";
}

//! The text of a string item: all its runs, without the phonetic hints of East Asian words.
QString readRuns(QXmlStreamReader &xml)
{
    QString text;
    while (xml.readNextStartElement()) {
        if (xml.name() == "t"_L1)
            text += xml.readElementText(QXmlStreamReader::SkipChildElements);
        else if (xml.name() == "r"_L1)
            text += readRuns(xml);
        else
            xml.skipCurrentElement();
    }
    return text;
}

} // namespace

Result<QHash<QString, QString>> readRelations(QIODevice &device, const QString &baseFolder)
{
    QHash<QString, QString> targets;
    QXmlStreamReader xml(&device);
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement || xml.name() != "Relationship"_L1)
            continue;
        auto target = attribute(xml.attributes(), "Target"_L1).toString();
        target = target.startsWith(u'/') ? target.mid(1) : baseFolder + target;
        targets.insert(attribute(xml.attributes(), "Id"_L1).toString(), target);
    }
    if (xml.hasError())
        return damaged(xml);
    return targets;
}

Result<WorkbookPart> readWorkbook(QIODevice &device)
{
    WorkbookPart workbook;
    QXmlStreamReader xml(&device);
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        const auto attributes = xml.attributes();
        if (xml.name() == "workbookPr"_L1) {
            workbook.startsIn1904 = isTrue(attribute(attributes, "date1904"_L1));
        } else if (xml.name() == "sheet"_L1) {
            const auto state = attribute(attributes, "state"_L1);
            workbook.sheets.append({attribute(attributes, "name"_L1).toString(),
                                    attribute(attributes, "id"_L1).toString(),
                                    state == u"hidden" || state == u"veryHidden"});
        }
    }
    if (xml.hasError())
        return damaged(xml);
    return workbook;
}

Result<QList<QString>> readSharedStrings(QIODevice &device, qint64 most)
{
    QList<QString> strings;
    QXmlStreamReader xml(&device);
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement || xml.name() != "si"_L1)
            continue;
        if (strings.size() >= most)
            return tooManyCells(most);
        strings.append(readRuns(xml));
    }
    if (xml.hasError())
        return damaged(xml);
    return strings;
}

Result<QList<bool>> readDateStyles(QIODevice &device)
{
    QHash<int, bool> custom;
    QList<bool> styles;
    bool inCellFormats = false;
    QXmlStreamReader xml(&device);
    while (!xml.atEnd()) {
        const auto token = xml.readNext();
        if (xml.name() == "cellXfs"_L1)
            inCellFormats = token == QXmlStreamReader::StartElement;
        if (token != QXmlStreamReader::StartElement)
            continue;
        const auto attributes = xml.attributes();
        const int id = attribute(attributes, "numFmtId"_L1).toInt();
        if (xml.name() == "numFmt"_L1) {
            const auto format = attribute(attributes, "formatCode"_L1).toString();
            custom.insert(id, numberFormats::isDate(format));
        } else if (inCellFormats && xml.name() == "xf"_L1) {
            const auto own = custom.constFind(id);
            styles.append(own != custom.cend() ? *own : numberFormats::isBuiltInDate(id));
        }
    }
    if (xml.hasError())
        return damaged(xml);
    return styles;
}

namespace {

//! "AB12" → 27; -1 when there are no letters.
int columnOf(QStringView reference)
{
    int column = 0;
    for (const QChar c : reference) {
        const auto upper = c.toUpper();
        if (upper < u'A' || upper > u'Z' || column > 100'000)
            break;
        column = column * 26 + (upper.unicode() - u'A' + 1);
    }
    return column - 1;
}

class SheetReader
{
public:
    SheetReader(QIODevice &device, const SheetContext &context, qint64 &cellBudget)
        : m_xml(&device),
          m_context(context),
          m_budget(cellBudget),
          m_allowed(cellBudget)
    {
    }

    Result<QList<TableRow>> read()
    {
        QList<TableRow> rows;
        int number = 0;
        while (!m_xml.atEnd()) {
            if (m_xml.readNext() != QXmlStreamReader::StartElement || m_xml.name() != "row"_L1)
                continue;
            const auto named = attribute(m_xml.attributes(), "r"_L1).toInt();
            number = named > 0 ? named : number + 1;
            BB_TRY_ASSIGN(row, readRow(number));
            if (!row.cells.isEmpty())
                rows.append(std::move(row));
        }
        if (m_xml.hasError())
            return damaged(m_xml);
        return rows;
    }

private:
    Result<TableRow> readRow(int number)
    {
        TableRow row{.number = number};
        int next = 0;
        while (m_xml.readNextStartElement()) {
            if (m_xml.name() != "c"_L1) {
                m_xml.skipCurrentElement();
                continue;
            }
            const int named = columnOf(attribute(m_xml.attributes(), "r"_L1));
            const int column = named >= 0 ? named : next;
            next = column + 1;
            auto cell = readCell();
            if (cell.isEmpty())
                continue;
            const auto added = column + 1 - row.cells.size();
            m_budget -= std::max<qint64>(added, 0);
            if (column >= m_context.columns || m_budget < 0)
                return tooManyCells(m_allowed);
            if (added > 0)
                row.cells.resize(column + 1);
            row.cells[column] = std::move(cell);
        }
        return row;
    }

    Cell readCell()
    {
        const auto attributes = m_xml.attributes();
        const auto type = attribute(attributes, "t"_L1).toString();
        const auto style = attribute(attributes, "s"_L1).toInt();
        QString value;
        while (m_xml.readNextStartElement()) {
            if (m_xml.name() == "v"_L1)
                value = m_xml.readElementText(QXmlStreamReader::SkipChildElements);
            else if (m_xml.name() == "is"_L1)
                value = readRuns(m_xml);
            else
                m_xml.skipCurrentElement();
        }
        if (type == u"s")
            return textCell(m_context.strings.value(value.toInt()));
        if (type == u"b")
            return {Cell::Type::Boolean, {}, isTrue(value) ? 1.0 : 0.0};
        if (type == u"d")
            return dateCell(QDate::fromString(value.left(10), Qt::ISODate), value);
        if (type.isEmpty() || type == u"n")
            return numberCell(value, style);
        return textCell(value);
    }

    static Cell textCell(const QString &text)
    {
        return text.trimmed().isEmpty() ? Cell() : Cell{Cell::Type::Text, text};
    }

    static Cell dateCell(QDate date, const QString &text)
    {
        return date.isValid() ? Cell{Cell::Type::Date, {}, 0, date} : textCell(text);
    }

    Cell numberCell(const QString &value, int style) const
    {
        if (value.isEmpty())
            return {};
        bool isNumber = false;
        const double number = value.toDouble(&isNumber);
        if (!isNumber)
            return textCell(value);
        if (m_context.dateStyles.value(style)) {
            const auto date = numberFormats::dateOf(number, m_context.startsIn1904);
            if (date.isValid())
                return {Cell::Type::Date, value, number, date};
        }
        return {Cell::Type::Number, value, number};
    }

    QXmlStreamReader m_xml;
    const SheetContext &m_context;
    qint64 &m_budget;
    qint64 m_allowed;
};

} // namespace

Result<QList<TableRow>> readSheet(QIODevice &device, const SheetContext &context,
                                  qint64 &cellBudget)
{
    return SheetReader(device, context, cellBudget).read();
}

} // namespace models::xlsx
