//! Entries that stand twice, contradict each other, have values nobody knows, or can match nothing.

use super::File;
use crate::lexicon::format::{Entry, Field};
use crate::lexicon::layers::identity;
use crate::lexicon::{Place, Problem};
use crate::text::{TokenKind, Tokens, scan};
use std::collections::{BTreeMap, BTreeSet};

/// Fields whose values are one of a few, which the built-in files show.
const CLOSED_FIELDS: [&str; 3] = ["kind", "number", "weight"];

/// Fields that hold words of the language.
const WORDS: [&str; 14] = [
    "present",
    "masdar",
    "nouns",
    "plural",
    "feminine",
    "definite",
    "alias",
    "capital",
    "standin",
    "adjective",
    "people",
    "not",
    "but",
    "with",
];

/// The files whose names are free, and the one each is read like.
fn read_like(name: &str) -> &str {
    match name.split_once('/') {
        Some(("stance", _)) => "stance/",
        Some(("ontology", _)) => "ontology/",
        Some(("verbs", base)) if !matches!(base, "general.txt" | "weak_verbs.txt") => "verbs/reporting.txt",
        _ => name,
    }
}

/// Where the values of `field` are learnt for the file `name`: a number is the same everywhere, a kind is not.
fn learnt_from<'n>(name: &'n str, field: &str) -> &'n str {
    if field == "number" { "" } else { read_like(name) }
}

/// Values that no built-in line of such a file has.
pub(super) fn unusual_values(base: &[File], files: &[File]) -> Vec<Problem> {
    let mut usual: BTreeMap<(&str, &str), BTreeSet<&str>> = BTreeMap::new();
    for file in base {
        for field in file.parsed.entries.iter().flat_map(|e| &e.fields) {
            if CLOSED_FIELDS.contains(&field.name.as_str()) {
                let of_field = usual
                    .entry((learnt_from(&file.name, &field.name), &field.name))
                    .or_default();
                of_field.extend(field.values.iter().map(String::as_str));
            }
        }
    }
    let mut out = Vec::new();
    for file in files {
        // what is wrong there is an error already
        if read_like(&file.name) == "verbs/reporting.txt" {
            continue;
        }
        for entry in &file.parsed.entries {
            for field in &entry.fields {
                let Some(known) = usual.get(&(learnt_from(&file.name, &field.name), field.name.as_str())) else {
                    continue;
                };
                for value in field.values.iter().filter(|v| !known.contains(v.as_str())) {
                    let list = known.iter().copied().collect::<Vec<_>>().join(", ");
                    let message = format!(
                        "{}=`{value}` means nothing here;{} there are: {list}",
                        field.name,
                        meant(value, known)
                    );
                    out.push(entry.problem(&field.name, message));
                }
            }
        }
    }
    out
}

/// ` did you mean ...?` where one of `known` is like `value`.
fn meant(value: &str, known: &BTreeSet<&str>) -> String {
    let likeness = |k: &&str| (strsim::jaro_winkler(value, k) * 1000.0) as u32;
    let best = known.iter().copied().max_by_key(likeness).filter(|k| likeness(k) > 800);
    best.map_or_else(String::new, |best| format!(" did you mean `{best}`?"))
}

/// How many lines of a file are named one by one where they say what a lower layer says.
const NAMED: usize = 3;

/// The lines of `files` that say what `base` says.
pub(super) fn same_as<'f>(base: &[File], files: &'f [File]) -> Vec<(&'f Entry, Place)> {
    let mut below: BTreeMap<(&str, &str), Vec<&Entry>> = BTreeMap::new();
    for file in base {
        for entry in &file.parsed.entries {
            below.entry((&file.name, &entry.text)).or_default().push(entry);
        }
    }
    let mut out = Vec::new();
    for file in files {
        for entry in &file.parsed.entries {
            let low = below
                .get(&(file.name.as_str(), entry.text.as_str()))
                .map_or(&[][..], |v| v);
            if let Some(low) = low.iter().find(|low| fields(low) == fields(entry)) {
                out.push((entry, low.place.clone()));
            }
        }
    }
    out
}

