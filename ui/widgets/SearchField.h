// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

class QTimer;

namespace ui {

//! A field that filters while one types, a moment after the last key.
//!
//! What an input method is still composing does not count, and Enter that chooses a candidate
//! reaches nobody else.
class SearchField : public QLineEdit
{
    Q_OBJECT

public:
    explicit SearchField(const QString &prompt, QWidget *parent = nullptr);

signals:
    //! Trimmed; also when the field was cleared.
    void searchChanged(const QString &text);

protected:
    void inputMethodEvent(QInputMethodEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void announce();

    QTimer *m_delay = nullptr;
    bool m_composing = false;
    QString m_announced;
};

} // namespace ui
