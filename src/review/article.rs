//! The articles of a table under review, with their statements.

use super::texts::{Missing, Texts};
use super::{Anchor, Offsets, document_hash};
use crate::output::{Points, TableRow};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// A document of the table.
#[derive(Debug)]
pub struct Article {
    /// Its id.
    pub id: String,
    /// The file it was read from; empty where the table does not say.
    pub source_file: String,
    /// What the table carries along of it.
    pub fields: Map<String, Value>,
    /// Its text, or why it is not there; the table's own words serve then.
    pub text: Result<String, Missing>,
    /// Its statements, in the table's order.
    pub entries: Vec<Entry>,
    /// What [`Anchor::document`] calls it while its text is missing.
    pub(super) alias: String,
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
    /// Where the speaker is named.
    pub speaker: Option<Offsets>,
    /// The second half of a split quotation.
    pub content2: Option<Offsets>,
    /// The labels, the main one first.
    pub stance: Vec<String>,
    /// From 0 to 1; 1 where the table says nothing.
    pub confidence: f64,
    /// What was said: as the article has it, or the table, or nothing where neither does.
    pub content: String,
    /// The entries and rules that led to it.
    pub evidence: Vec<Ground>,
    /// The row as JSONL has it.
    pub(super) row: Map<String, Value>,
    /// The words that a table of cells has, by column.
    pub(super) words: BTreeMap<String, String>,
}

/// A lexicon entry or a rule that led to a decision of the machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ground {
    /// What was decided: `cue`, `speaker`, `name`, `target` or a label.
    pub decision: String,
    /// The entry, or the name of the rule.
    pub entry: String,
    /// File and line of it.
    pub place: String,
    /// The words of the article it was read from, where the table says.
    pub at: Option<Offsets>,
}

/// A document before its text is known.
pub(super) struct Draft {
    pub id: String,
    pub source_file: String,
    pub fields: Map<String, Value>,
    pub rows: Vec<Row>,
}

/// A statement before the text of its article is known.
pub(super) struct Row {
    known: Known,
    row: Map<String, Value>,
    words: BTreeMap<String, String>,
}

/// The fields of a row that reviewing rests on.
#[derive(Deserialize)]
struct Known {
    id: String,
    cue: Option<Offsets>,
    speaker: Option<Offsets>,
    content: Offsets,
    content2: Option<Offsets>,
    name: Option<String>,
    #[serde(default)]
    stance: Vec<String>,
    confidence: Option<f64>,
    #[serde(default)]
    evidence: Vec<KnownGround>,
}

#[derive(Deserialize)]
struct KnownGround {
    decision: String,
    entry: Option<String>,
    rule: Option<String>,
    #[serde(default)]
    file: String,
    #[serde(default)]
    line: u64,
    start: Option<usize>,
    end: Option<usize>,
}

/// A line of JSONL.
#[derive(Deserialize)]
struct Line {
    id: String,
    #[serde(default)]
    source_file: String,
    statements: Vec<Map<String, Value>>,
    #[serde(flatten)]
    fields: Map<String, Value>,
}

impl Draft {
    /// The document of a line of JSONL.
    pub(super) fn of_line(line: &str) -> serde_json::Result<Self> {
        let line: Line = serde_json::from_str(line)?;
        let row = |row: Map<String, Value>| {
            Ok(Row {
                known: Known::deserialize(Value::Object(row.clone()))?,
                row,
                words: BTreeMap::new(),
            })
        };
        Ok(Draft {
            id: line.id,
            source_file: line.source_file,
            fields: line.fields,
            rows: line
                .statements
                .into_iter()
                .map(row)
                .collect::<serde_json::Result<_>>()?,
        })
    }

    /// The documents of a table of cells, in the order they first come in; `None` where a row is without offsets.
    pub(super) fn of_cells(rows: Vec<TableRow>) -> Option<Vec<Self>> {
        let mut drafts: Vec<Draft> = Vec::new();
        for row in rows {
            if drafts.last().is_none_or(|d| d.id != row.document) {
                drafts.push(Draft {
                    id: row.document.clone(),
                    source_file: row.source_file.clone(),
                    fields: row.fields.clone(),
                    rows: Vec::new(),
                });
            }
            let draft = drafts.last_mut()?;
            let number = draft.rows.len() + 1;
            draft.rows.push(Row::of_cells(row, number)?);
        }
        Some(drafts)
    }

    /// With its text.
    pub(super) fn article(self, texts: &mut Texts) -> Article {
        let text = texts.find(&self.id, &self.source_file);
        let text = text.and_then(|text| {
            let bounds = bounds(&text);
            let fits = self.rows.iter().all(|row| row.fits(&text, &bounds));
            if fits {
                Ok((text, bounds))
            } else {
                Err(Missing::Changed)
            }
        });
        let alias = format!("id:{}", self.id);
        let name = text.as_ref().map_or_else(|_| alias.clone(), |(t, _)| document_hash(t));
        let in_text = text.as_ref().ok().map(|(t, bounds)| (&**t, &**bounds));
        Article {
            entries: self.rows.into_iter().map(|row| row.entry(&name, in_text)).collect(),
            id: self.id,
            source_file: self.source_file,
            fields: self.fields,
            text: text.map(|(text, _)| text),
            alias,
        }
    }
}

