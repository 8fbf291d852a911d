//! Gold files, and what is laid beside them.

use crate::output::{CodePoints, Points, TableError, TableRow, read_table};
use crate::span::Span;
use crate::statement::Statement;
use serde::{Deserialize, Deserializer, Serialize};
use std::collections::HashMap;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

/// A statement as far as it is judged. Offsets count the code points of the document's text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
pub struct Judged {
    /// The word or phrase that reports it; `None` for a quotation that goes on without one.
    pub cue: Option<Points>,
    /// The noun phrase that it is attributed to; `None` where the subject is dropped.
    pub speaker: Option<Points>,
    /// Who the speaker really is; `None` where nobody is named.
    pub name: Option<String>,
    /// What was said.
    pub content: Option<Points>,
    /// The stances, the main one first; empty for plain information.
    #[serde(default, deserialize_with = "labels")]
    pub stance: Vec<String>,
}

/// `null` and the label `none` are plain information too.
fn labels<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    let mut labels = Option::<Vec<String>>::deserialize(deserializer)?.unwrap_or_default();
    labels.retain(|l| !l.is_empty() && l != "none");
    Ok(labels)
}

impl Judged {
    /// What the tagger found in `text`.
    pub fn of(text: &str, statements: &[Statement]) -> Vec<Self> {
        let mut points = CodePoints::new(text);
        let mut at = |span: Span| {
            let (start, end) = points.span(span);
            Points { start, end }
        };
        let judged = |s: &Statement| Judged {
            cue: s.cue.map(&mut at),
            speaker: s.speaker.map(&mut at),
            name: s.name.map(|n| n.of(text).to_owned()),
            content: Some(at(s.content)),
            stance: s.stance.iter().map(|l| l.to_string()).collect(),
        };
        statements.iter().map(judged).collect()
    }

    /// The main stance; `None` for plain information.
    pub fn main_stance(&self) -> Option<&str> {
        self.stance.first().map(String::as_str)
    }

    /// The spans it has, each with its name.
    fn spans(&self) -> impl Iterator<Item = (&'static str, Points)> {
        [("cue", self.cue), ("speaker", self.speaker), ("content", self.content)]
            .into_iter()
            .filter_map(|(what, span)| Some((what, span?)))
    }
}

impl From<TableRow> for Judged {
    fn from(row: TableRow) -> Self {
        Judged {
            cue: row.cue,
            speaker: row.speaker,
            name: row.name,
            content: row.content,
            stance: row.stance,
        }
    }
}

/// A document of a gold file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GoldDocument {
    /// Its id.
    pub id: String,
    /// Its text.
    pub text: String,
    /// The statements that are really in it.
    pub statements: Vec<Judged>,
}

impl GoldDocument {
    /// What stands at `span`.
    pub fn at(&self, span: Points) -> &str {
        let byte = |point: usize| self.text.char_indices().nth(point).map_or(self.text.len(), |(b, _)| b);
        &self.text[byte(span.start)..byte(span.end)]
    }
}

#[derive(Deserialize)]
struct Line {
    id: serde_json::Value,
    text: Option<String>,
    statements: Vec<Judged>,
}

/// Reads the gold file at `path`.
///
/// # Errors
/// The first line that cannot be used: a gold file that is wrong in part must not give figures.
pub fn read_gold(path: &Path) -> Result<Vec<GoldDocument>, TableError> {
    let mut documents: Vec<GoldDocument> = Vec::new();
    let mut seen = HashMap::new();
    for_each_line(path, |number, line| {
        let id = line_id(&line)?;
        let text = line.text.ok_or("no field `text`; put the article there")?;
        if let Some(first) = seen.insert(id.clone(), number) {
            return Err(format!(
                "the id `{id}` stands in line {first} too; give each document its own"
            ));
        }
        let length = text.chars().count();
        for (n, statement) in line.statements.iter().enumerate() {
            if statement.content.is_none() {
                return Err(format!("statement {}: no `content`; write its start and end", n + 1));
            }
            if let Some((what, span)) = statement.spans().find(|(_, s)| s.start > s.end || s.end > length) {
                return Err(format!(
                    "statement {}: {what} {}-{} does not lie in the text, which has {length} characters",
                    n + 1,
                    span.start,
                    span.end
                ));
            }
        }
        documents.push(GoldDocument {
            id,
            text,
            statements: line.statements,
        });
        Ok(())
    })?;
    Ok(documents)
}

