//! Which of the decisions of a journal are about which statements of a table.

use super::{Anchor, Decision, Verdict};
use crate::output::Points;
use std::collections::HashMap;

/// What each reviewer decided last about each of the statements that `anchors` name, in their order; what was undone is left
/// out. A statement may have several anchors, each with its place.
pub(super) fn lay<'d>(
    anchors: &Anchors<'_>,
    statements: usize,
    decisions: impl IntoIterator<Item = &'d Decision>,
) -> Vec<Vec<&'d Decision>> {
    // By statement, not by anchor: after a new run of `tag` the same statement may be decided about anew.
    let mut laid: Vec<Vec<&Decision>> = vec![Vec::new(); statements];
    for decision in decisions {
        let Some(statement) = anchors.place(decision) else {
            continue;
        };
        laid[statement].retain(|d| d.reviewer != decision.reviewer);
        if decision.verdict != Verdict::Undone {
            laid[statement].push(decision);
        }
    }
    laid
}

/// The statements of a table by what decisions call them.
#[derive(Default)]
pub(super) struct Anchors<'a> {
    exact: HashMap<&'a Anchor, usize>,
    by_cue: HashMap<(&'a str, Points), Vec<(usize, Points)>>,
    /// Those that reviewers added.
    added: HashMap<(&'a str, Points), usize>,
}

impl<'a> Anchors<'a> {
    /// The statement at `place` is called `anchor`, perhaps among other names.
    pub(super) fn put(&mut self, place: usize, anchor: &'a Anchor) {
        self.exact.insert(anchor, place);
        if let Some(cue) = anchor.cue {
            let with_cue = self.by_cue.entry((&anchor.document, cue)).or_default();
            if with_cue.iter().all(|&(known, _)| known != place) {
                with_cue.push((place, anchor.content));
            }
        }
    }

    /// The same for one that a reviewer added: it takes no decisions about others with its cue.
    pub(super) fn put_added(&mut self, place: usize, anchor: &'a Anchor) {
        self.exact.insert(anchor, place);
        self.added.insert((&anchor.document, anchor.content), place);
    }

    /// The statement that `decision` is about: that with the same content, or else the only one with the same cue. One that
    /// a reviewer adds is another than those with its cue, unless they share words; and it is what another reviewer added
    /// with the same content.
    pub(super) fn place(&self, decision: &Decision) -> Option<usize> {
        let anchor = &decision.anchor;
        if let Some(&place) = self.exact.get(anchor) {
            return Some(place);
        }
        if decision.added
            && let Some(&place) = self.added.get(&(&*anchor.document, anchor.content))
        {
            return Some(place);
        }
        match self.by_cue.get(&(&*anchor.document, anchor.cue?))?.as_slice() {
            &[(only, content)] => Some(only).filter(|_| !decision.added || share(content, anchor.content)),
            _ => None,
        }
    }
}

fn share(a: Points, b: Points) -> bool {
    a.start < b.end && b.start < a.end
}

/// The decision that counts among those of several reviewers: the last one that is more than a note.
pub(super) fn latest<'d>(decisions: impl IntoIterator<Item = &'d Decision>) -> Option<&'d Decision> {
    decisions
        .into_iter()
        .max_by_key(|d| (d.verdict != Verdict::Open, &d.time, &d.reviewer))
}
