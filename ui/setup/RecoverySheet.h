// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

class QPainter;
class QRectF;

namespace ui {

//! The page that opens the vault when every passphrase is forgotten: fourteen groups, drawn for
//! the printer and never written to a file.
class RecoverySheet
{
public:
    explicit RecoverySheet(const QString &words) : m_groups(words.split(u' ', Qt::SkipEmptyParts))
    {
    }

    const QStringList &groups() const { return m_groups; }
    QString words() const { return m_groups.join(u' '); }
    //! An A4 page filling \a page.
    void draw(QPainter &painter, const QRectF &page) const;
    //! Whether \a typed is the whole sheet, with any spaces, dashes and letter case.
    bool matches(const QString &typed) const;
    bool matchesGroup(int index, const QString &typed) const;

private:
    QStringList m_groups;
};

} // namespace ui
