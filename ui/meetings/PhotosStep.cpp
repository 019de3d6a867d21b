// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/PhotosStep.h"

#include "ui/theme/Tokens.h"
#include "ui/widgets/AttachmentStrip.h"
#include "ui/widgets/Label.h"
#include "ui/Workspace.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

PhotosStep::PhotosStep(Workspace &workspace, QWidget *parent) : WizardStep(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::small);
    layout->addWidget(new Label(tr("Photos and videos"), Label::Role::Heading));
    layout->addWidget(Label::wrapped(
        tr("Optional. Choose files, drop them here or paste with Ctrl+V; they are kept encrypted "
           "at once and sent after the record."),
        Label::Role::Muted));
    m_strip = new AttachmentStrip(workspace);
    layout->addWidget(m_strip, 1);
    connect(m_strip, &AttachmentStrip::changed, this, &WizardStep::changed);
    connect(m_strip, &AttachmentStrip::takenInLate, this, &PhotosStep::takenInLate);
}

QString PhotosStep::title() const
{
    return tr("Photos");
}

void PhotosStep::begin(const models::Meeting &meeting)
{
    m_strip->setMeeting(meeting.id);
    load(meeting);
}

void PhotosStep::load(const models::Meeting &meeting)
{
    m_strip->setAttachments(meeting.attachments);
}

void PhotosStep::store(models::Meeting &meeting) const
{
    meeting.attachments = m_strip->attachments();
}

bool PhotosStep::isBusy() const
{
    return m_strip->busyCount() > 0;
}

bool PhotosStep::isFilled(const models::Meeting &meeting) const
{
    return !meeting.attachments.isEmpty();
}

void PhotosStep::start()
{
    m_strip->setFocus();
}

bool PhotosStep::showField(const QString &field)
{
    if (field != u"attachments"_s)
        return false;
    start();
    return true;
}

} // namespace ui
