//! Decisions laid over the statements of a table.

use super::{Anchor, Decision, Offsets, Verdict};
use std::collections::HashMap;

/// What stands about each of the statements that `anchors` name, in their order: the last decision of any reviewer.
///
/// A decision fits a statement with the same content, or else the only one with the same cue.
pub fn lay<'d>(anchors: &[&Anchor], decisions: &'d [Decision]) -> Vec<Option<&'d Decision>> {
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
    let mut last: HashMap<(usize, &str), &Decision> = HashMap::new();
    for decision in decisions {
        let Some(statement) = of(&decision.anchor) else {
            continue;
        };
        let key = (statement, &*decision.reviewer);
        if decision.verdict == Verdict::Undone {
            last.remove(&key);
        } else {
            last.insert(key, decision);
        }
    }
    let mut laid: Vec<Option<&Decision>> = vec![None; anchors.len()];
    for ((statement, _), decision) in last {
        let kept = laid[statement].get_or_insert(decision);
        if (&decision.time, &decision.reviewer) > (&kept.time, &kept.reviewer) {
            *kept = decision;
        }
    }
    laid
}
