//! What a noun phrase takes from its head: class, gender and number.

use super::beginning::heads_idafa;
use super::classes::SPEAKERS;
use crate::attribution::page::Page;
use crate::lexicon::Reading;
use crate::lexicon::classes::{Class, Clitics};
use crate::lexicon::conjugation::{Gender, Number};
use crate::text::TokenKind;

/// Class, gender and number of the head; behind a quantifier those of the noun it counts.
pub(super) fn head(page: &Page, start: usize, end: usize) -> (Class, Option<Gender>, Option<Number>) {
    if let Some(m) = page.mark(start) {
        let e = page.analyser.entity(m.phrase.lemma);
        // another name of an entity has the gender of its first noun: صحيفة واشنطن بوست
        let noun = page
            .readings(start)
            .iter()
            .find(|r| r.class == m.phrase.class)
            .or_else(|| {
                page.readings(start)
                    .iter()
                    .find(|r| matches!(r.class, Class::Body | Class::Thing))
            })
            .or_else(|| page.readings(start).iter().find(|r| r.class == Class::Person));
        // القوى السياسية: bodies take the feminine singular in the plural
        let bodies = m.phrase.class == Class::Body && noun.is_some_and(|r| r.number == Some(Number::Plural));
        let gender = match e.and_then(|e| e.gender) {
            None if bodies => Some(Gender::Feminine),
            known => known.or(noun.and_then(|r| r.gender)),
        };
        let number = e.map(|e| e.number).or(noun.and_then(|r| r.number));
        return (m.phrase.class, gender, number);
    }
    if page.kind(start) == TokenKind::Number || page.is(start, Class::NumberWord) {
        return (Class::Quantifier, None, Some(Number::Plural));
    }
    if page.initial(start) {
        return (Class::Person, None, Some(Number::Singular));
    }
    if end > start + 1 && heads_idafa(page, start) && !page.is(start, Class::Person) {
        return head(page, start + 1, end);
    }
    let Some(r) = best_reading(page, start) else {
        return (Class::Unknown, None, None);
    };
    // فاسيل: the letter of a conjunction belongs to the name
    if page.shared_clitics(start).any(Clitics::FA) {
        return (Class::Unknown, None, Some(Number::Singular));
    }
    // نفس المصدر: a noun of its own that counts another
    let counts = page.is(start, Class::Quantifier) && end > start + 1;
    // هذا يؤكد, وهذا الفوز يؤكد: a thing
    if r.class == Class::Demonstrative && (end == start + 1 || !page.classes(start + 1).any(SPEAKERS)) {
        return (Class::Thing, r.gender, r.number);
    }
    if counts || r.class == Class::Demonstrative || r.class == Class::Quantifier {
        let class = if counts { Class::Quantifier } else { r.class };
        return (class, None, None);
    }
    // الرئيسة and وزراء tell by their form; coordination makes a plural
    let coordinated =
        r.class != Class::Body && (start + 1..end).any(|i| page.clitics(i).any(Clitics::WAW) && page.is(i, r.class));
    let plural_human = r.number == Some(Number::Plural) && r.class == Class::Body;
    let gender = if coordinated {
        None
    } else if plural_human {
        Some(Gender::Feminine)
    } else {
        r.gender
    };
    // مدعيها: what can be a singular is hardly a dual
    let number = match r.number {
        Some(Number::Dual) => page
            .readings(start)
            .iter()
            .filter(|o| o.lemma == r.lemma)
            .find_map(|o| o.number.filter(|&n| n == Number::Singular))
            .or(r.number),
        known => known,
    };
    (r.class, gender, if coordinated { None } else { number })
}

/// The reading of token `i` that a noun phrase would take, its conjunction left to the caller.
pub(super) fn best_reading<'p>(page: &'p Page, i: usize) -> Option<&'p Reading> {
    page.readings(i).get(page.nominal(i).best as usize)
}
