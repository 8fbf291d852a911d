//! How right a table is: its statements against a gold file, in figures.
//!
//! A gold file is JSONL, one document a line, with `id`, `text` and the `statements` that are really in it ([`mod@gold`]).
//! Statements found are paired with those of the gold ([`matching`]), speakers are compared by their words ([`speaker`]),
//! and what agrees is counted ([`Figures`]); what does not is a [`Miss`].

mod figures;
pub mod gold;
pub mod matching;
mod misses;
pub mod speaker;

pub use figures::{Evaluation, Figures, LabelRate, Rate};
pub use gold::{GoldDocument, Judged};
pub use misses::{Miss, Wrong};
