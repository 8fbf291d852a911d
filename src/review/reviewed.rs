//! The statements of a table with the corrections of reviewers in the machine's place, and what is written of them.

use super::{Anchor, Article, Changes, Draft, Entry, Standing, Status, Table, Verdict};
use crate::output::{GAP, Letters, Points, ReviewCells, TableDocument, TableRow};
use crate::statement::Type;
use crate::text::{NONE, Token, TokenKind, Tokens, pair, scan};
use serde_json::{Map, Value, json};
use std::borrow::Cow;

impl Article {
    /// The row of `entry`, one of its statements, as the reviewers left it.
    pub fn corrected(&self, entry: &Entry) -> TableRow {
        let (machine, standing) = (&entry.row, entry.standing());
        let mut row = machine.clone();
        if standing.name != machine.name.as_deref() {
            rename(&mut row, self, standing.name);
        }
        if standing.stance != machine.stance {
            if standing.stance.first() != machine.stance.first() {
                // they belong to the main stance
                (row.code, row.target, row.target_entity, row.target_country) = (None, None, None, None);
                row.words.remove("target");
            }
            row.stance = standing.stance.to_vec();
        }
        if (standing.content, standing.content2) != (machine.content, machine.content2) {
            (row.content, row.content2) = (standing.content, standing.content2);
            row.words.remove("statement");
            if let (Ok(text), Some(content)) = (&self.text, standing.content) {
                row.kind = quoted(text, content).name().to_owned();
            }
        }
        row.review = cells(entry, &standing);
        row
    }
}

impl Article {
    /// The decision that the machine missed a statement here: what was said, which words report it, who speaks (empty for
    /// nobody) and his stances.
    pub fn missed(&self, cue: Option<Points>, content: Points, name: &str, stance: Vec<String>) -> Draft {
        Draft {
            anchor: Anchor {
                document: self.name.clone(),
                cue,
                content,
            },
            verdict: Verdict::Accepted,
            added: true,
            changes: Changes {
                name: Some(name.to_owned()),
                stance: Some(stance),
                content: Some(content),
                content2: None,
            },
            note: String::new(),
        }
    }

    /// What was said, as the reviewers left it; empty where neither article nor table has it.
    pub fn said<'e>(&'e self, entry: &'e Entry) -> Cow<'e, str> {
        let standing = entry.standing();
        if (standing.content, standing.content2) == (entry.row.content, entry.row.content2) {
            return Cow::Borrowed(&entry.content);
        }
        let letters = self.text.as_ref().ok().map(|text| Letters::new(text));
        let words = |span: Option<Points>| letters.as_ref()?.words(span?);
        let halves = [words(standing.content), words(standing.content2)];
        Cow::Owned(halves.into_iter().flatten().collect::<Vec<_>>().join(GAP))
    }
}

fn cells(entry: &Entry, standing: &Standing<'_>) -> ReviewCells {
    let mut cells = ReviewCells {
        review: standing.status.in_tables().to_owned(),
        ..ReviewCells::default()
    };
    if let Some(decision) = entry.decision() {
        cells.reviewer.clone_from(&decision.reviewer);
        cells.reviewed.clone_from(&decision.time);
        cells.note.clone_from(&decision.note);
    }
    cells
}

/// Puts another speaker into the row, with the entity he has elsewhere in the article.
fn rename(row: &mut TableRow, article: &Article, name: Option<&str>) {
    row.name = name.map(str::to_owned);
    let text = article.text.as_deref().ok();
    row.speaker = text
        .zip(row.cue)
        .zip(name)
        .and_then(|((text, cue), name)| beside(text, cue, name));
    row.words.remove("speaker_in_text");
    let mut entries = article.entries.iter().map(|e| &e.row);
    let same = entries.find(|r| name.is_some() && r.name.as_deref() == name);
    row.entity = same.and_then(|r| r.entity.clone());
    row.country = same.and_then(|r| r.country.clone());
}

/// Where `name` stands beside the cue, before or behind it, with nothing but white space between.
fn beside(text: &str, cue: Points, name: &str) -> Option<Points> {
    let letters = Letters::new(text);
    let cue = letters.bytes(cue)?;
    let (before, behind) = (text[..cue.start].trim_end(), &text[cue.end..]);
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let from = text.len() - behind.trim_start().len();
    let start = match text[from..].strip_prefix(name) {
        Some(rest) if !is_letter(rest.chars().next()) => from,
        _ => {
            let rest = before.strip_suffix(name)?;
            Some(rest.len()).filter(|_| !is_letter(rest.chars().next_back()))?
        }
    };
    Some(Points {
        start: letters.point(start),
        end: letters.point(start + name.len()),
    })
}

