// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/imaging/Mp4Rotation.h"

#include <QByteArray>
#include <QIODevice>
#include <QtEndian>

#include <optional>

namespace models {

namespace {

struct Box {
    QByteArray type;
    qint64 content = 0;
    qint64 end = 0;
};

std::optional<Box> boxAt(QIODevice &device, qint64 position, qint64 limit)
{
    if (position + 8 > limit || !device.seek(position))
        return {};
    const auto head = device.read(16);
    if (head.size() < 8)
        return {};
    Box box{head.sliced(4, 4), position + 8, 0};
    quint64 size = qFromBigEndian<quint32>(head.constData());
    if (size == 1 && head.size() == 16) {
        size = qFromBigEndian<quint64>(head.constData() + 8);
        box.content += 8;
    } else if (size == 0) {
        size = quint64(limit - position);
    }
    if (size < 8 || size > quint64(limit - position))
        return {};
    box.end = position + qint64(size);
    return box;
}

//! The first box of this type between two offsets.
std::optional<Box> findBox(QIODevice &device, const char *type, qint64 from, qint64 to)
{
    // A sane file has a handful at each level.
    for (int i = 0; i < 1000; ++i) {
        const auto box = boxAt(device, from, to);
        if (!box || box->type == type)
            return box;
        from = box->end;
    }
    return {};
}

//! Nothing when the track shows no picture.
std::optional<int> rotationOfTrack(QIODevice &device, const Box &track)
{
    const auto header = findBox(device, "tkhd", track.content, track.end);
    if (!header || !device.seek(header->content))
        return {};
    const auto bytes = device.read(104);
    if (bytes.isEmpty())
        return {};
    // Version 1 has 64-bit times; then come 16 bytes, the matrix, width and height.
    const qsizetype matrix = bytes[0] == 1 ? 52 : 40;
    if (bytes.size() < matrix + 44)
        return {};
    const auto fixed = [&](qsizetype offset) {
        return qFromBigEndian<qint32>(bytes.constData() + matrix + offset);
    };
    const bool shows = fixed(36) != 0 && fixed(40) != 0;
    if (!shows)
        return {};
    const auto a = fixed(0);
    const auto b = fixed(4);
    if (a == 0 && b != 0)
        return b > 0 ? 90 : 270;
    return a < 0 ? 180 : 0;
}

int rotationOf(QIODevice &device)
{
    const auto movie = findBox(device, "moov", 0, device.size());
    if (!movie)
        return 0;
    auto from = movie->content;
    while (const auto track = findBox(device, "trak", from, movie->end)) {
        if (const auto rotation = rotationOfTrack(device, *track))
            return *rotation;
        from = track->end;
    }
    return 0;
}

} // namespace

int mp4Rotation(QIODevice &device)
{
    const auto position = device.pos();
    const auto rotation = rotationOf(device);
    device.seek(position);
    return rotation;
}

} // namespace models
