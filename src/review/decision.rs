//! One decision of a reviewer, and what it is about.

use crate::output::Points;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Which statement: no id of a table, since those change when a new run finds more or fewer statements.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Anchor {
    /// The [`document_hash`] of the document's text.
    pub document: String,
    /// Its cue, where it has one.
    pub cue: Option<Points>,
    /// What was said, as the machine had found it.
    pub content: Points,
}

/// What a reviewer makes of a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It is one, with the changes of the decision.
    Accepted,
    /// It is none.
    Rejected,
    /// Nothing is decided yet; there is only a note.
    Open,
    /// An earlier decision is taken back.
    Undone,
}

impl Verdict {
    /// Its name in the journal and the outputs.
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Accepted => "accepted",
            Verdict::Rejected => "rejected",
            Verdict::Open => "open",
            Verdict::Undone => "undone",
        }
    }
}

/// What the reviewer puts in the place of the machine's; `None` leaves it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changes {
    /// Who speaks, as the table should name him; empty for nobody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The labels, the main one first; none for plain information.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stance: Option<Vec<String>>,
    /// What was said; all of it, unless there is a second half.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content: Option<Points>,
    /// The second half of a split quotation; only with `content`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content2: Option<Points>,
}

impl Changes {
    /// Whether nothing is corrected.
    pub fn is_none(&self) -> bool {
        *self == Changes::default()
    }
}

/// A line of the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// When, in UTC: `2026-01-31T12:00:00Z`.
    pub time: String,
    /// By whom.
    pub reviewer: String,
    /// About what.
    #[serde(flatten)]
    pub anchor: Anchor,
    /// What of it.
    pub verdict: Verdict,
    /// Whether the machine had missed the statement, and the reviewer adds it: what the anchor says, with the changes.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub added: bool,
    /// The corrections.
    #[serde(default, skip_serializing_if = "Changes::is_none")]
    pub changes: Changes,
    /// Anything the reviewer wants to say.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// A decision before it has its reviewer and time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// About what.
    pub anchor: Anchor,
    /// What of it.
    pub verdict: Verdict,
    /// Whether the machine had missed it.
    pub added: bool,
    /// The corrections.
    pub changes: Changes,
    /// Anything the reviewer wants to say.
    pub note: String,
}

impl Draft {
    /// The decision, taken by `reviewer` at `time`.
    pub fn by(self, reviewer: &str, time: String) -> Decision {
        Decision {
            time,
            reviewer: reviewer.to_owned(),
            anchor: self.anchor,
            verdict: self.verdict,
            added: self.added,
            changes: self.changes,
            note: self.note,
        }
    }
}

/// The present time as decisions carry it.
pub fn now() -> String {
    humantime::format_rfc3339_micros(std::time::SystemTime::now()).to_string()
}

/// Names a document by its text: SHA-256 in hexadecimal digits.
pub fn document_hash(text: &str) -> String {
    use std::fmt::Write;
    let mut hash = String::with_capacity(64);
    for byte in Sha256::digest(text.as_bytes()) {
        write!(hash, "{byte:02x}").expect("memory takes it");
    }
    hash
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_document_is_named_by_its_text() {
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(super::document_hash(""), empty);
        assert_ne!(super::document_hash("قال"), super::document_hash("قيل"));
    }
}
