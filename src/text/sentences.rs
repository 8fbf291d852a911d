//! Sentences and paragraphs.

use super::scan::{NONE, TokenKind, Tokens};
use std::ops::Range;

/// A sentence: a range of tokens, and the paragraph it stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Its tokens, the closing full stop included.
    pub tokens: Range<usize>,
    /// Its paragraph, counted from 0.
    pub paragraph: u32,
}

/// Finds the sentences; `out` is cleared first.
///
/// A sentence ends at a line end, or at a full stop, question or exclamation mark with space behind it. A dot behind a
/// lone letter (`د. أحمد`) ends nothing; quotation marks and parentheses that close behind the stop belong to the sentence.
pub fn sentences(tokens: &Tokens, out: &mut Vec<Sentence>) {
    out.clear();
    let list = &tokens.list;
    let mut start = 0;
    let mut paragraph = 0;
    let mut next = 0;
    for i in tokens.borders.iter().map(|&i| i as usize) {
        if i < next {
            continue;
        }
        let mut i = i;
        match list[i].kind {
            TokenKind::Break => {
                push(out, start..i, paragraph);
                paragraph += 1;
                start = i + 1;
            }
            TokenKind::Stop if two_dots(tokens, i) => i += 1,
            TokenKind::Stop if ends_sentence(tokens, i) => {
                while list.get(i + 1).is_some_and(|n| {
                    tokens.joined_right(i)
                        && (n.kind == TokenKind::ParenClose
                            || n.kind == TokenKind::Stop
                            || n.kind == TokenKind::Quote && n.mate != NONE && (n.mate as usize) < i)
                }) {
                    i += 1;
                }
                push(out, start..i + 1, paragraph);
                start = i + 1;
            }
            _ => {}
        }
        next = i + 1;
    }
    push(out, start..list.len(), paragraph);
}

fn push(out: &mut Vec<Sentence>, tokens: Range<usize>, paragraph: u32) {
    if !tokens.is_empty() {
        out.push(Sentence { tokens, paragraph });
    }
}

/// Whether two dots, no more, begin at `i` with text behind them in the line: newspapers write `..` for a dash or a pause.
fn two_dots(tokens: &Tokens, i: usize) -> bool {
    let stop = |k: usize| tokens.list.get(k).is_some_and(|t| t.kind == TokenKind::Stop);
    let first = !(i > 0 && stop(i - 1) && tokens.joined_left(i));
    let goes_on = tokens
        .list
        .get(i + 2)
        .is_some_and(|t| !matches!(t.kind, TokenKind::Break | TokenKind::Stop));
    first && stop(i + 1) && tokens.joined_right(i) && goes_on
}

fn ends_sentence(tokens: &Tokens, i: usize) -> bool {
    let initial = i > 0 && {
        let before = &tokens.list[i - 1];
        tokens.joined_left(i) && before.kind == TokenKind::Word && tokens.key(before).len() == 1
    };
    let glued = tokens.joined_right(i)
        && matches!(tokens.list[i + 1].kind, TokenKind::Word | TokenKind::Number)
        // a missing space after the stop, as in one-line articles, still ends the sentence between Arabic words
        && (tokens.key(&tokens.list[i + 1]).first().is_some_and(u8::is_ascii)
            || i == 0
            || tokens.key(&tokens.list[i - 1]).first().is_none_or(u8::is_ascii));
    // إن.تي.في: an acronym spelled in letters
    const LETTER: usize = 3;
    let short = |k: usize| tokens.list[k].kind == TokenKind::Word && tokens.key(&tokens.list[k]).len() <= LETTER;
    let acronym = i > 0 && tokens.joined_left(i) && tokens.joined_right(i) && short(i - 1) && short(i + 1);
    // "العربية. نت": a dot shortly before the mark that closes a name
    let list = &tokens.list;
    let opener = list[i].within;
    let in_name = opener != NONE && {
        let mate = list[opener as usize].mate as usize;
        mate > i + 1 && mate - i <= 3 && i - opener as usize <= 3
    };
    !initial && !glued && !acronym && !in_name
}

#[cfg(test)]
mod tests {
    use super::super::{pair, scan};
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        let mut t = Tokens::default();
        scan(text, &mut t);
        pair(&mut t);
        let mut s = Vec::new();
        sentences(&t, &mut s);
        s.iter()
            .map(|s| &text[t.list[s.tokens.start].start as usize..t.list[s.tokens.end - 1].end as usize])
            .collect()
    }

    #[test]
    fn stops_and_line_ends() {
        assert_eq!(split("قال نعم. وقال لا؟ ثم\nذهب"), ["قال نعم.", "وقال لا؟", "ثم", "ذهب"]);
    }

    #[test]
    fn initials_and_numbers_end_nothing() {
        assert_eq!(split("قال د. أحمد إن 3.5 في المئة"), ["قال د. أحمد إن 3.5 في المئة"]);
    }

    #[test]
    fn a_closing_mark_stays_with_its_sentence() {
        assert_eq!(split("قال: \"نعم.\" وذهب."), ["قال: \"نعم.\"", "وذهب."]);
    }

    #[test]
    fn letters_of_an_acronym_end_nothing() {
        assert_eq!(split("قناة (إن.تي.في) قالت"), ["قناة (إن.تي.في) قالت"]);
    }

    #[test]
    fn a_missing_space_behind_the_stop() {
        assert_eq!(split("انتهى.وقال"), ["انتهى.", "وقال"]);
    }
}
