//! What `isnad tag` writes, where, and how it ends.

use super::{ARTICLE, Desk, articles};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use std::process::{Command, Stdio};

const BOM: &str = "\u{FEFF}";

fn rows(table: &str) -> Vec<csv::StringRecord> {
    let table = table
        .strip_prefix(BOM)
        .expect("a byte order mark, so that Excel reads Arabic");
    csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(table.as_bytes())
        .records()
        .map(|r| r.unwrap())
        .collect()
}

#[test]
fn the_table_goes_to_out_by_default() {
    let desk = Desk::new();
    desk.write("a.txt", ARTICLE);
    let run = desk.run(&["tag", "a.txt"]);
    run.said(0, &["1 document, 1 statement, ", " s; table in out/statements.csv"]);
    assert_eq!((run.out.as_str(), run.err.lines().count()), ("", 1));
    let table = rows(&desk.read("out/statements.csv"));
    let header = [
        "document",
        "speaker",
        "stance",
        "statement",
        "type",
        "cue",
        "stances",
        "speaker_in_text",
        "entity",
        "country",
        "target",
        "target_entity",
        "target_country",
        "confidence",
        "evidence",
        "cue_start",
        "cue_end",
        "speaker_start",
        "speaker_end",
        "content_start",
        "content_end",
        "content2_start",
        "content2_end",
        "target_start",
        "target_end",
        "id",
        "source_file",
    ];
    assert_eq!(table[0], header[..]);
    assert_eq!(table.len(), 2);
    let row: Vec<&str> = table[1].iter().collect();
    assert_eq!(row[..6], ["a", "الوزير", "", "الاتفاق قريب", "indirect", "قال"]);
    assert_eq!(row[15..21], ["0", "3", "4", "10", "14", "26"]);
    assert_eq!(row[21..], ["", "", "", "", "a#1", "a.txt"]);
    assert!(row[14].contains("cue: قال (verbs/reporting.txt:"), "{}", row[14]);
}

#[test]
fn the_format_follows_the_name_or_the_option() {
    let desk = Desk::new();
    desk.write("a.txt", ARTICLE);
    for (options, name, begins) in [
        (&[][..], "t.csv", BOM),
        (&[], "t.jsonl", "{\"id\""),
        (&[], "t.NDJSON", "{\"id\""),
        (&[], "t", BOM),
        (&["--format", "jsonl"], "u.csv", "{\"id\""),
        (&["--format", "csv"], "u.jsonl", BOM),
    ] {
        desk.run(&[&["tag", "a.txt", "-o", name], options].concat())
            .said(0, &[name]);
        assert!(desk.read(name).starts_with(begins), "{name}");
    }
}

#[test]
fn dash_is_standard_output() {
    let desk = Desk::new();
    desk.write("a.txt", ARTICLE);
    let run = desk.run(&["tag", "a.txt", "-o", "-"]);
    run.said(0, &["table in standard output"]);
    assert_eq!(rows(&run.out).len(), 2);
    assert!(!desk.path("out").exists());
}

#[test]
fn the_table_is_the_same_for_any_number_of_jobs() {
    let desk = Desk::new();
    let text = std::fs::read_to_string(articles().join("newswire.txt")).unwrap();
    let mut corpus = String::new();
    for (i, paragraph) in text.split("\n\n").cycle().take(400).enumerate() {
        corpus += &serde_json::json!({"id": i, "text": paragraph.repeat(i % 7)}).to_string();
        corpus += if i % 50 == 0 { "\nbroken\n" } else { "\n" };
    }
    desk.write("m.jsonl", corpus);
    for format in ["csv", "jsonl"] {
        let runs =
            ["1", "2", "4"].map(|jobs| desk.run(&["tag", "m.jsonl", "-o", "-", "--format", format, "--jobs", jobs]));
        for run in &runs {
            run.said(1, &["400 documents", "8 skipped"]);
            assert!(run.out == runs[0].out, "the tables differ");
        }
        assert!(runs[0].out.lines().count() >= 400);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, rng_seed: RngSeed::Fixed(6), ..ProptestConfig::default() })]

    /// Whatever the documents are and however long, so that workers wait for each other otherwise each time.
    #[test]
    fn any_documents_give_the_same_table_for_any_number_of_jobs(sizes in prop::collection::vec((0..60usize, 0..5usize), 0..300), jobs in 2..=8usize) {
        let desk = Desk::new();
        let line = |(n, &(size, kind)): (usize, &(usize, usize))| match kind {
            0 => format!("{{\"id\": {n}, \"text\": \"{}\"}}\n", format!("{ARTICLE} وأضاف {size} أنه سعيد. ").repeat(size)),
            1 => "broken\n".to_owned(),
            _ => format!("{{\"id\": {n}, \"text\": \"{ARTICLE}\"}}\n"),
        };
        desk.write("m.jsonl", sizes.iter().enumerate().map(line).collect::<String>());
        let run = |jobs: &str| desk.run(&["tag", "m.jsonl", "-o", "-", "--format", "jsonl", "--jobs", jobs]);
        let (one, many) = (run("1"), run(&jobs.to_string()));
        prop_assert_eq!(one.code, many.code);
        prop_assert!(one.out == many.out, "{} jobs give another table", jobs);
    }
}

