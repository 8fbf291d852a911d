//! Rows out: tables for people (CSV, TSV, XLSX), lines for programs (JSONL), columns for data frames (Parquet); and the
//! way back, [`read_table`].
//!
//! A document's rows are rendered into bytes of their own, so that threads can render while one of them writes. Inside
//! the library spans count bytes; here they become code points, which is what Python, pandas and the annotation tools
//! around it count.

mod code_points;
#[cfg_attr(
    not(any(feature = "parquet", feature = "xlsx")),
    allow(dead_code, reason = "no format needs it")
)]
mod columns;
mod delimited;
mod destination;
mod grid;
mod jsonl;
mod ledger;
mod letters;
#[cfg(feature = "parquet")]
mod parquet;
#[cfg_attr(
    not(any(feature = "parquet", feature = "xlsx")),
    allow(dead_code, reason = "no format needs it")
)]
mod spool;
mod table;
mod unfinished;
#[cfg(feature = "xlsx")]
mod xlsx;

pub use code_points::CodePoints;
pub(crate) use columns::{GAP, NEW_SPEAKER, NEW_STANCE};
pub(crate) use delimited::harmless;
pub(crate) use grid::Grid;

pub use columns::{Cell, Columns, Headers, UnknownColumn};
pub use destination::Destination;
pub use ledger::{Done, Ledger, OtherRun, Places};
pub use letters::Letters;
pub use table::{Ground, Points, ReviewCells, TableDocument, TableError, TableRow, read_table};

use crate::statement::{Document, Statement};
use std::fs::File;
use std::io::{self, BufRead};
use std::path::{Path, PathBuf};
use std::str::FromStr;

/// A table that cannot be written.
#[derive(Debug, thiserror::Error)]
#[error("cannot write {}: {source}", path.display())]
pub struct OutputError {
    /// The table.
    pub path: PathBuf,
    /// Why.
    pub source: io::Error,
}

impl OutputError {
    fn new(path: &Path, source: io::Error) -> Self {
        OutputError {
            path: path.to_owned(),
            source,
        }
    }
}

/// The format of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// One statement a row, for spreadsheets.
    #[default]
    Csv,
    /// The same with tabs between the cells.
    Tsv,
    /// One document a line, for programs.
    Jsonl,
    /// A workbook for Excel and LibreOffice.
    Xlsx,
    /// Columns with types, for data frames.
    Parquet,
}

impl Format {
    /// The format that the ending of a file's name asks for, if it asks for one.
    pub fn of(path: &Path) -> Option<Self> {
        path.extension()?.to_str()?.parse().ok()
    }

    /// Whether people may fill in its cells.
    pub(crate) fn is_workbook(self) -> bool {
        self == Format::Xlsx
    }
}

/// The name of a format that there is not.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no format; write csv, tsv, jsonl, xlsx or parquet")]
pub struct UnknownFormat(String);

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        match name.to_ascii_lowercase().as_str() {
            "csv" => Ok(Format::Csv),
            "tsv" => Ok(Format::Tsv),
            "jsonl" | "ndjson" => Ok(Format::Jsonl),
            #[cfg(feature = "xlsx")]
            "xlsx" => Ok(Format::Xlsx),
            #[cfg(feature = "parquet")]
            "parquet" => Ok(Format::Parquet),
            _ => Err(UnknownFormat(name.to_owned())),
        }
    }
}

/// How the rows of a table look: their format and, where it has columns, which.
///
/// ```
/// use isnad::output::{Columns, Format, Headers, Layout};
/// use isnad::{Document, Lexicons, Tagger};
/// let document = Document { id: "a".into(), text: "قال الوزير إن الاتفاق قريب.".into(), ..Document::default() };
/// let statements = Tagger::new(Lexicons::built_in()).worker().tag(&document.text);
///
/// let names = ["document", "speaker", "statement"].map(String::from);
/// let columns = Columns::choose(Some(&names), &[], Headers::English)?;
/// let mut rows = Vec::new();
/// Layout::new(Format::Csv, columns).render(&document, &statements, &mut rows);
/// assert_eq!(String::from_utf8(rows)?, "a,الوزير,الاتفاق قريب\n");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Layout {
    format: Format,
    columns: Columns,
}

impl Layout {
    /// `columns` in `format`; JSONL has fields of its own and takes no notice of them.
    pub fn new(format: Format, columns: Columns) -> Self {
        Layout { format, columns }
    }

    /// What stands before the first document.
    pub fn head(&self) -> Vec<u8> {
        match self.format {
            Format::Csv => delimited::head(&self.columns, b','),
            Format::Tsv => delimited::head(&self.columns, b'\t'),
            Format::Jsonl | Format::Xlsx | Format::Parquet => Vec::new(),
        }
    }

    /// Appends the rows of one document to `out`.
    pub fn render(&self, document: &Document, statements: &[Statement], out: &mut Vec<u8>) {
        match self.format {
            Format::Csv => delimited::render(&self.columns, b',', document, statements, out),
            Format::Tsv => delimited::render(&self.columns, b'\t', document, statements, out),
            Format::Jsonl => jsonl::render(document, statements, out),
            Format::Xlsx | Format::Parquet => spool::render(&self.columns, document, statements, out),
        }
    }

    /// Appends the rows of a document of a table that was read back; `text` is the document's, where it is there, and else
    /// the table's own words serve.
    pub fn render_again(&self, document: &TableDocument, text: Option<&str>, out: &mut Vec<u8>) {
        let rows = || table::rows(&self.columns, document, text);
        match self.format {
            Format::Csv => rows()
                .into_iter()
                .for_each(|row| delimited::row(out, b',', row.into_iter())),
            Format::Tsv => rows()
                .into_iter()
                .for_each(|row| delimited::row(out, b'\t', row.into_iter())),
            Format::Jsonl => table::line(document, out),
            Format::Xlsx | Format::Parquet => {
                let link = columns::link(&document.fields, &document.source_file);
                rows().iter().for_each(|row| spool::line(link, row, out));
            }
        }
    }

    /// Whether the rows wait until there are no more, and are packed then, because the format cannot be appended to.
    fn is_packed(&self) -> bool {
        matches!(self.format, Format::Xlsx | Format::Parquet)
    }

    /// Packs rows that waited into their format.
    fn pack(&self, rows: impl BufRead, out: File) -> io::Result<()> {
        match self.format {
            #[cfg(feature = "xlsx")]
            Format::Xlsx => xlsx::pack(&self.columns, rows, out),
            #[cfg(feature = "parquet")]
            Format::Parquet => parquet::pack(&self.columns, rows, io::BufWriter::new(out)),
            _ => {
                let _ = (rows, out);
                Err(io::Error::other(
                    "this build of isnad does not write the format; build it with all features",
                ))
            }
        }
    }
}

impl From<Format> for Layout {
    /// All columns, with English headers.
    fn from(format: Format) -> Self {
        Layout::new(format, Columns::default())
    }
}
