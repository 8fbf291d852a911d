//! isnad (إسناد, attribution): who said what, and where they stand, in Arabic news.
pub mod span;
pub mod text;
pub use span::Span;
