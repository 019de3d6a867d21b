// SPDX-License-Identifier: GPL-3.0-or-later
// fuzz_seeds FOLDER: writes valid inputs of every parser, one folder each, for libFuzzer to start
// from. Made anew by each run, so they always have today's form.
#include "FuzzKeys.h"

#include "support/TestContext.h"
#include "sync/wire/Samples.h"

#include "models/crypto/ChunkedFile.h"
#include "models/domain/CanonicalCbor.h"
#include "models/store/VaultHeader.h"
#include "sync/wire/BundleWriter.h"
#include "sync/wire/Changes.h"
#include "sync/wire/Compression.h"
#include "sync/wire/Enrolment.h"
#include "sync/wire/Proof.h"

#include <QCborArray>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

class SeedWriter
{
public:
    explicit SeedWriter(const QString &folder) : m_folder(folder) { }

    void add(const QString &parser, const QByteArray &bytes)
    {
        const auto folder = m_folder + u'/' + parser;
        QFile file(folder + u"/%1"_s.arg(++m_count));
        m_ok = m_ok && QDir().mkpath(folder) && file.open(QIODevice::WriteOnly)
            && file.write(bytes) == bytes.size();
    }
    bool ok() const { return m_ok; }

private:
    QString m_folder;
    int m_count = 0;
    bool m_ok = true;
};

