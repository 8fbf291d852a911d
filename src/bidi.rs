//! Arabic in the right order on a terminal.
//!
//! Some terminals order and join Arabic themselves (VTE since 0.58, Konsole, mlterm, Apple's); most others print letters
//! from left to right, unjoined. For those a line is put into visual order by the Unicode bidi algorithm here, and its
//! letters are replaced by their joined forms. Every [`Glyph`] knows which character it shows, so that colours follow.

use ar_reshaper::ArabicReshaper;
use std::borrow::Cow;
use std::io::IsTerminal;
use unicode_bidi::{BidiInfo, Level};
use unicode_bidi_mirroring::get_mirrored;
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The left-to-right mark: keeps apart what stands on both of its sides.
pub(crate) const MARK: char = '\u{200E}';

/// The right-to-left mark: keeps a quotation mark at either end of Arabic with it.
pub(crate) const RIGHT: char = '\u{200F}';

/// Who puts Arabic into its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub(crate) enum Bidi {
    /// The terminal where it is known to, the program elsewhere; nobody in a pipe.
    #[default]
    Auto,
    /// The terminal: text is printed as it is stored.
    Terminal,
    /// The program: text is printed in visual order, with joined letters.
    App,
    /// Nobody.
    Off,
}

/// Orders lines for one output.
pub(crate) struct Order {
    /// There where the program orders.
    reshaper: Option<ArabicReshaper>,
}

/// Where a line begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Direction {
    /// At the left margin.
    Left,
    /// At the right margin.
    Right,
}

impl Direction {
    /// That of the first letter of `text`; from the left where it has none.
    pub(crate) fn of(text: &str) -> Self {
        match unicode_bidi::get_base_direction_full(text) {
            unicode_bidi::Direction::Rtl => Direction::Right,
            _ => Direction::Left,
        }
    }
}

/// What is printed in one place of the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Glyph {
    /// The letter, with the marks on it.
    pub text: String,
    /// The byte of the line at which the character that it shows begins.
    pub at: usize,
}

impl Glyph {
    /// How many columns it takes.
    pub(crate) fn width(&self) -> usize {
        self.text.width()
    }
}

impl Bidi {
    /// The order for standard output.
    pub(crate) fn order(self) -> Order {
        self.unless(|variable| terminal_orders(variable))
    }

    /// The order for a full screen, where a terminal that can be told to leave it to the program is told so; see
    /// [`EXPLICIT`].
    pub(crate) fn order_on_screen(self) -> Order {
        self.unless(|variable| terminal_orders(variable) && !is_vte(variable))
    }

    /// The program orders, unless something else is told or the environment says that the terminal does.
    fn unless(self, terminal: impl Fn(&dyn Fn(&str) -> Option<String>) -> bool) -> Order {
        let app = match self {
            Bidi::App => true,
            Bidi::Terminal | Bidi::Off => false,
            Bidi::Auto => std::io::stdout().is_terminal() && !terminal(&|name| std::env::var(name).ok()),
        };
        Order {
            reshaper: app.then(ArabicReshaper::default),
        }
    }
}

/// Tells a terminal (ECMA-48, BDSM) to print every letter where the program puts it. VTE, which otherwise takes each row for
/// a line that begins at the left, obeys; others take no notice.
pub(crate) const EXPLICIT: &str = "\u{1B}[8l";

/// Tells it to order again.
pub(crate) const IMPLICIT: &str = "\u{1B}[8h";

/// Whether the terminal that the environment describes orders right-to-left text itself.
fn terminal_orders(variable: impl Fn(&str) -> Option<String>) -> bool {
    // a multiplexer draws the cells itself, whatever terminal it runs in
    if variable("TMUX").is_some() || variable("STY").is_some() {
        return false;
    }
    let program = variable("TERM_PROGRAM").is_some_and(|p| p == "Apple_Terminal" || p == "iTerm.app");
    let term = variable("TERM").is_some_and(|t| t.starts_with("mlterm"));
    is_vte(&variable) || program || term || variable("KONSOLE_VERSION").is_some() || variable("MLTERM").is_some()
}

/// Whether it is VTE, in a version that orders.
fn is_vte(variable: impl Fn(&str) -> Option<String>) -> bool {
    let version = variable("VTE_VERSION").and_then(|v| v.parse::<u32>().ok());
    version.is_some_and(|v| v >= 5800)
}

