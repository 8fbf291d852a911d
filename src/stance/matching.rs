//! Finding the patterns of the stance files in a text.

use crate::attribution::Page;
use crate::lexicon::stance::{GAP, Pattern, Step};
use crate::lexicon::vocabulary::WordSet;

/// Calls `found` with every pattern that matches from token `i` on, and the token behind it.
pub(super) fn each_match(page: &Page, i: usize, limit: usize, found: &mut dyn FnMut(&Pattern, usize)) {
    let lexicon = &page.analyser.lexicons.stance;
    let next = skip_quote(page, i + 1, limit);
    let seconds = if next < limit { page.words(next) } else { &[] };
    let mut near = None;
    for list in page.words(i).iter().filter_map(|&word| lexicon.beginning_with(word)) {
        let pairs = seconds.iter().flat_map(|&second| list.with(second));
        let mut go_on = |pattern: u32, passed: usize, from: usize| {
            let p = &lexicon.patterns[pattern as usize];
            if let Some(end) = matches(page, &p.steps[passed..], from, limit) {
                found(p, end);
            }
        };
        for pattern in pairs {
            go_on(pattern, 2, next + 1);
        }
        for &(second, pattern) in &list.gapped {
            if near.get_or_insert_with(|| within_gap(page, i + 1)).may_hold(second) {
                go_on(pattern, 1, i + 1);
            }
        }
        for &pattern in &list.single {
            go_on(pattern, 1, i + 1);
        }
    }
}

/// The words that may stand behind a gap at token `i`, a quotation mark before them.
fn within_gap(page: &Page, i: usize) -> WordSet {
    (i..=i + GAP + 1).fold(WordSet::default(), |set, k| set.with(page.word_set(k)))
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
        Step::Proclitic(preposition) => {
            let i = skip_quote(page, i, limit);
            (i < limit && page.clitics(i).any(*preposition))
                .then(|| matches(page, rest, i, limit))
                .flatten()
        }
        Step::Gap => (0..=GAP).find_map(|gap| matches(page, rest, i + gap, limit)),
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
