// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestContext.h"

#include <algorithm>
#include <array>
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
    constexpr std::array weights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    constexpr char checks[] = "10X98765432";
    const auto digits = QStringLiteral("990000%1%2")
                            .arg(birth.toString(QStringLiteral("yyyyMMdd")))
                            .arg(sequence, 3, 10, QLatin1Char('0'));
    int sum = 0;
    for (size_t i = 0; i < weights.size(); ++i)
        sum += digits[qsizetype(i)].digitValue() * weights[i];
    return digits + QLatin1Char(checks[sum % 11]);
}

QString dataFile(const QString &name)
{
    return QStringLiteral(TEST_DATA_DIR "/") + name;
}

} // namespace support
