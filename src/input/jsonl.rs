//! JSONL: one document a line, with `id` and `text`; all other fields are carried along to the output.

use super::{Content, InputError, Origin, Reader, Record, text};
use serde_json::{Map, Value};
use std::io::{self, BufRead};

/// The documents of a JSONL stream; memory holds one line at a time.
pub(super) struct Lines {
    reader: Option<Reader>,
    origin: Origin,
    limit: usize,
    number: u64,
}

impl Lines {
    pub(super) fn new(reader: Reader, limit: usize, origin: Origin) -> Self {
        Lines {
            reader: Some(reader),
            origin,
            limit,
            number: 0,
        }
    }
}

impl Iterator for Lines {
    type Item = Result<Record, InputError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let mut line = Vec::new();
            let read = read_line(self.reader.as_mut()?, &mut line, self.limit);
            self.number += 1;
            let origin = self.origin.line(self.number);
            match read {
                Ok(0) => return None,
                Ok(length) if length > self.limit => {
                    return Some(Err(InputError::TooLong {
                        origin,
                        limit: self.limit,
                    }));
                }
                Ok(_) => {}
                Err(e) => {
                    self.reader = None;
                    return Some(Err(origin.unreadable(e)));
                }
            }
            if !text::without_bom(&line).trim_ascii().is_empty() {
                return Some(Ok(Record {
                    origin,
                    id: None,
                    fields: serde_json::Map::new(),
                    content: Content::Json(line),
                }));
            }
        }
    }
}

/// Reads a line with its end, of which `line` takes no more than `limit` bytes; how long it is.
fn read_line(reader: &mut Reader, line: &mut Vec<u8>, limit: usize) -> io::Result<usize> {
    let mut length = 0;
    loop {
        let buffer = reader.fill_buf()?;
        let end = memchr::memchr(b'\n', buffer).map(|at| at + 1);
        let taken = end.unwrap_or(buffer.len());
        let wanted = taken.min(limit.saturating_sub(length));
        line.extend_from_slice(&buffer[..wanted]);
        reader.consume(taken);
        length += taken;
        if end.is_some() || taken == 0 {
            return Ok(length);
        }
    }
}

/// The fields of a JSON object.
pub(super) fn fields(bytes: &[u8], origin: &Origin) -> Result<Map<String, Value>, InputError> {
    let text = text::decode(bytes, origin)?;
    serde_json::from_str(text).map_err(|e| InputError::Record {
        origin: origin.clone(),
        message: format!("not a JSON object: {e}"),
    })
}

#[cfg(test)]
mod tests {
    use super::super::fields::Mapping;
    use super::*;
    use crate::statement::Document;

    fn read(lines: &str) -> Vec<Result<Document, String>> {
        let reader = Box::new(io::Cursor::new(lines.as_bytes().to_vec()));
        Lines::new(reader, 100, Origin::file("f.jsonl".as_ref()))
            .map(|r| r.and_then(|r| r.document(&Mapping::default())))
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
        let long = format!("{{\"text\": \"{}\"}}", "x".repeat(100));
        for (line, word) in [
            ("{\"id\": \"a\"", "not a JSON object"),
            ("[1]", "not a JSON object"),
            ("{\"id\": \"a\"}", "no field `text`"),
            ("{\"id\": [], \"text\": \"\"}", "`id` must be"),
            ("{\"text\": 3}", "`text` must be"),
            ("{\"text\": \"\\ud800\"}", "not a JSON object"),
            ("\0", "NUL"),
            (&long, "longer than"),
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
}
