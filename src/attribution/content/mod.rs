//! From the first word of a content to its last.

mod clause;
mod end;
mod map;
mod next;
mod noun;
mod unsaid;
mod vouched;

pub use map::CueMap;
pub use noun::nominal;

use super::cue::{Cue, Form, Subject};
use super::noun_phrase::plainly_finite;
use super::page::Page;
use super::passing::{QUOTED_CLAUSE, behind_complementizer, complementizer, trim_end};
use crate::lexicon::VerbKind;
use crate::lexicon::classes::{Class, Classes};
use crate::span::Span;
use crate::statement::Type;
use crate::text::TokenKind;
use crate::text::fold::WAW;
use clause::coordinated;
use end::clause_end;
use std::ops::Range;
use vouched::clause_before;

/// The extent of a content.
#[derive(Debug, Clone)]
pub struct Extent {
    /// Its tokens, inner quotation marks included, outer ones not.
    pub tokens: Range<usize>,
    /// The second part of a quotation that the cue splits.
    pub second: Option<Range<usize>>,
    /// How much of it is quoted.
    pub kind: Type,
}

/// The longest content, in tokens. Speech in news ends long before; without a bound a text of nothing but cues would
/// give contents that together are as long as the square of the text.
const LONGEST: usize = 1200;

/// The extent of the content of cue `n`; `None` where nothing is left of it.
pub fn extent(page: &Page, cues: &[Cue], map: &CueMap, n: usize) -> Option<Extent> {
    let mut found = unbounded(page, cues, map, n)?;
    // `قائلا: إن`, `قال "إن ..."`
    let first = found.tokens.start;
    if complementizer(page, first) && !page.clitics(first).conjunction() && cues[n].form != Form::Source {
        found.tokens.start = behind_complementizer(page, first);
    }
    found.tokens = bounded(&found.tokens);
    found.second = found.second.as_ref().map(bounded).filter(|r| holds_words(page, r));
    holds_words(page, &found.tokens).then_some(found)
}

fn bounded(tokens: &Range<usize>) -> Range<usize> {
    tokens.start..tokens.end.min(tokens.start + LONGEST)
}

/// Whether a range of tokens holds a word or number.
fn holds_words(page: &Page, tokens: &Range<usize>) -> bool {
    tokens
        .clone()
        .any(|i| matches!(page.kind(i), TokenKind::Word | TokenKind::Number))
}

fn unbounded(page: &Page, cues: &[Cue], map: &CueMap, n: usize) -> Option<Extent> {
    let cue = &cues[n];
    let sentence = &page.sentences[cue.sentence];
    if let Some(fixed) = &cue.fixed {
        let second = (cue.form == Form::Finite)
            .then(|| second_half(page, cue, sentence.tokens.end))
            .flatten();
        let fixed = if cue.form == Form::Source {
            clause_before(page, cues, map, cue, fixed.clone())
        } else {
            fixed.clone()
        };
        // `وبحسب جندي، "الطريق مفتوحة"`
        let whole = page.opens_quote(fixed.start).filter(|&m| m + 1 == fixed.end);
        let fixed = whole.map_or(fixed.clone(), |m| {
            fixed.start + 1..trim_quoted(page, fixed.start + 1, m)
        });
        let kind = quoted(page, &fixed);
        return Some(Extent {
            kind,
            tokens: fixed,
            second,
        });
    }
    let start = cue.content;
    if start >= page.len() {
        return None;
    }
    // A colon at the end of a paragraph introduces the next one.
    let (start, end) = if page.kind(start) == TokenKind::Break || start >= sentence.tokens.end {
        let next = page.sentences.get(cue.sentence + 1)?;
        (next.tokens.start, next.tokens.end)
    } else {
        (start, sentence.tokens.end)
    };
    // قال: (لن نقبل): parentheses for quotation marks, as some papers print them
    let parenthesis = page.mate(start).filter(|&m| {
        page.kind(start) == TokenKind::ParenOpen
            && page.kind(start.saturating_sub(1)) == TokenKind::Colon
            && m > start + 3
    });
    if let Some(mate) = page.opens_quote(start).or(parenthesis) {
        return Some(from_quote(page, cues, map, cue, start, mate, end));
    }
    let stop = clause_end(page, cues, map, cue, start, end);
    let stop = trim_end(page, start, stop);
    let tokens = without_outer(page, start..stop);
    (tokens.start < tokens.end).then(|| Extent {
        kind: quoted(page, &tokens),
        tokens,
        second: None,
    })
}

