//! Decisions of several reviewers together.

use super::{Anchor, Decision, Verdict};
use crate::output::Points;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::Hash;

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

/// What each reviewer decided last about each statement; what was undone is left out, and so are
/// notes alone.
pub fn standing(decisions: &[Decision]) -> BTreeMap<(&Anchor, &str), &Decision> {
    let mut standing = BTreeMap::new();
    for decision in decisions {
        let key = (&decision.anchor, &*decision.reviewer);
        if matches!(decision.verdict, Verdict::Undone | Verdict::Open) {
            standing.remove(&key);
        } else {
            standing.insert(key, decision);
        }
    }
    standing
}

/// Decisions by the statement they are about; each comes with whom it is of, and nobody has two about one anchor.
///
/// They are about the same statement where their anchors are the same, or where nobody has two with their cue: the
/// content may end elsewhere in the table that another reviewer had before him.
pub(super) fn by_statement<'d, W>(decisions: &[(W, &'d Decision)]) -> Vec<Vec<(W, &'d Decision)>>
where
    W: Copy + Eq + Hash,
{
    let mut with_cue: BTreeMap<Cue, HashMap<W, usize>> = BTreeMap::new();
    for (who, decision) in decisions {
        if let Some(cue) = cue(decision) {
            *with_cue.entry(cue).or_default().entry(*who).or_default() += 1;
        }
    }
    let mut statements: BTreeMap<_, Vec<(W, &Decision)>> = BTreeMap::new();
    for &(who, decision) in decisions {
        let key = match cue(decision).filter(|cue| with_cue[cue].values().all(|&n| n == 1)) {
            Some(cue) => (Some(cue), None),
            None => (None, Some(&decision.anchor)),
        };
        statements.entry(key).or_default().push((who, decision));
    }
    statements.into_values().collect()
}

/// The document and the place of a cue.
type Cue<'d> = (&'d str, Points);

fn cue(decision: &Decision) -> Option<Cue<'_>> {
    Some((&decision.anchor.document, decision.anchor.cue?))
}

/// The statements that reviewers decided differently about; notes alone are no difference.
pub fn conflicts(decisions: &[Decision]) -> Vec<Conflict<'_>> {
    let differ = |d: &[(&str, &Decision)]| {
        d.windows(2)
            .any(|two| (two[0].1.verdict, &two[0].1.changes) != (two[1].1.verdict, &two[1].1.changes))
    };
    let standing: Vec<_> = standing(decisions).into_iter().map(|((_, who), d)| (who, d)).collect();
    by_statement(&standing)
        .into_iter()
        .filter(|of_statement| differ(of_statement))
        .map(|of_statement| Conflict {
            anchor: &of_statement[0].1.anchor,
            decisions: of_statement.into_iter().map(|(_, d)| d).collect(),
        })
        .collect()
}
