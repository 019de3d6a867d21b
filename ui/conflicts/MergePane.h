// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QPlainTextEdit;
class QPushButton;

namespace ui {

class Label;

//! Two texts put together by their paragraphs, to be read over and changed before it is taken.
class MergePane : public QFrame
{
    Q_OBJECT

public:
    explicit MergePane(const QKeySequence &key, QWidget *parent = nullptr);

    void propose(const QString &shown, const QString &other);
    QString text() const;

signals:
    void chosen();

private:
    Label *m_note = nullptr;
    QPlainTextEdit *m_edit = nullptr;
    QPushButton *m_choose = nullptr;
};

} // namespace ui
