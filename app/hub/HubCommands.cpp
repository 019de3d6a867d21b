// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/HubCommands.h"

#include "app/hub/HubText.h"
#include "app/hub/StopSignal.h"

#include "sync/hub/Administration.h"
#include "sync/hub/bundle/BundleIntake.h"
#include "sync/hub/bundle/BundleReply.h"
#include "sync/hub/Directory.h"
#include "sync/hub/HubCore.h"
#include "sync/hub/HubService.h"
#include "sync/hub/Limits.h"
#include "sync/hub/ParcelRoom.h"
#include "sync/hub/ParcelShelf.h"
#include "sync/hub/postgres/PostgresAddress.h"
#include "sync/hub/RecordStore.h"
#include "sync/hub/SessionStore.h"
#include "sync/wire/Parcel.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <cstdio>
#include <thread>

namespace hubapp {

using models::Error;
using models::Result;
using namespace Qt::StringLiterals;

namespace {

constexpr int exitData = 65;
constexpr int exitInput = 66;
constexpr int exitBug = 70;
constexpr int exitOutput = 73;
constexpr int exitRetry = 75;
constexpr int exitDenied = 77;
constexpr int exitConfiguration = 78;

int exitOf(const Error &error)
{
    switch (error.code) {
    case Error::Unsupported:
        return exitUsage;
    case Error::Invalid:
    case Error::Conflict:
    case Error::TooLarge:
    case Error::Protocol: // of a file: it is not what it should be
        return exitData;
    case Error::NotFound:
        return exitInput;
    case Error::Io:
    case Error::DiskFull:
        return exitOutput;
    case Error::Busy:
        return exitRetry;
    case Error::Denied:
        return exitDenied;
    case Error::Corrupt:
        // A damaged bundle or parcel is bad input, a damaged key is the hub's own.
        return error.reason == u"key" ? exitConfiguration : exitData;
    case Error::NotEncrypted:
    case Error::NewerVersion:
        return exitConfiguration;
    default:
        return exitBug;
    }
}

void printLine(std::FILE *stream, const QJsonObject &object)
{
    const auto line = QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
    // One write a line, so that lines of several threads do not mix.
    std::fwrite(line.constData(), 1, size_t(line.size()), stream);
    std::fflush(stream);
}

void log(QJsonObject line)
{
    line.insert(u"at"_s, QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs));
    printLine(stderr, line);
}

hub::HubFolder folderOf(const QCommandLineParser &parser)
{
    const auto where = parser.value(u"store"_s);
    const auto keyFile = parser.value(u"key-file"_s);
    if (!hub::PostgresAddress::isOne(where))
        return {QFileInfo(where).absoluteFilePath(), keyFile};
    return {QFileInfo(parser.value(u"folder"_s)).absoluteFilePath(),
            keyFile,
            {where, parser.value(u"password-file"_s)}};
}

Result<std::unique_ptr<QFile>> openFile(const QString &name)
{
    auto file = std::make_unique<QFile>(name);
    if (!file->open(QIODevice::ReadOnly))
        return Error{Error::NotFound, u"file"_s, u"file"_s};
    return file;
}

} // namespace

HubCommands::HubCommands(const QCommandLineParser &parser)
    : m_parser(parser),
      m_folder(folderOf(parser))
{
}

int HubCommands::run(const QStringList &words)
{
    const auto result = dispatch(words);
    if (result) {
        if (!result->isEmpty())
            printLine(stdout, *result);
        return 0;
    }
    const auto &error = result.error();
    QJsonObject line{{u"level"_s, u"error"_s}, {u"code"_s, int(error.code)}};
    if (!error.field.isEmpty())
        line.insert(u"field"_s, error.field);
    if (!error.reason.isEmpty())
        line.insert(u"reason"_s, error.reason);
    if (error.number != 0)
        line.insert(u"number"_s, error.number);
    if (!error.detail.isEmpty())
        line.insert(u"detail"_s, error.detail);
    // A service's stderr is its log; at the other commands a person waits for the answer.
    if (words.value(0) != u"serve") {
        const auto sentence = sentenceFor(error).toUtf8() + '\n';
        std::fwrite(sentence.constData(), 1, size_t(sentence.size()), stderr);
    } else {
        line.insert(u"message"_s, sentenceFor(error));
    }
    log(line);
    return exitOf(error);
}

