// SPDX-License-Identifier: GPL-3.0-or-later
#include "crash/CrashScenario.h"
#include "crash/CrashVault.h"
#include "models/documents/MemberImport.h"
#include "models/store/Backup.h"
#include "models/store/MemberRepository.h"
#include "models/store/OrganisationRepository.h"
#include "models/store/SafetyCopies.h"
#include "support/TestReplica.h"

#include <random>

using namespace models;
using namespace Qt::StringLiterals;

namespace {

constexpr int rowsOfAFile = 150;

//! Rosters are imported, each in one txn behind a safety copy.
class ImportScenario : public crash::Scenario
{
public:
    void prepare(const QString &folder) override { crash::prepareVault(folder); }

    void work(const QString &folder, quint64 seed, const Tell &tell) override
    {
        const auto open = crash::openVault(folder);
        const MemberRepository members(*open->database, *open->writer, open->clock);
        const OrganisationRepository organisations(*open->database);
        const SafetyCopies copies(*open->vault, {open->clock, open->random});
        MemberImport import(members, organisations, *open->writer, open->clock);
        std::mt19937_64 random(seed);
        tell(u"ready"_s);
        for (;;) {
            const quint64 file = random();
            const auto name = QString::number(file, 36);
            const auto table = roster(file, name);
            const auto mapping = ColumnMapping::guess(table);
            const auto copy = copies.take(*open->database);
            if (!mapping || !copy)
                return;
            tell(u"copy "_s + *copy);
            const auto report = import.run(table, *mapping, {.branch = open->branch});
            if (!report || report->created != rowsOfAFile)
                return;
            tell(u"file "_s + name);
        }
    }

    QString fault(const QString &folder, const QStringList &told) override
    {
        QString fault;
        const auto open = crash::openAndCheck(folder, fault);
        if (!fault.isEmpty())
            return fault;
        const auto halves = u"SELECT count(*) FROM (SELECT note FROM members GROUP BY note "
                            "HAVING count(*) <> %1)"_s.arg(rowsOfAFile);
        if (crash::number(*open->database, halves.toLatin1().constData()) != 0)
            return u"half a file"_s;
        if (crash::number(*open->database,
                          "SELECT count(*) FROM (SELECT txn FROM changes GROUP BY txn HAVING "
                          "count(DISTINCT new_fields) = 0)")
            != 0)
            return u"an empty txn"_s;
        if (const auto why = faultOfCopies(*open, told); !why.isEmpty())
            return why;
        for (const auto &line : told) {
            if (!line.startsWith(u"file "))
                continue;
            auto select = open->database->prepare("SELECT count(*) FROM members WHERE note = ?1");
            if (!select)
                return u"no statement"_s;
            select->bind(1, QStringView(line).mid(5));
            if (!select->step() || select->number(0) != rowsOfAFile)
                return u"lost: "_s + line;
        }
        return {};
    }

private:
    static Cell cell(const QString &text)
    {
        Cell cell;
        cell.type = Cell::Type::Text;
        cell.text = text;
        return cell;
    }

    //! Names that no other file has; the remark says which file it was.
    static Table roster(quint64 file, const QString &name)
    {
        const auto character = [](quint64 bits) { return QChar(char16_t(0x4e00 + bits % 8'192)); };
        Table table;
        table.columns = 2;
        table.rows << TableRow{1, {cell(u"姓名"_s), cell(u"备注"_s)}};
        for (int row = 0; row < rowsOfAFile; ++row) {
            const QString person =
                QString(u'样') + character(quint64(row)) + character(file) + character(file >> 13);
            table.rows << TableRow{row + 2, {cell(person), cell(name)}};
        }
        return table;
    }

    //! Every safety copy there is opens, and the last one that was told of is there.
    static QString faultOfCopies(crash::OpenVault &open, const QStringList &told)
    {
        const VaultContext context{open.clock, open.random, crypto::PassphraseCost::cheap()};
        const auto files = SafetyCopies(*open.vault, context).list();
        for (const auto &file : files) {
            const backup::Secret secret{open.vault->person().id, support::passphrase(), {}};
            if (!backup::verify(file, secret, context))
                return u"half a safety copy"_s;
        }
        for (auto line = told.crbegin(); line != told.crend(); ++line) {
            if (line->startsWith(u"copy "))
                return files.contains(line->mid(5)) ? QString() : u"lost: "_s + *line;
        }
        return {};
    }
};

CRASH_SCENARIO(ImportScenario, "import")

} // namespace
