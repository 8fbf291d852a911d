//! `isnad eval`: figures against a gold file.

use super::{Desk, Run};
use serde_json::{Value, json};

/// The span of `part` in `text`, in code points.
fn at(text: &str, part: &str) -> Value {
    let byte = text.find(part).expect("a part of the text");
    let start = text[..byte].chars().count();
    json!({"start": start, "end": start + part.chars().count()})
}

/// A statement: cue, speaker (empty where there is none), name (empty for nobody), content, stances.
fn statement(text: &str, [cue, speaker, name, content]: [&str; 4], stance: &[&str]) -> Value {
    let span = |part: &str| if part.is_empty() { Value::Null } else { at(text, part) };
    let name = if name.is_empty() {
        Value::Null
    } else {
        Value::from(name)
    };
    json!({"cue": span(cue), "speaker": span(speaker), "name": name, "content": span(content), "stance": stance})
}

const FIRST: &str = "أدان وزير الخارجية سالم العمري الهجوم على المستشفى الجديد. وأضاف أن التحقيق بدأ صباح أمس. \
    «لن نقبل الأعذار». ونفت البلدية إغلاق الجسر.";
const SECOND: &str = "دعت المنظمة إلى وقف القتال فورا، محذرة من المجاعة. وقال سكان إنهم خائفون من الليل.";
const THIRD: &str = "لم يحدث شيء.";

/// Every way to be right or wrong: the numbers of the test below were worked out by another program.
fn files(desk: &Desk) {
    let gold = [
        json!({"id": "a", "text": FIRST, "statements": [
            statement(FIRST, ["أدان", "وزير الخارجية سالم العمري", "وزير الخارجية سالم العمري", "الهجوم على المستشفى الجديد"], &["condemnation"]),
            statement(FIRST, ["وأضاف", "", "وزير الخارجية سالم العمري", "التحقيق بدأ صباح أمس"], &["none"]),
            statement(FIRST, ["", "", "سالم العمري", "لن نقبل الأعذار"], &["rejection"]),
            statement(FIRST, ["ونفت", "البلدية", "البلدية", "إغلاق الجسر"], &["denial"]),
        ]}),
        json!({"id": 2, "text": SECOND, "statements": [
            statement(SECOND, ["دعت", "المنظمة", "المنظمة", "إلى وقف القتال فورا"], &["ceasefire_call", "demand"]),
            statement(SECOND, ["محذرة", "", "المنظمة", "من المجاعة"], &["warning"]),
            statement(SECOND, ["وقال", "سكان", "سكان", "إنهم خائفون من الليل"], &[]),
        ]}),
        json!({"id": "c", "text": THIRD, "statements": []}),
    ];
    let found = [
        json!({"id": "a", "statements": [
            statement(FIRST, ["أدان", "وزير الخارجية سالم العمري", "سالم العمري", "الهجوم على المستشفى"], &["condemnation", "accusation"]),
            statement(FIRST, ["أضاف", "", "البلدية", "التحقيق بدأ صباح أمس"], &[]),
            statement(FIRST, ["", "", "", "نقبل الأعذار"], &["denial"]),
        ]}),
        json!({"id": "2", "statements": [
            statement(SECOND, ["دعت", "المنظمة", "المنظمة", "القتال"], &["demand", "ceasefire_call"]),
            statement(SECOND, ["محذرة", "", "للمنظمة", "من المجاعة"], &["warning"]),
            statement(SECOND, ["خائفون", "سكان", "سكان", "من الليل"], &[]),
        ]}),
    ];
    let lines = |documents: &[Value]| documents.iter().map(|d| format!("{d}\n")).collect::<String>();
    desk.write("gold.jsonl", lines(&gold))
        .write("found.jsonl", lines(&found));
}

fn figures(run: &Run) -> Value {
    serde_json::from_str(&run.out).expect("JSON")
}

#[test]
fn the_figures_of_a_table() {
    let desk = Desk::new();
    files(&desk);
    let run = desk.run(&["eval", "gold.jsonl", "--predicted", "found.jsonl"]);
    run.said(0, &["1 of 3 documents have no statements in found.jsonl"]);
    insta::assert_snapshot!(run.out);
    let run = desk.run(&[
        "eval",
        "gold.jsonl",
        "--predicted",
        "found.jsonl",
        "--format",
        "json",
        "--misses",
        "2",
    ]);
    let figures = figures(&run);
    assert_eq!(figures["labels"]["demand"], json!([1.0, 1.0, 1.0, 1]));
    assert_eq!(figures["misses"][0]["wrong"], "missed");
    assert_eq!(figures["misses"].as_array().map(Vec::len), Some(2));
}

#[test]
fn what_is_wrong_is_shown() {
    let desk = Desk::new();
    files(&desk);
    let run = desk.run(&["eval", "gold.jsonl", "--predicted", "found.jsonl", "--misses", "99"]);
    let (_, misses) = run.out.split_once("\n\n").expect("misses behind the figures");
    insta::assert_snapshot!(misses);
}

#[test]
fn without_a_table_the_texts_are_tagged() {
    let desk = Desk::new();
    files(&desk);
    let tagged = figures(&desk.run(&["eval", "gold.jsonl", "--format", "json"]));
    for name in ["found.jsonl", "found.csv", "found.tsv"] {
        desk.run(&["tag", "gold.jsonl", "-o", name]).said(0, &[]);
        let judged = desk.run(&["eval", "gold.jsonl", "--format", "json", "--predicted", name]);
        assert_eq!(figures(&judged), tagged, "{name}");
    }
    desk.write("mine/verbs/reporting.txt", "- أدان\n");
    let fewer = figures(&desk.run(&["eval", "gold.jsonl", "--format", "json", "--lexicons", "mine"]));
    assert!(fewer["detect"][1].as_f64() < tagged["detect"][1].as_f64());
}

#[test]
fn a_gold_file_that_cannot_be_used_is_refused() {
    let desk = Desk::new();
    desk.write("gold.jsonl", "{\"id\": \"a\"}\n").write("empty.jsonl", "\n");
    desk.run(&["eval", "gold.jsonl"]).said(2, &["gold.jsonl:1: "]);
    desk.run(&["eval", "empty.jsonl"]).said(2, &["no documents"]);
    let missing = desk.run(&["eval", "missing.jsonl"]);
    missing.said(2, &["cannot read missing.jsonl"]);
    assert_eq!(missing.err.matches("No such file").count(), 1, "{}", missing.err);
}
