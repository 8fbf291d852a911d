//! A plain text: one document, or where it is too long for that, several, so that memory holds a part of it at a time.
//!
//! The parts, one behind the other, are the text. A part ends where a reader would lay a book aside: behind a blank line,
//! else a line, else a sentence, else a word.

use super::text::BOM;
use super::{Content, InputError, Origin, Reader, Record};
use serde_json::Map;
use std::io::{self, Read};
use std::mem;

/// A text of no more bytes than this is one document.
pub(super) const WHOLE: usize = 1 << 20;

/// The parts of a longer one have so many at most: still dozens of articles.
const PART: usize = 1 << 17;

/// How many a character may have.
const CHARACTER: usize = 4;

/// What ends a sentence where a space follows.
const STOPS: &[&str] = &[".", "!", "?", "؟", "…"];

/// The field of a part that says how many code points of the text stand before it.
const OFFSET: &str = "offset";

/// What a text is read as.
pub(super) enum Text {
    /// One document.
    Whole(Vec<u8>),
    /// Several.
    Parts(Parts),
}

/// The text in `reader`, called `id`, of which a document may have no more than `limit` bytes.
pub(super) fn read(reader: Reader, limit: usize, origin: Origin, id: String) -> Result<Text, InputError> {
    let whole = limit.min(WHOLE);
    let mut parts = Parts {
        reader: Some(reader),
        held: Vec::new(),
        fault: None,
        origin,
        id,
        size: whole.clamp(CHARACTER, PART),
        number: 0,
        before: Before::default(),
    };
    parts.hold(whole + 1);
    if parts.held.len() > whole {
        if parts.held.starts_with(BOM) {
            parts.held.drain(..BOM.len());
            parts.before.bytes = BOM.len();
        }
        return Ok(Text::Parts(parts));
    }
    match parts.fault {
        Some(e) => Err(parts.origin.unreadable(e)),
        None => Ok(Text::Whole(parts.held)),
    }
}

/// The records of a long text; see the module's head.
pub(super) struct Parts {
    /// `None` when there is no more to be read.
    reader: Option<Reader>,
    /// What was read and not given out.
    held: Vec<u8>,
    /// Why reading ended before its time.
    fault: Option<io::Error>,
    origin: Origin,
    id: String,
    /// How many bytes a part may have.
    size: usize,
    /// How many parts were given out.
    number: u64,
    before: Before,
}

/// What stands before a part.
#[derive(Default)]
struct Before {
    bytes: usize,
    code_points: usize,
    lines: usize,
}

impl Parts {
    /// Reads on until `size` bytes are held, or all there are.
    fn hold(&mut self, size: usize) {
        let missing = size.saturating_sub(self.held.len());
        let Some(reader) = &mut self.reader else { return };
        match reader.take(missing as u64).read_to_end(&mut self.held) {
            Ok(read) if read == missing => {}
            end => {
                self.fault = end.err();
                self.reader = None;
            }
        }
    }

    /// The part that `bytes` are.
    fn record(&mut self, bytes: Vec<u8>) -> Record {
        let before = Before {
            bytes: self.before.bytes + bytes.len(),
            code_points: self.before.code_points + bytes.iter().filter(|&&b| begins(b)).count(),
            lines: self.before.lines + memchr::memchr_iter(b'\n', &bytes).count(),
        };
        let before = mem::replace(&mut self.before, before);
        self.number += 1;
        Record {
            origin: self.origin.line(before.lines as u64 + 1),
            id: Some(format!("{}#{}", self.id, self.number)),
            fields: Map::from_iter([(OFFSET.to_owned(), before.code_points.into())]),
            content: Content::Part {
                bytes,
                before: before.bytes,
            },
        }
    }
}

impl Iterator for Parts {
    type Item = Result<Record, InputError>;

    fn next(&mut self) -> Option<Self::Item> {
        self.hold(self.size + 1);
        if self.held.is_empty() {
            let origin = self.origin.line(self.before.lines as u64 + 1);
            return self.fault.take().map(|e| Err(origin.unreadable(e)));
        }
        let end = if self.held.len() > self.size {
            cut(&self.held, self.size)
        } else {
            self.held.len()
        };
        let rest = self.held.split_off(end);
        let bytes = mem::replace(&mut self.held, rest);
        // what has a NUL in it is a program or a picture, in all its parts
        if memchr::memchr(0, &bytes).is_some() {
            self.reader = None;
            self.held.clear();
        }
        Some(Ok(self.record(bytes)))
    }
}

