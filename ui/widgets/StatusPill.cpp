// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/StatusPill.h"

#include "ui/widgets/IconLabel.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/Styling.h"

#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

namespace {
constexpr int pictureSize = 14;
}

StatusPill::StatusPill(QWidget *parent) : StatusPill({}, Tone::Neutral, parent)
{
}

StatusPill::StatusPill(const QString &text, Tone tone, QWidget *parent) : QFrame(parent)
{
    setProperty("surface", u"pill"_s);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::small, 2, 10, 2);
    layout->setSpacing(space::hair);
    m_icon = new IconLabel({}, Tone::Muted, pictureSize);
    layout->addWidget(m_icon);
    m_text = new Label({});
    layout->addWidget(m_text);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setState(text, tone);
}

void StatusPill::setState(const QString &text, Tone tone)
{
    m_tone = tone;
    m_text->setText(text);
    m_text->setTone(tone);
    const auto name = iconOf(tone);
    m_icon->setVisible(!name.isEmpty());
    m_icon->setIcon(name, tone);
    setAccessibleName(text);
    setStyleProperty(this, "tone", styleWord(tone));
}

QString StatusPill::text() const
{
    return m_text->text();
}

QString StatusPill::iconOf(Tone tone)
{
    switch (tone) {
    case Tone::Ok:
        return u"ok"_s;
    case Tone::Warning:
        return u"warning"_s;
    case Tone::Info:
        return u"info"_s;
    case Tone::Accent:
    case Tone::Error:
        return u"error"_s;
    case Tone::Neutral:
    case Tone::Muted:
        return {};
    }
    return {};
}

} // namespace ui
