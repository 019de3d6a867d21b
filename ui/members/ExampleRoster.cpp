// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/members/ExampleRoster.h"

#include "models/documents/MemberRoster.h"
#include "models/domain/catalogue/Kinds.h"
#include "models/domain/MemberRules.h"
#include "ui/records/ValueText.h"
#include "ui/text/FieldText.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("ui::ExampleRoster", text);
}

models::RosterHeadings headings()
{
    return {.title = words(QT_TRANSLATE_NOOP("ui::ExampleRoster", "Roster of members (example)")),
            .subtitle = words(QT_TRANSLATE_NOOP(
                "ui::ExampleRoster",
                "Made-up people: replace them by your members. Keep the line of headings, and the "
                "identity numbers as text.")),
            .number = words(QT_TRANSLATE_NOOP("ui::ExampleRoster", "No."))};
}

models::Member example(const QString &name, QDate birthOn, int sequence)
{
    models::Member member;
    member.name = name;
    member.sex = sequence % 2 == 1 ? models::Sex::Male : models::Sex::Female;
    member.ethnicity = u"汉族"_s;
    member.birthOn = birthOn;
    member.identityNumber = models::sampleIdentityNumber(birthOn, sequence);
    member.mobile = u"1380000000%1"_s.arg(sequence);
    return member;
}

QList<models::Member> people()
{
    auto secretary = example(u"张三"_s, QDate(1968, 3, 12), 1);
    secretary.education = u"高中"_s;
    secretary.joinedOn = QDate(1994, 7, 1);
    secretary.fullMemberOn = QDate(1995, 7, 1);
    secretary.branchPost = u"书记"_s;
    secretary.address = u"示例村一组1号"_s;
    auto member = example(u"李四"_s, QDate(1985, 11, 5), 2);
    member.education = u"大学专科"_s;
    member.joinedOn = QDate(2012, 6, 20);
    member.fullMemberOn = QDate(2013, 6, 20);
    member.address = u"示例村二组8号"_s;
    auto probationary = example(u"王五"_s, QDate(1999, 9, 9), 3);
    probationary.education = u"大学本科"_s;
    probationary.category = models::MemberCategory::Probationary;
    probationary.joinedOn = QDate(2026, 6, 28);
    return {secretary, member, probationary};
}

} // namespace

models::Sheet exampleRoster()
{
    const models::ExportOptions options{
        .unmasked = true,
        .words = {.label = [](QStringView kind,
                              QStringView field) { return text::fieldLabel(kind, field); },
                  .word =
                      [](QStringView kind, QStringView field, QStringView word) {
                          return valueText(kind, field.toString(), word.toString());
                      }},
        .organisations = {}};
    return models::rosterOf(people(), headings(), options);
}

void chooseExampleFile(QWidget *parent, const std::function<void(const QString &path)> &chosen)
{
    auto *dialog = new QFileDialog(
        parent, words(QT_TRANSLATE_NOOP("ui::ExampleRoster", "Save an example file")),
        QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation),
        words(QT_TRANSLATE_NOOP("ui::ExampleRoster",
                                "Excel workbook (*.xlsx);;CSV for Excel (*.csv)")));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"xlsx"_s);
    dialog->selectFile(words(QT_TRANSLATE_NOOP("ui::ExampleRoster", "Example roster.xlsx")));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, chosen);
    dialog->open();
}

} // namespace ui
