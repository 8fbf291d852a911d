//! Commas between a verb and its content: they open an aside, close one, or part the verb from what was said.

use super::governor::Start;
use super::naming::naming;
use super::walk::{Step, Walk};
use crate::attribution::noun_phrase::{may_begin, noun_phrase, plainly_finite};
use crate::attribution::page::Page;
use crate::attribution::passing::{adverbials, comma_aside, complementizer, preposition_at, reporting_participle};
use crate::lexicon::classes::{Class, Classes};
use crate::lexicon::{Frames, VerbKind};
use crate::text::TokenKind;

impl Walk<'_, '_> {
    /// A comma.
    pub(super) fn comma(&mut self, i: usize) -> Step {
        let (page, end, governor) = (self.page, self.end, self.governor);
        let frames = governor.frames;
        // `وقال المتحدث لرويترز، قتل الجندي`: speech behind a comma alone
        let says = governor.strong && self.near && governor.kind == VerbKind::Say && i > governor.at + 1;
        if says && comma_speech(page, governor.at, i, end) {
            return self.begins_weakly(i + 1);
        }
        // `اعتبر الكاتب، عضو النقابة، التابعة للاتحاد، أن`: the last of several asides
        // but in `نقل، عن مصادر، أن` the source stands there
        let source = || preposition_at(page, i + 1).is_some_and(|p| frames.prepositions.has(p));
        if frames.clause
            && !source()
            && let Some(clause) = last_aside(page, i, end)
        {
            return Step::On(clause);
        }
        // `أدان الحداد، رئيس النقابة، القرار`: the object behind the apposition
        if frames.object && self.near && apposition_closed(page, governor.at, self.from, i) {
            return self.begins_weakly(i + 1);
        }
        let opened = comma_aside(page, i, end, frames);
        // `رفضت، إلى جانب فصيل، في نوفمبر، مبادرة`: the comma that closes the last of several asides
        let object = self.aside && self.near && frames.object && !frames.object_object;
        if object && opened.is_none() && begins_thing(page, i + 1) {
            self.aside = false;
            return Step::On(i + 1);
        }
        // `وندد صحفيون، على نطاق واسع بالجريمة`: the comma opens no aside
        let behind = adverbials(page, i + 1, end);
        let own = || preposition_at(page, behind).is_some_and(|p| frames.prepositions.has(p));
        if behind > i + 1 && self.near && self.verb_first() && own() {
            return Step::On(behind);
        }
        if opened.is_none() && self.closes_circumstances(i) {
            return Step::On(i + 1);
        }
        self.aside = true;
        match opened {
            Some(next) => Step::On(next),
            None => behind_comma(page, i + 1, end, frames, governor.kind).map_or(Step::Nothing, Step::Begins),
        }
    }

    /// Whether the comma at `i` closes the circumstances of a subject, with the first of two objects behind it
    /// (`واعتبر المتحدث في تصريح صحفي، العملية ردا`).
    fn closes_circumstances(&self, i: usize) -> bool {
        let (page, governor) = (self.page, self.governor);
        let noun = || {
            begins_thing(page, i + 1)
                || page.clitics(i + 1).article() && !page.is(i + 1, Class::Relative) && !plainly_finite(page, i + 1)
        };
        governor.frames.object_object
            && governor.kind != VerbKind::Naming
            && self.near
            && i > self.from
            && self.verb_first()
            && noun()
    }
}

/// The complementizer behind the comma that closes the last of the asides which begin at the comma at `i`: nothing but noun
/// phrases with their adjectives and prepositions stand in them.
fn last_aside(page: &Page, i: usize, end: usize) -> Option<usize> {
    const LONGEST: usize = 12;
    const ASIDES: usize = 3;
    let mut open = i;
    for _ in 0..ASIDES {
        let first = open + 1;
        let close = (first..end.min(first + LONGEST)).find(|&k| !page.word(k))?;
        let clause = close + 1;
        let nominal = !(first..close).any(|k| plainly_finite(page, k) || complementizer(page, k))
            && !page.clitics(first).conjunction()
            && !reporting_participle(page, first);
        if !nominal || page.kind(close) != TokenKind::Comma || clause >= end {
            return None;
        }
        if complementizer(page, clause) {
            return (!page.clitics(clause).conjunction()).then_some(clause);
        }
        open = close;
    }
    None
}

