//! Signs of stances that mean two things, or nothing.

use super::File;
use crate::lexicon::stance::{Pattern, Step, Where};
use crate::lexicon::vocabulary::WordId;
use crate::lexicon::{Analyser, Lexicons, Problem};
use crate::text::fold;
use std::collections::BTreeSet;

/// What is odd about the signs in `files`, which `lexicons` were compiled from.
pub(super) fn odd(lexicons: &Lexicons, base: &[File], files: &[File]) -> Vec<Problem> {
    let mut out = Vec::new();
    let mut analyser = Analyser::new(lexicons);
    let nouns = cue_nouns(&mut analyser, base.iter().chain(files));
    let labels: BTreeSet<&str> = lexicons.stance.labels.iter().map(|l| &*l.name).collect();
    for file in files {
        if file.name.starts_with("ontology/") {
            for entry in file
                .parsed
                .entries
                .iter()
                .filter(|e| e.text != PLAIN && !labels.contains(e.text.as_str()))
            {
                let message = format!("`{}` is no stance{}", entry.text, there_are(&labels));
                out.push(entry.problem("", message));
            }
        }
        if !file.name.starts_with("stance/") {
            continue;
        }
        for directive in file.parsed.directives.iter().filter(|d| d.name == "absorbs") {
            for label in directive
                .value
                .split(['،', ','])
                .map(str::trim)
                .filter(|l| !labels.contains(l))
            {
                out.push(Problem {
                    place: directive.place.clone(),
                    column: 1,
                    message: format!("`{label}` is no stance{}", there_are(&labels)),
                });
            }
        }
        for entry in &file.parsed.entries {
            let Some(pattern) = pattern_at(lexicons, entry.place.line, &entry.place.file) else {
                continue;
            };
            if pattern.applies == Where::Cue && !may_be_cue(&mut analyser, &nouns, pattern) {
                let message = format!(
                    "`{}` can never match: the verb is no cue; add it to verbs/mine.txt, or write where=content",
                    entry.text
                );
                out.push(entry.problem("where", message));
            }
            if let Some(other) = shared(lexicons, &mut analyser, pattern) {
                let label = &lexicons.stance.labels[other.label as usize].name;
                let place = lexicons.place(&lexicons.lemmas[other.lemma as usize]);
                let message = format!(
                    "`{}` is a sign of {label} too ({place}): where both hold, the lower !priority comes first; keep one",
                    entry.text
                );
                out.push(entry.problem("", message));
            }
        }
    }
    out
}

/// What an ontology calls plain information.
const PLAIN: &str = "none";

fn there_are(labels: &BTreeSet<&str>) -> String {
    format!("; there are: {}", labels.iter().copied().collect::<Vec<_>>().join(", "))
}

fn pattern_at<'l>(lexicons: &'l Lexicons, line: u32, file: &str) -> Option<&'l Pattern> {
    lexicons.stance.patterns.iter().find(|p| {
        let lemma = &lexicons.lemmas[p.lemma as usize];
        lemma.line == line && &*lexicons.files[lemma.file as usize] == file
    })
}

/// The pattern words that nouns behind light verbs, and nouns that are cues, are forms of.
fn cue_nouns<'f>(analyser: &mut Analyser<'_>, files: impl Iterator<Item = &'f File>) -> BTreeSet<WordId> {
    let mut out = BTreeSet::new();
    for file in files {
        for entry in &file.parsed.entries {
            let nouns = match file.name.as_str() {
                "cues/light_verbs.txt" => entry.values("nouns"),
                "cues/nouns.txt" => std::slice::from_ref(&entry.text),
                _ => continue,
            };
            for noun in nouns {
                let noun = analyser.read(&fold::fold(noun));
                out.extend(analyser.words(noun));
            }
        }
    }
    out
}

/// Whether the first word of the pattern may be a cue, or one of the `nouns`: no, where it is a verb that is neither.
fn may_be_cue(analyser: &mut Analyser<'_>, nouns: &BTreeSet<WordId>, pattern: &Pattern) -> bool {
    let lexicons = analyser.lexicons;
    let text = &lexicons.lemmas[pattern.lemma as usize].text;
    let verb = text
        .split_whitespace()
        .next()
        .and_then(|word| word.strip_prefix('{')?.strip_suffix('}'));
    let (Some(verb), Some(&Step::Word(first))) = (verb, pattern.steps.first()) else {
        return true;
    };
    let id = analyser.read(&fold::fold(verb));
    // also a verb that only looks like it: what is printed is the same
    let cue = analyser
        .readings(id)
        .iter()
        .filter_map(|r| analyser.verb(r))
        .any(|v| v.reporting || !v.light.is_empty());
    cue || nouns.contains(&first)
}

/// A pattern of another label that the words of this one match too, in the same place.
fn shared<'l>(lexicons: &'l Lexicons, analyser: &mut Analyser<'_>, pattern: &Pattern) -> Option<&'l Pattern> {
    let text = &lexicons.lemmas[pattern.lemma as usize].text;
    let words: Vec<Option<Vec<WordId>>> = text
        .split_whitespace()
        .map(|word| {
            let gap = word.starts_with(['.', '…']);
            (!gap).then(|| {
                let word = analyser.read(&fold::fold(word.trim_matches(['{', '}', '='])));
                analyser.words(word).to_vec()
            })
        })
        .collect();
    lexicons.stance.patterns.iter().find(|other| {
        other.label != pattern.label
            && other.applies == pattern.applies
            && other.steps.len() == words.len()
            && other.steps.iter().zip(&words).all(|(step, words)| match (step, words) {
                (Step::Gap, None) => true,
                (Step::Word(id), Some(words)) => words.contains(id),
                (Step::Proclitic(_), Some(words)) => words.is_empty(),
                _ => false,
            })
    })
}
