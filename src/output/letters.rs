//! From code point offsets, as tables have them, to the words of the text.

use super::Points;
use std::ops::Range;

/// A text whose code points have been counted.
///
/// ```
/// use isnad::output::{Letters, Points};
/// let letters = Letters::new("قال: نعم");
/// assert_eq!(letters.words(Points { start: 5, end: 8 }), Some("نعم"));
/// assert_eq!(letters.words(Points { start: 5, end: 9 }), None);
/// ```
#[derive(Debug)]
pub struct Letters<'t> {
    text: &'t str,
    /// The byte at which each code point begins, and the end.
    starts: Vec<usize>,
}

impl<'t> Letters<'t> {
    /// Of `text`.
    pub fn new(text: &'t str) -> Self {
        let starts = text.char_indices().map(|(at, _)| at);
        Letters {
            text,
            starts: starts.chain(std::iter::once(text.len())).collect(),
        }
    }

    /// The bytes at `span`; `None` where it does not lie in the text.
    pub fn bytes(&self, span: Points) -> Option<Range<usize>> {
        let (start, end) = (*self.starts.get(span.start)?, *self.starts.get(span.end)?);
        (start <= end).then_some(start..end)
    }

    /// What stands at `span`; `None` where it does not lie in the text.
    pub fn words(&self, span: Points) -> Option<&'t str> {
        self.text.get(self.bytes(span)?)
    }

    /// The code point that begins at `byte`, or the next one behind it.
    pub fn point(&self, byte: usize) -> usize {
        self.starts.partition_point(|&start| start < byte)
    }
}
