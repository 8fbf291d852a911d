//! Content right behind a noun of saying and its source: `قوله إن`, `دعوة فرنسا إلى`.

use crate::attribution::page::Page;
use crate::attribution::passing::{adverbials, behind_complementizer, complementizer};
use crate::lexicon::Frames;
use crate::lexicon::classes::Class;
use crate::text::TokenKind;

/// Content that begins right behind a noun cue and its source.
pub(in crate::attribution) fn directly(page: &Page, i: usize, end: usize, frames: &Frames) -> Option<usize> {
    let i = adverbials(page, i, end);
    if i >= end {
        return None;
    }
    match page.kind(i) {
        TokenKind::Quote => return page.opens_quote(i).filter(|_| frames.quote || frames.clause).map(|_| i),
        TokenKind::Colon => return (frames.quote || frames.clause).then_some(i + 1).filter(|&k| k < end),
        TokenKind::Comma if frames.clause => {
            // `إعلان الرئيس، يوم الاثنين، أن`
            let next = if complementizer(page, i + 1) {
                i + 1
            } else {
                adverbials(page, i + 1, end) + 1
            };
            let closed = next == i + 1 || page.kind(next - 1) == TokenKind::Comma;
            return (closed && complementizer(page, next)).then(|| behind_complementizer(page, next));
        }
        TokenKind::Word => {}
        _ => return None,
    }
    if complementizer(page, i) {
        return (frames.clause || frames.object_clause).then(|| behind_complementizer(page, i));
    }
    if page.is(i, Class::Preposition)
        && let Some(p) = page.preposition(i)
    {
        let set = frames.prepositions.has(p) || frames.addressee_prepositions.has(p);
        if set || frames.clause_prepositions.has(p) && complementizer(page, i + 1) {
            return Some(if complementizer(page, i + 1) {
                behind_complementizer(page, i + 1)
            } else {
                i + 1
            });
        }
        return None;
    }
    // بعد إعلان الحكومة إعادة الرحلات: a verbal noun as the object of a verbal noun
    let object = page
        .readings(i)
        .iter()
        .any(|r| r.class == Class::VerbalNoun && r.clitics.is_empty());
    if object && frames.object && page.clitic_preposition(i).is_none() {
        return Some(i);
    }
    let p = page.clitic_preposition(i)?;
    (frames.prepositions.has(p) || frames.addressee_prepositions.has(p)).then_some(i)
}
