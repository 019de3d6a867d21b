// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include <QGuiApplication>

BRANCHBOOK_TEST_APP(QGuiApplication)
