// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/ChineseOrder.h"

#include <unicode/ucol.h>

namespace models {

void ChineseOrder::Close::operator()(UCollator *collator) const
{
    ucol_close(collator);
}

ChineseOrder::ChineseOrder()
{
    UErrorCode status = U_ZERO_ERROR;
    m_collator.reset(ucol_open("zh@collation=pinyin", &status));
    Q_ASSERT(U_SUCCESS(status));
}

ChineseOrder::~ChineseOrder() = default;

QByteArray ChineseOrder::key(QStringView text) const
{
    const auto *units = reinterpret_cast<const UChar *>(text.utf16());
    const auto length = int32_t(text.size());
    QByteArray key(64, Qt::Uninitialized);
    const auto write = [&] {
        return ucol_getSortKey(m_collator.get(), units, length,
                               reinterpret_cast<uint8_t *>(key.data()), int32_t(key.size()));
    };
    const auto needed = write();
    if (needed > key.size()) {
        key.resize(needed);
        write();
    }
    key.truncate(needed);
    return key;
}

} // namespace models
