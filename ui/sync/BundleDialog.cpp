// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sync/BundleDialog.h"

#include "models/domain/Clock.h"
#include "ui/help/HelpKey.h"
#include "ui/text/Format.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/PrimaryButton.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

using Sender = engine::BundleSummary::Sender;

namespace {
constexpr int dialogWidth = 480;
} // namespace

BundleDialog::BundleDialog(const engine::BundleSummary &summary, const QString &organisation,
                           QWidget *parent)
    : QDialog(parent),
      m_summary(summary)
{
    setWindowTitle(tr("Bundle from a USB stick"));
    setMinimumWidth(dialogWidth);
    new HelpKey(this, u"sync"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::page, space::page, space::page, space::large);
    layout->setSpacing(space::large);
    layout->addWidget(new Label(windowTitle(), Label::Role::Title));

    auto *form = new QFormLayout;
    form->setHorizontalSpacing(space::large);
    form->setVerticalSpacing(space::small);
    const auto add = [form](const QString &name, const QString &value, const QString &object) {
        auto *label = Label::wrapped(value);
        label->setObjectName(object);
        form->addRow(new Label(name, Label::Role::Muted), label);
    };
    add(tr("From"), senderText(organisation), u"senderText"_s);
    add(tr("Made"),
        text::longDateText(models::shanghaiDate(summary.createdAt)) + u' '
            + text::timeText(summary.createdAt),
        u"madeText"_s);
    add(tr("Holds"), contentText(), u"contentText"_s);
    add(tr("File"), tr("Part %1, %2").arg(summary.part).arg(text::sizeText(summary.bundleBytes)),
        u"partText"_s);
    layout->addLayout(form);
    auto *purpose = Label::wrapped(purposeText());
    purpose->setObjectName(u"purposeText"_s);
    layout->addWidget(purpose);

    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    const bool canImport = summary.isForThisPc && !summary.wasImported;
    auto *cancel = new QPushButton(canImport ? tr("Cancel") : tr("Close"));
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    buttons->addWidget(cancel);
    if (canImport) {
        m_import = new PrimaryButton(tr("Import"), u"import"_s);
        m_import->setObjectName(u"importButton"_s);
        m_import->setDefault(true);
        connect(m_import, &QPushButton::clicked, this, &QDialog::accept);
        buttons->addWidget(m_import);
    }
    layout->addLayout(buttons);
}

QString BundleDialog::senderText(const QString &organisation) const
{
    switch (m_summary.sender) {
    case Sender::Hub:
        return tr("The county's hub");
    case Sender::ThisPc:
        return tr("This PC");
    case Sender::AnotherPc:
        break;
    }
    return organisation.isEmpty() ? tr("A PC that this one does not know")
                                  : tr("A PC of %1").arg(organisation);
}

QString BundleDialog::contentText() const
{
    const auto records = m_summary.sender == Sender::Hub
        ? tr("receipts for %1 batches").arg(m_summary.records)
        : tr("%1 changes").arg(m_summary.records);
    if (m_summary.files == 0)
        return records;
    return tr("%1, %2 files (%3)")
        .arg(records)
        .arg(m_summary.files)
        .arg(text::sizeText(m_summary.fileBytes));
}

QString BundleDialog::purposeText() const
{
    if (m_summary.isForThisPc && m_summary.wasImported)
        return tr("It was imported here before.");
    if (m_summary.isForThisPc)
        return tr("It is the answer to what this PC exported. Importing it changes only what the "
                  "hub has signed.");
    if (m_summary.sender == Sender::Hub)
        return tr("It is for another PC: carry it there.");
    if (m_summary.sender == Sender::ThisPc)
        return tr(
            "It is for the county's hub: hand the stick in there, and import the answer here.");
    return tr("It is not for this PC. If it is on its way to the county's hub, hand the stick in "
              "there.");
}

} // namespace ui