Result<QJsonObject> HubCommands::dispatch(const QStringList &words)
{
    const auto where = m_parser.value(u"store"_s);
    if (where.isEmpty())
        return usage(u"--store"_s);
    if (hub::PostgresAddress::isOne(where)) {
        BB_TRY(hub::PostgresAddress::parse(where));
        if (m_parser.value(u"folder"_s).isEmpty())
            return usage(u"--folder"_s);
    }
    const auto command = words.value(0);
    const auto verb = words.value(1);
    if (command == u"init" && words.size() == 1)
        return init();
    if (command == u"serve" && words.size() == 1)
        return serve();
    if (command == u"org" && verb == u"import" && words.size() == 3)
        return importOrganisations(words[2]);
    if (command == u"user" && verb == u"add" && words.size() == 3)
        return addUser(words[2]);
    if (command == u"enrol-code" && words.size() == 1)
        return enrolmentCode();
    if (command == u"load" && words.size() == 3)
        return load(words[1], words[2]);
    if (command == u"digest" && words.size() == 1)
        return digest();
    if (command == u"devices" && verb == u"list" && words.size() == 2)
        return listDevices();
    if (command == u"devices" && verb == u"revoke" && words.size() == 3)
        return revokeDevice(words[2]);
    if (command == u"bundle" && verb == u"import" && words.size() >= 3)
        return importBundle(words.mid(2));
    if (command == u"audit" && verb == u"list" && words.size() == 2)
        return listDecisions();
    if (command == u"audit" && verb == u"verify" && words.size() == 2)
        return verifyDecisions();
    if (command == u"parcels" && verb == u"list" && words.size() == 2)
        return listParcels();
    if (command == u"parcels" && verb == u"take" && words.size() == 3)
        return takeParcel(words[2]);
    if (command == u"parcels" && (verb == u"apply" || verb == u"discard") && words.size() == 3)
        return settleParcel(verb, words[2]);
    return usage(command);
}

Result<hub::HubStore *> HubCommands::store()
{
    if (!m_store) {
        BB_TRY_ASSIGN(opened, m_folder.openStore());
        m_store = std::move(opened);
    }
    return m_store.get();
}

Result<QJsonObject> HubCommands::init()
{
    BB_TRY(m_folder.create(QStringList{u"127.0.0.1"_s, u"localhost"_s} + m_parser.values(u"host"_s),
                           m_clock, m_random));
    return QJsonObject{{u"store"_s, m_folder.path()}, {u"ca"_s, m_folder.authority().authority}};
}

Result<QJsonObject> HubCommands::serve()
{
    const auto listen = m_parser.value(u"listen"_s);
    const auto colon = listen.lastIndexOf(u':');
    bool isNumber = false;
    hub::HttpServerOptions options;
    options.port = listen.mid(colon + 1).toUShort(&isNumber);
    options.address = listen.left(colon);
    options.address.remove(u'[').remove(u']');
    options.certificateFile = m_parser.value(u"cert"_s);
    options.keyFile = m_parser.value(u"key"_s);
    options.workers = int(std::clamp(std::thread::hardware_concurrency(), 2u, 16u));
    if (colon < 1 || !isNumber || options.certificateFile.isEmpty() != options.keyFile.isEmpty())
        return usage(u"--listen"_s);

    QByteArray metricsToken;
    if (m_parser.isSet(u"metrics-token-file"_s)) {
        BB_TRY_ASSIGN(file, openFile(m_parser.value(u"metrics-token-file"_s)));
        metricsToken = file->readAll().trimmed();
        if (metricsToken.isEmpty())
            return usage(u"--metrics-token-file"_s);
    }

    holdStopSignals();
    hub::HubService service(m_folder, m_clock, m_random, log);
    BB_TRY(service.start(options, metricsToken));
    const auto host =
        options.address.contains(u':') ? u'[' + options.address + u']' : options.address;
    printLine(stdout,
              {{u"ready"_s, true},
               {u"url"_s, u"https://%1:%2"_s.arg(host).arg(service.port())},
               {u"ca"_s, m_folder.authority().authority}});
    log({{u"level"_s, u"info"_s}, {u"event"_s, u"started"_s}, {u"port"_s, service.port()}});
    waitForStop();
    log({{u"level"_s, u"info"_s}, {u"event"_s, u"stopping"_s}});
    service.stop();
    return QJsonObject();
}

Result<QJsonObject> HubCommands::importOrganisations(const QString &name)
{
    BB_TRY_ASSIGN(file, openFile(name));
    BB_TRY_ASSIGN(hubStore, store());
    BB_TRY_ASSIGN(imported,
                  hub::Administration(*hubStore, m_clock, m_random).importOrganisations(*file));
    return QJsonObject{{u"added"_s, imported.added}, {u"changed"_s, imported.changed}};
}

