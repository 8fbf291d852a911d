//! What was left unsaid, which is no part of what was said.

use super::clause::bare;
use crate::attribution::cue::Cue;
use crate::attribution::page::Page;
use crate::attribution::passing::{complementizer, locative, origin, temporal};
use crate::lexicon::Reading;
use crate::lexicon::classes::Class;
use crate::lexicon::conjugation::{Person, Tense, Voice};

/// Whether at `i` the journalist tells what was left unsaid (`من دون أن يذكر تفاصيل`). In `من دون أن يعلن الرئيس` somebody else did
/// not say it.
pub fn unsaid(page: &Page, cue: &Cue, i: usize) -> bool {
    let verb = listed_unsaid(page, i).or_else(|| told_without(page, cue, i));
    verb.is_some_and(|verb| !page.clitics(verb + 1).article()) && page.within(i).is_none()
}

/// The verb of a phrase of the exclusions at `i` that is a preposition, أن and a verb.
fn listed_unsaid(page: &Page, i: usize) -> Option<usize> {
    page.mark(i).filter(|m| m.phrase.class == Class::Exclusion)?;
    let reads = |k: usize, class: Class| page.readings(k).iter().any(|r| r.class == class);
    let verb = i + page.step(i) - 1;
    (reads(i, Class::Preposition) && reads(verb - 1, Class::Complementizer) && reads(verb, Class::Finite))
        .then_some(verb)
}

/// The verb behind أن and a preposition at `i` that says neither where nor when; it reports and agrees with the cue.
fn told_without(page: &Page, cue: &Cue, i: usize) -> Option<usize> {
    if !page.is(i, Class::Preposition) {
        return None;
    }
    let from = i + usize::from(origin(page, i));
    let (clause, verb) = (from + 1, from + 2);
    let without = page.is(from, Class::Preposition)
        && page.preposition(from).is_none()
        && !locative(page, from)
        && !temporal(page, from)
        && bare(page, from)
        && complementizer(page, clause)
        && bare(page, clause);
    let reports = |r: &Reading| {
        r.reports
            && matches!(r.finite(), Some((Tense::Present, Voice::Active, Person::Third)))
            && r.gender == cue.gender
            && r.number == cue.number
    };
    (without && page.readings(verb).iter().any(reports)).then_some(verb)
}
