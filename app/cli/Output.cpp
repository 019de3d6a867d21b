// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Output.h"

#include "ui/text/ErrorText.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <cstdio>

namespace cli {

using namespace Qt::StringLiterals;

namespace {

void write(std::FILE *stream, const QByteArray &line)
{
    std::fwrite(line.constData(), 1, size_t(line.size()), stream);
    std::fputc('\n', stream);
}

QString shown(const QJsonValue &value)
{
    if (value.isArray())
        return QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact));
    if (value.isObject())
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    return value.toVariant().toString();
}

} // namespace

void Output::object(const QJsonObject &object)
{
    if (m_json) {
        write(stdout, QJsonDocument(object).toJson(QJsonDocument::Compact));
        return;
    }
    for (auto it = object.begin(); it != object.end(); ++it)
        write(stdout, (it.key() + u": "_s + shown(it.value())).toUtf8());
    write(stdout, {});
}

void Output::text(const QString &line)
{
    if (!m_json)
        write(stdout, line.toUtf8());
}

void Output::message(const QString &sentence)
{
    write(stderr, sentence.toUtf8());
}

ExitCode Output::failure(const models::Error &error)
{
    const auto code = exitCodeOf(error);
    message(code == ExitCode::Usage
                ? QCoreApplication::translate(
                      "cli", "“%1” %2. Nothing was done; --help tells what may stand there.")
                      .arg(error.field, ui::text::reasonText(error.reason))
                : ui::text::errorSentence(error));
    return code;
}

} // namespace cli
