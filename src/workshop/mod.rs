//! The workshop of the lexicons: what helps a linguist to extend them.
//!
//! [`Change`] says what other lexicons make of a document.

mod diff;

pub use diff::{Change, Difference, Side};
