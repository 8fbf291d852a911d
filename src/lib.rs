//! isnad (إسناد, attribution): who said what, and where they stand, in Arabic news.
//!
//! Data flows one way: bytes, [`Document`], tokens and sentences ([`text`]), cues, speakers and contents
//! ([`attribution`]), stances ([`stance`]), rows ([`output`]). Linguistic knowledge lies in text files, compiled by
//! [`lexicon`].
//!
//! ```
//! use isnad::{Lexicons, Tagger};
//! let tagger = Tagger::new(Lexicons::built_in());
//! let text = "قال الوزير إن الاتفاق قريب.";
//! let found = tagger.worker().tag(text);
//! assert_eq!(found.len(), 1);
//! assert_eq!(found[0].speaker.unwrap().of(text), "الوزير");
//! assert_eq!(found[0].content.of(text), "الاتفاق قريب");
//! ```

pub mod attribution;
mod bidi;
mod built_in;
pub mod cli;
pub mod eval;
pub mod explain;
pub mod input;
pub mod lexicon;
pub mod output;
pub mod report;
pub mod review;
pub mod span;
pub mod stance;
pub mod statement;
pub mod tagger;
pub mod text;
pub mod workshop;

pub use explain::{Candidate, Explained, Explanation, PassedOver, Weighing};
pub use lexicon::Lexicons;
pub use span::Span;
pub use statement::{Document, EntityRef, Evidence, Reason, Statement, Type};
pub use tagger::{Tagger, Worker};

/// The programs of the guide run as tests.
#[cfg(all(doctest, feature = "xlsx"))]
#[doc = include_str!("../docs/guide-library.md")]
mod guide {}
