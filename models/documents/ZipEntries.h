// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/Table.h"
#include "models/domain/Result.h"

#include <QHash>
#include <QString>

#include <functional>
#include <memory>

class QIODevice;
class QuaZip;

namespace models {

//! The entries of a zip file in memory or on disk, read with a cap that counts what really comes
//! out, not what the file claims.
class ZipEntries
{
public:
    //! \a device must be open, seekable and outlive the entries. Corrupt when it is no whole zip
    //! file; TooLarge when it claims more than the limits.
    static Result<ZipEntries> open(QIODevice &device, const TableLimits &limits);
    ~ZipEntries();
    ZipEntries(ZipEntries &&) noexcept;
    ZipEntries &operator=(ZipEntries &&) = delete;

    bool contains(const QString &name) const { return m_sizes.contains(name.toLower()); }

    //! Hands the entry as a device to \a parse. NotFound when it is not there; TooLarge when more
    //! comes out than allowed; Corrupt when it ends early or its checksum is wrong.
    Result<void> read(const QString &name, const std::function<Result<void>(QIODevice &)> &parse);

private:
    ZipEntries(std::unique_ptr<QuaZip> zip, const TableLimits &limits);

    std::unique_ptr<QuaZip> m_zip;
    TableLimits m_limits;
    QHash<QString, qint64> m_sizes; //!< by lower-case name: programs differ in case
    qint64 m_budget;
};

} // namespace models
