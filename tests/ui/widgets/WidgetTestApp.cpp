// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include <QApplication>

BRANCHBOOK_TEST_APP(QApplication)
