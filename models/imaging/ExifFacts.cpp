// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/imaging/ExifFacts.h"

#include <QDateTime>
#include <QString>
#include <QTimeZone>

#include <libexif/exif-data.h>

#include <memory>

using namespace Qt::StringLiterals;

namespace models {

namespace {

using ExifDataPointer = std::unique_ptr<ExifData, decltype(&exif_data_unref)>;

QString textOf(const ExifData &data, ExifIfd ifd, ExifTag tag)
{
    const auto *entry = exif_content_get_entry(data.ifd[ifd], tag);
    if (!entry || entry->format != EXIF_FORMAT_ASCII)
        return {};
    const auto *text = reinterpret_cast<const char *>(entry->data);
    return QString::fromLatin1(text, qstrnlen(text, entry->size)).trimmed();
}

//! "+08:00" as seconds; nothing when the camera wrote no zone.
std::optional<int> offsetOf(const QString &text)
{
    const auto time = QTime::fromString(text.mid(1), u"HH:mm"_s);
    if (!time.isValid() || (text[0] != u'+' && text[0] != u'-'))
        return {};
    const int seconds = QTime(0, 0).secsTo(time);
    return text[0] == u'-' ? -seconds : seconds;
}

qint64 timeOf(const QString &time, const QString &offset)
{
    // Cameras whose clock was never set write zeros or blanks.
    const auto local = QDateTime::fromString(time, u"yyyy:MM:dd HH:mm:ss"_s);
    if (!local.isValid())
        return 0;
    const auto seconds = offsetOf(offset);
    const auto zone = seconds ? QTimeZone(*seconds) : QTimeZone("Asia/Shanghai");
    return QDateTime(local.date(), local.time(), zone).toMSecsSinceEpoch();
}

} // namespace

ExifFacts exifFacts(QByteArrayView content)
{
    const ExifDataPointer data(
        exif_data_new_from_data(reinterpret_cast<const unsigned char *>(content.data()),
                                unsigned(content.size())),
        &exif_data_unref);
    if (!data)
        return {};
    ExifFacts facts;
    facts.takenAt = timeOf(textOf(*data, EXIF_IFD_EXIF, EXIF_TAG_DATE_TIME_ORIGINAL),
                           textOf(*data, EXIF_IFD_EXIF, EXIF_TAG_OFFSET_TIME_ORIGINAL));
    if (facts.takenAt == 0) {
        facts.takenAt = timeOf(textOf(*data, EXIF_IFD_EXIF, EXIF_TAG_DATE_TIME_DIGITIZED),
                               textOf(*data, EXIF_IFD_EXIF, EXIF_TAG_OFFSET_TIME_DIGITIZED));
    }
    facts.hasLocation = data->ifd[EXIF_IFD_GPS]->count > 0;
    return facts;
}

} // namespace models
