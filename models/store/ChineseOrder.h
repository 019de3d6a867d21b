// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <memory>

struct UCollator;

namespace models {

//! The order of Chinese lists: by pinyin, the same on every platform and in every locale.
class ChineseOrder
{
public:
    ChineseOrder();
    ~ChineseOrder();

    //! Texts stand in the order of their keys' bytes.
    QByteArray key(QStringView text) const;
    //! The same for a person's name: its first character is read as a surname, 曾 as zeng.
    QByteArray nameKey(const QString &name) const;

private:
    struct Close {
        void operator()(UCollator *collator) const;
    };
    std::unique_ptr<UCollator, Close> m_collator;
};

} // namespace models
