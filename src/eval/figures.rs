//! What agrees, counted.

use super::misses::{Miss, Wrong};
use super::{GoldDocument, Judged, matching, speaker};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// The stances whose mean F1 is given on its own.
const CORE: [&str; 3] = ["condemnation", "ceasefire_call", "denial"];

/// The overlap at which a content is found well, and at which it is found at all.
const WELL: f64 = 0.8;
const AT_ALL: f64 = 0.5;

/// How much of what was found is right, how much of what is there was found, and their harmonic mean.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
#[serde(into = "[f64; 3]")]
pub struct Rate {
    /// Of what was found, the part that is right.
    pub precision: f64,
    /// Of what is there, the part that was found.
    pub recall: f64,
    /// The harmonic mean of both.
    pub f1: f64,
}

impl Rate {
    fn of(right: usize, found: usize, there: usize) -> Self {
        let precision = ratio(right as f64, found);
        let recall = ratio(right as f64, there);
        let sum = precision + recall;
        Rate {
            precision,
            recall,
            f1: if sum > 0.0 { 2.0 * precision * recall / sum } else { 0.0 },
        }
    }
}

impl From<Rate> for [f64; 3] {
    fn from(r: Rate) -> Self {
        [r.precision, r.recall, r.f1]
    }
}

fn ratio(part: f64, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part / whole as f64 }
}

/// The rate of one stance.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(into = "(f64, f64, f64, usize)")]
pub struct LabelRate {
    /// How often it is right.
    pub rate: Rate,
    /// How often the gold has it.
    pub gold: usize,
}

impl From<LabelRate> for (f64, f64, f64, usize) {
    fn from(l: LabelRate) -> Self {
        (l.rate.precision, l.rate.recall, l.rate.f1, l.gold)
    }
}

/// The figures of an evaluation. All rates but the first count over all statements, so that a statement not found is not
/// right in anything.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Figures {
    /// Documents of the gold file.
    pub documents: usize,
    /// Their statements.
    pub gold: usize,
    /// The statements found in them.
    pub predicted: usize,
    /// The statement was found.
    pub detect: Rate,
    /// And its speaker is right.
    pub who: Rate,
    /// And its content overlaps that of the gold by 80 % (characters shared by characters in either).
    pub what: Rate,
    /// And its speaker is right, and its content overlaps by 50 %.
    #[serde(rename = "who+what")]
    pub who_and_what: Rate,
    /// And its main stance is right.
    pub stance: Rate,
    /// And speaker, content (50 %) and main stance are right.
    pub all: Rate,
    /// Of the statements found whose speaker is named beside the cue: those whose speaker is right.
    #[serde(rename = "speaker accuracy, named")]
    pub named: f64,
    /// The same where the subject is dropped.
    #[serde(rename = "speaker accuracy, dropped")]
    pub dropped: f64,
    /// Of the statements found whose speaker is named: those whose speaker has the very span of the gold.
    #[serde(rename = "speaker span exact")]
    pub exact: f64,
    /// The mean overlap of the contents of statements found.
    #[serde(rename = "mean content overlap")]
    pub overlap: f64,
    /// The stances, whether main or not.
    pub labels: BTreeMap<String, LabelRate>,
    /// The mean F1 of condemnation, ceasefire_call and denial.
    #[serde(rename = "core stance macro F1")]
    pub core: f64,
    /// The mean F1 of all stances that the gold has.
    #[serde(rename = "all stance macro F1")]
    pub macro_f1: f64,
}

/// What an evaluation gives.
#[derive(Debug, Clone, PartialEq)]
pub struct Evaluation<'g> {
    /// The figures.
    pub figures: Figures,
    /// What is wrong, in the order of the gold file.
    pub misses: Vec<Miss<'g>>,
}

#[derive(Default)]
struct Counts {
    gold: usize,
    found: usize,
    matched: usize,
    who: usize,
    what: usize,
    who_and_what: usize,
    stance: usize,
    all: usize,
    named: usize,
    named_right: usize,
    dropped: usize,
    dropped_right: usize,
    exact: usize,
    overlap: f64,
    /// Of each label: right, found, in the gold.
    labels: BTreeMap<String, [usize; 3]>,
}

impl<'g> Evaluation<'g> {
    /// Lays the statements found beside those of the gold; the slices go with each other, document by document.
    pub fn of(gold: &'g [GoldDocument], found: &'g [Vec<Judged>]) -> Self {
        let mut counts = Counts::default();
        let mut misses = Vec::new();
        for (document, found) in gold.iter().zip(found) {
            counts.document(document, found, &mut misses);
        }
        Evaluation {
            figures: counts.figures(gold.len()),
            misses,
        }
    }
}

