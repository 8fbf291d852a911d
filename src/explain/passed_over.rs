//! Verbs of reporting that report nothing where they stand.

use super::PassedOver;
use crate::attribution::{Draft, Page};
use crate::lexicon::classes::Class;
use crate::lexicon::conjugation::Person;

/// The finite verbs of reporting that no draft has for its cue. Verbs with other common meanings are left out: nobody
/// wonders why they report nothing.
pub(super) fn passed_over(page: &Page, drafts: &[Draft]) -> Vec<PassedOver> {
    let reports = |i: usize| {
        page.readings(i).iter().any(|r| {
            matches!(r.finite(), Some((_, _, Person::Third))) && page.verb(r).is_some_and(|v| v.reporting && !v.weak)
        })
    };
    let mut taken = vec![false; page.len()];
    for i in drafts.iter().flat_map(|d| d.cue.tokens.clone()) {
        taken[i] = true;
    }
    (0..page.len())
        .filter(|&i| !taken[i] && reports(i))
        .filter_map(|i| {
            let why = if page.inside(i) == Some(Class::Exclusion) {
                "the phrase is the journalist's own"
            } else if i > 0 && page.word(i - 1) && page.is(i - 1, Class::Negation) {
                "it is negated"
            } else if i > 0 && page.is(i - 1, Class::Complementizer) {
                "behind أن it is a wish or an aim, or it only opens what another cue reports"
            } else {
                "nothing follows that it could report, another cue reports the same words, or it is another word here"
            };
            let span = page.span(i..i + 1)?;
            Some(PassedOver { span, why })
        })
        .collect()
}
