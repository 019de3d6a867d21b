// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/records/DateField.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace ui {

DateField::DateField(QWidget *parent) : QLineEdit(parent)
{
    setPlaceholderText(tr("year-month-day"));
    setMaxLength(20);
}

void DateField::setDate(QDate date)
{
    setText(date.toString(Qt::ISODate));
}

QDate DateField::date() const
{
    return parsed(text());
}

bool DateField::isFaulty() const
{
    return !text().trimmed().isEmpty() && !date().isValid();
}

QDate DateField::parsed(const QString &text)
{
    static const QRegularExpression parts(
        u"^\\s*(\\d{4})\\s*[-./年]\\s*(\\d{1,2})\\s*[-./月]\\s*(\\d{1,2})\\s*日?\\s*$"_s);
    static const QRegularExpression solid(u"^\\s*(\\d{4})(\\d{2})(\\d{2})\\s*$"_s);
    // Full-width digits come from input methods.
    const QString plain = text.normalized(QString::NormalizationForm_KC);
    for (const auto *form : {&parts, &solid}) {
        const auto match = form->match(plain);
        if (match.hasMatch())
            return {match.captured(1).toInt(), match.captured(2).toInt(),
                    match.captured(3).toInt()};
    }
    return {};
}

void DateField::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    if (const QDate day = date(); day.isValid())
        setDate(day);
}

} // namespace ui
