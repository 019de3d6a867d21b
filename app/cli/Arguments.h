// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace cli {

struct Command;

//! One option of a command: "--limit N".
struct Option {
    enum Rule { Free = 0, Required = 1, Number = 2 };

    QString name{};
    //! What stands for the value in the help; empty for a switch. "hub|station" are the words that
    //! it may be.
    QString value{};
    int rules = Free; //!< Number: a whole one from 0 on
};

//! A command line taken apart: `branchbook-cli [global options] WORDS… [options] [arguments]`.
//!
//! Options may stand anywhere behind the program's name; `--` ends them.
class Arguments
{
    Q_DECLARE_TR_FUNCTIONS(cli)

public:
    //! An error is a sentence for the person at the terminal.
    struct Parsed;
    static Parsed parse(const QStringList &commandLine, const QList<Command> &commands);

    bool has(const QString &option) const { return m_options.contains(option); }
    //! The last one given; empty when there is none.
    QString value(const QString &option) const;
    QStringList values(const QString &option) const { return m_options.value(option); }
    //! What follows the command's words.
    const QStringList &positional() const { return m_positional; }

private:
    QHash<QString, QStringList> m_options;
    QStringList m_positional;
};

struct Arguments::Parsed {
    Arguments arguments;
    const Command *command = nullptr; //!< null with --help, --version or a fault
    QString fault{};
};

//! The options that every command takes.
QList<Option> globalOptions();

} // namespace cli
