//! Candidates that the lexicons lack, mined from articles.
//!
//! An [`Observer`] notes in every document which words stand where cues do; the notes of all documents together give
//! [`suggestions`], ranked by how surely a word goes with such places ([`log_likelihood`]).

mod contexts;
mod guess;
mod likelihood;
mod observe;
mod verbs;

pub use likelihood::{Counts, log_likelihood};
pub use observe::{Observations, Observer};

use crate::lexicon::Lexicons;
use crate::lexicon::conjugation::WeakVerbs;
use observe::{Head, Seen};
use std::collections::BTreeMap;
use std::fmt;

/// Where chance explains a candidate in one of a thousand cases.
const SURE: f64 = 10.83;

/// In how many statements and documents of a label a phrase must stand.
const STATEMENTS: u32 = 3;
const DOCUMENTS: u32 = 2;

/// The most frames that a suggested line has, and how much of its places each has at least.
const FRAMES: usize = 3;
const SHARE: f64 = 0.15;

/// A line to paste into a lexicon file.
#[derive(Debug, Clone, PartialEq)]
pub struct Suggestion {
    /// The entry with its fields.
    pub line: String,
    /// How often it stands where such entries do, and anywhere.
    pub counts: Counts,
    /// How surely it goes with those places.
    pub log_likelihood: f64,
    /// A place where it does.
    pub example: String,
}

/// As a line of the file, behind the comment that says why.
impl fmt::Display for Suggestion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Counts { inside, all } = self.counts;
        let g = self.log_likelihood;
        write!(f, "{}  # {inside} of {all}, G2 {g:.1}: {}", self.line, self.example)
    }
}

/// Suggestions for one lexicon file, the surest first.
#[derive(Debug, Clone, PartialEq)]
pub struct ForFile {
    /// The file.
    pub file: String,
    /// What `N of M` counts.
    pub counted: &'static str,
    /// The lines.
    pub lines: Vec<Suggestion>,
}

/// What `observed` suggests for the `lexicons` that it was observed with, at most `top` lines a file; verbs first.
pub fn suggestions(observed: &Observations, lexicons: &Lexicons, weak: &WeakVerbs, top: usize) -> Vec<ForFile> {
    let mut out = Vec::new();
    let mut add = |file: String, counted, lines| out.push(ForFile { file, counted, lines });

    // conjugation has told verbs already: whatever reports more than the rest is worth a look
    let verbs = verbs::verbs(observed, lexicons, weak);
    let verbs = verbs
        .into_iter()
        .map(|(lemma, seen)| (with_frames(&lemma, &seen), seen));
    let counted = "times with a content or before somebody who may speak, of all";
    add(
        "verbs/mine.txt".to_owned(),
        counted,
        ranked(verbs, observed.all_verbs, 0.0, top),
    );

    let nouns = observed
        .nouns
        .iter()
        .map(|(noun, seen)| (with_frames(noun, seen), seen.clone()));
    let counted = "times before a content, of all";
    add(
        "cues/nouns.txt".to_owned(),
        counted,
        ranked(nouns, observed.all_nouns, SURE, top),
    );

    for (file, head, fields) in [
        ("nouns/persons.txt", Head::Title, " | kind=title"),
        ("names/given.txt", Head::Given, ""),
        ("names/family.txt", Head::Family, ""),
    ] {
        let heads = observed.heads.iter().filter(|((h, _), _)| *h == head);
        let heads = heads.map(|((_, entry), seen)| (format!("{entry}{fields}"), seen.clone()));
        let counted = "times at the head of a speaker, of all";
        add(file.to_owned(), counted, ranked(heads, observed.all_heads, SURE, top));
    }

    for (label, &of_label) in &observed.labelled {
        let total = Counts {
            inside: of_label,
            all: observed.statements,
        };
        let phrases = observed.phrases.iter().filter_map(|(phrase, found)| {
            let labelled = found.labels.get(label)?;
            let enough = labelled.statements >= STATEMENTS && labelled.documents >= DOCUMENTS;
            let seen = Seen {
                counts: Counts {
                    inside: labelled.statements,
                    all: found.statements,
                },
                frames: BTreeMap::new(),
                example: labelled.example.clone(),
            };
            enough.then(|| (format!("{phrase} | weight=weak"), seen))
        });
        let counted = "statements with this label, of all";
        add(
            format!("stance/{label}.txt"),
            counted,
            ranked(phrases, total, SURE, top),
        );
    }
    out.retain(|f| !f.lines.is_empty());
    out
}

