// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/ImportReport.h"
#include "models/documents/Table.h"
#include "models/domain/Result.h"

#include <QDialog>
#include <QFutureWatcher>

#include <atomic>
#include <memory>

class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace ui {

class HelpKey;
class ImportFileStep;
class ImportMappingStep;
class ImportResultStep;
class MessageBar;
class Workspace;

//! Brings a roster in: file, meaning of the columns, what would happen, and then the import with
//! progress and cancel. Afterwards the whole of it can be taken back.
class ImportDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ImportDialog(Workspace &workspace, QWidget *parent = nullptr);
    //! Stops what runs and waits for it; nothing half remains.
    ~ImportDialog() override;

    //! As if the file had been dropped.
    void openFile(const QString &path);
    //! Writes the rejected rows with their reasons; also for tests.
    bool saveErrorRows(const QString &path);

    void reject() override;

private:
    enum class Step { File, Mapping, Check, Done };

    void build();
    void goTo(Step step);
    void goOn();
    void goBack();
    void onRead();
    void chooseSheet(int sheet);
    void start(bool dryRun);
    void onImported();
    void takeBack();
    void chooseErrorRowsFile();
    void complain(const models::Error &error);
    void updateButtons();
    bool isBusy() const;

    Workspace &m_workspace;
    Step m_step = Step::File;
    bool m_dryRun = true;
    models::ImportReport m_report;
    std::shared_ptr<std::atomic_bool> m_stop; //!< of the run under way
    QFutureWatcher<models::Result<QList<models::Table>>> m_reading;
    QFutureWatcher<models::Result<models::ImportReport>> m_importing;

    HelpKey *m_help = nullptr;
    QPushButton *m_helpLink = nullptr;
    MessageBar *m_message = nullptr;
    QStackedWidget *m_stack = nullptr;
    ImportFileStep *m_file = nullptr;
    ImportMappingStep *m_mapping = nullptr;
    ImportResultStep *m_result = nullptr;
    QProgressBar *m_progress = nullptr;
    QPushButton *m_back = nullptr;
    QPushButton *m_next = nullptr;
    QPushButton *m_undo = nullptr;
    QPushButton *m_close = nullptr;
};

} // namespace ui
