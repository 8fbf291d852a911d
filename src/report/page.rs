//! The page: one HTML file with all that it needs in it.
//!
//! The statements stand in it as JSON in a script element that no browser runs, and the script of the page puts them
//! into text nodes; so what an article holds is text, whatever it looks like. A content security policy lets only that
//! one script and style work and nothing be fetched.

use super::words::Words;
use super::{Article, Collection, PLAIN, Reported, labels};
use crate::output::{Ground, Points};
use askama::Template;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::HashMap;

/// The language of the page's interface when it opens; a reader can switch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum Language {
    /// Arabic.
    #[default]
    Ar,
    /// English.
    En,
}

impl Language {
    fn code(self) -> &'static str {
        match self {
            Language::Ar => "ar",
            Language::En => "en",
        }
    }
}

#[derive(Template)]
#[template(path = "page.html")]
struct Page<'c> {
    language: &'static str,
    table: &'c str,
    noscript: Vec<&'static str>,
    style: &'static str,
    style_hash: String,
    script: &'static str,
    script_hash: String,
    data: Data<'c>,
}

/// What the script reads. Spans count UTF-16 code units, as its strings do.
#[derive(Serialize)]
struct Data<'c> {
    table: &'c str,
    words: Words,
    labels: Vec<Label>,
    articles: Vec<Text<'c>>,
    /// How many articles more have no statement.
    silent: usize,
    statements: Vec<Row<'c>>,
    /// Decision, entry and place; statements have many in common, and name them by number.
    evidence: Vec<[String; 3]>,
}

#[derive(Serialize)]
struct Label {
    name: String,
    /// Its colour and mark.
    kind: usize,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Text<'c> {
    id: &'c str,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'c str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'c str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'c str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Row<'c> {
    /// The place of its article.
    a: usize,
    id: &'c str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'c str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    entity: Option<&'c str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    country: Option<&'c str>,
    #[serde(rename = "type")]
    kind: &'c str,
    stance: Vec<usize>,
    confidence: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    cue: Option<[usize; 2]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    speaker: Option<[usize; 2]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    content: Option<[usize; 2]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    content2: Option<[usize; 2]>,
    /// What was said, where the article does not show it.
    #[serde(skip_serializing_if = "Option::is_none")]
    said: Option<&'c str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    target: Option<&'c str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    target_entity: Option<&'c str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    target_country: Option<&'c str>,
    evidence: Vec<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    review: Option<Review<'c>>,
}

#[derive(Serialize)]
struct Review<'c> {
    verdict: &'static str,
    reviewer: &'c str,
    time: &'c str,
    note: &'c str,
}

/// The page over `collection`, read from a table called `table`.
///
/// The same collection gives the same page.
pub fn page(collection: &Collection<'_>, table: &str, language: Language) -> String {
    let words = Words::new();
    let (style, script) = (include_str!("page.css"), include_str!("page.js"));
    let page = Page {
        language: language.code(),
        table,
        noscript: words.all("noscript"),
        style,
        style_hash: hash(style),
        script,
        script_hash: hash(script),
        data: Data::new(collection, table, words),
    };
    page.render().expect("memory takes the page, and its data are JSON")
}

/// How a content security policy names `code`.
fn hash(code: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(code)))
}

impl<'c> Data<'c> {
    fn new(collection: &'c Collection<'_>, table: &'c str, words: Words) -> Self {
        let mut names = labels(collection);
        // What was rejected can be shown too.
        for label in collection.statements.iter().flat_map(|s| &s.row.stance) {
            if !names.contains(label) {
                names.push(label.clone());
            }
        }
        names.retain(|name| name != PLAIN);
        names.push(PLAIN.to_owned());
        let units: Vec<Option<Vec<usize>>> = collection.articles.iter().map(|a| a.text.map(code_units)).collect();
        let mut evidence = Evidence::default();
        let row = |s| Row::new(s, &names, units[s.article].as_deref(), &mut evidence);
        Data {
            table,
            silent: collection.silent,
            statements: collection.statements.iter().map(row).collect(),
            articles: collection.articles.iter().map(Text::new).collect(),
            evidence: evidence.entries,
            labels: names
                .into_iter()
                .map(|name| Label {
                    kind: words.kind(&name),
                    name,
                })
                .collect(),
            words,
        }
    }
}

