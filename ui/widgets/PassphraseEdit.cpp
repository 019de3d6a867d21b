// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/PassphraseEdit.h"

#include "ui/theme/Tokens.h"

#include <QAccessibleWidget>
#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace ui {

namespace {

constexpr int fieldWidth = 280;
constexpr int dotSize = 8;
constexpr int dotStep = 13;
constexpr int sidePadding = 12;

//! Screen readers hear a password field with its name and how many characters it holds.
class PassphraseAccessible final : public QAccessibleWidget
{
public:
    explicit PassphraseAccessible(PassphraseEdit *field)
        : QAccessibleWidget(field, QAccessible::EditableText)
    {
    }

    QAccessible::State state() const override
    {
        auto state = QAccessibleWidget::state();
        state.passwordEdit = true;
        state.editable = true;
        return state;
    }

    QString text(QAccessible::Text kind) const override
    {
        if (kind == QAccessible::Value) {
            const auto *field = static_cast<const PassphraseEdit *>(widget());
            return QString(field->characters(), QChar(0x2022));
        }
        return QAccessibleWidget::text(kind);
    }
};

QAccessibleInterface *makeAccessible(const QString &, QObject *object)
{
    auto *field = qobject_cast<PassphraseEdit *>(object);
    return field ? new PassphraseAccessible(field) : nullptr;
}

bool isContinuation(unsigned char byte)
{
    return (byte & 0xC0) == 0x80;
}

int encode(char32_t point, unsigned char *out)
{
    if (point < 0x80) {
        out[0] = static_cast<unsigned char>(point);
        return 1;
    }
    if (point < 0x800) {
        out[0] = static_cast<unsigned char>(0xC0 | (point >> 6));
        out[1] = static_cast<unsigned char>(0x80 | (point & 0x3F));
        return 2;
    }
    if (point < 0x10000) {
        out[0] = static_cast<unsigned char>(0xE0 | (point >> 12));
        out[1] = static_cast<unsigned char>(0x80 | ((point >> 6) & 0x3F));
        out[2] = static_cast<unsigned char>(0x80 | (point & 0x3F));
        return 3;
    }
    out[0] = static_cast<unsigned char>(0xF0 | (point >> 18));
    out[1] = static_cast<unsigned char>(0x80 | ((point >> 12) & 0x3F));
    out[2] = static_cast<unsigned char>(0x80 | ((point >> 6) & 0x3F));
    out[3] = static_cast<unsigned char>(0x80 | (point & 0x3F));
    return 4;
}

} // namespace

