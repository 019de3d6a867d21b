// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/ExchangeLog.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace support {

namespace {

constexpr int keptOfAKind = 12;
constexpr qsizetype longestBody = 256 * 1024;

QJsonValue bodyOf(const QByteArray &body)
{
    return body.size() > longestBody ? QJsonValue()
                                     : QJsonValue(QString::fromLatin1(body.toBase64()));
}

QJsonArray header(const QByteArray &name, const QByteArray &value)
{
    return {QString::fromLatin1(name), QString::fromLatin1(value)};
}

// Alike enough: the call without its ids, the status and, of a problem, why.
QByteArray kindOf(const hub::HttpRequest &request, const hub::HttpResponse &response)
{
    auto parts = request.path.split('/');
    auto kind = request.method + ' ' + parts.mid(0, 4).join('/') + ' '
        + QByteArray::number(response.status);
    return response.status < 400 ? kind : kind + ' ' + response.body.left(200);
}

} // namespace

ExchangeLog::ExchangeLog()
{
    const auto folder = qEnvironmentVariable("BRANCHBOOK_EXCHANGES");
    if (folder.isEmpty())
        return;
    m_file.setFileName(folder + u'/' + QUuid::createUuid().toString(QUuid::WithoutBraces)
                       + u".jsonl"_s);
}

void ExchangeLog::write(const QByteArray &line)
{
    if (!m_file.isOpen() && !m_file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        qFatal("the exchanges cannot be written");
    m_file.write(line + '\n');
    m_file.flush();
}

void ExchangeLog::note(const hub::HttpRequest &request, const hub::HttpResponse &response)
{
    if (m_file.fileName().isEmpty() || response.status == 0 || response.pending
        || ++m_kept[kindOf(request, response)] > keptOfAKind)
        return;
    QJsonArray requestHeaders;
    for (auto it = request.headers.cbegin(); it != request.headers.cend(); ++it)
        requestHeaders.append(header(it.key(), it.value()));
    QJsonArray responseHeaders;
    for (const auto &[name, value] : response.headers)
        responseHeaders.append(header(name, value));
    write(QJsonDocument(
              QJsonObject{
                  {u"test"_s, QString::fromLatin1(QTest::currentTestFunction())},
                  {u"method"_s, QString::fromLatin1(request.method)},
                  {u"path"_s, QString::fromLatin1(request.path)},
                  {u"requestHeaders"_s, requestHeaders},
                  {u"requestBody"_s, bodyOf(request.body)},
                  {u"status"_s, response.status},
                  {u"responseHeaders"_s, responseHeaders},
                  {u"responseBody"_s, response.stream ? QJsonValue() : bodyOf(response.body)},
              })
              .toJson(QJsonDocument::Compact));
}

void ExchangeLog::noteRoutes(const QList<QByteArray> &routes)
{
    if (m_file.fileName().isEmpty())
        return;
    QJsonArray names;
    for (const auto &route : routes)
        names.append(QString::fromLatin1(route));
    write(QJsonDocument(QJsonObject{{u"routes"_s, names}}).toJson(QJsonDocument::Compact));
}

} // namespace support
