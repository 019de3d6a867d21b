// SPDX-License-Identifier: GPL-3.0-or-later
#include "Guide.h"
#include "Tours.h"

#include "support/TestContext.h"
#include "ui/members/ImportDialog.h"
#include "ui/widgets/MessageBar.h"

#include <QApplication>
#include <QTest>

using namespace Qt::StringLiterals;

void tourImport(Guide &guide)
{
    support::TestWorkspace space;
    ui::ImportDialog import(space.workspace);
    import.show();
    QApplication::setActiveWindow(&import);
    guide.shoot(import, u"import-file"_s);
    guide.shootHelp(import, u"import-help"_s);
    import.openFile(support::dataFile(u"photo.jpg"_s));
    QTRY_VERIFY(Guide::part<ui::MessageBar>(import));
    guide.shoot(import, u"import-unreadable"_s);
    import.openFile(support::dataFile(u"roster-bad.xlsx"_s));
    QTRY_VERIFY(Guide::part<QWidget>(import, u"nextButton"_s));
    guide.shoot(import, u"import-columns"_s);
    guide.click(import, u"nextButton"_s);
    QTRY_VERIFY(Guide::part<QWidget>(import, u"partTabs"_s));
    guide.shoot(import, u"import-preview"_s);
    guide.click(import, u"nextButton"_s);
    guide.shootAtOnce(import, u"import-under-way"_s);
    QTRY_VERIFY(Guide::part<QWidget>(import, u"undoButton"_s));
    guide.shoot(import, u"import-finished"_s);
    guide.click(import, u"undoButton"_s);
    guide.shoot(import, u"import-taken-back"_s);
}
