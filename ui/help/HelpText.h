// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextBrowser>

namespace ui {

//! A page of resources/help, in the colours and sizes of the program.
class HelpText : public QTextBrowser
{
    Q_OBJECT

public:
    explicit HelpText(QWidget *parent = nullptr);

    //! An unknown topic shows the overview, from where every page can be reached.
    void showTopic(const QString &topic);
    QString topic() const { return m_topic; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void render();

    QString m_topic;
};

} // namespace ui
