//! `isnad review`: decisions in a journal beside the table.

use super::{ARTICLE, Desk};
use serde_json::Value;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

const TWO: &str = "قال الوزير إن الاتفاق قريب. وأعلن الرئيس أن الحرب انتهت.";

/// A desk with a tagged article of two statements, `a#1` and `a#2`.
fn tagged() -> Desk {
    let desk = Desk::new();
    desk.write("a.txt", TWO);
    desk.run(&["tag", "a.txt", "-o", "t.jsonl"]).said(0, &["2 statements"]);
    desk
}

fn review(desk: &Desk, arguments: &[&str]) -> super::Run {
    let sources = ["review", "t.jsonl", "--articles", "a.txt"];
    desk.run(&[&sources[..], arguments].concat())
}

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|l| serde_json::from_str(l).unwrap()).collect()
}

#[test]
fn decisions_are_laid_over_the_table_which_stays() {
    let desk = tagged();
    let machine = desk.read("t.jsonl");
    let run = review(
        &desk,
        &[
            "--reviewer",
            "سلمى",
            "--set",
            "a#1",
            "stance=denial;demand",
            "--reject",
            "a#2",
        ],
    );
    assert_eq!((run.code, run.out.as_str()), (0, "rejected a#2\naccepted a#1\n"));
    let list = review(&desk, &["--list"]).out;
    assert!(
        list.contains("a#1\taccepted") && list.contains("a#2\trejected"),
        "{list}"
    );
    desk.run(&["review", "apply", "t.jsonl", "--articles", "a.txt", "-o", "r.jsonl"])
        .said(0, &["2 statements in r.jsonl"]);
    let reviewed = &lines(&desk.read("r.jsonl"))[0]["statements"];
    assert_eq!(reviewed[0]["stance"], serde_json::json!(["denial", "demand"]));
    assert_eq!(
        (&reviewed[0]["reviewer"], &reviewed[1]["review"]),
        (&"سلمى".into(), &"rejected".into())
    );
    assert_eq!(desk.read("t.jsonl"), machine);
}

#[test]
fn decisions_follow_a_statement_into_a_new_table() {
    let desk = tagged();
    review(&desk, &["--reject", "a#2"]);
    // A later run finds the first statement no more and ends the content of the second elsewhere.
    let mut table = lines(&desk.read("t.jsonl"));
    let statements = table[0]["statements"].as_array_mut().unwrap();
    statements.remove(0);
    statements[0]["id"] = "a#1".into();
    let end = statements[0]["content"]["end"].as_u64().unwrap();
    statements[0]["content"]["end"] = (end - 1).into();
    desk.write("t.jsonl", format!("{}\n", table[0]));
    let list = review(&desk, &["--list"]).out;
    assert!(list.starts_with("a#1\trejected"), "{list}");
    review(&desk, &["--undo", "a#1"]);
    let list = review(&desk, &["--list"]).out;
    assert!(list.starts_with("a#1\topen"), "undone by what it is now: {list}");
}

#[test]
fn a_changed_article_has_no_decisions() {
    let desk = tagged();
    review(&desk, &["--accept", "a#1", "--accept", "a#2"]);
    desk.write("a.txt", format!("{TWO} نهاية."));
    assert_eq!(review(&desk, &["--list"]).out.matches("\topen\t").count(), 2);
}

#[test]
fn undone_is_open_and_half_reviewed_documents_are_no_gold() {
    let desk = tagged();
    let gold = |lines: &str| {
        desk.run(&[
            "review",
            "export-gold",
            "t.jsonl",
            "--articles",
            "a.txt",
            "-o",
            "g.jsonl",
        ])
        .said(0, &[lines]);
        desk.read("g.jsonl")
    };
    review(&desk, &["--accept", "a#1", "--reject", "a#2"]);
    let whole = &lines(&gold("1 lines"))[0];
    assert_eq!(
        (&whole["text"], whole["statements"].as_array().unwrap().len()),
        (&TWO.into(), 1)
    );
    assert_eq!(whole["statements"][0]["stance"], serde_json::json!(["none"]));
    review(&desk, &["--undo", "a#2"]);
    assert_eq!(gold("0 lines"), "");
}

