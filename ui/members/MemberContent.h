// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Member.h"

#include <QCborMap>

namespace ui {

//! A member by the catalogue's field names with id and branch: for drafts and merging.
QCborMap contentOf(const models::Member &member);

//! The reverse; revision and pending are those of \a like.
models::Member memberOf(const QCborMap &content, const models::Member &like = {});

} // namespace ui