PassphraseEdit::PassphraseEdit(const QString &accessibleName, QWidget *parent)
    : QFrame(parent),
      m_bytes(maximumBytes)
{
    [[maybe_unused]] static const bool installed =
        (QAccessible::installFactory(makeAccessible), true);
    setAccessibleName(accessibleName);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_InputMethodEnabled, false);
    setAttribute(Qt::WA_StyledBackground);
    setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
    setCursor(Qt::IBeamCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

models::SecretBytes PassphraseEdit::take()
{
    auto secret = copy();
    clear();
    return secret;
}

models::SecretBytes PassphraseEdit::copy() const
{
    return m_size == 0 ? models::SecretBytes() : m_bytes.mid(0, m_size);
}

bool PassphraseEdit::equals(const PassphraseEdit &other) const
{
    return m_size == other.m_size
        && std::memcmp(m_bytes.data(), other.m_bytes.data(), size_t(m_size)) == 0;
}

void PassphraseEdit::clear()
{
    if (m_size == 0)
        return;
    std::fill_n(m_bytes.data(), m_bytes.size(), static_cast<unsigned char>(0));
    m_size = 0;
    m_characters = 0;
    update();
    emit edited();
}

int PassphraseEdit::strengthBits() const
{
    bool lower = false;
    bool upper = false;
    bool digit = false;
    bool other = false;
    bool wide = false;
    double counted = 0;
    for (int i = 0; i < m_size; ++i) {
        const auto byte = m_bytes.data()[i];
        if (byte >= 0x80) {
            wide = true;
            counted += isContinuation(byte) ? 0 : 1;
            continue;
        }
        lower = lower || (byte >= 'a' && byte <= 'z');
        upper = upper || (byte >= 'A' && byte <= 'Z');
        digit = digit || (byte >= '0' && byte <= '9');
        other = other || byte < '0' || (byte > '9' && byte < 'A') || (byte > 'Z' && byte < 'a')
            || byte > 'z';
        const int step = i == 0 ? 100 : int(byte) - int(m_bytes.data()[i - 1]);
        counted += std::abs(step) <= 1 ? 0.25 : 1;
    }
    const int pool = (lower ? 26 : 0) + (upper ? 26 : 0) + (digit ? 10 : 0) + (other ? 20 : 0)
        + (wide ? 2000 : 0);
    return pool == 0 ? 0 : int(counted * std::log2(double(pool)));
}

QSize PassphraseEdit::sizeHint() const
{
    return {fieldWidth, Tokens::current().controlHeight};
}

void PassphraseEdit::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Paste)) {
        paste();
    } else if (event->key() == Qt::Key_Backspace) {
        removeLast();
    } else if (event->key() == Qt::Key_Delete || (event->key() == Qt::Key_Escape && !isEmpty())) {
        clear();
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        emit accepted();
    } else if (const auto text = event->text(); !text.isEmpty() && text.at(0).isPrint()
               && !(event->modifiers() & (Qt::ControlModifier | Qt::MetaModifier))) {
        insert(text);
    } else {
        QFrame::keyPressEvent(event);
        return;
    }
    event->accept();
}

void PassphraseEdit::insert(QStringView text)
{
    const int before = m_size;
    for (qsizetype i = 0; i < text.size(); ++i) {
        char32_t point = text.at(i).unicode();
        if (text.at(i).isHighSurrogate() && i + 1 < text.size()) {
            point = QChar::surrogateToUcs4(text.at(i), text.at(i + 1));
            ++i;
        }
        unsigned char encoded[4];
        const int length = encode(point, encoded);
        if (m_size + length > maximumBytes)
            break;
        std::copy_n(encoded, length, m_bytes.data() + m_size);
        m_size += length;
        ++m_characters;
    }
    if (m_size == before)
        return;
    update();
    emit edited();
}

void PassphraseEdit::removeLast()
{
    if (m_size == 0)
        return;
    bool first = false;
    while (m_size > 0 && !first) {
        first = !isContinuation(m_bytes.data()[--m_size]);
        m_bytes.data()[m_size] = 0;
    }
    --m_characters;
    update();
    emit edited();
}

void PassphraseEdit::paste()
{
    auto *clipboard = QGuiApplication::clipboard();
    const auto text = clipboard->text();
    auto end = text.size();
    while (end > 0 && text.at(end - 1).isSpace())
        --end;
    insert(QStringView(text).first(end));
    clipboard->clear();
}

void PassphraseEdit::paintEvent(QPaintEvent *event)
{
    QFrame::paintEvent(event);
    const auto tokens = Tokens::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(isEnabled() ? tokens.text : tokens.muted);
    const int room = qMax(1, (width() - 2 * sidePadding) / dotStep);
    const int shown = qMin(m_characters, room);
    for (int i = 0; i < shown; ++i) {
        painter.drawEllipse(
            QRectF(sidePadding + i * dotStep, (height() - dotSize) / 2.0, dotSize, dotSize));
    }
    if (hasFocus()) {
        const int x = sidePadding + shown * dotStep;
        painter.setBrush(tokens.text);
        painter.drawRect(QRectF(x, height() * 0.25, 1.5, height() * 0.5));
    }
}

void PassphraseEdit::focusInEvent(QFocusEvent *event)
{
    QFrame::focusInEvent(event);
    update();
}

void PassphraseEdit::focusOutEvent(QFocusEvent *event)
{
    QFrame::focusOutEvent(event);
    update();
}

void PassphraseEdit::mousePressEvent(QMouseEvent *)
{
    setFocus(Qt::MouseFocusReason);
}

} // namespace ui