impl<'c> Text<'c> {
    fn new(article: &'c Article<'_>) -> Self {
        let field = |names: [&str; 2]| {
            let values = names.into_iter().filter_map(|name| article.fields.get(name));
            values.filter_map(Value::as_str).map(str::trim).find(|v| !v.is_empty())
        };
        // A link of any other kind could run something.
        let is_web = |url: &&str| url.starts_with("https://") || url.starts_with("http://");
        Text {
            id: article.id,
            title: field(["title", "headline"]),
            url: field(["url", "link"]).filter(is_web),
            date: article.date.map(|d| d.to_string()),
            text: article.text,
        }
    }
}

impl<'c> Row<'c> {
    fn new(statement: &'c Reported<'_>, names: &[String], units: Option<&[usize]>, evidence: &mut Evidence) -> Self {
        let row = &statement.row;
        let span = |span: Option<Points>| Some([*units?.get(span?.start)?, *units?.get(span?.end)?]);
        Row {
            a: statement.article,
            id: &row.id,
            name: row.name.as_deref(),
            entity: row.entity.as_deref(),
            country: row.country.as_deref(),
            kind: &row.kind,
            stance: row
                .stance
                .iter()
                .filter_map(|label| names.iter().position(|name| name == label))
                .collect(),
            confidence: row.confidence,
            cue: span(row.cue),
            speaker: span(row.speaker),
            content: span(row.content),
            content2: span(row.content2),
            said: span(row.content).is_none().then_some(&statement.content),
            target: statement.target.as_deref(),
            target_entity: row.target_entity.as_deref(),
            target_country: row.target_country.as_deref(),
            evidence: row.evidence.iter().map(|g| evidence.number(g)).collect(),
            review: statement.decision.map(|decision| Review {
                verdict: statement.status.in_tables(),
                reviewer: &decision.reviewer,
                time: &decision.time,
                note: &decision.note,
            }),
        }
    }
}

/// Before which UTF-16 code unit each code point of `text` stands, and its end.
fn code_units(text: &str) -> Vec<usize> {
    let mut units = Vec::with_capacity(text.len() / 2 + 1);
    let mut at = 0;
    for c in text.chars() {
        units.push(at);
        at += c.len_utf16();
    }
    units.push(at);
    units
}

#[derive(Default)]
struct Evidence {
    entries: Vec<[String; 3]>,
    known: HashMap<[String; 3], usize>,
}

impl Evidence {
    /// The number of an entry.
    fn number(&mut self, ground: &Ground) -> usize {
        let entry = [ground.decision.clone(), ground.name().to_owned(), ground.place()];
        let next = self.entries.len();
        *self.known.entry(entry).or_insert_with_key(|entry| {
            self.entries.push(entry.clone());
            next
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn evidence_is_named_by_number() {
        let mut evidence = Evidence::default();
        let ground = |entry: &str| Ground {
            decision: "cue".into(),
            entry: Some(entry.into()),
            file: "verbs/reporting.txt".into(),
            line: 40,
            ..Ground::default()
        };
        let numbers = ["قال", "أعلن", "قال"].map(|entry| evidence.number(&ground(entry)));
        assert_eq!(numbers, [0, 1, 0]);
        assert_eq!(evidence.entries[1], ["cue", "أعلن", "verbs/reporting.txt:40"]);
    }

    #[test]
    fn spans_count_as_the_strings_of_a_script_do() {
        assert_eq!(code_units("a😀ق"), [0, 1, 3, 4]);
    }
}
