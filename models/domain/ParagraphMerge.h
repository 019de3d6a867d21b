// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace models {

//! A text made of two that were written apart, to be proposed to a person.
struct ParagraphMerge {
    QString text{};
    //! Paragraphs that both changed differently; the text has both of each, the first one's before.
    int contested = 0;
};

//! Three-way merge by paragraphs (lines): what one side changed of \a base and the other left alone
//! is taken over, deletions too.
ParagraphMerge mergeParagraphs(const QString &base, const QString &first, const QString &second);

//! For each paragraph of \a text whether it stands in \a other too, in the same order.
QList<bool> sharedParagraphs(const QString &text, const QString &other);

//! Where nobody knows the text that both began with: all paragraphs of both, those in common once.
ParagraphMerge mergeParagraphs(const QString &first, const QString &second);

} // namespace models
