// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/PaperTrial.h"

#include "models/store/PaperKey.h"
#include "models/store/Vault.h"
#include "models/store/VaultHeader.h"
#include "models/store/VaultHeaderFile.h"
#include "models/store/VaultKeyring.h"

namespace models::paper {

Result<void> tryWords(const QString &folder, const QString &words)
{
    BB_TRY_ASSIGN(key, keyOf(words));
    BB_TRY_ASSIGN(header, VaultHeaderFile(folder).read());
    const auto *slot = header.paperSlot();
    if (!slot)
        return Error::NotFound;
    BB_TRY_ASSIGN(opened, openPaperSlot(header.device, *slot, key));
    BB_TRY(header.verify(opened.master));
    BB_TRY(keyring::open(header.keyring, opened.master));
    return {};
}

} // namespace models::paper
