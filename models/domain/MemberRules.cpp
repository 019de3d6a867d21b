// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/MemberRules.h"

#include "models/domain/RuleSet.h"

#include <QRegularExpression>

#include <algorithm>

namespace models {

using namespace Qt::StringLiterals;

namespace {

constexpr char32_t middleDot = U'·';

bool isLatin(char32_t c)
{
    return c < 0x250 && QChar::isLetter(c);
}

// Planes 2 and 3 hold the rare characters of names; Qt's tables may be older than their newest.
bool isIdeograph(char32_t c)
{
    return QChar::script(c) == QChar::Script_Han || (c >= 0x20000 && c < 0x40000);
}

char32_t halfWidth(char32_t c)
{
    const bool digit = c >= U'０' && c <= U'９';
    const bool letter = (c >= U'Ａ' && c <= U'Ｚ') || (c >= U'ａ' && c <= U'ｚ');
    if (digit || letter)
        return c - 0xFEE0;
    return c == U'　' ? U' ' : c;
}

bool isDotOfNames(char32_t c)
{
    constexpr std::u32string_view dots = U"·•‧∙⋅・･．";
    return dots.find(c) != std::u32string_view::npos;
}

QString halfWidthText(const QString &text)
{
    QList<uint> points = text.toUcs4();
    for (auto &point : points)
        point = halfWidth(point);
    return QString::fromUcs4(reinterpret_cast<const char32_t *>(points.constData()), points.size())
        .trimmed();
}

// "欧阳 建国" is one name; "Anna Maria" needs its space.
QString normalisedName(const QString &name)
{
    const auto points = halfWidthText(name.normalized(QString::NormalizationForm_C)).toUcs4();
    std::u32string out;
    for (qsizetype i = 0; i < points.size(); ++i) {
        const char32_t c = points[i];
        if (QChar::isSpace(c)) {
            const bool betweenWords = !out.empty() && isLatin(out.back()) && i + 1 < points.size()
                && isLatin(points[i + 1]);
            if (betweenWords)
                out += U' ';
        } else {
            out += isDotOfNames(c) ? middleDot : c;
        }
    }
    return QString::fromStdU32String(out);
}

QString normalisedNumber(const QString &number)
{
    auto text = halfWidthText(number);
    text.removeIf([](QChar c) { return c.isSpace() || c.category() == QChar::Other_Format; });
    return text;
}

//! "2026.1", "2026年1月" and "202601" say the same as "2026-01".
QString normalisedMonth(const QString &month)
{
    static const QRegularExpression pattern(u"^([0-9]{4})(?:[-./年]([0-9]{1,2})月?|([0-9]{2}))$"_s);
    const auto text = normalisedNumber(month);
    const auto match = pattern.match(text);
    if (!match.hasMatch())
        return text;
    return match.captured(1) + u'-'
        + (match.captured(2) + match.captured(3)).rightJustified(2, u'0');
}

QString normalisedMobile(const QString &mobile)
{
    static const QRegularExpression country(u"^(\\+86|0086)"_s);
    auto text = normalisedNumber(mobile);
    text.remove(country);
    text.remove(u'-');
    return text;
}

class Checker
{
public:
    Checker(const Member &member, QDate today)
        : m_member(member),
          m_today(today),
          m_rules(shippedRules().inForce(u"member", today))
    {
    }

    QList<Finding> run()
    {
        checkName();
        checkIdentity();
        checkDates();
        checkMobile();
        checkLostSince();
        return m_findings;
    }

private:
    void find(QStringView field, QStringView reason,
              Finding::Severity severity = Finding::Severity::Error)
    {
        m_findings.append({field.toString(), reason.toString(), severity});
    }

    void checkName()
    {
        const auto points = m_member.name.toUcs4();
        if (points.isEmpty())
            return find(u"name", u"required");
        if (points.size() < m_rules.number(u"nameShortest"))
            find(u"name", u"tooShort");
        if (points.size() > m_rules.number(u"nameLongest"))
            find(u"name", u"tooLong");
        const bool known = std::ranges::all_of(points, [](char32_t c) {
            return c == middleDot || c == U' ' || c == U'〇' || isIdeograph(c) || QChar::isLetter(c)
                || QChar::isMark(c) || QChar::category(c) == QChar::Other_PrivateUse;
        });
        if (!known)
            find(u"name", u"badCharacter");
    }

