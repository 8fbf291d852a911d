//! What is known on the way from a verb to its content.

use super::governor::{Governor, Start};
use crate::attribution::noun_phrase::NounPhrase;
use crate::attribution::page::Page;
use crate::lexicon::Preposition;
use crate::text::TokenKind;

/// What one token on the way does.
pub(super) enum Step {
    /// It is passed, with what belongs to it: the walk goes on here.
    On(usize),
    /// The content begins.
    Begins(Start),
    /// The cue has no content: what stands here is no part of its clause.
    Nothing,
}

/// A walk from the subject of a verb to the right. One file for each kind of thing that can be met on the way.
pub(super) struct Walk<'a, 'l> {
    pub(super) page: &'a Page<'l>,
    pub(super) governor: Governor<'a>,
    /// Where it begins: behind the cue, or behind the subject that follows it.
    pub(super) from: usize,
    pub(super) end: usize,
    /// Whether nothing was met yet behind which a bare noun is no object of the verb.
    pub(super) near: bool,
    /// Whether an aside between commas may be open.
    pub(super) aside: bool,
    /// The first token of whom the verb addresses.
    pub(super) addressee: Option<usize>,
    /// The source of what the verb relays.
    pub(super) source: Option<NounPhrase>,
}

impl<'a, 'l> Walk<'a, 'l> {
    pub(super) fn begin(page: &'a Page<'l>, governor: Governor<'a>, from: usize, end: usize) -> Self {
        Walk {
            page,
            governor,
            from,
            end,
            near: true,
            // `انتقد فلان، عضو المجلس، القرار`: the subject holds the comma that opens its apposition
            aside: (governor.at + 1..from).any(|k| page.kind(k) == TokenKind::Comma),
            addressee: None,
            source: None,
        }
    }

    pub(super) fn begins(&mut self, at: usize) -> Step {
        Step::Begins(Start {
            source: self.source.take(),
            ..Start::at(at)
        })
    }

    pub(super) fn begins_weakly(&mut self, at: usize) -> Step {
        Step::Begins(Start {
            source: self.source.take(),
            ..Start::weakly_at(at)
        })
    }

    /// Whether a subject stands behind the verb.
    pub(super) fn verb_first(&self) -> bool {
        self.from > self.governor.at + 1
    }

    /// Whether token `i` is a preposition by which the verb takes its content.
    pub(super) fn introduces(&self, i: usize) -> bool {
        let frames = self.governor.frames;
        self.page
            .preposition(i)
            .is_some_and(|p| frames.prepositions.has(p) || frames.clause_prepositions.has(p))
    }

    /// Where content begins whose preposition `p` stands before `at`: at the addressee, where the verb addresses by the same
    /// preposition.
    pub(super) fn addressee_or(&self, at: usize, p: Preposition) -> usize {
        self.addressee
            .filter(|_| self.governor.frames.addressee_prepositions.has(p))
            .unwrap_or(at)
    }
}
