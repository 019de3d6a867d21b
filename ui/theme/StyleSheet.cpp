// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/StyleSheet.h"

#include <QFile>
#include <QHash>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

QHash<QString, QString> wordsOf(const Tokens &tokens, Scheme scheme)
{
    QHash<QString, QString> words{
        {u"page"_s, tokens.page.name()},
        {u"card"_s, tokens.card.name()},
        {u"rail"_s, tokens.rail.name()},
        {u"text"_s, tokens.text.name()},
        {u"muted"_s, tokens.muted.name()},
        {u"accent"_s, tokens.accent.name()},
        {u"onAccent"_s, tokens.onAccent.name()},
        {u"ok"_s, tokens.ok.name()},
        {u"warning"_s, tokens.warning.name()},
        {u"info"_s, tokens.info.name()},
        {u"neutralTint"_s, tokens.neutralTint.name()},
        {u"okTint"_s, tokens.okTint.name()},
        {u"warningTint"_s, tokens.warningTint.name()},
        {u"infoTint"_s, tokens.infoTint.name()},
        {u"errorTint"_s, tokens.errorTint.name()},
        {u"hover"_s, tokens.hover.name()},
        {u"controlBorder"_s, tokens.controlBorder.name()},
        {u"line"_s, tokens.line.name()},
        {u"accentHover"_s,
         (scheme == Scheme::Light ? tokens.accent.darker(115) : tokens.accent.lighter(108)).name()},
        {u"accentPressed"_s, tokens.accent.darker(scheme == Scheme::Light ? 130 : 112).name()},
        {u"pictures"_s, scheme == Scheme::Light ? u"light"_s : u"dark"_s},
    };
    const auto size = [&words](const QString &name, int pixels) {
        words.insert(name, QString::number(pixels) + u"px"_s);
    };
    size(u"captionText"_s, tokens.captionText);
    size(u"tableText"_s, tokens.tableText);
    size(u"bodyText"_s, tokens.bodyText);
    size(u"inputText"_s, tokens.inputText);
    size(u"headingText"_s, tokens.headingText);
    size(u"titleText"_s, tokens.titleText);
    size(u"rowHeight"_s, tokens.rowHeight);
    // Inside of the border: two pixels less than what is seen.
    size(u"controlInner"_s, tokens.controlHeight - 2);
    size(u"indicator"_s, tokens.icon);
    // A circle with its border of one pixel; a larger radius would draw a square.
    size(u"indicatorRadius"_s, tokens.icon / 2 + 1);
    return words;
}

} // namespace

QString styleSheet(const Tokens &tokens, Scheme scheme)
{
    QFile file(u":/theme/application.qss"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    auto sheet = QString::fromUtf8(file.readAll());
    const auto words = wordsOf(tokens, scheme);
    for (auto word = words.cbegin(); word != words.cend(); ++word)
        sheet.replace(u'@' + word.key() + u'@', word.value());
    return sheet;
}

} // namespace ui
