//! Decisions of several reviewers together.

use super::{Anchor, Decision, Verdict};
use std::collections::{BTreeMap, HashSet};

/// A statement that reviewers decided differently about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict<'d> {
    /// Which.
    pub anchor: &'d Anchor,
    /// What each of them decided last.
    pub decisions: Vec<&'d Decision>,
}

/// All decisions in the order of their time, none twice.
pub fn merge(journals: impl IntoIterator<Item = Vec<Decision>>) -> Vec<Decision> {
    let mut all: Vec<Decision> = journals.into_iter().flatten().collect();
    let mut seen = HashSet::new();
    all.retain(|d| seen.insert(serde_json::to_string(d).expect("a decision is JSON")));
    all.sort_by(|a, b| a.time.cmp(&b.time));
    all
}

/// What each reviewer decided last about each statement; what was undone is left out.
pub fn standing(decisions: &[Decision]) -> BTreeMap<(&Anchor, &str), &Decision> {
    let mut standing = BTreeMap::new();
    for decision in decisions {
        let key = (&decision.anchor, &*decision.reviewer);
        if decision.verdict == Verdict::Undone {
            standing.remove(&key);
        } else {
            standing.insert(key, decision);
        }
    }
    standing
}

/// The statements that reviewers decided differently about; notes alone are no difference.
pub fn conflicts(decisions: &[Decision]) -> Vec<Conflict<'_>> {
    let mut by_anchor: BTreeMap<&Anchor, Vec<&Decision>> = BTreeMap::new();
    for ((anchor, _), decision) in standing(decisions) {
        by_anchor.entry(anchor).or_default().push(decision);
    }
    let differ = |d: &[&Decision]| {
        d.windows(2)
            .any(|two| (two[0].verdict, &two[0].changes) != (two[1].verdict, &two[1].changes))
    };
    by_anchor
        .into_iter()
        .filter(|(_, decisions)| differ(decisions))
        .map(|(anchor, decisions)| Conflict { anchor, decisions })
        .collect()
}
