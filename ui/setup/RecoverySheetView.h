// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/setup/RecoverySheet.h"

#include <QWidget>

class QGridLayout;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace ui {

class Label;

//! Shows the recovery sheet, prints it, and then, with the groups hidden, lets the person prove
//! that the paper is in their hands.
class RecoverySheetView : public QWidget
{
    Q_OBJECT

public:
    explicit RecoverySheetView(QWidget *parent = nullptr);

    //! \a asked are the two groups (from 0) that are to be typed back.
    void setSheet(const RecoverySheet &sheet, std::pair<int, int> asked);
    //! The two groups, or all of them, were typed back.
    bool isProved() const;

signals:
    void proved();
    void printed();

private:
    QWidget *makeGroups();
    QWidget *makeProof();
    void fillGroups();
    void preview();
    void check();

    RecoverySheet m_sheet{QString()};
    std::pair<int, int> m_asked{0, 1};
    QStackedWidget *m_stack = nullptr;
    QGridLayout *m_groups = nullptr;
    Label *m_firstLabel = nullptr;
    Label *m_secondLabel = nullptr;
    QLineEdit *m_first = nullptr;
    QLineEdit *m_second = nullptr;
    Label *m_verdict = nullptr;
    bool m_announced = false;
};

} // namespace ui
