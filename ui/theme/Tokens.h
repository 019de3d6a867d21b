// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

class QFont;
class QPalette;

namespace ui {

enum class Scheme { Light, Dark };
//! Large is 大字版, for eyes of sixty years.
enum class TextSize { Normal, Large };

//! What a colour says; never the only carrier of it: pills and bars add an icon and words.
enum class Tone { Neutral, Muted, Accent, Ok, Warning, Info, Error };

//! The design's colours and sizes (contrast ≥ 4.5:1 for every text on its ground).
//!
//! Read anew wherever something is painted, because scheme and size may change while the program
//! runs. Sizes in device-independent pixels.
struct Tokens {
    QColor page; //!< behind cards
    QColor card;
    QColor rail;
    QColor text;
    QColor muted;
    QColor accent; //!< red: the rail's marker and one primary button
    QColor onAccent;
    QColor ok;
    QColor warning;
    QColor info;
    QColor neutralTint;
    QColor okTint;
    QColor warningTint;
    QColor infoTint;
    QColor errorTint;
    QColor hover;
    QColor controlBorder;
    QColor line; //!< hairlines between things

    int captionText = 13;
    int tableText = 14;
    int bodyText = 15;
    int inputText = 16;
    int headingText = 16;
    int titleText = 20;
    int rowHeight = 36;
    int controlHeight = 36;
    int icon = 18;

    static Tokens of(Scheme scheme, TextSize size);
    //! Those in force, recognised by the application's palette and font.
    static Tokens current();
    QColor color(Tone tone) const;
    QColor tint(Tone tone) const;
};

//! Distances of layouts; nothing else is used between widgets.
namespace space {
inline constexpr int hair = 4;
inline constexpr int small = 8;
inline constexpr int medium = 12;
inline constexpr int large = 16;
inline constexpr int page = 24;
inline constexpr int radius = 6;
} // namespace space

} // namespace ui
