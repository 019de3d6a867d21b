// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/bundle/BundleSummary.h"

#include <QDialog>

class QFormLayout;
class QPushButton;

namespace ui {

//! What a bundle on a stick is, before anything is done with it: from whom, from when, what it
//! holds, for whom. Accepting it asks for the import.
class BundleDialog : public QDialog
{
    Q_OBJECT

public:
    //! \a organisation: the sender's name where this replica knows it, else empty.
    BundleDialog(const engine::BundleSummary &summary, const QString &organisation,
                 QWidget *parent = nullptr);

private:
    QString senderText(const QString &organisation) const;
    QString purposeText() const;
    QString contentText() const;

    engine::BundleSummary m_summary;
    QPushButton *m_import = nullptr;
};

} // namespace ui
