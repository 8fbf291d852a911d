//! A table with the decisions laid over it.

use super::article::bounds;
use super::{Article, Decision, Entry, Offsets, Table, Verdict};
use crate::statement::Type;
use crate::text::{NONE, Token, TokenKind, Tokens, pair, scan};
use serde_json::{Map, Value, json};

impl Table {
    /// The reviewed table: a line a document; each statement with `review` (`accepted`, `rejected` or `open`), who
    /// reviewed it and when, and the corrections in the machine's place.
    pub fn applied(&self, decisions: &[Decision]) -> Vec<Value> {
        let decided = self.decided(decisions);
        let line = |article: &Article| {
            let row = |e: &Entry| Value::Object(corrected(article, e, decided.get(&*e.id).copied()));
            let mut line = Map::from_iter([("id".to_owned(), json!(article.id))]);
            if !article.source_file.is_empty() {
                line.insert("source_file".into(), json!(article.source_file));
            }
            line.extend(article.fields.clone());
            line.insert("statements".into(), article.entries.iter().map(row).collect());
            Value::Object(line)
        };
        self.articles().iter().map(line).collect()
    }

    /// The documents whose statements have all been decided, with their text and what was accepted, as a gold file.
    ///
    /// Documents without their text are left out.
    pub fn gold(&self, decisions: &[Decision]) -> Vec<Value> {
        let decided = self.decided(decisions);
        let line = |article: &Article| {
            let text = article.text.as_ref().ok()?;
            let whole = |e: &Entry| decided.get(&*e.id).is_some_and(|d| d.verdict != Verdict::Open);
            if !article.entries.iter().all(whole) {
                return None;
            }
            let accepted = article.entries.iter().filter_map(|e| {
                let decision = decided.get(&*e.id)?;
                (decision.verdict == Verdict::Accepted).then(|| gold_row(&corrected(article, e, Some(decision))))
            });
            Some(json!({"id": article.id, "text": text, "statements": accepted.collect::<Vec<_>>()}))
        };
        self.articles().iter().filter_map(line).collect()
    }
}

/// The row of `entry` as the reviewer left it.
pub(super) fn corrected(article: &Article, entry: &Entry, decision: Option<&Decision>) -> Map<String, Value> {
    let mut row = entry.row.clone();
    let Some(decision) = decision else {
        row.insert("review".into(), json!("open"));
        return row;
    };
    row.insert("review".into(), json!(decision.verdict.name()));
    row.insert("reviewer".into(), json!(decision.reviewer));
    row.insert("reviewed".into(), json!(decision.time));
    if !decision.note.is_empty() {
        row.insert("note".into(), json!(decision.note));
    }
    let changes = &decision.changes;
    if let Some(name) = changes.name.as_deref().map(|n| Some(n).filter(|n| !n.is_empty()))
        && name != entry.name.as_deref()
    {
        rename(&mut row, article, name);
    }
    if let Some(stance) = &changes.stance {
        if stance.first() != entry.stance.first() {
            // They belong to the main stance.
            for field in ["code", "target", "target_entity", "target_country"] {
                row.remove(field);
            }
        }
        row.insert("stance".into(), json!(stance));
    }
    if let Some(content) = changes.content {
        row.insert("content".into(), json!(content));
        row.remove("content2");
        if let Some(second) = changes.content2 {
            row.insert("content2".into(), json!(second));
        }
        if let Ok(text) = &article.text {
            row.insert("type".into(), json!(quoted(text, content).name()));
        }
    }
    row
}

/// Puts another speaker into the row, with the entity he has elsewhere in the article.
fn rename(row: &mut Map<String, Value>, article: &Article, name: Option<&str>) {
    row.insert("name".into(), json!(name));
    row.insert("speaker".into(), Value::Null);
    let same = article
        .entries
        .iter()
        .find(|e| name.is_some() && e.name.as_deref() == name);
    for field in ["entity", "country"] {
        match same.and_then(|e| e.row.get(field)) {
            Some(value) => row.insert(field.into(), value.clone()),
            None => row.remove(field),
        };
    }
}

/// How much of `content` stands in quotation marks.
fn quoted(text: &str, content: Offsets) -> Type {
    let bounds = bounds(text);
    let (Some(&start), Some(&end)) = (bounds.get(content.start), bounds.get(content.end)) else {
        return Type::Indirect;
    };
    let mut tokens = Tokens::default();
    scan(text, &mut tokens);
    pair(&mut tokens);
    let inside = |t: &&Token| t.kind == TokenKind::Word && t.start as usize >= start && t.end as usize <= end;
    let quoted: Vec<bool> = tokens.list.iter().filter(inside).map(|t| t.within != NONE).collect();
    match (quoted.contains(&true), quoted.contains(&false)) {
        (true, false) => Type::Direct,
        (true, true) => Type::Mixed,
        (false, _) => Type::Indirect,
    }
}

/// The fields of the gold format; it writes plain information as the label `none`.
fn gold_row(row: &Map<String, Value>) -> Value {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_quotation_marks() {
        let text = "قال: «نعم هذا حق» ثم ذهب";
        let of = |words: &str| {
            let byte = text.find(words).unwrap();
            let start = text[..byte].chars().count();
            quoted(
                text,
                Offsets {
                    start,
                    end: start + words.chars().count(),
                },
            )
        };
        assert_eq!(of("نعم هذا حق"), Type::Direct);
        assert_eq!(of("«نعم هذا حق»"), Type::Direct);
        assert_eq!(of("هذا حق» ثم"), Type::Mixed);
        assert_eq!(of("ثم ذهب"), Type::Indirect);
    }
}
