// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/imaging/AttachmentJob.h"
#include "models/domain/WhenFinished.h"

#include "models/domain/Clock.h"
#include "models/media/MediaStore.h"
#include "models/media/ThumbnailRepository.h"
#include "models/sql/Database.h"
#include "models/store/Vault.h"

#include <QBuffer>
#include <QFile>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace models {

namespace {

using Promise = QPromise<Result<Attachment>>;

//! Runs in the worker.
Result<Attachment> stored(AttachmentContent &content, const Vault &vault, const Clock &clock,
                          RandomSource &random, Promise &promise)
{
    auto attachment = content.attachment;
    BB_TRY_ASSIGN(database, vault.openDatabase());
    MediaStore media(*database, vault, clock, random);
    const auto progress = [&promise](double part) {
        promise.setProgressValue(int(part * 100));
        return !promise.isCanceled();
    };
    BB_TRY_ASSIGN(file, media.add(*content.source, attachment.mediaType, progress));
    attachment.hash = file.hash;
    attachment.size = file.size;
    if (!content.thumbnail.jpeg.isEmpty()) {
        QBuffer small(&content.thumbnail.jpeg);
        small.open(QIODevice::ReadOnly);
        BB_TRY_ASSIGN(thumbnail, media.add(small, u"image/jpeg"_s));
        attachment.thumbnail = thumbnail.hash;
        BB_TRY(ThumbnailRepository(*database).save(file.hash, content.thumbnail.jpeg,
                                                   content.thumbnail.size));
    }
    attachment.id = newId<AttachmentId>(clock, random);
    return attachment;
}

} // namespace

AttachmentJob::AttachmentJob(const Vault &vault, const Clock &clock, RandomSource &random,
                             QThreadPool &pool, QObject *parent)
    : QObject(parent),
      m_vault(vault),
      m_clock(clock),
      m_random(random),
      m_pool(pool),
      m_promise(std::make_shared<Promise>())
{
    m_promise->setProgressRange(0, 100);
}

QFuture<Result<Attachment>> AttachmentJob::start(std::function<Content()> look)
{
    m_promise->start();
    whenFinished(QtConcurrent::run(&m_pool, std::move(look)), this,
                 [this](const Content &content) { onLookedAt(content); });
    return m_promise->future();
}

void AttachmentJob::onLookedAt(const Content &content)
{
    if (!content)
        return answer(content.error());
    if ((*content)->attachment.role != AttachmentRole::Video || m_promise->isCanceled())
        return store(*content);
    // The player gets a device of its own; the worker reads the other one afterwards.
    auto device = std::make_unique<QFile>(static_cast<QFile &>(*(*content)->source).fileName());
    if (!device->open(QIODevice::ReadOnly))
        return answer(Error::Io);
    m_probe = VideoProbe::probe(std::move(device));
    whenFinished(m_probe, this, [this, shared = *content](const Result<VideoFacts> &facts) {
        onProbed(shared, facts);
    });
}

void AttachmentJob::onProbed(const std::shared_ptr<AttachmentContent> &content,
                             const Result<VideoFacts> &facts)
{
    if (!facts)
        return answer(facts.error());
    auto &attachment = content->attachment;
    attachment.width = facts->size.width();
    attachment.height = facts->size.height();
    attachment.durationMs = facts->durationMs;
    attachment.takenAt = facts->takenAt;
    content->thumbnail = Thumbnail::of(facts->firstFrame);
    store(content);
}

void AttachmentJob::store(const std::shared_ptr<AttachmentContent> &content)
{
    whenFinished(QtConcurrent::run(&m_pool,
                                   [content, promise = m_promise, &vault = m_vault,
                                    &clock = m_clock, &random = m_random] {
                                       return stored(*content, vault, clock, random, *promise);
                                   }),
                 this, [this](const Result<Attachment> &attachment) { answer(attachment); });
}

void AttachmentJob::answer(const Result<Attachment> &attachment)
{
    m_promise->addResult(attachment);
    m_promise->finish();
    deleteLater();
}

} // namespace models
