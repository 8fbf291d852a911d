//! Rows on their way to a format that is packed at the end (XLSX, Parquet).
//!
//! Until then they lie in the unfinished table, a line of JSON each, so that a run that is cut short can go on whatever its
//! format, and memory does not grow with the table.

use super::CodePoints;
use super::columns::{Cell, Columns, Row};
use crate::statement::{Document, Statement};
use serde::ser::{Serialize, Serializer};
use serde_json::Value;
use std::io::{self, BufRead};

impl Serialize for Cell<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Cell::Empty => serializer.serialize_unit(),
            Cell::Text(text) => serializer.serialize_str(text),
            Cell::Integer(n) => serializer.serialize_u64(*n),
            Cell::Number(n) => serializer.serialize_f64((n * 1000.0).round() / 1000.0),
        }
    }
}

/// Appends the rows of a document.
pub(super) fn render(columns: &Columns, document: &Document, statements: &[Statement], out: &mut Vec<u8>) {
    let mut points = CodePoints::new(&document.text);
    for (i, statement) in statements.iter().enumerate() {
        let mut row = Row {
            document,
            statement,
            number: i + 1,
            points: &mut points,
        };
        let link = row.link();
        let cells: Vec<Cell<'_>> = columns.cells(&mut row).collect();
        line(link, &cells, out);
    }
}

/// Appends a row.
pub(super) fn line(link: &str, cells: &[Cell<'_>], out: &mut Vec<u8>) {
    serde_json::to_writer(&mut *out, &(link, cells)).expect("memory takes the row");
    out.push(b'\n');
}

/// A row read back.
pub(super) struct Spooled {
    /// The page or file of its document.
    pub link: String,
    /// Null, words or a number, as the columns are.
    pub cells: Vec<Value>,
}

/// The rows of a spool, in order.
pub(super) fn rows(spool: impl BufRead) -> impl Iterator<Item = io::Result<Spooled>> {
    spool.lines().map(|line| {
        let (link, cells) = serde_json::from_str(&line?)?;
        Ok(Spooled { link, cells })
    })
}