/// Content that begins with a quotation: that alone, or with what goes on behind it.
fn from_quote(page: &Page, cues: &[Cue], map: &CueMap, cue: &Cue, open: usize, mate: usize, end: usize) -> Extent {
    let inside = open + 1..trim_quoted(page, open + 1, mate);
    let direct = Extent {
        kind: Type::Direct,
        tokens: inside,
        second: None,
    };
    if mate + 1 >= end {
        return direct;
    }
    // `إن "آيرتاغ" (AirTag) تجعل`: another spelling of the quoted name
    let name = mate - open <= QUOTED_CLAUSE;
    if name
        && page.kind(mate + 1) == TokenKind::ParenOpen
        && let Some(close) = page.mate(mate + 1).filter(|&m| m > mate && m + 1 < end)
        && page.word(close + 1)
    {
        let stop = clause_end(page, cues, map, cue, close + 1, end);
        return Extent {
            kind: Type::Indirect,
            tokens: open..trim_end(page, close + 1, stop),
            second: None,
        };
    }
    let goes_on = match page.kind(mate + 1) {
        // `ما سماها "إصلاحات" كان يدعي`: the name alone
        TokenKind::Word
            if cue.kind == VerbKind::Naming
                && (plainly_finite(page, mate + 1)
                    || page.classes(mate + 1).any(Classes::of(&[
                        Class::Auxiliary,
                        Class::Relative,
                        Class::Subordinator,
                    ]))) =>
        {
            false
        }
        TokenKind::Word => {
            map.get(cues, mate + 1).is_none()
                && !page.is(mate + 1, Class::SourcePhrase)
                && !page.is(mate + 1, Class::Aside)
                && !coordinated(page, mate + 1)
        }
        // `إن "الوضع صعب"، وإن`, `، و"الأدوية مفقودة"`
        TokenKind::Comma => {
            page.clitics(mate + 2).conjunction() && complementizer(page, mate + 2)
                || page.opens_quote(mate + 3).is_some() && page.key(mate + 2) == [WAW]
        }
        _ => false,
    };
    if !goes_on {
        return direct;
    }
    let stop = clause_end(page, cues, map, cue, mate + 1, end);
    let stop = trim_end(page, mate + 1, stop);
    Extent {
        kind: Type::Mixed,
        tokens: open + 1..stop,
        second: None,
    }
}

/// `end` of a quotation without the full stop before its closing mark.
fn trim_quoted(page: &Page, start: usize, mut end: usize) -> usize {
    while end > start + 1
        && matches!(
            page.kind(end - 1),
            TokenKind::Stop | TokenKind::Comma | TokenKind::Break
        )
    {
        end -= 1;
    }
    end
}

/// The second half of a quotation split by its cue: `"..."، قال فلان، "..."`.
fn second_half(page: &Page, cue: &Cue, end: usize) -> Option<Range<usize>> {
    let from = match &cue.subject {
        Subject::Explicit(np) if np.tokens.start > cue.tokens.start => np.tokens.end,
        _ => cue.tokens.end,
    };
    let mut k = from;
    while k < end && k < from + 12 {
        match page.kind(k) {
            TokenKind::Quote => {
                let mate = page.opens_quote(k)?;
                return Some(k + 1..trim_quoted(page, k + 1, mate));
            }
            TokenKind::Stop | TokenKind::Break => return None,
            _ => k += 1,
        }
    }
    None
}

/// `tokens` without quotation marks whose partners lie outside.
fn without_outer(page: &Page, tokens: Range<usize>) -> Range<usize> {
    let Range { mut start, mut end } = tokens;
    while end > start && page.kind(end - 1) == TokenKind::Quote && page.mate(end - 1).is_none_or(|m| m < start) {
        end -= 1;
    }
    while start < end && page.kind(start) == TokenKind::Quote && page.mate(start).is_none_or(|m| m >= end) {
        start += 1;
    }
    start..trim_end(page, start, end)
}

/// How much of `tokens` stands in quotation marks; a short quotation without a verb (a name) does not count.
fn quoted(page: &Page, tokens: &Range<usize>) -> Type {
    let outer = page
        .within(tokens.start)
        .and_then(|q| page.mate(q))
        .is_some_and(|m| m >= tokens.end);
    if outer {
        return Type::Direct;
    }
    let some = tokens
        .clone()
        .any(|i| page.kind(i) == TokenKind::Quote && page.mate(i).is_some());
    if some { Type::Mixed } else { Type::Indirect }
}

/// The span of an extent's tokens; a quotation mark whose partner stands inside belongs to it.
pub fn span(page: &Page, tokens: &Range<usize>) -> Option<Span> {
    page.span(tokens.clone())
}
