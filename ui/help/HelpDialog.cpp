// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/HelpDialog.h"

#include "ui/help/HelpText.h"
#include "ui/theme/Tokens.h"

#include <QDialogButtonBox>
#include <QVBoxLayout>

namespace ui {

namespace {
constexpr QSize usualSize{480, 600};
}

HelpDialog::HelpDialog(QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("Help"));
    resize(usualSize);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::large, space::large, space::large, space::medium);
    layout->setSpacing(space::medium);
    m_text = new HelpText;
    layout->addWidget(m_text);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
}

void HelpDialog::showTopic(const QString &topic)
{
    m_text->showTopic(topic);
}

QString HelpDialog::topic() const
{
    return m_text->topic();
}

} // namespace ui
