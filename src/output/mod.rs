//! Rows out: the table for people (CSV) and the lines for programs (JSONL).
//!
//! A document's rows are rendered into bytes of their own, so that threads can render while one of them writes. Inside
//! the library spans count bytes; here they become code points, which is what Python, pandas and the annotation tools
//! around it count.

mod code_points;
mod csv;
mod destination;
mod jsonl;

pub use code_points::CodePoints;
pub use destination::{Destination, OutputError};

use crate::statement::{Document, Statement};
use std::path::Path;
use std::str::FromStr;

/// The format of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// One statement a row, for spreadsheets.
    #[default]
    Csv,
    /// One document a line, for programs.
    Jsonl,
}

impl Format {
    /// The format that the ending of a file's name asks for, if it asks for one.
    pub fn of(path: &Path) -> Option<Self> {
        path.extension()?.to_str()?.parse().ok()
    }

    /// What stands before the first document; `codes` asks for a column of ontology codes.
    pub fn head(self, codes: bool) -> Vec<u8> {
        match self {
            Format::Csv => csv::head(codes),
            Format::Jsonl => Vec::new(),
        }
    }

    /// Appends the rows of one document to `out`; `codes` as for [`Format::head`].
    pub fn render(self, document: &Document, statements: &[Statement], codes: bool, out: &mut Vec<u8>) {
        match self {
            Format::Csv => csv::render(document, statements, codes, out),
            Format::Jsonl => jsonl::render(document, statements, out),
        }
    }
}

/// The name of a format that there is not.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no format; write csv or jsonl")]
pub struct UnknownFormat(String);

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        match name.to_ascii_lowercase().as_str() {
            "csv" => Ok(Format::Csv),
            "jsonl" | "ndjson" => Ok(Format::Jsonl),
            _ => Err(UnknownFormat(name.to_owned())),
        }
    }
}
