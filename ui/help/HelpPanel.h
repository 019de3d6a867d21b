// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDockWidget>

namespace ui {

class HelpText;

//! The page of resources/help that belongs to what is in view, beside it, so that one can read
//! and do.
class HelpPanel : public QDockWidget
{
    Q_OBJECT

public:
    explicit HelpPanel(QWidget *parent = nullptr);

    //! An unknown topic shows the overview.
    void showTopic(const QString &topic);
    QString topic() const;

private:
    HelpText *m_text = nullptr;
};

} // namespace ui
