// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/HelpPanel.h"

#include "ui/theme/Tokens.h"

#include <QEvent>
#include <QFile>
#include <QTextBrowser>
#include <QTextDocument>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int panelWidth = 360;

QString pathOf(const QString &topic)
{
    return u":/help/"_s + topic + u".html"_s;
}

QString sheet()
{
    const auto tokens = Tokens::current();
    return u"body{color:%1;line-height:140%} h1{font-size:%2px} h2{font-size:%3px;margin-top:16px}"
           "a{color:%4} p,li{margin-bottom:6px} .key{color:%5}"_s.arg(tokens.text.name())
               .arg(tokens.titleText)
               .arg(tokens.headingText)
               .arg(tokens.info.name(), tokens.muted.name());
}

} // namespace

HelpPanel::HelpPanel(QWidget *parent) : QDockWidget(tr("Help"), parent)
{
    setObjectName(u"help"_s);
    setFeatures(DockWidgetClosable | DockWidgetMovable);
    m_browser = new QTextBrowser;
    m_browser->setAccessibleName(tr("Help text"));
    m_browser->setOpenLinks(false);
    m_browser->setMinimumWidth(panelWidth);
    m_browser->document()->setDocumentMargin(space::large);
    m_browser->document()->setIndentWidth(space::page);
    connect(m_browser, &QTextBrowser::anchorClicked, this,
            [this](const QUrl &link) { showTopic(link.path().section(u'.', 0, 0)); });
    setWidget(m_browser);
}

void HelpPanel::showTopic(const QString &topic)
{
    m_topic = QFile::exists(pathOf(topic)) ? topic : u"overview"_s;
    render();
}

void HelpPanel::changeEvent(QEvent *event)
{
    QDockWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_browser && !m_topic.isEmpty())
        render();
}

void HelpPanel::render()
{
    QFile file(pathOf(m_topic));
    if (!file.open(QIODevice::ReadOnly))
        return;
    m_browser->document()->setDefaultStyleSheet(sheet());
    m_browser->setHtml(QString::fromUtf8(file.readAll()));
}

} // namespace ui
