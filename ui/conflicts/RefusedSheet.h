// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/Sheet.h"
#include "models/store/SyncJournal.h"

namespace ui {

class Workspace;

//! What the hub refused as a table for people, a row for each field: whose record, what stood there
//! before, what was written, why it was refused. Covered unless \a unmasked.
models::Sheet refusedSheet(const Workspace &workspace, const QList<models::RefusedEdit> &edits,
                           bool unmasked);

//! Fields that nobody types: they follow from the record's place.
bool isTypedField(const QString &field);

//! Why, without the record's name: "“地点” 太长".
QString refusalText(const models::RefusedChange &change);
//! The same as a sentence: "上级平台退回：…".
QString refusalSentence(const models::RefusedChange &change);

} // namespace ui
