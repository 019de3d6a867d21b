// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/SheetStep.h"

#include "models/store/PaperTrial.h"
#include "ui/setup/RecoverySheetView.h"
#include "ui/text/ErrorText.h"

#include <QVBoxLayout>

#include <utility>

namespace ui {

SheetStep::SheetStep(SetupState &state, QWidget *parent) : SetupStep(state, parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    m_view = new RecoverySheetView;
    layout->addWidget(m_view);
    connect(m_view, &RecoverySheetView::provedChanged, this, &SetupStep::readyChanged);
}

QString SheetStep::name() const
{
    return tr("Recovery sheet");
}

QString SheetStep::heading() const
{
    return tr("Print the recovery sheet");
}

QString SheetStep::explanation() const
{
    return tr("When all passphrases are forgotten, this sheet is the only way back. It is shown "
              "once and stored nowhere.");
}

bool SheetStep::isReady() const
{
    return m_view->isProved();
}

void SheetStep::enter()
{
    auto words = std::exchange(state().paperWords, {});
    if (m_isShown && words.isEmpty())
        return;
    // After an interrupted first run nobody knows whether the old sheet was ever printed.
    if (words.isEmpty()) {
        const auto reissued = state().vault->reissuePaper();
        if (!reissued) {
            emit failed(text::errorSentence(reissued.error()));
            return;
        }
        words = *reissued;
    }
    m_isShown = true;
    m_view->setSheet(RecoverySheet(words),
                     [folder = state().vault->folder()](const QString &typed) {
                         return models::paper::tryWords(folder, typed);
                     });
}

void SheetStep::commit()
{
    if (!m_view->isProved())
        return;
    m_isShown = false;
    m_view->clear();
    emit committed();
}

} // namespace ui
