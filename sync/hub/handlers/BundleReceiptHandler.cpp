// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/handlers/BundleReceiptHandler.h"

#include "sync/hub/bundle/BundleReply.h"
#include "sync/hub/Limits.h"
#include "sync/hub/media/FileSource.h"

#include <QFile>

namespace hub {

using namespace Qt::StringLiterals;

namespace {

//! A file that goes when nobody reads it any more.
class PassingFile final : public QFile
{
public:
    using QFile::QFile;
    ~PassingFile() override
    {
        close();
        remove();
    }
};

} // namespace

Result<HttpResponse> BundleReceiptHandler::handle(Call &call) const
{
    constexpr QByteArrayView suffix("/receipt");
    if (!call.rest.endsWith(suffix))
        return Error::NotFound;
    const auto id = RecordId::fromString(call.rest.chopped(suffix.size()));
    if (id.isNull())
        return Error::NotFound;
    QByteArray random(16, Qt::Uninitialized);
    call.core.random.fill(random.data(), random.size());
    const auto path =
        call.core.uploads.pathOf(QString::fromLatin1(random.toHex()) + u".outgoing"_s);
    BB_TRY_ASSIGN(written,
                  BundleReply(call.core, call.store)
                      .write(id, path, wire::maximumBundlePart, limits::bundleReplyMediaBytes));
    auto file = std::make_unique<PassingFile>(path);
    // With that little media in it there is never a second part.
    if (written.files.size() != 1 || !file->open(QIODevice::ReadOnly))
        return Error{Error::Io, {}, u"bundle"_s};
    const auto size = file->size();
    HttpResponse response;
    response.headers.emplaceBack("Content-Type", "application/octet-stream");
    response.headers.emplaceBack("Cache-Control", "private, no-store");
    response.stream = std::make_shared<FileSource>(std::move(file), size);
    return response;
}

} // namespace hub
