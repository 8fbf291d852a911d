//! Contents that are noun phrases, and what begins no part of one.

use super::clause::{coordinated, turns, unjoined, until};
use crate::attribution::cue::{Cue, Form};
use crate::attribution::noun_phrase::plainly_finite;
use crate::attribution::page::Page;
use crate::attribution::passing::complementizer;
use crate::lexicon::classes::{Class, Classes};
use crate::text::TokenKind;

/// Whether the content of `cue` is a noun phrase (`أدان الهجوم`, `دعا إلى وقف القتال`), not a clause or a quotation.
pub fn nominal(page: &Page, cue: &Cue) -> bool {
    let at = cue.content;
    matches!(cue.form, Form::Finite | Form::Participle | Form::Noun)
        && cue.fixed.is_none()
        && at > 0
        && !complementizer(page, at - 1)
        && !complementizer(page, at)
        && !matches!(page.kind(at - 1), TokenKind::Colon)
        && match page.opens_quote(at) {
            // `دعا إلى "وقف فوري للقتال" في الإقليم`
            Some(mate) => !(at..mate).any(|k| plainly_finite(page, k) || complementizer(page, k)),
            None => page.word(at),
        }
        && !plainly_finite(page, at)
        && !page.is(at, Class::Interrogative)
        && !page.is(at, Class::Negation)
}

/// Whether the word `i` begins a clause of its own that a noun phrase before it has no part in: و with a verb.
pub fn leaves_noun(page: &Page, i: usize) -> bool {
    // ضبط النفس وتجنب التصعيد: the verbal noun has the letters of a verb
    let noun = Classes::of(&[
        Class::VerbalNoun,
        Class::Thing,
        Class::Person,
        Class::Adjective,
        Class::Quantifier,
        Class::NumberWord,
        Class::Preposition,
        Class::Nisba,
    ]);
    // `، ولم يقدم تفاصيل`
    let denies = page.clitics(i).conjunction() && page.is(i, Class::Negation) && plainly_finite(page, i + 1);
    coordinated(page, i) && !page.classes(i).any(noun) || denies || until(page, i)
}

/// Whether behind the comma before `i` the journalist goes on, where what was said is a noun phrase.
pub fn behind_noun(page: &Page, i: usize, nested: bool) -> bool {
    let conjunction = page.clitics(i).conjunction();
    if conjunction && complementizer(page, i) {
        // `طلب وقفها، وأن قطر نسقت` inside the clause of another: a further clause of his
        return nested;
    }
    leaves_noun(page, i)
        || conjunction
            && (page.is(i, Class::Relative) && !page.clitics(i).article() && page.key(i).len() <= 3
                || page.is(i, Class::Particle)
                || page.is(i, Class::Auxiliary)
                || page.is(i, Class::Pronoun))
        || turns(page, i)
        || page.is(i, Class::Subordinator)
        || unjoined(page, i)
}
