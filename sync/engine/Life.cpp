// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/engine/Life.h"

#include "models/store/Settings.h"

namespace engine {

using models::Result;

namespace {

constexpr QStringView idSetting{u"sync.life"};
constexpr QStringView sealedSetting{u"sync.lifeSealed"};

} // namespace

Result<Life> Life::load(models::Database &database, models::DeviceId device)
{
    const models::Settings settings(database);
    BB_TRY_ASSIGN(id, settings.value(idSetting));
    BB_TRY_ASSIGN(sealed, settings.value(sealedSetting));
    Life life{models::RecordId::fromBytes(id.toByteArray()), sealed.toInteger()};
    if (life.id.isNull())
        life.id = device.as<models::RecordTag>();
    return life;
}

Result<void> Life::save(models::Database &database) const
{
    models::Settings settings(database);
    BB_TRY(settings.setValue(idSetting, id.bytes()));
    return settings.setValue(sealedSetting, sealed);
}

Result<void> Life::begin(models::Database &database, const models::Clock &clock,
                         models::RandomSource &random)
{
    return Life{models::newId<models::RecordId>(clock, random), 0}.save(database);
}

} // namespace engine
