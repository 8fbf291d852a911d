//! Clauses between a verb and its content: the one that is told, and those that only go with a noun on the way.

use super::walk::{Step, Walk};
use crate::attribution::noun_phrase::plainly_finite;
use crate::attribution::page::Page;
use crate::attribution::passing::{
    behind_complementizer, circumstance, complementizer, dash_aside, locative, own_saying, relative_clause,
    reporting_participle,
};
use crate::lexicon::classes::{Class, Classes, Clitics};
use crate::lexicon::{Frames, VerbKind};
use crate::text::{Shape, TokenKind};

/// The first token of the clause that a verb governs, where nothing but a subject and its circumstances can stand between `from`
/// and its complementizer: no clause, no sign but those of asides, no noun that governs أن itself (`ضرورة أن`).
pub(in crate::attribution) fn clause_ahead(page: &Page, from: usize, end: usize, frames: &Frames) -> Option<usize> {
    const REACH: usize = 24;
    const CLAUSES: Classes = Classes::of(&[
        Class::Relative,
        Class::Subordinator,
        Class::Negation,
        Class::Particle,
        Class::Interrogative,
        Class::Pronoun,
        Class::SourcePhrase,
        Class::Exclusion,
        Class::Conditional,
    ]);
    let mut k = from;
    while k < end.min(from + REACH) {
        match page.kind(k) {
            TokenKind::Word if complementizer(page, k) => {
                // بعد أن, but إلى أن where the verb governs it
                let own = page
                    .preposition(k - 1)
                    .is_some_and(|p| frames.prepositions.has(p) || frames.clause_prepositions.has(p));
                let another = k > from && page.is(k - 1, Class::Preposition) && !own;
                let belongs = own || !governs_clause(page, k);
                return (!page.clitics(k).conjunction() && !another && belongs).then(|| behind_complementizer(page, k));
            }
            TokenKind::Word => {
                let proper = page.classes(k).any(Classes::of(&[Class::GivenName, Class::FamilyName]));
                let verb = plainly_finite(page, k)
                    && page
                        .readings(k)
                        .iter()
                        .any(|r| r.finite().is_some() && r.suffix.is_none_or(|s| s.third));
                if verb
                    || page.is_any(k, CLAUSES) && !proper && !page.clitics(k).article()
                    || own_saying(page, k)
                    || reporting_participle(page, k)
                {
                    return None;
                }
            }
            TokenKind::Number => {}
            TokenKind::ParenOpen => k = page.mate(k).filter(|&m| m > k)?,
            TokenKind::Dash => k = dash_aside(page, k, end) - 1,
            _ => return None,
        }
        k += 1;
    }
    None
}

/// Whether the clause behind the complementizer `k` belongs to the noun before it (`ضرورة أن`, `تمسكه بأن`); إن is governed by
/// none.
fn governs_clause(page: &Page, k: usize) -> bool {
    let Some(noun) = k.checked_sub(1) else { return false };
    let governor = page.classes(noun).any(Classes::of(&[
        Class::Thing,
        Class::VerbalNoun,
        Class::CueNoun,
        Class::Adjective,
    ]));
    !page.token(k).shape.has(Shape::HAMZA_BELOW)
        && governor
        && !page.clitics(noun).article()
        && !page.is(noun, Class::FamilyName)
}

impl Walk<'_, '_> {
    /// أن, إن: what was said follows, where the verb governs a clause.
    pub(super) fn complementizer(&mut self, i: usize) -> Step {
        let (page, governor) = (self.page, self.governor);
        let frames = governor.frames;
        if governor.kind == VerbKind::Naming {
            // `وصفه بأنه خطير`: the name alone
            return self.begins(i + 1);
        }
        let at = behind_complementizer(page, i);
        if frames.clause || frames.object_clause || self.source.is_some() {
            // `طالب الحكومة بأن تراجع`: what is demanded begins with of whom
            let addressed = governor.kind == VerbKind::Position
                && (frames.object_clause || !frames.addressee_prepositions.is_empty());
            let addressee = self.addressee.filter(|_| addressed);
            return self.begins(addressee.unwrap_or(at));
        }
        // `تنص المادة على أن "..."`: their words
        let quoted = i + 1 + usize::from(page.kind(i + 1) == TokenKind::Colon);
        if frames.quote && page.opens_quote(quoted).is_some() {
            return self.begins(at);
        }
        // `اتهمه بأنه`: the preposition on it is the verb's
        let carries = page
            .readings(i)
            .iter()
            .any(|r| r.class == Class::Complementizer && r.clitics.any(Clitics::BA));
        let own = || {
            page.clitic_preposition(i).is_some_and(|p| {
                frames.prepositions.has(p) || frames.clause_prepositions.has(p) || frames.addressee_prepositions.has(p)
            })
        };
        if carries && own() {
            return self.begins(at);
        }
        Step::Nothing
    }

