//! How a clause begins.

use crate::attribution::noun_phrase::plainly_finite;
use crate::attribution::page::Page;
use crate::attribution::passing::complementizer;
use crate::lexicon::classes::{Class, Classes};

/// Whether token `i` begins a coordinated main clause (و with a finite verb).
pub fn coordinated(page: &Page, i: usize) -> bool {
    page.clitics(i).conjunction() && plainly_finite(page, i)
}

/// Whether token `i` begins a main clause with nothing that joins it to the one before (`، أجاب`, `، لا تزال`).
pub fn unjoined(page: &Page, i: usize) -> bool {
    !page.clitics(i).conjunction()
        && (plainly_finite(page, i) || page.is(i, Class::Negation) && plainly_finite(page, i + 1))
}

/// Whether `i` begins a clause of time or place (`حيث شنت`, `بعد أن اتهم`): a preposition that no verb governs with أن.
pub fn until(page: &Page, i: usize) -> bool {
    // لما يجري: a preposition and ما
    let fused = page
        .readings(i)
        .iter()
        .any(|r| r.class == Class::Relative && r.clitics.preposition());
    page.is(i, Class::Subordinator)
        && !fused
        && !page.is(i, Class::Conditional)
        && page.inside(i).is_none()
        && plainly_finite(page, i + 1)
        || page
            .readings(i)
            .iter()
            .any(|r| r.class == Class::Preposition && r.clitics.is_empty())
            && page.preposition(i).is_none()
            && complementizer(page, i + 1)
            && bare(page, i + 1)
}

/// Whether `i` turns to another clause (`لكن هذا لم يكن كافيا`, `لكن الطرفين لم يتفقا`); `لكن دون شروط` does not.
pub fn turns(page: &Page, i: usize) -> bool {
    const SUBJECT: usize = 4;
    let next = i + page.step(i);
    let verb = |k: usize| plainly_finite(page, k) || page.is(k, Class::Negation) && plainly_finite(page, k + 1);
    let clause = || (next..next + SUBJECT).take_while(|&k| page.word(k)).any(verb);
    page.is(i, Class::Coordinator)
        && page.key(i).len() > 2
        && page.word(next)
        && (page.mark(i).is_some()
            || page
                .classes(next)
                .any(Classes::of(&[Class::Demonstrative, Class::Pronoun]))
            || page.clitics(i).is_empty() && page.within(i).is_none() && !complementizer(page, i) && clause())
}

/// Whether nothing is printed onto the word at `i`.
pub fn bare(page: &Page, i: usize) -> bool {
    page.readings(i)
        .iter()
        .all(|r| r.suffix.is_none() && r.clitics.is_empty())
}
