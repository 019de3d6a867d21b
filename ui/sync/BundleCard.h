// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/bundle/BundleSummary.h"
#include "ui/widgets/Card.h"

class QPushButton;

namespace models {
struct Error;
}

namespace ui {

class Label;
class Workspace;

//! The exchange by USB stick: export what waits, look into a bundle, import the hub's answer.
class BundleCard : public Card
{
    Q_OBJECT

public:
    explicit BundleCard(Workspace &workspace, QWidget *parent = nullptr);

    //! Shows what \a path is; imports it when the person agrees.
    void openFile(const QString &path);
    //! Where somebody has chosen to write.
    void exportTo(const QString &path);

signals:
    void messageRaised(const QString &sentence, bool grave);

private:
    void chooseExport();
    void chooseImport();
    void showPreview(const QString &path, const engine::BundleSummary &summary);
    void showExported(const engine::BundleExported &exported);
    void showImported(const engine::BundleImported &imported);
    void showFailure(const models::Error &error);
    void setBusy(const QString &what);

    Workspace &m_workspace;
    Label *m_state = nullptr;
    QPushButton *m_export = nullptr;
    QPushButton *m_import = nullptr;
};

} // namespace ui
