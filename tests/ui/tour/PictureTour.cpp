// SPDX-License-Identifier: GPL-3.0-or-later
#include "CutText.h"
#include "Guide.h"
#include "Tours.h"

#include "support/TestMain.h"

#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QPushButton>
#include <QTest>
#include <QTranslator>

using namespace Qt::StringLiterals;

BRANCHBOOK_TEST_APP(QApplication)

namespace {

constexpr QSize officeScreen{1366, 768};
constexpr QSize wideScreen{1920, 1080};

const QList<Look> &looks()
{
    static const QList<Look> all{
        {u"light-1366"_s, ui::Scheme::Light, ui::TextSize::Normal, officeScreen},
        {u"light-1920"_s, ui::Scheme::Light, ui::TextSize::Normal, wideScreen},
        {u"dark-1366"_s, ui::Scheme::Dark, ui::TextSize::Normal, officeScreen},
        {u"large-1366"_s, ui::Scheme::Light, ui::TextSize::Large, officeScreen}};
    return all;
}

} // namespace

//! Drives the real program through every page and dialog and writes what a person sees: label
//! "tour", pictures in <build>/tour/<look>.
class PictureTour : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        for (const auto &name : {u"qtbase_zh_CN"_s, u"branchbook_zh_CN"_s}) {
            auto *translator = new QTranslator(this);
            QVERIFY(translator->load(u":/translations/"_s + name));
            QVERIFY(QCoreApplication::installTranslator(translator));
        }
        QLocale::setDefault(QLocale(QLocale::Chinese, QLocale::China));
        m_theme = std::make_unique<ui::Theme>(*qApp);
    }

    void cutWordsAreFound()
    {
        QWidget window;
        auto *label = new QLabel(u"党支部党员大会"_s, &window);
        auto *button = new QPushButton(u"保存并提交"_s, &window);
        button->move(0, 100);
        for (QWidget *widget : {static_cast<QWidget *>(label), static_cast<QWidget *>(button)})
            widget->resize(widget->sizeHint());
        window.resize(400, 200);
        window.show();
        QCOMPARE(support::cutTexts(window), QStringList());
        label->resize(30, label->height());
        QCOMPARE(support::cutTexts(window).size(), 1);
        button->resize(button->width(), 8);
        QCOMPARE(support::cutTexts(window).size(), 2);
        label->resize(label->sizeHint());
        label->move(380, 0);
        QCOMPARE(support::cutTexts(window).size(), 2);
    }

    void emptyPicturesAreFound()
    {
        QImage picture(200, 100, QImage::Format_RGB32);
        picture.fill(Qt::white);
        QVERIFY(support::isBlank(picture));
        QLabel label(u"党支部"_s);
        label.resize(200, 100);
        QVERIFY(!support::isBlank(label.grab().toImage()));
    }

    void pictures_data()
    {
        QTest::addColumn<int>("look");
        for (int i = 0; i < looks().size(); ++i)
            QTest::newRow(qPrintable(looks().at(i).name)) << i;
    }

    void pictures()
    {
        QFETCH(int, look);
        Guide guide(*m_theme, looks().at(look),
                    QDir(QStringLiteral(TOUR_FOLDER)).filePath(looks().at(look).name));
        for (const auto tour : {tourEntrance, tourBook, tourImport, tourSync, tourRoles}) {
            tour(guide);
            if (QTest::currentTestFailed())
                break;
        }
        for (const auto &fault : guide.faults())
            qWarning("%s", qPrintable(fault));
        QVERIFY2(guide.faults().isEmpty(), "pictures with faults, see above");
        QCOMPARE(guide.names(), expectedPictures());
    }

private:
    std::unique_ptr<ui::Theme> m_theme;
};

BRANCHBOOK_TEST(PictureTour)
#include "PictureTour.moc"
