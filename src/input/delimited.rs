//! CSV and TSV: one document a row, with the names of the columns in the first.

use super::fields::{self, Mapping};
use super::format::InputFormat;
use super::{Content, InputError, Origin, Reader, Record};
use csv::{ByteRecord, ErrorKind};
use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// What parts the cells of tables that call themselves CSV; Excel writes semicolons in much of the world.
const DELIMITERS: &[u8] = b",;\t|";

/// What the first line of a file without a telling name says: a table only where one of several columns holds the text.
pub(super) fn looks_like(line: &[u8]) -> Option<InputFormat> {
    let delimiter = delimiter(line);
    let cells: Vec<&[u8]> = line.split(|&b| b == delimiter).collect();
    let is_text = |cell: &&[u8]| {
        let name = String::from_utf8_lossy(cell.trim_ascii());
        fields::is_text(name.trim_matches('"'))
    };
    if cells.len() < 2 || !cells.iter().any(is_text) {
        return None;
    }
    Some(if delimiter == b'\t' {
        InputFormat::Tsv
    } else {
        InputFormat::Csv
    })
}

/// The one of [`DELIMITERS`] that stands most often in the first line outside quotation marks.
fn delimiter(line: &[u8]) -> u8 {
    let count = |delimiter: u8| {
        let mut quoted = false;
        let outside = |&&b: &&u8| {
            quoted ^= b == b'"';
            b == delimiter && !quoted
        };
        line.iter().filter(outside).count()
    };
    let mut best = DELIMITERS[0];
    for &d in DELIMITERS {
        if count(d) > count(best) {
            best = d;
        }
    }
    best
}

/// The documents of a table; memory holds one row at a time.
pub(super) struct Rows {
    reader: csv::Reader<Limited>,
    columns: Arc<[String]>,
    origin: Origin,
    limit: usize,
    since: Arc<AtomicUsize>,
    broken: bool,
}

impl Rows {
    /// The rows of a table that begins with `head`.
    pub(super) fn new(
        reader: Reader,
        head: &[u8],
        format: InputFormat,
        mapping: &Mapping,
        limit: usize,
        origin: Origin,
    ) -> Result<Self, InputError> {
        let line = head.split(|&b| b == b'\n').next().unwrap_or(head);
        let delimiter = if format == InputFormat::Tsv {
            b'\t'
        } else {
            delimiter(line)
        };
        let since = Arc::new(AtomicUsize::new(0));
        let limited = Limited {
            reader,
            since: Arc::clone(&since),
            // the reader of rows reads ahead
            limit: limit.saturating_add(1 << 17),
        };
        let mut rows = Rows {
            reader: csv::ReaderBuilder::new()
                .delimiter(delimiter)
                .buffer_capacity(1 << 16)
                .from_reader(limited),
            columns: Arc::default(),
            origin,
            limit,
            since,
            broken: false,
        };
        let headers = match rows.reader.byte_headers() {
            Ok(headers) => headers.clone(),
            Err(e) => return Err(rows.fault(e, 1)),
        };
        rows.columns = headers
            .iter()
            .map(|h| String::from_utf8_lossy(h).trim().to_owned())
            .collect();
        if !rows.columns.is_empty() {
            mapping.check(rows.columns.iter().map(String::as_str), &rows.origin)?;
        }
        Ok(rows)
    }

    /// What is wrong with the row that begins on `line`, unless the error knows better.
    fn fault(&mut self, error: csv::Error, line: u64) -> InputError {
        let line = error.position().map_or(line, csv::Position::line);
        match error.into_kind() {
            ErrorKind::UnequalLengths { expected_len, len, .. } => InputError::Record {
                origin: self.origin.line(line),
                message: format!(
                    "{len} cells where the first row has {expected_len}; quote cells that hold the delimiter"
                ),
            },
            ErrorKind::Io(e) if e.kind() == io::ErrorKind::FileTooLarge => {
                self.broken = true;
                InputError::TooLong {
                    origin: self.origin.line(line),
                    limit: self.limit,
                }
            }
            ErrorKind::Io(e) => {
                self.broken = true;
                self.origin.line(line).unreadable(e)
            }
            other => {
                self.broken = true;
                InputError::Record {
                    origin: self.origin.line(line),
                    message: format!("{other:?}"),
                }
            }
        }
    }
}

