// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/records/PersonText.h"

#include "models/domain/catalogue/Kinds.h"
#include "models/domain/Clock.h"
#include "models/store/RecordReader.h"
#include "models/store/Vault.h"
#include "ui/text/Format.h"
#include "ui/Workspace.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

struct PersonWords {
    Q_DECLARE_TR_FUNCTIONS(ui::PersonText)
};

} // namespace

QString personName(const Workspace &workspace, models::PersonId person)
{
    const auto openers = workspace.vault.slotList();
    for (const auto &opener : openers) {
        if (opener.person == person && opener.type == models::VaultSlot::Type::Person)
            return opener.label;
    }
    const auto record = models::RecordReader(workspace.database)
                            .find(models::kind::person, person.as<models::RecordTag>());
    return record ? record->fields.value(u"name"_s).toString() : PersonWords::tr("somebody else");
}

QString authorText(const Workspace &workspace, const models::Authorship &author)
{
    if (author.person.isNull())
        return PersonWords::tr("the hub");
    QStringList parts{personName(workspace, author.person),
                      text::momentText(author.at, workspace.clock.today())};
    if (!author.device.isNull())
        parts << (author.device == workspace.vault.device() ? PersonWords::tr("at this PC")
                                                            : PersonWords::tr("at another PC"));
    return parts.join(u" · "_s);
}

} // namespace ui