/// What to say of such lines: a few are named, a whole copied file is named once.
pub(super) fn needless(same: &[(&Entry, Place)]) -> Vec<Problem> {
    let mut by_file: BTreeMap<&str, Vec<&(&Entry, Place)>> = BTreeMap::new();
    for line in same {
        by_file.entry(&line.0.place.file).or_default().push(line);
    }
    let mut out = Vec::new();
    for lines in by_file.values() {
        if lines.len() > NAMED {
            let (entry, low) = lines[0];
            let message = format!(
                "{} lines say what {} says; keep only your own, or new versions of it cannot reach you",
                lines.len(),
                low.file
            );
            out.push(entry.problem("", message));
            continue;
        }
        for (entry, low) in lines {
            out.push(entry.problem("", format!("{low} says the same; take the line out")));
        }
    }
    out
}

/// Entries that stand twice in the files of a layer.
pub(super) fn twice(files: &[File]) -> Vec<Problem> {
    let mut out = Vec::new();
    let mut seen: BTreeMap<(String, String), &Entry> = BTreeMap::new();
    for file in files {
        for entry in &file.parsed.entries {
            // a sign may hold in several places, a function word have several readings
            let reading = entry.value("where").or(entry.value("class")).unwrap_or_default();
            let key = (one_matter(&file.name), format!("{}|{reading}", identity(&entry.text)));
            match seen.get(&key) {
                Some(first) => out.push(again(entry, first)),
                None => {
                    seen.insert(key, entry);
                }
            }
        }
    }
    out
}

/// Stances and ontologies are each a matter of their own; verbs of all files are one.
fn one_matter(name: &str) -> String {
    let like = read_like(name);
    if like.ends_with('/') {
        name.to_owned()
    } else {
        like.to_owned()
    }
}

/// `entry` stands at `first` already.
fn again(entry: &Entry, first: &Entry) -> Problem {
    let other = entry
        .fields
        .iter()
        .find(|f| first.fields.iter().any(|g| g.name == f.name && g.values != f.values));
    match other {
        Some(Field { name, values, .. }) => {
            let message = format!(
                "{name}={} contradicts {}, where it is {}; keep one of the lines",
                values.join("، "),
                first.place,
                first.values(name).join("، ")
            );
            entry.problem(name, message)
        }
        None => entry.problem(
            "",
            format!("`{}` stands in {} already; join the lines", entry.text, first.place),
        ),
    }
}

fn fields(entry: &Entry) -> BTreeMap<&str, &[String]> {
    entry
        .fields
        .iter()
        .map(|f| (f.name.as_str(), f.values.as_slice()))
        .collect()
}

/// Directives that tell the reader of their file nothing; those of stances are errors already.
pub(super) fn idle_directives(files: &[File]) -> Vec<Problem> {
    let others = files.iter().filter(|f| !f.name.starts_with("stance/"));
    others
        .flat_map(|f| &f.parsed.directives)
        .filter(|d| d.name != "replace")
        .map(|d| Problem {
            place: d.place.clone(),
            column: 1,
            message: format!("`!{}` tells nothing here; write !replace, or take the line out", d.name),
        })
        .collect()
}

/// Words with a sign in them, which is no part of a word in an article: they match nothing.
pub(super) fn cut_by_signs(files: &[File]) -> Vec<Problem> {
    let mut tokens = Tokens::default();
    let mut sign = |text: &str| {
        scan(text, &mut tokens);
        let sign = tokens
            .list
            .iter()
            .find(|t| !matches!(t.kind, TokenKind::Word | TokenKind::Number))?;
        Some(text[sign.start as usize..sign.end as usize].to_owned())
    };
    let mut out = Vec::new();
    for file in files {
        let pattern = file.name.starts_with("stance/");
        if file.name.starts_with("ontology/") || file.name == "rules.txt" {
            continue;
        }
        for entry in &file.parsed.entries {
            let text = if pattern {
                entry
                    .text
                    .replace(['{', '}', '='], "")
                    .replace("...", "")
                    .replace('…', "")
            } else {
                entry.text.clone()
            };
            let message = |word: &str, sign: &str| {
                format!("`{word}` can match nothing: in an article `{sign}` ends a word; write the words alone")
            };
            if let Some(sign) = sign(&text) {
                out.push(entry.problem("", message(&entry.text, &sign)));
            }
            for field in entry.fields.iter().filter(|f| WORDS.contains(&f.name.as_str())) {
                for value in field.values.iter().filter(|v| *v != "-") {
                    if let Some(sign) = sign(value) {
                        out.push(entry.problem(&field.name, message(value, &sign)));
                    }
                }
            }
        }
    }
    out
}
