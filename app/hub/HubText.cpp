// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/HubText.h"

#include "ui/text/ErrorText.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace hubapp {

using models::Error;
using namespace Qt::StringLiterals;

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("hub", text);
}

//! Where the sentence for a PC would send the administrator the wrong way.
struct Sentence {
    Error::Code code;
    const char *field; //!< empty: any
    const char *reason;
    const char *text;
};

constexpr std::array sentences{
    Sentence{Error::NotFound, "user", "",
             QT_TRANSLATE_NOOP("hub",
                               "Nobody of this name is known here. Nothing was changed; add the "
                               "person first or check the name.")},
    Sentence{
        Error::NotFound, "", "",
        QT_TRANSLATE_NOOP("hub",
                          "What the command names is not here. Nothing was changed; look it up "
                          "in the list and give it again.")},
    Sentence{Error::Invalid, "role", "unknownWord",
             QT_TRANSLATE_NOOP("hub",
                               "There is no such role. Nothing was changed; --help names the "
                               "roles.")},
    Sentence{
        Error::Protocol, "", "parcel",
        QT_TRANSLATE_NOOP("hub",
                          "This is not the parcel of a PC, or not all of it. Nothing was kept; "
                          "take the file from the PC's folder once more.")},
    Sentence{Error::Conflict, "user", "ambiguous",
             QT_TRANSLATE_NOOP("hub",
                               "Several people have this name. Nothing was changed; say by --org "
                               "whom you mean.")},
    Sentence{Error::Conflict, "", "exists",
             QT_TRANSLATE_NOOP("hub",
                               "There is a store or a key in this place already. Nothing was "
                               "overwritten; choose another place or use the one that is there.")},
    Sentence{Error::NotFound, "", "key",
             QT_TRANSLATE_NOOP("hub",
                               "The file with the store's key is not there. Nothing was opened; "
                               "name it by --key-file.")},
    Sentence{Error::Denied, "", "keyPermissions",
             QT_TRANSLATE_NOOP("hub",
                               "Others may read the file with the store's key. Nothing was opened; "
                               "take that right away from them (chmod 600).")},
    Sentence{Error::Corrupt, "", "key",
             QT_TRANSLATE_NOOP("hub",
                               "The file with the store's key is not whole. Nothing was opened; "
                               "fetch the copy that was put away.")},
    Sentence{Error::Denied, "store", "password",
             QT_TRANSLATE_NOOP("hub",
                               "A password may not stand in the address of the database: others "
                               "read command lines. Nothing was done; name a file with it by "
                               "--password-file.")},
    Sentence{Error::Busy, "", "database",
             QT_TRANSLATE_NOOP("hub",
                               "The database cannot be reached. Nothing was changed; see whether "
                               "it runs and whether the address is right, then try again.")},
    Sentence{Error::Denied, "", "database",
             QT_TRANSLATE_NOOP("hub",
                               "The database does not let the hub in. Nothing was changed; check "
                               "the user, the password file and the server's rules.")},
    Sentence{Error::NotFound, "", "database",
             QT_TRANSLATE_NOOP("hub",
                               "The server has no database of this name. Nothing was changed; "
                               "make it first or check the name.")},
    Sentence{Error::Busy, "listen", "port",
             QT_TRANSLATE_NOOP("hub",
                               "Another program listens at this address. Nothing was started; "
                               "choose another port by --listen.")},
    Sentence{Error::Invalid, "certificate", "unreadable",
             QT_TRANSLATE_NOOP("hub",
                               "The certificate or its key cannot be read. Nothing was started; "
                               "give both in PEM by --cert and --key.")},
};

QString commandHelp()
{
    return u"init | serve | org import FILE.csv | user add NAME --org CODE --role ROLE |\n"
           "enrol-code --user NAME | load KIND FILE.ndjson | digest | devices list |\n"
           "devices revoke ID | audit list | audit verify | parcels list |\n"
           "parcels take FILE | parcels apply NO | parcels discard NO |\n"
           "bundle import FILE... --reply OUT"_s;
}

} // namespace

