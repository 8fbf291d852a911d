//! The file of decisions: one JSON object a line, only ever appended to.

use super::Decision;
use std::fs::{File, TryLockError};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// A journal that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum JournalError {
    /// The system refuses.
    #[error("cannot use the journal {}: {source}", path.display())]
    File {
        /// The journal.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// Another program writes it.
    #[error(
        "another review is writing the journal {}; end it, or give --journal another file and merge them later",
        path.display()
    )]
    Locked {
        /// The journal.
        path: PathBuf,
    },
    /// A line is no decision.
    #[error("{}:{line}: no decision: {source}; mend or remove the line", path.display())]
    Line {
        /// The journal.
        path: PathBuf,
        /// The line, counted from 1.
        line: usize,
        /// Why.
        source: serde_json::Error,
    },
}

/// A journal open for appending.
#[derive(Debug)]
pub struct Journal {
    path: PathBuf,
    file: File,
}

impl Journal {
    /// Opens the journal at `path`, which is made where there is none.
    ///
    /// Nobody else can open it so while this one lives; the system takes the lock off when the program dies.
    ///
    /// The rest of a line that a killed program had begun is taken off: nobody was told that it was written.
    ///
    /// # Errors
    /// When it cannot be opened or written, or holds a line that is no decision.
    pub fn open(path: &Path) -> Result<Self, JournalError> {
        let fail = |source| JournalError::File {
            path: path.to_owned(),
            source,
        };
        let mut options = File::options();
        let mut file = options.read(true).append(true).create(true).open(path).map_err(fail)?;
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => return Err(JournalError::Locked { path: path.to_owned() }),
            // Some network drives know no locks; a journal there is better than none.
            Err(TryLockError::Error(_)) | Ok(()) => {}
        }
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).map_err(fail)?;
        parse(&bytes, path)?;
        let whole = whole_lines(&bytes);
        if whole < bytes.len() {
            if serde_json::from_slice::<Decision>(&bytes[whole..]).is_ok() {
                file.write_all(b"\n").map_err(fail)?;
            } else {
                file.set_len(whole as u64).map_err(fail)?;
            }
        }
        file.seek(SeekFrom::End(0)).map_err(fail)?;
        Ok(Journal {
            path: path.to_owned(),
            file,
        })
    }

    /// Appends `decision` and returns when the disk has it.
    ///
    /// # Errors
    /// When it cannot be written; the decision must then not be shown as taken.
    pub fn append(&mut self, decision: &Decision) -> Result<(), JournalError> {
        let mut line = serde_json::to_vec(decision).expect("a decision is JSON");
        line.push(b'\n');
        let written = self.file.write_all(&line).and_then(|()| self.file.sync_data());
        written.map_err(|source| JournalError::File {
            path: self.path.clone(),
            source,
        })
    }
}

/// The decisions of the journal at `path`, in their order; none where there is no file.
///
/// # Errors
/// When it cannot be read, or a line is no decision. A last line without its end is what a killed program leaves, and
/// is passed over.
pub fn read(path: &Path) -> Result<Vec<Decision>, JournalError> {
    match std::fs::read(path) {
        Ok(bytes) => parse(&bytes, path),
        Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(source) => Err(JournalError::File {
            path: path.to_owned(),
            source,
        }),
    }
}

/// How many bytes the lines with an end make.
fn whole_lines(bytes: &[u8]) -> usize {
    bytes.iter().rposition(|&b| b == b'\n').map_or(0, |at| at + 1)
}

fn parse(bytes: &[u8], path: &Path) -> Result<Vec<Decision>, JournalError> {
    let (whole, torn) = bytes.split_at(whole_lines(bytes));
    let mut decisions = Vec::new();
    for (i, line) in whole.split(|&b| b == b'\n').enumerate() {
        if line.trim_ascii().is_empty() {
            continue;
        }
        decisions.push(serde_json::from_slice(line).map_err(|source| JournalError::Line {
            path: path.to_owned(),
            line: i + 1,
            source,
        })?);
    }
    decisions.extend(serde_json::from_slice::<Decision>(torn).ok());
    Ok(decisions)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::Points;
    use crate::review::{Anchor, Changes, Verdict};

    fn decision(start: usize) -> Decision {
        Decision {
            time: "2026-01-31T12:00:00Z".into(),
            reviewer: "سلمى".into(),
            anchor: Anchor {
                document: "d".into(),
                cue: None,
                content: Points { start, end: start + 3 },
            },
            verdict: Verdict::Accepted,
            added: false,
            changes: Changes::default(),
            note: String::new(),
        }
    }

    #[test]
    fn wherever_the_last_line_is_torn_the_lines_before_it_stay() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("j.jsonl");
        let mut journal = Journal::open(&path).unwrap();
        journal.append(&decision(1)).unwrap();
        let first = std::fs::metadata(&path).unwrap().len() as usize;
        journal.append(&decision(2)).unwrap();
        drop(journal);
        let whole = std::fs::read(&path).unwrap();
        for cut in first..whole.len() {
            std::fs::write(&path, &whole[..cut]).unwrap();
            let left = read(&path).unwrap();
            assert_eq!(left[0], decision(1));
            Journal::open(&path).unwrap().append(&decision(3)).unwrap();
            let expected = [left, vec![decision(3)]].concat();
            assert_eq!(read(&path).unwrap(), expected, "cut at {cut}");
        }
    }

    #[test]
    fn two_cannot_write_one_journal() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("j.jsonl");
        let first = Journal::open(&path).unwrap();
        let message = Journal::open(&path).unwrap_err().to_string();
        assert!(message.contains("another review is writing"), "{message}");
        assert_eq!(read(&path).unwrap(), [], "reading needs no lock");
        drop(first);
        Journal::open(&path).unwrap();
    }

    #[test]
    fn a_broken_line_is_named() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("j.jsonl");
        std::fs::write(&path, "\n{}\n").unwrap();
        let message = read(&path).unwrap_err().to_string();
        assert!(message.contains("j.jsonl:2: no decision"), "{message}");
    }
}
