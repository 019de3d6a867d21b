// SPDX-License-Identifier: GPL-3.0-or-later
#include "Herd.h"

#include "models/crypto/Cryptography.h"
#include "models/domain/catalogue/Kinds.h"
#include "support/HttpsClient.h"

#include <QElapsedTimer>

#include <algorithm>
#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;
using wire::OpType;

namespace bench {

namespace {

constexpr int marks = 21;
constexpr int floodLanes = 8;

} // namespace

void Latencies::add(double milliseconds)
{
    const std::lock_guard guard(m_mutex);
    m_values.push_back(milliseconds);
}

void Latencies::clear()
{
    const std::lock_guard guard(m_mutex);
    m_values.clear();
}

double Latencies::percentile(double share) const
{
    const std::lock_guard guard(m_mutex);
    if (m_values.empty())
        return 0;
    auto sorted = m_values;
    std::sort(sorted.begin(), sorted.end());
    return sorted[std::min(sorted.size() - 1, size_t(share * double(sorted.size())))];
}

qsizetype Latencies::count() const
{
    const std::lock_guard guard(m_mutex);
    return qsizetype(m_values.size());
}

//! One branch's PC; used by one thread at a time.
struct Herd::Pc {
    Pc(Herd &herd, int number, QString enrolmentCode)
        : no(number),
          code(std::move(enrolmentCode)),
          device([this, &herd](const hub::HttpRequest &request) { return send(herd, request); },
                 clock, random)
    {
        device.host = "127.0.0.1:" + QByteArray::number(herd.m_port);
    }

    hub::HttpResponse send(Herd &herd, const hub::HttpRequest &request)
    {
        if (!client)
            client = std::make_unique<support::HttpsClient>(herd.m_port, herd.m_authority);
        QElapsedTimer timer;
        timer.start();
        auto response = client->send(request);
        if (request.method != "PATCH")
            herd.latencies.add(double(timer.nsecsElapsed()) / 1e6);
        return response;
    }
    models::RecordId newId() { return models::newId<models::RecordId>(clock, random); }
    models::OrganisationId branch() const { return device.enrolment.organisation; }

