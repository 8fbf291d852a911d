//! `isnad review apply` to spreadsheets and `isnad review import` back.

use super::Desk;
use calamine::{Data, Reader, Xlsx};
use serde_json::Value;

const TWO: &str = "قال الوزير إن الاتفاق قريب. وأعلن الرئيس أن الحرب انتهت.";

fn tagged(table: &str) -> Desk {
    let desk = Desk::new();
    desk.write("a.txt", TWO);
    desk.run(&["tag", "a.txt", "-o", table]).said(0, &["2 statements"]);
    desk
}

/// The rows of a file of cells, the headers first.
fn rows(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text.as_bytes());
    let row = |r: csv::StringRecord| r.iter().map(|c| c.trim_start_matches('\u{FEFF}').to_owned()).collect();
    reader.records().map(|r| row(r.expect("a row"))).collect()
}

fn sheet(desk: &Desk, name: &str) -> Vec<Vec<String>> {
    let bytes = std::fs::read(desk.path(name)).expect("the workbook");
    let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes)).expect("a workbook");
    let range = book.worksheet_range_at(0).expect("a sheet").expect("its cells");
    range.rows().map(|r| r.iter().map(Data::to_string).collect()).collect()
}

/// Fills in a cell of the statement `id`.
fn fill(rows: &mut [Vec<String>], id: &str, column: &str, value: &str) {
    let at = |name: &str| rows[0].iter().position(|h| h == name).expect("a column");
    let (ids, column) = (at("id"), at(column));
    let row = rows.iter_mut().find(|r| r[ids] == id).expect("a row");
    row[column] = value.to_owned();
}

fn cell<'r>(rows: &'r [Vec<String>], id: &str, column: &str) -> &'r str {
    let at = |name: &str| rows[0].iter().position(|h| h == name).expect("a column");
    &rows.iter().find(|r| r[at("id")] == id).expect("a row")[at(column)]
}

fn delimited(rows: &[Vec<String>], delimiter: u8) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).expect("memory takes it");
    }
    writer.into_inner().expect("memory takes it")
}

fn workbook(desk: &Desk, name: &str, rows: &[Vec<String>]) {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (r, row) in (0..).zip(rows) {
        for (c, cell) in (0..).zip(row) {
            match cell.parse::<f64>() {
                Ok(n) => sheet.write_number(r, c, n),
                Err(_) => sheet.write_string(r, c, cell),
            }
            .expect("a cell");
        }
    }
    book.save(desk.path(name)).expect("the workbook");
}

fn journal(desk: &Desk) -> Vec<Value> {
    desk.read("t.review.jsonl")
        .lines()
        .map(|l| serde_json::from_str(l).expect("a decision"))
        .collect()
}

#[test]
fn the_columns_are_those_of_tag_and_the_reviewers() {
    for table in ["t.csv", "t.jsonl"] {
        let desk = tagged(table);
        desk.run(&["tag", "a.txt", "-o", "machine.csv"]).said(0, &[]);
        desk.run(&["review", table, "--set", "a#1", "stance=denial", "--note", "=1+1"])
            .said(0, &[]);
        desk.run(&["review", "apply", table, "-o", "r.csv"])
            .said(0, &["2 statements in r.csv"]);
        desk.run(&["review", "apply", table, "-o", "r.xlsx"])
            .said(0, &["2 statements in r.xlsx"]);
        let (machine, reviewed) = (rows(&desk.read("machine.csv")), rows(&desk.read("r.csv")));
        let usual = machine[0].len();
        assert_eq!(reviewed[0][..usual], machine[0]);
        assert_eq!(
            reviewed[0][usual..],
            ["review", "reviewer", "reviewed", "note", "new_speaker", "new_stance"]
        );
        assert_eq!(
            reviewed[2][..usual],
            machine[2],
            "what is open stays as it was, from {table}"
        );
        assert_eq!(
            (cell(&reviewed, "a#1", "stance"), cell(&reviewed, "a#1", "review")),
            ("denial", "accepted")
        );
        assert_eq!(cell(&reviewed, "a#1", "note"), "'=1+1", "no formula");
        let book = sheet(&desk, "r.xlsx");
        assert_eq!(book[0], reviewed[0]);
        for column in [
            "document",
            "speaker",
            "stance",
            "statement",
            "content_end",
            "review",
            "evidence",
        ] {
            assert_eq!(cell(&book, "a#2", column), cell(&reviewed, "a#2", column), "{column}");
        }
    }
}

