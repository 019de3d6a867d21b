// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace ui {

class HelpText;

//! The help in a window of its own, where there is no room beside the work.
class HelpDialog : public QDialog
{
    Q_OBJECT

public:
    explicit HelpDialog(QWidget *parent = nullptr);

    //! An unknown topic shows the overview.
    void showTopic(const QString &topic);
    QString topic() const;

private:
    HelpText *m_text = nullptr;
};

} // namespace ui
