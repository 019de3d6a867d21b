// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Ids.h"
#include "ui/shell/Page.h"

#include <memory>

namespace ui {

class EmptyState;
class MemberCard;
class MemberEditor;
class MemberListModel;
class SearchField;
class Workspace;

namespace Ui {
class MembersPage;
}

//! 党员: the roster with its search, one member beside it to read or to change.
class MembersPage : public Page
{
    Q_OBJECT

public:
    explicit MembersPage(Workspace &workspace, QWidget *parent = nullptr);
    ~MembersPage() override;

    QString title() const override;
    QString iconName() const override;
    QString helpTopic() const override;
    void load() override;
    void find() override;
    void createNew() override;
    void save() override;
    //! "members", "member:<uuid>", "member-draft:<uuid>".
    bool knows(const QString &target) const override;
    bool open(const QString &target) override;
    bool isDirty() const override;
    void saveDraft() override;
    void leaveRecord() override;
    void undo() override;

    //! Writes a roster of made-up people to start from; says so, or why not.
    bool saveExample(const QString &path);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitColumns();
    void fitFilters();
    void buildList();
    void buildDetail();
    void filter();
    void showCurrent();
    void showMember(models::MemberId id);
    void editShown();
    bool resumeDraft(models::RecordId record);
    bool isEditing() const;
    void onSaved(models::MemberId id, qint64 txn, bool created);
    void openImport();
    void openExport();

    Workspace &m_workspace;
    std::unique_ptr<Ui::MembersPage> m_ui;
    MemberListModel *m_model = nullptr;
    SearchField *m_search = nullptr;
    EmptyState *m_empty = nullptr;
    EmptyState *m_noChoice = nullptr;
    MemberCard *m_card = nullptr;
    MemberEditor *m_editor = nullptr;
    qint64 m_undoTxn = 0;
    models::MemberId m_undoMember;
};

} // namespace ui
