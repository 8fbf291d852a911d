//! From byte offsets to code point offsets.

use crate::span::Span;

/// Bytes between two remembered counts: so few that their count fits a byte.
const STRIDE: usize = 128;

/// Converts positions in one text from bytes to Unicode code points.
///
/// Counts are remembered every hundred bytes or so as far as anybody has asked, so a document is counted through once
/// however many spans lie in it and in whatever order they come.
///
/// ```
/// use isnad::{Span, output::CodePoints};
/// let mut points = CodePoints::new("قال: نعم");
/// assert_eq!(points.span(Span::new(8, 14)), (5, 8));
/// ```
#[derive(Debug)]
pub struct CodePoints<'t> {
    bytes: &'t [u8],
    /// How many code points begin before byte `i * STRIDE`.
    before: Vec<u32>,
}

impl<'t> CodePoints<'t> {
    /// For the positions of `text`.
    pub fn new(text: &'t str) -> Self {
        let mut before = Vec::with_capacity(text.len() / STRIDE + 1);
        before.push(0);
        CodePoints {
            bytes: text.as_bytes(),
            before,
        }
    }

    /// How many code points begin before byte `byte`, a character boundary of the text.
    pub fn at(&mut self, byte: usize) -> usize {
        let byte = byte.min(self.bytes.len());
        let block = byte / STRIDE;
        while self.before.len() <= block {
            let from = (self.before.len() - 1) * STRIDE;
            let count = self.before[self.before.len() - 1] + u32::from(beginnings(&self.bytes[from..from + STRIDE]));
            self.before.push(count);
        }
        self.before[block] as usize + usize::from(beginnings(&self.bytes[block * STRIDE..byte]))
    }

    /// Start and end of `span` in code points.
    pub fn span(&mut self, span: Span) -> (usize, usize) {
        (self.at(span.start as usize), self.at(span.end as usize))
    }
}

/// How many code points begin in `bytes`, at most [`STRIDE`]: every byte that does not continue one. A loop without branches
/// that adds bytes to bytes, which the compiler turns into vector instructions, so ASCII needs no path of its own.
fn beginnings(bytes: &[u8]) -> u8 {
    bytes.iter().map(|&b| u8::from(b & 0xC0 != 0x80)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_boundary_of_a_long_text_in_any_order() {
        let text = "aقال الوزير 😀\u{0301} «نعم» ".repeat(100);
        let expected: Vec<(usize, usize)> = text
            .char_indices()
            .enumerate()
            .map(|(i, (byte, _))| (byte, i))
            .collect();
        let mut forward = CodePoints::new(&text);
        let mut backward = CodePoints::new(&text);
        for &(byte, point) in &expected {
            assert_eq!(forward.at(byte), point);
        }
        for &(byte, point) in expected.iter().rev() {
            assert_eq!(backward.at(byte), point);
        }
        assert_eq!(backward.at(text.len()), text.chars().count());
    }

    #[test]
    fn an_empty_text() {
        assert_eq!(CodePoints::new("").at(0), 0);
    }

    #[test]
    fn a_text_as_long_as_a_stride() {
        let text = "x".repeat(STRIDE);
        assert_eq!(CodePoints::new(&text).at(STRIDE), STRIDE);
    }
}
