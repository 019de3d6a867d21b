// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hub/HubCommands.h"

#include <QCoreApplication>

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

    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"init | serve | org import FILE.csv | user add NAME --org CODE --role ROLE |\n"
        "enrol-code --user NAME | load KIND FILE.ndjson | digest | devices list |\n"
        "devices revoke ID | audit list | audit verify | parcels list |\n"
        "parcels take FILE | parcels apply NO | parcels discard NO |\n"
        "bundle import FILE... --reply OUT\n\n"
        "Exit codes: 0 done, 64 usage, 65 data, 66 input, 70 bug, 73 output, 75 busy, 77 denied,\n"
        "78 configuration."_s);
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(u"command"_s, u"What to do."_s);
    hubapp::HubCommands::addOptions(parser);
    parser.process(application);
    return hubapp::HubCommands(parser).run(parser.positionalArguments());
}
