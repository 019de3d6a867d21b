// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/imaging/PhotoReader.h"

#include "models/imaging/ExifFacts.h"
#include "models/imaging/Thumbnail.h"
#include "support/Check.h"
#include "support/SamplePicture.h"
#include "support/TestContext.h"
#include "support/TestMain.h"

#include <QBuffer>
#include <QDateTime>
#include <QtEndian>
#include <QTest>
#include <QTimeZone>

using namespace models;
using support::SamplePicture;
using namespace Qt::StringLiterals;

namespace {

qint64 utc(int hour, int minute)
{
    return QDateTime({2026, 11, 5}, {hour, minute}, Qt::UTC).toMSecsSinceEpoch();
}

QByteArray png(const QImage &image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "png");
    return bytes;
}

Result<PhotoFacts> factsOf(QByteArray bytes)
{
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    return PhotoReader(buffer).facts();
}

Result<QImage> imageOf(QByteArray bytes, QSize bounds = {})
{
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    return PhotoReader(buffer).read(bounds);
}

bool isRed(QRgb colour)
{
    return qRed(colour) > 200 && qGreen(colour) < 80 && qBlue(colour) < 80;
}

//! A PNG whose header claims a size that its few bytes cannot fill.
QByteArray claimingPng(quint32 width, quint32 height)
{
    auto bytes = png(QImage(1, 1, QImage::Format_RGB32));
    qToBigEndian(width, bytes.data() + 16);
    qToBigEndian(height, bytes.data() + 20);
    quint32 crc = 0xFFFFFFFF;
    for (qsizetype i = 12; i < 29; ++i) {
        crc ^= quint8(bytes[i]);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ (crc & 1 ? 0xEDB88320 : 0);
    }
    qToBigEndian(~crc, bytes.data() + 29);
    return bytes;
}

} // namespace

class PhotoReaderTest : public QObject
{
    Q_OBJECT

private slots:
    void aPhotoTellsItsTimeAndSize()
    {
        const auto facts = factsOf(SamplePicture{}.jpeg());
        VERIFY_OK(facts);
        QCOMPARE(facts->format, "jpeg");
        QCOMPARE(facts->size, QSize(320, 240));
        // No zone: the camera stood in China.
        QCOMPARE(facts->takenAt, utc(6, 30));
        QVERIFY(!facts->hasLocation);
    }

    void theCamerasZoneCounts()
    {
        QCOMPARE(factsOf(SamplePicture{.zone = "+08:00"}.jpeg())->takenAt, utc(6, 30));
        QCOMPARE(factsOf(SamplePicture{.zone = "-03:30"}.jpeg())->takenAt, utc(18, 0));
    }

    void anUnsetClockIsNoTime()
    {
        QCOMPARE(factsOf(SamplePicture{.time = "0000:00:00 00:00:00"}.jpeg())->takenAt, 0);
        QCOMPARE(factsOf(SamplePicture{.time = "    :  :     :  :  "}.jpeg())->takenAt, 0);
        QCOMPARE(factsOf(SamplePicture{.time = ""}.jpeg())->takenAt, 0);
    }

    void aLocationIsNoticed()
    {
        const auto facts = factsOf(SamplePicture{.location = true}.jpeg());
        VERIFY_OK(facts);
        QVERIFY(facts->hasLocation);
    }

    void aTurnedPhotoIsReadUpright()
    {
        const SamplePicture turned{.orientation = 6};
        const auto facts = factsOf(turned.jpeg());
        VERIFY_OK(facts);
        QCOMPARE(facts->size, QSize(240, 320));
        const auto image = imageOf(turned.jpeg());
        VERIFY_OK(image);
        QCOMPARE(image->size(), QSize(240, 320));
        // Turned clockwise, the red quarter of the top left comes to the top right.
        QVERIFY(isRed(image->pixel(200, 40)));
        const auto small = imageOf(turned.jpeg(), QSize(100, 100));
        VERIFY_OK(small);
        QCOMPARE(small->size(), QSize(75, 100));
        QVERIFY(isRed(small->pixel(60, 15)));
    }

