// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/imaging/LocationRemoval.h"

#include "models/imaging/PhotoReader.h"
#include "support/Check.h"
#include "support/SamplePicture.h"
#include "support/TestContext.h"
#include "support/TestMain.h"

#include <QBuffer>
#include <QTest>

using namespace models;
using support::SamplePicture;
using namespace Qt::StringLiterals;

namespace {

Result<PhotoFacts> factsOf(QByteArray bytes)
{
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    return PhotoReader(buffer).facts();
}

QImage imageOf(QByteArray bytes)
{
    return QImage::fromData(bytes, "jpeg");
}

} // namespace

class LocationRemovalTest : public QObject
{
    Q_OBJECT

private slots:
    void thePlaceGoesAndTheRestStays()
    {
        const auto original = SamplePicture{.orientation = 6, .location = true}.jpeg();
        QVERIFY(original.contains(SamplePicture::latitudeBytes()));

        const auto clean = withoutLocation(original);

        VERIFY_OK(clean);
        QVERIFY(!clean->contains(SamplePicture::latitudeBytes()));
        const auto before = factsOf(original);
        const auto after = factsOf(*clean);
        VERIFY_OK(before);
        VERIFY_OK(after);
        QVERIFY(before->hasLocation);
        QVERIFY(!after->hasLocation);
        QCOMPARE(after->takenAt, before->takenAt);
        QCOMPARE(after->size, before->size);
        // Not coded anew: the pixels are equal bit for bit.
        QCOMPARE(imageOf(*clean), imageOf(original));
    }

    void aPictureWithoutPlaceIsUnchanged()
    {
        const auto original = SamplePicture{}.jpeg();
        const auto clean = withoutLocation(original);
        VERIFY_OK(clean);
        QCOMPARE(*clean, original);
    }

    void whatElseMayNameThePlaceGoes()
    {
        const auto original = SamplePicture{.location = true,
                                            .makerNote = true,
                                            .xmp = true,
                                            .behind = "a second picture with its own GPS"}
                                  .jpeg();
        const auto clean = withoutLocation(original);
        VERIFY_OK(clean);
        QVERIFY(!clean->contains("makers know"));
        QVERIFY(!clean->contains("GPSLatitude"));
        QVERIFY(!clean->contains("second picture"));
        QVERIFY(clean->endsWith("\xFF\xD9"));
        QCOMPARE(imageOf(*clean), imageOf(original));
    }

    void otherFormatsAreUnsupported()
    {
        VERIFY_ERROR(withoutLocation("\x89PNG\r\n\x1A\n"), Error::Unsupported);
        VERIFY_ERROR(withoutLocation({}), Error::Unsupported);
    }

    void aTornFileIsCorrupt()
    {
        const auto original = SamplePicture{.location = true}.jpeg();
        VERIFY_ERROR(withoutLocation(original.first(original.size() - 2)), Error::Corrupt);
    }

    //! Damaged structures neither crash nor keep a readable place.
    void damagedExifNeverKeepsThePlace()
    {
        const auto good = SamplePicture{.location = true, .makerNote = true}.jpeg();
        support::FakeRandom random(6);
        for (int i = 0; i < 5000; ++i) {
            auto bytes = good;
            for (int change = 0; change < 2; ++change) {
                quint16 where[2];
                random.fill(where, sizeof where);
                bytes[12 + where[0] % 240] = char(where[1]);
            }
            const auto clean = withoutLocation(bytes);
            if (!clean)
                continue;
            const auto facts = factsOf(*clean);
            QVERIFY(!facts || !facts->hasLocation);
        }
    }
};

BRANCHBOOK_TEST(LocationRemovalTest)
#include "LocationRemovalTest.moc"
