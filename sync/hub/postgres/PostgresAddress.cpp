// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/postgres/PostgresAddress.h"

#include <QUrlQuery>

namespace hub {

using namespace Qt::StringLiterals;

namespace {

Error unsupported()
{
    return {Error::Unsupported, u"--store"_s, u"usage"_s};
}

QString decoded(const QString &text)
{
    return QString::fromUtf8(QByteArray::fromPercentEncoding(text.toUtf8()));
}

} // namespace

bool PostgresAddress::isOne(const QString &text)
{
    return text.startsWith(u"postgresql://") || text.startsWith(u"postgres://");
}

Result<PostgresAddress> PostgresAddress::parse(const QString &text)
{
    if (!isOne(text))
        return unsupported();
    auto rest = text.mid(text.indexOf(u"://") + 3);
    PostgresAddress address;
    const QUrlQuery query(rest.section(u'?', 1));
    rest = rest.section(u'?', 0, 0);
    auto servers = rest.section(u'/', 0, 0);
    if (const auto at = servers.lastIndexOf(u'@'); at >= 0) {
        const auto user = servers.left(at);
        if (user.contains(u':'))
            return Error{Error::Denied, u"store"_s, u"password"_s};
        address.m_values.emplaceBack(u"user"_s, decoded(user));
        servers = servers.mid(at + 1);
    }
    QStringList hosts;
    QStringList ports;
    const auto parts = servers.split(u',', Qt::SkipEmptyParts);
    for (const auto &part : parts) {
        const auto colon = part.lastIndexOf(u':');
        const bool hasPort = colon > part.lastIndexOf(u']');
        auto host = decoded(hasPort ? part.left(colon) : part);
        hosts.append(host.remove(u'[').remove(u']'));
        ports.append(hasPort ? part.mid(colon + 1) : u"5432"_s);
    }
    if (!hosts.isEmpty()) {
        address.m_values.emplaceBack(u"host"_s, hosts.join(u','));
        address.m_values.emplaceBack(u"port"_s, ports.join(u','));
    }
    if (hosts.size() > 1)
        address.m_values.emplaceBack(u"target_session_attrs"_s, u"read-write"_s);
    if (const auto name = decoded(rest.section(u'/', 1)); !name.isEmpty())
        address.m_values.emplaceBack(u"dbname"_s, name);
    const auto options = query.queryItems(QUrl::FullyDecoded);
    for (const auto &[key, value] : options) {
        if (key == u"password")
            return Error{Error::Denied, u"store"_s, u"password"_s};
        // It would end the option on its way through Qt's driver.
        if (value.contains(u';') || key.contains(u';'))
            return unsupported();
        address.m_values.removeIf([&key = key](const auto &known) { return known.first == key; });
        address.m_values.emplaceBack(key, value);
    }
    return address;
}

PostgresAddress PostgresAddress::withPasswordFile(const QString &file) const
{
    auto address = *this;
    if (!file.isEmpty())
        address.m_values.emplaceBack(u"passfile"_s, file);
    return address;
}

QString PostgresAddress::options() const
{
    QStringList options;
    for (const auto &[key, value] : m_values) {
        auto quoted = value;
        quoted.replace(u'\\', u"\\\\"_s).replace(u'\'', u"\\'"_s);
        options.append(key + u"='"_s + quoted + u'\'');
    }
    return options.join(u' ');
}

QString PostgresAddress::shown() const
{
    QStringList shown;
    for (const auto &[key, value] : m_values) {
        if (key == u"host" || key == u"port" || key == u"dbname")
            shown.append(value);
    }
    return shown.join(u' ');
}

} // namespace hub