#[test]
fn offsets_slice_the_text_by_code_points() {
    let desk = Desk::new();
    let text = format!("😀 e\u{0301} {ARTICLE} وأضاف: «نعم».");
    desk.write("m.jsonl", serde_json::json!({"id": "a", "text": text}).to_string());
    let (run, _) = desk.tag(&["m.jsonl"]);
    let points: Vec<char> = text.chars().collect();
    let slice = |span: &serde_json::Value| -> String {
        points[span["start"].as_u64().unwrap() as usize..span["end"].as_u64().unwrap() as usize]
            .iter()
            .collect()
    };
    let line = &run.lines()[0];
    let statement = &line["statements"][0];
    assert_eq!(slice(&statement["cue"]), "قال");
    assert_eq!(slice(&statement["speaker"]), "الوزير");
    assert_eq!(slice(&statement["content"]), "الاتفاق قريب");
    assert_eq!(
        (&statement["id"], &statement["name"]),
        (&"a#1".into(), &"الوزير".into())
    );
    assert_eq!(slice(&line["statements"][1]["content"]), "نعم");
    assert_eq!(line["statements"][1]["name"], "الوزير");
    assert!(line["statements"][1]["speaker"].is_null());
}

#[test]
fn cells_cannot_run_as_formulas() {
    let desk = Desk::new();
    desk.write("=cmd.txt", "قال الوزير: «=1+1».")
        .write("@x.txt", "قال الوزير: «-2 درجة».");
    let run = desk.run(&["tag", "=cmd.txt", "@x.txt", "-o", "-"]);
    run.said(0, &["2 statements"]);
    let table = rows(&run.out);
    assert_eq!((&table[1][0], &table[1][3]), ("'=cmd", "'=1+1"));
    assert_eq!((&table[2][0], &table[2][3]), ("'@x", "'-2 درجة"));
}

