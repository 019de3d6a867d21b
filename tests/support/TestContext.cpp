// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestContext.h"

#include "models/domain/MemberRules.h"

#include <algorithm>
#include <cstring>

namespace support {

void FakeRandom::fill(void *bytes, qsizetype size)
{
    auto *out = static_cast<char *>(bytes);
    while (size > 0) {
        const quint64 word = m_engine();
        const auto part = std::min<qsizetype>(size, qsizetype(sizeof word));
        std::memcpy(out, &word, size_t(part));
        out += part;
        size -= part;
    }
}

QString sampleIdentityNumber(const QDate &birth, int sequence)
{
    return models::sampleIdentityNumber(birth, sequence);
}

QString dataFile(const QString &name)
{
    return sourceFile(QStringLiteral("tests/data/") + name);
}

QString sourceFile(const QString &name)
{
    return QStringLiteral(TEST_SOURCE_DIR "/") + name;
}

} // namespace support
