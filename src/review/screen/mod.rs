//! Reviewing on a full screen.
//!
//! Keys go into a [`State`], decisions come out of it; [`view`] draws it into a buffer; [`run`] is the loop between the
//! terminal, the state and the journal. Only the loop touches the world, so that everything else is tested without a
//! terminal.

mod adding;
mod article;
mod canvas;
mod ends;
mod filter;
#[cfg(test)]
mod fixture;
mod keys;
mod picker;
mod run;
mod state;
mod view;

use crate::text::fold::{ALEF_MAQSURA, HA, TA_MARBUTA, YA, fold};

pub(crate) use run::{Session, run};

/// A key, as far as it means something here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Key {
    Char(char),
    Enter,
    Escape,
    Backspace,
    Tab,
    Left,
    Right,
    Up,
    Down,
    PageUp,
    PageDown,
    Home,
    End,
}

impl Key {
    /// The key with the Latin letter on it, where an Arabic keyboard gives the Arabic one: nobody shall have to switch
    /// between typing a name and the next command.
    fn latin(self) -> Self {
        const ARABIC: &str = "شقءسفثىعبظ؟ضتنلام";
        const LATIN: &str = "arxstenuf/?qjkghl";
        let Key::Char(typed) = self else { return self };
        let at = ARABIC.chars().position(|c| c == typed);
        at.and_then(|at| LATIN.chars().nth(at)).map_or(self, Key::Char)
    }
}

/// `text` as searches compare it: folded words with single spaces between them, and the spellings together that folding
/// keeps apart (ة and ه, ى and ي).
fn folded(text: &str) -> Vec<u8> {
    let words: Vec<Vec<u8>> = text.split_whitespace().map(fold).collect();
    let one = |byte| match byte {
        TA_MARBUTA => HA,
        ALEF_MAQSURA => YA,
        byte => byte,
    };
    words.join(&b' ').into_iter().map(one).collect()
}

/// Whether `text` holds `wanted`, both folded.
fn holds(text: &[u8], wanted: &[u8]) -> bool {
    wanted.is_empty() || text.windows(wanted.len()).any(|w| w == wanted)
}
