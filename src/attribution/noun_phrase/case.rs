//! Case, where letters tell it: no subject is in the accusative.

use super::classes::{NOUNS, PEOPLE, PROPER, THINGS};
use super::phrase::NounPhrase;
use crate::attribution::page::Page;
use crate::lexicon::classes::{Class, Classes};
use crate::lexicon::conjugation::{Gender, Number};
use crate::text::fold;

/// Whether the phrase is headed by a masculine plural in ون (`حذر السائقون`) or a definite dual in ان (`أكد الطرفان`), which are
/// nominatives.
pub fn nominative(page: &Page, np: &NounPhrase) -> bool {
    let head = np.tokens.start;
    let people = |number: Number| {
        page.readings(head)
            .iter()
            .any(|r| PEOPLE.has(r.class) && r.number == Some(number))
    };
    let plural = page.key(head).ends_with(&[fold::WAW, fold::NUN]) && people(Number::Plural);
    let dual = page.key(head).ends_with(&[fold::ALEF, fold::NUN])
        && page.clitics(head).article()
        && (people(Number::Dual) || np.number == Some(Number::Dual));
    page.mark(head).is_none() && (plural || dual)
}

/// Whether the common noun at token `i` has the alif of an indefinite accusative (`أبلغ دولا إقليمية`, `نفى كونه عالما`), which
/// no subject has.
pub fn accusative(page: &Page, i: usize) -> bool {
    let c = page.classes(i);
    // وزيرا الداخلية: a dual before the noun that closes its idafa
    let dual = page.readings(i).iter().any(|r| r.number == Some(Number::Dual)) && page.clitics(i + 1).article();
    page.word(i)
        && page.mark(i).is_none()
        && !dual
        && page.key(i).ends_with(&[fold::ALEF])
        && page.clitics(i).is_empty()
        && !c.any(PROPER)
        && !c.any(Classes::of(&[
            Class::Country,
            Class::Organisation,
            Class::Place,
            Class::Quantifier,
        ]))
        && page.readings(i).iter().any(|r| {
            let lemma = &page.analyser.lexicons.lemmas.get(r.lemma as usize);
            (NOUNS.has(r.class) || THINGS.has(r.class))
                && r.suffix.is_none()
                && r.number != Some(Number::Dual)
                && lemma.is_some_and(|l| !l.text.ends_with(['ا', 'ى']))
        })
}

/// Whether a phrase behind a verb is headed by a masculine plural in ين (`طالب المواطنين بالهدوء`), or has one for its adjective
/// (`ذكر القادة المشاركين بأن`), which is no nominative.
pub fn oblique(page: &Page, np: &NounPhrase) -> bool {
    let head = np.tokens.start;
    let several = page
        .readings(head)
        .iter()
        .any(|r| PEOPLE.has(r.class) && r.number == Some(Number::Plural));
    let adjective = head + 1;
    several
        && adjective < np.tokens.end
        && page.clitics(head).article()
        && page.clitics(adjective).article()
        && plural_in_in(page, adjective)
        || plural_in_in(page, head)
}

/// Whether the word at token `head` is a masculine plural or dual in ين and nothing else.
fn plural_in_in(page: &Page, head: usize) -> bool {
    let mut readings = page
        .readings(head)
        .iter()
        .filter(|r| r.class != Class::Finite && r.class != Class::FamilyName)
        .peekable();
    page.key(head).ends_with(&[fold::YA, fold::NUN])
        && page.mark(head).is_none()
        && !page.is(head, Class::FamilyName)
        && readings.peek().is_some()
        && readings
            .all(|r| matches!(r.number, Some(Number::Plural | Number::Dual)) && r.gender == Some(Gender::Masculine))
}