    /// A relative word: `نفى ما تردد` is told, الذي goes on with the noun before it.
    pub(super) fn relative(&mut self, i: usize) -> Step {
        let (page, frames) = (self.page, self.governor.frames);
        let bound = page
            .readings(i)
            .iter()
            .any(|r| r.class == Class::Relative && r.gender.is_some());
        if frames.object && self.near && !bound {
            return self.begins_weakly(i);
        }
        self.near = false;
        let close = relative_clause(page, i, self.end);
        let open = close == self.end || page.kind(close) == TokenKind::Stop;
        if !open {
            return Step::On(close);
        }
        // `في ختام الاجتماع الذي حضره الوزراء على ضرورة`: nothing but the cue's own preposition closes the clause
        let own = |k: &usize| {
            page.is(*k, Class::Preposition)
                && !(locative(page, *k) && circumstance(page, *k + 1))
                && page.preposition(*k).is_some_and(|p| frames.prepositions.has(p))
        };
        Step::On((i + 1..close).find(own).unwrap_or(close))
    }

    /// A word that begins a clause of its own; `None` where none does.
    pub(super) fn clause(&mut self, i: usize) -> Option<Step> {
        let page = self.page;
        let finite = plainly_finite(page, i);
        if finite && indefinite_noun_before(page, i, self.governor.at) {
            return Some(self.bare_relative(i));
        }
        if let Some(complementizer) = self.behind_subordinate(i) {
            return Some(Step::On(complementizer));
        }
        const OPENERS: Classes = Classes::of(&[Class::Subordinator, Class::Negation, Class::Particle, Class::Pronoun]);
        (finite || page.is_any(i, OPENERS)).then(|| self.unmarked_speech(i))
    }

    /// A verb that begins a relative clause without a relative word, which indefinite nouns have (`في تقرير رفعه إلى المجلس`).
    /// The clause ends before what may be the cue's own: its object, or its preposition (`تعهد خلال قمة عقدت أمس برفع`).
    fn bare_relative(&mut self, i: usize) -> Step {
        let (page, frames) = (self.page, self.governor.frames);
        let close = relative_clause(page, i - 1, self.end);
        // `رفضت حركة تسيطر على المدينة توقيع الاتفاق`: the verbal noun behind it is the object
        let object = |k: &usize| {
            let behind_noun = !page.is(*k - 1, Class::Preposition)
                && (page.clitics(*k - 1).article() || page.is(*k - 1, Class::Place) || page.is(*k - 1, Class::Country));
            behind_noun
                && page.is(*k, Class::VerbalNoun)
                && !page
                    .classes(*k)
                    .any(Classes::of(&[Class::Adjective, Class::Person, Class::Time]))
                && !plainly_finite(page, *k)
                && page.clitics(*k).is_empty()
        };
        let takes_object = self.near && frames.object && !frames.object_object;
        if let Some(k) = takes_object.then(|| (i + 2..close).find(object)).flatten() {
            return self.begins_weakly(k);
        }
        let own = |k: &usize| {
            let apart = page
                .preposition(*k)
                .filter(|_| page.is(*k, Class::Preposition) && !locative(page, *k));
            page.clitic_preposition(*k)
                .or(apart)
                .is_some_and(|p| frames.prepositions.has(p))
        };
        Step::On((i + 1..close).find(own).unwrap_or(close))
    }

    /// The complementizer behind the subordinate clause at `i` (`وقال من برلين حيث يشارك في اجتماع، إن`).
    fn behind_subordinate(&self, i: usize) -> Option<usize> {
        let page = self.page;
        if !page.is(i, Class::Subordinator) || page.is(i, Class::Auxiliary) {
            return None;
        }
        let close = relative_clause(page, i, self.end);
        let next = close + usize::from(page.kind(close) == TokenKind::Comma);
        (next < self.end && complementizer(page, next) && !page.clitics(next).conjunction()).then_some(next)
    }

    /// A clause that is neither introduced nor passed: speech printed without any mark (`قال لافروف لا أعتقد`), or the end.
    fn unmarked_speech(&mut self, i: usize) -> Step {
        let governor = self.governor;
        let frames = governor.frames;
        let unmarked =
            self.near && governor.strong && frames.clause && frames.quote && !self.page.clitics(i).conjunction();
        if unmarked { self.begins_weakly(i) } else { Step::Nothing }
    }
}

/// Whether an indefinite noun stands before token `i`, with its adjectives or a comma between (`تقرير جديد أعدته`, `دراسة
/// استقصائية، أجرتها`), so that a verb at `i` begins a relative clause without a relative word.
fn indefinite_noun_before(page: &Page, i: usize, cue: usize) -> bool {
    const HEADS: Classes = Classes::of(&[
        Class::Occasion,
        Class::Document,
        Class::Thing,
        Class::Person,
        Class::Body,
    ]);
    // بلاغ غير موقع
    const ADJECTIVES: Classes = Classes::of(&[
        Class::Adjective,
        Class::Nisba,
        Class::NumberWord,
        Class::Negation,
        Class::PassiveParticiple,
    ]);
    let mut k = i;
    if k > cue + 2 && page.kind(k - 1) == TokenKind::Comma {
        k -= 1;
    }
    while k > cue + 1 {
        k -= 1;
        if !page.word(k) || page.clitics(k).article() {
            return false;
        }
        if page.classes(k).any(HEADS) {
            return true;
        }
        if !page.classes(k).any(ADJECTIVES) {
            return false;
        }
    }
    false
}
