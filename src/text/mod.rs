//! What the page says: folded letters, tokens, paired quotation marks, sentences and paragraphs.
//!
//! Everything here is found in one pass over the bytes ([`scan`]) and one over the tokens ([`pair`], [`sentences`]);
//! nothing is copied but the folded letters of each distinct word, which the lexicons are looked up by.

pub mod fold;
mod pair;
mod scan;
mod sentences;
mod words;

pub use pair::pair;
pub use scan::{NONE, Shape, Token, TokenKind, Tokens, scan};
pub use sentences::{Sentence, sentences};
