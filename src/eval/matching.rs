//! Which statement found stands for which of the gold.

use super::Judged;
use crate::output::Points;

/// How much content two statements without a cue must share to be the same.
const SAME: f64 = 0.5;

/// The characters that two spans share.
fn shared(a: Points, b: Points) -> usize {
    a.end.min(b.end).saturating_sub(a.start.max(b.start))
}

/// The characters that both contents share, by those in either; 0 where one is missing.
pub fn overlap(a: Option<Points>, b: Option<Points>) -> f64 {
    let (Some(a), Some(b)) = (a, b) else { return 0.0 };
    match shared(a, b) {
        0 => 0.0,
        both => both as f64 / ((a.end - a.start) + (b.end - b.start) - both) as f64,
    }
}

/// Pairs of indices, first into `gold`, then into `found`; no statement stands in two.
///
/// Statements are the same where their cues overlap, or where both have none and share half of their contents. The largest
/// overlap of cues is paired first, and contents after all cues; of equal ones the later.
pub fn pairs(gold: &[Judged], found: &[Judged]) -> Vec<(usize, usize)> {
    let mut candidates: Vec<(f64, usize, usize)> = Vec::new();
    for (i, g) in gold.iter().enumerate() {
        for (j, f) in found.iter().enumerate() {
            let sameness = match (g.cue, f.cue) {
                (Some(a), Some(b)) if shared(a, b) > 0 => {
                    2.0 + shared(a, b) as f64 / (a.end - a.start).max(b.end - b.start) as f64
                }
                (None, None) => overlap(g.content, f.content),
                _ => 0.0,
            };
            if sameness >= SAME {
                candidates.push((sameness, i, j));
            }
        }
    }
    candidates.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| (b.1, b.2).cmp(&(a.1, a.2))));
    let (mut of_gold, mut of_found) = (vec![false; gold.len()], vec![false; found.len()]);
    candidates.retain(|&(_, i, j)| {
        let free = !of_gold[i] && !of_found[j];
        if free {
            (of_gold[i], of_found[j]) = (true, true);
        }
        free
    });
    candidates.into_iter().map(|(_, i, j)| (i, j)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn statement(cue: Option<(usize, usize)>, content: (usize, usize)) -> Judged {
        let points = |(start, end)| Points { start, end };
        Judged {
            cue: cue.map(points),
            content: Some(points(content)),
            ..Judged::default()
        }
    }

    #[test]
    fn the_larger_overlap_of_cues_comes_first() {
        let gold = [statement(Some((0, 4)), (5, 9)), statement(Some((4, 8)), (9, 20))];
        let found = [statement(Some((3, 8)), (9, 20)), statement(Some((0, 4)), (5, 9))];
        assert_eq!(pairs(&gold, &found), [(0, 1), (1, 0)]);
    }

    #[test]
    fn a_statement_with_a_cue_is_none_without() {
        let gold = [statement(None, (0, 10))];
        assert_eq!(pairs(&gold, &[statement(Some((11, 14)), (0, 10))]), []);
        assert_eq!(pairs(&gold, &[statement(None, (0, 5))]), [(0, 0)]);
        assert_eq!(pairs(&gold, &[statement(None, (0, 4))]), []);
    }
}