    void smallPicturesAreNotEnlarged()
    {
        const auto image = imageOf(SamplePicture{}.jpeg(), QSize(4000, 4000));
        VERIFY_OK(image);
        QCOMPARE(image->size(), QSize(320, 240));
    }

    void bombsAreRefusedBeforeTheyUnpack()
    {
        const auto bomb = claimingPng(60'000, 60'000);
        VERIFY_ERROR(factsOf(bomb), Error::TooLarge);
        VERIFY_ERROR(imageOf(bomb, QSize(100, 100)), Error::TooLarge);

        auto jpeg = SamplePicture{}.jpeg();
        const auto frame = jpeg.indexOf(QByteArray("\xFF\xC0", 2));
        QVERIFY(frame > 0);
        qToBigEndian(quint16(65'000), jpeg.data() + frame + 5);
        qToBigEndian(quint16(65'000), jpeg.data() + frame + 7);
        VERIFY_ERROR(factsOf(jpeg), Error::TooLarge);
    }

    void damagedPicturesAreCorrupt()
    {
        VERIFY_ERROR(imageOf(claimingPng(300, 300)), Error::Corrupt);
        VERIFY_ERROR(imageOf(SamplePicture{}.jpeg().first(300)), Error::Corrupt);
    }

    void heicSaysWhy()
    {
        const QByteArray heic("\0\0\0\x18"
                              "ftypheic\0\0\0\0mif1heic",
                              24);
        const auto facts = factsOf(heic);
        VERIFY_ERROR(facts, Error::Unsupported);
        QCOMPARE(facts.error().reason, u"heic"_s);
    }

    void whatIsNoPictureIsUnsupported()
    {
        const auto text = factsOf("These are the minutes of a meeting, not a picture.");
        VERIFY_ERROR(text, Error::Unsupported);
        QCOMPARE(text.error().reason, u"picture"_s);
        VERIFY_ERROR(factsOf("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"), Error::Unsupported);
        VERIFY_ERROR(factsOf({}), Error::Unsupported);
    }

    //! Any damage to the EXIF block gives a wrong answer at worst.
    void damagedExifDoesNotHarm()
    {
        const auto good = SamplePicture{.location = true, .makerNote = true}.jpeg();
        support::FakeRandom random(8);
        for (int i = 0; i < 2000; ++i) {
            auto bytes = good;
            for (int change = 0; change < 3; ++change) {
                quint16 where[2];
                random.fill(where, sizeof where);
                bytes[6 + where[0] % 200] = char(where[1]);
            }
            const auto image = imageOf(bytes, QSize(64, 64));
            QVERIFY(image || image.error().code != Error::Internal);
        }
    }

    void thumbnailsAreSmallAndBare()
    {
        // Noise is the worst that a JPEG can hold.
        QImage noise(2000, 1500, QImage::Format_RGB32);
        support::FakeRandom().fill(noise.bits(), noise.sizeInBytes());
        noise.setText(u"Description"_s, u"a private note"_s);
        const auto thumbnail = Thumbnail::of(noise);
        QVERIFY(!thumbnail.jpeg.isEmpty());
        QVERIFY(thumbnail.jpeg.size() <= Thumbnail::byteCap);
        QVERIFY(!thumbnail.jpeg.contains("private"));
        const auto image = imageOf(thumbnail.jpeg);
        VERIFY_OK(image);
        QCOMPARE(image->size(), thumbnail.size);
        QVERIFY(std::max(thumbnail.size.width(), thumbnail.size.height()) <= Thumbnail::longSide);
    }

    void aThumbnailKeepsTheProportions()
    {
        QCOMPARE(Thumbnail::of(QImage(1000, 500, QImage::Format_RGB32)).size, QSize(480, 240));
        QCOMPARE(Thumbnail::of(QImage(5000, 3, QImage::Format_RGB32)).size, QSize(480, 1));
        QCOMPARE(Thumbnail::of(QImage(30, 20, QImage::Format_RGB32)).size, QSize(30, 20));
        QVERIFY(Thumbnail::of(QImage()).jpeg.isEmpty());
    }
};

BRANCHBOOK_TEST(PhotoReaderTest)
#include "PhotoReaderTest.moc"
