//! Files of cells, row by row, whoever saved them: CSV and TSV of this program, what spreadsheets make of it, and workbooks.

use super::delimited::unguarded;
use super::{TableError, columns};
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

/// What workbooks begin with, being ZIP archives.
const ZIP: &[u8] = b"PK\x03\x04";

/// An open file of cells.
pub(crate) struct Grid {
    /// What the first row calls the columns; the program's own ones have their English names.
    pub(crate) header: Vec<String>,
    /// The rows behind it, each with its line in the file, counted from 1.
    pub(crate) rows: Box<dyn Iterator<Item = Result<Row, TableError>>>,
}

/// A line and its cells.
type Row = (u64, Vec<String>);

impl Grid {
    /// The file at `path`. Workbooks are told by their first bytes, delimiters by the first row.
    ///
    /// # Errors
    /// When it cannot be read.
    pub(crate) fn open(path: &Path) -> Result<Self, TableError> {
        let file = File::open(path).map_err(|e| TableError::unreadable(path, e))?;
        Grid::read(BufReader::with_capacity(1 << 16, file), path)
    }

    /// As [`open`](Grid::open), from a reader that stands at the beginning of the file.
    pub(super) fn read(mut reader: impl BufRead + 'static, path: &Path) -> Result<Self, TableError> {
        let head = reader.fill_buf().map_err(|e| TableError::unreadable(path, e))?;
        if head.starts_with(ZIP) {
            return workbook(reader, path);
        }
        let first = head.split(|&b| b == b'\n').next().unwrap_or_default();
        // spreadsheets part cells by what their region asks for
        let delimiter = [b',', b';', b'\t']
            .into_iter()
            .rev()
            .max_by_key(|d| first.iter().filter(|b| *b == d).count());
        let mark = "\u{FEFF}".as_bytes();
        if head.starts_with(mark) {
            reader.consume(mark.len());
        }
        let mut reader = csv::ReaderBuilder::new()
            .flexible(true)
            .delimiter(delimiter.unwrap_or(b','))
            .from_reader(reader);
        let header = reader.headers().map_err(|e| of_csv(&e, path))?;
        let header = header.iter().map(named).collect();
        let path = path.to_owned();
        let rows = reader.into_records().map(move |record| {
            let record = record.map_err(|e| of_csv(&e, &path))?;
            let line = record.position().map_or(1, csv::Position::line);
            Ok((line, record.iter().map(|cell| unguarded(cell).to_owned()).collect()))
        });
        Ok(Grid {
            header,
            rows: Box::new(rows),
        })
    }
}

/// The name of the column that a table calls `header`.
fn named(header: &str) -> String {
    columns::named(header).unwrap_or(header).to_owned()
}

fn of_csv(error: &csv::Error, path: &Path) -> TableError {
    if let csv::ErrorKind::Utf8 { .. } = error.kind() {
        return TableError::unreadable(path, std::io::Error::other("no UTF-8; save it as `CSV UTF-8` or XLSX"));
    }
    TableError::Malformed {
        path: path.to_owned(),
        line: error.position().map_or(1, csv::Position::line),
        message: error.to_string(),
    }
}

/// All sheets of a workbook that have the headers of the first one: long tables go on on a further sheet.
#[cfg(feature = "xlsx")]
fn workbook(mut reader: impl Read, path: &Path) -> Result<Grid, TableError> {
    use calamine::{Data, Reader, Xlsx};
    let mut bytes = Vec::new();
    reader
        .read_to_end(&mut bytes)
        .map_err(|e| TableError::unreadable(path, e))?;
    let broken = |e: calamine::XlsxError| TableError::unreadable(path, std::io::Error::other(e));
    let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes)).map_err(broken)?;
    let cell = |cell: &Data| match cell {
        // offsets come back as fractions
        Data::Float(n) if n.fract() == 0.0 => format!("{n:.0}"),
        cell => cell.to_string(),
    };
    let mut header = None;
    let mut all = Vec::new();
    for name in book.sheet_names() {
        let sheet = book.worksheet_range(&name).map_err(broken)?;
        let mut rows = sheet.rows();
        let first: Vec<String> = rows
            .next()
            .unwrap_or_default()
            .iter()
            .map(|c| named(&cell(c)))
            .collect();
        if *header.get_or_insert_with(|| first.clone()) == first {
            let rows = rows.map(|row| row.iter().map(cell).collect::<Vec<_>>());
            // whoever works in a sheet may leave empty rows in it
            all.extend((2..).zip(rows).filter(|(_, row)| row.iter().any(|c| !c.is_empty())));
        }
    }
    Ok(Grid {
        header: header.unwrap_or_default(),
        rows: Box::new(all.into_iter().map(Ok)),
    })
}

#[cfg(not(feature = "xlsx"))]
fn workbook(_: impl Read, path: &Path) -> Result<Grid, TableError> {
    let why = "this program was built without XLSX; save it as CSV";
    Err(TableError::unreadable(path, std::io::Error::other(why)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(content: &[u8]) -> Result<(Vec<String>, Vec<Vec<String>>), String> {
        let grid = Grid::read(std::io::Cursor::new(content.to_vec()), Path::new("t")).map_err(|e| e.to_string())?;
        let rows = grid.rows.map(|r| r.map(|(_, row)| row)).collect::<Result<_, _>>();
        Ok((grid.header, rows.map_err(|e| e.to_string())?))
    }

    #[test]
    fn any_delimiter_and_either_language_of_headers() {
        let expected = (
            vec!["speaker".to_owned(), "x".to_owned()],
            vec![vec!["=a".to_owned(), "b,c;d".to_owned()]],
        );
        for content in [
            "القائل,x\n'=a,\"b,c;d\"\n",
            "\u{FEFF}speaker;x\r\n'=a;\"b,c;d\"\r\n",
            "speaker\tx\n'=a\tb,c;d",
        ] {
            assert_eq!(rows(content.as_bytes()).as_ref(), Ok(&expected), "{content}");
        }
        assert_eq!(rows(b""), Ok((Vec::new(), Vec::new())));
    }

    #[test]
    fn what_cannot_be_read_says_what_to_do() {
        assert!(rows(b"a\n\xC7\n").unwrap_err().contains("save it as `CSV UTF-8`"));
        assert!(rows(b"PK\x03\x04broken").unwrap_err().contains("cannot read t: "));
    }
}
