// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/CsvReader.h"

#include <QStringDecoder>

#include <algorithm>
#include <array>

namespace models {

using namespace Qt::StringLiterals;

namespace {

std::optional<QString> decoded(QStringDecoder decoder, const QByteArray &bytes)
{
    if (!decoder.isValid())
        return {};
    QString text = decoder.decode(bytes);
    if (decoder.hasError())
        return {};
    return text;
}

//! The separator seen most in the first lines, outside quotes.
QChar separatorOf(QStringView text)
{
    constexpr qsizetype looked = 4096;
    std::array<int, 3> counts{};
    constexpr std::array separators{u',', u'\t', u';'};
    bool quoted = false;
    for (const QChar c : text.left(looked)) {
        quoted ^= c == u'"';
        const auto found = std::ranges::find(separators, c.unicode());
        if (!quoted && found != separators.end())
            ++counts[size_t(found - separators.begin())];
    }
    // Tabs guard numbers in comma-separated files, so commas win where there are any to speak of.
    if (counts[0] > 0 && 2 * counts[0] >= counts[1])
        counts[1] = 0;
    return separators[size_t(std::ranges::max_element(counts) - counts.begin())];
}

QString unguarded(QString text)
{
    text = text.trimmed();
    // ="0123" and '0123 are ways to make Excel keep digits as text.
    if (text.startsWith(u"=\"") && text.endsWith(u'"') && text.size() >= 3)
        return text.mid(2, text.size() - 3);
    if (text.startsWith(u'\''))
        text.remove(0, 1);
    return text;
}

class CsvParser
{
public:
    CsvParser(QStringView text, const TableLimits &limits)
        : m_text(text),
          m_limits(limits),
          m_separator(separatorOf(text))
    {
    }

    Result<Table> parse()
    {
        Table table;
        qint64 cells = 0;
        int number = 0;
        while (m_at < m_text.size()) {
            TableRow row{.number = ++number};
            parseRow(row);
            while (!row.cells.isEmpty() && row.cells.last().isEmpty())
                row.cells.removeLast();
            cells += row.cells.size();
            if (cells > m_limits.cells || row.cells.size() > m_limits.columns)
                return Error{Error::TooLarge, {}, u"cells"_s, {}, m_limits.cells};
            if (row.cells.isEmpty())
                continue;
            table.columns = std::max(table.columns, int(row.cells.size()));
            table.rows.append(std::move(row));
        }
        return table;
    }

private:
    void parseRow(TableRow &row)
    {
        bool more = true;
        while (more) {
            const auto text = unguarded(parseField());
            row.cells.append(text.isEmpty() ? Cell() : Cell{Cell::Type::Text, text});
            more = m_at < m_text.size() && m_text[m_at] == m_separator;
            if (more)
                ++m_at;
        }
        skipLineEnd();
    }

    QString parseField()
    {
        QString field;
        if (m_at < m_text.size() && m_text[m_at] == u'"')
            parseQuoted(field);
        const auto start = m_at;
        while (m_at < m_text.size() && m_text[m_at] != m_separator && !atLineEnd())
            ++m_at;
        field += m_text.mid(start, m_at - start);
        return field;
    }

    void parseQuoted(QString &field)
    {
        ++m_at;
        while (m_at < m_text.size()) {
            const QChar c = m_text[m_at++];
            if (c != u'"') {
                field += c;
            } else if (m_at < m_text.size() && m_text[m_at] == u'"') {
                field += c;
                ++m_at;
            } else {
                return;
            }
        }
    }

    bool atLineEnd() const { return m_text[m_at] == u'\n' || m_text[m_at] == u'\r'; }

    void skipLineEnd()
    {
        if (m_at < m_text.size() && m_text[m_at] == u'\r')
            ++m_at;
        if (m_at < m_text.size() && m_text[m_at] == u'\n')
            ++m_at;
    }

    QStringView m_text;
    const TableLimits &m_limits;
    QChar m_separator;
    qsizetype m_at = 0;
};

} // namespace

Result<QString> decodedCsv(const QByteArray &bytes)
{
    const Error unreadable{Error::Corrupt, {}, u"csv"_s, {}};
    if (const auto mark = QStringConverter::encodingForData(bytes)) {
        const auto text = decoded(QStringDecoder(*mark), bytes);
        return text ? Result<QString>(*text) : unreadable;
    }
    for (const auto *name : {"UTF-8", "GB18030"}) {
        auto text = decoded(QStringDecoder(name), bytes);
        if (text && !text->contains(QChar(0)))
            return *text;
    }
    return unreadable;
}

Result<Table> readCsv(const QByteArray &bytes, const TableLimits &limits)
{
    if (bytes.size() > limits.fileBytes)
        return Error{Error::TooLarge, {}, {}, {}, limits.fileBytes};
    BB_TRY_ASSIGN(text, decodedCsv(bytes));
    return CsvParser(text, limits).parse();
}

} // namespace models
