//! Tables for spreadsheets: one statement a row, UTF-8 with a byte order mark, so that Excel reads Arabic.

use super::CodePoints;
use super::columns::{Cell, Columns, Row};
use crate::statement::{Document, Statement};
use std::borrow::Cow;
use std::io::Write;

/// The byte order mark and the row of headers.
pub(super) fn head(columns: &Columns, delimiter: u8) -> Vec<u8> {
    let mut out = "\u{FEFF}".as_bytes().to_vec();
    row(&mut out, delimiter, columns.header().map(Cell::from));
    out
}

/// Appends the rows of a document.
pub(super) fn render(
    columns: &Columns,
    delimiter: u8,
    document: &Document,
    statements: &[Statement],
    out: &mut Vec<u8>,
) {
    let mut points = CodePoints::new(&document.text);
    for (i, statement) in statements.iter().enumerate() {
        let mut statement = Row {
            document,
            statement,
            number: i + 1,
            points: &mut points,
        };
        row(out, delimiter, columns.cells(&mut statement));
    }
}

/// Appends a row. The quoting is that of the csv crate, which would look at every byte on its own: most cells need none, and
/// a glance at all bytes together tells.
pub(super) fn row<'a>(out: &mut Vec<u8>, delimiter: u8, cells: impl Iterator<Item = Cell<'a>>) {
    let start = out.len();
    for (i, cell) in cells.enumerate() {
        if i > 0 {
            out.push(delimiter);
        }
        match cell {
            Cell::Empty => {}
            Cell::Integer(n) => out.extend_from_slice(itoa::Buffer::new().format(n).as_bytes()),
            Cell::Number(n) => write!(out, "{n:.2}").expect("memory takes all cells"),
            Cell::Text(text) => words(out, delimiter, &text),
        }
    }
    // a row of one empty cell must not look like no row
    if out.len() == start {
        out.extend_from_slice(b"\"\"");
    }
    out.push(b'\n');
}

/// Appends a cell of words, in quotation marks where it needs them.
fn words(out: &mut Vec<u8>, delimiter: u8, text: &str) {
    if plain(text.as_bytes(), delimiter) {
        out.extend_from_slice(harmless(text).as_bytes());
        return;
    }
    let line = if may_break(text) {
        one_line(text)
    } else {
        Cow::Borrowed(text)
    };
    let cell = harmless(&line);
    if !any(cell.as_bytes(), |b| b == delimiter || b == b'"') {
        out.extend_from_slice(cell.as_bytes());
        return;
    }
    out.push(b'"');
    for (i, part) in cell.split('"').enumerate() {
        if i > 0 {
            out.extend_from_slice(b"\"\"");
        }
        out.extend_from_slice(part.as_bytes());
    }
    out.push(b'"');
}

/// Whether one glance at all `bytes` shows a cell that is printed as it stands: no delimiter, no quotation mark, and no byte
/// that a line break begins with.
fn plain(bytes: &[u8], delimiter: u8) -> bool {
    !any(bytes, |b| {
        (b == delimiter) | (b == b'"') | matches!(b, 0x0A..=0x0D) | (b == 0xC2) | (b == 0xE2)
    })
}

/// Whether bytes of `cell` may belong to a line break; nearly all cells have none.
fn may_break(cell: &str) -> bool {
    let bytes = cell.as_bytes();
    let ends = bytes.iter().zip(bytes.iter().skip(1)).fold(false, |found, (&a, &b)| {
        found | ((a == 0xC2) & (b == 0x85)) | ((a == 0x80) & ((b == 0xA8) | (b == 0xA9)))
    });
    ends || any(bytes, |b| matches!(b, 0x0A..=0x0D))
}

/// Whether one of `bytes` is so. A loop without a way out, which the compiler turns into vector instructions.
fn any(bytes: &[u8], is: impl Fn(u8) -> bool) -> bool {
    bytes.iter().fold(false, |found, &b| found | is(b))
}

