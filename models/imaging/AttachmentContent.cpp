// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/imaging/AttachmentContent.h"

#include "models/imaging/PhotoReader.h"

#include <QBuffer>
#include <QFile>
#include <QFileInfo>
#include <QMimeDatabase>

using namespace Qt::StringLiterals;

namespace models {

namespace {

constexpr qsizetype nameCap = 200; // of the catalogue's attachment.fileName
constexpr qsizetype pngCap = 3 * 1024 * 1024;

//! Without control characters, and short enough, with its ending.
QString shortName(QString name)
{
    name.removeIf([](QChar c) { return c.category() == QChar::Other_Control; });
    const auto length = name.toUcs4().size();
    if (length <= nameCap)
        return name;
    const auto ending = u'.' + QFileInfo(name).suffix();
    if (ending.size() > 20)
        return name.left(nameCap);
    return name.left(nameCap - ending.size()) + ending;
}

AttachmentRole roleOf(const QMimeType &type)
{
    // SVG is a program for drawing rather than a photo.
    if (type.name().startsWith(u"image/svg"))
        return AttachmentRole::Document;
    if (type.name().startsWith(u"image/"))
        return AttachmentRole::Photo;
    if (type.name().startsWith(u"video/"))
        return AttachmentRole::Video;
    if (type.name().startsWith(u"audio/"))
        return AttachmentRole::Audio;
    return AttachmentRole::Document;
}

//! By content. Only where that says no more than "text" or "archive" may the name be more
//! particular
//! ("docx"); it never makes a picture or a film of something.
QMimeType typeOf(const QString &path, QIODevice &device)
{
    const QMimeDatabase types;
    const auto type = types.mimeTypeForData(&device);
    if (roleOf(type) != AttachmentRole::Document)
        return type;
    const auto named = types.mimeTypeForFileNameAndData(path, &device);
    return roleOf(named) == AttachmentRole::Document ? named : type;
}

QByteArray encoded(const QImage &image, const char *format, int quality)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    return image.save(&buffer, format, quality) ? bytes : QByteArray();
}

} // namespace

Result<std::shared_ptr<AttachmentContent>> AttachmentContent::ofFile(const QString &path)
{
    auto content = std::make_shared<AttachmentContent>();
    auto file = std::make_unique<QFile>(path);
    if (!file->exists())
        return Error::NotFound;
    if (!QFileInfo(path).isFile() || !file->open(QIODevice::ReadOnly))
        return Error::Io;
    auto &attachment = content->attachment;
    attachment.fileName = shortName(QFileInfo(path).fileName());
    const auto type = typeOf(path, *file);
    attachment.mediaType = type.name();
    attachment.role = roleOf(type);
    attachment.size = file->size();
    content->source = std::move(file);
    if (attachment.role == AttachmentRole::Photo)
        BB_TRY(content->lookAtPhoto());
    return content;
}

Result<std::shared_ptr<AttachmentContent>> AttachmentContent::ofImage(const QImage &image,
                                                                      const QString &name)
{
    if (image.isNull())
        return invalid({}, u"required"_s);
    auto content = std::make_shared<AttachmentContent>();
    auto &attachment = content->attachment;
    auto bytes = encoded(image, "png", -1);
    attachment.mediaType = u"image/png"_s;
    attachment.fileName = shortName(name + u".png"_s);
    if (bytes.size() > pngCap) {
        bytes = encoded(image, "jpeg", 92);
        attachment.mediaType = u"image/jpeg"_s;
        attachment.fileName = shortName(name + u".jpg"_s);
    }
    attachment.size = bytes.size();
    auto buffer = std::make_unique<QBuffer>();
    buffer->setData(bytes);
    buffer->open(QIODevice::ReadOnly);
    content->source = std::move(buffer);
    BB_TRY(content->lookAtPhoto());
    return content;
}

Result<void> AttachmentContent::lookAtPhoto()
{
    PhotoReader reader(*source);
    BB_TRY_ASSIGN(facts, reader.facts());
    attachment.width = facts.size.width();
    attachment.height = facts.size.height();
    attachment.takenAt = facts.takenAt;
    // Twice the thumbnail's size: the reader's own scaling is the coarser of the two.
    BB_TRY_ASSIGN(image, reader.read(QSize(Thumbnail::longSide, Thumbnail::longSide) * 2));
    thumbnail = Thumbnail::of(image);
    return {};
}

} // namespace models
