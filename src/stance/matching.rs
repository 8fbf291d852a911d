//! Finding the patterns of the stance files in a text.

use crate::attribution::Page;
use crate::lexicon::stance::{Pattern, Step};

/// Calls `found` with every pattern that matches from token `i` on, and the token behind it.
pub(super) fn each_match(page: &Page, i: usize, limit: usize, mut found: impl FnMut(&Pattern, usize)) {
    let lexicon = &page.analyser.lexicons.stance;
    let next = page.words(skip_quote(page, i + 1, limit));
    for &word in page.words(i) {
        for beginning in lexicon.beginning_with(word) {
            if beginning.second.is_some_and(|second| !next.contains(&second)) {
                continue;
            }
            let p = &lexicon.patterns[beginning.pattern as usize];
            if let Some(end) = matches(page, &p.steps[1..], i + 1, limit) {
                found(p, end);
            }
        }
    }
}

/// The token behind the match of `steps` from token `i` on.
fn matches(page: &Page, steps: &[Step], i: usize, limit: usize) -> Option<usize> {
    let Some((step, rest)) = steps.split_first() else {
        return Some(i);
    };
    match step {
        Step::Word(w) => {
            let i = skip_quote(page, i, limit);
            (i < limit && page.words(i).contains(w))
                .then(|| matches(page, rest, i + 1, limit))
                .flatten()
        }
        Step::Gap => (0..=3).find_map(|gap| matches(page, rest, i + gap, limit)),
    }
}

/// Quotation marks inside a pattern do not break it.
fn skip_quote(page: &Page, i: usize, limit: usize) -> usize {
    if i < limit && page.kind(i) == crate::text::TokenKind::Quote {
        i + 1
    } else {
        i
    }
}
