// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/records/FieldMerge.h"

#include <set>

namespace ui {

namespace {

void insertOrDrop(QCborMap &map, const QString &key, const QCborValue &value)
{
    if (value.isUndefined())
        map.remove(key);
    else
        map.insert(key, value);
}

QCborMap merge(const QCborMap &base, const QCborMap &mine, const QCborMap &theirs,
               const QStringList &path, QList<FieldClash> &clashes)
{
    std::set<QString> keys;
    for (const auto *side : {&base, &mine, &theirs}) {
        for (auto it = side->constBegin(); it != side->constEnd(); ++it)
            keys.insert(it.key().toString());
    }

    QCborMap merged;
    for (const QString &key : keys) {
        const QCborValue before = base.value(key);
        const QCborValue own = mine.value(key);
        const QCborValue other = theirs.value(key);
        if (own == other || other == before) {
            insertOrDrop(merged, key, own);
        } else if (own == before) {
            insertOrDrop(merged, key, other);
        } else if (own.isMap() && other.isMap()) {
            merged.insert(key,
                          merge(before.toMap(), own.toMap(), other.toMap(), path + QStringList{key},
                                clashes));
        } else {
            insertOrDrop(merged, key, own);
            clashes.append({path + QStringList{key}, before, own, other});
        }
    }
    return merged;
}

} // namespace

MergeOutcome mergeFields(const QCborMap &base, const QCborMap &mine, const QCborMap &theirs)
{
    MergeOutcome outcome;
    outcome.merged = merge(base, mine, theirs, {}, outcome.clashes);
    return outcome;
}

void setField(QCborMap &content, const QStringList &path, const QCborValue &value)
{
    if (path.isEmpty())
        return;
    const QString &key = path.first();
    if (path.size() == 1) {
        insertOrDrop(content, key, value);
        return;
    }
    QCborMap inner = content.value(key).toMap();
    setField(inner, path.mid(1), value);
    content.insert(key, inner);
}

} // namespace ui
