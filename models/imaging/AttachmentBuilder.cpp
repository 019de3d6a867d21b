// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/imaging/AttachmentBuilder.h"

#include "models/imaging/AttachmentJob.h"

namespace models {

AttachmentBuilder::AttachmentBuilder(const Vault &vault, const Clock &clock, RandomSource &random,
                                     QObject *parent)
    : QObject(parent),
      m_vault(vault),
      m_clock(clock),
      m_random(random)
{
    // One at a time: a hundred dropped photos must not unpack in memory at once.
    m_pool.setMaxThreadCount(1);
}

AttachmentBuilder::~AttachmentBuilder()
{
    for (auto *job : findChildren<AttachmentJob *>(QString(), Qt::FindDirectChildrenOnly))
        job->cancel();
    m_pool.waitForDone();
}

AttachmentJob *AttachmentBuilder::newJob()
{
    return new AttachmentJob(m_vault, m_clock, m_random, m_pool, this);
}

QFuture<Result<Attachment>> AttachmentBuilder::fromFile(const QString &path)
{
    return newJob()->start([path] { return AttachmentContent::ofFile(path); });
}

QFuture<Result<Attachment>> AttachmentBuilder::fromImage(const QImage &image, const QString &name)
{
    return newJob()->start([image, name] { return AttachmentContent::ofImage(image, name); });
}

} // namespace models
