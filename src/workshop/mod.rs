//! The workshop of the lexicons: what helps a linguist to extend them.
//!
//! [`Change`] says what other lexicons make of a document; [`suggestions`] what the lexicons lack for a corpus;
//! [`check`] what looks wrong in lexicon files.

mod check;
mod diff;
mod suggest;

pub use check::{Finding, Severity, check};
pub use diff::{Change, Difference, Side};
pub use suggest::{Counts, ForFile, Observations, Observer, Suggestion, log_likelihood, suggestions};
