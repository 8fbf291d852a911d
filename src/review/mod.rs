//! What reviewers decide about the statements of a table.
//!
//! The machine's table is never touched. Decisions are appended to a [`Journal`]; a [`Decision`] says by its
//! [`Anchor`] which statement it is about: by the content of the document and by spans in it, so it outlives a new run
//! of `tag`. [`Table`] holds the statements with their articles and lays the decisions over them; the screen, the
//! reviewed table, the gold file, the counts and the page all take what stands from there.

mod agreement;
mod article;
mod decision;
mod import;
mod journal;
mod laying;
mod merge;
mod reviewed;
pub(crate) mod screen;
mod shelf;
mod standing;
mod table;

pub use agreement::Agreement;
pub use article::{Article, Entry};
pub use decision::{Anchor, Changes, Decision, Draft, Verdict, document_hash, now};
pub use import::{ImportError, import};
pub use journal::{Journal, JournalError, read};
pub use merge::{Conflict, conflicts, merge, standing};
pub use shelf::Missing;
pub use standing::{Standing, Status};
pub use table::Table;