impl Iterator for Rows {
    type Item = Result<Record, InputError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.broken {
            return None;
        }
        self.since.store(0, Ordering::Relaxed);
        let line = self.reader.position().line();
        let mut cells = ByteRecord::new();
        match self.reader.read_byte_record(&mut cells) {
            Ok(false) => None,
            Ok(true) => Some(Ok(Record {
                origin: self.origin.line(cells.position().map_or(0, csv::Position::line)),
                id: None,
                fields: serde_json::Map::new(),
                content: Content::Cells {
                    columns: Arc::clone(&self.columns),
                    cells,
                },
            })),
            Err(e) => Some(Err(self.fault(e, line))),
        }
    }
}

/// A reader that gives up where a row takes no end, as behind a quotation mark that nobody closes.
struct Limited {
    reader: Reader,
    /// Bytes since the row began.
    since: Arc<AtomicUsize>,
    limit: usize,
}

impl Read for Limited {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.reader.read(buffer)?;
        if self.since.fetch_add(read, Ordering::Relaxed) > self.limit {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        Ok(read)
    }
}

/// The cells under their names.
pub(super) fn fields(
    columns: &[String],
    cells: &ByteRecord,
    origin: &Origin,
) -> Result<serde_json::Map<String, serde_json::Value>, InputError> {
    let mut fields = serde_json::Map::new();
    for (i, (name, cell)) in columns.iter().zip(cells).enumerate() {
        let text = super::text::decode_part(cell, 0, origin)?;
        let name = match name.as_str() {
            "" => format!("column {}", i + 1),
            name if fields.contains_key(name) => format!("{name} {}", i + 1),
            name => name.to_owned(),
        };
        fields.insert(name, text.into());
    }
    Ok(fields)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(table: &str, limit: usize) -> Vec<Result<(String, String), String>> {
        let mapping = Mapping::default();
        let reader = Box::new(io::Cursor::new(table.as_bytes().to_vec()));
        let origin = Origin::file("t.csv".as_ref());
        match Rows::new(reader, table.as_bytes(), InputFormat::Csv, &mapping, limit, origin) {
            Ok(rows) => rows
                .map(|r| r.and_then(|r| r.document(&mapping)))
                .map(|d| d.map(|d| (d.id, d.text)).map_err(|e| e.to_string()))
                .collect(),
            Err(e) => vec![Err(e.to_string())],
        }
    }

    #[test]
    fn rows_with_any_delimiter() {
        for d in [",", ";", "\t", "|"] {
            let table = format!("id{d}text{d}url\na{d}\"x{d}\n\"\"y\"{d}u\n{d}z{d}\n");
            let found = read(&table, 100);
            assert_eq!(found[0], Ok(("a".into(), format!("x{d}\n\"y"))));
            assert_eq!(found[1], Ok(("t.csv:4".into(), "z".into())));
        }
    }

    #[test]
    fn a_mark_in_a_cell_is_its_own() {
        assert_eq!(
            read("id,text\na,\u{FEFF}x\n", 100)[0],
            Ok(("a".into(), "\u{FEFF}x".into()))
        );
    }

    #[test]
    fn a_row_that_is_wrong_is_named_and_the_next_one_read() {
        let found = read("id,text\na\nb,y\n", 100);
        assert!(
            found[0].as_ref().unwrap_err().contains("t.csv:2: 1 cells where"),
            "{found:?}"
        );
        assert_eq!(found[1], Ok(("b".into(), "y".into())));
    }

    #[test]
    fn a_column_that_is_missing_is_named_with_those_there_are() {
        let message = read("a,b\n1,2\n", 100)[0].clone().unwrap_err();
        assert!(message.contains("no column `text`; there are: a, b"), "{message}");
    }

    #[test]
    fn a_mark_that_nobody_closes_ends_the_table() {
        let found = read(&format!("id,text\na,x\nb,\"{}", "y\n".repeat(200_000)), 100);
        assert_eq!(found.len(), 2);
        assert!(
            found[1].as_ref().unwrap_err().contains("t.csv:3: longer than"),
            "{found:?}"
        );
    }

    #[test]
    fn a_table_is_told_by_its_columns() {
        for (line, format) in [
            ("id,text", Some(InputFormat::Csv)),
            ("\"url\";\"Content\"", Some(InputFormat::Csv)),
            ("text\tid", Some(InputFormat::Tsv)),
            ("text", None),
            ("قال، نعم, لا", None),
        ] {
            assert_eq!(looks_like(line.as_bytes()), format, "{line}");
        }
    }
}
