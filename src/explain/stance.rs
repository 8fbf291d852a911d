//! Stances that lost.

use super::Candidate;
use crate::attribution::{Draft, Page};
use crate::bidi::MARK;
use crate::stance;

/// The labels that draft `n` has signs of and is not given.
pub(super) fn lost(page: &Page, drafts: &[Draft], n: usize) -> Vec<Candidate> {
    let rivals = stance::rivals(page, drafts, n).into_iter().map(|r| {
        let entries: Vec<&str> = r.signs.iter().map(|(entry, _)| &**entry).collect();
        // each by itself, or the sign of one goes to the next where Arabic is put into its order
        let entries = entries.join(&format!("{MARK}, "));
        Candidate {
            decision: "stance",
            span: r.signs.first().and_then(|&(_, at)| page.span(at..at + 1)),
            label: Some(r.label.to_string()),
            weighing: None,
            close: true,
            why: if r.holds {
                format!("holds by {entries}{MARK}, but a label before it says it already")
            } else {
                format!("{entries}{MARK} alone is not enough")
            },
        }
    });
    rivals.collect()
}
