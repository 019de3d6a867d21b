// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/records/DraftKeeper.h"

#include "models/domain/Clock.h"
#include "ui/Workspace.h"

namespace ui {

namespace {
// Long enough not to write at every key, short enough that a power cut costs one sentence.
constexpr int keepAfterMs = 3000;
} // namespace

DraftKeeper::DraftKeeper(Workspace &workspace, const QString &editor, Source source,
                         QObject *parent)
    : QObject(parent),
      m_workspace(workspace),
      m_editor(editor),
      m_source(std::move(source))
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(keepAfterMs);
    connect(&m_timer, &QTimer::timeout, this, &DraftKeeper::keep);
}

void DraftKeeper::open(models::RecordId record, models::OrganisationId organisation)
{
    m_timer.stop();
    m_record = record;
    m_organisation = organisation;
    m_dirty = false;
    m_unwritten = false;
}

void DraftKeeper::touch()
{
    m_dirty = true;
    m_unwritten = true;
    // Not restarted by each key: steady typing must not put the writing off for ever.
    if (!m_timer.isActive())
        m_timer.start();
}

void DraftKeeper::keep()
{
    m_timer.stop();
    if (!m_unwritten || m_record.isNull())
        return;
    const qint64 now = m_workspace.clock.nowMs();
    const auto saved = m_workspace.drafts.save({.editor = m_editor,
                                                .record = m_record,
                                                .organisation = m_organisation,
                                                .person = m_workspace.person(),
                                                .updatedAt = now,
                                                .content = m_source()});
    if (!saved) {
        emit failed(saved.error());
        return;
    }
    m_unwritten = false;
    emit kept(now);
}

void DraftKeeper::discard()
{
    m_timer.stop();
    if (!m_record.isNull()) {
        const auto removed = m_workspace.drafts.remove(m_editor, m_record, m_workspace.person());
        if (!removed && removed.error().code != models::Error::NotFound)
            emit failed(removed.error());
    }
    close();
}

void DraftKeeper::close()
{
    m_timer.stop();
    m_record = {};
    m_dirty = false;
    m_unwritten = false;
}

} // namespace ui
