//! The articles of a table, with their statements.

use super::laying::latest;
use super::reviewed::quoted;
use super::shelf::{Missing, Shelf};
use super::{Anchor, Decision, Standing, Status, Verdict, document_hash};
use crate::output::{GAP, Letters, Points, TableDocument, TableRow};
use serde_json::{Map, Value};

/// A document of the table.
#[derive(Debug)]
pub struct Article {
    /// Its id.
    pub id: String,
    /// The file it was read from; empty where the table does not say.
    pub source_file: String,
    /// What the table carries along of it.
    pub fields: Map<String, Value>,
    /// What its input knows of it.
    pub input_fields: Map<String, Value>,
    /// Its text, or why it is not there; the table's own words serve then.
    pub text: Result<String, Missing>,
    /// Its statements, in the table's order.
    pub entries: Vec<Entry>,
    /// What [`Anchor::document`] calls it.
    pub(super) name: String,
    /// What it calls it while its text is missing.
    pub(super) alias: String,
}

/// A statement of the table, and what reviewers decided about it.
#[derive(Debug, Clone)]
pub struct Entry {
    /// What the table says of it.
    pub row: TableRow,
    /// What decisions about it name.
    pub anchor: Anchor,
    /// What was said, as the machine found it: as the article has it, or the table, or nothing where neither does.
    pub content: String,
    /// What each reviewer decided last about it.
    pub decisions: Vec<Decision>,
    /// Whether the machine had missed it, and a reviewer added it.
    pub added: bool,
    /// Whether it stands in the journal only, and not in the table.
    pub(super) of_journal: bool,
}

impl Entry {
    fn new(row: TableRow, document: &str, letters: Option<&Letters<'_>>) -> Self {
        let content = match letters {
            Some(letters) => {
                let halves = [row.content, row.content2].into_iter().flatten();
                halves.filter_map(|h| letters.words(h)).collect::<Vec<_>>().join(GAP)
            }
            None => row.words.get("statement").cloned().unwrap_or_default(),
        };
        Entry {
            anchor: Anchor {
                document: document.to_owned(),
                cue: row.cue,
                // a row without it is not decided about
                content: row.content.unwrap_or(Points { start: 0, end: 0 }),
            },
            content,
            added: row.review.review == Status::Added.name(),
            row,
            decisions: Vec::new(),
            of_journal: false,
        }
    }

    /// A statement that a reviewer adds to the document `id`, as far as the `anchor` says; `None` where it does not lie in
    /// the text.
    pub(super) fn added(id: &str, text: &str, anchor: &Anchor) -> Option<Self> {
        let letters = Letters::new(text);
        let Points { start, end } = anchor.content;
        let spans = [Some(anchor.content), anchor.cue].into_iter().flatten();
        if start == end || spans.clone().any(|span| letters.words(span).is_none()) {
            return None;
        }
        let row = TableRow {
            id: format!("{id}#{start}-{end}"),
            cue: anchor.cue,
            content: Some(anchor.content),
            kind: quoted(text, anchor.content).name().to_owned(),
            confidence: 1.0,
            ..TableRow::default()
        };
        Some(Entry {
            added: true,
            of_journal: true,
            ..Entry::new(row, &anchor.document, Some(&letters))
        })
    }

    /// Its id in this table.
    pub fn id(&self) -> &str {
        &self.row.id
    }

    /// The decision that counts: the last one that is more than a note, else the last note.
    pub fn decision(&self) -> Option<&Decision> {
        latest(&self.decisions)
    }

    /// It as it stands.
    pub fn standing(&self) -> Standing<'_> {
        let mut standing = Standing::of(&self.row, self.decision());
        if self.added && standing.status.is_accepted() {
            standing.status = Status::Added;
        }
        standing
    }

    /// What the table itself says of its review, where it was reviewed before it was written.
    pub(super) fn of_table(&self) -> Option<Decision> {
        let cells = &self.row.review;
        let verdict = match &*cells.review {
            "accepted" | "added" => Verdict::Accepted,
            "rejected" => Verdict::Rejected,
            _ if cells.note.is_empty() => return None,
            _ => Verdict::Open,
        };
        Some(Decision {
            time: cells.reviewed.clone(),
            reviewer: cells.reviewer.clone(),
            anchor: self.anchor.clone(),
            verdict,
            added: false,
            // they stand in the machine's place already
            changes: super::Changes::default(),
            note: cells.note.clone(),
        })
    }
}

impl Article {
    /// A document of a table, with its text from the `shelf`.
    pub(super) fn new(document: TableDocument, shelf: &mut Shelf) -> Self {
        let TableDocument {
            id,
            source_file,
            fields,
            statements,
        } = document;
        let found = shelf.take(&id, &source_file).and_then(|found| {
            let letters = Letters::new(&found.text);
            if statements.iter().all(|row| fits(row, &letters)) {
                Ok(found)
            } else {
                Err(Missing::Changed)
            }
        });
        let (text, input_fields) = match found {
            Ok(found) => (Ok(found.text), found.fields),
            Err(missing) => (Err(missing), Map::new()),
        };
        let alias = format!("id:{id}");
        let name = text.as_ref().map_or_else(|_| alias.clone(), |t| document_hash(t));
        let letters = text.as_ref().ok().map(|t| Letters::new(t));
        let entry = |row| Entry::new(row, &name, letters.as_ref());
        Article {
            entries: statements.into_iter().map(entry).collect(),
            id,
            source_file,
            fields,
            input_fields,
            text,
            name,
            alias,
        }
    }
}

/// Whether the spans of `row` lie in the text, and its words stand there where the table has them.
fn fits(row: &TableRow, letters: &Letters<'_>) -> bool {
    let spans = [row.content, row.content2, row.cue, row.speaker, row.target];
    if spans.into_iter().flatten().any(|s| letters.words(s).is_none()) {
        return false;
    }
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    match (row.words.get("statement"), row.content.and_then(|c| letters.words(c))) {
        (Some(cell), Some(content)) => words(cell).starts_with(&words(content)),
        _ => true,
    }
}
