// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/Styling.h"

#include <QFrame>
#include <QStyle>
#include <QVariant>

using namespace Qt::StringLiterals;

namespace ui {

void setStyleProperty(QWidget *widget, const char *name, const QString &value)
{
    if (widget->property(name).toString() == value)
        return;
    widget->setProperty(name, value);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
    widget->update();
}

QString styleWord(Tone tone)
{
    switch (tone) {
    case Tone::Neutral:
        return {};
    case Tone::Muted:
        return u"muted"_s;
    case Tone::Ok:
        return u"ok"_s;
    case Tone::Warning:
        return u"warning"_s;
    case Tone::Info:
        return u"info"_s;
    case Tone::Accent:
    case Tone::Error:
        return u"error"_s;
    }
    return {};
}

void setFaulty(QWidget *field, bool faulty)
{
    setStyleProperty(field, "faulty", faulty ? u"true"_s : QString());
}

QFrame *separator(QWidget *parent)
{
    auto *line = new QFrame(parent);
    line->setProperty("surface", u"line"_s);
    return line;
}

} // namespace ui
