// SPDX-License-Identifier: GPL-3.0-or-later
#include "crash/CrashScenario.h"
#include "crash/CrashVault.h"
#include "models/crypto/Cryptography.h"
#include "models/media/MediaStore.h"

#include <QBuffer>
#include <QSet>

#include <random>

using namespace models;
using namespace Qt::StringLiterals;

namespace {

//! Files are added, and received in pieces, as fast as they can be.
class AttachScenario : public crash::Scenario
{
public:
    void prepare(const QString &folder) override { crash::prepareVault(folder); }

    void work(const QString &folder, quint64 seed, const Tell &tell) override
    {
        const auto open = crash::openVault(folder);
        MediaStore media(*open->database, *open->vault, open->clock, open->random);
        std::mt19937_64 random(seed);
        tell(u"ready"_s);
        for (;;) {
            auto content = contentOf(random() % 1'000'000, random() % 300'000);
            const auto hash = crypto::hash(content);
            if (random() % 2 == 0) {
                QBuffer source(&content);
                source.open(QIODevice::ReadOnly);
                if (!media.add(source, u"image/jpeg"_s))
                    return;
            } else if (!receive(media, hash, content)) {
                return;
            }
            tell(u"file "_s + QString::fromLatin1(hash.toHex()));
        }
    }

    QString fault(const QString &folder, const QStringList &told) override
    {
        QString fault;
        const auto open = crash::openAndCheck(folder, fault);
        if (!fault.isEmpty())
            return fault;
        MediaStore media(*open->database, *open->vault, open->clock, open->random);
        const auto list = media.list();
        if (!list)
            return u"no list of files"_s;
        // What is listed is whole, whether it was acknowledged or not.
        for (const auto &hash : *list) {
            if (m_verified.contains(hash))
                continue;
            if (!media.verify(hash))
                return u"a listed file is damaged"_s;
            m_verified.insert(hash);
        }
        for (const auto &line : told) {
            const auto hash = QByteArray::fromHex(line.mid(5).toLatin1());
            if (line.startsWith(u"file ") && !list->contains(hash))
                return u"an acknowledged file is gone"_s;
        }
        // No file lies in its place that the next sweep would not know or remove.
        if (!media.sweep())
            return u"no sweep"_s;
        return {};
    }

private:
    static QByteArray contentOf(quint64 seed, quint64 size)
    {
        QByteArray bytes(qsizetype(size), Qt::Uninitialized);
        std::mt19937_64 random(seed);
        for (auto &byte : bytes)
            byte = char(random());
        return bytes;
    }

    static bool receive(MediaStore &media, const QByteArray &hash, const QByteArray &content)
    {
        auto incoming = media.receive(hash, content.size(), u"image/jpeg"_s);
        if (!incoming)
            return incoming.error().code == Error::Conflict; // this content was here before
        constexpr qsizetype piece = 100'000;
        for (auto at = (*incoming)->received(); at < content.size(); at += piece) {
            const auto part = QByteArrayView(content).sliced(at).first(
                std::min<qsizetype>(piece, content.size() - at));
            if (!(*incoming)->append(part))
                return false;
        }
        return (*incoming)->finish().has_value();
    }

    QSet<QByteArray> m_verified;
};

CRASH_SCENARIO(AttachScenario, "attaching")

} // namespace
