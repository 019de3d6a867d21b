// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/SheetWriter.h"

#include <QBuffer>
#include <QXmlStreamWriter>

#include <quazip/quazip.h>
#include <quazip/quazipfile.h>
#include <quazip/quazipnewinfo.h>

#include <algorithm>
#include <functional>

namespace models {

using namespace Qt::StringLiterals;

namespace {

// Indices into cellXfs of styles.xml below.
enum Style { Plain, Text, Date, Header, Title, Subtitle, WrappedText };

constexpr auto contentTypes = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>)";

constexpr auto packageRelations = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>)";

constexpr auto workbookRelations = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>)";

constexpr auto styles = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/></numFmts><fonts count="3"><font><sz val="11"/><name val="宋体"/><charset val="134"/></font><font><b/><sz val="11"/><name val="宋体"/><charset val="134"/></font><font><b/><sz val="16"/><name val="宋体"/><charset val="134"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFF0F2F5"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="7"><xf numFmtId="0" fontId="0" fillId="0" borderId="1" xfId="0" applyBorder="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1"/><xf numFmtId="49" fontId="1" fillId="2" borderId="1" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf><xf numFmtId="49" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment horizontal="center" vertical="center"/></xf><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment horizontal="left" vertical="center"/></xf><xf numFmtId="49" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>)";

//! "A", "AB" of a column counted from 0.
QString columnName(qsizetype column)
{
    QString name;
    for (auto rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        name.prepend(QChar(u'A' + char16_t((rest - 1) % 26)));
    return name;
}

// Control characters cannot stand in XML at all; one would make the whole workbook unreadable.
QString writable(QString text)
{
    text.removeIf([](QChar c) {
        return (c < u' ' && c != u'\n' && c != u'\t') || c == QChar(0xfffe) || c == QChar(0xffff);
    });
    return text;
}

class SheetXml
{
public:
    SheetXml(const Sheet &sheet, QIODevice &device) : m_sheet(sheet), m_xml(&device) { }

    bool write()
    {
        m_xml.writeStartDocument();
        m_xml.writeStartElement(u"worksheet"_s);
        m_xml.writeDefaultNamespace(u"http://schemas.openxmlformats.org/spreadsheetml/2006/main"_s);
        empty(u"sheetPr"_s, {}, [this] { empty(u"pageSetUpPr"_s, {{u"fitToPage"_s, u"1"_s}}); });
        writeView();
        writeColumns();
        m_xml.writeStartElement(u"sheetData"_s);
        writeHeadings();
        for (const auto &row : m_sheet.rows)
            writeRow(row);
        m_xml.writeEndElement();
        writeMerges();
        empty(u"pageMargins"_s,
              {{u"left"_s, u"0.5"_s},
               {u"right"_s, u"0.5"_s},
               {u"top"_s, u"0.6"_s},
               {u"bottom"_s, u"0.6"_s},
               {u"header"_s, u"0.3"_s},
               {u"footer"_s, u"0.3"_s}});
        empty(u"pageSetup"_s,
              {{u"paperSize"_s, u"9"_s},
               {u"orientation"_s, u"landscape"_s},
               {u"fitToHeight"_s, u"0"_s}});
        m_xml.writeEndDocument();
        return !m_xml.hasError();
    }

    int headerRow() const { return 1 + !m_sheet.title.isEmpty() + !m_sheet.subtitle.isEmpty(); }

private:
    using Attributes = QList<std::pair<QString, QString>>;

    void empty(const QString &name, const Attributes &attributes,
               const std::function<void()> &content = {})
    {
        m_xml.writeStartElement(name);
        for (const auto &[key, value] : attributes)
            m_xml.writeAttribute(key, value);
        if (content)
            content();
        m_xml.writeEndElement();
    }

    void writeView()
    {
        const auto top = QString::number(headerRow());
        const auto corner = u"A%1"_s.arg(headerRow() + 1);
        empty(u"sheetViews"_s, {}, [&] {
            empty(u"sheetView"_s, {{u"workbookViewId"_s, u"0"_s}}, [&] {
                empty(u"pane"_s,
                      {{u"ySplit"_s, top},
                       {u"topLeftCell"_s, corner},
                       {u"activePane"_s, u"bottomLeft"_s},
                       {u"state"_s, u"frozen"_s}});
            });
        });
    }

    void writeColumns()
    {
        empty(u"cols"_s, {}, [&] {
            for (qsizetype i = 0; i < m_sheet.columns.size(); ++i) {
                const auto number = QString::number(i + 1);
                empty(u"col"_s,
                      {{u"min"_s, number},
                       {u"max"_s, number},
                       {u"width"_s, QString::number(m_sheet.columns[i].width)},
                       {u"customWidth"_s, u"1"_s}});
            }
        });
    }

    void writeHeadings()
    {
        for (const auto &[text, style] :
             {std::pair{m_sheet.title, Title}, std::pair{m_sheet.subtitle, Subtitle}}) {
            if (!text.isEmpty()) {
                startRow(style == Title ? 30 : 18);
                writeText(0, text, style);
                m_xml.writeEndElement();
            }
        }
        startRow(24);
        for (qsizetype i = 0; i < m_sheet.columns.size(); ++i)
            writeText(i, m_sheet.columns[i].title, Header);
        m_xml.writeEndElement();
    }

    void startRow(int height = 0)
    {
        m_xml.writeStartElement(u"row"_s);
        m_xml.writeAttribute(u"r"_s, QString::number(++m_row));
        if (height > 0) {
            m_xml.writeAttribute(u"ht"_s, QString::number(height));
            m_xml.writeAttribute(u"customHeight"_s, u"1"_s);
        }
    }

    void writeRow(const QList<Cell> &cells)
    {
        startRow();
        for (qsizetype i = 0; i < m_sheet.columns.size(); ++i) {
            const Cell cell = i < cells.size() ? cells[i] : Cell();
            const auto textStyle = m_sheet.columns[i].wraps ? WrappedText : Text;
            if (cell.type == Cell::Type::Number)
                writeNumber(i, cell.number, Plain);
            else if (cell.type == Cell::Type::Date)
                writeDate(i, cell.date);
            else
                writeText(i, cell.shown(), textStyle);
        }
        m_xml.writeEndElement();
    }

    void startCell(qsizetype column, Style style)
    {
        m_xml.writeStartElement(u"c"_s);
        m_xml.writeAttribute(u"r"_s, columnName(column) + QString::number(m_row));
        m_xml.writeAttribute(u"s"_s, QString::number(style));
    }

    void writeText(qsizetype column, const QString &text, Style style)
    {
        startCell(column, style);
        if (!text.isEmpty()) {
            m_xml.writeAttribute(u"t"_s, u"inlineStr"_s);
            m_xml.writeStartElement(u"is"_s);
            m_xml.writeStartElement(u"t"_s);
            m_xml.writeAttribute(u"xml:space"_s, u"preserve"_s);
            m_xml.writeCharacters(writable(text));
            m_xml.writeEndElement();
            m_xml.writeEndElement();
        }
        m_xml.writeEndElement();
    }

    void writeNumber(qsizetype column, double number, Style style)
    {
        startCell(column, style);
        m_xml.writeTextElement(u"v"_s, QString::number(number, 'g', 15));
        m_xml.writeEndElement();
    }

    void writeDate(qsizetype column, QDate date)
    {
        // Spreadsheets know no day before 1900-03-01 that all of them agree on.
        const QDate first(1900, 3, 1);
        if (date < first)
            return writeText(column, date.toString(Qt::ISODate), Text);
        writeNumber(column, double(QDate(1899, 12, 30).daysTo(date)), Date);
    }

    void writeMerges()
    {
        const int headings = headerRow() - 1;
        if (headings == 0 || m_sheet.columns.size() < 2)
            return;
        empty(u"mergeCells"_s, {{u"count"_s, QString::number(headings)}}, [&] {
            const auto last = columnName(m_sheet.columns.size() - 1);
            for (int row = 1; row <= headings; ++row)
                empty(u"mergeCell"_s, {{u"ref"_s, u"A%1:%2%1"_s.arg(row).arg(last)}});
        });
    }

    const Sheet &m_sheet;
    QXmlStreamWriter m_xml;
    int m_row = 0;
};

QByteArray workbookXml(const Sheet &sheet, int headerRow)
{
    // Excel refuses these in a sheet's name, and more than 31 characters.
    auto name = sheet.name;
    name.removeIf([](QChar c) { return u"[]:*?/\\'"_s.contains(c); });
    name = name.isEmpty() ? u"Sheet1"_s : name.left(31);
    return QStringLiteral(
               "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<workbook "
               "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
               "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
               "<sheets><sheet name=\"%1\" sheetId=\"1\" r:id=\"rId1\"/></sheets><definedNames>"
               "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"0\">'%1'!$%2:$%2"
               "</definedName></definedNames></workbook>")
        .arg(name.toHtmlEscaped())
        .arg(headerRow)
        .toUtf8();
}

} // namespace

