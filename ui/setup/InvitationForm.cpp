// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/InvitationForm.h"

#include "ui/theme/Icon.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Label.h"

#include <QFile>
#include <QFileDialog>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSslCertificate>

using namespace Qt::StringLiterals;

namespace ui {

namespace {
constexpr qint64 largestAuthority = 256 * 1024;
constexpr int shortestCode = 6;
} // namespace

InvitationForm::InvitationForm(QWidget *parent) : QWidget(parent)
{
    auto *form = new QFormLayout(this);
    form->setContentsMargins({});
    form->setVerticalSpacing(space::medium);
    form->setHorizontalSpacing(space::large);
    m_url = new QLineEdit;
    m_url->setObjectName(u"hubUrlEdit"_s);
    m_url->setPlaceholderText(u"https://hub.example.cn:8443"_s);
    m_url->setInputMethodHints(Qt::ImhUrlCharactersOnly);
    form->addRow(tr("Address of the hub"), m_url);
    setFocusProxy(m_url);

    auto *row = new QHBoxLayout;
    row->setContentsMargins({});
    row->setSpacing(space::small);
    m_file = new QLineEdit;
    m_file->setObjectName(u"authorityEdit"_s);
    m_file->setPlaceholderText(tr("The file ca.pem from the county"));
    row->addWidget(m_file, 1);
    auto *choose = new QPushButton(tr("Choose…"));
    choose->setIcon(lineIcon(u"folder"_s));
    row->addWidget(choose);
    form->addRow(tr("Certificate file"), row);
    m_fileVerdict = new Label({}, Label::Role::Caption);
    form->addRow(QString(), m_fileVerdict);
    form->setRowVisible(m_fileVerdict, false);

    m_code = new QLineEdit;
    m_code->setObjectName(u"codeEdit"_s);
    m_code->setPlaceholderText(tr("From the town or the county, valid once"));
    m_code->setInputMethodHints(Qt::ImhLatinOnly | Qt::ImhNoPredictiveText);
    form->addRow(tr("One-time code"), m_code);

    connect(m_url, &QLineEdit::textChanged, this, &InvitationForm::changed);
    connect(m_code, &QLineEdit::textChanged, this, &InvitationForm::changed);
    connect(m_file, &QLineEdit::textChanged, this, &InvitationForm::readFile);
    connect(choose, &QPushButton::clicked, this, &InvitationForm::chooseFile);
}

bool InvitationForm::isReady() const
{
    const auto url = invitation().url;
    return url.isValid() && url.scheme() == u"https" && !url.host().isEmpty()
        && !m_authority.isEmpty() && m_code->text().trimmed().size() >= shortestCode;
}

HubInvitation InvitationForm::invitation() const
{
    return {QUrl(m_url->text().trimmed(), QUrl::StrictMode), m_authority, m_code->text().trimmed()};
}

void InvitationForm::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Certificate file of the hub"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Certificates (*.pem *.crt *.cer)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, m_file, &QLineEdit::setText);
    dialog->open();
}

void InvitationForm::readFile(const QString &path)
{
    m_authority.clear();
    QFile file(path.trimmed());
    QString verdict;
    if (file.size() <= largestAuthority && file.open(QIODevice::ReadOnly)) {
        const auto bytes = file.readAll();
        const auto certificates = QSslCertificate::fromData(bytes, QSsl::Pem);
        if (!certificates.isEmpty()) {
            m_authority = bytes;
            const auto names = certificates.first().subjectInfo(QSslCertificate::CommonName);
            verdict = tr("Issued by: %1").arg(names.value(0));
        } else {
            verdict = tr("This file is not a certificate");
        }
    }
    m_fileVerdict->setText(verdict);
    static_cast<QFormLayout *>(layout())->setRowVisible(m_fileVerdict, !verdict.isEmpty());
    m_fileVerdict->setTone(m_authority.isEmpty() ? Tone::Warning : Tone::Ok);
    emit changed();
}

} // namespace ui