#[test]
fn two_reviewers_merge_and_their_conflicts_are_listed() {
    let desk = tagged();
    for (who, second) in [("A", "--accept"), ("B", "--reject")] {
        let journal = format!("{who}.jsonl");
        review(
            &desk,
            &[
                "--reviewer",
                who,
                "--journal",
                &journal,
                "--accept",
                "a#1",
                second,
                "a#2",
            ],
        );
    }
    let run = desk.run(&["review", "merge", "A.jsonl", "B.jsonl", "-o", "all.jsonl"]);
    run.said(1, &["conflict: document ", "A: accepted", "B: rejected"]);
    assert_eq!(run.err.matches("conflict").count(), 1);
    assert_eq!(lines(&desk.read("all.jsonl")).len(), 4);
    let agreement = desk.run(&["review", "agreement", "A.jsonl", "B.jsonl"]).out;
    assert!(
        agreement.contains("decided by both      2\nsame verdict         1\n"),
        "{agreement}"
    );
    assert!(agreement.contains("kappa        0.000"), "{agreement}");
}

#[test]
fn a_statement_that_ends_elsewhere_in_the_other_table_is_the_same() {
    let desk = tagged();
    review(&desk, &["--reviewer", "A", "--journal", "A.jsonl", "--accept", "a#2"]);
    let mut table = lines(&desk.read("t.jsonl"));
    let end = &mut table[0]["statements"][1]["content"]["end"];
    *end = (end.as_u64().unwrap() - 1).into();
    desk.write("t.jsonl", format!("{}\n", table[0]));
    review(&desk, &["--reviewer", "B", "--journal", "B.jsonl", "--reject", "a#2"]);
    desk.run(&["review", "merge", "A.jsonl", "B.jsonl", "-o", "all.jsonl"])
        .said(1, &["conflict: document "]);
    let agreement = desk.run(&["review", "agreement", "A.jsonl", "B.jsonl"]).out;
    assert!(agreement.starts_with("decided by both      1\n"), "{agreement}");
}

#[test]
fn the_table_names_its_articles_in_csv_and_jsonl() {
    let desk = Desk::new();
    desk.write("in/a.txt", TWO);
    for table in ["out/t.csv", "out/t.tsv", "out/t.jsonl"] {
        desk.run(&["tag", "in", "-o", table]).said(0, &["2 statements"]);
        let run = desk.run(&["review", table, "--accept", "a#1", "--list"]);
        run.said(0, &[]);
        assert_eq!(run.err, "", "no article is missing");
        assert!(run.out.contains("a#2\topen"), "{}", run.out);
    }
    let journal = |table: &str| lines(&desk.read(&format!("out/{table}.review.jsonl")))[0]["document"].clone();
    desk.run(&["review", "apply", "out/t.csv", "-o", "r.jsonl"])
        .said(0, &[]);
    let of_csv = lines(&desk.read("r.jsonl"))[0]["statements"][0].clone();
    let of_jsonl = lines(&desk.read("out/t.jsonl"))[0]["statements"][0].clone();
    for field in ["id", "cue", "speaker", "name", "content", "type", "stance"] {
        assert_eq!(of_csv[field], of_jsonl[field], "{field}");
    }
    assert_eq!(of_csv["evidence"][0]["entry"], of_jsonl["evidence"][0]["entry"]);
    assert!(journal("t").is_string());
}

#[test]
fn a_missing_article_is_named_and_the_tables_own_words_serve() {
    let desk = Desk::new();
    desk.write("a.txt", TWO);
    desk.run(&["tag", "a.txt", "-o", "t.csv"]).said(0, &[]);
    std::fs::rename(desk.path("a.txt"), desk.path("b.txt")).unwrap();
    let run = desk.run(&["review", "t.csv", "--accept", "a#1", "--list"]);
    run.said(
        0,
        &["no text of a: it is not in a.txt; name the file or folder where it is now"],
    );
    assert!(run.out.contains("الاتفاق قريب"), "{}", run.out);
    desk.write("a.txt", format!("عاجل. {TWO}"));
    desk.run(&["review", "t.csv", "--list"])
        .said(0, &["no text of a: its text has changed"]);
    desk.write("a.txt", TWO);
    let run = desk.run(&["review", "t.csv", "--list"]);
    run.said(0, &[]);
    assert!(
        run.out.contains("a#1\taccepted"),
        "decided while it was away: {}",
        run.out
    );
}

