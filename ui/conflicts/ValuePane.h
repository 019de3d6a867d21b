// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QPlainTextEdit;
class QPushButton;

namespace ui {

class Label;

//! One of two values of a field: who wrote it, where and when, and a button that chooses it. A text
//! of several paragraphs has those marked that the other value lacks.
class ValuePane : public QFrame
{
    Q_OBJECT

public:
    ValuePane(const QString &heading, const QString &verb, const QKeySequence &key,
              QWidget *parent = nullptr);

    struct Content {
        QString text{};
        QString other{}; //!< what it is compared with
        QString author{};
        bool isDoubtful = false; //!< the author's clock was known to be wrong
    };
    void show(const Content &content);
    QPushButton *button() const { return m_choose; }

signals:
    void chosen();

protected:
    void changeEvent(QEvent *event) override;

private:
    void markParagraphs();

    Content m_content;
    Label *m_author = nullptr;
    Label *m_clock = nullptr;
    Label *m_line = nullptr;
    QPlainTextEdit *m_paragraphs = nullptr;
    QPushButton *m_choose = nullptr;
};

} // namespace ui
