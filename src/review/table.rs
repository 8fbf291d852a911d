//! The statements under review: a JSONL table with the articles it was made from.

use super::{Anchor, Decision, Offsets, Verdict, document_hash, lay};
use crate::statement::Document;
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// A table that cannot be reviewed.
#[derive(Debug, thiserror::Error)]
pub enum TableError {
    /// It cannot be read.
    #[error("cannot read {}: {source}", path.display())]
    File {
        /// The table.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A line is not what `tag` writes.
    #[error("{}:{line}: {source}; review reads what 'isnad tag -o table.jsonl' writes", path.display())]
    Line {
        /// The table.
        path: PathBuf,
        /// The line, counted from 1.
        line: usize,
        /// Why.
        source: serde_json::Error,
    },
    /// A document is not among the articles.
    #[error("{}:{line}: the article {id:?} is not among those that --articles names", path.display())]
    Article {
        /// The table.
        path: PathBuf,
        /// The line, counted from 1.
        line: usize,
        /// The document.
        id: String,
    },
    /// A span does not lie in its article.
    #[error("{}:{line}: a span of {id} lies outside its article; tag the articles again", path.display())]
    Span {
        /// The table.
        path: PathBuf,
        /// The line, counted from 1.
        line: usize,
        /// The statement.
        id: String,
    },
}

#[derive(Deserialize)]
struct Line {
    id: String,
    statements: Vec<Value>,
    #[serde(flatten)]
    fields: Map<String, Value>,
}

#[derive(Deserialize)]
struct Known {
    id: String,
    cue: Option<Offsets>,
    content: Offsets,
    name: Option<String>,
    #[serde(default)]
    stance: Vec<String>,
    confidence: Option<f64>,
}

/// A statement of the table.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its id in this table.
    pub id: String,
    /// What decisions about it name.
    pub anchor: Anchor,
    /// Who speaks.
    pub name: Option<String>,
    /// The labels, the main one first.
    pub stance: Vec<String>,
    /// From 0 to 1; 1 where the table says nothing.
    pub confidence: f64,
    /// What was said.
    pub content: String,
    /// How many code points its article has.
    pub article_length: usize,
    row: Value,
}

#[derive(Debug)]
struct Article {
    id: String,
    fields: Map<String, Value>,
    text: String,
    entries: Vec<Entry>,
}

/// All of it, in the table's order.
#[derive(Debug)]
pub struct Table {
    articles: Vec<Article>,
}

impl Table {
    /// The table at `path` over `documents`, the articles it was made from.
    ///
    /// # Errors
    /// When it cannot be read, or does not fit the articles.
    pub fn read(path: &Path, documents: impl IntoIterator<Item = Document>) -> Result<Self, TableError> {
        let texts: HashMap<String, String> = documents.into_iter().map(|d| (d.id, d.text)).collect();
        let table = std::fs::read_to_string(path).map_err(|source| TableError::File {
            path: path.to_owned(),
            source,
        })?;
        let mut articles = Vec::new();
        for (i, line) in table.lines().enumerate().filter(|(_, l)| !l.trim().is_empty()) {
            articles.push(article(line, &texts).map_err(|fault| fault.at(path, i + 1))?);
        }
        Ok(Table { articles })
    }

