// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/SyncJournal.h"
#include "sync/engine/SyncStatus.h"
#include "ui/shell/Page.h"
#include "ui/sync/RemainingTime.h"

class QButtonGroup;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QTableWidget;
class QVBoxLayout;

namespace ui {

class BundleCard;
class Card;
class IconLabel;
class Label;
class TroubleView;
class Workspace;

//! Everything about the exchange with the hub: how it stands, what waits, what the hub did not
//! take, and what happened.
class SyncPage : public Page
{
    Q_OBJECT

public:
    //! In front of a path: "bundle:/media/stick/a.bbundle" shows what that file is.
    static constexpr QStringView bundleTarget{u"bundle:"};

    //! In front of an id: that conflict, among the others. "conflicts" and "refused" show the
    //! lists.
    static QString conflictTarget(models::ConflictId id);

    explicit SyncPage(Workspace &workspace, QWidget *parent = nullptr);

    QString title() const override;
    QString iconName() const override;
    QString helpTopic() const override;
    void load() override;
    bool knows(const QString &target) const override;
    bool open(const QString &target) override;
    QString badge() const override;

    //! Shows \a status, its sentence and its lists alike; the engine's own arrive by itself.
    void showStatus(const engine::SyncStatus &status);

private:
    Card *makeState();
    Card *makeWaiting();
    Card *makeTrouble();
    Card *makeLog();
    void showProgress();
    void showWaiting();
    void showTrouble();
    void showLog();
    void copyDiagnostics();
    QString remainingText() const;

    Workspace &m_workspace;
    engine::SyncStatus m_status;
    QList<models::RefusedChange> m_shownRefused;
    QList<models::Conflict> m_shownUndecided;
    RemainingTime m_remaining; //!< of the sync under way
    QStackedWidget *m_stack = nullptr;
    QWidget *m_overview = nullptr;
    TroubleView *m_troubleView = nullptr;
    IconLabel *m_icon = nullptr;
    Label *m_state = nullptr;
    Label *m_details = nullptr;
    QWidget *m_progress = nullptr;
    Label *m_recordsText = nullptr;
    QProgressBar *m_records = nullptr;
    Label *m_filesText = nullptr;
    QProgressBar *m_files = nullptr;
    QPushButton *m_sync = nullptr;
    QPushButton *m_pause = nullptr;
    QPushButton *m_connect = nullptr;
    BundleCard *m_bundles = nullptr;
    QVBoxLayout *m_waiting = nullptr;
    QVBoxLayout *m_trouble = nullptr;
    QPushButton *m_all = nullptr;
    QButtonGroup *m_filter = nullptr;
    Label *m_logEmpty = nullptr;
    QTableWidget *m_log = nullptr;
};

} // namespace ui