/// `cell` with every line break, and the white space around it, as one space: a row of the table is a line of the file.
fn one_line(cell: &str) -> Cow<'_, str> {
    let is_break = |c| {
        matches!(
            c,
            '\n' | '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}'
        )
    };
    if !cell.contains(is_break) {
        return Cow::Borrowed(cell);
    }
    let parts = cell.split(is_break).map(str::trim).filter(|part| !part.is_empty());
    Cow::Owned(parts.collect::<Vec<_>>().join(" "))
}

/// `cell` so that no spreadsheet takes it for a formula: an apostrophe goes before a first character that begins one.
pub(crate) fn harmless(cell: &str) -> Cow<'_, str> {
    // the first byte alone clears nearly every cell
    if !matches!(
        cell.bytes().next(),
        Some(b'=' | b'+' | b'-' | b'@' | b'\t' | b'\r' | b'\'' | 0xEF)
    ) {
        return Cow::Borrowed(cell);
    }
    // one that has such an apostrophe of its own gets another, so that it comes back with one
    let first = cell.trim_start_matches('\'');
    if first.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']) {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

/// `cell` without the apostrophe that [`harmless`] puts before it.
pub(super) fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if matches!(harmless(rest), Cow::Owned(_)) => rest,
        _ => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;
    use crate::statement::Type;

    fn rows(document: &Document, statements: &[Statement]) -> Vec<Vec<String>> {
        let columns = Columns::default();
        let mut out = head(&columns, b',');
        render(&columns, b',', document, statements, &mut out);
        let mut reader = csv::Reader::from_reader(out.strip_prefix("\u{FEFF}".as_bytes()).expect("a byte order mark"));
        assert_eq!(reader.headers().unwrap(), columns.header().collect::<Vec<_>>());
        reader
            .records()
            .map(|r| r.unwrap().iter().map(str::to_owned).collect())
            .collect()
    }

    fn document(text: &str) -> Document {
        Document {
            id: "=1+1".into(),
            text: text.into(),
            ..Document::default()
        }
    }

    fn statement(content: Span) -> Statement {
        Statement {
            cue: None,
            speaker: None,
            name: None,
            entity: None,
            content,
            content2: None,
            kind: Type::Direct,
            stance: vec!["denial".into(), "demand".into()],
            code: None,
            target: None,
            target_entity: None,
            evidence: Vec::new(),
            confidence: 0.666,
        }
    }

    #[test]
    fn a_row_without_a_speaker() {
        let found = rows(&document("-2 \n @x"), &[statement(Span::new(0, 7))]);
        let row = [
            "'=1+1",
            "",
            "denial",
            "'-2 @x",
            "direct",
            "",
            "denial;demand",
            "",
            "",
            "",
            "",
            "",
            "",
            "0.67",
            "",
            "",
            "",
            "",
            "",
            "0",
            "7",
            "",
            "",
            "",
            "",
            "'=1+1#1",
            "",
        ];
        assert_eq!(found, [row]);
    }

    #[test]
    fn a_split_quotation_has_a_gap() {
        let halves = Statement {
            content2: Some(Span::new(9, 10)),
            ..statement(Span::new(0, 1))
        };
        assert_eq!(rows(&document("a, said, b"), &[halves])[0][3], "a [...] b");
    }

    #[test]
    fn lines_become_one() {
        for (cell, line) in [
            ("a\nb", "a b"),
            ("a \r\n\n b", "a b"),
            ("\na", "a"),
            ("a b", "a b"),
            ("a\u{2028}b", "a b"),
        ] {
            assert_eq!(one_line(cell), line);
        }
    }

    #[test]
    fn formulas_are_text() {
        for cell in ["=1", "+1", "-1", "@A1", "\tx", "＝1"] {
            assert_eq!(harmless(cell), format!("'{cell}"));
        }
        assert_eq!(harmless("قال = 1"), "قال = 1");
        for cell in ["=1", "'=1", "''@", "'a", "'", "a", ""] {
            assert_eq!(unguarded(&harmless(cell)), cell);
        }
    }
}
