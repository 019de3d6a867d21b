// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wire/Changes.h"

#include "models/domain/CanonicalCbor.h"

#include "Samples.h"
#include "support/Check.h"
#include "support/TestMain.h"

using namespace Qt::StringLiterals;
using models::Error;
using models::Result;

class ChangesTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_samples.emplace(); }

    void requestComesBack()
    {
        wire::ChangesRequest request;
        request.checkpoint = m_samples->bytes(16);
        request.streams = {{u"b/core"_s, 12}, {u"a/core"_s, 0}, {u"a/attendance/2026"_s, 99'999}};
        request.limit = 500;
        request.echo = false;
        const auto read = wire::ChangesRequest::decode(request.encode());
        VERIFY_OK(read);
        QCOMPARE(read->checkpoint, request.checkpoint);
        QCOMPARE(read->streams, request.streams);
        QCOMPARE(read->limit, 500);
        QCOMPARE(read->echo, false);
    }

    void cutRequestIsRefused()
    {
        wire::ChangesRequest request;
        request.streams = {{u"a/core"_s, 7}};
        const auto bytes = request.encode();
        for (qsizetype length = 0; length < bytes.size(); ++length)
            VERIFY_ERROR(wire::ChangesRequest::decode(bytes.left(length)), Error::Protocol);
    }

    void rowsComeBackAsSlicesOfTheAnswer()
    {
        const auto bytes = answer();
        QList<qint64> seqs;
        QList<QByteArray> states;
        const auto head =
            wire::readChanges(bytes, [&](const auto &, const wire::RowView &row) -> Result<void> {
                seqs.append(row.seq);
                states.append(row.state.toByteArray());
                if (!row.state.isEmpty()) {
                    const bool inside = row.state.data() >= bytes.constData()
                        && row.state.data() < bytes.constData() + bytes.size();
                    if (!inside)
                        return Error::Internal;
                }
                return {};
            });
        VERIFY_OK(head);
        QCOMPARE(head->more, true);
        QCOMPARE(head->checkpoint, QByteArray("checkpoint"));
        QCOMPARE(head->nextAfterSeconds, 75);
        QCOMPARE(head->removed, QList<QString>{u"x/core"_s});
        QCOMPARE(head->streams.size(), 2);
        QCOMPARE(head->streams[1].name, u"a/attendance/2026"_s);
        QCOMPARE(head->streams[1].digest, QByteArray(32, 'e'));
        QCOMPARE(head->kinds, (QList<QString>{u"meeting"_s, u"attendance"_s}));
        QCOMPARE(seqs, (QList<qint64>{3, 9, 1, 40}));
        QCOMPARE(states[0], state(0));
        QVERIFY(states[1].isEmpty());
        QCOMPARE(states[3], state(3));
    }

    void anErrorOfTheCallerStopsTheReading()
    {
        int seen = 0;
        const auto read = wire::readChanges(answer(), [&](const auto &, const auto &) {
            ++seen;
            return Result<void>(Error::DiskFull);
        });
        VERIFY_ERROR(read, Error::DiskFull);
        QCOMPARE(seen, 1);
    }

    void everyCutAnswerIsRefused()
    {
        const auto bytes = answer();
        for (qsizetype length = 0; length < bytes.size(); ++length)
            VERIFY_ERROR(wire::readChanges(bytes.left(length), ignore), Error::Protocol);
    }

    void alteredAnswersNeverCrash()
    {
        const auto bytes = answer();
        int refused = 0;
        for (qsizetype i = 0; i < bytes.size(); ++i) {
            for (const char flip : {char(0x01), char(0x40), char(0xff)}) {
                auto altered = bytes;
                altered[i] = char(altered[i] ^ flip);
                refused += wire::readChanges(altered, ignore) ? 0 : 1;
            }
        }
        QVERIFY(refused > bytes.size());
    }

    void rowBeyondItsStreamsSeqIsRefused()
    {
        wire::ChangesReply head;
        head.streams = {{u"a/core"_s, 5, 5, 1, QByteArray(32, 'd')}};
        head.kinds = {u"meeting"_s};
        wire::ChangesWriter writer;
        writer.addRow(0, 0, m_samples->bytes(16), 6, state(1));
        VERIFY_ERROR(wire::readChanges(writer.finish(head), ignore), Error::Protocol);
    }

    void nothingNewIsAShortAnswer()
    {
        wire::ChangesReply head;
        head.same = true;
        head.checkpoint = m_samples->bytes(16);
        head.hubTime = m_samples->clock.nowMs();
        const auto bytes = wire::ChangesWriter().finish(head);
        QVERIFY(bytes.size() < 120);
        const auto read = wire::readChanges(bytes, ignore);
        VERIFY_OK(read);
        QVERIFY(read->same);
    }

    void digestIsTheSameInAnyOrder()
    {
        QList<QByteArray> hashes;
        for (int i = 0; i < 50; ++i)
            hashes.append(wire::rowHash("member", m_samples->bytes(16), i, state(i)));
        wire::Digest forward;
        wire::Digest backward;
        for (qsizetype i = 0; i < hashes.size(); ++i) {
            forward.add(hashes[i]);
            backward.add(hashes[hashes.size() - 1 - i]);
        }
        QCOMPARE(forward, backward);
        QCOMPARE(wire::Digest(forward.bytes()), forward);
        for (const auto &hash : hashes)
            forward.subtract(hash);
        QCOMPARE(forward.bytes(), QByteArray(32, '\0'));
    }

    void digestCarriesAcrossWords()
    {
        wire::Digest digest(QByteArray(32, '\xff'));
        const auto one = QByteArray(1, '\x01') + QByteArray(31, '\0');
        digest.add(one);
        QCOMPARE(digest.bytes(), QByteArray(32, '\0'));
        digest.subtract(one);
        QCOMPARE(digest.bytes(), QByteArray(32, '\xff'));
        digest.add(QByteArray(32, '\xff'));
        QCOMPARE(digest.bytes(), '\xfe' + QByteArray(31, '\xff'));
    }

    void rowHashDependsOnEachOfItsParts()
    {
        const QByteArray id(16, 'i');
        const auto hash = wire::rowHash("member", id, 1, state(1));
        QCOMPARE(hash.size(), 32);
        QVERIFY(hash != wire::rowHash("meeting", id, 1, state(1)));
        QVERIFY(hash != wire::rowHash("member", QByteArray(16, 'j'), 1, state(1)));
        QVERIFY(hash != wire::rowHash("member", id, 2, state(1)));
        QVERIFY(hash != wire::rowHash("member", id, 1, state(2)));
        QCOMPARE(hash,
                 models::crypto::hash("member" + QByteArray(1, '\0') + id + '\x01'
                                      + QByteArray(7, '\0') + state(1)));
    }

private:
    static Result<void> ignore(const wire::ChangesReply &, const wire::RowView &) { return {}; }

    static QByteArray state(int number)
    {
        return models::canonicalCbor(QCborMap{{u"title"_s, u"第%1次"_s.arg(number)}});
    }

    QByteArray answer()
    {
        wire::ChangesReply head;
        head.more = true;
        head.checkpoint = "checkpoint";
        head.nextAfterSeconds = 75;
        head.hubTime = m_samples->clock.nowMs();
        head.removed = {u"x/core"_s};
        head.streams = {{u"a/core"_s, 9, 12, 2, QByteArray(32, 'd')},
                        {u"a/attendance/2026"_s, 40, 40, 2, QByteArray(32, 'e')}};
        head.kinds = {u"meeting"_s, u"attendance"_s};
        wire::ChangesWriter writer;
        writer.addRow(0, 0, m_samples->bytes(16), 3, state(0));
        writer.addRow(0, 0, m_samples->bytes(16), 9, {});
        writer.addRow(1, 1, m_samples->bytes(16), 1, state(2));
        writer.addRow(1, 1, m_samples->bytes(16), 40, state(3));
        return writer.finish(head);
    }

    std::optional<Samples> m_samples;
};

BRANCHBOOK_TEST(ChangesTest)
#include "ChangesTest.moc"

#include <QTest>
