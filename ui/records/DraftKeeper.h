// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/DraftRepository.h"

#include <QObject>
#include <QTimer>

#include <functional>

namespace ui {

class Workspace;

//! Writes what is being typed into the vault every few seconds, and at once when the page is left
//! or the program locks, so that nothing typed is ever lost.
class DraftKeeper : public QObject
{
    Q_OBJECT

public:
    using Source = std::function<QCborMap()>;

    //! \a source is asked for the content whenever a draft is written.
    DraftKeeper(Workspace &workspace, const QString &editor, Source source,
                QObject *parent = nullptr);

    //! Starts watching one record; nothing is written before the first touch().
    void open(models::RecordId record, models::OrganisationId organisation);
    //! Something was typed.
    void touch();
    //! Writes now if there is anything new.
    void keep();
    //! The record was saved or the draft thrown away: the stored draft goes.
    void discard();
    //! Stops watching and leaves the stored draft where it is.
    void close();

    //! Something was typed since open() that has not become a record.
    bool isDirty() const { return m_dirty; }
    //! Continuing a stored draft: dirty from the start.
    void markDirty() { m_dirty = true; }

signals:
    //! UTC milliseconds of the clock in use.
    void kept(qint64 at);
    void failed(const models::Error &error);

private:
    Workspace &m_workspace;
    QString m_editor;
    Source m_source;
    QTimer m_timer;
    models::RecordId m_record;
    models::OrganisationId m_organisation;
    bool m_dirty = false;
    bool m_unwritten = false;
};

} // namespace ui
