//! The lines of an article, and what is marked in it.

use crate::bidi::Direction;
use crate::output::{Letters, Points};
use crate::review::{Entry, Standing};
use std::ops::Range;
use textwrap::core::{Word, break_words};
use textwrap::wrap_algorithms::wrap_first_fit;

/// A line as it fits the screen, in logical order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// Its bytes in the text, without the space at its end.
    pub bytes: Range<usize>,
    /// That of its paragraph.
    pub direction: Direction,
}

/// Breaks `text` into lines of at most `width` columns, at spaces where it can; blank lines in a row are one.
pub(super) fn wrap(text: &str, width: usize) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut start = 0;
    for paragraph in text.split_inclusive('\n') {
        let printed = paragraph.trim_end();
        let from = start + printed.len() - printed.trim_start().len();
        let printed = printed.trim_start();
        start += paragraph.len();
        let direction = Direction::of(printed);
        if printed.is_empty() {
            if lines.last().is_some_and(|l| !l.bytes.is_empty()) {
                lines.push(Line {
                    bytes: from..from,
                    direction,
                });
            }
            continue;
        }
        let words = textwrap::WordSeparator::AsciiSpace.find_words(printed);
        let words = break_words(words, width.max(1));
        let mut at = from;
        for line in wrap_first_fit(&words, &[width as f64]) {
            let length: usize = line.iter().map(length).sum();
            let space = line.last().map_or(0, |w| w.whitespace.len());
            lines.push(Line {
                bytes: at..at + length - space,
                direction,
            });
            at += length;
        }
    }
    if lines.last().is_some_and(|l| l.bytes.is_empty()) {
        lines.pop();
    }
    lines
}

fn length(word: &Word) -> usize {
    word.word.len() + word.whitespace.len()
}

/// What a stretch of the article is to the statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Cue,
    Speaker,
    Content,
    Stance,
    /// Another statement's content.
    Other,
}

/// The marks of an article, those that lie above first.
#[derive(Debug, Default)]
pub(super) struct Marks(Vec<(Range<usize>, Mark)>);

impl Marks {
    /// Of the statement `entry` as it is `now`, among `others`.
    pub(super) fn of<'e>(
        letters: &Letters<'_>,
        entry: &Entry,
        now: &Standing,
        others: impl Iterator<Item = &'e Entry>,
    ) -> Self {
        // what was found for another speaker or stance than the one that stands is not his
        let speaker = entry.row.speaker.filter(|_| now.name == entry.row.name.as_deref());
        let labels = entry.row.evidence.iter().filter(|g| now.stance.contains(&g.decision));
        let own = [(entry.anchor.cue, Mark::Cue), (speaker, Mark::Speaker)];
        let labels = labels.map(|g| (g.at, Mark::Stance));
        let contents = [(now.content, Mark::Content), (now.content2, Mark::Content)];
        let own = own.into_iter().chain(labels).chain(contents);
        Marks::among(letters, own, others.filter(|e| e.id() != entry.id()))
    }

    /// Of a statement that is being added, among `others`.
    pub(super) fn of_new<'e>(
        letters: &Letters<'_>,
        cue: Option<Points>,
        content: Option<Points>,
        others: impl Iterator<Item = &'e Entry>,
    ) -> Self {
        Marks::among(
            letters,
            [(cue, Mark::Cue), (content, Mark::Content)].into_iter(),
            others,
        )
    }

    fn among<'e>(
        letters: &Letters<'_>,
        own: impl Iterator<Item = (Option<Points>, Mark)>,
        others: impl Iterator<Item = &'e Entry>,
    ) -> Self {
        let others = others.map(|e| &e.row).flat_map(|row| [row.content, row.content2]);
        let all = own.chain(others.map(|span| (span, Mark::Other)));
        Marks(
            all.filter_map(|(span, mark)| Some((letters.bytes(span?)?, mark)))
                .collect(),
        )
    }

    /// What stands at `byte`.
    pub(super) fn at(&self, byte: usize) -> Option<Mark> {
        self.0
            .iter()
            .find(|(range, _)| range.contains(&byte))
            .map(|&(_, mark)| mark)
    }

    /// The first byte of the statement.
    pub(super) fn start(&self) -> usize {
        let own = self.0.iter().filter(|(_, mark)| *mark != Mark::Other);
        own.map(|(range, _)| range.start).min().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_cover_the_text_but_for_spaces() {
        let text = "  قال الوزير إن الاتفاق قريب.\r\n\n\nOne more  line of it\nكلمةطويلةجدالاتتسعفيالسطر\n";
        for width in [1, 7, 12, 80] {
            let lines = wrap(text, width);
            let printed = |l: &Line| text[l.bytes.clone()].to_owned();
            let all: String = lines.iter().map(printed).collect();
            let letters = |s: &str| s.split_whitespace().collect::<String>();
            assert_eq!(letters(&all), letters(text), "{width}");
            assert_eq!(lines[0].direction, Direction::Right);
            let fits = |l: &Line| textwrap::core::display_width(&text[l.bytes.clone()]) <= width;
            assert!(lines.iter().all(fits), "{width}");
        }
        assert_eq!(wrap(text, 80).len(), 4);
        assert_eq!(wrap("", 10), []);
    }
}