Result<QJsonObject> HubCommands::addUser(const QString &name)
{
    for (const auto &option : {u"org"_s, u"role"_s}) {
        if (m_parser.value(option).isEmpty())
            return usage(u"--"_s + option);
    }
    BB_TRY_ASSIGN(hubStore, store());
    BB_TRY_ASSIGN(person,
                  hub::Administration(*hubStore, m_clock, m_random)
                      .addUser(name, m_parser.value(u"org"_s), m_parser.value(u"role"_s)));
    return QJsonObject{{u"id"_s, person.id.toString()}};
}

Result<QJsonObject> HubCommands::enrolmentCode()
{
    if (m_parser.value(u"user"_s).isEmpty())
        return usage(u"--user"_s);
    BB_TRY_ASSIGN(hubStore, store());
    BB_TRY_ASSIGN(code,
                  hub::Administration(*hubStore, m_clock, m_random)
                      .enrolmentCode(m_parser.value(u"user"_s), m_parser.value(u"org"_s)));
    return QJsonObject{{u"code"_s, code}, {u"validMinutes"_s, 15}};
}

Result<QJsonObject> HubCommands::load(const QString &kind, const QString &name)
{
    BB_TRY_ASSIGN(file, openFile(name));
    BB_TRY_ASSIGN(hubStore, store());
    BB_TRY_ASSIGN(loaded, hub::Administration(*hubStore, m_clock, m_random).load(kind, *file));
    return QJsonObject{{u"loaded"_s, loaded}};
}

Result<QJsonObject> HubCommands::digest()
{
    BB_TRY_ASSIGN(hubStore, store());
    BB_TRY_ASSIGN(streams, hubStore->records().allStreams());
    for (const auto &stream : streams) {
        printLine(stdout,
                  {{u"name"_s, stream.name},
                   {u"seq"_s, stream.head},
                   {u"count"_s, stream.count},
                   {u"digest"_s, QString::fromLatin1(stream.digest.bytes().toHex())}});
    }
    return QJsonObject();
}

Result<QJsonObject> HubCommands::listDevices()
{
    BB_TRY_ASSIGN(hubStore, store());
    BB_TRY_ASSIGN(devices, hubStore->directory().devices());
    for (const auto &device : devices) {
        printLine(stdout,
                  {{u"id"_s, device.id.toString()},
                   {u"enrolledAt"_s, device.enrolledAt},
                   {u"revoked"_s, device.revoked}});
    }
    return QJsonObject();
}

Result<QJsonObject> HubCommands::revokeDevice(const QString &text)
{
    const auto id = models::DeviceId::fromString(text);
    if (id.isNull())
        return usage(u"ID"_s);
    BB_TRY_ASSIGN(hubStore, store());
    BB_TRY(hub::Administration(*hubStore, m_clock, m_random).revokeDevice(id));
    BB_TRY_ASSIGN(cuts, hubStore->directory().cuts(id));
    QJsonArray standing;
    for (const auto &cut : cuts)
        standing.append(
            QJsonObject{{u"incarnation"_s, cut.incarnation.toString()}, {u"n"_s, cut.n}});
    return QJsonObject{{u"id"_s, id.toString()}, {u"revoked"_s, true}, {u"standing"_s, standing}};
}

Result<QJsonObject> HubCommands::listDecisions()
{
    BB_TRY_ASSIGN(hubStore, store());
    BB_TRY(hubStore->sessions().decisions([](const hub::Decision &decision) {
        QJsonObject line{{u"no"_s, decision.no},
                         {u"at"_s, decision.at},
                         {u"action"_s, decision.action},
                         {u"result"_s, decision.result}};
        if (!decision.device.isNull())
            line.insert(u"device"_s, decision.device.toString());
        if (!decision.person.isNull())
            line.insert(u"person"_s, decision.person.toString());
        printLine(stdout, line);
    }));
    return QJsonObject();
}

Result<QJsonObject> HubCommands::verifyDecisions()
{
    BB_TRY_ASSIGN(hubStore, store());
    BB_TRY_ASSIGN(count, hubStore->sessions().verifyDecisions());
    return QJsonObject{{u"entries"_s, count}, {u"whole"_s, true}};
}

