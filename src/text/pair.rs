//! Which quotation marks and parentheses belong together.
//!
//! Newspapers mix `« »`, `“ ”`, `" "` and `' '`, open with a mark that is meant to close, and forget one now and then.
//! Three rules keep one slip from swallowing the article: what stands beside a mark (space or letter) weighs more than
//! its drawing; a mark that cannot tell its side (`"`) finds its partner in its own paragraph or not at all; a drawn
//! one (`«`) may reach a few paragraphs down, as a quotation of several paragraphs does.

use super::scan::{NONE, Shape, Token, TokenKind, Tokens};

/// How many paragraphs a quotation in drawn marks may reach over.
const PARAGRAPHS: u32 = 4;
/// How many marks may be open at once; the oldest is given up first.
const DEPTH: usize = 12;

struct Open {
    token: u32,
    paragraph: u32,
}

/// Fills in [`Token::mate`] of quotation marks and parentheses and [`Token::within`] of every token.
pub fn pair(tokens: &mut Tokens) {
    let mut open: Vec<Open> = Vec::new();
    let mut paragraph = 0;
    let borders = std::mem::take(&mut tokens.borders);
    for i in borders.iter().map(|&i| i as usize) {
        match tokens.list[i].kind {
            TokenKind::Break => {
                paragraph += 1;
                open.retain(|o| {
                    let t = &tokens.list[o.token as usize];
                    t.kind == TokenKind::Quote
                        && (t.shape.has(Shape::OPENS) || t.shape.has(Shape::CLOSES))
                        && paragraph - o.paragraph < PARAGRAPHS
                });
            }
            TokenKind::ParenOpen => push(&mut open, i, paragraph),
            TokenKind::ParenClose => {
                if let Some(at) = open
                    .iter()
                    .rposition(|o| tokens.list[o.token as usize].kind == TokenKind::ParenOpen)
                {
                    close(tokens, &mut open, at, i);
                }
            }
            TokenKind::Quote => {
                let partner = partner(tokens, &open, i);
                match side(tokens, i) {
                    Side::Opens => push(&mut open, i, paragraph),
                    Side::Closes => {
                        if let Some(at) = partner {
                            close(tokens, &mut open, at, i);
                        }
                    }
                    Side::Either => match partner {
                        Some(at) => close(tokens, &mut open, at, i),
                        None => push(&mut open, i, paragraph),
                    },
                }
            }
            _ => {}
        }
    }
    mark_within(tokens, &borders);
    tokens.borders = borders;
}

fn push(open: &mut Vec<Open>, token: usize, paragraph: u32) {
    if open.len() == DEPTH {
        open.remove(0);
    }
    open.push(Open {
        token: token as u32,
        paragraph,
    });
}

fn close(tokens: &mut Tokens, open: &mut Vec<Open>, at: usize, closer: usize) {
    let opener = open[at].token as usize;
    tokens.list[opener].mate = closer as u32;
    tokens.list[closer].mate = opener as u32;
    open.truncate(at);
}

enum Side {
    Opens,
    Closes,
    Either,
}

/// What the neighbours and the drawing of mark `i` say.
fn side(tokens: &Tokens, i: usize) -> Side {
    let t = &tokens.list[i];
    let before = tokens.joined_left(i).then(|| &tokens.list[i - 1]);
    let after = tokens.joined_right(i).then(|| &tokens.list[i + 1]);
    let attached_before = before.is_some_and(|b| match b.kind {
        // بـ"وقف" and و"وقف": a lone proclitic before the mark
        TokenKind::Word => tokens.key(b).len() > 2,
        TokenKind::Number | TokenKind::ParenClose | TokenKind::Stop => true,
        TokenKind::Quote => b.mate != NONE,
        _ => false,
    });
    let attached_after = after.is_some_and(|a| {
        matches!(
            a.kind,
            TokenKind::Word | TokenKind::Number | TokenKind::ParenOpen | TokenKind::Quote
        )
    });
    match (attached_before, attached_after) {
        (false, true) => Side::Opens,
        (true, false) => Side::Closes,
        _ if t.shape.has(Shape::OPENS) => Side::Opens,
        _ if t.shape.has(Shape::CLOSES) => Side::Closes,
        _ => Side::Either,
    }
}

