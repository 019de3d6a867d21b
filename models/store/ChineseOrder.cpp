// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/ChineseOrder.h"

#include <unicode/ucol.h>

#include <array>

namespace models {

namespace {

struct Surname {
    char16_t character;
    char16_t soundsLike; //!< a character with only the reading that the surname has
};

// The collation knows one reading of a character, for these not the surname's.
constexpr std::array surnames{
    Surname{u'曾', u'增'}, Surname{u'单', u'善'}, Surname{u'仇', u'求'}, Surname{u'解', u'谢'},
    Surname{u'查', u'扎'}, Surname{u'区', u'欧'}, Surname{u'盖', u'葛'}, Surname{u'乐', u'岳'},
    Surname{u'覃', u'秦'}, Surname{u'尉', u'玉'}, Surname{u'朴', u'票'}, Surname{u'召', u'绍'},
    Surname{u'翟', u'债'}, Surname{u'任', u'仁'}, Surname{u'缪', u'妙'}, Surname{u'长', u'常'},
};

} // namespace

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

QByteArray ChineseOrder::nameKey(const QString &name) const
{
    for (const auto &surname : surnames) {
        if (!name.startsWith(QChar(surname.character)))
            continue;
        auto spoken = name;
        spoken[0] = QChar(surname.soundsLike);
        return key(spoken);
    }
    return key(name);
}

} // namespace models
