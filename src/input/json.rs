//! JSON over any lines: a list of objects, or objects one behind the other; memory holds one of them at a time.

use super::{Content, InputError, Origin, Reader, Record};
use std::io::{self, BufRead};

/// The documents of a JSON stream.
pub(super) struct Elements {
    reader: Option<Reader>,
    origin: Origin,
    limit: usize,
    line: u64,
}

/// An element while its bytes come in.
#[derive(Default)]
struct Element {
    bytes: Vec<u8>,
    length: usize,
    /// Brackets that are open.
    depth: usize,
    in_string: bool,
    escaped: bool,
}

impl Elements {
    pub(super) fn new(reader: Reader, limit: usize, origin: Origin) -> Self {
        Elements {
            reader: Some(reader),
            origin,
            limit,
            line: 1,
        }
    }

    /// The line where the next element begins, and its bytes as far as the limit goes.
    fn element(&mut self) -> io::Result<Option<(u64, Element)>> {
        let Some(reader) = &mut self.reader else {
            return Ok(None);
        };
        let mut element = Element::default();
        let mut begins = self.line;
        loop {
            let buffer = reader.fill_buf()?;
            if buffer.is_empty() {
                self.reader = None;
                return Ok((element.length > 0).then_some((begins, element)));
            }
            let mut taken = 0;
            let mut whole = false;
            for &b in buffer {
                if element.length == 0 {
                    // What stands between elements, and around them.
                    if b.is_ascii_whitespace() || matches!(b, b',' | b'[' | b']') {
                        self.line += u64::from(b == b'\n');
                        taken += 1;
                        continue;
                    }
                    begins = self.line;
                }
                // A bare word or number ends where the list goes on.
                if element.depth == 0 && !element.in_string && element.length > 0 && matches!(b, b',' | b']' | b'\n') {
                    whole = true;
                    break;
                }
                self.line += u64::from(b == b'\n');
                taken += 1;
                if element.take(b, self.limit) {
                    whole = true;
                    break;
                }
            }
            reader.consume(taken);
            if whole {
                return Ok(Some((begins, element)));
            }
        }
    }
}

impl Element {
    /// Takes the next byte; whether it closes the outermost bracket.
    fn take(&mut self, b: u8, limit: usize) -> bool {
        self.length += 1;
        if self.length <= limit {
            self.bytes.push(b);
        }
        if self.in_string {
            self.in_string = self.escaped || b != b'"';
            self.escaped = !self.escaped && b == b'\\';
            return false;
        }
        match b {
            b'"' => self.in_string = true,
            b'{' | b'[' => self.depth += 1,
            b'}' | b']' => {
                self.depth = self.depth.saturating_sub(1);
                return self.depth == 0;
            }
            _ => {}
        }
        false
    }
}

impl Iterator for Elements {
    type Item = Result<Record, InputError>;

    fn next(&mut self) -> Option<Self::Item> {
        match self.element() {
            Ok(None) => None,
            Ok(Some((line, element))) => {
                let origin = self.origin.line(line);
                Some(if element.length > self.limit {
                    Err(InputError::TooLong {
                        origin,
                        limit: self.limit,
                    })
                } else {
                    Ok(Record {
                        origin,
                        id: None,
                        fields: serde_json::Map::new(),
                        content: Content::Json(element.bytes),
                    })
                })
            }
            Err(e) => {
                self.reader = None;
                Some(Err(self.origin.line(self.line).unreadable(e)))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fields::Mapping;
    use super::*;

    fn read(json: &str) -> Vec<Result<String, String>> {
        let reader = Box::new(io::BufReader::with_capacity(
            3,
            io::Cursor::new(json.as_bytes().to_vec()),
        ));
        Elements::new(reader, 60, Origin::file("f.json".as_ref()))
            .map(|r| r.and_then(|r| r.document(&Mapping::default())))
            .map(|d| d.map(|d| format!("{}={}", d.id, d.text)).map_err(|e| e.to_string()))
            .collect()
    }

    #[test]
    fn lists_objects_and_streams_of_them() {
        let first = "{\"id\": \"a\",\n \"text\": \"}]\\\"\\\\\"}";
        let second = "{\"text\": \"y\", \"n\": [{\"x\": []}]}";
        for (json, line) in [
            (format!("[{first},\n{second}]"), 3),
            (format!(" [\n{first} , {second}\n]\n"), 3),
            (format!("{first}{second}"), 2),
        ] {
            let id = format!("f.json:{line}=y");
            assert_eq!(read(&json), [Ok("a=}]\"\\".to_owned()), Ok(id)], "{json}");
        }
        assert_eq!(read("[]"), []);
    }

    #[test]
    fn what_is_wrong_is_named_and_the_rest_read() {
        let found = read("[1,\n{\"id\": 2},\n{\"text\": \"x\" y},\n{\"text\": \"z\"}");
        for (i, word) in [":1: not a JSON object", ":2: no field `text`", ":3: not a JSON object"]
            .iter()
            .enumerate()
        {
            assert!(found[i].as_ref().unwrap_err().contains(word), "{found:?}");
        }
        assert_eq!(found[3], Ok("f.json:4=z".to_owned()));
    }

    #[test]
    fn what_is_cut_off_or_too_long_is_named() {
        let found = read("[{\"text\": \"x\"},\n{\"text\": \"y");
        assert!(
            found[1].as_ref().unwrap_err().contains(":2: not a JSON object"),
            "{found:?}"
        );
        let found = read(&format!("[{{\"text\": \"{}\"}}, {{\"text\": \"y\"}}]", "x".repeat(60)));
        assert!(found[0].as_ref().unwrap_err().contains(":1: longer than"), "{found:?}");
        assert!(found[1].is_ok());
    }
}
