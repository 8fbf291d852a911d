//! How far two reviewers agree.

use super::merge::by_statement;
use super::{Anchor, Decision, Verdict, standing};
use std::collections::BTreeMap;

/// The agreement of two reviewers on whether the statements that both decided about are right.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Agreement {
    /// Statements both decided about.
    pub both: usize,
    /// The same verdict.
    pub verdict: usize,
    /// The same verdict and the same corrections.
    pub whole: usize,
    /// Cohen's kappa of the verdicts: agreement beyond chance; `None` where chance alone would make it whole.
    pub kappa: Option<f64>,
}

impl Agreement {
    /// Of the decisions of `a` and `b`, a journal each.
    pub fn of<'d>(a: &'d [Decision], b: &'d [Decision]) -> Self {
        let of = |side, decisions| last(decisions).into_values().map(move |d| (side, d));
        let both: Vec<_> = of(0, a).chain(of(1, b)).collect();
        let pair = |of_statement: Vec<(u8, &'d Decision)>| match of_statement[..] {
            [(_, x), (_, y)] => Some((x, y)),
            _ => None,
        };
        let pairs: Vec<_> = by_statement(&both).into_iter().filter_map(pair).collect();
        let count = |is: &dyn Fn(&Decision, &Decision) -> bool| pairs.iter().filter(|(x, y)| is(x, y)).count();
        let verdict = count(&|x, y| x.verdict == y.verdict);
        let whole = count(&|x, y| (x.verdict, &x.changes) == (y.verdict, &y.changes));
        let n = pairs.len() as f64;
        let first = count(&|x, _| x.verdict == Verdict::Accepted) as f64 / n;
        let second = count(&|_, y| y.verdict == Verdict::Accepted) as f64 / n;
        let chance = first * second + (1.0 - first) * (1.0 - second);
        let kappa = (verdict as f64 / n - chance) / (1.0 - chance);
        Agreement {
            both: pairs.len(),
            verdict,
            whole,
            kappa: kappa.is_finite().then_some(kappa),
        }
    }
}

/// The last decision about each statement, whoever took it.
fn last(decisions: &[Decision]) -> BTreeMap<&Anchor, &Decision> {
    let mut last: BTreeMap<&Anchor, &Decision> = BTreeMap::new();
    for ((anchor, _), decision) in standing(decisions) {
        let kept = last.entry(anchor).or_insert(decision);
        if decision.time > kept.time {
            *kept = decision;
        }
    }
    last
}