Result<QJsonObject> HubCommands::listParcels()
{
    BB_TRY_ASSIGN(hubStore, store());
    BB_TRY_ASSIGN(core, coreOf(*hubStore));
    BB_TRY_ASSIGN(parcels, hubStore->parcels().list());
    for (const auto &parcel : parcels) {
        QJsonObject line{{u"no"_s, parcel.no},
                         {u"device"_s, parcel.device.toString()},
                         {u"receivedAt"_s, parcel.receivedAt},
                         {u"bytes"_s, parcel.size}};
        if (const auto content = hub::ParcelRoom(*core, *hubStore).look(parcel.no); content) {
            line.insert(u"batches"_s, content->batches);
            line.insert(u"changes"_s, content->ops);
            line.insert(u"files"_s, content->media);
            line.insert(u"unsigned"_s, content->loose);
        }
        printLine(stdout, line);
    }
    return QJsonObject();
}

Result<QJsonObject> HubCommands::takeParcel(const QString &name)
{
    BB_TRY_ASSIGN(file, openFile(name));
    BB_TRY_ASSIGN(parcel, wire::Parcel::decode(file->read(hub::limits::parcelBytes)));
    BB_TRY_ASSIGN(hubStore, store());
    BB_TRY_ASSIGN(core, coreOf(*hubStore));
    BB_TRY(hub::ParcelRoom(*core, *hubStore).take(parcel));
    return QJsonObject{{u"device"_s, parcel.device.toString()}, {u"kept"_s, true}};
}

Result<QJsonObject> HubCommands::settleParcel(const QString &verb, const QString &text)
{
    bool isNumber = false;
    const auto no = text.toLongLong(&isNumber);
    if (!isNumber)
        return usage(u"NO"_s);
    BB_TRY_ASSIGN(hubStore, store());
    BB_TRY_ASSIGN(core, coreOf(*hubStore));
    hub::ParcelRoom room(*core, *hubStore);
    if (verb == u"discard") {
        BB_TRY(room.discard(no));
        return QJsonObject{{u"no"_s, no}, {u"discarded"_s, true}};
    }
    BB_TRY_ASSIGN(applied, room.apply(no));
    return QJsonObject{
        {u"no"_s, no}, {u"applied"_s, applied.stood}, {u"refused"_s, applied.refused}};
}

Result<std::unique_ptr<hub::HubCore>> HubCommands::coreOf(hub::HubStore &hubStore)
{
    BB_TRY_ASSIGN(identity, hub::HubIdentity::load(hubStore));
    return std::make_unique<hub::HubCore>(std::move(identity), m_clock, m_random,
                                          m_folder.mediaPath());
}

Result<QJsonObject> HubCommands::importBundle(const QStringList &files)
{
    const auto reply = m_parser.value(u"reply"_s);
    if (reply.isEmpty())
        return usage(u"--reply"_s);
    // One answer is for one sender.
    models::RecordId bundle;
    for (const auto &file : files) {
        BB_TRY_ASSIGN(reader, wire::BundleReader::open(file));
        if (!bundle.isNull() && bundle != reader->header().bundle)
            return Error{Error::Conflict, u"bundle"_s, u"bundles"_s};
        bundle = reader->header().bundle;
    }
    BB_TRY_ASSIGN(hubStore, store());
    BB_TRY_ASSIGN(identity, hub::HubIdentity::load(*hubStore));
    hub::HubCore core(std::move(identity), m_clock, m_random, m_folder.mediaPath());
    bool parked = false;
    bool replayed = true;
    bool revoked = false;
    for (const auto &file : files) {
        BB_TRY_ASSIGN(taken, hub::BundleIntake(core, *hubStore).take(file));
        replayed = replayed && taken.replayed;
        parked = parked || taken.parked;
        revoked = revoked || taken.revoked;
    }
    BB_TRY_ASSIGN(parts, hubStore->bundles().parts(bundle));
    parked = parked
        && std::ranges::any_of(parts, [](const auto &part) { return !part.parked.isEmpty(); });
    BB_TRY_ASSIGN(written,
                  hub::BundleReply(core, *hubStore)
                      .write(bundle, reply, wire::maximumBundlePart, wire::maximumBundlePart));
    return QJsonObject{{u"bundle"_s, bundle.toString()},
                       {u"parts"_s, parts.size()},
                       {u"replayed"_s, replayed},
                       {u"parked"_s, parked},
                       {u"revoked"_s, revoked},
                       {u"receipts"_s, written.receipts},
                       {u"problems"_s, written.problems},
                       {u"mediaFiles"_s, written.mediaFiles},
                       {u"reply"_s, QJsonArray::fromStringList(written.files)}};
}

} // namespace hubapp
