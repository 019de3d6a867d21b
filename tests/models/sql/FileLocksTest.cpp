// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sql/Database.h"
#include "support/Check.h"
#include "support/TestMain.h"

#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using models::Database;

//! What another process sees of the locks on a file that is open here.
class FileLocksTest : public QObject
{
    Q_OBJECT

private slots:
    //! A process that closes any descriptor of a file loses all its locks on it, and whoever opens
    //! the file elsewhere would take itself for alone and remove the log at its end.
    void aSecondConnectionLeavesTheLocksOfTheFirst()
    {
        const QTemporaryDir folder;
        const auto path = folder.filePath(u"file.db"_s);
        const auto first = open(path);
        VERIFY_OK(first->execute("CREATE TABLE t (a)"));
        QVERIFY(isLockedForOthers(path));
        open(path).reset();
        QVERIFY(isLockedForOthers(path));
        {
            const auto second = open(path);
            VERIFY_OK(second->execute("INSERT INTO t VALUES (1)"));
        }
        QVERIFY(isLockedForOthers(path));
    }

private:
    static std::unique_ptr<Database> open(const QString &path)
    {
        models::DatabaseOptions options;
        options.path = path;
        options.key = models::SecretBytes::copyOf(QByteArray(48, 'k'));
        options.create = true;
        return support::must(Database::open(std::move(options)));
    }

    //! Asked in a child, because a process never sees its own locks.
    static bool isLockedForOthers(const QString &path)
    {
        const auto name = path.toLocal8Bit();
        const auto child = fork();
        if (child == 0) {
            const int file = ::open(name.constData(), O_RDWR);
            struct flock lock = {};
            lock.l_type = F_WRLCK;
            lock.l_whence = SEEK_SET;
            const bool asked = file >= 0 && fcntl(file, F_GETLK, &lock) == 0;
            _exit(asked && lock.l_type != F_UNLCK ? 0 : 1);
        }
        int status = 1;
        return child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status)
            && WEXITSTATUS(status) == 0;
    }
};

BRANCHBOOK_TEST(FileLocksTest)
#include "FileLocksTest.moc"
