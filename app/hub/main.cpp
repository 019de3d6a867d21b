// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/HubCommands.h"
#include "app/hub/HubText.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

#include <cstdio>

using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    if (!models::hardenProcess()) {
        std::fputs("{\"level\":\"error\",\"reason\":\"crypto\"}\n", stderr);
        return 70;
    }
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"branchbook-hub"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(BRANCHBOOK_VERSION));

    // Chinese first: English only for those whose system says so.
    QTranslator programWords;
    QTranslator systemWords;
    if (QLocale::system().language() != QLocale::English) {
        if (systemWords.load(u":/translations/qtbase_zh_CN"_s))
            QCoreApplication::installTranslator(&systemWords);
        if (programWords.load(u":/translations/branchbook_zh_CN"_s))
            QCoreApplication::installTranslator(&programWords);
    }

    QCommandLineParser parser;
    parser.setApplicationDescription(hubapp::description());
    const auto help = parser.addHelpOption();
    const auto version = parser.addVersionOption();
    parser.addPositionalArgument(u"command"_s, QCoreApplication::translate("hub", "What to do."));
    parser.addOptions(hubapp::options());
    if (!parser.parse(QCoreApplication::arguments())) {
        std::fprintf(stderr, "%s\n", qUtf8Printable(parser.errorText()));
        return hubapp::exitUsage;
    }
    if (parser.isSet(help))
        parser.showHelp();
    if (parser.isSet(version))
        parser.showVersion();
    return hubapp::HubCommands(parser).run(parser.positionalArguments());
}