    /// Its statements.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.articles.iter().flat_map(|a| &a.entries)
    }

    /// The statements, doubtful ones first.
    pub fn queue(&self) -> Vec<&Entry> {
        let mut queue: Vec<_> = self.entries().collect();
        queue.sort_by(|a, b| a.confidence.total_cmp(&b.confidence));
        queue
    }

    /// What stands about each statement, by its id; see [`lay`].
    pub fn decided<'t, 'd>(&'t self, decisions: &'d [Decision]) -> HashMap<&'t str, &'d Decision> {
        let anchors: Vec<&Anchor> = self.entries().map(|e| &e.anchor).collect();
        let laid = lay(&anchors, decisions);
        let ids = self.entries().map(|e| &*e.id);
        ids.zip(laid).filter_map(|(id, d)| Some((id, d?))).collect()
    }

    /// The reviewed table: a line a document; each statement with `review` (`accepted`, `rejected` or `open`), who
    /// reviewed it and when, and the corrections in the machine's place.
    pub fn applied(&self, decisions: &[Decision]) -> Vec<Value> {
        let decided = self.decided(decisions);
        let line = |article: &Article| {
            let row = |e: &Entry| corrected(e, decided.get(&*e.id).copied());
            let mut line = article.fields.clone();
            line.insert("id".into(), json!(article.id));
            line.insert("statements".into(), article.entries.iter().map(row).collect());
            Value::Object(line)
        };
        self.articles.iter().map(line).collect()
    }

    /// The documents whose statements have all been decided, with their text and what was accepted, as a gold file.
    pub fn gold(&self, decisions: &[Decision]) -> Vec<Value> {
        let decided = self.decided(decisions);
        let whole = |a: &&Article| a.entries.iter().all(|e| decided.contains_key(&*e.id));
        let line = |article: &Article| {
            let accepted = article.entries.iter().filter_map(|e| {
                let decision = decided.get(&*e.id)?;
                (decision.verdict == Verdict::Accepted).then(|| gold_row(corrected(e, Some(decision))))
            });
            json!({"id": article.id, "text": article.text, "statements": accepted.collect::<Vec<_>>()})
        };
        self.articles.iter().filter(whole).map(line).collect()
    }
}

/// Why a line cannot be used, before it is known which.
enum Fault {
    Json(serde_json::Error),
    Article(String),
    Span(String),
}

impl Fault {
    fn at(self, path: &Path, line: usize) -> TableError {
        let path = path.to_owned();
        match self {
            Fault::Json(source) => TableError::Line { path, line, source },
            Fault::Article(id) => TableError::Article { path, line, id },
            Fault::Span(id) => TableError::Span { path, line, id },
        }
    }
}

fn article(line: &str, texts: &HashMap<String, String>) -> Result<Article, Fault> {
    let line: Line = serde_json::from_str(line).map_err(Fault::Json)?;
    let text = texts.get(&line.id).ok_or_else(|| Fault::Article(line.id.clone()))?;
    let document = document_hash(text);
    let length = text.chars().count();
    let entry = |row: Value| {
        let known = Known::deserialize(&row).map_err(Fault::Json)?;
        let Offsets { start, end } = known.content;
        if start > end || end > length {
            return Err(Fault::Span(known.id));
        }
        Ok(Entry {
            id: known.id,
            anchor: Anchor {
                document: document.clone(),
                cue: known.cue,
                content: known.content,
            },
            name: known.name,
            stance: known.stance,
            confidence: known.confidence.unwrap_or(1.0),
            content: text.chars().skip(start).take(end - start).collect(),
            article_length: length,
            row,
        })
    };
    Ok(Article {
        entries: line.statements.into_iter().map(entry).collect::<Result<_, _>>()?,
        id: line.id,
        fields: line.fields,
        text: text.clone(),
    })
}

fn corrected(entry: &Entry, decision: Option<&Decision>) -> Value {
    let mut row = entry.row.clone();
    let Some(decision) = decision else {
        row["review"] = json!("open");
        return row;
    };
    row["review"] = json!(decision.verdict.name());
    row["reviewer"] = json!(decision.reviewer);
    row["reviewed"] = json!(decision.time);
    if !decision.note.is_empty() {
        row["note"] = json!(decision.note);
    }
    if let Some(name) = &decision.changes.name {
        // The entity and the place of another speaker would be wrong beside it.
        row["name"] = json!(name);
        row["speaker"] = Value::Null;
        for field in ["entity", "country"] {
            row.as_object_mut().expect("a row is an object").remove(field);
        }
    }
    if let Some(stance) = &decision.changes.stance {
        row["stance"] = json!(stance);
    }
    if let Some(content) = decision.changes.content {
        row["content"] = json!(content);
    }
    row
}

/// The fields of the gold format; it writes plain information as the label `none`.
fn gold_row(row: Value) -> Value {
    const FIELDS: [&str; 7] = ["cue", "speaker", "name", "content", "content2", "type", "stance"];
    let mut gold: Map<String, Value> = FIELDS
        .iter()
        .filter_map(|f| Some(((*f).to_owned(), row.get(*f)?.clone())))
        .collect();
    if gold.get("stance").and_then(Value::as_array).is_none_or(Vec::is_empty) {
        gold.insert("stance".into(), json!(["none"]));
    }
    Value::Object(gold)
}
