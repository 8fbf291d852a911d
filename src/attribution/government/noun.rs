//! Nouns between a verb and its content: its object, whom it addresses, or a part of the subject that the noun phrase left
//! out.

use super::governor::Start;
use super::naming::naming;
use super::walk::{Step, Walk};
use crate::attribution::noun_phrase::{noun_phrase, plainly_finite};
use crate::attribution::passing::{adverbials, complementizer};
use crate::lexicon::VerbKind;
use crate::lexicon::classes::{Class, Classes};
use crate::text::TokenKind;

const THINGS: Classes = Classes::of(&[Class::Thing, Class::VerbalNoun]);
const NAMES: Classes = Classes::of(&[
    Class::GivenName,
    Class::FamilyName,
    Class::Unknown,
    Class::Person,
    Class::Adjective,
]);

impl Walk<'_, '_> {
    /// A noun.
    pub(super) fn noun(&mut self, i: usize) -> Step {
        let (page, frames) = (self.page, self.governor.frames);
        let bare = page.clitics(i).is_empty();
        // `أوضح النائب حرب أن`: a bare noun before the clause is a name
        if self.near && frames.clause && frames.object && complementizer(page, i + 1) && bare {
            return Step::On(i + 1);
        }
        // `شهدت البلاد إطلاق الحوار`: with an object it is another verb
        let thing = || page.is_any(i, THINGS) && bare && !(i - 1..=i).any(|k| page.classes(k).any(NAMES));
        if self.near && self.takes_clause_alone() && thing() {
            return Step::Nothing;
        }
        if self.near && frames.object_object {
            return self.first_object(i);
        }
        if self.near && (frames.object || self.his_own(i)) {
            return self.begins_weakly(i);
        }
        if self.near {
            self.addressee.get_or_insert(i);
        }
        if page.clitics(i).conjunction() && self.addressee.is_none() {
            self.near = false;
        }
        Step::On(i + page.step(i))
    }

    /// Whether the verb has other common meanings, its subject behind it, and takes no more than a clause or quotation.
    fn takes_clause_alone(&self) -> bool {
        let frames = self.governor.frames;
        self.governor.doubtful
            && self.verb_first()
            && !frames.object
            && !frames.object_object
            && !frames.object_clause
            && frames.prepositions.is_empty()
            && frames.addressee_prepositions.is_empty()
    }

    /// Whether the noun at `i` is what happened to the subject, told by a verb that otherwise takes a clause (`ذكر السكان تعرضهم
    /// لقصف`).
    fn his_own(&self, i: usize) -> bool {
        i > self.governor.at + 1
            && self.governor.frames.clause
            && self.governor.kind == VerbKind::Say
            && self
                .page
                .readings(i)
                .iter()
                .any(|r| r.class == Class::VerbalNoun && r.clitics.is_empty() && r.suffix.is_some_and(|s| s.third))
    }

    /// The first object of a verb that takes two: the content is both (`اعتبر القرار خطأ`), of a verb of naming the name.
    fn first_object(&mut self, i: usize) -> Step {
        let (page, governor) = (self.page, self.governor);
        let Some(object) = noun_phrase(page, i, self.end, true) else {
            return Step::Nothing;
        };
        let next = object.tokens.end;
        if governor.kind == VerbKind::Naming {
            let second = adverbials(page, next, self.end);
            let name = naming(page, second, self.end, governor.frames, i);
            return name.map_or(Step::Nothing, |at| Step::Begins(Start::weakly_at(at)));
        }
        let goes_on = page.word(next) && !plainly_finite(page, next) || page.opens_quote(next).is_some();
        if goes_on { self.begins(i) } else { Step::Nothing }
    }

    /// A number, or a sign that is neither a letter nor punctuation.
    pub(super) fn number(&mut self, i: usize) -> Step {
        if self.near && self.governor.frames.object && self.page.kind(i) == TokenKind::Number {
            return self.begins_weakly(i);
        }
        self.near = false;
        Step::On(i + 1)
    }
}
