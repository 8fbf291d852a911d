//! The name that a verb of naming gives (`وصفه بأنه خطير`, `سماها "سلسلة إخفاقات"`).

use super::governor::Governor;
use crate::attribution::noun_phrase::plainly_finite;
use crate::attribution::page::Page;
use crate::attribution::passing::{adverbials, complementizer};
use crate::lexicon::classes::{Class, Classes};
use crate::lexicon::{Frames, VerbKind};

/// The name behind a verb whose pronoun is the first of its two objects (`ما سماها "سلسلة إخفاقات"`).
pub(super) fn behind_pronoun(page: &Page, governor: &Governor, from: usize, end: usize) -> Option<usize> {
    let names = matches!(governor.kind, VerbKind::Naming | VerbKind::Opinion) && governor.frames.object_object;
    if !(governor.pronoun && names) {
        return None;
    }
    let i = adverbials(page, from, end);
    let name = page.opens_quote(i).is_some()
        || page.word(i)
            && page.clitic_preposition(i).is_none()
            && !complementizer(page, i)
            && !plainly_finite(page, i)
            && !page.is(i, Class::Preposition);
    name.then_some(i)
}

/// The name given by a naming verb, from behind its first object.
pub(super) fn naming(page: &Page, i: usize, end: usize, frames: &Frames, first: usize) -> Option<usize> {
    if i >= end {
        return None;
    }
    if page
        .clitic_preposition(i)
        .is_some_and(|p| frames.addressee_prepositions.has(p))
    {
        let apart = page.key(i).len() == 1;
        return Some(if complementizer(page, i) || apart { i + 1 } else { i });
    }
    if page.opens_quote(i).is_some() {
        return Some(i);
    }
    // `وصف محادثاته مع الرئيس بأنها بناءة`: what it is called stands behind بأن, wherever that is in the clause
    const REACH: usize = 14;
    let by = |k: usize| {
        page.clitic_preposition(k)
            .is_some_and(|p| frames.addressee_prepositions.has(p))
    };
    let clause = || (i..end.min(i + REACH)).take_while(|&k| page.word(k) && !plainly_finite(page, k));
    if let Some(k) = clause().find(|&k| complementizer(page, k) && by(k)) {
        return Some(k + 1);
    }
    // `وصف دور بلاده في العملية بالريادي`: an adjective, or words that are quoted
    let adjective = |k: usize| {
        page.clitics(k).article() && page.classes(k).any(Classes::of(&[Class::Adjective, Class::Nisba])) && by(k)
    };
    if let Some(k) = clause().find(|&k| page.opens_quote(k + 1).is_some() && by(k) || adjective(k)) {
        return Some(if adjective(k) { k } else { k + 1 });
    }
    (page.word(i) && !plainly_finite(page, i) && !page.is(i, Class::Preposition)).then_some(first)
}
