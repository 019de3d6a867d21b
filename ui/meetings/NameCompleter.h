// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCompleter>
#include <QStringList>

class QLineEdit;
class QStandardItemModel;

namespace ui {

//! Offers names by their characters, their pinyin or its initials.
class NameCompleter : public QCompleter
{
    Q_OBJECT

public:
    //! Belongs to \a field and completes it.
    explicit NameCompleter(QLineEdit *field);

    void setNames(const QStringList &names);

protected:
    QString pathFromIndex(const QModelIndex &index) const override;
    QStringList splitPath(const QString &path) const override;

private:
    QStandardItemModel *m_names = nullptr;
};

} // namespace ui