#[test]
fn a_corrected_content_is_the_whole_of_it() {
    let desk = Desk::new();
    let article = super::articles().join("broadcaster.txt");
    desk.run(&["tag", article.to_str().unwrap(), "-o", "t.jsonl"])
        .said(0, &[]);
    let rows = |name: &str| lines(&desk.read(name))[0]["statements"].as_array().unwrap().clone();
    let split = rows("t.jsonl").into_iter().position(|r| r["content2"].is_object());
    let split = split.expect("a split quotation");
    let row = &rows("t.jsonl")[split];
    // the words between its halves are in no quotation marks
    let content = format!("content={}-{}", row["cue"]["start"], row["speaker"]["end"]);
    desk.run(&["review", "t.jsonl", "--set", row["id"].as_str().unwrap(), &content])
        .said(0, &[]);
    desk.run(&["review", "apply", "t.jsonl", "-o", "r.jsonl"]).said(0, &[]);
    let corrected = &rows("r.jsonl")[split];
    assert!(corrected["content2"].is_null(), "{corrected}");
    assert_eq!(
        (&row["type"], &corrected["type"]),
        (&"direct".into(), &"indirect".into())
    );
}

#[test]
fn a_statement_that_the_machine_missed_is_added_and_judged() {
    let desk = Desk::new();
    desk.write("a.txt", format!("{TWO} هكذا قالت المندوبة: لن نقبل."));
    desk.run(&["tag", "a.txt", "-o", "t.jsonl"]).said(0, &[]);
    let mut table = lines(&desk.read("t.jsonl"));
    // as if the machine had found the first one only
    table[0]["statements"].as_array_mut().unwrap().truncate(1);
    desk.write("t.jsonl", format!("{}\n", table[0]));
    let add = [
        "--add",
        "a",
        "--content",
        "لن نقبل",
        "--cue",
        "قالت",
        "--speaker",
        "المندوبة",
    ];
    let run = review(
        &desk,
        &[&add[..], &["--stance", "rejection", "--accept", "a#1"]].concat(),
    );
    run.said(0, &[]);
    let id = run
        .out
        .lines()
        .find_map(|l| l.strip_prefix("added "))
        .expect("an id")
        .to_owned();
    let list = review(&desk, &["--list"]).out;
    assert!(
        list.contains(&format!("{id}\tadded\t1.00\tالمندوبة\trejection\tلن نقبل\n")),
        "{list}"
    );
    desk.run(&["review", "export-gold", "t.jsonl", "-o", "g.jsonl"])
        .said(0, &["1 lines"]);
    let gold = &lines(&desk.read("g.jsonl"))[0]["statements"];
    assert_eq!(gold.as_array().unwrap().len(), 2);
    let words = |span: &Value| {
        let text = desk.read("a.txt");
        let at = |edge: &str| span[edge].as_u64().unwrap() as usize;
        text.chars()
            .skip(at("start"))
            .take(at("end") - at("start"))
            .collect::<String>()
    };
    assert_eq!(
        (&*words(&gold[1]["content"]), &*words(&gold[1]["speaker"])),
        ("لن نقبل", "المندوبة")
    );
    assert_eq!(gold[1]["stance"], serde_json::json!(["rejection"]));
    desk.run(&["eval", "g.jsonl"]).said(0, &[]);
    desk.run(&["eval", "g.jsonl", "--predicted", "t.jsonl"]).said(0, &[]);
    for reviewed in ["r.jsonl", "r.csv", "r.xlsx"] {
        desk.run(&["review", "apply", "t.jsonl", "-o", reviewed])
            .said(0, &["2 statements in"]);
        let list = desk.run(&["review", reviewed, "--list"]).out;
        assert!(
            list.contains(&format!("{id}\tadded\t1.00\tالمندوبة")),
            "{reviewed}: {list}"
        );
        let counts = desk
            .run(&["summary", reviewed, "--by", "speaker", "--format", "csv"])
            .out;
        assert!(counts.contains("speaker,المندوبة,1"), "{counts}");
    }
    // when a later run finds it, the decision is about what it found
    desk.run(&["tag", "a.txt", "-o", "new.jsonl"]).said(0, &[]);
    let mut new = lines(&desk.read("new.jsonl"));
    let mut found = gold[1].clone();
    (found["id"], found["name"]) = ("a#2".into(), "المندوبة".into());
    found["content"]["end"] = (found["content"]["end"].as_u64().unwrap() - 4).into();
    new[0]["statements"] = serde_json::json!([table[0]["statements"][0], found]);
    desk.write("t.jsonl", format!("{}\n", new[0]));
    let list = review(&desk, &["--list"]).out;
    assert!(list.contains("a#2\taccepted") && list.lines().count() == 2, "{list}");
}

