//! Why a document was skipped, and what to do about it.

use std::fmt;
use std::path::{Path, PathBuf};

/// Where a document comes from: a file or standard input, and the line where there is more than one in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The file; `None` for standard input.
    pub path: Option<PathBuf>,
    /// The line, counted from 1.
    pub line: Option<u64>,
}

impl Origin {
    pub(super) fn stdin() -> Self {
        Origin { path: None, line: None }
    }

    pub(super) fn file(path: &Path) -> Self {
        Origin {
            path: Some(path.to_owned()),
            line: None,
        }
    }

    pub(super) fn line(&self, line: u64) -> Self {
        Origin {
            path: self.path.clone(),
            line: Some(line),
        }
    }

    pub(super) fn unreadable(&self, source: std::io::Error) -> InputError {
        InputError::Unreadable {
            origin: self.clone(),
            source,
        }
    }

    /// The file as [`crate::Document::source`] names it.
    pub(super) fn source(&self) -> String {
        match &self.path {
            Some(path) => path.to_string_lossy().into_owned(),
            None => "-".to_owned(),
        }
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.path {
            Some(path) => write!(f, "{}", path.display())?,
            None => f.write_str("standard input")?,
        }
        self.line.map_or(Ok(()), |line| write!(f, ":{line}"))
    }
}

impl InputError {
    fn origin(&self) -> Option<&Origin> {
        match self {
            InputError::Loop { .. } | InputError::EmptyFolder { .. } => None,
            InputError::Unreadable { origin, .. }
            | InputError::Binary { origin, .. }
            | InputError::NotUtf8 { origin, .. }
            | InputError::Record { origin, .. }
            | InputError::NoColumn { origin, .. }
            | InputError::TooLong { origin, .. } => Some(origin),
        }
    }

    /// The file or folder, `-` for standard input.
    pub fn file(&self) -> String {
        match self {
            InputError::Loop { path, .. } | InputError::EmptyFolder { path } => path.to_string_lossy().into_owned(),
            _ => self.origin().map(Origin::source).unwrap_or_default(),
        }
    }

    /// The line, row or record in it; empty where it is all of it.
    pub fn place(&self) -> String {
        let line = self.origin().and_then(|o| o.line);
        line.map(|line| line.to_string()).unwrap_or_default()
    }

    /// What is wrong and what to do, without the place.
    pub fn reason(&self) -> String {
        if let InputError::Unreadable { source, .. } = self {
            return format!("cannot read it: {source}");
        }
        let message = self.to_string();
        let place = self.origin().map(|o| format!("{o}: ")).unwrap_or_default();
        message.replacen(&place, "", 1)
    }
}

/// A document or file that was skipped.
#[derive(Debug, thiserror::Error)]
pub enum InputError {
    /// The system does not give it out.
    #[error("cannot read {origin}: {source}")]
    Unreadable {
        /// The file or folder.
        origin: Origin,
        /// Why.
        source: std::io::Error,
    },
    /// A link that leads back into a folder above it.
    #[error("{}: the link leads back to {}, a folder above it; remove the link", path.display(), above.display())]
    Loop {
        /// The link.
        path: PathBuf,
        /// Where it leads.
        above: PathBuf,
    },
    /// A folder without files to read.
    #[error("{}: the folder holds no files", path.display())]
    EmptyFolder {
        /// The folder.
        path: PathBuf,
    },
    /// A file that is not text.
    #[error("{origin}: not text (a NUL at byte {byte}); export it as plain text or JSONL")]
    Binary {
        /// Which.
        origin: Origin,
        /// The first NUL, counted from 0.
        byte: usize,
    },
    /// A text that is UTF-8 in large part but not in all, or cut in the middle of a letter.
    #[error("{origin}: not UTF-8 (at byte {byte}); repair it, or name its encoding with --encoding")]
    NotUtf8 {
        /// Which.
        origin: Origin,
        /// The first byte that is wrong, counted from 0.
        byte: usize,
    },
    /// A record that cannot be used: a line of JSONL, a row of a table.
    #[error("{origin}: {message}")]
    Record {
        /// Which.
        origin: Origin,
        /// What is wrong and what to do.
        message: String,
    },
    /// A table without the column that is needed.
    #[error(
        "{origin}: no column `{wanted}`; there are: {columns}; name the one you mean with --text-column and --id-column"
    )]
    NoColumn {
        /// The table.
        origin: Origin,
        /// The column.
        wanted: String,
        /// Those there are.
        columns: String,
    },
    /// A document that is longer than the limit.
    #[error("{origin}: longer than {} MiB; split it into articles, or allow more with --max-document", limit >> 20)]
    TooLong {
        /// Which.
        origin: Origin,
        /// The limit in bytes.
        limit: usize,
    },
}
