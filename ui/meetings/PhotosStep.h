// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/meetings/WizardStep.h"

namespace ui {

class AttachmentStrip;
class Workspace;

//! ⑤ Photos and videos: chosen, dropped or pasted. Nobody has to add any.
class PhotosStep : public WizardStep
{
    Q_OBJECT

public:
    explicit PhotosStep(Workspace &workspace, QWidget *parent = nullptr);

    QString title() const override;
    void load(const models::Meeting &meeting) override;
    void store(models::Meeting &meeting) const override;
    bool isFilled(const models::Meeting &meeting) const override;
    void start() override;
    bool showField(const QString &field) override;

    //! The wizard turns to this meeting; what is still being taken in for another stays that one's.
    void begin(const models::Meeting &meeting);
    //! Files are still being read and encrypted; they are not in what store() writes yet.
    bool isBusy() const;

signals:
    //! A file is in the vault that was added to a meeting which has been left meanwhile.
    void takenInLate(models::MeetingId meeting, const models::Attachment &attachment);

private:
    AttachmentStrip *m_strip = nullptr;
};

} // namespace ui
