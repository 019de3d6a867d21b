// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/SheetStep.h"

#include "models/domain/RandomSource.h"
#include "ui/setup/RecoverySheetView.h"
#include "ui/text/ErrorText.h"

#include <QVBoxLayout>

#include <utility>

namespace ui {

SheetStep::SheetStep(SetupState &state, models::RandomSource &random, QWidget *parent)
    : SetupStep(state, parent),
      m_random(random)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    m_view = new RecoverySheetView;
    layout->addWidget(m_view);
    connect(m_view, &RecoverySheetView::proved, this, &SetupStep::readyChanged);
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
    // After an interrupted first run nobody knows whether the old sheet was ever printed.
    if (state().paperWords.isEmpty()) {
        auto words = state().vault->reissuePaper();
        if (!words) {
            emit failed(text::errorSentence(words.error()));
            return;
        }
        state().paperWords = *words;
    }
    if (m_shown == state().paperWords)
        return;
    m_shown = state().paperWords;
    const RecoverySheet sheet(m_shown);
    m_view->setSheet(sheet, groupsToAsk(int(sheet.groups().size()), m_random));
}

void SheetStep::commit()
{
    state().paperWords.clear();
    m_shown.clear();
    m_view->setSheet(RecoverySheet(QString()), {0, 1});
    emit committed();
}

std::pair<int, int> groupsToAsk(int count, models::RandomSource &random)
{
    if (count < 2)
        return {0, 0};
    quint32 numbers[2];
    random.fill(numbers, sizeof numbers);
    int first = int(numbers[0] % quint32(count));
    int second = int(numbers[1] % quint32(count - 1));
    if (second >= first)
        ++second;
    if (second < first)
        std::swap(first, second);
    return {first, second};
}

} // namespace ui
