//! Where a noun phrase ends.
//!
//! Arabic prints no sign for the end of a subject: `أدانت وزارة الخارجية السعودية الهجوم` is cut by grammar alone. The walk
//! below keeps what the phrase has so far (an open idafa, a definite head, a name) and asks of each word whether it
//! can go on: adjectives agree in definiteness, an idafa is closed by a definite noun or a name, a name follows a title,
//! and a verbal noun or common noun behind a closed phrase begins the next one.
//!
//! What a word can be in a phrase wherever it stands is asked once (`nominal`). What may begin a phrase stands in `beginning`,
//! what the whole takes from its first word in `head`. A phrase goes on with the second noun of an idafa (`idafa`), an
//! adjective (`adjective`), a name or title (`name`), a phrase of the lexicons (`fixed`), what a preposition joins to it
//! (`complement`), another of its kind (`coordination`), an aside (`apposition`): a file each, over what the phrase has so far
//! (`walk`). `agreement` and `case` say whether the whole can be the subject of a verb.

mod adjective;
mod agreement;
mod apposition;
mod beginning;
mod case;
mod classes;
mod complement;
mod coordination;
mod fixed;
mod head;
mod idafa;
mod name;
mod nominal;
mod phrase;
mod walk;

pub use agreement::{Agreement, agreement, agrees};
pub use beginning::{may_begin, plainly_finite};
pub use case::{accusative, nominative, oblique};
pub use classes::SPEAKERS;
pub(super) use complement::medium;
pub use phrase::NounPhrase;

pub(super) use beginning::month_name;
pub(super) use nominal::{Nominal, only_finite, only_jussive};

use super::page::Page;
use super::passing::adverbial_participle;
use crate::lexicon::PrepositionSet;
use crate::lexicon::classes::Class;
use crate::text::TokenKind;
use classes::{ADJECTIVES, CLOSED, PROPER};
use walk::Walk;

/// How long a noun phrase may be, in tokens.
const LONGEST: usize = 28;

/// The noun phrase that begins at token `start` and ends before `limit` at the latest.
///
/// `object` says that the verb takes a direct object: then a common noun behind a closed phrase begins the object.
pub fn noun_phrase(page: &Page, start: usize, limit: usize, object: bool) -> Option<NounPhrase> {
    subject_phrase(page, start, limit, object, PrepositionSet::default())
}

/// Like [`noun_phrase`], for the subject of a verb that governs `prepositions`: these do not go on with the phrase.
pub fn subject_phrase(
    page: &Page,
    start: usize,
    limit: usize,
    object: bool,
    prepositions: PrepositionSet,
) -> Option<NounPhrase> {
    let limit = limit.min(start + LONGEST).min(page.len());
    if start >= limit {
        return None;
    }
    let mut walk = Walk::begin(page, start, limit, object);
    walk.governed = prepositions;
    while walk.at < limit && walk.advance() {}
    let end = walk.at.min(limit);
    let (class, gender, number) = head::head(page, start, end);
    Some(NounPhrase {
        tokens: start..end,
        class,
        gender,
        number,
        named: walk.named || walk.quoted,
    })
}

impl Walk<'_, '_> {
    /// The phrase that begins at `start` inside this one: phrases hold phrases.
    fn inner(&self, start: usize, object: bool, prepositions: PrepositionSet) -> Option<NounPhrase> {
        subject_phrase(self.page, start, self.limit, object, prepositions)
    }

    /// Takes one more word, if the phrase goes on; `false` where it ends.
    fn advance(&mut self) -> bool {
        let i = self.at;
        match self.page.kind(i) {
            TokenKind::Word => self.word(i),
            TokenKind::Quote => self.quoted_name(i),
            TokenKind::ParenOpen => self.parenthesis(i),
            TokenKind::Comma => self.apposition(i),
            TokenKind::Number if self.open => {
                self.at += 1;
                true
            }
            _ => false,
        }
    }

    /// Takes the word at `i`, by the first of its uses that it can have here.
    fn word(&mut self, i: usize) -> bool {
        let page = self.page;
        if page.initial(i) && (self.titled || self.at == self.start) {
            self.take(i);
            return true;
        }
        if let Some(m) = page.mark(i) {
            return self.phrase(i, m.phrase.class, m.clitics);
        }
        let c = page.classes(i);
        let clitics = page.clitics(i);
        // `الوزير صباح اليوم`: before another time it is no name
        if c.has(Class::Time) && page.is(i + 1, Class::Time) && !page.conjoined(i + 1) && !self.open {
            return false;
        }
        if page.inside(i).is_some() || c.has(Class::Relative) && !c.any(PROPER) {
            return false;
        }
        if page.conjoined(i) {
            return self.coordination(i);
        }
        // `وتابعت التنسيقية قائلة إن`: how it went on
        if i > self.start && adverbial_participle(page, i) {
            return false;
        }
        if self.denied_adjective(i) {
            self.at = i + 2;
            return true;
        }
        if c.any(CLOSED) && !c.any(PROPER) && !clitics.article() {
            return false;
        }
        if plainly_finite(page, i) {
            return self.foreign_name(i);
        }
        if c.has(Class::Preposition) && !c.has(Class::GivenName) {
            return self.preposition(i);
        }
        if clitics.preposition() && !page.readings(i).iter().any(|r| !r.clitics.preposition()) {
            return self.proclitic(i);
        }
        if self.closed && page.is(i, Class::Intensifier) {
            self.at = i + page.step(i);
            return true;
        }
        // العام is the year and the general: behind a title it is the adjective
        let adjective = clitics.article() && c.any(ADJECTIVES);
        if c.has(Class::Time) && !c.any(PROPER) && !self.open && !adjective {
            return false;
        }
        if c.has(Class::Adverb) && !self.open {
            return false;
        }
        if clitics.article() {
            self.definite(i)
        } else {
            self.indefinite(i)
        }
    }
}
