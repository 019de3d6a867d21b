// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/ZipEntries.h"

#include <QIODevice>

#include <quazip/quazip.h>
#include <quazip/quazipfile.h>
#include <quazip/quazipfileinfo.h>

namespace models {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 smallEntry = 1024 * 1024;

Error damaged(const QString &detail)
{
    return Error{Error::Corrupt, {}, u"xlsx"_s, detail};
}

Error tooLarge(qint64 cap)
{
    return Error{Error::TooLarge, {}, u"zip"_s, {}, cap};
}

//! Passes reads on until the budget is spent.
class CappedDevice : public QIODevice
{
public:
    CappedDevice(QIODevice &source, qint64 &budget) : m_source(source), m_budget(budget)
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }

    bool isSequential() const override { return true; }
    bool atEnd() const override { return m_ended; }
    bool exceeded() const { return m_budget < 0; }
    bool broken() const { return m_broken; }

protected:
    qint64 readData(char *data, qint64 size) override
    {
        if (exceeded() || m_broken)
            return -1;
        const auto got = m_source.read(data, size);
        m_broken = got < 0;
        m_ended = got <= 0 && size > 0;
        m_budget -= std::max<qint64>(got, 0);
        return exceeded() ? -1 : got;
    }

    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QIODevice &m_source;
    qint64 &m_budget;
    bool m_ended = false;
    bool m_broken = false;
};

} // namespace

ZipEntries::ZipEntries(std::unique_ptr<QuaZip> zip, const TableLimits &limits)
    : m_zip(std::move(zip)),
      m_limits(limits),
      m_budget(limits.unzippedBytes)
{
}

ZipEntries::~ZipEntries() = default;
ZipEntries::ZipEntries(ZipEntries &&) noexcept = default;

Result<ZipEntries> ZipEntries::open(QIODevice &device, const TableLimits &limits)
{
    auto zip = std::make_unique<QuaZip>(&device);
    zip->setAutoClose(false);
    if (!zip->open(QuaZip::mdUnzip))
        return damaged(u"directory"_s);
    ZipEntries entries(std::move(zip), limits);
    if (entries.m_zip->getEntriesCount() > limits.entries)
        return tooLarge(limits.entries);
    qint64 claimed = 0;
    for (const auto &info : entries.m_zip->getFileInfoList64()) {
        const auto size = qint64(info.uncompressedSize);
        claimed += size;
        const auto most = qint64(std::max<quint64>(1, info.compressedSize)) * limits.ratio;
        if (size < 0 || claimed > limits.unzippedBytes || (size > smallEntry && size > most))
            return tooLarge(limits.unzippedBytes);
        entries.m_sizes.insert(info.name.toLower(), size);
    }
    if (entries.m_sizes.isEmpty())
        return damaged(u"empty"_s);
    return entries;
}

Result<void> ZipEntries::read(const QString &name,
                              const std::function<Result<void>(QIODevice &)> &parse)
{
    const auto found = m_sizes.constFind(name.toLower());
    if (found == m_sizes.cend())
        return Error{Error::NotFound, {}, u"entry"_s, {}};
    if (!m_zip->setCurrentFile(name, QuaZip::csInsensitive))
        return damaged(u"entry"_s);
    QuaZipFile file(m_zip.get());
    if (!file.open(QIODevice::ReadOnly))
        return damaged(u"entry"_s);
    // A directory that understates an entry is caught here: more than it said never comes through.
    qint64 allowed = std::min(m_budget, *found);
    const auto before = allowed;
    CappedDevice capped(file, allowed);
    const auto parsed = parse(capped);
    if (capped.exceeded())
        return tooLarge(m_limits.unzippedBytes);
    if (capped.broken())
        return damaged(u"stream"_s);
    BB_TRY(parsed);
    m_budget -= before - allowed;
    file.close();
    if (file.getZipError() != UNZ_OK)
        return damaged(u"checksum"_s);
    return {};
}

} // namespace models