impl Order {
    /// Whether the program orders, so that every place of the screen holds what it prints there.
    pub(crate) fn by_program(&self) -> bool {
        self.reshaper.is_some()
    }

    /// `line` as it is to be printed; it must fit `width`, for what comes behind a wrap is the beginning of a right-to-left
    /// line. The direction is that of its first letter; where the program orders, a right-to-left line ends at `width`.
    pub(crate) fn line<'t>(&self, line: &'t str, width: usize) -> Cow<'t, str> {
        if self.reshaper.is_none() {
            return Cow::Borrowed(line);
        }
        let direction = Direction::of(line);
        let glyphs = self.glyphs(line, direction);
        let visual: String = glyphs.iter().map(|g| &*g.text).collect();
        let margin = match direction {
            Direction::Right => width.saturating_sub(glyphs.iter().map(Glyph::width).sum()),
            Direction::Left => 0,
        };
        Cow::Owned(format!("{:margin$}{visual}", ""))
    }

    /// What is to be printed for `line`, a line of a paragraph of that direction, from left to right.
    ///
    /// Control characters become spaces: nothing of an article may command the terminal.
    pub(crate) fn glyphs(&self, line: &str, direction: Direction) -> Vec<Glyph> {
        let letters: Vec<(usize, char)> = line.char_indices().map(|(at, c)| (at, harmless(c))).collect();
        match &self.reshaper {
            Some(reshaper) => visual(reshaper, &letters, direction),
            None => clusters(&letters),
        }
    }
}

/// A space in the place of a control character.
fn harmless(c: char) -> char {
    let breaks = matches!(c, '\u{2028}' | '\u{2029}');
    if c.is_control() || breaks { ' ' } else { c }
}

