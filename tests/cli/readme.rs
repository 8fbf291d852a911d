//! The README shows what the program really does.

use super::{Desk, articles};
use std::collections::HashSet;

#[test]
fn its_table_is_real_output() {
    let readme = std::fs::read_to_string(articles().join("../../README.md")).unwrap();
    let shown: Vec<&str> = readme
        .lines()
        .skip_while(|l| !l.starts_with("| --- "))
        .skip(1)
        .take_while(|l| !l.is_empty())
        .collect();
    assert!(shown.len() >= 5, "the README has lost its table");
    let desk = Desk::new();
    desk.run(&["tag", articles().to_str().unwrap()]).said(0, &[]);
    let table = desk.read("out/statements.csv");
    let rows: HashSet<String> = csv::Reader::from_reader(table.as_bytes())
        .records()
        .map(|row| format!("| {} |", row.unwrap().iter().take(4).collect::<Vec<_>>().join(" | ")))
        .collect();
    for line in shown {
        assert!(rows.contains(line), "not in the table: {line}");
    }
}
