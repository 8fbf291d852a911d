//! Light verbs, whose noun says what was done (`وجّه انتقادات`, `أعرب عن قلقه`).

use super::governor::Start;
use crate::attribution::noun_phrase::plainly_finite;
use crate::attribution::page::Page;
use crate::attribution::passing::*;
use crate::lexicon::classes::{Class, Classes};
use crate::lexicon::{Data, Verb};
use crate::text::TokenKind;

/// A light verb before its noun of saying: `وجّه انتقادات إلى`, `أعرب عن قلقه`, also `أعلن رفضه`.
pub(in crate::attribution) fn light(page: &Page, from: usize, end: usize, v: &Verb) -> Option<Start> {
    if v.light.is_empty() {
        return None;
    }
    let mut i = adverbials(page, from, end);
    // `أعلن العبادي، التزامه`: the comma opens no aside
    let says = |k: usize| page.words(k).iter().any(|w| v.light.contains(w)) && !bare_text(page, k, end);
    if page.kind(i) == TokenKind::Comma && i + 1 < end && says(i + 1) {
        return Some(Start::at(i + 1));
    }
    i = match page.kind(i) {
        TokenKind::Dash => dash_aside(page, i, end),
        _ => asides(page, i, end),
    };
    // `تقدمت حركة المقاومة "حماس" بالتعزية`
    if let Some(mate) = page
        .opens_quote(i)
        .filter(|&m| m - i <= 4 && !(i + 1..m).any(|k| says(k) || plainly_finite(page, k)))
    {
        i = asides(page, mate + 1, end);
    }
    // `جددت بنسودة من الرباط دعوتها`: where and when it was said
    while page.is(i, Class::Preposition)
        && page.mark(i).is_none()
        && circumstance(page, i + 1)
        && !page.preposition(i).is_some_and(|p| v.light_prepositions.has(p))
    {
        i = adverbials(page, prepositional(page, i, end), end);
    }
    let preposition = page.preposition(i).is_some_and(|p| v.light_prepositions.has(p));
    if preposition {
        i += 1;
    }
    // the end of a name that the subject left out: `جدد المتحدث باسم الخارجية صامويل وربيرغ الدعوة`
    const NAMES: Classes = Classes::of(&[Class::GivenName, Class::FamilyName, Class::Unknown]);
    while i < end && page.word(i) && page.classes(i).only(NAMES) && page.mark(i).is_none() {
        i += 1;
    }
    // `تبنى غالبية هذه الهجمات`: how many
    while i + 1 < end && (page.is(i, Class::Quantifier) || page.is(i, Class::Demonstrative)) && page.mark(i).is_none() {
        i += 1;
    }
    // with the article it is no new statement (أدلى بهذه التصريحات), unless it says of what (تبادلا الاتهامات بالتقصير)
    let new = |k: usize| {
        k < end
            && page.word(k)
            && (!page.clitics(k).article()
                || page.clitic_preposition(k + 1).is_some()
                || page.kind(k + 1) == TokenKind::Colon && page.clitic_preposition(k).is_none()
                || complementizer(page, k + 1) && (preposition || saying(page, k))
                || page.is(k + 1, Class::Preposition))
    };
    // one word may stand before the noun: `عن بالغ قلقه`, `عن عميق أسفه`
    for k in [i, i + 1] {
        // `عرضت روسيا تقديم مساعدات`: a verbal noun is the object itself
        let object = k > i && v.frames.object && page.classes(i).only(Classes::of(&[Class::VerbalNoun]));
        if new(k) && says(k) && !object {
            // ذهب إلى القول إن, كرر القول إن
            let empty = saying(page, k) && complementizer(page, k + 1);
            return Some(Start::at(if empty { behind_complementizer(page, k + 1) } else { k }));
        }
        // `أبدت «قلقها الشديد»`
        if page.opens_quote(k).is_some() && says(k + 1) {
            return Some(Start::at(k));
        }
    }
    // `جدد المتحدث الإقليمي باسم الوزارة، نادر الكيالي -في مقابلة- الدعوة إلى`: behind the rest of a long subject, what it calls for
    let calls = |k: &usize| {
        let k = *k;
        says(k) && page.clitics(k).article() && !page.clitics(k).preposition() && new(k)
    };
    if preposition {
        return None;
    }
    nominal(page, i, end).find(calls).map(Start::at)
}

/// The words from token `i` on, without those of parentheses and of asides between dashes, up to a clause or another sign.
fn nominal<'p>(page: &'p Page<'_>, i: usize, end: usize) -> impl Iterator<Item = usize> + 'p {
    const REACH: usize = 16;
    let mut k = i;
    let end = end.min(i + REACH);
    std::iter::from_fn(move || {
        while k < end {
            let at = k;
            match page.kind(at) {
                TokenKind::Word => {
                    let clause = plainly_finite(page, at) || complementizer(page, at) || page.is(at, Class::Relative);
                    k = if clause { end } else { at + 1 };
                    return (!clause).then_some(at);
                }
                TokenKind::Dash => k = dash_aside(page, at, end),
                TokenKind::ParenOpen => k = page.mate(at).filter(|&m| m > at).map_or(end, |m| m + 1),
                _ => k = end,
            }
        }
        None
    })
}

/// Whether the noun at `k` is a text of which nothing is told (`أصدر بيانا`, `رفعوا شعارات`): a noun whose frames are a clause
/// or a quotation, and neither follows.
fn bare_text(page: &Page, k: usize, end: usize) -> bool {
    const REACH: usize = 8;
    let governed = |i: usize| {
        page.readings(k).iter().any(|r| match page.data(r.lemma) {
            Some(Data::CueNoun { frames, .. }) => page
                .clitic_preposition(i)
                .or_else(|| page.preposition(i))
                .is_some_and(|p| frames.prepositions.has(p)),
            _ => false,
        })
    };
    let text = page
        .readings(k)
        .iter()
        .any(|r| matches!(r.class, Class::CueNoun | Class::Document));
    let told = |i: usize| {
        page.kind(i) == TokenKind::Colon || page.opens_quote(i).is_some() || complementizer(page, i) || governed(i)
    };
    text && !(k + 1..end.min(k + REACH))
        .take_while(|&i| !matches!(page.kind(i), TokenKind::Stop | TokenKind::Comma) && !plainly_finite(page, i))
        .any(told)
}
