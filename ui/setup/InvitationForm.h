// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/setup/HubConnector.h"

#include <QWidget>

class QLineEdit;

namespace ui {

class Label;

//! Address, authority file and one-time code of a hub; used by the first run and by Settings.
class InvitationForm : public QWidget
{
    Q_OBJECT

public:
    explicit InvitationForm(QWidget *parent = nullptr);

    bool isReady() const;
    HubInvitation invitation() const;

signals:
    void changed();

private:
    void chooseFile();
    void readFile(const QString &path);

    QLineEdit *m_url = nullptr;
    QLineEdit *m_file = nullptr;
    QLineEdit *m_code = nullptr;
    Label *m_fileVerdict = nullptr;
    QByteArray m_authority;
};

} // namespace ui
