// SPDX-License-Identifier: GPL-3.0-or-later
#include "Node.h"

using namespace Qt::StringLiterals;

Node::Node(const QString &script, const QStringList &arguments, const QString &caFile)
{
    const auto folder = QStringLiteral(INTEROP_DIR);
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"NODE_EXTRA_CA_CERTS"_s, caFile);
    m_process.setProcessEnvironment(environment);
    m_process.setWorkingDirectory(folder);
    m_process.start(QStringLiteral(NODE), QStringList{folder + u'/' + script} + arguments);
}

Node::~Node()
{
    m_process.kill();
    m_process.waitForFinished();
}
