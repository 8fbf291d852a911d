//! A statement as it stands: what the machine found, with the corrections of reviewers in its place.

use super::{Changes, Decision, Verdict};
use crate::output::{Points, TableRow};

/// How far a statement is reviewed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Nobody decided about it.
    Open,
    /// It is as the machine found it.
    Accepted,
    /// It is one, but the machine was wrong in a part.
    Corrected,
    /// It is one that the machine had missed.
    Added,
    /// It is none.
    Rejected,
}

impl Status {
    /// All of them.
    pub const ALL: [Status; 5] = [
        Status::Open,
        Status::Accepted,
        Status::Corrected,
        Status::Added,
        Status::Rejected,
    ];

    /// Of a statement about which `decision` is the one that counts.
    pub fn of(decision: Option<&Decision>) -> Self {
        match decision {
            Some(d) if d.verdict == Verdict::Rejected => Status::Rejected,
            Some(d) if d.verdict == Verdict::Accepted && !d.changes.is_none() => Status::Corrected,
            Some(d) if d.verdict == Verdict::Accepted => Status::Accepted,
            _ => Status::Open,
        }
    }

    /// Whether a reviewer says that it is a statement.
    pub fn is_accepted(self) -> bool {
        matches!(self, Status::Accepted | Status::Corrected | Status::Added)
    }

    /// Its name on the screen.
    pub fn name(self) -> &'static str {
        match self {
            Status::Open => "open",
            Status::Accepted => "accepted",
            Status::Corrected => "corrected",
            Status::Added => "added",
            Status::Rejected => "rejected",
        }
    }

    /// Its name in tables, where corrections stand in the machine's place.
    pub fn in_tables(self) -> &'static str {
        match self {
            Status::Corrected => Status::Accepted.name(),
            other => other.name(),
        }
    }

    /// The status of that name.
    pub fn named(name: &str) -> Option<Self> {
        Status::ALL.into_iter().find(|s| s.name() == name)
    }
}

/// What of a statement a reviewer can change, as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing<'s> {
    /// How far it is reviewed.
    pub status: Status,
    /// Who speaks.
    pub name: Option<&'s str>,
    /// The labels, the main one first.
    pub stance: &'s [String],
    /// What was said; `None` where the table was written without offsets.
    pub content: Option<Points>,
    /// The second half of a split quotation.
    pub content2: Option<Points>,
    /// What the reviewer says about it.
    pub note: &'s str,
}

impl<'s> Standing<'s> {
    /// The machine's `row` with the corrections of `decision`.
    pub fn of(row: &'s TableRow, decision: Option<&'s Decision>) -> Self {
        let mut standing = Standing {
            status: Status::of(decision),
            name: row.name.as_deref(),
            stance: &row.stance,
            content: row.content,
            content2: row.content2,
            note: "",
        };
        let Some(decision) = decision else {
            return standing;
        };
        standing.note = &decision.note;
        let Changes {
            name,
            stance,
            content,
            content2,
        } = &decision.changes;
        if let Some(name) = name {
            standing.name = Some(&**name).filter(|n| !n.is_empty());
        }
        if let Some(stance) = stance {
            standing.stance = stance;
        }
        if content.is_some() {
            (standing.content, standing.content2) = (*content, *content2);
        }
        standing
    }

    /// The main stance; empty for plain information.
    pub fn main(&self) -> &'s str {
        self.stance.first().map_or("", |s| s)
    }
}
