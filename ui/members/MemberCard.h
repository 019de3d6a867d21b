// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Member.h"

#include <QWidget>

#include <memory>

namespace ui {

class HistoryView;
class Workspace;

namespace Ui {
class MemberCard;
}

//! A member to read; identity number, birth date, phones and address stay covered until they are
//! asked for, and are covered again for the next member.
class MemberCard : public QWidget
{
    Q_OBJECT

public:
    explicit MemberCard(Workspace &workspace, QWidget *parent = nullptr);
    ~MemberCard() override;

    //! Covers again unless it is the same member.
    void show(const models::Member &member);
    models::MemberId member() const { return m_member.id; }
    bool isRevealed() const { return m_revealed; }
    void cover();
    //! What saving did and a button that takes it back; empty hides it.
    void offerUndo(const QString &sentence);

protected:
    //! Whoever comes back may have somebody looking over the shoulder.
    void hideEvent(QHideEvent *event) override;

signals:
    void editRequested();
    void undoRequested();

private:
    void fill();
    void fillPills();
    void addFact(const QString &field, const QString &value, bool warn = false);
    void reveal();

    Workspace &m_workspace;
    std::unique_ptr<Ui::MemberCard> m_ui;
    HistoryView *m_history = nullptr;
    models::Member m_member;
    bool m_revealed = false;
};

} // namespace ui
