//! Decisions laid over the statements of a table.

use super::{Anchor, Decision, Offsets, Verdict};
use std::collections::HashMap;

/// What stands about each of the statements that `anchors` name, in their order: the last decision of any reviewer;
/// notes alone are none.
///
/// A decision fits a statement with the same content, or else the only one with the same cue.
pub fn lay<'d>(anchors: &[&Anchor], decisions: &'d [Decision]) -> Vec<Option<&'d Decision>> {
    lay_all(anchors, decisions)
        .into_iter()
        .map(|of| latest(of).filter(|d| d.verdict != Verdict::Open))
        .collect()
}

/// What each reviewer decided last about each of the statements, see [`lay`]; what was undone is left out.
pub(super) fn lay_all<'d>(anchors: &[&Anchor], decisions: &'d [Decision]) -> Vec<Vec<&'d Decision>> {
    let mut exact: HashMap<&Anchor, usize> = HashMap::new();
    let mut by_cue: HashMap<(&str, Offsets), Vec<usize>> = HashMap::new();
    for (i, anchor) in anchors.iter().enumerate() {
        exact.insert(anchor, i);
        if let Some(cue) = anchor.cue {
            by_cue.entry((&anchor.document, cue)).or_default().push(i);
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
    let mut laid: Vec<Vec<&Decision>> = vec![Vec::new(); anchors.len()];
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
