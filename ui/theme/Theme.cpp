// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/Theme.h"

#include "ui/theme/ApplicationStyle.h"
#include "ui/theme/StyleSheet.h"

#include <QApplication>
#include <QFontDatabase>
#include <QPalette>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

QPalette paletteOf(const Tokens &tokens)
{
    QPalette palette;
    palette.setColor(QPalette::Window, tokens.page);
    palette.setColor(QPalette::WindowText, tokens.text);
    palette.setColor(QPalette::Base, tokens.card);
    palette.setColor(QPalette::AlternateBase, tokens.page);
    palette.setColor(QPalette::Text, tokens.text);
    palette.setColor(QPalette::PlaceholderText, tokens.muted);
    palette.setColor(QPalette::Button, tokens.card);
    palette.setColor(QPalette::ButtonText, tokens.text);
    palette.setColor(QPalette::BrightText, tokens.accent);
    palette.setColor(QPalette::Highlight, tokens.infoTint);
    palette.setColor(QPalette::HighlightedText, tokens.text);
    palette.setColor(QPalette::Link, tokens.info);
    palette.setColor(QPalette::LinkVisited, tokens.info);
    palette.setColor(QPalette::ToolTipBase, tokens.text);
    palette.setColor(QPalette::ToolTipText, tokens.card);
    palette.setColor(QPalette::Light, tokens.card);
    palette.setColor(QPalette::Midlight, tokens.hover);
    palette.setColor(QPalette::Mid, tokens.line);
    palette.setColor(QPalette::Dark, tokens.controlBorder);
    palette.setColor(QPalette::Shadow, tokens.line);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, tokens.controlBorder);
    return palette;
}

} // namespace

Theme::Theme(QApplication &application, QObject *parent)
    : QObject(parent),
      m_application(application)
{
    // The application owns the style.
    QApplication::setStyle(new ApplicationStyle);
}

void Theme::apply(Scheme scheme, TextSize size)
{
    m_scheme = scheme;
    m_size = size;
    const auto tokens = Tokens::of(scheme, size);
    QFont font(fontFamily());
    font.setPixelSize(tokens.bodyText);
    QApplication::setFont(font);
    QApplication::setPalette(paletteOf(tokens));
    m_application.setStyleSheet(styleSheet(tokens, scheme));
    emit changed();
}

Scheme Theme::desktopScheme()
{
    return QGuiApplication::palette().color(QPalette::Window).lightness() < 128 ? Scheme::Dark
                                                                                : Scheme::Light;
}

QString Theme::fontFamily()
{
#if defined(Q_OS_WIN)
    const QStringList wanted{u"Microsoft YaHei UI"_s, u"Microsoft YaHei"_s};
#elif defined(Q_OS_MACOS)
    const QStringList wanted{u"PingFang SC"_s};
#else
    const QStringList wanted{u"Noto Sans CJK SC"_s, u"Source Han Sans SC"_s,
                             u"WenQuanYi Micro Hei"_s, u"WenQuanYi Zen Hei"_s};
#endif
    const auto families = QFontDatabase::families();
    for (const auto &family : wanted) {
        if (families.contains(family))
            return family;
    }
    return wanted.first();
}

} // namespace ui
