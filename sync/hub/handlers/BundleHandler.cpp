// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/handlers/BundleHandler.h"

#include "models/crypto/DurableFile.h"

#include "sync/hub/bundle/BundleIntake.h"
#include "sync/hub/Limits.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

namespace hub {

using namespace Qt::StringLiterals;

namespace {

//! The sealed bytes while they arrive; gone when the request ends, however it ends.
class BundleReceiver final : public BodyReceiver
{
public:
    explicit BundleReceiver(HubCore &core) : m_core(core)
    {
        QByteArray random(16, Qt::Uninitialized);
        core.random.fill(random.data(), random.size());
        m_name = QString::fromLatin1(random.toHex()) + u".incoming"_s;
        m_file.setFileName(core.uploads.pathOf(m_name));
    }

    ~BundleReceiver() override
    {
        m_file.close();
        m_file.remove();
    }

    Result<void> open()
    {
        return m_file.open(QIODevice::WriteOnly | QIODevice::NewOnly)
            ? Result<void>()
            : models::durable::errorOf(m_file);
    }

    Result<void> take(HubStore &, QByteArrayView bytes) override
    {
        if (m_file.size() + bytes.size() > limits::bundleBytes)
            return Error{Error::TooLarge, {}, {}, {}, limits::bundleBytes};
        return m_file.write(bytes.data(), bytes.size()) == bytes.size()
            ? Result<void>()
            : models::durable::errorOf(m_file);
    }

    Result<HttpResponse> finish(HubStore &store) override
    {
        m_file.close();
        auto taken = BundleIntake(m_core, store).take(m_file.fileName());
        if (!taken) {
            auto error = taken.error();
            // What arrived broken is the sender's fault; damage of ours would be a 500.
            if (error.code == Error::Corrupt || error.code == Error::NewerVersion)
                error = {Error::Corrupt, u"bundle"_s,
                         error.reason.isEmpty() ? u"bundle"_s : error.reason};
            return error;
        }
        return jsonResponse(200,
                            QJsonDocument(QJsonObject{{u"id"_s, taken->bundle.toString()},
                                                      {u"part"_s, taken->part},
                                                      {u"last"_s, taken->isLast},
                                                      {u"replayed"_s, taken->replayed},
                                                      {u"parked"_s, taken->parked},
                                                      {u"revoked"_s, taken->revoked},
                                                      {u"batches"_s, taken->batches},
                                                      {u"files"_s, taken->files}})
                                .toJson(QJsonDocument::Compact));
    }

    void cut(HubStore &) override { }

private:
    HubCore &m_core;
    QString m_name;
    QFile m_file;
};

} // namespace

Result<std::unique_ptr<BodyReceiver>> BundleHandler::receive(Call &call) const
{
    auto receiver = std::make_unique<BundleReceiver>(call.core);
    BB_TRY(receiver->open());
    return std::unique_ptr<BodyReceiver>(std::move(receiver));
}

} // namespace hub
