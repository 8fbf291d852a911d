//! Documents in: files, folders and standard input, as text or as JSONL.
//!
//! What to read is listed first, because the ids of text files depend on each other's names; the documents are then read
//! one at a time, and JSONL line by line, so that a corpus larger than memory passes through. What cannot be read comes
//! as an [`InputError`] in its place, and the documents behind it go on.

mod error;
mod jsonl;
mod list;
mod text;

pub use error::{InputError, Origin};

use crate::statement::Document;
use list::Source;
use std::fs::File;
use std::io::{BufRead, BufReader, Cursor, Read};
use std::path::{Path, PathBuf};

/// What an open file or standard input is read through.
type Reader = Box<dyn BufRead + Send>;

/// The documents of all inputs, in order; see the module's head.
pub struct Documents {
    sources: std::vec::IntoIter<Result<Source, InputError>>,
    lines: Option<jsonl::Lines<Reader>>,
}

impl std::fmt::Debug for Documents {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Documents")
            .field("sources", &self.sources)
            .finish_non_exhaustive()
    }
}

impl Documents {
    /// The documents of `inputs`: files, folders, and `-` for standard input.
    ///
    /// In folders hidden files are passed over, and so is `output`, the table this run replaces.
    pub fn of(inputs: &[PathBuf], output: Option<&Path>) -> Self {
        Documents {
            sources: list::list(inputs, output).into_iter(),
            lines: None,
        }
    }

    fn open(&mut self, source: Source) -> Option<Result<Document, InputError>> {
        let (reader, origin, id) = match source {
            Source::Stdin => (
                Box::new(BufReader::new(std::io::stdin())) as Reader,
                Origin::stdin(),
                "stdin".to_owned(),
            ),
            Source::File { path, id } => match File::open(&path) {
                Ok(file) => (
                    Box::new(BufReader::with_capacity(1 << 16, file)) as Reader,
                    Origin::file(&path),
                    id,
                ),
                Err(source) => return Some(Err(InputError::Unreadable { path, source })),
            },
        };
        match told_apart(reader, &origin) {
            Ok(Content::Jsonl(reader)) => {
                self.lines = Some(jsonl::Lines::new(reader, origin));
                None
            }
            Ok(Content::Text(reader)) => Some(text::read(reader, &origin).map(|text| Document {
                id,
                text,
                source: origin.source(),
                ..Document::default()
            })),
            Err(e) => Some(Err(e)),
        }
    }
}

impl Iterator for Documents {
    type Item = Result<Document, InputError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(lines) = &mut self.lines {
                match lines.next() {
                    Some(document) => return Some(document),
                    None => self.lines = None,
                }
            }
            match self.sources.next()? {
                Ok(source) => {
                    if let Some(document) = self.open(source) {
                        return Some(document);
                    }
                }
                Err(e) => return Some(Err(e)),
            }
        }
    }
}

enum Content {
    Text(Reader),
    Jsonl(Reader),
}

/// Tells JSONL from text, by the name or by the first line that is not blank.
fn told_apart(mut reader: Reader, origin: &Origin) -> Result<Content, InputError> {
    if origin.is_named_jsonl() {
        return Ok(Content::Jsonl(reader));
    }
    let mut head = Vec::new();
    loop {
        let before = head.len();
        let read = reader.read_until(b'\n', &mut head).map_err(|e| origin.unreadable(e))?;
        let line = text::without_bom(&head[before..]);
        if read == 0 || !line.trim_ascii().is_empty() {
            let jsonl = jsonl::looks_like(line);
            let reader = Box::new(Cursor::new(head).chain(reader));
            return Ok(if jsonl {
                Content::Jsonl(reader)
            } else {
                Content::Text(reader)
            });
        }
    }
}