impl Row {
    fn of_cells(row: TableRow, number: usize) -> Option<Self> {
        let content = Offsets::from(row.content?);
        let mut words = row.words;
        let id = if row.id.is_empty() {
            format!("{}#{number}", row.document)
        } else {
            row.id
        };
        let offsets = |points: Option<Points>| points.map(Offsets::from);
        let evidence: Vec<Value> = words.remove("evidence").map_or_else(Vec::new, |e| grounds(&e));
        let mut fields = json!({
            "id": id, "cue": offsets(row.cue), "speaker": offsets(row.speaker), "name": row.name, "content": content,
            "content2": offsets(row.content2), "type": row.kind, "stance": row.stance, "confidence": row.confidence,
            "code": words.remove("code"), "entity": row.entity, "country": row.country, "target": offsets(row.target),
            "target_entity": row.target_entity, "target_country": row.target_country, "evidence": evidence,
        });
        let map = fields.as_object_mut()?;
        // JSONL leaves out what is not there, except these.
        map.retain(|field, value| !value.is_null() || ["cue", "speaker", "name"].contains(&&**field));
        let map = std::mem::take(map);
        Some(Row {
            known: Known::deserialize(Value::Object(map.clone())).ok()?,
            row: map,
            words,
        })
    }

    /// Whether its spans lie in `text`, and its words stand there where the table has them.
    fn fits(&self, text: &str, bounds: &[usize]) -> bool {
        let Known { content, content2, .. } = &self.known;
        let spans = [Some(*content), *content2, self.known.cue, self.known.speaker];
        if spans
            .into_iter()
            .flatten()
            .any(|s| s.start > s.end || s.end >= bounds.len())
        {
            return false;
        }
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        self.words
            .get("statement")
            .is_none_or(|cell| words(cell).starts_with(&words(slice(text, bounds, *content))))
    }

    fn entry(self, document: &str, text: Option<(&str, &[usize])>) -> Entry {
        let Row { known, row, words } = self;
        let content = match text {
            Some((text, bounds)) => [Some(known.content), known.content2]
                .into_iter()
                .flatten()
                .map(|span| slice(text, bounds, span))
                .collect::<Vec<_>>()
                .join(" [...] "),
            None => words.get("statement").cloned().unwrap_or_default(),
        };
        Entry {
            id: known.id,
            anchor: Anchor {
                document: document.to_owned(),
                cue: known.cue,
                content: known.content,
            },
            name: known.name.filter(|n| !n.is_empty()),
            speaker: known.speaker,
            content2: known.content2,
            stance: known.stance,
            confidence: known.confidence.unwrap_or(1.0),
            content,
            evidence: known.evidence.into_iter().map(Ground::from).collect(),
            row,
            words,
        }
    }
}

impl From<KnownGround> for Ground {
    fn from(ground: KnownGround) -> Self {
        Ground {
            decision: ground.decision,
            entry: ground.entry.or(ground.rule).unwrap_or_default(),
            place: format!("{}:{}", ground.file, ground.line),
            at: ground.start.zip(ground.end).map(|(start, end)| Offsets { start, end }),
        }
    }
}

/// The evidence of a cell, `decision: entry (file:line); ...`, as JSONL has it; what does not look so is left out.
fn grounds(cell: &str) -> Vec<Value> {
    let ground = |part: &str| {
        let (decision, rest) = part.split_once(": ")?;
        let (entry, place) = rest.strip_suffix(')')?.rsplit_once(" (")?;
        let (file, line) = place.rsplit_once(':')?;
        let kind = if file == "rules.txt" { "rule" } else { "entry" };
        let line: u64 = line.parse().ok()?;
        Some(json!({"decision": decision, kind: entry, "file": file, "line": line}))
    };
    cell.split("; ").filter_map(ground).collect()
}

/// The byte at which each code point of `text` begins, and its end.
pub(super) fn bounds(text: &str) -> Vec<usize> {
    let starts = text.char_indices().map(|(at, _)| at);
    starts.chain(std::iter::once(text.len())).collect()
}

/// What stands at `span`, which lies in the text.
pub(super) fn slice<'t>(text: &'t str, bounds: &[usize], span: Offsets) -> &'t str {
    &text[bounds[span.start]..bounds[span.end]]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_evidence_of_a_cell() {
        let found = grounds("cue: قال (verbs/reporting.txt:40); speaker: subject-behind-cue (rules.txt:14); x");
        let expected = json!([
            {"decision": "cue", "entry": "قال", "file": "verbs/reporting.txt", "line": 40},
            {"decision": "speaker", "rule": "subject-behind-cue", "file": "rules.txt", "line": 14},
        ]);
        assert_eq!(Value::Array(found), expected);
    }
}
