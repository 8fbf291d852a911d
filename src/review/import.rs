//! Decisions that a reviewer wrote into the cells of a reviewed table.

use super::sheet::{NEW_SPEAKER, NEW_STANCE};
use super::{Changes, Decision, Entry, Table, Verdict};
use crate::output::unguarded;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// A file of cells whose decisions cannot be taken.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// It cannot be read.
    #[error("cannot read {}: {why}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        why: String,
    },
    /// A column is missing.
    #[error("{}: no column `{column}`; import takes back what `isnad review apply` wrote", path.display())]
    Column {
        /// The file.
        path: PathBuf,
        /// What is missing.
        column: &'static str,
    },
    /// A row cannot be used.
    #[error("{}:{row}: {why}", path.display())]
    Row {
        /// The file.
        path: PathBuf,
        /// The row, counted from 1, the headers included.
        row: usize,
        /// What is wrong, and what to do.
        why: String,
    },
}

/// The decisions of the CSV or XLSX file at `path` about the statements of `table` that are not among `decisions` yet, as
/// `reviewer` took them at `time`.
///
/// # Errors
/// When the file cannot be read, or a row of it says what cannot be understood; then nothing is taken.
pub fn import(
    path: &Path,
    table: &Table,
    decisions: &[Decision],
    reviewer: &str,
    time: &str,
) -> Result<Vec<Decision>, ImportError> {
    let mut rows = cells(path)?.into_iter();
    let header = rows.next().unwrap_or_default();
    let find = |column: &str| header.iter().position(|h| h == column);
    let needed = |column| {
        find(column).ok_or(ImportError::Column {
            path: path.to_owned(),
            column,
        })
    };
    let (id, review) = (needed("id")?, needed("review")?);
    let [note, speaker, stance, start] = ["note", NEW_SPEAKER, NEW_STANCE, "cue_start"].map(find);
    let entries: HashMap<&str, &Entry> = table.entries().map(|e| (&*e.id, e)).collect();
    let decided = table.decided(decisions);
    let mut taken = Vec::new();
    for (i, row) in rows.enumerate() {
        let cell = |column: Option<usize>| column.and_then(|c| row.get(c)).map_or("", |c| c.trim());
        let wrong = |why: String| ImportError::Row {
            path: path.to_owned(),
            row: i + 2,
            why,
        };
        let id = cell(Some(id));
        if id.is_empty() {
            continue;
        }
        let entry = entries.get(id);
        let entry = entry.ok_or_else(|| wrong(format!("no statement `{id}` in the table; was it tagged again?")))?;
        let cue = entry.anchor.cue.map_or(String::new(), |c| c.start.to_string());
        if start.is_some() && cell(start) != cue {
            return Err(wrong(format!(
                "`{id}` is another statement in the table; apply the new table"
            )));
        }
        let filled = Filled {
            review: cell(Some(review)),
            note: cell(note),
            speaker: cell(speaker),
            stance: cell(stance),
        };
        let before = decided.get(id).copied();
        if let Some((verdict, changes)) = filled.decision(entry, before).map_err(wrong)? {
            taken.push(Decision {
                time: time.to_owned(),
                reviewer: reviewer.to_owned(),
                anchor: entry.anchor.clone(),
                verdict,
                changes,
                note: filled.note.to_owned(),
            });
        }
    }
    Ok(taken)
}

/// What the reviewer can fill in.
struct Filled<'c> {
    review: &'c str,
    note: &'c str,
    speaker: &'c str,
    stance: &'c str,
}

impl Filled<'_> {
    /// What it says that does not stand already.
    fn decision(&self, entry: &Entry, before: Option<&Decision>) -> Result<Option<(Verdict, Changes)>, String> {
        let mut changes = before.map_or_else(Changes::default, |d| d.changes.clone());
        if !self.speaker.is_empty() {
            changes.name = Some(self.speaker.to_owned()).filter(|n| Some(&**n) != entry.name.as_deref());
        }
        if !self.stance.is_empty() {
            let labels = self.stance.split([';', '؛', ',']).map(str::trim);
            let labels = labels.filter(|l| !l.is_empty() && *l != "none").map(str::to_owned);
            changes.stance = Some(labels.collect()).filter(|s: &Vec<String>| *s != entry.stance);
        }
        let corrected = !self.speaker.is_empty() || !self.stance.is_empty();
        let verdict = match self.review.to_lowercase().as_str() {
            "accepted" | "accept" => Verdict::Accepted,
            "rejected" | "reject" => Verdict::Rejected,
            // a correction accepts
            "open" | "" if corrected => Verdict::Accepted,
            "open" | "" => Verdict::Open,
            other => {
                return Err(format!(
                    "`{other}` in the column review; write accepted, rejected or open"
                ));
            }
        };
        if verdict == Verdict::Rejected {
            changes = Changes::default();
        }
        let stands = before.map_or((Verdict::Open, Changes::default(), ""), |d| {
            (d.verdict, d.changes.clone(), &d.note)
        });
        // an empty cell takes nothing back
        let silent =
            verdict == Verdict::Open && (before.is_some_and(|d| d.verdict != Verdict::Open) || self.note.is_empty());
        if silent || stands == (verdict, changes.clone(), self.note) {
            return Ok(None);
        }
        Ok(Some((verdict, changes)))
    }
}

/// The cells of the file at `path`, the headers first.
fn cells(path: &Path) -> Result<Vec<Vec<String>>, ImportError> {
    let unreadable = |why: String| ImportError::Unreadable {
        path: path.to_owned(),
        why,
    };
    let bytes = std::fs::read(path).map_err(|e| unreadable(e.to_string()))?;
    if bytes.starts_with(b"PK\x03\x04") {
        return workbook(bytes).map_err(unreadable);
    }
    let text =
        String::from_utf8(bytes).map_err(|_| unreadable("no UTF-8; save it as `CSV UTF-8` or XLSX".to_owned()))?;
    let text = text.trim_start_matches('\u{FEFF}');
    // spreadsheets part cells by what their region asks for
    let first = text.lines().next().unwrap_or_default();
    let delimiter = [b',', b';', b'\t']
        .into_iter()
        .max_by_key(|d| first.bytes().filter(|b| b == d).count());
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter.unwrap_or(b','))
        .from_reader(text.as_bytes());
    let row = |record: csv::StringRecord| record.iter().map(|c| unguarded(c).to_owned()).collect();
    reader
        .records()
        .map(|r| r.map(row))
        .collect::<Result<_, _>>()
        .map_err(|e| unreadable(e.to_string()))
}

#[cfg(feature = "xlsx")]
fn workbook(bytes: Vec<u8>) -> Result<Vec<Vec<String>>, String> {
    use calamine::{Data, Reader, Xlsx};
    let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes)).map_err(|e| e.to_string())?;
    let sheet = book
        .worksheet_range_at(0)
        .ok_or("no sheet in it")?
        .map_err(|e| e.to_string())?;
    let cell = |cell: &Data| match cell {
        // offsets come back as fractions
        Data::Float(n) if n.fract() == 0.0 => format!("{n:.0}"),
        cell => cell.to_string(),
    };
    Ok(sheet.rows().map(|row| row.iter().map(cell).collect()).collect())
}

#[cfg(not(feature = "xlsx"))]
fn workbook(_: Vec<u8>) -> Result<Vec<Vec<String>>, String> {
    Err("this program was built without XLSX; save it as CSV".to_owned())
}
