// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/SheetDialog.h"

#include "models/store/PaperTrial.h"
#include "ui/help/HelpKey.h"
#include "ui/setup/RecoverySheetView.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/PrimaryButton.h"

#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace ui {

namespace {
constexpr QSize smallestSize{760, 480};
}

SheetDialog::SheetDialog(RecoverySheet sheet, const QString &vaultFolder, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("New recovery sheet"));
    setMinimumSize(smallestSize);
    new HelpKey(this, u"settings"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::page, space::page, space::page, space::large);
    layout->addWidget(new Label(windowTitle(), Label::Role::Title));
    layout->addWidget(Label::wrapped(tr("The old sheet opens nothing any more; please destroy it."),
                                     Label::Role::Muted));
    auto *view = new RecoverySheetView;
    view->setSheet(std::move(sheet), [vaultFolder](const QString &typed) {
        return models::paper::tryWords(vaultFolder, typed);
    });
    layout->addWidget(view, 1);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    auto *close = new PrimaryButton(tr("Done"));
    close->setObjectName(u"doneButton"_s);
    close->setEnabled(false);
    connect(view, &RecoverySheetView::provedChanged, close,
            [close, view] { close->setEnabled(view->isProved()); });
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    buttons->addWidget(close);
    layout->addLayout(buttons);
}

} // namespace ui