/// The addressee behind a comma that closes the subject, with what is asked of him: `طالب الصافي، رئيس الوزراء بمكافحة`.
fn behind_comma(page: &Page, i: usize, end: usize, frames: &Frames, kind: VerbKind) -> Option<Start> {
    // `وأكد الاتحاد، عدم علاقته بـ`: something of his own that is denied or owned
    let owned = page.readings(i + 1).iter().any(|r| r.suffix.is_some_and(|s| s.third));
    let noun = page.classes(i).any(Classes::of(&[Class::VerbalNoun, Class::Thing])) && page.clitics(i).is_empty();
    if frames.object && i + 1 < end && owned && noun && !plainly_finite(page, i) {
        return Some(Start::weakly_at(i));
    }
    if frames.addressee_prepositions.is_empty() || i >= end || !may_begin(page, i, false) {
        return None;
    }
    let np = noun_phrase(page, i, end, true)?;
    let next = np.tokens.end;
    page.clitic_preposition(next)
        .or_else(|| page.preposition(next))
        .filter(|&p| next < end && frames.addressee_prepositions.has(p))
        .and_then(|_| match kind {
            VerbKind::Naming => naming(page, next, end, frames, i),
            _ => Some(i),
        })
        .map(Start::at)
}

/// Whether the comma at `i`, the first token behind the subject (`from`) of the verb `cue`, closes an apposition and what
/// follows it is a noun that may be the object.
fn apposition_closed(page: &Page, cue: usize, from: usize, i: usize) -> bool {
    const OTHERS: Classes = Classes::of(&[
        Class::Time,
        Class::Preposition,
        Class::Adverb,
        Class::Subordinator,
        Class::Relative,
        Class::Complementizer,
        Class::SourcePhrase,
        Class::ActiveParticiple,
        Class::Person,
    ]);
    let next = i + 1;
    i == from
        && (cue + 2..from).any(|k| page.kind(k) == TokenKind::Comma)
        && page.word(next)
        && page.inside(next).is_none()
        && !page.clitics(next).conjunction()
        && !page.clitics(next).preposition()
        && !plainly_finite(page, next)
        && !page.classes(next).any(OTHERS)
        && page.classes(next).any(Classes::of(&[
            Class::VerbalNoun,
            Class::Thing,
            Class::CueNoun,
            Class::Document,
        ]))
}

/// Whether the comma at `i` parts a verb that opens its sentence from what was said: a clause that begins with its verb, and
/// no other clause is still to come.
fn comma_speech(page: &Page, cue: usize, i: usize, end: usize) -> bool {
    let opens = cue == 0 || !page.word(cue - 1);
    let verb = plainly_finite(page, i + 1)
        || page.is(i + 1, Class::Finite) && !page.is(i + 1, Class::Subordinator) && may_begin(page, i + 2, false);
    let clause = verb && page.clitics(i + 1).is_empty() && !page.may_report(i + 1) && page.inside(i + 1).is_none();
    opens
        && clause
        && !(i + 1..end).any(|k| complementizer(page, k) && !page.word(k - 1) || page.kind(k) == TokenKind::Colon)
}

/// Whether a thing that can be the object of a verb begins at token `i`.
fn begins_thing(page: &Page, i: usize) -> bool {
    page.word(i)
        && page
            .classes(i)
            .any(Classes::of(&[Class::Thing, Class::VerbalNoun, Class::CueNoun]))
        && !page.clitics(i).preposition()
        && !plainly_finite(page, i)
}
