// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/crypto/SecretBytes.h"

#include <QWidget>

namespace ui {

class Label;
class PassphraseEdit;
class StrengthHint;

//! A new passphrase typed twice, with a hint how good it is.
class NewPassphrase : public QWidget
{
    Q_OBJECT

public:
    //! \a name stands above the first field; "Passphrase" when empty.
    explicit NewPassphrase(const QString &name = {}, QWidget *parent = nullptr);

    //! Strong enough and twice the same.
    bool isReady() const;
    bool isEmpty() const;
    //! Empties both fields.
    models::SecretBytes take();
    void clear();

signals:
    void changed();
    void accepted();

private:
    void refresh();

    PassphraseEdit *m_first = nullptr;
    PassphraseEdit *m_again = nullptr;
    StrengthHint *m_strength = nullptr;
    Label *m_match = nullptr;
};

} // namespace ui
