// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QWidget>

namespace ui {

//! A page of the rail.
class Page : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    //! Translated, for the rail and the window's title.
    virtual QString title() const = 0;
    //! Name of the picture in resources/icons, without folder and ending.
    virtual QString iconName() const = 0;
    //! Name of the page in resources/help that F1 opens.
    virtual QString helpTopic() const = 0;
    //! Reads anew what it shows; called when the page comes into view and after changes.
    virtual void load() = 0;
    //! Ctrl+F, Ctrl+N, Ctrl+S where the page has such a thing.
    virtual void find() { }
    virtual void createNew() { }
    virtual void save() { }
    //! Ctrl+Z; always answers, if only that there is nothing to take back.
    virtual void undo();
    //! Whether it is this page that shows what a navigationRequested names.
    virtual bool knows(const QString &target) const { return target == helpTopic(); }
    //! Shows it, once the page is in view; false when it is no longer there.
    virtual bool open(const QString &target) { return knows(target); }
    //! Shown beside the name in the rail, "2" of things that wait; empty for none.
    virtual QString badge() const { return {}; }
    //! Something typed is not saved yet; it is kept as a draft whenever the page is left.
    virtual bool isDirty() const { return false; }
    virtual void saveDraft() { }
    //! Another branch comes into view: what is open belongs to the one before. Keeps it as a draft
    //! and goes back to the list.
    virtual void leaveRecord() { }

signals:
    //! helpTopic() answers something else now.
    void helpTopicChanged();
    //! "meetings", "member:<uuid>", "draft:<uuid>": the shell shows that page.
    void navigationRequested(const QString &target);
    //! A sentence for the message bar above the page; \a grave shows the error colours and icon.
    void messageRaised(const QString &sentence, bool grave);
    void badgeChanged();
    //! The person changed what ui::Preferences hold.
    void preferencesChanged();
    //! The vault has to be opened anew.
    void lockRequested();
};

} // namespace ui
