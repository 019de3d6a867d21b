// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/AwayWatch.h"
#include "app/desktop/Program.h"
#include "app/desktop/SingleInstance.h"
#include "models/crypto/PassphraseFile.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QProcess>
#include <QStandardPaths>
#include <QTranslator>

using namespace Qt::StringLiterals;

namespace {

constexpr int usageError = 64;

QString defaultVaultFolder()
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation))
        .filePath(u"vault"_s);
}

//! The interface is Chinese wherever the program runs; the sources are English.
void installTranslations(QApplication &application)
{
    for (const auto &name : {u"qtbase_zh_CN"_s, u"branchbook_zh_CN"_s}) {
        auto *translator = new QTranslator(&application);
        if (translator->load(u":/translations/"_s + name))
            QCoreApplication::installTranslator(translator);
    }
    QLocale::setDefault(QLocale(QLocale::Chinese, QLocale::China));
}

models::Result<desktop::Options> optionsOf(const QCommandLineParser &parser,
                                           const ui::Preferences &preferences)
{
    desktop::Options options;
    options.vaultFolder = parser.value(u"vault"_s);
    if (options.vaultFolder.isEmpty())
        options.vaultFolder = preferences.vaultFolder();
    if (options.vaultFolder.isEmpty())
        options.vaultFolder = defaultVaultFolder();
    options.captureFolder = parser.value(u"capture"_s);
    if (const auto files = parser.positionalArguments(); !files.isEmpty())
        options.bundleFile = QFileInfo(files.first()).absoluteFilePath();
    if (parser.isSet(u"passphrase-fd"_s)) {
        bool isNumber = false;
        const int descriptor = parser.value(u"passphrase-fd"_s).toInt(&isNumber);
        BB_TRY_ASSIGN(
            secret,
            models::passphraseFromDescriptor(isNumber ? descriptor : -1, u"passphrase-fd"_s));
        options.passphrase = std::move(secret);
    } else if (parser.isSet(u"passphrase-file"_s)) {
        BB_TRY_ASSIGN(
            secret,
            models::passphraseFromFile(parser.value(u"passphrase-file"_s), u"passphrase-file"_s));
        options.passphrase = std::move(secret);
    }
    // Scripts wait for an answer, and without a display nobody would see the window.
    const auto platform = QGuiApplication::platformName();
    options.endsOnFailure =
        options.passphrase.has_value() || platform == u"offscreen" || platform == u"minimal";
    return options;
}

} // namespace

int main(int argc, char **argv)
{
    // The other backend crashes where its plugins are not installed (docs/decisions).
    if (qEnvironmentVariableIsEmpty("QT_MEDIA_BACKEND"))
        qputenv("QT_MEDIA_BACKEND", "ffmpeg");
    if (!models::hardenProcess())
        return 70;
    QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(u"Branchbook"_s);
    QCoreApplication::setApplicationName(u"branchbook"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(BRANCHBOOK_VERSION));
    QGuiApplication::setDesktopFileName(u"branchbook"_s);
    installTranslations(application);
    QGuiApplication::setApplicationDisplayName(QCoreApplication::translate("main", "Branchbook"));

    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({{u"vault"_s, u"Folder of the record book."_s, u"DIR"_s},
                       {u"passphrase-fd"_s, u"Read the passphrase from a descriptor."_s, u"N"_s},
                       {u"passphrase-file"_s, u"Read the passphrase from a file."_s, u"FILE"_s},
                       {u"capture"_s, u"Write a picture of every page and end."_s, u"DIR"_s}});
    parser.addPositionalArgument(u"bundle"_s, u"A *.bbundle to look into."_s, u"[FILE]"_s);
    parser.process(application);

    ui::Preferences preferences;
    auto options = optionsOf(parser, preferences);
    if (!options)
        return usageError;
    desktop::SingleInstance instance(options->vaultFolder);
    if (!instance.claim(options->bundleFile))
        return 0;

    ui::Theme theme(application);
    theme.apply(preferences.scheme(ui::Theme::desktopScheme()), preferences.textSize());
    const auto vaultFolder = options->vaultFolder;
    bool restart = false;
    int outcome = 0;
    const auto away = desktop::watchForAbsence();
    {
        desktop::Program program(std::move(*options), theme, preferences, *away);
        QObject::connect(&instance, &desktop::SingleInstance::asked, &program,
                         &desktop::Program::bringToFront);
        QObject::connect(&program, &desktop::Program::restartRequested, &application, [&restart] {
            restart = true;
            QCoreApplication::quit();
        });
        QMetaObject::invokeMethod(&program, &desktop::Program::start, Qt::QueuedConnection);
        outcome = QApplication::exec();
    }
    instance.release();
    // A new process has none of the old one's memory: nothing readable stays behind a lock.
    if (restart)
        QProcess::startDetached(QCoreApplication::applicationFilePath(),
                                {u"--vault"_s, vaultFolder});
    return outcome;
}
