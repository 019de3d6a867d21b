// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Conflict.h"

#include <QCborValue>
#include <QString>

namespace ui {

//! What a conflict is about, in a sentence: "“地点”写了两个不同的值，请选一个".
QString conflictText(const models::Conflict &conflict);

//! "地点"; for a deletion that lost, that it is one.
QString conflictSubject(const models::Conflict &conflict);

//! How the two came about, for whoever has to decide.
QString conflictCause(const models::Conflict &conflict);

//! The value that the record shows, as people read it; \a shown is undefined where it is gone.
QString shownText(const models::Conflict &conflict, const QCborValue &shown, bool revealed);
//! The one that lost.
QString lostText(const models::Conflict &conflict, bool revealed);

//! Whether the field is one whose values are covered.
bool isCovered(const models::Conflict &conflict);

//! Whether the field holds paragraphs, so that two texts can be merged.
bool holdsParagraphs(const models::Conflict &conflict);

} // namespace ui
