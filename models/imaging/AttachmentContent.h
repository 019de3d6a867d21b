// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Meeting.h"
#include "models/domain/Result.h"
#include "models/imaging/Thumbnail.h"

#include <QImage>
#include <QIODevice>

#include <memory>

namespace models {

//! A file on its way to becoming an attachment: where its bytes are and what they were seen to be.
struct AttachmentContent {
    std::unique_ptr<QIODevice> source{}; //!< open
    Attachment attachment{};
    Thumbnail thumbnail{};

    //! Opens a file, tells its type by its content, and reads what a photo says about itself.
    static Result<std::shared_ptr<AttachmentContent>> ofFile(const QString &path);
    static Result<std::shared_ptr<AttachmentContent>> ofImage(const QImage &image,
                                                              const QString &name);

private:
    Result<void> lookAtPhoto();
};

} // namespace models
