// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Command.h"
#include "app/cli/Output.h"
#include "app/cli/Session.h"
#include "models/crypto/SecretBytes.h"

#include <QGuiApplication>
#include <QLocale>
#include <QTranslator>

using namespace Qt::StringLiterals;

namespace {

void showHelp(cli::Output &output, const QList<cli::Command> &commands)
{
    QStringList global;
    for (const auto &option : cli::globalOptions())
        global << u"[--"_s + option.name + (option.value.isEmpty() ? u""_s : u' ' + option.value)
                + u']';
    output.message(u"branchbook-cli "_s + global.join(u' ') + u" COMMAND"_s);
    for (const auto &command : commands)
        output.message(u"  "_s + command.usage());
    output.message(QCoreApplication::translate(
        "cli",
        "Exit codes: 0 done; 1 some rows rejected; 64 usage; 65 data; 66 input; 69 server; 70 bug; "
        "73 output; 75 try again, another program holds the vault; 76 protocol; 77 denied; "
        "78 configuration."));
}

} // namespace

int main(int argc, char **argv)
{
    // Photos and videos are looked into with Qt's image and media classes, which want a platform;
    // a command line has no screen.
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    if (qEnvironmentVariableIsEmpty("QT_MEDIA_BACKEND"))
        qputenv("QT_MEDIA_BACKEND", "ffmpeg");
    const bool hardened = models::hardenProcess();
    QGuiApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"branchbook"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(BRANCHBOOK_VERSION));

    // Chinese first: English only for those whose system says so.
    QTranslator translator;
    if (QLocale::system().language() != QLocale::English
        && translator.load(u":/translations/branchbook_zh_CN"_s))
        QCoreApplication::installTranslator(&translator);

    const auto commands = cli::allCommands();
    const auto parsed = cli::Arguments::parse(QCoreApplication::arguments(), commands);
    cli::Output output(parsed.arguments.has(u"json"_s));
    if (!parsed.fault.isEmpty()) {
        output.message(parsed.fault);
        return int(cli::ExitCode::Usage);
    }
    if (parsed.arguments.has(u"version"_s)) {
        output.object({{u"version"_s, QStringLiteral(BRANCHBOOK_VERSION)}});
        return 0;
    }
    if (!parsed.command) {
        showHelp(output, commands);
        return 0;
    }
    if (!hardened)
        return int(output.failure(models::Error{models::Error::Internal, {}, u"sodium"_s, {}}));
    cli::Session session(parsed.arguments);
    return int(parsed.command->run(session, parsed.arguments, output));
}
