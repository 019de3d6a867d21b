// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCborMap>

//! The fields of an act: what each is expected to be, and what it is wanted to become.
namespace wire {

//! Each field of \a wanted as [expected, wanted]; null stands for no value.
QCborMap actOf(const QCborMap &expected, const QCborMap &wanted);
bool isExpectation(const QCborValue &value);
QCborValue expectedOf(const QCborValue &expectation);
QCborValue wantedOf(const QCborValue &expectation);
//! What an act sets if it is taken.
QCborMap wantedFields(const QCborMap &act);

} // namespace wire
