//! The reviewed table as cells: the usual columns with the corrections in them, what was decided, and columns that a
//! reviewer fills in, see [`super::import`].

use super::article::{bounds, slice};
use super::reviewed::corrected;
use super::{Article, Decision, Entry, Offsets, Table};
use crate::output::{Cell, Columns, delimited_row};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// The columns behind the usual ones. The first four say what was decided, and may be changed; the last two wait for
/// corrections.
pub(super) const COLUMNS: [&str; 6] = ["review", "reviewer", "reviewed", "note", NEW_SPEAKER, NEW_STANCE];

/// Another speaker, for the reviewer to fill in.
pub(super) const NEW_SPEAKER: &str = "new_speaker";

/// Other stances, for the reviewer to fill in.
pub(super) const NEW_STANCE: &str = "new_stance";

/// The column that an event ontology adds.
const CODE: &str = "code";

/// Rows of cells under their headers.
#[derive(Debug)]
pub struct Sheet {
    /// The names of the columns.
    pub header: Vec<String>,
    /// The cells.
    pub rows: Vec<Vec<Cell<'static>>>,
}

impl Table {
    /// The reviewed table as cells.
    pub fn sheet(&self, decisions: &[Decision]) -> Sheet {
        let decided = self.decided(decisions);
        let coded = self.entries().any(|e| e.row.contains_key(CODE));
        let usual = Columns::names()
            .filter(|&name| name != CODE || coded)
            .map(str::to_owned);
        let fields: BTreeSet<&String> = self.articles().iter().flat_map(|a| a.fields.keys()).collect();
        let review = COLUMNS.map(str::to_owned);
        let header: Vec<String> = usual.chain(fields.into_iter().cloned()).chain(review).collect();
        let mut rows = Vec::new();
        for article in self.articles() {
            let bounds = article.text.as_ref().map_or_else(|_| Vec::new(), |t| bounds(t));
            for entry in &article.entries {
                let source = Source {
                    article,
                    bounds: &bounds,
                    entry,
                    row: corrected(article, entry, decided.get(&*entry.id).copied()),
                };
                rows.push(header.iter().map(|column| source.cell(column)).collect());
            }
        }
        Sheet { header, rows }
    }
}

impl Sheet {
    /// As the bytes of a file of cells parted by `delimiter`.
    pub fn delimited(&self, delimiter: u8) -> Vec<u8> {
        let mut out = "\u{FEFF}".as_bytes().to_vec();
        delimited_row(&mut out, delimiter, self.header.iter().map(|h| Cell::from(&**h)));
        for row in &self.rows {
            delimited_row(&mut out, delimiter, row.iter().cloned());
        }
        out
    }
}

/// What the cells of a row are made of.
struct Source<'s> {
    article: &'s Article,
    bounds: &'s [usize],
    entry: &'s Entry,
    row: Map<String, Value>,
}

impl Source<'_> {
    fn cell(&self, column: &str) -> Cell<'static> {
        match column {
            "document" => self.article.id.clone().into(),
            "source_file" => self.article.source_file.clone().into(),
            "speaker" => of(self.row.get("name")),
            "stance" => of(self.row.get("stance").and_then(|s| s.get(0))),
            "stances" => self.labels().join(";").into(),
            "statement" => self.words(&["content", "content2"], column),
            "cue" => self.words(&["cue"], column),
            "speaker_in_text" => self.words(&["speaker"], column),
            "target" => self.words(&["target"], column),
            "evidence" => self.evidence().into(),
            _ => {
                let edge = column
                    .rsplit_once('_')
                    .filter(|(_, edge)| matches!(*edge, "start" | "end"));
                match edge {
                    Some((span, edge)) => of(self.row.get(span).and_then(|s| s.get(edge))),
                    None => of(self.row.get(column).or_else(|| self.article.fields.get(column))),
                }
            }
        }
    }

    fn labels(&self) -> Vec<&str> {
        let labels = self.row.get("stance").and_then(Value::as_array);
        labels.into_iter().flatten().filter_map(Value::as_str).collect()
    }

    /// The words of the article at these spans, or those the table had.
    fn words(&self, spans: &[&str], column: &str) -> Cell<'static> {
        let Ok(text) = &self.article.text else {
            return self.entry.words.get(column).cloned().map_or(Cell::Empty, Cell::from);
        };
        let word = |span: &&str| {
            let at = |edge| usize::try_from(self.row.get(*span)?.get(edge)?.as_u64()?).ok();
            let (start, end) = (at("start")?, at("end")?);
            let fits = start <= end && end < self.bounds.len();
            fits.then(|| slice(text, self.bounds, Offsets { start, end }))
        };
        let words: Vec<&str> = spans.iter().filter_map(word).collect();
        if words.is_empty() {
            return Cell::Empty;
        }
        words.join(" [...] ").into()
    }

    fn evidence(&self) -> String {
        let ground = |g: &super::Ground| format!("{}: {} ({})", g.decision, g.entry, g.place);
        self.entry.evidence.iter().map(ground).collect::<Vec<_>>().join("; ")
    }
}

/// A value of JSON as a cell.
fn of(value: Option<&Value>) -> Cell<'static> {
    match value {
        None | Some(Value::Null) => Cell::Empty,
        Some(Value::String(text)) => text.clone().into(),
        Some(Value::Number(n)) => match (n.as_u64(), n.as_f64()) {
            (Some(n), _) => Cell::Integer(n),
            (None, Some(n)) => Cell::Number(n),
            (None, None) => n.to_string().into(),
        },
        Some(other) => other.to_string().into(),
    }
}
