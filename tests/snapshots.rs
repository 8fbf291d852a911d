//! The tables of the sample articles, held as they are: a change of the engine shows here row by row.
//!
//! `INSTA_UPDATE=always cargo test --test snapshots` takes the present tables for the right ones; read the difference
//! before you commit it.

use isnad::input::Documents;
use isnad::output::{Format, Layout};
use isnad::{Document, Lexicons, Tagger};
use std::path::Path;
use std::sync::LazyLock;

static TAGGER: LazyLock<Tagger> = LazyLock::new(|| Tagger::new(Lexicons::built_in()));

fn article(name: &str) -> Document {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles").join(name);
    let document = Documents::of(&[path], None)
        .next()
        .expect("a document")
        .expect("a file that can be read");
    Document {
        // Wherever the test runs.
        source: name.to_owned(),
        ..document
    }
}

fn render(name: &str, format: Format) -> String {
    let document = article(name);
    let statements = TAGGER.worker().tag(&document.text);
    let mut out = Vec::new();
    Layout::from(format).render(&document, &statements, &mut out);
    String::from_utf8(out).expect("UTF-8")
}

/// The rows without the lines of the lexicon files, which move with every entry that is added.
fn table(name: &str) -> String {
    let mut out = String::new();
    for part in render(name, Format::Csv).split_inclusive(".txt:") {
        out.push_str(part.trim_start_matches(|c: char| c.is_ascii_digit() && out.ends_with(".txt:")));
    }
    out
}

/// A line of JSONL laid out for reading, without the lines of the lexicon files.
fn line(name: &str) -> String {
    let mut line: serde_json::Value = serde_json::from_str(&render(name, Format::Jsonl)).expect("a line of JSON");
    for statement in line["statements"].as_array_mut().expect("a list") {
        for entry in statement["evidence"].as_array_mut().into_iter().flatten() {
            entry.as_object_mut().expect("an object").remove("line");
        }
    }
    serde_json::to_string_pretty(&line).expect("JSON")
}

#[test]
fn newswire_without_hamzas() {
    insta::assert_snapshot!("newswire_csv", table("newswire.txt"));
    insta::assert_snapshot!("newswire_jsonl", line("newswire.txt"));
}

#[test]
fn broadcaster_with_guillemets() {
    insta::assert_snapshot!("broadcaster_csv", table("broadcaster.txt"));
    insta::assert_snapshot!("broadcaster_jsonl", line("broadcaster.txt"));
}

#[test]
fn headlines_with_colons() {
    insta::assert_snapshot!("headlines_csv", table("headlines.txt"));
}

#[test]
fn diplomacy_with_capitals_for_states() {
    insta::assert_snapshot!("diplomacy_csv", table("diplomacy.txt"));
}

#[test]
fn an_article_of_one_line() {
    insta::assert_snapshot!("one_line_csv", table("one_line.txt"));
}
