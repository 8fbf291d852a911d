//! Content that stands before its verb: a quotation, a clause between commas or dashes, what a pronoun points back to.

use super::{Cue, Subject};
use crate::attribution::noun_phrase::{NounPhrase, plainly_finite};
use crate::attribution::page::Page;
use crate::attribution::passing::*;
use crate::attribution::subject;
use crate::lexicon::classes::{Class, Classes};
use crate::lexicon::{Reading, VerbKind};
use crate::text::{Sentence, TokenKind};
use std::ops::Range;

/// What the pronoun on the verb at `i` points back to: the antecedent of its relative clause (a thing where a position towards it
/// is told: `القرار الذي رفضه المجلس`, not `المشاريع التي أعلنتها الشركات`), or the clause before وهو ما.
pub(super) fn resumed_content(
    page: &Page,
    sentence: &Sentence,
    i: usize,
    r: &Reading,
    kind: VerbKind,
) -> Option<Range<usize>> {
    let pronoun = r.suffix?;
    let last = i.checked_sub(1).filter(|&k| k > sentence.tokens.start)?;
    // وهو ما، وهو أمر
    let aside = match page.inside(last) {
        Some(Class::Aside) => (sentence.tokens.start..=last).rev().find(|&k| page.mark(k).is_some()),
        _ => Some(last - 1).filter(|&k| {
            let noun = page
                .classes(last)
                .any(Classes::of(&[Class::Thing, Class::CueNoun, Class::VerbalNoun]));
            page.is(k, Class::Pronoun) && page.clitics(k).conjunction() && noun && page.clitics(last).is_empty()
        }),
    };
    if let Some(aside) = aside {
        let from = (sentence.tokens.start..aside).rev().find(|&k| complementizer(page, k));
        let start = from.map_or(sentence.tokens.start, |k| behind_complementizer(page, k));
        let end = trim_end(page, start, aside);
        return (start < end).then_some(start..end);
    }
    if !page.is(last, Class::Relative) {
        return None;
    }
    subject::antecedent_of(
        page,
        sentence,
        i,
        pronoun.gender,
        Some(pronoun.number),
        kind == VerbKind::Position,
    )
    .map(|np| np.tokens)
}

/// The quotation that ends directly before token `i` (a comma between), and begins the sentence or follows a stop.
pub(super) fn quotation_before(page: &Page, sentence: &Sentence, i: usize) -> Option<Range<usize>> {
    let mut k = i.checked_sub(1)?;
    // "..."، هكذا رد الوزير
    while k > sentence.tokens.start
        && (matches!(page.kind(k), TokenKind::Comma | TokenKind::Dash | TokenKind::Stop) || page.is(k, Class::Adverb))
    {
        k -= 1;
    }
    let open = page.mate(k).filter(|&m| m < k && page.kind(k) == TokenKind::Quote)?;
    let first = open == 0 || !page.word(open - 1);
    (first && k - open > 3).then_some(open + 1..k)
}

/// The part before a cue that stands in the middle of what was said: `"..."، قال الطبيب، "..."`, `الأزمة -يقول الخبير- لن تنتهي`.
pub(super) fn first_half(page: &Page, sentence: &Sentence, cue: &Cue) -> Option<Range<usize>> {
    let i = cue.tokens.start;
    let Subject::Explicit(np) = &cue.subject else {
        return None;
    };
    let inside = i > sentence.tokens.start && !cue.conjunction && np.tokens.start > i;
    let closed = cue.content == np.tokens.end + 1;
    match page.kind(np.tokens.end) {
        _ if !inside || !closed => None,
        TokenKind::Comma => quotation_before(page, sentence, i).filter(|_| page.opens_quote(cue.content).is_some()),
        TokenKind::Dash if page.kind(i - 1) == TokenKind::Dash => before_dash(page, sentence, i - 1),
        _ => None,
    }
}

/// What stands in the sentence before the dash `end`, without the adverbs that open it.
fn before_dash(page: &Page, sentence: &Sentence, end: usize) -> Option<Range<usize>> {
    let start = adverbials(page, sentence.tokens.start, end);
    let start = start + usize::from(page.kind(start) == TokenKind::Comma);
    (start < end).then_some(start..end)
}

/// The clause in which a cue with its subject stands as an aside (`الأسعار سترتفع، يقول الخبير، لأن الطلب يزداد`): from the
/// beginning of the sentence to the comma before the cue.
pub(super) fn clause_before(page: &Page, sentence: &Sentence, i: usize, np: &NounPhrase) -> Option<Range<usize>> {
    const SHORTEST: usize = 2;
    let start = sentence.tokens.start;
    // `، يقول التقرير،`: a text speaks as well
    let speaker = np.speaks() || np.class == Class::Document;
    let aside = speaker
        && i > start + SHORTEST
        && matches!(page.kind(i - 1), TokenKind::Comma | TokenKind::Dash)
        && matches!(
            page.kind(np.tokens.end),
            TokenKind::Comma | TokenKind::Dash | TokenKind::Stop | TokenKind::Break
        );
    let clause = || {
        (start..i - 1).any(|k| plainly_finite(page, k))
            || page.clitics(start).article()
            || page.is(start, Class::Demonstrative)
    };
    let adverbial = page.is(start, Class::Preposition) || page.is(start, Class::Adverb) || page.is(start, Class::Time);
    let other = (start..i - 1).any(|k| complementizer(page, k) || page.may_report(k));
    (aside && !adverbial && !other && clause()).then_some(start..i - 1)
}
