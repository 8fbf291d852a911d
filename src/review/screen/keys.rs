//! The keys as the screen shows them.

use super::Key;
use super::state::Mode;
use unicode_width::UnicodeWidthStr;

/// The keys that are shown: how they are printed, what they do, which they are.
pub(super) type Shown = (&'static str, &'static str, Key);

pub(super) fn keys(mode: &Mode) -> &'static [Shown] {
    match mode {
        Mode::Browse => &[
            ("a", "accept", Key::Char('a')),
            ("r", "reject", Key::Char('r')),
            ("s", "speaker", Key::Char('s')),
            ("t", "stance", Key::Char('t')),
            ("e", "ends", Key::Char('e')),
            ("n", "note", Key::Char('n')),
            ("+", "add", Key::Char('+')),
            ("u", "undo", Key::Char('u')),
            ("space", "skip", Key::Char(' ')),
            ("↑", "up", Key::Up),
            ("↓", "down", Key::Down),
            ("f", "filter", Key::Char('f')),
            ("/", "search", Key::Char('/')),
            ("PgDn", "scroll", Key::PageDown),
            ("?", "help", Key::Char('?')),
            ("q", "quit", Key::Char('q')),
        ],
        Mode::Speaker(_) | Mode::FilterField(_) | Mode::FilterValue(..) => &[
            ("↑", "up", Key::Up),
            ("↓", "down", Key::Down),
            ("Enter", "take", Key::Enter),
            ("Esc", "back", Key::Escape),
        ],
        Mode::Stance(_) => &[
            ("↑", "up", Key::Up),
            ("↓", "down", Key::Down),
            ("space or 1-9", "tick", Key::Char(' ')),
            ("0", "none", Key::Char('0')),
            ("Enter", "save", Key::Enter),
            ("Esc", "back", Key::Escape),
        ],
        Mode::Ends(_) => &[
            ("←", "a word on", Key::Left),
            ("→", "a word back", Key::Right),
            ("Tab", "other end", Key::Tab),
            ("Enter", "save", Key::Enter),
            ("Esc", "back", Key::Escape),
        ],
        Mode::Cue(_) => &[
            ("←", "a word on", Key::Left),
            ("→", "a word back", Key::Right),
            ("↓", "ten on", Key::Down),
            ("↑", "ten back", Key::Up),
            ("Tab", "more words", Key::Tab),
            ("Enter", "take", Key::Enter),
            ("0", "no cue", Key::Char('0')),
            ("Esc", "back", Key::Escape),
        ],
        Mode::Note(_) => &[("Enter", "save", Key::Enter), ("Esc", "back", Key::Escape)],
        Mode::Search(_) => &[("Enter", "keep", Key::Enter), ("Esc", "clear", Key::Escape)],
        Mode::Help => &[("any key", "back", Key::Escape)],
    }
}

/// How wide a shown key is, with the gap behind it.
pub(super) fn width((key, word, _): &Shown) -> u16 {
    (key.width() + word.width() + 3) as u16
}

pub(super) fn rows(keys: &[Shown], room: u16) -> u16 {
    let (mut rows, mut x) = (1, 0);
    for key in keys {
        if x + width(key) > room {
            rows += 1;
            x = 0;
        }
        x += width(key);
    }
    rows
}

pub(super) const HELP: &[(&str, &str)] = &[
    (
        "a, Enter",
        "accept the statement as it is shown, and go to the next open one",
    ),
    ("r, x", "reject it: it is no statement"),
    ("s", "change the speaker: choose a name of the article, or type one"),
    ("t", "change the stances; the first that is ticked is the main one"),
    ("e", "move the ends of the content by word; Tab goes to the other end"),
    ("n", "write a note"),
    ("+", "add a statement of this article that the machine missed"),
    ("u", "take your decision back"),
    ("space", "skip it"),
    ("↑ ↓ Home End", "move in the queue (also k j g G)"),
    ("PgUp PgDn", "scroll the article"),
    ("f", "show only some: by status, stance, speaker, document, confidence"),
    ("/", "show only what holds these words, in any spelling"),
    ("Esc", "clear filter and search"),
    ("q", "quit; every decision is on the disk already"),
];