impl Counts {
    fn document<'g>(&mut self, document: &'g GoldDocument, found: &'g [Judged], misses: &mut Vec<Miss<'g>>) {
        let gold = &document.statements;
        self.gold += gold.len();
        self.found += found.len();
        for label in gold.iter().flat_map(|s| &s.stance) {
            self.label(label)[2] += 1;
        }
        for label in found.iter().flat_map(|s| &s.stance) {
            self.label(label)[1] += 1;
        }
        let pairs = matching::pairs(gold, found);
        let miss = |wrong, gold, found| Miss {
            wrong,
            document,
            gold,
            found,
        };
        let missed = |i: &usize| !pairs.iter().any(|p| p.0 == *i);
        misses.extend(
            (0..gold.len())
                .filter(missed)
                .map(|i| miss(Wrong::Missed, Some(&gold[i]), None)),
        );
        let spurious = |j: &usize| !pairs.iter().any(|p| p.1 == *j);
        misses.extend(
            (0..found.len())
                .filter(spurious)
                .map(|j| miss(Wrong::Spurious, None, Some(&found[j]))),
        );
        for &(i, j) in &pairs {
            let (g, f) = (&gold[i], &found[j]);
            let wrong = self.pair(g, f, document);
            misses.extend(wrong.into_iter().map(|w| miss(w, Some(g), Some(f))));
        }
    }

    /// Counts a statement found, and says what is wrong with it.
    fn pair(&mut self, gold: &Judged, found: &Judged, document: &GoldDocument) -> Vec<Wrong> {
        let who = speaker::same(gold, found, document);
        let overlap = matching::overlap(gold.content, found.content);
        let stance = gold.main_stance() == found.main_stance();
        self.matched += 1;
        self.overlap += overlap;
        if gold.speaker.is_some() {
            self.named += 1;
            self.named_right += usize::from(who);
            self.exact += usize::from(gold.speaker == found.speaker);
        } else {
            self.dropped += 1;
            self.dropped_right += usize::from(who);
        }
        let content = overlap >= AT_ALL;
        self.who += usize::from(who);
        self.what += usize::from(overlap >= WELL);
        self.who_and_what += usize::from(who && content);
        self.stance += usize::from(stance);
        self.all += usize::from(who && content && stance);
        let labels: BTreeSet<&String> = gold.stance.iter().filter(|l| found.stance.contains(l)).collect();
        for label in labels {
            self.label(label)[0] += 1;
        }
        [
            (who, Wrong::Speaker),
            (content, Wrong::Content),
            (stance, Wrong::Stance),
        ]
        .into_iter()
        .filter_map(|(right, wrong)| (!right).then_some(wrong))
        .collect()
    }

    fn label(&mut self, label: &str) -> &mut [usize; 3] {
        self.labels.entry(label.to_owned()).or_default()
    }

    fn figures(self, documents: usize) -> Figures {
        let rate = |right| Rate::of(right, self.found, self.gold);
        let labels: BTreeMap<String, LabelRate> = self
            .labels
            .iter()
            .map(|(label, &[right, found, gold])| {
                let rate = Rate::of(right, found, gold);
                (label.clone(), LabelRate { rate, gold })
            })
            .collect();
        let f1 = |label: &str| labels.get(label).map_or(0.0, |l| l.rate.f1);
        let of_gold: Vec<f64> = labels.values().filter(|l| l.gold > 0).map(|l| l.rate.f1).collect();
        Figures {
            documents,
            gold: self.gold,
            predicted: self.found,
            detect: rate(self.matched),
            who: rate(self.who),
            what: rate(self.what),
            who_and_what: rate(self.who_and_what),
            stance: rate(self.stance),
            all: rate(self.all),
            named: ratio(self.named_right as f64, self.named),
            dropped: ratio(self.dropped_right as f64, self.dropped),
            exact: ratio(self.exact as f64, self.named),
            overlap: ratio(self.overlap, self.matched),
            core: CORE.iter().map(|l| f1(l)).sum::<f64>() / CORE.len() as f64,
            macro_f1: ratio(of_gold.iter().sum(), of_gold.len()),
            labels,
        }
    }
}

/// As a table.
impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Figures {
            documents,
            gold,
            predicted,
            ..
        } = self;
        writeln!(
            f,
            "{documents} documents, {gold} gold statements, {predicted} predicted"
        )?;
        writeln!(f, "{:28}     P      R     F1", "")?;
        let line = |f: &mut fmt::Formatter<'_>, name: &str, rate: &Rate| {
            write!(
                f,
                "{name:28} {:6.3} {:6.3} {:6.3}",
                rate.precision, rate.recall, rate.f1
            )
        };
        for (name, rate) in [
            ("detect", self.detect),
            ("who", self.who),
            ("what", self.what),
            ("who+what", self.who_and_what),
            ("stance", self.stance),
            ("all", self.all),
        ] {
            line(f, name, &rate)?;
            writeln!(f)?;
        }
        for (name, value) in [
            ("speaker accuracy, named", self.named),
            ("speaker accuracy, dropped", self.dropped),
            ("speaker span exact", self.exact),
            ("mean content overlap", self.overlap),
            ("core stance macro F1", self.core),
            ("all stance macro F1", self.macro_f1),
        ] {
            writeln!(f, "{name:28} {value:6.3}")?;
        }
        for (label, LabelRate { rate, gold }) in &self.labels {
            line(f, &format!("  {label}"), rate)?;
            writeln!(f, "   ({gold} in gold)")?;
        }
        Ok(())
    }
}
