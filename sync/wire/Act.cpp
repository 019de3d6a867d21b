// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wire/Act.h"

#include <QCborArray>

namespace wire {

namespace {

constexpr qsizetype expectedPlace = 0;
constexpr qsizetype wantedPlace = 1;
constexpr qsizetype places = 2;

QCborValue orNull(const QCborValue &value)
{
    return value.isUndefined() ? QCborValue(nullptr) : value;
}

} // namespace

QCborMap actOf(const QCborMap &expected, const QCborMap &wanted)
{
    QCborMap act;
    for (const auto &[field, value] : wanted)
        act.insert(field, QCborArray{orNull(expected.value(field)), orNull(value)});
    return act;
}

bool isExpectation(const QCborValue &value)
{
    return value.isArray() && value.toArray().size() == places;
}

QCborValue expectedOf(const QCborValue &expectation)
{
    return expectation.toArray().at(expectedPlace);
}

QCborValue wantedOf(const QCborValue &expectation)
{
    return expectation.toArray().at(wantedPlace);
}

QCborMap wantedFields(const QCborMap &act)
{
    QCborMap wanted;
    for (const auto &[field, value] : act)
        wanted.insert(field, wantedOf(value));
    return wanted;
}

} // namespace wire
