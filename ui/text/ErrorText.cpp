// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/ErrorText.h"

#include "ui/text/FieldText.h"
#include "ui/text/Format.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace ui::text {

using models::Error;

namespace {

struct Sentence {
    Error::Code code;
    const char *reason; //!< empty: for every other reason
    const char *text;
};

constexpr std::array sentences{
    Sentence{Error::Internal, "",
             QT_TRANSLATE_NOOP("Errors",
                               "The program made a mistake. Nothing was changed. Start it again; "
                               "if it happens again, copy the diagnostics for the county office.")},
    Sentence{Error::Invalid, "",
             QT_TRANSLATE_NOOP(
                 "Errors",
                 "Something in the record is not right. Nothing was saved; please correct it.")},
    Sentence{Error::NotFound, "",
             QT_TRANSLATE_NOOP("Errors",
                               "This record no longer exists or is not in your scope. Nothing was "
                               "changed; reload the list.")},
    Sentence{
        Error::NotFound, "headerRow",
        QT_TRANSLATE_NOOP("Errors",
                          "No header row with a name column was found in the file. Nothing was "
                          "imported; check that one row holds the column titles, such as 姓名.")},
    Sentence{
        Error::NotFound, "sheet",
        QT_TRANSLATE_NOOP(
            "Errors",
            "The workbook has no sheet with content. Nothing was imported; choose another file.")},
    Sentence{Error::NotFound, "column",
             QT_TRANSLATE_NOOP("Errors",
                               "No column is assigned to the name. Nothing was imported; assign "
                               "one in the column list.")},
    Sentence{Error::NotFound, "file",
             QT_TRANSLATE_NOOP("Errors",
                               "The file is not there. Nothing was changed; check the path or "
                               "insert the USB stick again.")},
    Sentence{Error::NotFound, "branch",
             QT_TRANSLATE_NOOP("Errors",
                               "No branch has this code in this replica. Nothing was changed; sync "
                               "first or check the code.")},
    Sentence{Error::NotFound, "notEnrolled",
             QT_TRANSLATE_NOOP("Errors",
                               "This PC is not connected to the county's hub yet. What you record "
                               "is kept here; enter an enrolment code to connect.")},
    Sentence{
        Error::Denied, "paper",
        QT_TRANSLATE_NOOP(
            "Errors",
            "You came in by the recovery sheet. Nothing was sent; set a new passphrase first.")},
    Sentence{Error::Conflict, "otherHub",
             QT_TRANSLATE_NOOP("Errors",
                               "This PC already belongs to another hub. Nothing was changed; use a "
                               "new vault for the other one.")},
    Sentence{Error::Conflict, "exists",
             QT_TRANSLATE_NOOP("Errors",
                               "There is a record book in this folder already. Nothing was "
                               "overwritten; choose another folder or open that one.")},
    Sentence{Error::Io, "changed",
             QT_TRANSLATE_NOOP("Errors",
                               "The file was being changed while it was read. Nothing was added; "
                               "close the other program and try again.")},
    Sentence{Error::Corrupt, "picture",
             QT_TRANSLATE_NOOP(
                 "Errors", "The photo is damaged. Nothing was added; choose another copy of it.")},
    Sentence{Error::Unsupported, "picture",
             QT_TRANSLATE_NOOP("Errors",
                               "This kind of picture cannot be shown here. Nothing was added; save "
                               "it as JPEG or PNG.")},
    Sentence{Error::Unsupported, "video",
             QT_TRANSLATE_NOOP(
                 "Errors", "This video cannot be played here. Nothing was added; save it as MP4.")},
    Sentence{Error::TooLarge, "pixels",
             QT_TRANSLATE_NOOP(
                 "Errors", "The picture has too many pixels. Nothing was added; save it smaller.")},
    Sentence{Error::TooLarge, "people",
             QT_TRANSLATE_NOOP("Errors",
                               "No more people fit into this vault. Nothing was changed; remove "
                               "someone who no longer works here.")},
    Sentence{Error::Corrupt, "backup",
             QT_TRANSLATE_NOOP("Errors",
                               "This is not a whole backup of Branchbook. Nothing was overwritten; "
                               "choose another backup.")},
    Sentence{
        Error::Corrupt, "bundle",
        QT_TRANSLATE_NOOP("Errors",
                          "This is no bundle of Branchbook. Nothing was changed; choose a file "
                          "that ends in .bbundle.")},
    Sentence{Error::Corrupt, "bundleCut",
             QT_TRANSLATE_NOOP("Errors",
                               "The bundle is not whole. Nothing was changed; copy it to the stick "
                               "again and eject the stick before pulling it out.")},
    Sentence{Error::Corrupt, "bundleAltered",
             QT_TRANSLATE_NOOP("Errors",
                               "The bundle was altered or damaged after it was made. Nothing was "
                               "changed; have it made anew.")},
    Sentence{Error::Denied, "bundleForeign",
             QT_TRANSLATE_NOOP("Errors",
                               "This bundle is not the hub's answer to this PC. Nothing was "
                               "changed; look on the stick for the one that is.")},
    Sentence{Error::Denied, "bundleRecipient",
             QT_TRANSLATE_NOOP("Errors",
                               "This bundle is sealed for somebody else. Nothing was changed; hand "
                               "it in where it belongs.")},
    Sentence{Error::Conflict, "bundles",
             QT_TRANSLATE_NOOP("Errors",
                               "These files are parts of different bundles. Nothing more was "
                               "done; take one bundle at a time.")},
    Sentence{Error::TooLarge, "bundlePart",
             QT_TRANSLATE_NOOP("Errors",
                               "This part is too large for the network. Nothing was sent; export "
                               "it for the station, or carry it to the county.")},
    Sentence{Error::NotEncrypted, "library",
             QT_TRANSLATE_NOOP("Errors",
                               "The program's database library cannot encrypt, so nothing was "
                               "opened or changed. Install the program anew.")},
    Sentence{Error::Conflict, "",
             QT_TRANSLATE_NOOP("Errors",
                               "Somebody changed this record after you opened it. Your text is "
                               "kept; reload and compare.")},
    Sentence{Error::Denied, "kept",
             QT_TRANSLATE_NOOP("Errors",
                               "A member is never deleted. Nothing was changed; write down instead "
                               "what has become of the member.")},
    Sentence{Error::Denied, "sent",
             QT_TRANSLATE_NOOP("Errors",
                               "It has been sent already, and a member is never deleted. Nothing "
                               "was changed; correct the members one by one.")},
    Sentence{Error::Denied, "",
             QT_TRANSLATE_NOOP("Errors",
                               "Your role does not allow this. Nothing was changed; ask the "
                               "secretary of the branch or the county office.")},
    Sentence{Error::WrongPassphrase, "",
             QT_TRANSLATE_NOOP("Errors",
                               "The passphrase does not open this vault. Nothing was changed; "
                               "check Caps Lock and the input method, or use the recovery sheet.")},
    Sentence{Error::TooManyAttempts, "",
             QT_TRANSLATE_NOOP("Errors",
                               "Too many wrong passphrases. Nothing is lost; try again in %1.")},
    Sentence{Error::Corrupt, "",
             QT_TRANSLATE_NOOP("Errors",
                               "Stored data is damaged. Nothing was overwritten; restore the "
                               "newest backup or sync this PC anew.")},
    Sentence{Error::Corrupt, "xlsx",
             QT_TRANSLATE_NOOP("Errors",
                               "This file is damaged or not a real xlsx workbook. Nothing was "
                               "imported; open it in Excel or WPS and save it again.")},
    Sentence{Error::Corrupt, "csv",
             QT_TRANSLATE_NOOP("Errors",
                               "This text file is in no encoding that can be read. Nothing was "
                               "imported; save it as UTF-8 CSV or as xlsx.")},
    Sentence{Error::Corrupt, "page",
             QT_TRANSLATE_NOOP("Errors",
                               "A page of the database is damaged. Nothing was overwritten; "
                               "restore the newest backup or safety copy.")},
    Sentence{Error::Corrupt, "structure",
             QT_TRANSLATE_NOOP("Errors",
                               "The database contradicts itself. Nothing was overwritten; restore "
                               "the newest backup or safety copy.")},
    Sentence{Error::Corrupt, "database",
             QT_TRANSLATE_NOOP("Errors",
                               "The file with the records is damaged at its beginning or is not "
                               "this book's. Nothing was overwritten; restore the newest backup or "
                               "safety copy.")},
    Sentence{Error::Corrupt, "vaultHeader",
             QT_TRANSLATE_NOOP("Errors",
                               "The file that lets passphrases open the book is damaged. The "
                               "records were not touched; restore the newest backup or safety "
                               "copy.")},
    Sentence{Error::Corrupt, "backup",
             QT_TRANSLATE_NOOP("Errors",
                               "This backup is damaged or not complete. Nothing was changed; "
                               "choose another one.")},
    Sentence{Error::NotFound, "database",
             QT_TRANSLATE_NOOP("Errors",
                               "The file with the records is missing from the book's folder. What "
                               "else is there was left as it is; put the file back or restore the "
                               "newest backup or safety copy.")},
    Sentence{Error::DiskFull, "safetyCopy",
             QT_TRANSLATE_NOOP("Errors",
                               "There is too little room for the half-hourly safety copy. What you "
                               "record is saved as always; free some space on the disk.")},
    Sentence{Error::Io, "safetyCopy",
             QT_TRANSLATE_NOOP("Errors",
                               "The half-hourly safety copy could not be written. What you record "
                               "is saved as always; check the access rights of the book's "
                               "folder.")},
    Sentence{Error::Corrupt, "media",
             QT_TRANSLATE_NOOP("Errors",
                               "A photo or video is damaged on this PC. The record is kept; the "
                               "file can be fetched again from the hub.")},
    Sentence{Error::NotEncrypted, "",
             QT_TRANSLATE_NOOP("Errors",
                               "The database is not encrypted and was not opened. Nothing was "
                               "changed; install the program anew.")},
    Sentence{Error::NotEncrypted, "file",
             QT_TRANSLATE_NOOP("Errors",
                               "The file with the records is not the encrypted one of this book. "
                               "It was neither opened nor changed; restore the newest backup or "
                               "safety copy.")},
    Sentence{Error::NewerVersion, "",
             QT_TRANSLATE_NOOP("Errors",
                               "This was written by a newer version of the program. It was left as "
                               "it is; please update.")},
    Sentence{Error::Io, "",
             QT_TRANSLATE_NOOP("Errors",
                               "The file could not be read or written. Nothing is half written; "
                               "check the folder, the USB stick and the access rights.")},
    Sentence{Error::DiskFull, "",
             QT_TRANSLATE_NOOP("Errors",
                               "The disk is full. Nothing was half written and what was saved is "
                               "kept; free some space and try again.")},
    Sentence{Error::Busy, "",
             QT_TRANSLATE_NOOP("Errors",
                               "Another window or program is using the data. Nothing was changed; "
                               "wait a moment and try again.")},
    Sentence{Error::TooLarge, "",
             QT_TRANSLATE_NOOP(
                 "Errors",
                 "This is larger than allowed (%1). Nothing was changed; choose a smaller file.")},
    Sentence{Error::TooLarge, "zip",
             QT_TRANSLATE_NOOP("Errors",
                               "The workbook unpacks to more than is reasonable, as harmful files "
                               "do. Nothing was imported; do not open it and ask the sender.")},
    Sentence{
        Error::TooLarge, "cells",
        QT_TRANSLATE_NOOP(
            "Errors",
            "The table has too many cells. Nothing was imported; split it into several files.")},
    Sentence{Error::Unsupported, "",
             QT_TRANSLATE_NOOP(
                 "Errors",
                 "This kind of file cannot be read. Nothing was changed; choose another format.")},
    Sentence{Error::Unsupported, "xls",
             QT_TRANSLATE_NOOP("Errors",
                               "This is an old xls file. Nothing was imported; open it in Excel or "
                               "WPS and save it as xlsx.")},
    Sentence{Error::Unsupported, "encrypted",
             QT_TRANSLATE_NOOP("Errors",
                               "The workbook is protected by a password. Nothing was imported; "
                               "save a copy without a password.")},
    Sentence{Error::Unsupported, "table",
             QT_TRANSLATE_NOOP("Errors",
                               "Only xlsx and csv tables can be imported. Nothing was changed; "
                               "save the table in one of these formats.")},
    Sentence{Error::Unsupported, "heic",
             QT_TRANSLATE_NOOP("Errors",
                               "HEIC photos cannot be shown here. Nothing was added; set the phone "
                               "to “most compatible” or save the photo as JPEG.")},
    Sentence{Error::Offline, "",
             QT_TRANSLATE_NOOP("Errors",
                               "The hub cannot be reached. Everything is kept on this PC and will "
                               "be sent when the network is back.")},
    Sentence{Error::WrongAuthority, "",
             QT_TRANSLATE_NOOP("Errors",
                               "The server that answered is not the county's hub. Nothing was "
                               "sent; check the network and tell the county office.")},
    Sentence{Error::Unauthorised, "",
             QT_TRANSLATE_NOOP("Errors",
                               "The hub does not accept this PC. What you recorded is kept; sync "
                               "again or ask for a new enrolment code.")},
    Sentence{
        Error::Expired, "",
        QT_TRANSLATE_NOOP(
            "Errors",
            "The code or session is too old. Nothing was lost; ask for a new enrolment code.")},
    Sentence{Error::Expired, "code_expired",
             QT_TRANSLATE_NOOP("Errors",
                               "The enrolment code has expired. Nothing was changed; ask the "
                               "county office for a new one.")},
    Sentence{Error::NotFound, "code_unknown",
             QT_TRANSLATE_NOOP("Errors",
                               "The hub does not know this enrolment code. Nothing was changed; "
                               "check each character or ask for a new one.")},
    Sentence{Error::Revoked, "",
             QT_TRANSLATE_NOOP(
                 "Errors",
                 "The county has withdrawn this PC. What had not been delivered went to the "
                 "hub, sealed; the records here cannot be opened any more once you lock. "
                 "Ask the county office.")},
    Sentence{Error::Revoked, "erased",
             QT_TRANSLATE_NOOP(
                 "Errors",
                 "The county had withdrawn this PC, and its records have been erased. What "
                 "could not be delivered lies sealed in the folder “parcels”: take it to "
                 "the county office.")},
    Sentence{
        Error::Protocol, "",
        QT_TRANSLATE_NOOP("Errors",
                          "The hub answered in a way this program does not understand. Nothing was "
                          "changed here; update the program or tell the county office.")},
    Sentence{Error::ServerFault, "",
             QT_TRANSLATE_NOOP("Errors",
                               "The hub could not do it just now. Everything is kept here and will "
                               "be tried again by itself.")},
    Sentence{Error::Cancelled, "",
             QT_TRANSLATE_NOOP(
                 "Errors",
                 "Stopped as you asked. Nothing of it was kept; you can start again at any time.")},
};

struct Reason {
    const char *word;
    const char *text;
};

constexpr std::array reasons{
    Reason{"required", QT_TRANSLATE_NOOP("Reasons", "is missing")},
    Reason{"tooShort", QT_TRANSLATE_NOOP("Reasons", "is too short")},
    Reason{"tooLong", QT_TRANSLATE_NOOP("Reasons", "is too long")},
    Reason{"badCharacter",
           QT_TRANSLATE_NOOP("Reasons", "holds a character that does not belong there")},
    Reason{"length", QT_TRANSLATE_NOOP("Reasons", "must have 18 characters")},
    Reason{"checksum",
           QT_TRANSLATE_NOOP("Reasons", "has a wrong check digit; please compare with the card")},
    Reason{"birthDate", QT_TRANSLATE_NOOP("Reasons", "holds a birth date that does not exist")},
    Reason{"future", QT_TRANSLATE_NOOP("Reasons", "lies in the future")},
    Reason{"sexMismatch",
           QT_TRANSLATE_NOOP("Reasons", "differs from the identity number; please judge")},
    Reason{"birthMismatch",
           QT_TRANSLATE_NOOP("Reasons", "differs from the identity number; please judge")},
    Reason{"joinedTooYoung", QT_TRANSLATE_NOOP("Reasons", "is before the 18th birthday")},
    Reason{"joinedBeforeFounding", QT_TRANSLATE_NOOP("Reasons", "is before the Party was founded")},
    Reason{"fullBeforeJoined", QT_TRANSLATE_NOOP("Reasons", "is before joining")},
    Reason{"fullTooSoon", QT_TRANSLATE_NOOP("Reasons", "is less than a year after joining")},
    Reason{"month", QT_TRANSLATE_NOOP("Reasons", "is not a month; write it as 2026-01")},
    Reason{"tooFewFull",
           QT_TRANSLATE_NOOP("Reasons",
                             "too few full members for a branch of its own; think of a joint one")},
    Reason{"belowBand", QT_TRANSLATE_NOOP("Reasons", "smaller than the county aims at")},
    Reason{"aboveBand", QT_TRANSLATE_NOOP("Reasons", "larger than the county aims at")},
    Reason{"aboveUsual", QT_TRANSLATE_NOOP("Reasons", "larger than usual by the regulation")},
    Reason{"aboveMost", QT_TRANSLATE_NOOP("Reasons", "more than the regulation allows")},
    Reason{"generalBranchPossible",
           QT_TRANSLATE_NOOP("Reasons", "large enough to become a general branch")},
    Reason{"partyCommitteePossible",
           QT_TRANSLATE_NOOP("Reasons",
                             "large enough to become a Party committee, if the county approves")},
    Reason{"smallBranch",
           QT_TRANSLATE_NOOP("Reasons", "a branch this small has a secretary and a deputy only")},
    Reason{"termEnds", QT_TRANSLATE_NOOP("Reasons", "ends soon; prepare the election")},
    Reason{"termOver", QT_TRANSLATE_NOOP("Reasons", "is over; an election is due")},
    Reason{"splitPossible", QT_TRANSLATE_NOOP("Reasons", "large enough to be divided in groups")},
    Reason{"groupTooSmall", QT_TRANSLATE_NOOP("Reasons", "one has too few members")},
    Reason{"groupWithoutFull", QT_TRANSLATE_NOOP("Reasons", "one has no full member")},
    Reason{"leaderProbationary",
           QT_TRANSLATE_NOOP("Reasons", "a probationary member cannot lead one")},
    Reason{"mobile", QT_TRANSLATE_NOOP("Reasons", "is not an 11-digit mobile number")},
    Reason{"type", QT_TRANSLATE_NOOP("Reasons", "is of the wrong type")},
    Reason{"unknownWord", QT_TRANSLATE_NOOP("Reasons", "is not one of the allowed words")},
    Reason{"control", QT_TRANSLATE_NOOP("Reasons", "holds an invisible control character")},
    Reason{"truncatedByExcel",
           QT_TRANSLATE_NOOP(
               "Reasons",
               "was stored as a number, so Excel has lost its last digits; enter it as text")},
    Reason{"duplicate", QT_TRANSLATE_NOOP("Reasons", "stands in more than one row of the file")},
    Reason{"duplicateMember", QT_TRANSLATE_NOOP("Reasons", "belongs to another member already")},
    Reason{"badDate", QT_TRANSLATE_NOOP("Reasons", "is not a date")},
    Reason{"dayAssumed",
           QT_TRANSLATE_NOOP("Reasons", "has no day; the first of the month is assumed")},
    Reason{"otherBranch", QT_TRANSLATE_NOOP("Reasons", "is recorded in another branch")},
    Reason{
        "sameName",
        QT_TRANSLATE_NOOP("Reasons", "is the name of a member already recorded; not taken twice")},
    Reason{"changed", QT_TRANSLATE_NOOP("Reasons", "changes a value already recorded")},
    Reason{"endBeforeStart", QT_TRANSLATE_NOOP("Reasons", "is before the start")},
    Reason{"votes", QT_TRANSLATE_NOOP("Reasons", "do not add up with those present")},
    Reason{"assumedFull", QT_TRANSLATE_NOOP("Reasons", "is not given; taken as full member")},
    Reason{"unknownBranch", QT_TRANSLATE_NOOP("Reasons", "names a branch that is not here")},
    Reason{"deps", QT_TRANSLATE_NOOP("Reasons", "depends on a change that was not accepted")},
    Reason{"txn",
           QT_TRANSLATE_NOOP("Reasons", "was sent together with a change that was not accepted")},
    Reason{"unknown", QT_TRANSLATE_NOOP("Reasons", "is not known here")},
    Reason{"ambiguous", QT_TRANSLATE_NOOP("Reasons", "fits more than one")},
    Reason{"unreadable", QT_TRANSLATE_NOOP("Reasons", "cannot be read")},
    Reason{"json", QT_TRANSLATE_NOOP("Reasons", "is not a JSON object")},
    Reason{"columns", QT_TRANSLATE_NOOP("Reasons", "has another number of columns than the first")},
    Reason{"column", QT_TRANSLATE_NOOP("Reasons", "is the title of no column")},
    Reason{"address", QT_TRANSLATE_NOOP("Reasons", "is not an address of this machine")},
    Reason{"fixed", QT_TRANSLATE_NOOP("Reasons", "cannot be changed any more")},
    Reason{"unknownKind",
           QT_TRANSLATE_NOOP("Reasons", "is a kind of record that this version does not know")},
    Reason{"impossible", QT_TRANSLATE_NOOP("Reasons", "cannot be")},
    Reason{"invalid", QT_TRANSLATE_NOOP("Reasons", "is not right")},
    Reason{"scope", QT_TRANSLATE_NOOP("Reasons", "is outside your scope")},
    Reason{"guarded", QT_TRANSLATE_NOOP("Reasons", "is decided, not edited")},
    Reason{"policy", QT_TRANSLATE_NOOP("Reasons", "is no change that the hub takes")},
    Reason{"signer", QT_TRANSLATE_NOOP("Reasons", "names somebody who did not sign it")},
    Reason{"quorum", QT_TRANSLATE_NOOP("Reasons", "does not reach the quorum")},
};

const char *sentenceFor(const Error &error)
{
    const char *general = nullptr;
    for (const auto &sentence : sentences) {
        const QLatin1StringView reason(sentence.reason);
        if (sentence.code != error.code)
            continue;
        if (!reason.isEmpty() && error.reason == reason)
            return sentence.text;
        if (reason.isEmpty())
            general = sentence.text;
    }
    return general;
}

QString amountOf(const Error &error)
{
    return error.code == Error::TooManyAttempts ? waitText(error.number) : sizeText(error.number);
}

} // namespace

QString errorSentence(const Error &error)
{
    if (error.code == Error::Invalid && !error.field.isEmpty()) {
        return QCoreApplication::translate("Errors",
                                           "“%1” %2. Nothing was saved; please correct it.")
            .arg(fieldLabel(error.field), reasonText(error.reason));
    }
    const auto text = QCoreApplication::translate("Errors", sentenceFor(error));
    return text.contains(u"%1") ? text.arg(amountOf(error)) : text;
}

QString reasonText(QStringView reason)
{
    const auto found = std::ranges::find_if(
        reasons, [&](const Reason &entry) { return reason == QLatin1StringView(entry.word); });
    return found == reasons.end() ? QCoreApplication::translate("Reasons", "is not right")
                                  : QCoreApplication::translate("Reasons", found->text);
}

bool knowsReason(QStringView reason)
{
    return std::ranges::any_of(
        reasons, [&](const Reason &entry) { return reason == QLatin1StringView(entry.word); });
}

QString findingText(QStringView kind, const models::Finding &finding)
{
    return QCoreApplication::translate("Reasons", "%1: %2")
        .arg(fieldLabel(kind, finding.field), reasonText(finding.reason));
}

} // namespace ui::text
