// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

//! A folder and what its files may include beside their own folder: folders ("models/domain/") or
//! single headers. This is the diagram of docs/architecture.md; an arrow that is not here is a
//! fault.
struct Layer {
    QString folder;
    QStringList allowed;
};

const QStringList &basics()
{
    static const QStringList headers{u"models/domain/Result.h"_s, u"models/domain/Error.h"_s,
                                     u"models/domain/Ids.h"_s, u"models/domain/Clock.h"_s,
                                     u"models/domain/RandomSource.h"_s};
    return headers;
}

// The most particular folder first.
const QList<Layer> &layers()
{
    static const QStringList belowStore{u"models/domain/"_s, u"models/crypto/"_s, u"models/sql/"_s};
    static const QList<Layer> all{
        {u"models/domain/"_s, {}},
        {u"models/crypto/"_s, basics()},
        {u"models/sql/"_s,
         basics()
             + QStringList{u"models/crypto/SecretBytes.h"_s, u"models/crypto/DurableFile.h"_s}},
        {u"models/store/"_s, belowStore + QStringList{u"models/media/"_s}},
        {u"models/media/"_s, belowStore + QStringList{u"models/store/"_s}},
        {u"models/imaging/"_s, belowStore + QStringList{u"models/store/"_s, u"models/media/"_s}},
        {u"models/documents/"_s, {u"models/domain/"_s, u"models/store/"_s, u"models/sql/"_s}},
        {u"models/items/"_s, {u"models/domain/"_s, u"models/store/"_s}},
        {u"sync/wire/"_s, {u"models/domain/"_s, u"models/crypto/"_s}},
        {u"sync/engine/"_s,
         belowStore
             + QStringList{u"models/store/"_s, u"models/media/"_s, u"sync/wire/"_s,
                           u"sync/bundle/"_s}},
        {u"sync/bundle/"_s,
         belowStore
             + QStringList{u"models/store/"_s, u"models/media/"_s, u"sync/wire/"_s,
                           u"sync/engine/"_s}},
        {u"sync/hub/"_s, belowStore + QStringList{u"sync/wire/"_s}},
        {u"ui/text/"_s, {u"models/domain/"_s}},
        {u"ui/"_s,
         {u"models/domain/"_s, u"models/store/"_s, u"models/media/"_s, u"models/imaging/"_s,
          u"models/items/"_s, u"models/documents/"_s, u"models/crypto/"_s, u"models/sql/"_s,
          u"sync/engine/SyncStatus.h"_s, u"sync/engine/SyncService.h"_s,
          u"sync/bundle/BundleSummary.h"_s}},
        {u"app/"_s, {u"models/"_s, u"sync/"_s, u"ui/"_s}},
    };
    return all;
}

const Layer *layerOf(const QString &path)
{
    for (const auto &layer : layers()) {
        if (path.startsWith(layer.folder))
            return &layer;
    }
    return nullptr;
}

//! The project's own headers that a source text includes.
QStringList includesOf(const QString &text)
{
    static const QRegularExpression pattern(
        u"^\\s*#\\s*include\\s*\"((?:app|models|sync|ui)/[^\"]+)\""_s,
        QRegularExpression::MultilineOption);
    QStringList includes;
    for (auto matches = pattern.globalMatch(text); matches.hasNext();)
        includes << matches.next().captured(1);
    return includes;
}

//! Includes of \a path that turn an arrow back.
QStringList wrongArrows(const QString &path, const QString &text)
{
    const auto *layer = layerOf(path);
    QStringList wrong;
    for (const auto &include : includesOf(text)) {
        const bool fine = layer
            && (include.startsWith(layer->folder)
                || std::ranges::any_of(layer->allowed, [&](const QString &allowed) {
                       return include.startsWith(allowed);
                   }));
        if (!fine)
            wrong << path + u" includes "_s + include;
    }
    return wrong;
}

} // namespace

class LayerTest : public QObject
{
    Q_OBJECT

private slots:
    void everyIncludeFollowsTheArrows()
    {
        const QDir top(QStringLiteral(SOURCE_DIR));
        QStringList wrong;
        int files = 0;
        for (const auto *folder : {"app", "models", "sync", "ui"}) {
            QDirIterator iterator(top.filePath(QString::fromLatin1(folder)), {u"*.h"_s, u"*.cpp"_s},
                                  QDir::Files, QDirIterator::Subdirectories);
            while (iterator.hasNext()) {
                const auto path = iterator.next();
                QFile file(path);
                QVERIFY(file.open(QIODevice::ReadOnly));
                wrong << wrongArrows(top.relativeFilePath(path), QString::fromUtf8(file.readAll()));
                ++files;
            }
        }
        QVERIFY(files > 20);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    void aTurnedArrowIsSeen_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("include");
        QTest::addColumn<bool>("allowed");
        QTest::newRow("down") << "sync/engine/A.cpp"
                              << "models/store/Vault.h" << true;
        QTest::newRow("own folder") << "sync/hub/A.cpp"
                                    << "sync/hub/HubStore.h" << true;
        QTest::newRow("hub to store") << "sync/hub/A.cpp"
                                      << "models/store/Vault.h" << false;
        QTest::newRow("store to ui") << "models/store/A.cpp"
                                     << "ui/Workspace.h" << false;
        QTest::newRow("domain to crypto") << "models/domain/A.h"
                                          << "models/crypto/SecretBytes.h" << false;
        QTest::newRow("window to wire") << "ui/sync/A.cpp"
                                        << "sync/wire/Batch.h" << false;
        QTest::newRow("text to store") << "ui/text/A.cpp"
                                       << "models/store/Vault.h" << false;
    }

    void aTurnedArrowIsSeen()
    {
        QFETCH(QString, path);
        QFETCH(QString, include);
        QFETCH(bool, allowed);
        const auto text = u"#include \"%1\"\n"_s.arg(include);
        QCOMPARE(wrongArrows(path, text).isEmpty(), allowed);
    }
};

BRANCHBOOK_TEST(LayerTest)
#include "LayerTest.moc"
