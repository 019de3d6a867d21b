// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class Guide;

//! The parts of the picture tour, in the order in which a person meets them. Each leaves the
//! program as it was.

//! First run, restoring, unlocking, recovery.
void tourEntrance(Guide &guide);
//! An empty book, and one with a year in it: its pages and their dialogs.
void tourBook(Guide &guide);
//! Importing a roster.
void tourImport(Guide &guide);
//! The states of the exchange with the hub, conflicts and what was refused.
void tourSync(Guide &guide);
//! A secretary of several branches, the town, the county, the sample.
void tourRoles(Guide &guide);

//! Every picture that the tour has to bring home, in its order.
QStringList expectedPictures();