/// Whether a character of UTF-8 begins with this byte.
fn begins(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

/// Where a part of `size` bytes at most, which `text` is longer than, ends best: in its second half, unless there is nothing
/// but one word.
fn cut(text: &[u8], size: usize) -> usize {
    let part = &text[..size];
    let far = |end: fn(&[u8]) -> Option<usize>| end(part).filter(|&at| at > size / 2);
    let end = far(blank_line)
        .or_else(|| far(line))
        .or_else(|| far(sentence))
        .or_else(|| far(word));
    end.unwrap_or_else(|| (1..=size).rev().find(|&at| begins(text[at])).unwrap_or(size))
}

/// Behind the last blank line.
fn blank_line(part: &[u8]) -> Option<usize> {
    let mut ends = memchr::memrchr_iter(b'\n', part).peekable();
    while let Some(end) = ends.next() {
        let blank = |&start: &usize| part[start..end].trim_ascii().is_empty();
        if ends.peek().is_some_and(blank) {
            return Some(end + 1);
        }
    }
    None
}

/// Behind the last line.
fn line(part: &[u8]) -> Option<usize> {
    memchr::memrchr(b'\n', part).map(|end| end + 1)
}

/// Behind the last sentence and the space that follows it.
fn sentence(part: &[u8]) -> Option<usize> {
    let ends = |&at: &usize| STOPS.iter().any(|stop| part[..at].ends_with(stop.as_bytes()));
    memchr::memrchr_iter(b' ', part).find(ends).map(|at| at + 1)
}

/// Behind the last word and the space that follows it.
fn word(part: &[u8]) -> Option<usize> {
    part.iter().rposition(u8::is_ascii_whitespace).map(|at| at + 1)
}

#[cfg(test)]
mod tests {
    use super::super::fields::Mapping;
    use super::*;
    use crate::statement::Document;

    /// The documents of `text`, of which one may have no more than `limit` bytes.
    fn parts(text: impl Into<Vec<u8>>, limit: usize) -> Vec<Result<Document, String>> {
        let reader = Box::new(io::Cursor::new(text.into()));
        match read(reader, limit, Origin::file("t.txt".as_ref()), "t".into()) {
            Ok(Text::Parts(parts)) => parts
                .map(|r| r.and_then(|r| r.document(&Mapping::default())))
                .map(|d| d.map_err(|e| e.to_string()))
                .collect(),
            Ok(Text::Whole(bytes)) => panic!("{} bytes are one document", bytes.len()),
            Err(e) => vec![Err(e.to_string())],
        }
    }

    fn texts(text: &str, limit: usize) -> Vec<String> {
        parts(text, limit).into_iter().map(|d| d.unwrap().text).collect()
    }

    #[test]
    fn what_is_short_enough_is_whole() {
        let text = "ab\n\ncd";
        let reader = Box::new(io::Cursor::new(text));
        let found = read(reader, text.len(), Origin::stdin(), "t".into());
        assert!(matches!(found, Ok(Text::Whole(bytes)) if bytes == text.as_bytes()));
        assert_eq!(texts(text, text.len() - 1), ["ab\n\n", "cd"]);
    }

    #[test]
    fn parts_end_with_the_largest_thing_that_ends() {
        for (text, first) in [
            ("a b c d. e\n\nf\ng. h", "a b c d. e\n\n"),
            ("a b c d. e\r\n \r\nf\ng. h", "a b c d. e\r\n \r\n"),
            ("a b c d. e\nf. g h i j", "a b c d. e\n"),
            ("a b c d e؟ f g h i j", "a b c d e؟ "),
            ("a b c d e f g h i j k", "a b c d e f g h "),
            ("قالواقالواقالوا", "قالواقال"),
            // what ends too early would leave crumbs
            ("a\n\nb c d e f g h i j", "a\n\nb c d e f g "),
        ] {
            let found = texts(text, 16);
            assert_eq!(found[0], first);
            assert_eq!(found.concat(), text);
        }
    }

    #[test]
    fn a_part_says_where_it_stands() {
        let found = parts("\u{FEFF}قال:\nنعم\n\nوقال:\nلا", 20);
        let found: Vec<Document> = found.into_iter().map(Result::unwrap).collect();
        let ids: Vec<&str> = found.iter().map(|d| &*d.id).collect();
        assert_eq!(ids, ["t#1", "t#2"]);
        assert_eq!(found[1].text, "وقال:\nلا");
        assert_eq!(
            (&found[0].fields[OFFSET], &found[1].fields[OFFSET]),
            (&0.into(), &10.into())
        );
        assert!(found.iter().all(|d| d.source == "t.txt"));
    }

    #[test]
    fn a_wrong_byte_spoils_its_part() {
        let text = [&b"\xEF\xBB\xBFabcdef\n\n"[..], b"ab\xFFdef\n\n", b"abcdef"].concat();
        let found = parts(text, 10);
        assert_eq!(found[0].as_ref().unwrap().text, "abcdef\n\n");
        let message = found[1].as_ref().unwrap_err();
        assert!(message.starts_with("t.txt:3: not UTF-8 (at byte 13)"), "{message}");
        assert_eq!(found[2].as_ref().unwrap().id, "t#3");
    }

    #[test]
    fn a_nul_ends_it() {
        let found = parts("abcdef\n\nabcd\0f\n\nabcdef\n\nabcdef", 10);
        assert_eq!(found.len(), 2);
        let message = found[1].as_ref().unwrap_err();
        assert!(message.starts_with("t.txt:3: not text (a NUL at byte 12)"), "{message}");
    }

    #[test]
    fn what_stands_before_damage_is_read() {
        struct Damaged;
        impl Read for Damaged {
            fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
                Err(io::Error::other("torn"))
            }
        }
        let reader = Box::new(io::BufReader::new(io::Cursor::new("abcdef\n\nabc").chain(Damaged)));
        let Ok(Text::Parts(parts)) = read(reader, 8, Origin::stdin(), "t".into()) else {
            panic!("several documents");
        };
        let found: Vec<_> = parts.collect();
        assert_eq!(found.len(), 3);
        assert!(found[1].is_ok());
        let message = found[2].as_ref().unwrap_err().to_string();
        assert!(
            message.contains("standard input:3") && message.contains("torn"),
            "{message}"
        );
    }
}
