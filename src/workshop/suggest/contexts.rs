//! The places where words report: what a word has around it that speaks for its being a cue.

use crate::attribution::Page;
use crate::attribution::noun_phrase::plainly_finite;
use crate::lexicon::classes::{Class, Classes, Clitics};
use crate::lexicon::conjugation::Person;
use crate::text::{TokenKind, fold};
use std::ops::Range;

/// How far behind its verb a content may begin.
const REACH: usize = 14;

/// How far before a word a cue may stand that the content behind the word belongs to.
const BEFORE: usize = 8;

/// Shorter quotations only set a word apart.
const QUOTED: usize = 4;

/// Whoever may speak.
const PEOPLE: Classes = Classes::of(&[
    Class::Person,
    Class::Body,
    Class::Document,
    Class::Country,
    Class::Organisation,
    Class::GivenName,
    Class::FamilyName,
]);

/// What stands before a verb that opens its clause.
const OPENERS: Classes = Classes::of(&[Class::Particle, Class::Negation, Class::Subordinator, Class::Adverb]);

/// What follows a verb at token `i` of the sentence `within`, as a frame of the lexicons names it: `clause`, `quote`, a
/// preposition or `object`; `None` where it does not look like a cue.
pub(super) fn of_verb(page: &Page, i: usize, within: &Range<usize>) -> Option<String> {
    if let Some(frame) = begins(page, i + 1) {
        return Some(frame).filter(|_| !governed(page, i, within));
    }
    if !opens_clause(page, i, within) {
        return None;
    }
    let speaker = somebody(page, i + 1);
    let mut preposition = None;
    for j in i + 1..within.end.min(i + REACH) {
        if matches!(page.kind(j), TokenKind::Stop | TokenKind::Semicolon)
            || plainly_finite(page, j)
            || page.is(j, Class::Relative)
            || page.is(j, Class::Subordinator)
        {
            break;
        }
        if let Some(frame) = begins(page, j) {
            return Some(frame);
        }
        if j > i + 1 && preposition.is_none() {
            preposition = preposition_at(page, j);
        }
    }
    speaker.then(|| preposition.unwrap_or_else(|| "object".to_owned()))
}

/// The frame of a content right behind the noun at token `i` of the sentence `within`, where no verb governs it.
pub(super) fn of_noun(page: &Page, i: usize, within: &Range<usize>) -> Option<String> {
    begins(page, i + 1).filter(|_| !governed(page, i, within))
}

/// The frame of a content that begins at token `j`.
fn begins(page: &Page, j: usize) -> Option<String> {
    let complementizer = |j| page.is(j, Class::Complementizer);
    if complementizer(j) {
        return Some("clause".to_owned());
    }
    let quotation = page.opens_quote(j).is_some_and(|mate| mate > j + QUOTED);
    if quotation || page.kind(j) == TokenKind::Colon && !page.joined_number(j) {
        return Some("quote".to_owned());
    }
    let preposition = page.is(j, Class::Preposition).then(|| preposition_at(page, j))?;
    preposition.filter(|_| complementizer(j + 1))
}

/// The preposition that token `j` is, or that is printed onto it.
fn preposition_at(page: &Page, j: usize) -> Option<String> {
    if page.preposition(j).is_some() {
        let reading = page.readings(j).iter().find(|r| r.class == Class::Preposition)?;
        return page
            .analyser
            .lexicons
            .lemmas
            .get(reading.lemma as usize)
            .map(|l| l.text.to_string());
    }
    page.clitic_preposition(j)?;
    let key = page.key(j);
    Some(fold::unfold(&key[..1.min(key.len())]))
}

/// Whether a cue before token `i` governs what stands behind it: `قال فلان إن`.
fn governed(page: &Page, i: usize, within: &Range<usize>) -> bool {
    let start = within.start.max(i.saturating_sub(BEFORE));
    (start..i)
        .rev()
        .take_while(|&j| page.kind(j) != TokenKind::Comma && !page.is(j, Class::Complementizer))
        .any(|j| {
            page.readings(j).iter().any(|r| {
                r.finite().is_some_and(|(_, _, person)| person == Person::Third)
                    && page.verb(r).is_some_and(|v| v.reporting)
            })
        })
}

/// Whether token `i` opens a clause, as a verb before its subject does.
fn opens_clause(page: &Page, i: usize, within: &Range<usize>) -> bool {
    if i == within.start {
        return true;
    }
    let before = i - 1;
    let key = page.key(i);
    matches!(
        page.kind(before),
        TokenKind::Comma | TokenKind::Semicolon | TokenKind::Quote | TokenKind::Dash | TokenKind::ParenClose
    ) || page.classes(before).any(OPENERS)
        || page.inside(before).is_some_and(|class| class == Class::Adverb)
        || key.len() > 3 && matches!(key[0], fold::WAW | fold::FA)
}

/// Whether somebody who may speak stands at token `i`, with no preposition before him.
fn somebody(page: &Page, i: usize) -> bool {
    let marked = page
        .mark(i)
        .is_some_and(|m| PEOPLE.has(m.phrase.class) && !m.clitics.preposition());
    let read = page
        .readings(i)
        .iter()
        .any(|r| PEOPLE.has(r.class) && !r.clitics.preposition() && !r.clitics.any(Clitics::WAW));
    marked || read
}
