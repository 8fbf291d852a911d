//! Moving the ends of a content by word.

use crate::output::{Letters, Points};
use crate::text::{TokenKind, Tokens, scan};

/// The ends of a content while they are moved, in code points.
#[derive(Debug, Clone)]
pub(super) struct Ends {
    /// Start and end; of a split quotation those of its second half too.
    edges: Vec<usize>,
    /// Which of them moves.
    pub active: usize,
    starts: Vec<usize>,
    ends: Vec<usize>,
}

impl Ends {
    /// Of a content in `text`.
    pub(super) fn new(text: &str, content: Points, content2: Option<Points>) -> Self {
        let letters = Letters::new(text);
        let point = |byte: u32| letters.point(byte as usize);
        let mut tokens = Tokens::default();
        scan(text, &mut tokens);
        let word = |kind| matches!(kind, TokenKind::Word | TokenKind::Number);
        let words = || tokens.list.iter().filter(|t| word(t.kind));
        Ends {
            edges: [Some(content), content2]
                .into_iter()
                .flatten()
                .flat_map(|span| [span.start, span.end])
                .collect(),
            // the end is what is wrong most often
            active: 1,
            starts: words().map(|t| point(t.start)).collect(),
            ends: words().map(|t| point(t.end)).collect(),
        }
    }

    /// The content as it is now, and its second half.
    pub(super) fn content(&self) -> (Points, Option<Points>) {
        let half = |at: usize| {
            Some(Points {
                start: *self.edges.get(at)?,
                end: *self.edges.get(at + 1)?,
            })
        };
        (half(0).expect("a content has two ends"), half(2))
    }

    /// The code point at which the moving end stands.
    pub(super) fn edge(&self) -> usize {
        self.edges[self.active]
    }

    /// What the moving end is called.
    pub(super) fn name(&self) -> &'static str {
        ["start", "end", "start of the second half", "end of the second half"][self.active]
    }

    /// The next end moves.
    pub(super) fn turn(&mut self) {
        self.active = (self.active + 1) % self.edges.len();
    }

    /// Moves the end by a word, onwards in the text or back, as far as the other ends let it.
    pub(super) fn step(&mut self, onwards: bool) {
        let at = self.edge();
        let places = if self.active.is_multiple_of(2) {
            &self.starts
        } else {
            &self.ends
        };
        let next = if onwards {
            places.get(places.partition_point(|&p| p <= at))
        } else {
            places[..places.partition_point(|&p| p < at)].last()
        };
        let Some(&next) = next else { return };
        let mut moved = self.edges.clone();
        moved[self.active] = next;
        if moved.is_sorted_by(|a, b| a < b) {
            self.edges = moved;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_go_from_word_to_word_and_never_past_each_other() {
        let text = "قال: نعم، هذا حق.";
        let at = |words: &str| text[..text.find(words).unwrap()].chars().count();
        let content = Points {
            start: at("نعم"),
            end: at("نعم") + 3,
        };
        let mut ends = Ends::new(text, content, None);
        ends.step(true);
        ends.step(true);
        ends.step(true);
        assert_eq!(ends.content().0.end, at("حق") + 2, "the full stop stays outside");
        ends.turn();
        ends.step(false);
        assert_eq!(ends.content().0.start, 0);
        for _ in 0..9 {
            ends.step(true);
        }
        assert_eq!(ends.content().0.start, at("حق"));
    }
}
