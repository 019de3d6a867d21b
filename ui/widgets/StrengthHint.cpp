// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/StrengthHint.h"

#include "ui/theme/Tokens.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/PassphraseEdit.h"

#include <QHBoxLayout>
#include <QPainter>

namespace ui {

namespace {

constexpr int barWidth = 160;
constexpr int barHeight = 6;
constexpr int goodBits = 70;

Tone toneOf(int bits)
{
    if (bits < StrengthHint::enoughBits)
        return Tone::Warning;
    return bits < goodBits ? Tone::Info : Tone::Ok;
}

} // namespace

StrengthHint::StrengthHint(const PassphraseEdit *field, QWidget *parent)
    : QWidget(parent),
      m_field(field)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(barWidth + space::medium, 0, 0, 0);
    m_words = new Label({}, Label::Role::Caption);
    layout->addWidget(m_words);
    connect(field, &PassphraseEdit::edited, this, &StrengthHint::refresh);
    refresh();
}

void StrengthHint::refresh()
{
    m_bits = m_field->strengthBits();
    if (m_field->isEmpty())
        m_words->setText(tr("Four or five words, or 12 mixed characters"));
    else if (m_bits < enoughBits)
        m_words->setText(tr("Too easy to guess, please add more"));
    else
        m_words->setText(m_bits < goodBits ? tr("Good enough") : tr("Very good"));
    update();
}

void StrengthHint::paintEvent(QPaintEvent *)
{
    const auto tokens = Tokens::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const QRectF track(0, (height() - barHeight) / 2.0, barWidth, barHeight);
    painter.setBrush(tokens.neutralTint);
    painter.drawRoundedRect(track, 3, 3);
    if (m_bits == 0)
        return;
    auto filled = track;
    filled.setWidth(qMax<double>(barHeight, barWidth * qMin(1.0, m_bits / (goodBits * 1.2))));
    painter.setBrush(tokens.color(toneOf(m_bits)));
    painter.drawRoundedRect(filled, 3, 3);
}

} // namespace ui
