//! Rows of cells, read back and written again.

use super::super::columns::{self, CODE, Cell, Columns, GAP};
use super::{Grid, Ground, Points, ReviewCells, TableDocument, TableError, TableRow, sure};
use crate::output::Letters;
use serde_json::Value;
use std::collections::{BTreeMap, HashMap};
use std::path::Path;

pub(super) fn documents(grid: Grid, path: &Path) -> Result<Vec<TableDocument>, TableError> {
    let malformed = |line: u64, message: String| TableError::Malformed {
        path: path.to_owned(),
        line,
        message,
    };
    let Grid { header, rows } = grid;
    if !header.iter().any(|h| h == "document") {
        let message = "no column `document`; is this a table that tag wrote?";
        return Err(malformed(1, message.to_owned()));
    }
    let mut documents: Vec<TableDocument> = Vec::new();
    let mut places: HashMap<(String, String), usize> = HashMap::new();
    for row in rows {
        let (line, cells) = row?;
        if cells.len() != header.len() {
            let message = format!("{} cells under {} headers", cells.len(), header.len());
            return Err(malformed(line, message));
        }
        let mut words = BTreeMap::new();
        let mut fields = serde_json::Map::new();
        for (column, cell) in header.iter().zip(cells).filter(|(_, cell)| !cell.is_empty()) {
            match columns::named(column) {
                Some(name) => {
                    words.insert(name.to_owned(), cell);
                }
                None => {
                    fields.insert(column.clone(), Value::from(cell));
                }
            }
        }
        let mut take = |name: &str| words.remove(name).unwrap_or_default();
        let key = (take("document"), take("source_file"));
        let place = *places.entry(key).or_insert_with_key(|(id, source_file)| {
            documents.push(TableDocument {
                id: id.clone(),
                source_file: source_file.clone(),
                fields,
                statements: Vec::new(),
            });
            documents.len() - 1
        });
        let document = &mut documents[place];
        let mut row = TableRow::of_words(words).map_err(|message| malformed(line, message))?;
        if row.id.is_empty() {
            row.id = format!("{}#{}", document.id, document.statements.len() + 1);
        }
        document.statements.push(row);
    }
    Ok(documents)
}

impl TableRow {
    /// What the columns `words` say.
    fn of_words(mut words: BTreeMap<String, String>) -> Result<Self, String> {
        let mut points = |what: &str| points(&mut words, what);
        let (cue, speaker, target) = (points("cue")?, points("speaker")?, points("target")?);
        let (content, content2) = (points("content")?, points("content2")?);
        let mut take = |name: &str| words.remove(name);
        let confidence = match take("confidence") {
            None => sure(),
            Some(cell) => {
                let parsed = cell.parse().ok().filter(|c| (0.0..=1.0).contains(c));
                parsed.ok_or_else(|| format!("`{cell}` is no confidence from 0 to 1"))?
            }
        };
        let main = take("stance");
        let stances = take("stances").or(main);
        let review = ReviewCells {
            review: take("review").unwrap_or_default(),
            reviewer: take("reviewer").unwrap_or_default(),
            reviewed: take("reviewed").unwrap_or_default(),
            note: take("note").unwrap_or_default(),
        };
        Ok(TableRow {
            id: take("id").unwrap_or_default(),
            cue,
            speaker,
            name: take("speaker"),
            content,
            content2,
            kind: take("type").unwrap_or_default(),
            stance: stances.map_or_else(Vec::new, |s| s.split(';').map(str::to_owned).collect()),
            confidence,
            code: take(CODE),
            entity: take("entity"),
            country: take("country"),
            target,
            target_entity: take("target_entity"),
            target_country: take("target_country"),
            evidence: take("evidence").map_or_else(Vec::new, |e| grounds(&e)),
            review,
            rest: serde_json::Map::new(),
            words,
        })
    }

