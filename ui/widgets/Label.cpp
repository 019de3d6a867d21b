// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/Label.h"

#include "ui/widgets/Styling.h"

using namespace Qt::StringLiterals;

namespace ui {

namespace {

QString wordOf(Label::Role role)
{
    switch (role) {
    case Label::Role::Body:
        return {};
    case Label::Role::Title:
        return u"title"_s;
    case Label::Role::Heading:
        return u"heading"_s;
    case Label::Role::Strong:
        return u"strong"_s;
    case Label::Role::Muted:
        return u"muted"_s;
    case Label::Role::Caption:
        return u"caption"_s;
    case Label::Role::Number:
        return u"number"_s;
    }
    return {};
}

} // namespace

Label::Label(const QString &text, Role role, QWidget *parent) : QLabel(text, parent)
{
    setTextFormat(Qt::PlainText);
    setProperty("role", wordOf(role));
}

Label *Label::wrapped(const QString &text, Role role, QWidget *parent)
{
    auto *label = new Label(text, role, parent);
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    return label;
}

void Label::setTone(Tone tone)
{
    setStyleProperty(this, "tone", styleWord(tone));
}

} // namespace ui
