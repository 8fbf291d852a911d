//! `isnad summary`: the counts of a table.

use super::{Desk, articles};

/// Two documents in JSONL, with dates; three statements, one of them rejected by a reviewer where `reviewed`.
fn tagged(reviewed: bool) -> Desk {
    let desk = Desk::new();
    let line =
        |id: &str, date: &str, text: &str| format!("{}\n", serde_json::json!({"id": id, "date": date, "text": text}));
    desk.write(
        "in.jsonl",
        [
            line(
                "a",
                "2026-01-31",
                "نفت روسيا قصف المدينة. وأكدت موسكو أن المفاوضات مستمرة.",
            ),
            line("b", "2026-02-01T10:00:00Z", "أدانت فرنسا قصف المدينة."),
        ]
        .concat(),
    );
    desk.run(&["tag", "in.jsonl", "-o", "t.jsonl"])
        .said(0, &["3 statements"]);
    if reviewed {
        desk.run(&["review", "t.jsonl", "--articles", "in.jsonl", "--reject", "b#1"])
            .said(0, &[]);
    }
    desk
}

#[test]
fn counts_are_a_table_in_the_terminal() {
    let run = tagged(false).run(&["summary", "t.jsonl", "--by", "entity"]);
    let expected = "\
3 statements in 2 documents
2026-01-31 to 2026-02-01; 2 documents with a date

by entity
        condemnation
        |   denial
        |   |   none
     2   .   1   1  روسيا
     1   1   .   .  فرنسا
";
    assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (0, expected, ""));
}

#[test]
fn what_a_reviewer_rejected_is_not_counted() {
    let desk = tagged(true);
    let run = desk.run(&["summary", "t.jsonl", "--by", "month"]);
    assert!(
        run.out
            .starts_with("2 statements in 2 documents\n1 reviewed; 1 rejected"),
        "{}",
        run.out
    );
    assert!(run.out.contains("     2   1   1  2026-01\n"), "{}", run.out);
    assert!(!run.out.contains("2026-02\n"), "{}", run.out);
}

#[test]
fn a_correction_is_the_same_in_the_counts_and_in_the_reviewed_table() {
    let desk = Desk::new();
    desk.write("a.txt", "واتهمت باريس روسيا بخرق الهدنة.");
    desk.run(&["tag", "a.txt", "-o", "t.csv"]).said(0, &["1 statement"]);
    let counts = |table: &str| desk.run(&["summary", table, "--by", "target", "--format", "csv"]).out;
    assert!(counts("t.csv").contains("target,روسيا,1"), "{}", counts("t.csv"));
    desk.run(&["review", "t.csv", "--set", "a#1", "stance=denial"])
        .said(0, &[]);
    desk.run(&["review", "apply", "t.csv", "-o", "r.csv"]).said(0, &[]);
    for table in ["t.csv", "r.csv"] {
        let counts = counts(table);
        assert!(
            counts.contains("target,,1"),
            "the target was that of the accusation: {counts}"
        );
    }
}

#[test]
fn scripts_read_csv_and_json() {
    let desk = tagged(false);
    let csv = desk.run(&["summary", "t.jsonl", "--format", "csv"]).out;
    let lines: Vec<&str> = csv.lines().collect();
    assert_eq!(lines[0], "by,value,statements,condemnation,denial,none");
    for line in [
        "stance,denial,1,0,1,0",
        "country,RUS,2,0,1,1",
        "month,2026-02,1,1,0,0",
        "target,,1,0,0,1",
    ] {
        assert!(lines.contains(&line), "{line} is not in {csv}");
    }
    let json: serde_json::Value =
        serde_json::from_str(&desk.run(&["summary", "t.jsonl", "--format", "json"]).out).unwrap();
    assert_eq!((&json["documents"], &json["statements"]), (&2.into(), &3.into()));
    assert_eq!(
        json["entity"][0],
        serde_json::json!({"value": "روسيا", "statements": 2, "stances": {"denial": 1, "none": 1}})
    );
}

#[test]
fn a_csv_table_gives_the_counts_of_the_jsonl_table() {
    let desk = Desk::new();
    let articles = articles();
    let articles = articles.to_str().expect("a path in UTF-8");
    let of = |table: &str| {
        desk.run(&["tag", articles, "-o", table]).said(0, &[]);
        desk.run(&["summary", table, "--top", "0"]).out
    };
    assert_eq!(of("t.csv"), of("t.jsonl"));
}

#[test]
fn long_counts_are_cut_and_say_so() {
    let desk = tagged(false);
    let out = desk.run(&["summary", "t.jsonl", "--top", "1"]).out;
    assert!(out.contains("by entity (1 of 2)\n"), "{out}");
    assert!(
        out.contains("2026-02\n") && !out.contains("2026-01\n"),
        "the last month: {out}"
    );
}

#[test]
fn arabic_is_put_into_order_for_terminals_that_do_not() {
    let out = tagged(false)
        .run(&["summary", "t.jsonl", "--by", "entity", "--bidi", "app"])
        .out;
    assert!(out.contains("  \u{FE8E}\u{FEF4}\u{FEB3}\u{FEED}\u{FEAD}\n"), "{out}");
}

#[test]
fn what_cannot_be_read_is_named() {
    let desk = tagged(false);
    desk.run(&["summary", "none.csv"]).said(2, &["cannot read none.csv"]);
    desk.run(&["summary", "t.jsonl", "--journal", "none.jsonl"])
        .said(2, &["cannot read the journal none.jsonl"]);
    desk.write("x.csv", "a,b\n");
    desk.run(&["summary", "x.csv"])
        .said(2, &["x.csv:1: no column `document`"]);
    std::fs::remove_file(desk.path("in.jsonl")).unwrap();
    desk.run(&["summary", "t.jsonl"])
        .said(0, &["no text of a: it is not in in.jsonl"]);
}
