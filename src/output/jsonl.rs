//! The lines for programs: one document a line.
//!
//! `id`, the fields that the input carried along, and `statements`; offsets count the code points of the input's text.

use super::CodePoints;
use super::columns::statement_id;
use crate::span::Span;
use crate::statement::{Document, Evidence, Reason, Statement};
use serde::Serialize;
use serde_json::{Map, Value};

#[derive(Serialize)]
struct Line<'d> {
    id: &'d str,
    #[serde(skip_serializing_if = "str::is_empty")]
    source_file: &'d str,
    #[serde(flatten)]
    fields: &'d Map<String, Value>,
    statements: Vec<Row<'d>>,
}

#[derive(Serialize)]
struct Row<'d> {
    id: String,
    cue: Option<Offsets>,
    speaker: Option<Offsets>,
    name: Option<&'d str>,
    content: Offsets,
    #[serde(skip_serializing_if = "Option::is_none")]
    content2: Option<Offsets>,
    #[serde(rename = "type")]
    kind: &'static str,
    stance: Vec<&'d str>,
    confidence: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    entity: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    country: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    target: Option<Offsets>,
    #[serde(skip_serializing_if = "Option::is_none")]
    target_entity: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    target_country: Option<&'d str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    evidence: Vec<Entry<'d>>,
}

#[derive(Serialize)]
struct Offsets {
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct Entry<'d> {
    decision: &'d str,
    #[serde(skip_serializing_if = "Option::is_none")]
    entry: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule: Option<&'d str>,
    file: &'d str,
    line: u32,
    #[serde(flatten)]
    at: Option<Offsets>,
}

fn evidence<'d>(e: &'d Evidence, offsets: impl FnMut(Span) -> Offsets) -> Entry<'d> {
    let of = |reason| (e.reason == reason).then_some(&*e.entry);
    Entry {
        decision: &e.decision,
        entry: of(Reason::Entry),
        rule: of(Reason::Rule),
        file: &e.place.file,
        line: e.place.line,
        at: e.span.map(offsets),
    }
}

pub(super) fn render(document: &Document, statements: &[Statement], out: &mut Vec<u8>) {
    let mut points = CodePoints::new(&document.text);
    let rows = statements
        .iter()
        .enumerate()
        .map(|(i, s)| row(document, i + 1, s, &mut points))
        .collect();
    let line = Line {
        id: &document.id,
        source_file: &document.source,
        fields: &document.fields,
        statements: rows,
    };
    serde_json::to_writer(&mut *out, &line).expect("memory takes the line, and its keys are strings");
    out.push(b'\n');
}

fn row<'d>(document: &'d Document, number: usize, statement: &'d Statement, points: &mut CodePoints<'_>) -> Row<'d> {
    let mut offsets = |span: Span| {
        let (start, end) = points.span(span);
        Offsets { start, end }
    };
    let entity = statement.entity.as_ref();
    let target = statement.target_entity.as_ref();
    Row {
        id: statement_id(document, number),
        cue: statement.cue.map(&mut offsets),
        speaker: statement.speaker.map(&mut offsets),
        name: statement.name.map(|n| n.of(&document.text)),
        content: offsets(statement.content),
        content2: statement.content2.map(&mut offsets),
        kind: statement.kind.name(),
        stance: statement.stance.iter().map(|label| &**label).collect(),
        code: statement.code.as_deref(),
        confidence: (f64::from(statement.confidence) * 1000.0).round() / 1000.0,
        entity: entity.map(|e| &*e.name),
        country: entity.and_then(|e| e.country.as_deref()),
        target: statement.target.map(&mut offsets),
        target_entity: target.map(|e| &*e.name),
        target_country: target.and_then(|e| e.country.as_deref()),
        evidence: statement.evidence.iter().map(|e| evidence(e, &mut offsets)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statement::{EntityRef, Type};

    #[test]
    fn a_line_keeps_the_contract() {
        let text = "قال الوزير: \"نعم\"";
        let at = |part: &str| {
            let start = text.find(part).unwrap();
            Span::new(start as u32, (start + part.len()) as u32)
        };
        let document = Document {
            id: "d".into(),
            text: text.into(),
            fields: Map::from_iter([("url".to_owned(), Value::from("u"))]),
            source: "a/b.txt".into(),
        };
        let statement = Statement {
            cue: Some(at("قال")),
            speaker: None,
            name: Some(at("الوزير")),
            entity: Some(EntityRef {
                name: "X".into(),
                country: None,
            }),
            content: at("نعم"),
            content2: None,
            kind: Type::Direct,
            stance: vec!["denial".into()],
            code: None,
            target: Some(at("الوزير")),
            target_entity: Some(EntityRef {
                name: "Y".into(),
                country: Some("FRA".into()),
            }),
            evidence: vec![Evidence {
                decision: "denial".into(),
                reason: Reason::Rule,
                entry: "r".into(),
                place: crate::lexicon::Place {
                    file: "rules.txt".into(),
                    line: 3,
                },
                span: Some(at("نعم")),
            }],
            confidence: 0.93,
        };
        let mut out = Vec::new();
        render(&document, &[statement], &mut out);
        assert!(out.ends_with(b"}\n") && out.starts_with(br#"{"id":"d","#));
        let line: Value = serde_json::from_slice(&out).unwrap();
        let expected = serde_json::json!({"id": "d", "source_file": "a/b.txt", "url": "u", "statements": [{
            "id": "d#1", "cue": {"start": 0, "end": 3}, "speaker": null, "name": "الوزير",
            "content": {"start": 13, "end": 16}, "type": "direct", "stance": ["denial"], "confidence": 0.93, "entity": "X",
            "target": {"start": 4, "end": 10}, "target_entity": "Y", "target_country": "FRA",
            "evidence": [{"decision": "denial", "rule": "r", "file": "rules.txt", "line": 3, "start": 13, "end": 16}],
        }]});
        assert_eq!(line, expected);
    }
}
