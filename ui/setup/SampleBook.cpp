// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/SampleBook.h"

#include "models/domain/Clock.h"
#include "models/sql/Database.h"
#include "models/store/ChangeWriter.h"
#include "models/store/LocalIdentity.h"
#include "models/store/MeetingRepository.h"
#include "models/store/MemberRepository.h"
#include "models/store/SampleBranch.h"
#include "models/store/SettingNames.h"
#include "models/store/Settings.h"
#include "models/store/Vault.h"

#include <QCborValue>
#include <QDir>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace ui {

using models::Result;

namespace {

//! Four bits each.
constexpr qsizetype passphraseLetters = 64;
//! The months that the sample branch has recorded.
constexpr int monthsInUse = 6;

//! Of letters, as a person's has to be; never shown and never a QString.
models::SecretBytes unknownPassphrase(models::RandomSource &random)
{
    auto letters = models::SecretBytes::random(passphraseLetters, random);
    for (qsizetype i = 0; i < letters.size(); ++i)
        letters.data()[i] = static_cast<unsigned char>('a' + letters.data()[i] % 16);
    return letters;
}

QString folderBeside(const QString &vaultFolder)
{
    return QDir::cleanPath(vaultFolder) + u"-sample"_s;
}

Result<void> fill(models::Vault &vault, const models::Clock &clock, models::RandomSource &random)
{
    BB_TRY_ASSIGN(database, vault.openDatabase());
    models::Organisation branch;
    branch.id = models::newId<models::OrganisationId>(clock, random);
    branch.type = models::OrganisationType::Branch;
    branch.name = u"样例村党支部"_s;
    branch.code = u"local"_s;
    BB_TRY(models::storeLocalOrganisation(*database, branch));
    BB_TRY_ASSIGN(actor, models::actingPerson(*database, vault.person().id));
    models::ChangeWriter writer(*database, clock, random, actor);
    models::MemberRepository members(*database, writer, clock);
    models::MeetingRepository meetings(*database, writer, clock);
    BB_TRY(models::SampleBranch(members, meetings, clock, random).fill(branch.id));
    models::Settings settings(*database);
    const auto today = clock.today();
    const QDate since = QDate(today.year(), today.month(), 1).addMonths(-monthsInUse);
    BB_TRY(settings.setValue(models::setting::inUseSince, QCborValue(since.toString(Qt::ISODate))));
    BB_TRY(settings.setValue(models::setting::role, QCborValue(u"secretary"_s)));
    BB_TRY(settings.setValue(models::setting::sample, QCborValue(true)));
    // Last: a sample that is only half there is never opened.
    return settings.setValue(models::setting::finished, QCborValue(true));
}

} // namespace

SampleBook::SampleBook(const QString &vaultFolder, const models::Clock &clock,
                       models::RandomSource &random, VaultDoor::Cost cost)
    : m_clock(clock),
      m_random(random),
      m_cost(std::move(cost)),
      m_door(folderBeside(vaultFolder), clock, random, m_cost)
{
    removeLeftover(vaultFolder);
}

SampleBook::~SampleBook()
{
    if (m_made.isValid())
        m_made.waitForFinished();
    // It holds the vault.
    m_made = {};
    QDir(m_door.folder()).removeRecursively();
}

void SampleBook::removeLeftover(const QString &vaultFolder)
{
    QDir(folderBeside(vaultFolder)).removeRecursively();
}

QFuture<Result<VaultDoor::VaultPointer>> SampleBook::make()
{
    m_made = QtConcurrent::run([folder = m_door.folder(), cost = m_cost, &clock = m_clock,
                                &random = m_random]() -> Result<VaultDoor::VaultPointer> {
        const auto passphrase = unknownPassphrase(random);
        BB_TRY_ASSIGN(created,
                      models::Vault::create(folder, u"样例书记"_s, passphrase, cost.ofNewSlots(),
                                            {clock, random, cost.minimum}));
        VaultDoor::VaultPointer vault(std::move(created.vault));
        BB_TRY(fill(*vault, clock, random));
        return vault;
    });
    return m_made;
}

} // namespace ui