Result<QByteArray> xlsxOf(const Sheet &sheet)
{
    const Error failed{Error::Io, {}, {}, u"zip"_s};
    QBuffer buffer;
    QuaZip zip(&buffer);
    if (!zip.open(QuaZip::mdCreate))
        return failed;
    const auto add = [&](const QString &name, const std::function<bool(QIODevice &)> &write) {
        QuaZipFile file(&zip);
        if (!file.open(QIODevice::WriteOnly, QuaZipNewInfo(name)))
            return false;
        const bool written = write(file);
        file.close();
        return written && file.getZipError() == UNZ_OK;
    };
    const auto bytes = [](const QByteArray &content) {
        return [content](QIODevice &device) { return device.write(content) == content.size(); };
    };
    int headerRow = 1;
    const bool complete = add(u"[Content_Types].xml"_s, bytes(contentTypes))
        && add(u"_rels/.rels"_s, bytes(packageRelations))
        && add(u"xl/_rels/workbook.xml.rels"_s, bytes(workbookRelations))
        && add(u"xl/styles.xml"_s, bytes(styles))
        && add(u"xl/worksheets/sheet1.xml"_s,
               [&](QIODevice &device) {
                   SheetXml xml(sheet, device);
                   headerRow = xml.headerRow();
                   return xml.write();
               })
        && add(u"xl/workbook.xml"_s,
               [&](QIODevice &device) { return device.write(workbookXml(sheet, headerRow)) > 0; });
    zip.close();
    if (!complete || zip.getZipError() != UNZ_OK)
        return failed;
    return buffer.data();
}

} // namespace models
