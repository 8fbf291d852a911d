//! What reviewers decide about the statements of a table.
//!
//! The machine's table is never touched. Decisions are appended to a [`Journal`]; a [`Decision`] says by its
//! [`Anchor`] which statement it is about: by the content of the document and by spans in it, so it outlives a new run
//! of `tag`. [`Table`] holds the statements that decisions are laid over.

mod agreement;
mod article;
mod decision;
mod import;
mod journal;
mod laying;
mod merge;
mod reviewed;
pub(crate) mod screen;
mod sheet;
mod table;
mod texts;
#[cfg(feature = "xlsx")]
mod workbook;

pub use agreement::Agreement;
pub use article::{Article, Entry, Ground};
pub use decision::{Anchor, Changes, Decision, Offsets, Verdict, document_hash, now};
pub use import::{ImportError, import};
pub use journal::{Journal, JournalError, read};
pub use laying::lay;
pub use merge::{Conflict, conflicts, merge, standing};
pub use sheet::Sheet;
pub use table::{Table, TableError};
pub use texts::Missing;
