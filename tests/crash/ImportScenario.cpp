// SPDX-License-Identifier: GPL-3.0-or-later
#include "crash/CrashScenario.h"
#include "crash/CrashVault.h"
#include "models/domain/catalogue/Kinds.h"

#include <random>

using namespace models;
using namespace Qt::StringLiterals;

namespace {

constexpr int rowsOfAFile = 150;

//! Whole files are imported, each in one txn.
class ImportScenario : public crash::Scenario
{
public:
    void prepare(const QString &folder) override { crash::prepareVault(folder); }

    void work(const QString &folder, quint64 seed, const Tell &tell) override
    {
        const auto open = crash::openVault(folder);
        std::mt19937_64 random(seed);
        tell(u"ready"_s);
        for (;;) {
            const auto name = QString::number(random(), 36);
            ChangeWriter::Txn txn(*open->writer);
            if (!txn.begun())
                return;
            for (int row = 0; row < rowsOfAFile; ++row) {
                if (!open->writer->put(kind::member, open->writer->newRecordId(), open->branch,
                                       {{u"name"_s, u"李样%1"_s.arg(row)},
                                        {u"category"_s, u"full"_s},
                                        {u"note"_s, name}}))
                    return;
            }
            if (!txn.commit())
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
};

CRASH_SCENARIO(ImportScenario, "import")

} // namespace
