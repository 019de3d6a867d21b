// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/Tokens.h"

#include <QFont>
#include <QGuiApplication>
#include <QPalette>

namespace ui {

namespace {

constexpr int largeBody = 18;

void useLightColors(Tokens &tokens)
{
    tokens.page = QColor(0xF6F7F9);
    tokens.card = QColor(0xFFFFFF);
    tokens.rail = QColor(0xEDEFF2);
    tokens.text = QColor(0x1F2328);
    tokens.muted = QColor(0x57606A);
    tokens.accent = QColor(0xB3261E);
    tokens.onAccent = QColor(0xFFFFFF);
    tokens.ok = QColor(0x15692D);
    tokens.warning = QColor(0x8A5A00);
    tokens.info = QColor(0x0B5CAD);
    tokens.neutralTint = QColor(0xECEEF1);
    tokens.okTint = QColor(0xE4F3E8);
    tokens.warningTint = QColor(0xFFF3D9);
    tokens.infoTint = QColor(0xE3EEFA);
    tokens.errorTint = QColor(0xFBE9E7);
    tokens.hover = QColor(0xF0F2F5);
    tokens.controlBorder = QColor(0x868E96);
    tokens.line = QColor(0xDFE3E8);
}

void useDarkColors(Tokens &tokens)
{
    tokens.page = QColor(0x1B1D20);
    tokens.card = QColor(0x25282C);
    tokens.rail = QColor(0x151719);
    tokens.text = QColor(0xE6E8EB);
    tokens.muted = QColor(0xA8B0B9);
    tokens.accent = QColor(0xFF8A80);
    tokens.onAccent = QColor(0x2A0B09);
    tokens.ok = QColor(0x6BD088);
    tokens.warning = QColor(0xF2C14E);
    tokens.info = QColor(0x7DB7F5);
    tokens.neutralTint = QColor(0x34383E);
    tokens.okTint = QColor(0x1D3425);
    tokens.warningTint = QColor(0x3A3018);
    tokens.infoTint = QColor(0x1E3147);
    tokens.errorTint = QColor(0x442422);
    tokens.hover = QColor(0x2E3237);
    tokens.controlBorder = QColor(0x7A828B);
    tokens.line = QColor(0x3A3F45);
}

} // namespace

Tokens Tokens::of(Scheme scheme, TextSize size)
{
    Tokens tokens;
    if (scheme == Scheme::Light)
        useLightColors(tokens);
    else
        useDarkColors(tokens);
    if (size == TextSize::Large) {
        tokens.captionText = 16;
        tokens.tableText = largeBody;
        tokens.bodyText = largeBody;
        tokens.inputText = 20;
        tokens.headingText = 20;
        tokens.titleText = 24;
        tokens.rowHeight = 44;
        tokens.controlHeight = 44;
        tokens.icon = 22;
    }
    return tokens;
}

Tokens Tokens::current()
{
    const bool dark = QGuiApplication::palette().color(QPalette::Window).lightness() < 128;
    const bool large = QGuiApplication::font().pixelSize() >= largeBody;
    return of(dark ? Scheme::Dark : Scheme::Light, large ? TextSize::Large : TextSize::Normal);
}

QColor Tokens::color(Tone tone) const
{
    switch (tone) {
    case Tone::Neutral:
        return text;
    case Tone::Muted:
        return muted;
    case Tone::Accent:
    case Tone::Error:
        return accent;
    case Tone::Ok:
        return ok;
    case Tone::Warning:
        return warning;
    case Tone::Info:
        return info;
    }
    return text;
}

QColor Tokens::tint(Tone tone) const
{
    switch (tone) {
    case Tone::Neutral:
    case Tone::Muted:
        return neutralTint;
    case Tone::Accent:
    case Tone::Error:
        return errorTint;
    case Tone::Ok:
        return okTint;
    case Tone::Warning:
        return warningTint;
    case Tone::Info:
        return infoTint;
    }
    return neutralTint;
}

} // namespace ui
