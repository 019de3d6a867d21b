// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QMultiHash>
#include <QProcess>
#include <QSet>
#include <QStringList>
#include <QUrl>

#include <memory>
#include <random>
#include <vector>

namespace support {
class Programs;
}

namespace histories {

//! The PCs of one branch: two secretaries who write, and somebody who only reads.
class StormPcs
{
public:
    //! Vaults below \a folder, enrolled at the programs' hub over \a url; empty when well.
    QString prepare(support::Programs &programs, const QUrl &url, const QString &folder,
                    const QString &branch);

    //! All of them at work at the same time, some of them killed; empty when well.
    QString work(std::mt19937_64 &random);
    //! In fine weather: everybody syncs until nothing is left, then all that must hold; empty when
    //! it does.
    QString settle();

    qsizetype told() const { return m_notes.size() + m_members.size() + m_files.size(); }
    int kills() const { return m_kills; }
    int synced() const { return m_synced; }

private:
    struct Replica;

    void hear(const QByteArray &output);
    QString lost(Replica &reader);
    bool isKept(const QString &member, const QString &note, Replica &reader, QSet<QString> &seen);

    QStringList m_folders;
    //! "member note" of every note that was acknowledged.
    QStringList m_notes;
    //! "member old" to every note that was written, or may have been, over it.
    QMultiHash<QString, QString> m_over;
    QStringList m_members;
    QStringList m_files;
    int m_kills = 0;
    int m_synced = 0;
};

} // namespace histories
