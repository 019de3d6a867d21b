// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Result.h"
#include "ui/setup/RecoverySheet.h"

#include <QWidget>

#include <functional>

class QGridLayout;
class QPlainTextEdit;
class QStackedWidget;

namespace ui {

class Label;

//! Shows the recovery sheet, prints it, and then, with the groups hidden, lets the person prove
//! that the paper is in their hands and opens the book.
class RecoverySheetView : public QWidget
{
    Q_OBJECT

public:
    //! Opens the book's paper slot with what was typed (paper::tryWords).
    using Trial = std::function<models::Result<void>(const QString &words)>;

    explicit RecoverySheetView(QWidget *parent = nullptr);

    void setSheet(RecoverySheet sheet, Trial trial);
    //! The words are gone from the screen and from memory as far as it is ours.
    void clear();
    //! What is typed now has opened the slot.
    bool isProved() const { return m_proved; }

signals:
    void provedChanged();
    void printed();

private:
    QWidget *makeGroups();
    QWidget *makeProof();
    void fillGroups();
    void preview();
    void check();
    //! Of the groups typed in full, the first that stands otherwise on the sheet; -1 for none.
    int firstWrongGroup(const QString &typed) const;

    RecoverySheet m_sheet;
    Trial m_trial;
    QStackedWidget *m_stack = nullptr;
    QGridLayout *m_groups = nullptr;
    QPlainTextEdit *m_typed = nullptr;
    Label *m_verdict = nullptr;
    bool m_proved = false;
};

} // namespace ui