    const int no;
    const QString code;
    models::SystemClock clock{};
    models::SystemRandom random{};
    std::unique_ptr<support::HttpsClient> client{};
    support::TestDevice device;
    QList<QByteArray> photos{};
};

Herd::Herd(quint16 port, QByteArray authority, QStringList codes)
    : m_port(port),
      m_authority(std::move(authority)),
      m_photo(photoBytes, Qt::Uninitialized)
{
    models::SystemRandom().fill(m_photo.data(), m_photo.size());
    for (int no = 0; no < int(codes.size()); ++no)
        m_pcs.push_back(std::make_unique<Pc>(*this, no, codes[no]));
}

Herd::~Herd() = default;

void Herd::fail(const QString &why)
{
    const std::lock_guard guard(m_mutex);
    if (m_failure.isEmpty())
        m_failure = why;
}

int Herd::each(int count, const std::function<bool(Pc &)> &work)
{
    std::atomic<int> next = 0;
    std::atomic<int> done = 0;
    std::vector<std::jthread> threads;
    for (int lane = 0; lane < std::min(lanes, count); ++lane) {
        threads.emplace_back([&] {
            for (int no = next++; no < count; no = next++) {
                auto &pc = *m_pcs[size_t(no)];
                if (work(pc))
                    ++done;
                // Also because a socket belongs to the thread that made it.
                pc.client.reset();
            }
        });
    }
    threads.clear();
    return done;
}

int Herd::enrol()
{
    return each(int(m_pcs.size()), [this](Pc &pc) {
        const auto status = pc.device.enrol(pc.code);
        if (status != 201)
            fail(u"enrolment: %1"_s.arg(status));
        return status == 201 && pc.device.takeToken() == 200;
    });
}

int Herd::sendRecords()
{
    return each(int(m_pcs.size()), [this](Pc &pc) {
        const auto meeting = pc.newId();
        QList<wire::Op> ops{pc.device.op(OpType::New, u"meeting"_s, meeting, pc.branch(),
                                         {{u"kinds"_s, u"theme_day"_s},
                                          {u"title"_s, u"主题党日"_s},
                                          {u"year"_s, 2026},
                                          {u"heldOn"_s, u"2026-11-07"_s},
                                          {u"state"_s, u"recorded"_s},
                                          {u"minutes"_s, u"集中学习，交流讨论。"_s.repeated(20)}})};
        for (int mark = 0; mark < marks; ++mark)
            ops << pc.device.op(OpType::New, u"attendance"_s, pc.newId(), pc.branch(),
                                {{u"meeting"_s, meeting.bytes()},
                                 {u"member"_s, pc.newId().bytes()},
                                 {u"year"_s, 2026},
                                 {u"mark"_s, u"present"_s}});
        for (int photo = 0; photo < photosEach; ++photo) {
            auto bytes = m_photo;
            const auto name = QByteArray::number(pc.no * photosEach + photo);
            bytes.replace(0, name.size(), name);
            pc.photos << bytes.left(16);
            ops << pc.device.op(OpType::New, u"attachment"_s, pc.newId(), pc.branch(),
                                {{u"meeting"_s, meeting.bytes()},
                                 {u"role"_s, u"photo"_s},
                                 {u"hash"_s, models::crypto::hash(bytes)},
                                 {u"size"_s, photoBytes},
                                 {u"mediaType"_s, u"image/jpeg"_s}});
        }
        const auto count = ops.size();
        const auto outcomes = pc.device.push(ops);
        const bool applied = outcomes.size() == count
            && std::all_of(outcomes.begin(), outcomes.end(), [](const wire::OpOutcome &outcome) {
                                 return outcome.outcome == wire::Outcome::Applied;
                             });
        if (!applied)
            fail(u"push: %1"_s.arg(pc.device.lastStatus));
        return applied && pc.device.pull();
    });
}

int Herd::sendPhotos()
{
    return each(int(m_pcs.size()), [this](Pc &pc) {
        for (const auto &beginning : pc.photos) {
            auto bytes = m_photo;
            bytes.replace(0, beginning.size(), beginning);
            if (!sendPhoto(pc, bytes))
                return false;
        }
        return true;
    });
}

bool Herd::sendPhoto(Pc &pc, const QByteArray &bytes)
{
    const auto made = pc.device.call(
        "POST", "/v1/media", {},
        {{"tus-resumable", "1.0.0"},
         {"upload-length", QByteArray::number(bytes.size())},
         {"upload-metadata",
          "hash " + models::crypto::hash(bytes).toBase64() + ",organisation "
              + pc.branch().bytes().toBase64() + ",type " + QByteArray("image/jpeg").toBase64()}});
    const auto sent = pc.device.call("PATCH", support::headerOf(made, "location"), bytes,
                                     {{"tus-resumable", "1.0.0"},
                                      {"content-type", "application/offset+octet-stream"},
                                      {"upload-offset", "0"}});
    if (sent.status != 204)
        fail(u"photo: %1, %2"_s.arg(made.status).arg(sent.status));
    return sent.status == 204;
}

int Herd::askForNews(int calls, int few)
{
    const int count = std::min(few, int(m_pcs.size()) - 1);
    std::atomic<int> answered = 0;
    std::vector<std::jthread> threads;
    for (int lane = 0; lane < count; ++lane) {
        threads.emplace_back([&, lane] {
            auto &pc = *m_pcs[size_t(lane + 1)];
            for (int call = 0; call < calls / count; ++call) {
                if (pc.device.pull())
                    ++answered;
            }
            pc.client.reset();
        });
    }
    threads.clear();
    if (answered < calls / count * count)
        fail(u"not every pull was answered"_s);
    return answered;
}

qint64 Herd::flood(const std::function<void()> &work)
{
    std::atomic<bool> over = false;
    std::atomic<qint64> answered = 0;
    std::vector<std::jthread> threads;
    // The requests of one device may not share its proofs: each lane has a copy of who it is.
    const auto &first = m_pcs.front()->device;
    for (int lane = 0; lane < floodLanes; ++lane) {
        threads.emplace_back([&] {
            support::HttpsClient client(m_port, m_authority);
            models::SystemClock clock;
            models::SystemRandom random;
            support::TestDevice device(
                [&](const hub::HttpRequest &request) { return client.send(request); }, clock,
                random);
            device.id = first.id;
            device.person = first.person;
            device.host = first.host;
            device.key = models::crypto::SigningKey::fromSeed(first.key.seed.clone());
            device.token = first.token;
            device.nonce = first.nonce;
            while (!over) {
                device.call("POST", "/v1/changes", wire::ChangesRequest().encode());
                ++answered;
            }
        });
    }
    work();
    over = true;
    threads.clear();
    return answered;
}

} // namespace bench
