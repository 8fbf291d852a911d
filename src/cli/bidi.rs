//! Arabic in the right order on a terminal.
//!
//! Some terminals order and join Arabic themselves (VTE since 0.58, Konsole, mlterm, Apple's); most others print letters
//! from left to right, unjoined. For those a line is put into visual order by the Unicode bidi algorithm here, and its
//! letters are replaced by their joined forms.

use ar_reshaper::ArabicReshaper;
use std::borrow::Cow;
use std::io::IsTerminal;
use unicode_bidi::BidiInfo;

/// The left-to-right mark: keeps apart what stands on both of its sides.
pub(super) const MARK: char = '\u{200E}';

/// The right-to-left mark: keeps a quotation mark at either end of Arabic with it.
pub(super) const RIGHT: char = '\u{200F}';

/// Who puts Arabic into its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub(super) enum Bidi {
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
pub(super) struct Order {
    reshaper: Option<ArabicReshaper>,
}

impl Bidi {
    /// The order for standard output.
    pub(super) fn order(self) -> Order {
        let app = match self {
            Bidi::App => true,
            Bidi::Terminal | Bidi::Off => false,
            Bidi::Auto => std::io::stdout().is_terminal() && !terminal_orders(|name| std::env::var(name).ok()),
        };
        Order {
            reshaper: app.then(ArabicReshaper::default),
        }
    }
}

/// Whether the terminal that the environment describes orders right-to-left text itself.
fn terminal_orders(variable: impl Fn(&str) -> Option<String>) -> bool {
    // a multiplexer draws the cells itself, whatever terminal it runs in
    if variable("TMUX").is_some() || variable("STY").is_some() {
        return false;
    }
    let vte = variable("VTE_VERSION")
        .and_then(|v| v.parse::<u32>().ok())
        .is_some_and(|v| v >= 5800);
    let program = variable("TERM_PROGRAM").is_some_and(|p| p == "Apple_Terminal" || p == "iTerm.app");
    let term = variable("TERM").is_some_and(|t| t.starts_with("mlterm"));
    vte || program || term || variable("KONSOLE_VERSION").is_some() || variable("MLTERM").is_some()
}

impl Order {
    /// `line` as it is to be printed; it must fit `width`, for what comes behind a wrap is the beginning of a right-to-left
    /// line. The direction is that of its first letter; where the program orders, a right-to-left line ends at `width`.
    pub(super) fn line<'t>(&self, line: &'t str, width: usize) -> Cow<'t, str> {
        let Some(reshaper) = &self.reshaper else {
            return Cow::Borrowed(line);
        };
        let joined = reshaper.reshape(line);
        let info = BidiInfo::new(&joined, None);
        let visual: String = info
            .paragraphs
            .iter()
            .map(|p| info.reorder_line(p, p.range.clone()).into_owned())
            .collect();
        let visual = visual.replace([MARK, RIGHT], "");
        if info.paragraphs.first().is_some_and(|p| p.level.is_rtl()) {
            let margin = width.saturating_sub(textwrap::core::display_width(&visual));
            return Cow::Owned(format!("{:margin$}{visual}", ""));
        }
        Cow::Owned(visual)
    }
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
    fn a_right_to_left_line_ends_at_the_margin() {
        let order = Bidi::App.order();
        assert!(order.line("قال نعم", 10).starts_with("   \u{FEE2}"));
        // a mark before it keeps the line where it is
        assert!(order.line("\u{200E}قال نعم", 10).starts_with('\u{FEE2}'));
    }
}
