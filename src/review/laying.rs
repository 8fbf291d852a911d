//! Which of the decisions of a journal are about which statements of a table.

use super::{Anchor, Decision, Verdict};
use crate::output::Points;
use std::collections::HashMap;

/// What each reviewer decided last about each of the statements that `anchors` name, in their order; what was undone is left
/// out. A statement may have several anchors, each with its place.
///
/// A decision fits a statement with the same content, or else the only one with the same cue.
pub(super) fn lay<'a, 'd>(
    anchors: impl IntoIterator<Item = (usize, &'a Anchor)>,
    statements: usize,
    decisions: impl IntoIterator<Item = &'d Decision>,
) -> Vec<Vec<&'d Decision>> {
    let mut exact: HashMap<&Anchor, usize> = HashMap::new();
    let mut by_cue: HashMap<(&str, Points), Vec<usize>> = HashMap::new();
    for (i, anchor) in anchors {
        exact.insert(anchor, i);
        if let Some(cue) = anchor.cue {
            let with_cue = by_cue.entry((&anchor.document, cue)).or_default();
            if !with_cue.contains(&i) {
                with_cue.push(i);
            }
        }
    }
    let of = |anchor: &Anchor| {
        exact
            .get(anchor)
            .copied()
            .or_else(|| match by_cue.get(&(&*anchor.document, anchor.cue?))?.as_slice() {
                &[only] => Some(only),
                _ => None,
            })
    };
    // By statement, not by anchor: after a new run of `tag` the same statement may be decided about anew.
    let mut laid: Vec<Vec<&Decision>> = vec![Vec::new(); statements];
    for decision in decisions {
        let Some(statement) = of(&decision.anchor) else {
            continue;
        };
        laid[statement].retain(|d| d.reviewer != decision.reviewer);
        if decision.verdict != Verdict::Undone {
            laid[statement].push(decision);
        }
    }
    laid
}

/// The decision that counts among those of several reviewers: the last one that is more than a note.
pub(super) fn latest<'d>(decisions: impl IntoIterator<Item = &'d Decision>) -> Option<&'d Decision> {
    decisions
        .into_iter()
        .max_by_key(|d| (d.verdict != Verdict::Open, &d.time, &d.reviewer))
}
