//! Adding a statement that the machine missed: its cue is chosen by word, then its content, its speaker and its stances.

use crate::output::{Letters, Points};
use crate::text::{Sentence, TokenKind, Tokens, scan, sentences};

/// What is chosen of it so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Adding {
    /// The words that report it; none for a quotation that goes on.
    pub cue: Option<Points>,
    pub content: Option<Points>,
    /// Who speaks; empty for nobody.
    pub name: String,
}

/// A cue while it is chosen: a word, or some in a row.
#[derive(Debug, Clone)]
pub(super) struct Cue {
    words: Vec<Points>,
    first: usize,
    last: usize,
    /// Whether only the last word moves.
    stretches: bool,
}

/// The words of `text`.
fn words(text: &str) -> Vec<Points> {
    let letters = Letters::new(text);
    let mut tokens = Tokens::default();
    scan(text, &mut tokens);
    let is_word = |kind| matches!(kind, TokenKind::Word | TokenKind::Number);
    let words = tokens.list.iter().filter(|t| is_word(t.kind));
    words
        .map(|t| Points {
            start: letters.point(t.start as usize),
            end: letters.point(t.end as usize),
        })
        .collect()
}

impl Cue {
    /// The first word of `text` behind `point`; `None` where there are no words.
    pub(super) fn new(text: &str, point: usize) -> Option<Self> {
        let words = words(text);
        let behind = words.partition_point(|word| word.start < point);
        let at = behind.min(words.len().checked_sub(1)?);
        Some(Cue {
            words,
            first: at,
            last: at,
            stretches: false,
        })
    }

    /// The words that are chosen.
    pub(super) fn span(&self) -> Points {
        Points {
            start: self.words[self.first].start,
            end: self.words[self.last].end,
        }
    }

    /// Whether only the last word moves.
    pub(super) fn stretches(&self) -> bool {
        self.stretches
    }

    /// From now on the last word moves, or all of it again.
    pub(super) fn turn(&mut self) {
        self.stretches = !self.stretches;
    }

    /// Moves by so many words, onwards in the text or back.
    pub(super) fn step(&mut self, words: isize) {
        let to = |at: usize| at.saturating_add_signed(words).min(self.words.len() - 1);
        if self.stretches {
            self.last = to(self.last).max(self.first);
        } else {
            self.first = to(self.first);
            self.last = self.first;
        }
    }

    /// The statement with this cue; without any where it is not `wanted`.
    pub(super) fn taken(&self, wanted: bool) -> Adding {
        let cue = self.span();
        Adding {
            cue: wanted.then_some(cue),
            // where choosing the content begins
            content: (!wanted).then_some(cue),
            name: String::new(),
        }
    }
}

impl Adding {
    /// The content as far as it can be guessed: what stands behind the cue in its sentence, else a word.
    pub(super) fn content(&self, text: &str) -> Points {
        let words = words(text);
        let from = match (self.cue, self.content) {
            (Some(cue), _) => cue.end,
            (None, content) => content.map_or(0, |c| c.start),
        };
        let letters = Letters::new(text);
        let mut tokens = Tokens::default();
        scan(text, &mut tokens);
        let mut all: Vec<Sentence> = Vec::new();
        sentences(&tokens, &mut all);
        let ends = all
            .iter()
            .map(|s| letters.point(tokens.list[s.tokens.end - 1].end as usize));
        let end = ends.into_iter().find(|end| *end > from).unwrap_or(usize::MAX);
        let mut inside = words.iter().filter(|w| w.start >= from && w.end <= end);
        let first = inside.next().or(words.last()).copied();
        let first = first.unwrap_or(Points { start: 0, end: 0 });
        Points {
            start: first.start,
            end: inside.next_back().map_or(first.end, |last| last.end),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "قال الوزير إن الاتفاق قريب. وأضاف في مؤتمر صحفي أن الحرب انتهت. نعم";

    fn shown(span: Points) -> &'static str {
        Letters::new(TEXT).words(span).unwrap()
    }

    #[test]
    fn a_cue_is_chosen_by_word() {
        let mut cue = Cue::new(TEXT, 26).unwrap();
        assert_eq!(shown(cue.span()), "وأضاف");
        cue.step(2);
        cue.turn();
        cue.step(1);
        assert_eq!(shown(cue.span()), "مؤتمر صحفي");
        cue.step(-9);
        assert_eq!(shown(cue.span()), "مؤتمر", "the last word does not pass the first");
        cue.turn();
        cue.step(-90);
        assert_eq!(shown(cue.span()), "قال");
        cue.step(90);
        assert_eq!(shown(cue.span()), "نعم");
        assert!(Cue::new(" .", 0).is_none());
    }

    #[test]
    fn the_content_is_what_stands_behind_it() {
        let cue = Cue::new(TEXT, 26).unwrap();
        assert_eq!(shown(cue.taken(true).content(TEXT)), "في مؤتمر صحفي أن الحرب انتهت");
        assert_eq!(cue.taken(false).cue, None);
        assert_eq!(
            shown(cue.taken(false).content(TEXT)),
            "وأضاف في مؤتمر صحفي أن الحرب انتهت"
        );
        let last = Cue::new(TEXT, 999).unwrap();
        assert_eq!(
            shown(last.taken(true).content(TEXT)),
            "نعم",
            "where nothing stands behind"
        );
    }
}
