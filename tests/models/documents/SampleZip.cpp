// SPDX-License-Identifier: GPL-3.0-or-later
#include "SampleZip.h"

#include <QBuffer>

#include <quazip/quazip.h>
#include <quazip/quazipfile.h>
#include <quazip/quazipnewinfo.h>

namespace support {

using namespace Qt::StringLiterals;

QByteArray zipOf(const QList<std::pair<QString, QByteArray>> &entries)
{
    QBuffer buffer;
    QuaZip zip(&buffer);
    zip.open(QuaZip::mdCreate);
    for (const auto &[name, content] : entries) {
        QuaZipFile file(&zip);
        file.open(QIODevice::WriteOnly, QuaZipNewInfo(name));
        file.write(content);
        file.close();
    }
    zip.close();
    return buffer.data();
}

QByteArray workbookOf(const QByteArray &sheetData, const QByteArray &styles,
                      const QByteArray &strings, bool startsIn1904)
{
    const QByteArray main("http://schemas.openxmlformats.org/spreadsheetml/2006/main");
    const QByteArray office("http://schemas.openxmlformats.org/officeDocument/2006/relationships");
    const QByteArray calendar = startsIn1904 ? "<workbookPr date1904=\"1\"/>" : "";
    QList<std::pair<QString, QByteArray>> entries{
        {u"xl/workbook.xml"_s,
         "<workbook xmlns=\"" + main + "\" xmlns:r=\"" + office + "\">" + calendar
             + "<sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"},
        {u"xl/_rels/workbook.xml.rels"_s,
         "<Relationships><Relationship Id=\"rId1\" "
         "Target=\"worksheets/sheet1.xml\"/></Relationships>"},
        {u"xl/worksheets/sheet1.xml"_s,
         "<worksheet xmlns=\"" + main + "\"><sheetData>" + sheetData + "</sheetData></worksheet>"}};
    if (!styles.isEmpty())
        entries.append({u"xl/styles.xml"_s, "<styleSheet>" + styles + "</styleSheet>"});
    if (!strings.isEmpty())
        entries.append({u"xl/sharedStrings.xml"_s, "<sst>" + strings + "</sst>"});
    return zipOf(entries);
}

QByteArray workbookOfSheets(const QList<QByteArray> &sheets)
{
    QList<std::pair<QString, QByteArray>> entries;
    QByteArray list, relations;
    for (qsizetype i = 0; i < sheets.size(); ++i) {
        const auto number = QByteArray::number(i + 1);
        list +=
            "<sheet name=\"S" + number + "\" sheetId=\"" + number + "\" r:id=\"r" + number + "\"/>";
        relations +=
            "<Relationship Id=\"r" + number + "\" Target=\"worksheets/sheet" + number + ".xml\"/>";
        entries.append({u"xl/worksheets/sheet%1.xml"_s.arg(i + 1),
                        "<worksheet><sheetData>" + sheets[i] + "</sheetData></worksheet>"});
    }
    entries.append(
        {u"xl/workbook.xml"_s, "<workbook xmlns:r=\"r\"><sheets>" + list + "</sheets></workbook>"});
    entries.append(
        {u"xl/_rels/workbook.xml.rels"_s, "<Relationships>" + relations + "</Relationships>"});
    return zipOf(entries);
}

} // namespace support
