// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCborMap>
#include <QCborValue>
#include <QList>
#include <QStringList>

namespace ui {

//! A field that two people changed in different ways since the same reading.
struct FieldClash {
    QStringList path{}; //!< {"place"}, {"agenda", "<uuid>", "title"}
    QCborValue base{};
    QCborValue mine{};
    QCborValue theirs{};
};

struct MergeOutcome {
    //! Fields that only one side changed are taken from it; clashing ones hold mine.
    QCborMap merged{};
    QList<FieldClash> clashes{};
};

//! Brings together what somebody typed and what a sync has put in its place meanwhile.
//!
//! Works on nested maps with text keys; anything that is not a map is one value. A missing key is
//! a removed field.
MergeOutcome mergeFields(const QCborMap &base, const QCborMap &mine, const QCborMap &theirs);

//! Puts \a value under \a path; an undefined value removes the key.
void setField(QCborMap &content, const QStringList &path, const QCborValue &value);

} // namespace ui