    /// What stands in the row under `column`; `letters` are those of the document's text, where it is there.
    fn cell(&self, column: &str, document: &TableDocument, letters: Option<&Letters<'_>>) -> Cell<'static> {
        let words = |spans: &[Option<Points>]| match letters {
            Some(letters) => {
                let words: Vec<&str> = spans.iter().flatten().filter_map(|s| letters.words(*s)).collect();
                words.join(GAP)
            }
            None => self.words.get(column).cloned().unwrap_or_default(),
        };
        let copy = |text: &Option<String>| text.clone().unwrap_or_default();
        let text = match column {
            "document" => document.id.clone(),
            "source_file" => document.source_file.clone(),
            "id" => self.id.clone(),
            "speaker" => copy(&self.name),
            "stance" => copy(&self.stance.first().cloned()),
            "stances" => self.stance.join(";"),
            "statement" => words(&[self.content, self.content2]),
            "cue" => words(&[self.cue]),
            "speaker_in_text" => words(&[self.speaker]),
            "target" => words(&[self.target]),
            "type" => self.kind.clone(),
            "entity" => copy(&self.entity),
            "country" => copy(&self.country),
            "target_entity" => copy(&self.target_entity),
            "target_country" => copy(&self.target_country),
            CODE => copy(&self.code),
            "confidence" => return Cell::Number(self.confidence),
            "evidence" => {
                let grounds: Vec<String> = self.evidence.iter().map(Ground::to_string).collect();
                grounds.join("; ")
            }
            "review" => self.review.review.clone(),
            "reviewer" => self.review.reviewer.clone(),
            "reviewed" => self.review.reviewed.clone(),
            "note" => self.review.note.clone(),
            _ => match column
                .rsplit_once('_')
                .and_then(|(span, edge)| Some((self.span(span)?, edge)))
            {
                Some((span, "start")) => return Cell::Integer(span.start as u64),
                Some((span, "end")) => return Cell::Integer(span.end as u64),
                _ => return columns::field(document.fields.get(column)).into_owned(),
            },
        };
        if text.is_empty() { Cell::Empty } else { text.into() }
    }

    fn span(&self, name: &str) -> Option<Points> {
        match name {
            "cue" => self.cue,
            "speaker" => self.speaker,
            "content" => self.content,
            "content2" => self.content2,
            "target" => self.target,
            _ => None,
        }
    }
}

/// The rows of `document`, a cell for each of `columns`; `text` is the document's, where it is there.
pub(in crate::output) fn rows(
    columns: &Columns,
    document: &TableDocument,
    text: Option<&str>,
) -> Vec<Vec<Cell<'static>>> {
    let letters = text.map(Letters::new);
    let cells = |row: &TableRow| {
        let names = columns.kinds().map(|(name, _)| name);
        names.map(|name| row.cell(name, document, letters.as_ref())).collect()
    };
    document.statements.iter().map(cells).collect()
}

/// What a row has of a span under `NAME_start` and `NAME_end`.
fn points(words: &mut BTreeMap<String, String>, what: &str) -> Result<Option<Points>, String> {
    let mut number = |edge: &str| match words.remove(&format!("{what}_{edge}")) {
        None => Ok(None),
        Some(cell) => match cell.parse::<usize>() {
            Ok(n) => Ok(Some(n)),
            Err(_) => Err(format!("`{cell}` in {what}_{edge} is no offset")),
        },
    };
    match (number("start")?, number("end")?) {
        (Some(start), Some(end)) if start <= end => Ok(Some(Points { start, end })),
        (Some(_), Some(_)) => Err(format!("{what}_start lies behind {what}_end")),
        _ => Ok(None),
    }
}

/// The evidence of a cell, `decision: entry (file:line); ...`; what does not look so is left out.
fn grounds(cell: &str) -> Vec<Ground> {
    let ground = |part: &str| {
        let (decision, rest) = part.split_once(": ")?;
        let (name, place) = rest.strip_suffix(')').unwrap_or(rest).rsplit_once(" (")?;
        let (file, line) = place.rsplit_once(':')?;
        let is_rule = file == "rules.txt";
        Some(Ground {
            decision: decision.to_owned(),
            entry: (!is_rule).then(|| name.to_owned()),
            rule: is_rule.then(|| name.to_owned()),
            file: file.to_owned(),
            line: line.parse().ok()?,
            at: None,
        })
    };
    // an entry may hold a semicolon
    cell.split("); ").filter_map(ground).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_evidence_of_a_cell() {
        let cell = "cue: قال; (إن) (verbs/reporting.txt:40); speaker: subject-behind-cue (rules.txt:14); by hand";
        let found = grounds(cell);
        let [cue, speaker] = &found[..] else {
            panic!("{found:?}")
        };
        assert_eq!((cue.entry.as_deref(), cue.line), (Some("قال; (إن)"), 40));
        assert_eq!(
            (speaker.rule.as_deref(), &*speaker.place()),
            (Some("subject-behind-cue"), "rules.txt:14")
        );
        assert!(grounds("").is_empty());
    }
}
