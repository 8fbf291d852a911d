//! Decisions that a reviewer wrote into the cells of a reviewed table.

use super::laying::latest;
use super::{Changes, Decision, Entry, Table, Verdict};
use crate::output::{Grid, NEW_SPEAKER, NEW_STANCE, TableError};
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// A file of cells whose decisions cannot be taken.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// It cannot be read.
    #[error(transparent)]
    Unreadable(#[from] TableError),
    /// A column is missing.
    #[error("{}: no column `{column}`; import takes back a workbook of `isnad tag`, or what `isnad review apply` wrote", path.display())]
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
        row: u64,
        /// What is wrong, and what to do.
        why: String,
    },
}

/// The decisions of the CSV or XLSX file at `path` about the statements of `table` that nobody has taken so yet, as
/// `reviewer` took them at `time`.
///
/// # Errors
/// When the file cannot be read, or a row of it says what cannot be understood; then nothing is taken.
pub fn import(path: &Path, table: &Table, reviewer: &str, time: &str) -> Result<Vec<Decision>, ImportError> {
    let Grid { header, rows } = Grid::open(path)?;
    let find = |column: &str| header.iter().position(|h| h == column);
    let needed = |column| {
        find(column).ok_or(ImportError::Column {
            path: path.to_owned(),
            column,
        })
    };
    let (id, review) = (needed("id")?, needed("review")?);
    let [note, speaker, stance, start] = ["note", NEW_SPEAKER, NEW_STANCE, "cue_start"].map(find);
    let entries: HashMap<&str, &Entry> = table.entries().map(|e| (e.id(), e)).collect();
    let mut taken = Vec::new();
    for row in rows {
        let (line, row) = row?;
        let cell = |column: Option<usize>| column.and_then(|c| row.get(c)).map_or("", |c| c.trim());
        let wrong = |why: String| ImportError::Row {
            path: path.to_owned(),
            row: line,
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
        // what somebody filled in into the table itself is nobody's before it is imported
        let before = latest(entry.decisions.iter().filter(|d| !d.reviewer.is_empty()));
        if let Some((verdict, changes)) = filled.decision(entry, before).map_err(wrong)? {
            taken.push(Decision {
                time: time.to_owned(),
                reviewer: reviewer.to_owned(),
                anchor: entry.anchor.clone(),
                verdict,
                added: false,
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
            changes.name = Some(self.speaker.to_owned()).filter(|n| Some(&**n) != entry.row.name.as_deref());
        }
        if !self.stance.is_empty() {
            let labels = self.stance.split([';', '؛', ',']).map(str::trim);
            let labels = labels.filter(|l| !l.is_empty() && *l != "none").map(str::to_owned);
            changes.stance = Some(labels.collect()).filter(|s: &Vec<String>| *s != entry.row.stance);
        }
        let corrected = !self.speaker.is_empty() || !self.stance.is_empty();
        let verdict = match self.review.to_lowercase().as_str() {
            "accepted" | "accept" | "added" => Verdict::Accepted,
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