/// The candidates above `least`, the surest first.
fn ranked(candidates: impl Iterator<Item = (String, Seen)>, total: Counts, least: f64, top: usize) -> Vec<Suggestion> {
    let mut lines: Vec<Suggestion> = candidates
        .map(|(line, seen)| Suggestion {
            line,
            counts: seen.counts,
            log_likelihood: log_likelihood(seen.counts, total),
            example: seen.example,
        })
        .filter(|s| s.log_likelihood > least)
        .collect();
    lines.sort_by(|a, b| {
        b.log_likelihood
            .total_cmp(&a.log_likelihood)
            .then_with(|| a.line.cmp(&b.line))
    });
    lines.truncate(top);
    lines
}

/// `entry` with the frames that follow it most.
fn with_frames(entry: &str, seen: &Seen) -> String {
    let mut frames: Vec<(&String, u32)> = seen.frames.iter().map(|(f, &n)| (f, n)).collect();
    frames.sort_by_key(|&(f, n)| (std::cmp::Reverse(n), f.clone()));
    let enough = SHARE * f64::from(seen.counts.inside);
    let names: Vec<&str> = frames
        .iter()
        .take(FRAMES)
        .filter(|(_, n)| f64::from(*n) >= enough)
        .map(|(f, _)| f.as_str())
        .collect();
    format!("{entry} | frames={}", names.join("، "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(articles: &[&str]) -> Vec<ForFile> {
        let lexicons = Lexicons::built_in();
        let mut observer = Observer::new(&lexicons);
        let mut observed = Observations::default();
        for article in articles {
            observed.absorb(observer.observe(article));
        }
        suggestions(&observed, &lexicons, &WeakVerbs::default(), 10)
    }

    fn lines<'f>(files: &'f [ForFile], file: &str) -> Vec<&'f str> {
        let of_file = files.iter().find(|f| f.file == file);
        of_file.map_or(Vec::new(), |f| f.lines.iter().map(|l| l.line.as_str()).collect())
    }

    #[test]
    fn a_title_before_names_is_told_from_a_family_name() {
        let plain = "في البيت زحلوق وفرقوع وشنبور وزعبوط وخنفور. ".repeat(6);
        let articles = [
            "قال البودكاستر سامي حداد إن العمل بدأ. وقال البودكاستر سامي حداد إن الطريق مفتوح.",
            "قال البودكاستر سامي حداد إن الباب مغلق. وقال الزرقوني إن العمل بدأ. وأضاف الزرقوني أن الباب مغلق.",
            "وأوضح الزرقوني أن الطريق مفتوح.",
            &plain,
        ];
        let files = files(&articles);
        assert_eq!(lines(&files, "nouns/persons.txt"), ["بودكاستر | kind=title"]);
        assert_eq!(lines(&files, "names/family.txt"), ["الزرقوني"]);
    }

    #[test]
    fn a_phrase_goes_with_a_label_where_several_documents_say_so() {
        let denial = "نفى الوزير إصدار ختم مزور. ونفت الوزارة إصدار ختم مزور.";
        let other = "قال الوزير إن الطريق مفتوح. وقالت الوزارة إن الباب مغلق. وقال المدير إن العمل بدأ.";
        let several = files(&[denial, denial, other, other, other]);
        assert!(
            lines(&several, "stance/denial.txt").contains(&"ختم | weight=weak"),
            "{several:?}"
        );
        let one = files(&[&format!("{denial} {denial}"), other, other, other]);
        assert!(lines(&one, "stance/denial.txt").is_empty());
    }
}