#[test]
fn who_added_a_statement_takes_it_back() {
    let desk = tagged();
    let run = review(&desk, &["--add", "a", "--content", "0-10", "--note", "x"]);
    assert_eq!(run.out, "added a#0-10\n");
    review(&desk, &["--undo", "a#0-10"]).said(0, &[]);
    assert!(!review(&desk, &["--list"]).out.contains("a#0-10"));
    for (arguments, message) in [
        (
            &["--add", "b", "--content", "0-10"][..],
            "no document \"b\" in the table",
        ),
        (
            &["--add", "a", "--content", "0-1000"],
            "0-1000 does not lie in the article, which ends at",
        ),
        (&["--add", "a", "--content", "لا شيء"], "does not stand in the article"),
        (&["--add", "a", "--content", "ا"], "times; write START-END"),
        (
            &["--add", "a", "--content", "الاتفاق قريب"],
            "a#1 has this content already",
        ),
        (&["--add", "a"], "--content"),
    ] {
        review(&desk, arguments).said(2, &[message]);
    }
    assert_eq!(lines(&desk.read("t.review.jsonl")).len(), 2);
}

#[test]
fn mistakes_are_named_and_write_nothing() {
    let desk = tagged();
    for (arguments, message) in [
        (&["--accept", "a#1", "--accept", "a#9"][..], "no statement \"a#9\""),
        (&["--set", "a#1", "colour=red"], "set speaker, stance or content"),
        (&["--set", "a#1", "content=5-5000"], "the article of a#1 ends at"),
        (&[], "needs a terminal; in scripts use --list"),
    ] {
        review(&desk, arguments).said(2, &[message]);
    }
    assert!(!desk.path("t.review.jsonl").exists());
    desk.run(&["review", "apply", "t.jsonl", "--articles", "a.txt", "-o", "t.jsonl"])
        .said(2, &["is the machine's table"]);
}

#[test]
fn a_killed_review_loses_no_acknowledged_decision() {
    let desk = Desk::new();
    let articles: String = (0..60)
        .map(|i| format!("{{\"id\":\"d{i}\",\"text\":\"{ARTICLE} {i}\"}}\n"))
        .collect();
    desk.write("a.jsonl", articles);
    desk.run(&["tag", "a.jsonl", "-o", "t.jsonl"])
        .said(0, &["60 statements"]);
    let mut acknowledged = 0;
    for kill in 1..=20 {
        let mut command = Command::new(assert_cmd::cargo::cargo_bin!("isnad"));
        command.args(["review", "t.jsonl", "--articles", "a.jsonl"]);
        for i in 0..60 {
            command.args(["--accept", &format!("d{i}#1")]);
        }
        let mut child = command
            .current_dir(desk.path("."))
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut said = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut now = said.by_ref().take(kill).count();
        child.kill().unwrap();
        child.wait().unwrap();
        // What it had said before it died.
        now += said.count();
        acknowledged += now;
        let journal = desk.read("t.review.jsonl");
        let whole = lines(&journal[..journal.rfind('\n').map_or(0, |at| at + 1)]).len();
        assert!(
            whole >= acknowledged,
            "{acknowledged} acknowledged, {whole} in the journal"
        );
        acknowledged = whole;
    }
    assert_eq!(review_count(&desk), acknowledged);
}

/// How many decisions the program itself reads from the journal, after it has mended the end.
fn review_count(desk: &Desk) -> usize {
    let run = desk.run(&["review", "merge", "t.review.jsonl", "-o", "all.jsonl"]);
    run.said(0, &["lines in all.jsonl"]);
    lines(&desk.read("all.jsonl")).len()
}

#[test]
fn parts_of_a_long_text_are_found_again() {
    let desk = Desk::new();
    let text = format!("{ARTICLE}\n\n{}", "وكان الطقس جميلا في المدينة.\n".repeat(1 << 10)).repeat(24);
    desk.write("in/a/big.txt", text).write("in/x/big.txt", ARTICLE);
    for (table, inputs) in [("t.jsonl", "in"), ("t.csv", "in/a/big.txt")] {
        desk.run(&["tag", inputs, "-o", table]).said(0, &[]);
        for articles in [&[][..], &["--articles", "in"], &["--articles", "in/a/big.txt"]] {
            let id = if inputs == "in" { "a/big#3#1" } else { "big#3#1" };
            let run = desk.run(&[&["review", table], articles, &["--accept", id]].concat());
            assert_eq!(
                (run.code, run.out),
                (0, format!("accepted {id}\n")),
                "{} {}",
                run.err,
                articles.concat()
            );
        }
        desk.run(&["report", table, "-o", "r.html"]).said(0, &[]);
    }
}