#[test]
fn what_was_filled_in_comes_back_once() {
    for kind in ["csv", "semicolons", "xlsx"] {
        let desk = tagged("t.jsonl");
        desk.run(&["review", "apply", "t.jsonl", "-o", "r.csv"]).said(0, &[]);
        let mut filled = rows(&desk.read("r.csv"));
        fill(&mut filled, "a#1", "review", "rejected");
        fill(&mut filled, "a#2", "new_speaker", "ناطق، باسمه");
        fill(&mut filled, "a#2", "new_stance", "denial; demand");
        fill(&mut filled, "a#2", "note", "ملاحظة");
        let file = match kind {
            "csv" => desk.write("f.csv", delimited(&filled, b',')).path("f.csv"),
            "semicolons" => desk.write("f.csv", delimited(&filled, b';')).path("f.csv"),
            _ => {
                workbook(&desk, "f.xlsx", &filled);
                desk.path("f.xlsx")
            }
        };
        let file = file.to_str().unwrap();
        let import = ["review", "import", file, "t.jsonl", "--reviewer", "سلمى"];
        desk.run(&import).said(0, &["2 new decisions from"]);
        let decisions = journal(&desk);
        assert_eq!(
            (&decisions[0]["verdict"], &decisions[1]["verdict"]),
            (&"rejected".into(), &"accepted".into())
        );
        assert_eq!(decisions[1]["changes"]["name"], "ناطق، باسمه");
        assert_eq!(
            decisions[1]["changes"]["stance"],
            serde_json::json!(["denial", "demand"])
        );
        assert_eq!(
            (&decisions[1]["reviewer"], &decisions[1]["note"]),
            (&"سلمى".into(), &"ملاحظة".into())
        );
        desk.run(&import).said(0, &["0 new decisions from"]);
    }
}

#[test]
fn a_workbook_of_tag_waits_to_be_filled_in_and_is_read_back() {
    for headers in ["en", "ar"] {
        let desk = Desk::new();
        desk.write("a.txt", TWO);
        desk.run(&["tag", "a.txt", "-o", "t.xlsx", "--headers", headers])
            .said(0, &["2 statements"]);
        let book = std::fs::read(desk.path("t.xlsx")).unwrap();
        let xml = first_sheet(&book);
        assert_eq!(
            xml.matches("<dataValidation ").count(),
            3,
            "lists to choose from: {xml}"
        );
        assert!(xml.contains("open,accepted,rejected") && xml.contains("none,"), "{xml}");
        let mut filled = sheet(&desk, "t.xlsx");
        let names = |names: [&str; 2]| filled[0].iter().position(|h| names.contains(&h.as_str()));
        let review = names(["review", "المراجعة"]).expect("a column");
        let speaker = names(["new_speaker", "قائل آخر"]).expect("a column");
        assert_eq!(filled[1][review], "");
        filled[1][review] = "rejected".to_owned();
        filled[2][speaker] = "ناطق".to_owned();
        workbook(&desk, "t.xlsx", &filled);
        let import = ["review", "import", "t.xlsx", "--reviewer", "سلمى"];
        desk.run(&import)
            .said(0, &["2 new decisions from t.xlsx in t.review.jsonl"]);
        desk.run(&import).said(0, &["0 new decisions"]);
        let list = desk.run(&["review", "t.xlsx", "--list"]);
        list.said(0, &[]);
        assert!(
            list.out.contains("a#1\trejected") && list.out.contains("a#2\taccepted") && list.out.contains("ناطق"),
            "{}",
            list.out
        );
    }
}

/// The first sheet of a workbook as XML.
fn first_sheet(book: &[u8]) -> String {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(book)).expect("an archive");
    let mut xml = String::new();
    let mut sheet = zip.by_name("xl/worksheets/sheet1.xml").expect("a sheet");
    std::io::Read::read_to_string(&mut sheet, &mut xml).expect("text");
    xml
}

#[test]
fn what_cannot_be_imported_is_named_and_takes_nothing() {
    let desk = tagged("t.jsonl");
    desk.run(&["review", "apply", "t.jsonl", "-o", "r.csv"]).said(0, &[]);
    let filled = |change: &dyn Fn(&mut Vec<Vec<String>>)| {
        let mut filled = rows(&desk.read("r.csv"));
        fill(&mut filled, "a#1", "review", "accepted");
        change(&mut filled);
        desk.write("f.csv", delimited(&filled, b','));
        desk.run(&["review", "import", "f.csv", "t.jsonl"])
    };
    filled(&|rows| fill(rows, "a#2", "review", "maybe")).said(2, &["f.csv:3: `maybe` in the column review"]);
    filled(&|rows| fill(rows, "a#2", "id", "a#9")).said(2, &["f.csv:3: no statement `a#9`"]);
    filled(&|rows| fill(rows, "a#2", "cue_start", "1")).said(2, &["f.csv:3: `a#2` is another statement"]);
    desk.run(&["review", "import", "a.txt", "t.jsonl"]).said(
        2,
        &["a.txt: no column `id`; import takes back a workbook of `isnad tag`"],
    );
    desk.write("f.xlsx", b"PK\x03\x04broken");
    desk.run(&["review", "import", "f.xlsx", "t.jsonl"])
        .said(2, &["cannot read f.xlsx"]);
    desk.write("f.csv", b"\xC7\xE1");
    desk.run(&["review", "import", "f.csv", "t.jsonl"])
        .said(2, &["save it as `CSV UTF-8` or XLSX"]);
    assert_eq!(desk.read("t.review.jsonl"), "");
}
