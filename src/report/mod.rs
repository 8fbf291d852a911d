//! Looking at a table as a whole: counts for the terminal, and a page.
//!
//! A [`Collection`] puts the statements of a table, their articles and the decisions of reviewers together; all that is
//! shown is made of it.

mod collection;
mod counts;
mod date;
mod page;
mod words;

pub use collection::{Article, Collection, Reported};
pub use counts::{By, Count, PLAIN, count, labels};
pub use date::Date;
pub use page::{Language, page};
