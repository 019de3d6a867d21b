// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/ColumnMapping.h"

#include <QCryptographicHash>
#include <QHash>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace models {

using namespace Qt::StringLiterals;

namespace {

struct Synonyms {
    const char *field;
    QStringView titles; //!< separated by spaces
};

constexpr std::array synonyms{
    Synonyms{"name", u"姓名 党员姓名 名字 name"},
    Synonyms{"sex", u"性别 sex gender"},
    Synonyms{"ethnicity", u"民族 族别 ethnicity"},
    Synonyms{"identityNumber",
             u"公民身份号码 公民身份证号码 身份证号 身份证号码 身份证 居民身份证号码 居民身份证号 "
             u"身份号码 证件号码 身份证件号码 identitynumber"},
    Synonyms{"birthOn", u"出生日期 出生年月 出生年月日 生日 出生时间 birthon"},
    Synonyms{"education", u"学历 文化程度 最高学历 education"},
    Synonyms{"category", u"人员类别 党员类别 党员类型 党员身份 类别 政治面貌 category"},
    Synonyms{"joinedOn",
             u"入党日期 加入党组织日期 加入党组织时间 入党时间 入党年月 加入中共组织日期 joinedon"},
    Synonyms{"fullMemberOn",
             u"转正日期 转为正式党员日期 转为正式党员时间 转正时间 转正年月 fullmemberon"},
    Synonyms{"post", u"工作岗位 岗位 职业 从业情况 工作单位及职务 post"},
    Synonyms{"mobile",
             u"手机号码 手机号 手机 移动电话 联系电话 电话 电话号码 联系方式 联系号码 mobile"},
    Synonyms{"phone", u"固定电话 固话 座机 家庭电话 phone"},
    Synonyms{"address", u"家庭住址 住址 家庭地址 地址 现居住地 居住地址 现住址 详细住址 address"},
    Synonyms{"standing", u"党籍状态 党籍 党员状态 standing"},
    Synonyms{"lost", u"是否失联 失联 是否失联党员 是否为失联党员 lost"},
    Synonyms{"lostSince", u"失联年月 失联日期 失联时间 失去联系日期 失去联系年月 lostsince"},
    Synonyms{"away", u"是否流动 流动 流动党员 是否流动党员 是否为流动党员 away"},
    Synonyms{"awayTo", u"外出流向 流向 流出地 外出地点 流动去向 awayto"},
    Synonyms{"branchPost", u"党内职务 支部职务 党支部职务 党组织职务 支委职务 职务 branchpost"},
    Synonyms{"note", u"备注 说明 note"},
    Synonyms{"org",
             u"所在党支部 所在支部 党支部 支部 支部名称 党支部名称 所属党支部 所属支部 "
             u"所在党组织 org"},
};

const QHash<QString, QString> &fieldsByTitle()
{
    static const auto all = [] {
        QHash<QString, QString> fields;
        for (const auto &entry : synonyms) {
            for (const auto title : entry.titles.split(u' ', Qt::SkipEmptyParts))
                fields.insert(title.toString(), QString::fromLatin1(entry.field));
        }
        return fields;
    }();
    return all;
}

// "入党 日期\n（年/月/日）*" means "入党日期".
QString bareTitle(const QString &header)
{
    static const QRegularExpression remarks(u"[（(\\[【].*?[）)\\]】]|[\\s　*＊:：、/]"_s);
    auto title = header.normalized(QString::NormalizationForm_KC).toLower();
    return title.remove(remarks);
}

ColumnMapping mappingOf(const Table &table, int row)
{
    ColumnMapping mapping{.headerRow = row};
    for (int column = 0; column < table.columns; ++column) {
        const auto header = table.rows[row].cell(column).shown().simplified();
        const auto field = fieldOfHeader(header);
        mapping.headers.append(header);
        // Of two columns with one meaning the first is taken; a person may choose the other.
        mapping.fields.append(mapping.fields.contains(field) ? QString() : field);
    }
    return mapping;
}

} // namespace

QString fieldOfHeader(const QString &header)
{
    return fieldsByTitle().value(bareTitle(header));
}

Result<ColumnMapping> ColumnMapping::guess(const Table &table, const QMap<QString, QString> &own)
{
    constexpr qsizetype searched = 40;
    ColumnMapping best;
    qsizetype bestKnown = 0;
    for (int row = 0; row < std::min(searched, table.rows.size()); ++row) {
        auto mapping = mappingOf(table, row);
        for (auto title = own.begin(); title != own.end(); ++title) {
            if (const auto column = mapping.headers.indexOf(title.key()); column >= 0)
                mapping.assign(int(column), title.value());
        }
        const auto known = mapping.fields.size() - mapping.fields.count(QString());
        if (mapping.columnOf(u"name") >= 0 && known > bestKnown) {
            bestKnown = known;
            best = std::move(mapping);
        }
    }
    if (bestKnown == 0)
        return Error{Error::NotFound, {}, u"headerRow"_s, {}};
    for (auto title = own.begin(); title != own.end(); ++title) {
        if (!best.headers.contains(title.key()))
            return invalid(title.key(), u"column"_s);
    }
    return best;
}

QString ColumnMapping::signature() const
{
    QStringList titles;
    for (const auto &header : headers)
        titles.append(bareTitle(header));
    const auto joined = titles.join(QChar(u'\n')).toUtf8();
    return QString::fromLatin1(
        QCryptographicHash::hash(joined, QCryptographicHash::Sha256).first(16).toHex());
}

void ColumnMapping::assign(int column, const QString &field)
{
    if (!field.isEmpty()) {
        for (auto &other : fields) {
            if (other == field)
                other.clear();
        }
    }
    fields[column] = field;
}

} // namespace models