/// Where in `open` the mark is that mark `i` would close: the nearest of its own drawing, else the nearest of its width.
fn partner(tokens: &Tokens, open: &[Open], i: usize) -> Option<usize> {
    let t = &tokens.list[i];
    let quote = |o: &Open| Some(&tokens.list[o.token as usize]).filter(|q| q.kind == TokenKind::Quote);
    let single = |q: &Token| q.shape.has(Shape::SINGLE);
    let drawn = |q: &Token| q.shape.has(Shape::OPENS) || q.shape.has(Shape::CLOSES);
    let same = open
        .iter()
        .rposition(|o| quote(o).is_some_and(|q| single(q) == single(t) && drawn(q) == drawn(t)));
    same.or_else(|| {
        open.iter()
            .rposition(|o| quote(o).is_some_and(|q| single(q) == single(t)))
    })
}

/// Walks along once more with the pairs known.
fn mark_within(tokens: &mut Tokens, borders: &[u32]) {
    let mut stack: Vec<u32> = Vec::new();
    let mut from = 0;
    for i in borders.iter().map(|&i| i as usize) {
        let t = tokens.list[i];
        if t.kind != TokenKind::Quote || t.mate == NONE {
            continue;
        }
        // the marks themselves are outside
        if (t.mate as usize) < i {
            enclose(&mut tokens.list[from..i], &stack);
            while stack.pop().is_some_and(|top| top != t.mate) {}
            from = i;
        } else {
            enclose(&mut tokens.list[from..=i], &stack);
            stack.push(i as u32);
            from = i + 1;
        }
    }
    enclose(&mut tokens.list[from..], &stack);
}

/// Sets the innermost of the `open` marks for `tokens`.
fn enclose(tokens: &mut [Token], open: &[u32]) {
    if let Some(&mark) = open.last() {
        tokens.iter_mut().for_each(|t| t.within = mark);
    }
}

#[cfg(test)]
mod tests {
    use super::super::scan;
    use super::*;

    /// Every paired quotation, outer first where they nest.
    fn quoted(text: &str) -> Vec<&str> {
        let mut t = Tokens::default();
        scan(text, &mut t);
        pair(&mut t);
        t.list
            .iter()
            .enumerate()
            .filter(|(i, q)| q.kind == TokenKind::Quote && q.mate != NONE && q.mate as usize > *i)
            .map(|(_, q)| &text[q.end as usize..t.list[q.mate as usize].start as usize])
            .collect()
    }

    #[test]
    fn marks_of_every_house() {
        assert_eq!(quoted("قال «نعم» و“لا” و\"ربما\"."), ["نعم", "لا", "ربما"]);
        assert_eq!(quoted("قال ”نعم“ ثم ”لا”"), ["نعم", "لا"]);
        assert_eq!(quoted("دعا إلى بـ\"وقف فوري\" للقتال"), ["وقف فوري"]);
    }

    #[test]
    fn nested_marks() {
        assert_eq!(quoted("قال «إن \"الهدنة\" هشة»"), ["إن \"الهدنة\" هشة", "الهدنة"]);
        assert_eq!(quoted("قال \"إن 'الهدنة' هشة\""), ["إن 'الهدنة' هشة", "الهدنة"]);
    }

    #[test]
    fn a_lost_mark_does_not_swallow_the_article() {
        assert_eq!(quoted("قال \"نعم ثم ذهب.\nوقال \"لا\"."), ["لا"]);
        assert_eq!(quoted("قال «نعم.\nأ\nب\nج\nد\nوقال «لا»"), ["لا"]);
    }

    #[test]
    fn drawn_marks_reach_over_paragraphs() {
        assert_eq!(quoted("قال: «أولا.\nثانيا».").len(), 1);
    }
}
