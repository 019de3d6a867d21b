// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Error.h"

#include <QCommandLineOption>
#include <QList>
#include <QString>

//! What the hub's program says to the person at its terminal.
namespace hubapp {

//! The commands and the exit codes.
QString description();
QList<QCommandLineOption> options();

//! A command that is not there or lacks something; its exit code is 64.
models::Error usage(const QString &word);
//! What happened, what was kept, what to do.
QString sentenceFor(const models::Error &error);

} // namespace hubapp