impl Table {
    /// The reviewed table: each statement with `review` (`accepted`, `added`, `rejected` or `open`), who reviewed it and when, and
    /// the corrections in the machine's place.
    pub fn reviewed(&self) -> impl Iterator<Item = (&Article, TableDocument)> {
        self.articles().iter().map(|article| {
            let document = TableDocument {
                id: article.id.clone(),
                source_file: article.source_file.clone(),
                fields: article.fields.clone(),
                statements: article.entries.iter().map(|e| article.corrected(e)).collect(),
            };
            (article, document)
        })
    }

    /// The documents whose statements have all been decided, with their text and what was accepted, as a gold file.
    ///
    /// Documents without their text are left out.
    pub fn gold(&self) -> Vec<Value> {
        let line = |article: &Article| {
            let text = article.text.as_ref().ok()?;
            let status = |e: &Entry| e.standing().status;
            // where nothing was found nothing was looked at
            if article.entries.is_empty() || article.entries.iter().any(|e| status(e) == Status::Open) {
                return None;
            }
            let entries = article.entries.iter().filter(|e| status(e).is_accepted());
            let statements: Vec<Value> = entries.map(|e| gold_row(&article.corrected(e))).collect();
            Some(json!({"id": article.id, "text": text, "statements": statements}))
        };
        self.articles().iter().filter_map(line).collect()
    }
}

/// How much of `content` stands in quotation marks.
pub(super) fn quoted(text: &str, content: Points) -> Type {
    let Some(bytes) = Letters::new(text).bytes(content) else {
        return Type::Indirect;
    };
    let mut tokens = Tokens::default();
    scan(text, &mut tokens);
    pair(&mut tokens);
    let inside =
        |t: &&Token| t.kind == TokenKind::Word && t.start as usize >= bytes.start && t.end as usize <= bytes.end;
    let quoted: Vec<bool> = tokens.list.iter().filter(inside).map(|t| t.within != NONE).collect();
    match (quoted.contains(&true), quoted.contains(&false)) {
        (true, false) => Type::Direct,
        (true, true) => Type::Mixed,
        (false, _) => Type::Indirect,
    }
}

/// The fields of the gold format; it writes plain information as the label `none`.
fn gold_row(row: &TableRow) -> Value {
    const FIELDS: [&str; 7] = ["cue", "speaker", "name", "content", "content2", "type", "stance"];
    let whole = serde_json::to_value(row).expect("a row is JSON");
    let mut gold: Map<String, Value> = FIELDS
        .iter()
        .filter_map(|f| Some(((*f).to_owned(), whole.get(*f)?.clone())))
        .collect();
    if row.stance.is_empty() {
        gold.insert("stance".into(), json!(["none"]));
    }
    Value::Object(gold)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_speaker_who_stands_beside_the_cue() {
        let text = "وقال الوزير إن الاتفاق قريب. الرئيس نفى.";
        let cue = |start, end| Points { start, end };
        assert_eq!(beside(text, cue(0, 4), "الوزير"), Some(cue(5, 11)));
        assert_eq!(beside(text, cue(0, 4), "الوز"), None, "a part of a word is nobody");
        assert_eq!(beside(text, cue(36, 39), "الرئيس"), Some(cue(29, 35)));
        assert_eq!(beside(text, cue(36, 39), "الوزير"), None);
        assert_eq!(beside(text, cue(0, 99), "الوزير"), None);
    }

    #[test]
    fn what_stands_in_quotation_marks() {
        let text = "قال: «نعم هذا حق» ثم ذهب";
        let of = |words: &str| {
            let byte = text.find(words).unwrap();
            let start = text[..byte].chars().count();
            let end = start + words.chars().count();
            quoted(text, Points { start, end })
        };
        assert_eq!(of("نعم هذا حق"), Type::Direct);
        assert_eq!(of("«نعم هذا حق»"), Type::Direct);
        assert_eq!(of("هذا حق» ثم"), Type::Mixed);
        assert_eq!(of("ثم ذهب"), Type::Indirect);
    }
}
