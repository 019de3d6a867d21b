// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Error.h"
#include "models/domain/MemberRules.h"

#include <QString>

//! Codes of the program into sentences for people: the window and the command line say the same.
namespace ui::text {

//! What happened, what was kept, what to do. Every code has a sentence.
QString errorSentence(const models::Error &error);

//! The predicate for a reason word: "has a wrong check digit; please compare with the card". A word
//! not known says so in general terms.
QString reasonText(QStringView reason);
bool knowsReason(QStringView reason);

//! "Identity number: has a wrong check digit …".
QString findingText(QStringView kind, const models::Finding &finding);

} // namespace ui::text