/// Whether `c` turns or embeds directions, which only the bidi algorithm must see.
fn directs(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{061C}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

/// `letters` as they are stored, those that take no place with the one before them.
fn clusters(letters: &[(usize, char)]) -> Vec<Glyph> {
    let mut glyphs: Vec<Glyph> = Vec::new();
    let text: String = letters.iter().map(|&(_, c)| c).collect();
    let mut letter = 0;
    let mut waiting = String::new();
    for cluster in text.graphemes(true) {
        let at = letters[letter].0;
        letter += cluster.chars().count();
        // marks go along, for the terminal orders by them; what turns whole lines does not
        let kept: String = cluster
            .chars()
            .filter(|&c| !directs(c) || c == MARK || c == RIGHT)
            .collect();
        match glyphs.last_mut() {
            _ if kept.width() > 0 => glyphs.push(Glyph {
                text: std::mem::take(&mut waiting) + &kept,
                at,
            }),
            Some(before) => before.text.push_str(&kept),
            None => waiting.push_str(&kept),
        }
    }
    glyphs
}

/// `letters` joined and in visual order.
fn visual(reshaper: &ArabicReshaper, letters: &[(usize, char)], direction: Direction) -> Vec<Glyph> {
    let joined = joined(reshaper, letters);
    let text: String = joined.iter().map(|&(_, c)| c).collect();
    let level = match direction {
        Direction::Left => Level::ltr(),
        Direction::Right => Level::rtl(),
    };
    let info = BidiInfo::new(&text, Some(level));
    let [paragraph] = &info.paragraphs[..] else {
        return Vec::new();
    };
    let levels = info.reordered_levels_per_char(paragraph, paragraph.range.clone());
    // marks stay behind the letter they stand on
    let (mut units, mut unit_levels) = (Vec::new(), Vec::new());
    let mut letter = 0;
    for cluster in text.graphemes(true) {
        units.push((joined[letter].0, cluster));
        unit_levels.push(levels[letter]);
        letter += cluster.chars().count();
    }
    let glyph = |unit: usize| {
        let (at, cluster) = units[unit];
        let mirrored = |c| get_mirrored(c).filter(|_| unit_levels[unit].is_rtl()).unwrap_or(c);
        let text: String = cluster.chars().filter(|&c| !directs(c)).map(mirrored).collect();
        Glyph { text, at }
    };
    let order = BidiInfo::reorder_visual(&unit_levels);
    order.into_iter().map(glyph).filter(|g| g.width() > 0).collect()
}

/// How far ahead a letter is looked for that joining has moved or left out what stood before it.
const AHEAD: usize = 8;

/// The joined forms of `letters`, each with the place of the first letter it shows.
fn joined(reshaper: &ArabicReshaper, letters: &[(usize, char)]) -> Vec<(usize, char)> {
    let text: String = letters.iter().map(|&(_, c)| c).collect();
    let mut next = 0;
    let mut find = |wanted: char| {
        let ahead = letters[next.min(letters.len())..].iter().take(AHEAD);
        let found = ahead.clone().position(|&(_, c)| c == wanted);
        let at = (next + found.unwrap_or(0)).min(letters.len().saturating_sub(1));
        next = at + 1;
        letters[at].0
    };
    let shown = |form: char| -> Vec<char> {
        if text.contains(form) {
            return vec![form];
        }
        // a joined form decomposes into the letters it shows: one, or two of lam-alif
        std::iter::once(form).nfkc().collect()
    };
    let mut place = |form: char| {
        let places: Vec<usize> = shown(form).into_iter().map(&mut find).collect();
        (places.first().copied().unwrap_or(0), form)
    };
    reshaper.reshape(&text).chars().map(&mut place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terminals_that_order_by_themselves_are_known() {
        let with = |pairs: &'static [(&str, &str)]| {
            move |name: &str| pairs.iter().find(|(n, _)| *n == name).map(|(_, v)| (*v).to_owned())
        };
        assert!(terminal_orders(with(&[("VTE_VERSION", "7200")])));
        assert!(terminal_orders(with(&[("KONSOLE_VERSION", "230800")])));
        assert!(!terminal_orders(with(&[("TERM", "xterm-256color")])));
        assert!(!terminal_orders(with(&[("VTE_VERSION", "7200"), ("TMUX", "/tmp/x")])));
    }

    #[test]
    fn a_line_in_visual_order_begins_with_its_last_word() {
        let order = Bidi::App.order();
        let line = order.line("قال نعم", 7);
        // the joined forms of نعم come first, from its last letter to its first
        assert!(line.starts_with('\u{FEE2}'), "{line:?}");
        assert_eq!(Bidi::Off.order().line("قال نعم", 20), "قال نعم");
    }

    #[test]
    fn brackets_are_mirrored_and_places_are_kept() {
        let order = Bidi::App.order();
        let line = "(لا) «نعم» 12";
        let glyphs = order.glyphs(line, Direction::Right);
        let printed: String = glyphs.iter().map(|g| &*g.text).collect();
        assert_eq!(printed, "12 «\u{FEE2}\u{FECC}\u{FEE7}» (\u{FEFB})");
        let at: Vec<usize> = glyphs.iter().map(|g| g.at).collect();
        let of = |letter: char| line.find(letter).unwrap();
        assert_eq!(at[..3], [of('1'), of('2'), of('1') - 1]);
        assert_eq!(at[3], of('»'), "what opens on the left closes in the text");
        assert_eq!(at.last(), Some(&0));
        assert_eq!(at[glyphs.len() - 2], of('ل'), "lam-alif stands where its lam does");
    }

    #[test]
    fn marks_and_commands_take_no_place() {
        for order in [Bidi::App.order(), Bidi::Off.order()] {
            let glyphs = order.glyphs("\u{202E}مُدّ\u{1B}[2J\u{0301}", Direction::Right);
            let printed: String = glyphs.iter().map(|g| &*g.text).collect();
            assert!(!printed.contains(['\u{202E}', '\u{1B}']), "{printed:?}");
            assert_eq!(glyphs.iter().map(Glyph::width).sum::<usize>(), 2 + 4);
        }
        assert_eq!(Bidi::App.order().glyphs("", Direction::Right), []);
        assert_eq!(Bidi::App.order().glyphs("\u{064B}", Direction::Right), []);
    }

    #[test]
    fn a_right_to_left_line_ends_at_the_margin() {
        let order = Bidi::App.order();
        assert!(order.line("قال نعم", 10).starts_with("   \u{FEE2}"));
        // a mark before it keeps the line where it is
        assert!(order.line("\u{200E}قال نعم", 10).starts_with('\u{FEE2}'));
    }
}
