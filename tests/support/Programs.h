// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QMap>
#include <QProcess>
#include <QString>
#include <QStringList>

#include <memory>

namespace support {

//! What a finished program left.
struct Finished {
    int exitCode = -1;
    QByteArray output{};
    QByteArray messages{}; //!< stderr

    //! The first line of the output as JSON.
    QJsonObject json() const;
    //! Every line of the output as JSON.
    QList<QJsonObject> lines() const;
};

//! The real programs in a folder of their own: home, temporary files and data all inside it, so
//! that whatever they write can be looked at.
class Programs
{
public:
    explicit Programs(const QString &folder);
    ~Programs();

    const QString &folder() const { return m_folder; }
    //! Every further program's writes go to this strace log, too.
    void traceTo(const QString &logPrefix) { m_trace = logPrefix; }
    //! The hub's records are in this PostgreSQL database.
    void setDatabase(const QString &address) { m_database = address; }
    void setLanguage(const QString &locale) { m_language = locale; }

    //! A program of this build with these arguments and nothing else.
    Finished run(const QString &program, const QStringList &arguments,
                 const QByteArray &input = {});
    //! branchbook-cli on the vault named \a pc.
    Finished cli(const QString &pc, const QStringList &arguments, const QByteArray &input = {});
    //! branchbook-hub for administration.
    Finished hub(const QStringList &arguments, const QByteArray &input = {});
    //! Starts the desktop program and leaves it running, also behind this object.
    bool startDesktop(const QString &pc);
    //! The desktop program, offscreen.
    Finished desktop(const QString &pc, const QStringList &arguments);

    //! init, organisations of the sample county, serve; false when it does not come up.
    bool startHub();
    //! By the system's request to end; its exit code, -1 when it did not end by itself.
    int stopHub();
    QString hubUrl() const { return m_hubUrl; }
    QString hubAuthority() const { return m_hubAuthority; }

    //! A vault of its own, a user at the hub, enrolled and synced once.
    Finished enrol(const QString &pc, const QString &organisationCode, const QString &role);
    //! Vault and passphrase of \a pc once more, under another name.
    bool copyPc(const QString &pc, const QString &copy) const;
    QString vault(const QString &pc) const;
    QString passphraseFile(const QString &pc) const;
    //! The recovery sheet of a vault that enrol() made.
    QString recoveryWords(const QString &pc) const { return m_recoveryWords.value(pc); }
    //! A one-time code for a new user.
    QString enrolmentCode(const QString &user, const QString &organisationCode,
                          const QString &role);

private:
    void prepare(QProcess &process, const QString &program, const QStringList &arguments) const;

    QString m_folder;
    QStringList storeOptions() const;

    QString m_database;
    QString m_trace;
    QString m_language = QStringLiteral("zh_CN.UTF-8");
    QString m_hubUrl;
    QString m_hubAuthority;
    QMap<QString, QString> m_recoveryWords;
    std::unique_ptr<QProcess> m_hub;
    mutable int m_count = 0;
};

} // namespace support
