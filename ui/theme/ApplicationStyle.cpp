// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/ApplicationStyle.h"

#include "ui/theme/Icon.h"
#include "ui/theme/Tokens.h"

#include <QHeaderView>
#include <QPushButton>

namespace ui {

ApplicationStyle::ApplicationStyle() : QProxyStyle(QStringLiteral("Fusion"))
{
}

void ApplicationStyle::polish(QWidget *widget)
{
    // Centred titles over columns that begin at the left look like another table's.
    if (auto *header = qobject_cast<QHeaderView *>(widget))
        header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    // Qt leaves four pixels between picture and words and offers no other number.
    if (auto *button = qobject_cast<QPushButton *>(widget); button && !button->text().isEmpty()) {
        const int side = Tokens::current().icon;
        button->setIconSize({side + space::hair, side});
    }
    QProxyStyle::polish(widget);
}

int ApplicationStyle::pixelMetric(PixelMetric metric, const QStyleOption *option,
                                  const QWidget *widget) const
{
    switch (metric) {
    case PM_LayoutLeftMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutBottomMargin:
        return space::large;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return space::medium;
    case PM_HeaderDefaultSectionSizeVertical:
        return Tokens::current().rowHeight;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ListViewIconSize:
    case PM_LineEditIconSize:
    case PM_TabBarIconSize:
        return Tokens::current().icon;
    case PM_ScrollBarExtent:
        return space::medium;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

QIcon ApplicationStyle::standardIcon(StandardPixmap picture, const QStyleOption *option,
                                     const QWidget *widget) const
{
    switch (picture) {
    case SP_MessageBoxWarning:
        return lineIcon(QStringLiteral("warning"), Tone::Warning);
    case SP_MessageBoxCritical:
        return lineIcon(QStringLiteral("error"), Tone::Error);
    case SP_MessageBoxInformation:
    case SP_MessageBoxQuestion:
        return lineIcon(QStringLiteral("info"), Tone::Info);
    default:
        return QProxyStyle::standardIcon(picture, option, widget);
    }
}

int ApplicationStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                                QStyleHintReturn *returnData) const
{
    switch (hint) {
    case SH_ItemView_ActivateItemOnSingleClick:
        return 0;
    case SH_EtchDisabledText:
        return 0;
    case SH_DialogButtonBox_ButtonsHaveIcons:
        return 0;
    // Chinese passphrases would be typed blind; the platform's timer that shows the last
    // character would put it on screen.
    case SH_LineEdit_PasswordMaskDelay:
        return 0;
    case SH_FormLayoutFormAlignment:
        return int(Qt::AlignLeft | Qt::AlignTop);
    default:
        return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

} // namespace ui