QByteArray fileBytes(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void addBundle(SeedWriter &seeds)
{
    Samples samples;
    const auto known = fuzz::knownSigningKey();
    const auto box = models::crypto::BoxKey::fromSecret(fuzz::knownSecret());
    wire::BundleHeader header;
    header.bundle = samples.id();
    header.device = samples.id().as<models::DeviceTag>();
    header.chains = {{samples.id(), 1, 3, {}}, {samples.id(), 4, 9, samples.bytes(32)}};
    header.recipients = {{box.publicKey, samples.bytes(80)}};
    header.senderKey = known.publicKey;
    seeds.add(u"bundle"_s, header.encode());
    const wire::MediaPiece piece{samples.bytes(32), {}, u"image/jpeg"_s, 90, 10, "piece"};
    const wire::BatchProblem problem{samples.bytes(32), u"gap"_s, 7};
    const auto hashes = wire::encodeHashes({samples.bytes(32), samples.bytes(32)});
    seeds.add(u"bundle"_s, piece.encode());
    seeds.add(u"bundle"_s, problem.encode());
    seeds.add(u"bundle"_s, hashes);
    seeds.add(u"bundle"_s,
              wire::BundleFrame{wire::BundleFrame::Kind::Changes, QByteArray(900, 'c')}.encode());

    const QTemporaryDir folder;
    const auto path = folder.filePath(u"seed.bbundle"_s);
    wire::BundleWriter writer(path, wire::maximumBundlePart, header, {known, &known},
                              samples.random);
    if (writer.add(wire::BundleFrame::Kind::Piece, piece.encode())
        && writer.add(wire::BundleFrame::Kind::Wanted, hashes) && writer.finish())
        seeds.add(u"bundle"_s, fileBytes(path));
}

void addWire(SeedWriter &seeds)
{
    Samples samples;
    const auto known = fuzz::knownSigningKey();
    for (const int count : {1, 3, 20}) {
        auto batch = samples.marks(count);
        batch.previous = samples.bytes(32);
        batch.ops[0].type = wire::OpType::Set;
        batch.ops[0].set = {{u"title"_s, u"主题党日"_s},
                            {u"later"_s, QCborArray{1.5, true, QCborMap{{u"a"_s, 1}}}}};
        const auto envelope = wire::seal(batch, known, known);
        seeds.add(u"envelope"_s, envelope.encode());
        seeds.add(u"batch_body"_s,
                  *wire::decompress(wire::encodeBody(batch), wire::maximumBodyBytes));
        seeds.add(u"compression"_s, envelope.body);
        seeds.add(u"cbor"_s, models::canonicalCbor(batch.ops[0].set));

        wire::Receipt receipt;
        receipt.batch = envelope.hash();
        receipt.device = batch.device;
        receipt.incarnation = batch.incarnation;
        receipt.receivedAt = samples.clock.nowMs();
        receipt.outcomes = {{wire::Outcome::Applied, 7, {}, {}},
                            {wire::Outcome::Refused, 0, u"scope"_s, u"title"_s}};
        const auto sealed = models::cborMap(wire::sealReceipt(receipt, known));
        seeds.add(u"receipt"_s, sealed->value(u"body"_s).toByteArray());
    }

    wire::ChangesRequest request;
    request.streams = {{u"b/core"_s, 12}, {u"a/attendance/2026"_s, 99'999}};
    seeds.add(u"changes"_s, request.encode());
    wire::ChangesReply head;
    head.checkpoint = "checkpoint";
    head.streams = {{u"a/core"_s, 9, 9, 2, QByteArray(32, 'd')}};
    head.kinds = {u"meeting"_s};
    wire::ChangesWriter writer;
    const auto state = models::canonicalCbor(QCborMap{{u"title"_s, u"主题党日"_s}});
    writer.addRow(0, 0, samples.bytes(16), 3, state);
    writer.addRow(0, 0, samples.bytes(16), 9, {});
    seeds.add(u"changes"_s, writer.finish(head));

    wire::Proof proof;
    proof.method = u"POST"_s;
    proof.url = u"https://hub.example/v1/changes"_s;
    proof.id = u"jti"_s;
    proof.nonce = u"nonce"_s;
    const auto jws = wire::makeProof(proof, known);
    seeds.add(u"proof"_s, jws);
    const auto parts = jws.split('.');
    const auto decoded = [](const QByteArray &text) {
        return QByteArray::fromBase64(text, QByteArray::Base64UrlEncoding);
    };
    seeds.add(u"proof"_s, decoded(parts[0]) + '\n' + decoded(parts[1]));

    wire::EnrolmentRequest enrolment;
    enrolment.code = u"ABCD-EFGH"_s;
    enrolment.device = samples.id().as<models::DeviceTag>();
    enrolment.deviceKey = enrolment.deviceBoxKey = enrolment.personKey = samples.bytes(32);
    seeds.add(u"wire_json"_s, enrolment.encode());
    wire::EnrolmentReply reply;
    reply.person = samples.id().as<models::PersonTag>();
    reply.role = u"secretary"_s;
    reply.organisation = samples.id().as<models::OrganisationTag>();
    reply.hubKey = reply.hubBoxKey = samples.bytes(32);
    reply.hubId = u"3f1e"_s;
    seeds.add(u"wire_json"_s, reply.encode());
    seeds.add(u"wire_json"_s, wire::HubInfo{u"hub"_s, 1, 1, 16'000'000, 4'194'304}.encode());
    seeds.add(u"wire_json"_s, wire::Problem{409, u"gap"_s, u"first"_s, 42}.encode());
    wire::TokenRequest token;
    token.device = enrolment.device;
    token.person = reply.person;
    token.nonce = u"nonce"_s;
    token.sign(known, known);
    seeds.add(u"wire_json"_s, token.encode());
    seeds.add(u"wire_json"_s, wire::TokenReply{samples.bytes(32), 600}.encode());
}

void addHttpPaths(SeedWriter &seeds)
{
    const QByteArray id(32, 'a');
    const QByteArray hash(64, 'b');
    for (const auto &request : {
             QByteArray("GET /v1/hub"),
             QByteArray("POST /v1/enrolments\n\n{}"),
             QByteArray("POST /v1/changes\n\n\xa0"),
             QByteArray("GET /v1/wait/0102"),
             "GET /v1/bundles/" + id + "/receipt",
             "GET /v1/media/" + hash + "\nrange: bytes=10-20",
             "GET /v1/media/" + hash + "?a=b\nrange: bytes=-5",
             QByteArray("OPTIONS /v1/media"),
             "POST /v1/media\ntus-resumable: 1.0.0\nupload-length: 10\nupload-metadata: hash "
                 + QByteArray(32, 'h').toBase64() + ",organisation "
                 + QByteArray(16, 'o').toBase64() + ",type " + QByteArray("image/jpeg").toBase64(),
             "HEAD /v1/media/uploads/" + id + "\ntus-resumable: 1.0.0",
             "PATCH /v1/media/uploads/" + id
                 + "\ntus-resumable: 1.0.0\nupload-offset: 0\ncontent-type: "
                   "application/offset+octet-stream\nupload-checksum: sha1 "
                 + QByteArray(20, 'c').toBase64() + "\n\nbytes",
             "DELETE /v1/media/uploads/" + id + "\ntus-resumable: 1.0.0",
         })
        seeds.add(u"http_path"_s, request);
}

void addVaultHeader(SeedWriter &seeds)
{
    support::FakeRandom random;
    models::VaultHeader header;
    header.device = models::DeviceId(QUuid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11));
    header.keyring = QByteArray(64, 'k');
    models::VaultSlot who;
    who.person = models::PersonId(QUuid(2, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11));
    who.label = u"书记"_s;
    const auto slot = models::personSlot(header.device, who, fuzz::knownSecret(),
                                         models::crypto::PassphraseCost::cheap(),
                                         fuzz::knownSecret(), fuzz::knownSigningKey(), random);
    header.entries = {
        *slot, models::paperSlot(header.device, fuzz::knownSecret(), fuzz::knownSecret(), random)};
    header.authenticate(fuzz::knownSecret(), random);
    seeds.add(u"vault_header"_s, header.encode());
    seeds.add(u"cbor"_s, header.encode());
}

void addContainer(SeedWriter &seeds, const QString &folder)
{
    support::FakeRandom random;
    for (const int size : {0, 10, 2'000}) {
        const auto path = folder + u"/container.tmp"_s;
        QFile::remove(path);
        {
            auto writer = models::ChunkedWriter::create(path, size, fuzz::knownSecret(), random);
            if (!writer || !(*writer)->append(QByteArray(size, 'p')) || !(*writer)->finish())
                return;
        }
        seeds.add(u"container"_s, fileBytes(path));
        QFile::remove(path);
    }
}

void addTables(SeedWriter &seeds)
{
    for (const auto *name : {"roster-good.xlsx", "roster-bad.xlsx"})
        seeds.add(u"xlsx"_s, fileBytes(support::dataFile(QString::fromLatin1(name))));
    seeds.add(u"csv"_s, fileBytes(support::dataFile(u"roster-gb18030.csv"_s)));
    seeds.add(u"csv"_s, "\xef\xbb\xbf姓名,出生\r\n\"王\n小\"\"明\",1990年5月1日\r\n");
    seeds.add(u"csv"_s, "a;b\n1;2.5e10\n");

    // The first byte chooses the part.
    seeds.add(
        u"xlsx_parts"_s,
        QByteArray(1, '\0')
            + "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" "
              "s=\"1\"><v>42456</v></c><c r=\"C1\" t=\"inlineStr\"><is><t>x</t></is></c>"
              "<c r=\"D1\" t=\"b\"><v>1</v></c></row></sheetData></worksheet>");
    seeds.add(u"xlsx_parts"_s,
              "\1<sst><si><t>one</t><rPh><t>p</t></rPh></si><si><r><t>a</t></r>"
              "<r><t>b</t></r></si></sst>");
    seeds.add(
        u"xlsx_parts"_s,
        "\2<styleSheet><numFmts><numFmt numFmtId=\"176\" formatCode=\"yyyy\\年m\\月\"/>"
        "</numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"176\"/></cellXfs></styleSheet>");
    seeds.add(u"xlsx_parts"_s,
              "\3<workbook xmlns:r=\"r\"><workbookPr date1904=\"1\"/><sheets><sheet name=\"s\" "
              "r:id=\"rId1\"/></sheets></workbook>");
    seeds.add(u"xlsx_parts"_s,
              "\4<Relationships><Relationship Id=\"rId1\" "
              "Target=\"worksheets/sheet1.xml\"/></Relationships>");
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 2)
        return 2;
    const auto folder = QFile::decodeName(argv[1]);
    QDir(folder).removeRecursively();
    QDir().mkpath(folder);
    SeedWriter seeds(folder);
    addWire(seeds);
    addBundle(seeds);
    addHttpPaths(seeds);
    addVaultHeader(seeds);
    addContainer(seeds, folder);
    addTables(seeds);
    if (!seeds.ok()) {
        std::fprintf(stderr, "cannot write the seeds\n");
        return 1;
    }
    return 0;
}
