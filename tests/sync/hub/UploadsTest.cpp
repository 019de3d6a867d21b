// SPDX-License-Identifier: GPL-3.0-or-later
#include "HubFixture.h"
#include "support/Check.h"
#include "support/TestMain.h"

#include "sync/hub/Directory.h"
#include "sync/hub/handlers/UploadCompletion.h"
#include "sync/hub/HubStore.h"
#include "sync/hub/Limits.h"
#include "sync/hub/MediaIndex.h"

#include <QCryptographicHash>
#include <QDirIterator>
#include <QTest>

using namespace Qt::StringLiterals;
using support::headerOf;
using wire::OpType;

//! Media by tus: whole, in pieces, broken, and to whom it is given.
class UploadsTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_fixture.emplace();
        m_device = m_fixture->device(u"书记"_s, u"3301001"_s);
        m_file.resize(700'001);
        m_fixture->hub.random().fill(m_file.data(), m_file.size());
        m_hash = models::crypto::hash(m_file);
    }

    void fileComesBackWhole()
    {
        const auto location = create();
        QCOMPARE(patch(location, 0, m_file).status, 204);
        refer();
        const auto answer = m_device->call("GET", "/v1/media/" + m_hash.toHex());
        QCOMPARE(answer.status, 200);
        QCOMPARE(bodyOf(answer), m_file);
    }

    void whoComesToTheEndSecondLeavesTheFile()
    {
        const auto location = create();
        const auto id = QString::fromLatin1(location.split('/').last());
        auto &store = m_fixture->hub.store();
        const auto caller = store.directory().findDevice(m_device->id);
        VERIFY_OK(caller);
        // A HEAD finds the upload, and before it looks at the file, the last PATCH completes it.
        const auto found = store.media().findUpload(id, caller->no);
        VERIFY_OK(found);
        QCOMPARE(patch(location, 0, m_file).status, 204);
        const auto open = m_fixture->core.uploads.open(*found, m_fixture->clock.nowMs());
        VERIFY_OK(open);
        QCOMPARE(*hub::UploadCompletion(m_fixture->core, store).settle(*found, **open),
                 m_file.size());

        refer();
        const auto answer = m_device->call("GET", "/v1/media/" + m_hash.toHex());
        QCOMPARE(answer.status, 200);
        QCOMPARE(bodyOf(answer), m_file);
    }

    void whatWasGivenUpMeanwhileIsNotCalledComplete()
    {
        const auto location = create();
        const auto id = QString::fromLatin1(location.split('/').last());
        auto &store = m_fixture->hub.store();
        const auto caller = store.directory().findDevice(m_device->id);
        VERIFY_OK(caller);
        const auto found = store.media().findUpload(id, caller->no);
        VERIFY_OK(found);
        const auto open = m_fixture->core.uploads.open(*found, m_fixture->clock.nowMs());
        VERIFY_OK(open);
        VERIFY_OK((*open)->append((*open)->takeOver(), m_file));
        VERIFY_OK(store.media().removeUpload(id));
        VERIFY_ERROR(hub::UploadCompletion(m_fixture->core, store).settle(*found, **open),
                     models::Error::NotFound);
    }

    void piecesCutAnywhereMakeTheSameFile()
    {
        const auto location = create();
        quint64 seed = 3;
        qsizetype offset = 0;
        while (offset < m_file.size()) {
            seed = seed * 6'364'136'223'846'793'005 + 1;
            const auto length = qMin(m_file.size() - offset, qsizetype(1 + (seed >> 33) % 150'000));
            const auto answer = patch(location, offset, m_file.mid(offset, length));
            QCOMPARE(answer.status, 204);
            offset += length;
            QCOMPARE(headerOf(answer, "upload-offset").toLongLong(), offset);
            // A restarted hub has nothing open and goes on from what is stored.
            if (seed >> 40 & 1)
                m_fixture->core.uploads.close(QString::fromLatin1(location.split('/').last()));
            if (offset < m_file.size())
                QCOMPARE(offsetAt(location), offset);
        }
        refer();
        QCOMPARE(bodyOf(m_device->call("GET", "/v1/media/" + m_hash.toHex())), m_file);
    }

    void wrongOffsetTellsNothingIsTaken()
    {
        const auto location = create();
        QCOMPARE(patch(location, 0, m_file.left(1'000)).status, 204);
        QCOMPARE(patch(location, 0, m_file.left(1'000)).status, 409);
        QCOMPARE(patch(location, 2'000, m_file.mid(2'000, 10)).status, 409);
        QCOMPARE(offsetAt(location), 1'000);
    }

    void contentThatIsNotWhatItsHashSaysIsDiscarded()
    {
        const auto location = create();
        auto altered = m_file;
        altered[500'000] = char(altered[500'000] ^ 1);
        const auto answer = patch(location, 0, altered);
        QCOMPARE(answer.status, 460);
        QCOMPARE(support::codeOf(answer), u"checksum"_s);
        refer();
        QCOMPARE(m_device->call("GET", "/v1/media/" + m_hash.toHex()).status, 404);
        QCOMPARE(filesInMediaFolder(), 0);
    }

    void pieceWithAWrongChecksumIsNotTaken()
    {
        const auto location = create();
        const auto piece = m_file.left(100);
        const auto sha = QCryptographicHash::hash(piece, QCryptographicHash::Sha256).toBase64();
        const auto answer = patch(location, 0, "x" + piece.mid(1), "sha256 " + sha);
        QCOMPARE(answer.status, 460);
        QCOMPARE(offsetAt(location), 0);
        QCOMPARE(patch(location, 0, piece, "sha256 " + sha).status, 204);
        QCOMPARE(patch(location, 100, piece, "md5 AAAA").status, 400);
    }

    void moreThanAnnouncedIsRefused()
    {
        const auto location = create();
        QCOMPARE(patch(location, 0, m_file + 'x').status, 413);
    }

    void fileThatTheScopeHasIsNotSentAgain()
    {
        patch(create(), 0, m_file);
        refer();
        const auto answer = createAnswer(*m_device, u"3301001"_s);
        QCOMPARE(answer.status, 201);
        QCOMPARE(headerOf(answer, "upload-offset").toLongLong(), m_file.size());
    }

    void whoCannotSeeAFileMustSendItAndLearnsNothing()
    {
        patch(create(), 0, m_file);
        refer();
        auto other = m_fixture->device(u"二书记"_s, u"3301002"_s);
        const auto path = "/v1/media/" + m_hash.toHex();
        QCOMPARE(other->call("GET", path).status, 404);
        const auto answer = createAnswer(*other, u"3301002"_s);
        QCOMPARE(headerOf(answer, "upload-offset"), QByteArray("0"));
        const auto location = headerOf(answer, "location");
        QCOMPARE(other->call("PATCH", location, m_file, patchHeaders(0)).status, 204);
        QCOMPARE(other->call("GET", path).status, 404);
        QCOMPARE(filesInMediaFolder(), 1);
    }

    void namingAForeignFileIsNoRightToIt()
    {
        patch(create(), 0, m_file);
        refer();
        auto other = m_fixture->device(u"二书记"_s, u"3301002"_s);
        const auto path = "/v1/media/" + m_hash.toHex();
        refer(*other, u"3301002"_s);
        QCOMPARE(other->call("GET", path).status, 404);
        // Who sends the bytes has them anyway.
        const auto location = headerOf(createAnswer(*other, u"3301002"_s), "location");
        QCOMPARE(other->call("PATCH", location, m_file, patchHeaders(0)).status, 204);
        QCOMPARE(bodyOf(other->call("GET", path)), m_file);
    }

    void fileThatTheSenderMayReadIsNotSentAgain()
    {
        patch(create(), 0, m_file);
        refer();
        // Who writes for two branches takes a photo of the one over to the other.
        auto both = m_fixture->device(u"总支书记"_s, u"3301"_s);
        const auto answer = createAnswer(*both, u"3301002"_s);
        QCOMPARE(headerOf(answer, "upload-offset").toLongLong(), m_file.size());
        refer(*both, u"3301002"_s);
        auto reader = m_fixture->device(u"二书记"_s, u"3301002"_s);
        QCOMPARE(reader->call("GET", "/v1/media/" + m_hash.toHex()).status, 200);
    }

    void townReadsTheFilesOfItsBranches()
    {
        patch(create(), 0, m_file);
        refer();
        auto town = m_fixture->device(u"镇"_s, u"3301"_s, u"reviewer"_s);
        QCOMPARE(town->call("GET", "/v1/media/" + m_hash.toHex()).status, 200);
        auto foreign = m_fixture->device(u"二镇"_s, u"3302"_s, u"reviewer"_s);
        QCOMPARE(foreign->call("GET", "/v1/media/" + m_hash.toHex()).status, 404);
    }

    void uploadForAForeignBranchLooksAbsent()
    {
        QCOMPARE(createAnswer(*m_device, u"3301002"_s).status, 404);
        QCOMPARE(createAnswer(*m_device, u"9999"_s).status, 404);
    }

    void uploadOfAnotherDeviceLooksAbsent()
    {
        const auto location = create();
        auto other = m_fixture->device(u"委员"_s, u"3301001"_s, u"committee"_s);
        QCOMPARE(other->call("HEAD", location, {}, {{"tus-resumable", "1.0.0"}}).status, 404);
        QCOMPARE(other->call("PATCH", location, m_file, patchHeaders(0)).status, 404);
        QCOMPARE(other->call("DELETE", location, {}, {{"tus-resumable", "1.0.0"}}).status, 404);
    }

    void terminatedUploadLeavesNothing()
    {
        const auto location = create();
        patch(location, 0, m_file.left(300'000));
        QCOMPARE(m_device->call("DELETE", location, {}, {{"tus-resumable", "1.0.0"}}).status, 204);
        QCOMPARE(m_device->call("HEAD", location, {}, {{"tus-resumable", "1.0.0"}}).status, 404);
        QCOMPARE(filesInMediaFolder(), 0);
    }

    void announcingWithoutSendingHasAnEnd()
    {
        const auto announce = [this](qint64 size) {
            const auto hash = models::crypto::hash(m_fixture->newId().bytes());
            const auto organisation = HubFixture::organisation(u"3301001"_s).bytes();
            return m_device->call(
                "POST", "/v1/media", {},
                {{"tus-resumable", "1.0.0"},
                 {"upload-length", QByteArray::number(size)},
                 {"upload-metadata",
                  "hash " + hash.toBase64() + ",organisation " + organisation.toBase64() + ",type "
                      + QByteArray("video/mp4").toBase64()}});
        };
        for (int i = 0; i < 4; ++i)
            QCOMPARE(announce(hub::limits::mediaFileBytes).status, 201);
        const auto answer = announce(1);
        QCOMPARE(answer.status, 429);
        QCOMPARE(support::codeOf(answer), u"quota"_s);
        QVERIFY(!headerOf(answer, "retry-after").isEmpty());
    }

    void abandonedUploadIsSweptAfterAWeek()
    {
        const auto location = create();
        patch(location, 0, m_file.left(100'000));
        m_fixture->clock.advance(qint64(8) * 86'400'000);
        m_device->takeToken();
        create();
        QCOMPARE(filesInMediaFolder(), 1);
        QCOMPARE(m_device->call("HEAD", location, {}, {{"tus-resumable", "1.0.0"}}).status, 404);
    }

    void nothingReadableLiesOnTheDisk()
    {
        m_file = QByteArray("canary-of-a-photo").repeated(20'000);
        m_hash = models::crypto::hash(m_file);
        patch(create(), 0, m_file);
        QDirIterator files(m_fixture->hub.folder(), QDir::Files, QDirIterator::Subdirectories);
        int seen = 0;
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY(!file.readAll().contains("canary-of-a-photo"));
            ++seen;
        }
        QVERIFY(seen > 3);
    }

    void rangesAreServed_data()
    {
        QTest::addColumn<QByteArray>("range");
        QTest::addColumn<int>("status");
        QTest::addColumn<qint64>("first");
        QTest::addColumn<qint64>("length");
        QTest::newRow("from the start")
            << QByteArray("bytes=0-99") << 206 << qint64(0) << qint64(100);
        QTest::newRow("across chunks")
            << QByteArray("bytes=65530-131080") << 206 << qint64(65'530) << qint64(65'551);
        QTest::newRow("to the end")
            << QByteArray("bytes=700000-") << 206 << qint64(700'000) << qint64(1);
        QTest::newRow("beyond the end")
            << QByteArray("bytes=699999-9999999") << 206 << qint64(699'999) << qint64(2);
        QTest::newRow("the last bytes")
            << QByteArray("bytes=-10") << 206 << qint64(699'991) << qint64(10);
        QTest::newRow("behind the end")
            << QByteArray("bytes=700001-") << 416 << qint64(0) << qint64(0);
        QTest::newRow("backwards")
            << QByteArray("bytes=9-3") << 200 << qint64(0) << qint64(700'001);
        QTest::newRow("several") << QByteArray("bytes=0-1,3-4") << 200 << qint64(0)
                                 << qint64(700'001);
    }

    void rangesAreServed()
    {
        QFETCH(QByteArray, range);
        QFETCH(int, status);
        QFETCH(qint64, first);
        QFETCH(qint64, length);
        patch(create(), 0, m_file);
        refer();
        const auto answer =
            m_device->call("GET", "/v1/media/" + m_hash.toHex(), {}, {{"range", range}});
        QCOMPARE(answer.status, status);
        QCOMPARE(bodyOf(answer), m_file.mid(first, length));
        if (status == 206) {
            QCOMPARE(headerOf(answer, "content-range"),
                     "bytes " + QByteArray::number(first) + '-'
                         + QByteArray::number(first + length - 1) + "/700001");
        }
    }

    void anotherTusVersionIsRefused()
    {
        auto headers = patchHeaders(0);
        headers[0].second = "0.2.2";
        QCOMPARE(m_device->call("PATCH", create(), m_file, headers).status, 412);
    }

    void optionsTellWhatIsSpoken()
    {
        hub::HttpRequest request;
        request.method = "OPTIONS";
        request.path = "/v1/media";
        const auto answer = m_device->send(request);
        QCOMPARE(answer.status, 204);
        QVERIFY(headerOf(answer, "tus-extension").contains("termination"));
    }

private:
    hub::HttpResponse createAnswer(support::TestDevice &device, const QString &code)
    {
        return device.call("POST", "/v1/media", {},
                           {{"tus-resumable", "1.0.0"},
                            {"upload-length", QByteArray::number(m_file.size())},
                            {"upload-metadata",
                             "hash " + m_hash.toBase64() + ",organisation "
                                 + HubFixture::organisation(code).bytes().toBase64() + ",type "
                                 + QByteArray("image/jpeg").toBase64()}});
    }

    QByteArray create() { return headerOf(createAnswer(*m_device, u"3301001"_s), "location"); }

    static QList<std::pair<QByteArray, QByteArray>> patchHeaders(qint64 offset)
    {
        return {{"tus-resumable", "1.0.0"},
                {"content-type", "application/offset+octet-stream"},
                {"upload-offset", QByteArray::number(offset)}};
    }

    hub::HttpResponse patch(const QByteArray &location, qint64 offset, const QByteArray &bytes,
                            const QByteArray &checksum = {})
    {
        auto headers = patchHeaders(offset);
        if (!checksum.isEmpty())
            headers.emplaceBack("upload-checksum", checksum);
        return m_device->call("PATCH", location, bytes, headers);
    }

    qint64 offsetAt(const QByteArray &location)
    {
        return headerOf(m_device->call("HEAD", location, {}, {{"tus-resumable", "1.0.0"}}),
                        "upload-offset")
            .toLongLong();
    }

    //! The record that makes the file somebody's.
    void refer() { refer(*m_device, u"3301001"_s); }
    void refer(support::TestDevice &device, const QString &code)
    {
        const auto outcomes = device.push({device.op(
            OpType::New, u"attachment"_s, m_fixture->newId(), HubFixture::organisation(code),
            {{u"meeting"_s, m_fixture->newId().bytes()},
             {u"role"_s, u"photo"_s},
             {u"hash"_s, m_hash},
             {u"size"_s, m_file.size()},
             {u"mediaType"_s, u"image/jpeg"_s}})});
        QCOMPARE(outcomes.value(0).outcome, wire::Outcome::Applied);
    }

    static QByteArray bodyOf(const hub::HttpResponse &answer)
    {
        if (!answer.stream)
            return answer.body;
        QByteArray body;
        for (;;) {
            const auto piece = answer.stream->read(100'000);
            if (!piece || piece->isEmpty())
                return body;
            body += *piece;
        }
    }

    int filesInMediaFolder()
    {
        return int(QDir(m_fixture->hub.hubFolder().mediaPath()).entryList(QDir::Files).size());
    }

    std::optional<HubFixture> m_fixture;
    std::unique_ptr<support::TestDevice> m_device;
    QByteArray m_file;
    QByteArray m_hash;
};

BRANCHBOOK_TEST(UploadsTest)
#include "UploadsTest.moc"