#[test]
fn a_reader_who_has_seen_enough_is_no_error() {
    let desk = Desk::new();
    let line = serde_json::json!({"id": "a", "text": ARTICLE}).to_string() + "\n";
    desk.write("m.jsonl", line.repeat(20_000));
    let mut child = Command::new(assert_cmd::cargo::cargo_bin!("isnad"))
        .current_dir(desk.path(""))
        .args(["tag", "m.jsonl", "-o", "-", "--format", "jsonl"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let run = super::Run::from(child.wait_with_output().unwrap());
    run.said(0, &[]);
    assert_eq!(run.err, "");
}

#[test]
fn nothing_read_leaves_the_old_table() {
    let desk = Desk::new();
    desk.write("out/statements.csv", "old");
    desk.run(&["tag", "missing.txt"])
        .said(2, &["cannot read missing.txt", "is left as it was"]);
    assert_eq!(desk.read("out/statements.csv"), "old");
    assert_eq!(std::fs::read_dir(desk.path("out")).unwrap().count(), 1);
}

#[test]
fn the_table_never_replaces_an_input() {
    let desk = Desk::new();
    desk.write("m.jsonl", serde_json::json!({"text": ARTICLE}).to_string());
    desk.run(&["tag", "m.jsonl", "-o", "./m.jsonl"])
        .said(2, &["would overwrite the input m.jsonl"]);
    assert!(desk.read("m.jsonl").contains("text"));
}

#[test]
fn a_table_that_cannot_be_written_is_an_error() {
    let desk = Desk::new();
    desk.write("a.txt", ARTICLE).write("dir/x", "");
    desk.run(&["tag", "a.txt", "-o", "dir"])
        .said(2, &["cannot write dir: it is a folder"]);
    desk.run(&["tag", "a.txt", "-o", "a.txt/t.csv"])
        .said(2, &["cannot write a.txt/t.csv"]);
}

#[test]
fn wrong_arguments_are_refused() {
    let desk = Desk::new();
    desk.run(&["tag"]).said(2, &["INPUT"]);
    desk.run(&["tag", "a", "--format", "xml"])
        .said(2, &["`xml` is no format; write csv, tsv, jsonl, xlsx or parquet"]);
    desk.run(&["tag", "a", "--jobs", "0"]).said(2, &["--jobs"]);
    desk.run(&["nonsense"]).said(2, &["nonsense"]);
    let help = desk.run(&["--help"]);
    help.said(0, &[]);
    assert!(help.out.contains("Exit codes"), "{}", help.out);
}

#[test]
fn the_sample_articles_give_a_table() {
    let desk = Desk::new();
    let folder = articles();
    desk.run(&["tag", folder.to_str().unwrap()]).said(0, &["5 documents"]);
    let table = rows(&desk.read("out/statements.csv"));
    for document in ["broadcaster", "diplomacy", "headlines", "newswire", "one_line"] {
        let count = table.iter().filter(|row| &row[0] == document).count();
        assert!(count >= 8, "{document}: {count}");
    }
}

#[cfg(feature = "xlsx")]
#[test]
fn a_workbook_for_readers_of_arabic() {
    let desk = Desk::new();
    desk.write(
        "m.jsonl",
        format!(
            "{{\"id\": \"a\", \"url\": \"https://example.org/a?b=1&c\", \"text\": \"{ARTICLE} نفت الوزارة الاتهامات.\"}}"
        ),
    )
    .write("=1.txt", ARTICLE);
    desk.run(&["tag", "m.jsonl", "=1.txt", "-o", "t.xlsx", "--headers", "ar"])
        .said(0, &["2 documents, 3 statements", "t.xlsx"]);
    let mut workbook: calamine::Xlsx<_> = calamine::open_workbook(desk.path("t.xlsx")).unwrap();
    use calamine::Reader;
    assert_eq!(workbook.sheet_names(), ["statements"]);
    let sheet = workbook.worksheet_range("statements").unwrap();
    let cell = |row, col| sheet.get_value((row, col)).map(ToString::to_string).unwrap_or_default();
    assert_eq!((cell(0, 0), cell(0, 2)), ("الوثيقة".to_owned(), "الموقف".to_owned()));
    assert_eq!((cell(1, 0), cell(1, 3)), ("a".to_owned(), "الاتفاق قريب".to_owned()));
    assert_eq!((cell(2, 2), cell(2, 1)), ("denial".to_owned(), "الوزارة".to_owned()));
    assert_eq!(cell(3, 0), "=1");
    assert!(matches!(sheet.get_value((1, 13)), Some(calamine::Data::Float(c)) if *c > 0.5 && *c <= 1.0));
    assert_eq!(desk.path("").read_dir().unwrap().count(), 3);
    let out = desk
        .command(&["tag", "=1.txt", "-o", "-", "--format", "xlsx"])
        .output()
        .unwrap();
    assert!(out.status.success() && out.stdout.starts_with(b"PK"));
}

#[cfg(feature = "parquet")]
#[test]
fn parquet_comes_back_as_it_went() {
    let desk = Desk::new();
    desk.write("a.txt", format!("{ARTICLE} نفت الوزارة الاتهامات."))
        .write("b.txt", "");
    desk.run(&["tag", "a.txt", "b.txt", "-o", "t.parquet"])
        .said(0, &["2 documents, 2 statements"]);
    let (run, _) = desk.tag(&["t.parquet", "--text-column", "statement"]);
    run.said(0, &[]);
    let line = &run.lines()[1];
    assert_eq!(
        (&line["id"], &line["stance"], &line["cue_start"]),
        (&"a#2".into(), &"denial".into(), &28.into())
    );
    assert!(line["confidence"].as_f64().unwrap() > 0.5);
    assert!(line["country"].is_null());
    desk.run(&["tag", "t.parquet"])
        .said(2, &["no column `text`; there are: document, speaker"]);
}

#[test]
fn shells_and_man_have_their_pages() {
    let desk = Desk::new();
    for (arguments, word) in [
        (&["completions", "bash"][..], "_isnad()"),
        (&["completions", "zsh"], "#compdef isnad"),
        (&["man"], ".TH isnad 1"),
        (&["man", "tag"], "text\\-column"),
    ] {
        let run = desk.run(arguments);
        run.said(0, &[]);
        assert!(run.out.contains(word), "{}", run.out);
    }
    desk.run(&["man", "nonsense"]).said(2, &["`nonsense` is no command"]);
}
