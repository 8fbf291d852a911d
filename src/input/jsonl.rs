//! JSONL: one document a line, with `id` and `text`; all other fields are carried along to the output.

use super::{InputError, Origin, text};
use crate::statement::Document;
use serde_json::{Map, Value};
use std::io::BufRead;

/// Whether the first line of a file without a telling name is a document of JSONL.
pub(super) fn looks_like(line: &[u8]) -> bool {
    if !line.trim_ascii_start().starts_with(b"{") {
        return false;
    }
    match serde_json::from_slice::<Map<String, Value>>(line) {
        Ok(object) => object.contains_key("text") || object.contains_key("id"),
        // A broken first line must not turn the whole file into an article.
        Err(_) => [&b"\"text\""[..], b"\"id\""]
            .iter()
            .any(|key| line.windows(key.len()).any(|w| w == *key)),
    }
}

/// The documents of a JSONL stream; memory holds one line at a time.
pub(super) struct Lines<R> {
    reader: Option<R>,
    origin: Origin,
    number: u64,
}

impl<R: BufRead> Lines<R> {
    pub(super) fn new(reader: R, origin: Origin) -> Self {
        Lines {
            reader: Some(reader),
            origin,
            number: 0,
        }
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = Result<Document, InputError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let mut line = Vec::new();
            match self.reader.as_mut()?.read_until(b'\n', &mut line) {
                Ok(0) => return None,
                Ok(_) => self.number += 1,
                Err(e) => {
                    self.reader = None;
                    return Some(Err(self.origin.unreadable(e)));
                }
            }
            if !text::without_bom(&line).trim_ascii().is_empty() {
                return Some(document(line, self.origin.line(self.number)));
            }
        }
    }
}

fn document(line: Vec<u8>, origin: Origin) -> Result<Document, InputError> {
    let line = text::decode(line, &origin)?;
    let wrong = |message: String| InputError::Json {
        origin: origin.clone(),
        message,
    };
    let mut fields: Map<String, Value> =
        serde_json::from_str(&line).map_err(|e| wrong(format!("not a JSON object on one line: {e}")))?;
    let id = match fields.remove("id") {
        None | Some(Value::Null) => origin.to_string(),
        Some(Value::String(id)) => id,
        Some(Value::Number(id)) => id.to_string(),
        Some(_) => return Err(wrong("`id` must be a string or a number".to_owned())),
    };
    let text = match fields.remove("text") {
        Some(Value::String(text)) => text,
        Some(_) => return Err(wrong("`text` must be a string".to_owned())),
        None => return Err(wrong("no field `text`; put the article there".to_owned())),
    };
    // What an earlier run of this program wrote; the output has its own.
    fields.remove("statements");
    fields.remove("source_file");
    Ok(Document {
        id,
        text,
        fields,
        source: origin.source(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(lines: &str) -> Vec<Result<Document, String>> {
        Lines::new(lines.as_bytes(), Origin::file("f.jsonl".as_ref()))
            .map(|d| d.map_err(|e| e.to_string()))
            .collect()
    }

    #[test]
    fn ids_are_strings_numbers_or_the_line() {
        let found =
            read("\u{FEFF}{\"id\": \"a\", \"text\": \"x\"}\r\n\n{\"id\": 7, \"text\": \"\"}\n{\"text\": \"y\"}");
        let ids: Vec<String> = found.into_iter().map(|d| d.unwrap().id).collect();
        assert_eq!(ids, ["a", "7", "f.jsonl:4"]);
    }

    #[test]
    fn other_fields_are_kept_but_old_statements_are_not() {
        let found = read(r#"{"id": "a", "text": "x", "url": "u", "n": [1], "statements": []}"#);
        let fields = &found[0].as_ref().unwrap().fields;
        assert_eq!(Value::Object(fields.clone()), serde_json::json!({"url": "u", "n": [1]}));
    }

    #[test]
    fn a_broken_line_is_named_and_the_next_one_read() {
        for (line, word) in [
            ("{\"id\": \"a\"", "not a JSON object"),
            ("[1]", "not a JSON object"),
            ("{\"id\": \"a\"}", "no field `text`"),
            ("{\"id\": [], \"text\": \"\"}", "`id` must be"),
            ("{\"text\": 3}", "`text` must be"),
            ("{\"text\": \"\\ud800\"}", "not a JSON object"),
            ("\0", "NUL"),
        ] {
            let found = read(&format!("{line}\n{{\"id\": \"b\", \"text\": \"x\"}}\n"));
            let message = found[0].as_ref().expect_err(line);
            assert!(
                message.starts_with("f.jsonl:1: ") && message.contains(word),
                "{message}"
            );
            assert_eq!(found[1].as_ref().unwrap().id, "b");
        }
    }

    #[test]
    fn jsonl_is_told_by_its_first_line() {
        for (line, is) in [
            (r#"{"id": 1, "text": ""}"#, true),
            (r#"  {"text": "#, true),
            (r#"{"title": ""}"#, false),
            ("{", false),
            ("قال", false),
            ("", false),
        ] {
            assert_eq!(looks_like(line.as_bytes()), is, "{line}");
        }
    }
}
