// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/RecoveryText.h"

#include "ui/text/Format.h"

#include <QCoreApplication>
#include <QDir>
#include <QStringList>

namespace ui::text {

namespace {

QString words(const char *source)
{
    return QCoreApplication::translate("Recovery", source);
}

QString unsentSentence(const RestoredBook &book)
{
    if (!book.unsent)
        return words(QT_TRANSLATE_NOOP(
            "Recovery",
            "The damaged book cannot be read any more, so it is not known whether something "
            "of it had not been sent; that would be missing here. Compare with your notes of "
            "the last days."));
    if (*book.unsent == 0)
        return words(QT_TRANSLATE_NOOP(
            "Recovery", "Nothing recorded after that was waiting to be sent, so nothing is lost."));
    return QCoreApplication::translate(
        "Recovery",
        "%n change(s) made after that had not been sent and are not in this book: please "
        "record them again.",
        nullptr, int(*book.unsent));
}

} // namespace

QString restoredSentences(const RestoredBook &book, QDate today)
{
    QStringList sentences{
        words(QT_TRANSLATE_NOOP("Recovery",
                                "The book is here again as it was %1, with the drafts and the "
                                "passphrases of that time."))
            .arg(momentText(book.asOf, today)),
        words(QT_TRANSLATE_NOOP("Recovery",
                                "What was recorded after that and had been sent comes back from "
                                "the hub with the next sync."))};
    if (!book.keptFolder.isEmpty()) {
        sentences << unsentSentence(book)
                  << words(QT_TRANSLATE_NOOP(
                               "Recovery",
                               "The book that was here before is kept whole, still encrypted, in "
                               "%1. Delete that folder only when nothing is missed."))
                         .arg(QDir::toNativeSeparators(book.keptFolder));
    }
    return sentences.join(QStringLiteral("\n\n"));
}

QString soundAfterCrashSentence()
{
    return words(QT_TRANSLATE_NOOP("Recovery",
                                   "Last time the program did not end as it should. The book has "
                                   "been checked and is whole; what was being written is among "
                                   "the drafts under Today."));
}

} // namespace ui::text
