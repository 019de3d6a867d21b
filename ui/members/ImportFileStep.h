// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace ui {

class Label;

//! First step of the import: which file; choosing it or dropping it are the same.
class ImportFileStep : public QWidget
{
    Q_OBJECT

public:
    explicit ImportFileStep(QWidget *parent = nullptr);

    void setBusy(bool busy);

signals:
    void fileChosen(const QString &path);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void choose();

    QPushButton *m_choose = nullptr;
    Label *m_state = nullptr;
};

} // namespace ui
