// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/Sheet.h"

#include <functional>

class QWidget;

namespace ui {

//! A roster of made-up people, to be filled in and imported: the columns of the national form in
//! the language of the program, identity numbers as text.
models::Sheet exampleRoster();

//! Asks where an example is to be kept; \a chosen gets the path, and nothing when the person
//! changes their mind.
void chooseExampleFile(QWidget *parent, const std::function<void(const QString &path)> &chosen);

} // namespace ui
