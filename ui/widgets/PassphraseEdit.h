// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/crypto/SecretBytes.h"

#include <QFrame>

namespace ui {

//! A field for a passphrase that keeps it in locked memory and never in a QString of its own.
//!
//! Input methods are off; pasting works and empties the clipboard; the content can be neither
//! copied nor shown, only counted in dots. Backspace takes the last character, Escape and Delete
//! all of them. UTF-8, at most maximumBytes.
class PassphraseEdit : public QFrame
{
    Q_OBJECT

public:
    static constexpr int maximumBytes = 512;

    explicit PassphraseEdit(const QString &accessibleName, QWidget *parent = nullptr);

    //! What was typed; the field is empty afterwards.
    models::SecretBytes take();
    models::SecretBytes copy() const;
    bool equals(const PassphraseEdit &other) const;
    void clear();
    bool isEmpty() const { return m_size == 0; }
    int characters() const { return m_characters; }
    //! A rough count of bits by length and variety; repeats and runs such as "1234" add little.
    int strengthBits() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void edited();
    //! Enter.
    void accepted();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    void insert(QStringView text);
    void removeLast();
    void paste();

    models::SecretBytes m_bytes;
    int m_size = 0;
    int m_characters = 0;
};

} // namespace ui
