// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/QuorumLine.h"

#include "ui/meetings/MeetingWords.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/StatusPill.h"

#include <QCoreApplication>
#include <QHBoxLayout>

namespace ui {

QuorumLine::QuorumLine(QWidget *parent) : QWidget(parent)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::large);
    m_expected = new Label({}, Label::Role::Strong);
    m_came = new Label({}, Label::Role::Strong);
    m_split = new Label({}, Label::Role::Muted);
    m_absent = new Label({}, Label::Role::Strong);
    m_unmarked = new StatusPill;
    m_quorum = new StatusPill;
    for (QWidget *part : {static_cast<QWidget *>(m_expected), static_cast<QWidget *>(m_came),
                          static_cast<QWidget *>(m_split), static_cast<QWidget *>(m_absent)})
        layout->addWidget(part);
    layout->addWidget(m_unmarked);
    layout->addWidget(m_quorum);
    // In large text the split gives way first; the tool tip has it too.
    m_split->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    layout->setStretchFactor(m_split, 1);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void QuorumLine::show(const QList<models::MeetingKind> &kinds, const QList<models::Member> &members,
                      const QList<models::Attendance> &marks, QDate heldOn)
{
    const auto count = models::countAttendance(kinds, members, marks, heldOn);
    QSet<models::MemberId> here;
    for (const auto &mark : marks) {
        if (mark.mark == models::AttendanceMark::Present
            || mark.mark == models::AttendanceMark::Remote)
            here.insert(mark.member);
    }
    int full = 0;
    int fullHere = 0;
    for (const auto &member : members) {
        if (member.category != models::MemberCategory::Full)
            continue;
        ++full;
        fullHere += here.contains(member.id);
    }

    m_expected->setText(tr("Expected %1").arg(count.expected));
    m_came->setText(tr("Came %1").arg(count.came));
    m_splitText = tr("full members %1/%2, probationary %3/%4")
                      .arg(fullHere)
                      .arg(full)
                      .arg(count.came - fullHere)
                      .arg(count.expected - full);
    m_absent->setText(count.excused > 0
                          ? tr("Absent %1, excused %2").arg(count.absent).arg(count.excused)
                          : tr("Absent %1").arg(count.absent));
    m_unmarked->setVisible(count.unmarked > 0);
    m_unmarked->setState(tr("%n not marked", nullptr, count.unmarked), Tone::Warning);
    showQuorum(kinds, count);
    fit();
    setAccessibleName(sentence());
}

void QuorumLine::fit()
{
    int others = 0;
    for (const QWidget *part :
         {static_cast<QWidget *>(m_expected), static_cast<QWidget *>(m_came),
          static_cast<QWidget *>(m_absent), static_cast<QWidget *>(m_unmarked),
          static_cast<QWidget *>(m_quorum)}) {
        if (!part->isHidden())
            others += part->sizeHint().width() + space::large;
    }
    const int left = width() - others;
    const bool fits = m_split->fontMetrics().horizontalAdvance(m_splitText) <= left;
    // All or nothing: half a number is a wrong number.
    m_split->setText(fits ? m_splitText : QString());
    setToolTip(fits ? QString() : m_splitText);
}

void QuorumLine::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void QuorumLine::showQuorum(const QList<models::MeetingKind> &kinds,
                            const models::AttendanceCount &count)
{
    m_quorum->setVisible(needsQuorum(kinds));
    m_quorum->setToolTip(quorumSentence(count));
    if (!count.quorum)
        m_quorum->setState(tr("Quorum: not reached, %1 of %2, needs %3")
                               .arg(count.present)
                               .arg(count.eligible)
                               .arg(count.quorumNeeds),
                           Tone::Error);
    else if (count.exactlyHalf)
        m_quorum->setState(tr("Quorum: reached, exactly half"), Tone::Warning);
    else
        m_quorum->setState(tr("Quorum: reached"), Tone::Ok);
}

QString QuorumLine::sentence() const
{
    QStringList parts{m_expected->text(), m_came->text(), m_splitText, m_absent->text()};
    for (const auto *pill : {m_unmarked, m_quorum}) {
        if (!pill->isHidden())
            parts.append(pill->text());
    }
    return parts.join(QStringLiteral(" · "));
}

QString quorumSentence(const models::AttendanceCount &count)
{
    return QCoreApplication::translate("ui::QuorumLine",
                                       "With the right to vote: %1 of %2; needed for a quorum: %3")
        .arg(count.present)
        .arg(count.eligible)
        .arg(count.quorumNeeds);
}

} // namespace ui
