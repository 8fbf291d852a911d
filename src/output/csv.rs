//! The table for spreadsheets: one statement a row, UTF-8 with a byte order mark, so that Excel reads Arabic.
//!
//! The columns stand in the order a reader wants them, offsets last; `docs/output.md` explains each.

use super::CodePoints;
use crate::span::Span;
use crate::statement::{Document, Statement};
use csv::{Writer, WriterBuilder};
use std::borrow::Cow;
use std::fmt::Write as _;

/// The header names.
const COLUMNS: [&str; 21] = [
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
];

/// What stands between the halves of a statement that its cue splits.
const GAP: &str = " [...] ";

/// The header; `codes` says whether a column of ontology codes stands at the end.
pub(super) fn head(codes: bool) -> Vec<u8> {
    let mut out = "\u{FEFF}".as_bytes().to_vec();
    let code = codes.then_some("code");
    write(&mut out, |rows| rows.write_record(COLUMNS.into_iter().chain(code)));
    out
}

pub(super) fn render(document: &Document, statements: &[Statement], codes: bool, out: &mut Vec<u8>) {
    let mut points = CodePoints::new(&document.text);
    write(out, |rows| {
        statements
            .iter()
            .try_for_each(|s| row(document, s, codes, &mut points, rows))
    });
}

/// Lets `rows` write to `out`, which being memory cannot fail.
fn write(out: &mut Vec<u8>, rows: impl FnOnce(&mut Writer<&mut Vec<u8>>) -> csv::Result<()>) {
    let mut writer = WriterBuilder::new().from_writer(out);
    rows(&mut writer).expect("every row has all columns, and memory takes them");
    writer.flush().expect("memory takes all rows");
}

fn row(
    document: &Document,
    statement: &Statement,
    codes: bool,
    points: &mut CodePoints<'_>,
    rows: &mut Writer<&mut Vec<u8>>,
) -> csv::Result<()> {
    let text = |span: Option<Span>| span.map_or("", |s| s.of(&document.text));
    let first = statement.content.of(&document.text);
    let content = match statement.content2 {
        Some(second) => Cow::Owned([first, second.of(&document.text)].join(GAP)),
        None => Cow::Borrowed(first),
    };
    let entity = statement.entity.as_ref();
    let target = statement.target_entity.as_ref();
    let cells: [&str; 15] = [
        &document.id,
        text(statement.name),
        statement.stance.first().map_or("", |label| label),
        &content,
        statement.kind.name(),
        text(statement.cue),
        &statement.stance.join(";"),
        text(statement.speaker),
        entity.map_or("", |e| &e.name),
        entity.and_then(|e| e.country.as_deref()).unwrap_or_default(),
        text(statement.target),
        target.map_or("", |e| &e.name),
        target.and_then(|e| e.country.as_deref()).unwrap_or_default(),
        &format!("{:.2}", statement.confidence),
        &evidence(statement),
    ];
    for cell in cells {
        rows.write_field(harmless(&one_line(cell)).as_bytes())?;
    }
    for span in [statement.cue, statement.speaker, Some(statement.content)] {
        match span.map(|s| points.span(s)) {
            Some((start, end)) => {
                rows.write_field(start.to_string())?;
                rows.write_field(end.to_string())?;
            }
            None => {
                rows.write_field("")?;
                rows.write_field("")?;
            }
        }
    }
    if codes {
        rows.write_field(statement.code.as_deref().unwrap_or_default())?;
    }
    rows.write_record(None::<&[u8]>)
}

/// The entries and rules behind the row: `cue: قال (verbs/reporting.txt:40); speaker: subject-behind-cue (rules.txt:14)`.
fn evidence(statement: &Statement) -> String {
    let mut out = String::new();
    for e in &statement.evidence {
        let gap = if out.is_empty() { "" } else { "; " };
        let _ = write!(out, "{gap}{}: {} ({})", e.decision, e.entry, e.place);
    }
    out
}

/// `cell` with every line break, and the white space around it, as one space: a row of the table is a line of the file.
fn one_line(cell: &str) -> Cow<'_, str> {
    let is_break = |c| {
        matches!(
            c,
            '\n' | '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}'
        )
    };
    // no byte that could begin a break: nearly every cell
    let plain = !cell.bytes().any(|b| matches!(b, 0x0A..=0x0D | 0xC2 | 0xE2));
    if plain || !cell.contains(is_break) {
        return Cow::Borrowed(cell);
    }
    let parts = cell.split(is_break).map(str::trim).filter(|part| !part.is_empty());
    Cow::Owned(parts.collect::<Vec<_>>().join(" "))
}

/// `cell` so that no spreadsheet takes it for a formula: an apostrophe goes before a first character that begins one.
fn harmless(cell: &str) -> Cow<'_, str> {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']) {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statement::Type;

    fn rows(document: &Document, statements: &[Statement]) -> Vec<Vec<String>> {
        let mut out = head(false);
        render(document, statements, false, &mut out);
        let mut reader = csv::Reader::from_reader(out.strip_prefix("\u{FEFF}".as_bytes()).expect("a byte order mark"));
        assert_eq!(reader.headers().unwrap(), &COLUMNS[..]);
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
    }
}
