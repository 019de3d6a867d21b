// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/NameCompleter.h"

#include "models/items/PinyinSearch.h"

#include <QLineEdit>
#include <QStandardItemModel>

namespace ui {

namespace {
constexpr int matchRole = Qt::UserRole;
}

NameCompleter::NameCompleter(QLineEdit *field)
    : QCompleter(field),
      m_names(new QStandardItemModel(this))
{
    setModel(m_names);
    setCompletionRole(matchRole);
    setFilterMode(Qt::MatchContains);
    setCaseSensitivity(Qt::CaseInsensitive);
    field->setCompleter(this);
}

void NameCompleter::setNames(const QStringList &names)
{
    m_names->clear();
    for (const auto &name : names) {
        auto *item = new QStandardItem(name);
        item->setData(models::pinyinSearchText(name), matchRole);
        m_names->appendRow(item);
    }
}

QString NameCompleter::pathFromIndex(const QModelIndex &index) const
{
    return index.data(Qt::DisplayRole).toString();
}

QStringList NameCompleter::splitPath(const QString &path) const
{
    return {path};
}

} // namespace ui
