// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Member.h"
#include "models/domain/MemberRules.h"
#include "ui/records/DraftKeeper.h"
#include "ui/records/FieldMerge.h"
#include "ui/theme/Tokens.h"

#include <QHash>
#include <QWidget>

#include <memory>

class QLabel;

namespace ui {

class Workspace;

namespace Ui {
class MemberEditor;
}

//! All sixteen items of a member, new or known. Errors stand below their field as one types;
//! warnings never block. Covered data of a known member stays covered until it is asked for.
class MemberEditor : public QWidget
{
    Q_OBJECT

public:
    explicit MemberEditor(Workspace &workspace, QWidget *parent = nullptr);
    ~MemberEditor() override;

    void startNew();
    void edit(const models::Member &stored);
    void resume(const models::Draft &draft);

    bool isDirty() const { return m_keeper.isDirty(); }
    void saveDraft() { m_keeper.keep(); }
    void save();
    //! Keeps a draft of what is not saved and ends.
    void close();
    //! Throws the unsaved away.
    void discard();

    models::MemberId member() const { return m_member.id; }
    bool isNew() const { return m_isNew; }

signals:
    //! \a txn undoes it.
    void saved(models::MemberId member, qint64 txn, bool created);
    void closed();

private:
    struct Field {
        QString name;
        QWidget *input;
        QLabel *message;
    };

    void fillChoices();
    void connectFields();
    void open(const QString &title);
    void load();
    void collect();
    void setCovered(bool covered);
    void reveal();
    void showFindings(bool all);
    void showMessage(const Field &field, const QString &text, Tone tone);
    bool isNumberTaken() const;
    void askAboutConflict();
    void showFailure(const models::Error &error);

    Workspace &m_workspace;
    std::unique_ptr<Ui::MemberEditor> m_ui;
    DraftKeeper m_keeper;
    QList<Field> m_fields;
    models::Member m_member;
    models::Member m_base;
    bool m_isNew = true;
    bool m_covered = false;
    bool m_loading = false;
    //! Everything is judged once saving was tried; before, only what has been typed.
    bool m_judgeAll = false;
};

} // namespace ui
