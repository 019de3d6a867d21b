// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/HelpText.h"

#include "ui/theme/Tokens.h"

#include <QEvent>
#include <QFile>
#include <QRegularExpression>
#include <QTextDocument>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int narrowest = 360;
constexpr int markWidth = 18;

QString pathOf(const QString &topic)
{
    return u":/help/"_s + topic + u".html"_s;
}

QString sheet()
{
    const auto tokens = Tokens::current();
    return u"body{color:%1;line-height:140%} h2{font-size:%2px} h3{font-size:%3px;margin-top:16px}"
           "a{color:%4} p{margin-bottom:6px} td{padding-bottom:6px} .mark{color:%5}"_s
               .arg(tokens.text.name())
               .arg(tokens.titleText)
               .arg(tokens.headingText)
               .arg(tokens.info.name(), tokens.muted.name());
}

//! Qt's own discs and numbers hang off the text on every other line height; as a narrow column of
//! a table all lines of an item keep to one edge.
QString withQuietLists(const QString &html)
{
    static const QRegularExpression tags(u"</?(?:ul|ol|li)>"_s);
    QString quiet;
    qsizetype from = 0;
    int number = 0; // 0: a list of dots
    for (auto tag = tags.globalMatch(html); tag.hasNext();) {
        const auto match = tag.next();
        const auto name = match.capturedView();
        quiet += html.sliced(from, match.capturedStart() - from);
        from = match.capturedEnd();
        if (name == u"<ul>" || name == u"<ol>") {
            number = name == u"<ol>" ? 1 : 0;
            quiet += u"<table cellspacing=\"0\" cellpadding=\"0\">"_s;
        } else if (name == u"<li>") {
            const auto mark = number > 0 ? u"%1."_s.arg(number++) : u"•"_s;
            quiet += u"<tr><td width=\"%1\" class=\"mark\">%2</td><td>"_s.arg(markWidth).arg(mark);
        } else {
            quiet += name == u"</li>" ? u"</td></tr>"_s : u"</table>"_s;
        }
    }
    return quiet + html.sliced(from);
}

} // namespace

HelpText::HelpText(QWidget *parent) : QTextBrowser(parent)
{
    setAccessibleName(tr("Help text"));
    setOpenLinks(false);
    setMinimumWidth(narrowest);
    document()->setDocumentMargin(space::large);
    connect(this, &QTextBrowser::anchorClicked, this,
            [this](const QUrl &link) { showTopic(link.path().section(u'.', 0, 0)); });
}

void HelpText::showTopic(const QString &topic)
{
    m_topic = QFile::exists(pathOf(topic)) ? topic : u"overview"_s;
    render();
}

void HelpText::changeEvent(QEvent *event)
{
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_topic.isEmpty())
        render();
}

void HelpText::render()
{
    QFile file(pathOf(m_topic));
    if (!file.open(QIODevice::ReadOnly))
        return;
    document()->setDefaultStyleSheet(sheet());
    auto html = withQuietLists(QString::fromUtf8(file.readAll()));
    if (m_topic != u"overview")
        html.replace(u"</body>"_s,
                     u"<p><a href=\"overview.html\">%1</a></p></body>"_s.arg(
                         tr("All help pages").toHtmlEscaped()));
    setHtml(html);
}

} // namespace ui
