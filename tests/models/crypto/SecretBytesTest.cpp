// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/SecretBytes.h"

#include "support/TestContext.h"
#include "support/TestMain.h"

#include <QTest>

#include <cstring>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#endif
#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif

using namespace models;

class SecretBytesTest : public QObject
{
    Q_OBJECT

private slots:
    void newOneIsZeroed()
    {
        const SecretBytes bytes(64);
        QCOMPARE(bytes.size(), 64);
        QCOMPARE(bytes.view().toByteArray(), QByteArray(64, '\0'));
    }

    void emptyOneHasNoBytes()
    {
        const SecretBytes empty;
        const SecretBytes sized(0);
        QVERIFY(empty.isEmpty());
        QVERIFY(sized.isEmpty());
        QVERIFY(sized.clone().isEmpty());
        QVERIFY(SecretBytes::copyOf({}).isEmpty());
        QCOMPARE(sized.view().size(), 0);
    }

    void movingLeavesNothingBehind()
    {
        auto first = SecretBytes::copyOf("0123456789");
        const auto *address = first.data();

        SecretBytes second(std::move(first));
        QVERIFY(first.isEmpty());
        QVERIFY(!first.data());
        QCOMPARE(second.data(), address);

        auto third = SecretBytes::copyOf("other");
        third = std::move(second);
        QVERIFY(second.isEmpty());
        QCOMPARE(third.data(), address);
        QCOMPARE(third.view().toByteArray(), QByteArray("0123456789"));
    }

    void movingIntoItselfKeepsTheBytes()
    {
        auto bytes = SecretBytes::copyOf("abc");
        auto &same = bytes;
        bytes = std::move(same);
        QCOMPARE(bytes.view().toByteArray(), QByteArray("abc"));
    }

    void cloneIsIndependent()
    {
        auto original = SecretBytes::copyOf("abc");
        auto copy = original.clone();
        original.data()[0] = 'x';
        QCOMPARE(copy.view().toByteArray(), QByteArray("abc"));
        QVERIFY(copy.data() != original.data());
    }

    void midTakesAPart()
    {
        const auto bytes = SecretBytes::copyOf("0123456789");
        QCOMPARE(bytes.mid(2, 3).view().toByteArray(), QByteArray("234"));
        QCOMPARE(bytes.mid(0, 10).view().toByteArray(), QByteArray("0123456789"));
        QVERIFY(bytes.mid(10, 0).isEmpty());
    }

    void clearEmpties()
    {
        auto bytes = SecretBytes::copyOf("abc");
        bytes.clear();
        QVERIFY(bytes.isEmpty());
        QVERIFY(!bytes.data());
        bytes.clear();
        QVERIFY(bytes.isEmpty());
    }

    void randomComesFromTheGivenSource()
    {
        support::FakeRandom one(7);
        support::FakeRandom same(7);
        support::FakeRandom other(8);
        const auto bytes = SecretBytes::random(32, one);
        QCOMPARE(bytes.view(), SecretBytes::random(32, same).view());
        QVERIFY(bytes.view() != SecretBytes::random(32, other).view());
    }

    void systemRandomDoesNotRepeat()
    {
        SystemRandom random;
        QVERIFY(SecretBytes::random(32, random).view() != SecretBytes::random(32, random).view());
    }

#ifdef Q_OS_UNIX
    void freedMemoryCannotBeRead()
    {
        const pid_t child = fork();
        QVERIFY(child >= 0);
        if (child == 0) {
            const rlimit none{0, 0};
            setrlimit(RLIMIT_CORE, &none);
            std::signal(SIGSEGV, SIG_DFL);
            auto bytes = SecretBytes::copyOf("secret");
            const volatile unsigned char *stale = bytes.data();
            bytes.clear();
            _exit(stale[0] == 's' ? 1 : 2);
        }
        int status = 0;
        QCOMPARE(waitpid(child, &status, 0), child);
        QVERIFY(diedOfMemoryFault(status));
    }

    void readingBeyondTheEndEndsTheProcess()
    {
        const pid_t child = fork();
        QVERIFY(child >= 0);
        if (child == 0) {
            const rlimit none{0, 0};
            setrlimit(RLIMIT_CORE, &none);
            std::signal(SIGSEGV, SIG_DFL);
            const SecretBytes bytes(32);
            const volatile unsigned char *data = bytes.data();
            _exit(data[32]);
        }
        int status = 0;
        QCOMPARE(waitpid(child, &status, 0), child);
        QVERIFY(diedOfMemoryFault(status));
    }
#endif

#ifdef Q_OS_LINUX
    // In a child, because it cannot be undone.
    void hardenedProcessLeavesNoCore()
    {
        const pid_t child = fork();
        QVERIFY(child >= 0);
        if (child == 0) {
            rlimit limit{1, 1};
            const bool hardened = hardenProcess() && prctl(PR_GET_DUMPABLE) == 0
                && getrlimit(RLIMIT_CORE, &limit) == 0 && limit.rlim_cur == 0
                && limit.rlim_max == 0;
            _exit(hardened ? 0 : 1);
        }
        int status = 0;
        QCOMPARE(waitpid(child, &status, 0), child);
        QVERIFY(WIFEXITED(status));
        QCOMPARE(WEXITSTATUS(status), 0);
    }
#endif

private:
#ifdef Q_OS_UNIX
    // Under AddressSanitizer the fault is reported by an exit code instead of the signal.
    static bool diedOfMemoryFault(int status)
    {
        return (WIFSIGNALED(status) && (WTERMSIG(status) == SIGSEGV || WTERMSIG(status) == SIGBUS))
            || (WIFEXITED(status) && WEXITSTATUS(status) > 2);
    }
#endif
};

BRANCHBOOK_TEST(SecretBytesTest)
#include "SecretBytesTest.moc"