QString description()
{
    return commandHelp() + u"\n\n"_s
        + QCoreApplication::translate(
               "hub",
               "Exit codes: 0 done; 64 usage; 65 data; 66 input; 70 bug; 73 output; 75 in use; 77 "
               "denied; 78 configuration.");
}

QList<QCommandLineOption> options()
{
    const auto option = [](const QString &name, const char *text, const QString &value = {},
                           const QString &usual = {}) {
        return QCommandLineOption(name, translated(text), value, usual);
    };
    return {
        option(u"store"_s,
               QT_TRANSLATE_NOOP("hub",
                                 "Folder of the hub's embedded store, or "
                                 "postgresql://[USER@]HOST[,HOST]/DATABASE."),
               u"DIR|ADDRESS"_s),
        option(u"folder"_s,
               QT_TRANSLATE_NOOP(
                   "hub", "With postgresql: folder of media and certificates, shared by its hubs."),
               u"DIR"_s),
        option(u"password-file"_s,
               QT_TRANSLATE_NOOP("hub", "With postgresql: the password, as libpq's .pgpass."),
               u"FILE"_s),
        option(u"key-file"_s,
               QT_TRANSLATE_NOOP("hub", "The store's key; beside the folder when not given."),
               u"FILE"_s),
        option(u"json"_s, QT_TRANSLATE_NOOP("hub", "One JSON object on stdout (always so).")),
        option(u"host"_s,
               QT_TRANSLATE_NOOP("hub", "init: a further name or address for the certificate."),
               u"NAME"_s),
        option(u"listen"_s,
               QT_TRANSLATE_NOOP("hub", "serve: address and port; port 0 takes a free one."),
               u"HOST:PORT"_s, u"127.0.0.1:0"_s),
        option(u"cert"_s,
               QT_TRANSLATE_NOOP("hub", "serve: a certificate of another authority (PEM)."),
               u"FILE"_s),
        option(u"key"_s, QT_TRANSLATE_NOOP("hub", "serve: its key (PEM)."), u"FILE"_s),
        option(u"metrics-token-file"_s,
               QT_TRANSLATE_NOOP("hub", "serve: whoever has the token in it may read /metrics."),
               u"FILE"_s),
        option(u"org"_s, QT_TRANSLATE_NOOP("hub", "Code of an organisation."), u"CODE"_s),
        option(u"role"_s,
               QT_TRANSLATE_NOOP(
                   "hub", "secretary, committee, reviewer, county, auditor or administrator."),
               u"ROLE"_s),
        option(u"user"_s, QT_TRANSLATE_NOOP("hub", "Name of a person."), u"NAME"_s),
        option(u"reply"_s,
               QT_TRANSLATE_NOOP("hub", "bundle import: where the answering bundle goes."),
               u"OUT"_s),
    };
}

Error usage(const QString &word)
{
    return {Error::Unsupported, word, u"usage"_s};
}

QString sentenceFor(const Error &error)
{
    if (error.code == Error::Unsupported && error.reason == u"usage")
        return QCoreApplication::translate(
                   "hub",
                   "The command line is not right (%1). Nothing was done; --help names the "
                   "commands.")
            .arg(error.field);
    const auto known = std::ranges::find_if(sentences, [&](const Sentence &sentence) {
        const QLatin1StringView field(sentence.field);
        return error.code == sentence.code && error.reason == QLatin1StringView(sentence.reason)
            && (field.isEmpty() || error.field == field);
    });
    const auto text =
        known == sentences.end() ? ui::text::errorSentence(error) : translated(known->text);
    return error.code == Error::Invalid && error.number > 0
        ? QCoreApplication::translate("hub", "Line %1: %2").arg(error.number).arg(text)
        : text;
}

} // namespace hubapp
