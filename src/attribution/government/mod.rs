//! The government of cues at work: from a cue, over its subject and whatever stands between, to the first word of the
//! content.
//!
//! A [`Governor`] is what the lexicon says of a cue and how it stands in the text, a [`Start`] where its content begins. A
//! verb is walked from its subject to the right ([`content_start`]): every sign, word or phrase that is met either begins the
//! content, is passed, or ends the walk ([`Step`]), and may tell something for what is met behind it ([`Walk`]). Light verbs
//! ([`light`]) and nouns of saying ([`directly`]) have their content close by.

mod clause;
mod comma;
mod direct;
mod governor;
mod light;
mod naming;
mod noun;
mod preposition;
mod quotation;
mod walk;

pub(super) use clause::clause_ahead;
pub(super) use direct::directly;
pub(super) use governor::{Governor, Start};
pub(super) use light::light;

use super::page::Page;
use super::passing::*;
use crate::lexicon::VerbKind;
use crate::lexicon::classes::Class;
use crate::text::TokenKind;
use walk::{Step, Walk};

/// Walks from `from`, a token behind the cue, to where the content begins.
pub(super) fn content_start(page: &Page, governor: Governor, from: usize, end: usize) -> Option<Start> {
    if let Some(name) = naming::behind_pronoun(page, &governor, from, end) {
        return Some(Start::at(name));
    }
    let mut i = from;
    // `وتابع المدير القول إن`
    if matches!(governor.kind, VerbKind::Say | VerbKind::Continue) && saying(page, adverbials(page, i, end)) {
        i = adverbials(page, i, end) + 1;
    }
    let mut walk = Walk::begin(page, governor, from, end);
    while i < end {
        match walk.step(i) {
            Step::On(next) => i = next,
            Step::Begins(start) => return Some(start),
            Step::Nothing => return None,
        }
    }
    None
}

impl Walk<'_, '_> {
    /// What token `i` does.
    fn step(&mut self, i: usize) -> Step {
        match self.page.kind(i) {
            TokenKind::Word => self.word(i),
            TokenKind::Quote => self.quotation(i),
            TokenKind::Colon => self.colon(i),
            TokenKind::Comma => self.comma(i),
            TokenKind::ParenOpen => match self.page.mate(i).filter(|&m| m > i) {
                Some(mate) => Step::On(mate + 1),
                None => Step::Nothing,
            },
            TokenKind::Dash => Step::On(dash_aside(self.page, i, self.end)),
            TokenKind::Number | TokenKind::Other => self.number(i),
            // `وأكد الوزير؛ على أن`: it stands for a comma
            TokenKind::Semicolon if i > self.from && self.introduces(i + 1) => Step::On(i + 1),
            TokenKind::ParenClose | TokenKind::Semicolon | TokenKind::Stop | TokenKind::Break => Step::Nothing,
        }
    }

    /// What a word does, by the first of its uses that it can have here.
    fn word(&mut self, i: usize) -> Step {
        let (page, end, at) = (self.page, self.end, self.governor.at);
        // `، مؤكدة أن`: another cue, behind an aside
        if i > self.from && page.kind(i - 1) == TokenKind::Comma && adverbial_participle(page, i) {
            return Step::Nothing;
        }
        // `وأعلن فلان، وهو ناشط في الحركة، أن`, here without its commas
        if i == self.from && i > at + 1 && page.is(i, Class::Pronoun) && page.clitics(i).conjunction() {
            return Step::On(relative_clause(page, i, end));
        }
        // `وقال مسؤول طلب عدم ذكر اسمه إن`
        if page.is(i, Class::Exclusion) {
            return Step::On(relative_clause(page, i + page.step(i) - 1, end));
        }
        if complementizer(page, i) {
            return self.complementizer(i);
        }
        if page.is(i, Class::Interrogative) && self.governor.frames.clause {
            return self.begins(i);
        }
        if page.is(i, Class::Preposition) && page.mark(i).is_none() {
            if let Some(p) = page.preposition(i) {
                return self.preposition(i, p);
            }
            if !pronominal_preposition(page, i) && complementizer(page, i + 1) {
                return self.clause_of_preposition(i);
            }
            if !page.is(i, Class::GivenName) {
                return self.ungoverned(i);
            }
        }
        if let Some(p) = page.clitic_preposition(i) {
            return self.proclitic(i, p);
        }
        if page.is(i, Class::Relative) {
            return self.relative(i);
        }
        if page.is(i, Class::Adverb) {
            return Step::On(i + page.step(i));
        }
        if page.is(i, Class::Time) && !page.is(i, Class::Person) {
            return Step::On(time_phrase(page, i, end));
        }
        if let Some(step) = self.clause(i) {
            return step;
        }
        if page.is(i, Class::Coordinator) {
            return Step::Nothing;
        }
        self.noun(i)
    }

    /// A colon: what was said follows, unless the cue governs no speech.
    fn colon(&mut self, i: usize) -> Step {
        let frames = self.governor.frames;
        let governs = self.source.is_some() || frames.quote || frames.clause || frames.object;
        if governs && i + 1 < self.end {
            self.begins(i + 1)
        } else {
            Step::Nothing
        }
    }
}