    void checkIdentity()
    {
        const auto &number = m_member.identityNumber;
        if (number.isEmpty())
            return;
        if (const auto fault = identityNumberFault(number, m_today); !fault.isEmpty())
            return find(u"identityNumber", fault);
        const auto sex = sexOfIdentityNumber(number);
        if (m_member.sex && m_member.sex != sex)
            find(u"sex", u"sexMismatch", Finding::Severity::Warning);
        if (m_member.birthOn.isValid() && m_member.birthOn != birthOfIdentityNumber(number))
            find(u"birthOn", u"birthMismatch", Finding::Severity::Warning);
    }

    void checkDates()
    {
        if (m_member.birthOn > m_today)
            find(u"birthOn", u"future");
        checkJoining();
        checkFullMembership();
    }

    //! What the file says about the birth, else what the number says.
    QDate birth() const
    {
        return m_member.birthOn.isValid() ? m_member.birthOn
                                          : birthOfIdentityNumber(m_member.identityNumber);
    }

    void checkJoining()
    {
        const auto joined = m_member.joinedOn;
        if (!joined.isValid())
            return;
        if (joined > m_today)
            find(u"joinedOn", u"future");
        if (joined < m_rules.date(u"foundedOn"))
            find(u"joinedOn", u"joinedBeforeFounding");
        else if (birth().isValid() && joined < birth().addYears(m_rules.number(u"minimumAgeYears")))
            find(u"joinedOn", u"joinedTooYoung");
    }

    void checkFullMembership()
    {
        const auto full = m_member.fullMemberOn;
        const auto joined = m_member.joinedOn;
        if (!full.isValid())
            return;
        if (full > m_today)
            find(u"fullMemberOn", u"future");
        if (!joined.isValid())
            return;
        if (full < joined) {
            find(u"fullMemberOn", u"fullBeforeJoined");
        } else if (full < joined.addMonths(m_rules.number(u"probationMonths"))) {
            // Before the rule was applied everywhere, shorter times were lawful.
            const bool strict = joined >= m_rules.date(u"probationStrictFrom");
            find(u"fullMemberOn", u"fullTooSoon",
                 strict ? Finding::Severity::Error : Finding::Severity::Warning);
        }
    }

    void checkMobile()
    {
        if (m_member.mobile.isEmpty())
            return;
        const QRegularExpression pattern(
            QRegularExpression::anchoredPattern(m_rules.text(u"mobilePattern")));
        if (!pattern.match(m_member.mobile).hasMatch())
            find(u"mobile", u"mobile");
    }

    void checkLostSince()
    {
        if (m_member.lostSince.isEmpty())
            return;
        const auto month = QDate::fromString(m_member.lostSince, u"yyyy-MM"_s);
        if (!month.isValid() || month.toString(u"yyyy-MM"_s) != m_member.lostSince)
            find(u"lostSince", u"month");
        else if (month > m_today)
            find(u"lostSince", u"future");
    }

    const Member &m_member;
    QDate m_today;
    RuleSet m_rules;
    QList<Finding> m_findings;
};

} // namespace

Member normalised(Member member)
{
    member.name = normalisedName(member.name);
    member.identityNumber =
        completedIdentityNumber(normalisedNumber(member.identityNumber).toUpper());
    member.mobile = normalisedMobile(member.mobile);
    member.lostSince = normalisedMonth(member.lostSince);
    for (auto *text : {&member.ethnicity, &member.education, &member.post, &member.phone,
                       &member.address, &member.awayTo, &member.branchPost, &member.note})
        *text = halfWidthText(*text);
    return member;
}

QList<Finding> check(const Member &member, QDate today)
{
    return Checker(member, today).run();
}

QSet<QString> sharedIdentityNumbers(const QList<Member> &members)
{
    QSet<QString> seen;
    QSet<QString> shared;
    for (const auto &member : members) {
        if (member.identityNumber.isEmpty())
            continue;
        (seen.contains(member.identityNumber) ? shared : seen).insert(member.identityNumber);
    }
    return shared;
}

Finding sharedNumberFinding()
{
    return {u"identityNumber"_s, u"duplicateMember"_s, Finding::Severity::Warning};
}

} // namespace models
