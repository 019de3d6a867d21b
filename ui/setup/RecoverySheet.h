// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/crypto/SecretBytes.h"

#include <QRectF>
#include <QString>

class QPainter;

namespace ui {

//! The page that opens the vault when every passphrase is forgotten: fourteen groups, and the same
//! as a QR code for a reader at the desk; drawn for the printer and never written to a file.
//!
//! Keeps the words as a secret; a group is text only while it is shown or drawn.
class RecoverySheet
{
public:
    RecoverySheet() = default;
    //! \a words in groups with one space between them, as the vault gives them.
    explicit RecoverySheet(const QString &words);

    int groupCount() const;
    QString group(int index) const;
    //! Whether \a typed is this group, in whatever writing.
    bool agrees(int index, const QString &typed) const;
    //! An A4 page filling \a page.
    void draw(QPainter &painter, const QRectF &page) const;
    //! Where the QR code stands on it, its quiet zone included.
    static QRectF codeArea(const QRectF &page, int groups);

    //! What people type from the sheet, without its spaces and dashes, in the sheet's writing.
    static QString plain(const QString &typed);
    static constexpr int groupLength = 4;

private:
    models::SecretBytes m_words;
};

} // namespace ui
