//! How runs of `isnad tag` end before their time, and go on.

use super::{ARTICLE, Desk, Run};
use std::io::Write;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

fn lines(ids: std::ops::Range<usize>) -> String {
    ids.map(|i| match i % 7 {
        6 => "broken\n".to_owned(),
        _ => format!("{{\"id\": {i}, \"text\": \"{ARTICLE}\"}}\n"),
    })
    .collect()
}

/// A run that has done the lines up to 100 and saved them, and waits for more.
fn waiting(desk: &Desk, table: &str) -> Child {
    let mut child = Command::new(assert_cmd::cargo::cargo_bin!("isnad"))
        .current_dir(desk.path(""))
        .env_remove("ISNAD_LEXICONS")
        .args(["tag", "-", "-o", table])
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let pipe = child.stdin.as_mut().unwrap();
    pipe.write_all(lines(0..50).as_bytes()).unwrap();
    pipe.flush().unwrap();
    let note = desk.path(&format!(".{table}.part.json"));
    for i in 50..100 {
        std::thread::sleep(Duration::from_millis(40));
        pipe.write_all(lines(i..i + 1).as_bytes()).unwrap();
        pipe.flush().unwrap();
    }
    assert!(note.exists(), "nothing was saved");
    child
}

fn go_on(desk: &Desk, table: &str) -> Run {
    let run = desk
        .command(&["tag", "-", "-o", table, "--resume"])
        .write_stdin(lines(0..150))
        .output()
        .unwrap();
    run.into()
}

#[test]
fn a_run_that_was_killed_goes_on_with_no_row_lost_or_doubled() {
    for table in ["t.csv", "t.jsonl", "t.parquet"] {
        let desk = Desk::new();
        let whole = desk
            .command(&["tag", "-", "-o", &format!("whole.{table}")])
            .write_stdin(lines(0..150))
            .output()
            .unwrap();
        Run::from(whole).said(1, &["129 documents, 129 statements, 21 skipped"]);
        let mut child = waiting(&desk, table);
        child.kill().unwrap();
        child.wait().unwrap();
        assert!(!desk.path(table).exists());
        let run = go_on(&desk, table);
        run.said(1, &["going on behind ", "129 documents, 129 statements, 21 skipped"]);
        let bytes = |name: &str| std::fs::read(desk.path(name)).unwrap();
        assert!(bytes(table) == bytes(&format!("whole.{table}")), "{table} differs");
        let rejects = format!("{}.rejects.csv", table.split('.').next().unwrap());
        let whole_rejects = format!("whole.{}.rejects.csv", table.split('.').next().unwrap());
        assert!(bytes(&rejects) == bytes(&whole_rejects), "{rejects} differs");
        assert_eq!(std::fs::read_dir(desk.path("")).unwrap().count(), 4);
    }
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_a_run_and_says_how_to_go_on() {
    let desk = Desk::new();
    let mut child = waiting(&desk, "t.csv");
    let open = child.stdin.take();
    let pid = child.id().to_string();
    assert!(Command::new("kill").args(["-INT", &pid]).status().unwrap().success());
    let run = Run::from(child.wait_with_output().unwrap());
    drop(open);
    run.said(130, &["to go on, give the same command with --resume"]);
    go_on(&desk, "t.csv").said(1, &["going on behind ", "129 documents"]);
}

#[test]
fn another_run_does_not_go_on_with_it() {
    let desk = Desk::new();
    let mut child = waiting(&desk, "t.csv");
    child.kill().unwrap();
    child.wait().unwrap();
    desk.run(&["tag", "-", "-o", "t.csv", "--resume", "--columns", "document"])
        .said(2, &["with other options", "without --resume"]);
    let run = desk
        .command(&["tag", "-", "-o", "t.csv"])
        .write_stdin(lines(0..2))
        .output()
        .unwrap();
    Run::from(run).said(0, &["2 documents"]);
}

#[test]
fn going_on_with_nothing_is_beginning() {
    let desk = Desk::new();
    desk.write("a.txt", ARTICLE);
    desk.run(&["tag", "a.txt", "--resume"])
        .said(0, &["1 document, 1 statement"]);
}

#[test]
fn rejects_are_listed_and_old_lists_taken_away() {
    let desk = Desk::new();
    desk.write("m.jsonl", lines(5..8)).write("bad.txt", [0]);
    desk.run(&["tag", "m.jsonl", "bad.txt", "missing"])
        .said(1, &["what was skipped, and why, is in out/statements.rejects.csv"]);
    let found = desk.read("out/statements.rejects.csv");
    let rows: Vec<&str> = found.lines().collect();
    assert_eq!(rows[0], "\u{FEFF}file,place,reason");
    assert!(rows[1].starts_with("m.jsonl,2,not a JSON object"), "{found}");
    assert!(rows[2].starts_with("bad.txt,,not text (a NUL at byte 0)"), "{found}");
    assert!(rows[3].starts_with("missing,,cannot read it: "), "{found}");
    desk.write("m.jsonl", lines(0..2));
    desk.run(&["tag", "."]).said(1, &["bad.txt"]);
    std::fs::remove_file(desk.path("bad.txt")).unwrap();
    // Neither the table nor the old rejects are articles.
    desk.run(&["tag", "."]).said(0, &["2 documents"]);
    assert!(!desk.path("out/statements.rejects.csv").exists());
    desk.run(&["tag", "m.jsonl", "-o", "-", "--rejects", "m.jsonl"])
        .said(2, &["would overwrite the input"]);
}

#[test]
fn strict_runs_stop_and_write_nothing() {
    let desk = Desk::new();
    desk.write("m.jsonl", lines(0..10)).write("t.csv", "old");
    desk.run(&["tag", "m.jsonl", "-o", "t.csv", "--strict"])
        .said(2, &["skipped: m.jsonl:7", "--strict", "t.csv is left as it was"]);
    assert_eq!(desk.read("t.csv"), "old");
    assert_eq!(std::fs::read_dir(desk.path("")).unwrap().count(), 2);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let desk = Desk::new();
    desk.write("m.jsonl", lines(0..10_000));
    desk.run(&["tag", "m.jsonl", "-o", "/dev/full", "--rejects", "r.csv"])
        .said(2, &["cannot write /dev/full: No space left on device"]);
}
