// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace ui {

class Label;
class PassphraseEdit;

//! Says how hard a passphrase is to guess; knows its bits, never its characters.
class StrengthHint : public QWidget
{
    Q_OBJECT

public:
    //! Below this a new passphrase is not taken (reliability: ≥ 50 bits).
    static constexpr int enoughBits = 50;

    explicit StrengthHint(const PassphraseEdit *field, QWidget *parent = nullptr);
    bool isEnough() const { return m_bits >= enoughBits; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();

    const PassphraseEdit *m_field;
    int m_bits = 0;
    Label *m_words = nullptr;
};

} // namespace ui
