// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/NewPassphrase.h"

#include "ui/theme/Tokens.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/PassphraseEdit.h"
#include "ui/widgets/StrengthHint.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

NewPassphrase::NewPassphrase(const QString &name, QWidget *parent) : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(space::small);
    const auto addField = [layout](const QString &name) {
        auto *label = new Label(name);
        auto *field = new PassphraseEdit(name);
        label->setBuddy(field);
        layout->addWidget(label);
        layout->addWidget(field);
        return field;
    };
    m_first = addField(name.isEmpty() ? tr("Passphrase") : name);
    m_first->setObjectName(u"passphraseEdit"_s);
    m_strength = new StrengthHint(m_first);
    layout->addWidget(m_strength);
    layout->addSpacing(space::hair);
    m_again = addField(tr("The same passphrase again"));
    m_again->setObjectName(u"repeatEdit"_s);
    m_match = new Label({}, Label::Role::Caption);
    layout->addWidget(m_match);

    connect(m_first, &PassphraseEdit::edited, this, &NewPassphrase::refresh);
    connect(m_again, &PassphraseEdit::edited, this, &NewPassphrase::refresh);
    connect(m_first, &PassphraseEdit::accepted, m_again,
            [this] { m_again->setFocus(Qt::TabFocusReason); });
    connect(m_again, &PassphraseEdit::accepted, this, &NewPassphrase::accepted);
    setFocusProxy(m_first);
    refresh();
}

bool NewPassphrase::isReady() const
{
    return m_strength->isEnough() && m_first->equals(*m_again);
}

bool NewPassphrase::isEmpty() const
{
    return m_first->isEmpty() && m_again->isEmpty();
}

models::SecretBytes NewPassphrase::take()
{
    auto secret = m_first->take();
    m_again->clear();
    return secret;
}

void NewPassphrase::clear()
{
    m_first->clear();
    m_again->clear();
}

void NewPassphrase::refresh()
{
    const bool compared = !m_again->isEmpty();
    const bool same = m_first->equals(*m_again);
    m_match->setText(!compared  ? QString(u' ')
                         : same ? tr("Both are the same")
                                : tr("The two differ"));
    m_match->setTone(!compared ? Tone::Muted : same ? Tone::Ok : Tone::Warning);
    emit changed();
}

} // namespace ui