/// Reads the table at `path`, which `tag` wrote or a gold file is, by document. It may be CSV, TSV or JSONL.
///
/// # Errors
/// The first line that cannot be used.
pub fn read_predicted(path: &Path) -> Result<HashMap<String, Vec<Judged>>, TableError> {
    let mut found: HashMap<String, Vec<Judged>> = HashMap::new();
    let cells = path
        .extension()
        .is_some_and(|e| e.eq_ignore_ascii_case("csv") || e.eq_ignore_ascii_case("tsv"));
    if cells {
        for document in read_table(path)? {
            let rows = document.statements.into_iter().map(Judged::from);
            found.entry(document.id).or_default().extend(rows);
        }
        return Ok(found);
    }
    for_each_line(path, |_, line| {
        found.entry(line_id(&line)?).or_default().extend(line.statements);
        Ok(())
    })?;
    Ok(found)
}

fn line_id(line: &Line) -> Result<String, String> {
    match &line.id {
        serde_json::Value::String(id) => Ok(id.clone()),
        serde_json::Value::Number(id) => Ok(id.to_string()),
        _ => Err("`id` must be a string or a number".to_owned()),
    }
}

fn for_each_line(path: &Path, mut each: impl FnMut(u64, Line) -> Result<(), String>) -> Result<(), TableError> {
    let unreadable = |source| TableError::Unreadable {
        path: path.to_owned(),
        source,
    };
    let reader = BufReader::new(File::open(path).map_err(unreadable)?);
    for (number, line) in (1..).zip(reader.lines()) {
        let line = line.map_err(unreadable)?;
        let line = line.trim_start_matches('\u{FEFF}').trim();
        if line.is_empty() {
            continue;
        }
        serde_json::from_str(line)
            .map_err(|e| format!("no document with `id` and `statements`: {e}"))
            .and_then(|line| each(number, line))
            .map_err(|message| TableError::Malformed {
                path: path.to_owned(),
                line: number,
                message,
            })?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gold(content: &str) -> Result<Vec<GoldDocument>, String> {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("gold.jsonl");
        std::fs::write(&path, content).unwrap();
        read_gold(&path).map_err(|e| e.to_string())
    }

    #[test]
    fn none_and_null_are_plain_information() {
        let documents = gold(
            r#"{"id": 1, "text": "abc", "statements": [{"content": {"start": 0, "end": 1}, "stance": ["none"]},
                {"content": {"start": 0, "end": 1}, "stance": null}, {"content": {"start": 1, "end": 3}}]}"#
                .replace('\n', "")
                .as_str(),
        )
        .unwrap();
        assert_eq!(documents[0].id, "1");
        assert!(documents[0].statements.iter().all(|s| s.main_stance().is_none()));
        assert_eq!(documents[0].at(Points { start: 1, end: 3 }), "bc");
    }

    #[test]
    fn a_line_that_is_wrong_is_named() {
        let document = r#"{"id": "a", "text": "abc", "statements": []}"#;
        for (line, word) in [
            ("{", ":2: no document"),
            (r#"{"id": "a", "statements": []}"#, ":2: no field `text`"),
            (r#"{"id": [], "text": "", "statements": []}"#, ":2: `id` must"),
            (document, ":2: the id `a` stands in line 1 too"),
            (
                r#"{"id": "b", "text": "", "statements": [{}]}"#,
                ":2: statement 1: no `content`",
            ),
            (
                r#"{"id": "b", "text": "x", "statements": [{"content": {"start": 0, "end": 2}}]}"#,
                ":2: statement 1: content 0-2 does not lie in the text, which has 1 characters",
            ),
        ] {
            let message = gold(&format!("{document}\n{line}\n")).expect_err(word);
            assert!(message.contains(word), "{message}");
        }
    }
}
