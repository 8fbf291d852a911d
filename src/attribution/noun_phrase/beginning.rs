//! What a noun phrase may begin with.

use super::classes::NOUNS;
use crate::attribution::page::Page;
use crate::lexicon::classes::Class;
use crate::text::TokenKind;

/// Whether a noun phrase that could be a speaker may begin at token `i`; `conjunction` says whether و may stand on it.
pub fn may_begin(page: &Page, i: usize, conjunction: bool) -> bool {
    if page.kind(i) == TokenKind::Number {
        // 38% من الأشخاص
        let share = page.kind(i + 1) == TokenKind::Other;
        return page.word(i + 1) && !page.is(i + 1, Class::Time) || share && page.word(i + 2);
    }
    if !page.word(i) {
        return false;
    }
    if page.initial(i) {
        return true;
    }
    if let Some(m) = page.mark(i) {
        return matches!(
            m.phrase.class,
            Class::Country
                | Class::Organisation
                | Class::Place
                | Class::Person
                | Class::Body
                | Class::Quantifier
                | Class::GivenName
                | Class::FamilyName
        ) && !m.clitics.preposition()
            && (conjunction || !m.clitics.conjunction());
    }
    if page.inside(i).is_some() || plainly_finite(page, i) {
        return false;
    }
    let word = page.nominal(i);
    let speaks = if conjunction {
        word.speaks_conjoined
    } else {
        word.speaks
    };
    (speaks || word.elative && heads_idafa(page, i)) && (!word.blocked || month_name(page, i))
}

/// Whether a name at `i` has the letters of a month and is a name here (`أكد رمضان أن`, `أوضح أبا الخيل`).
pub(in crate::attribution) fn month_name(page: &Page, i: usize) -> bool {
    page.is(i, Class::GivenName)
        || page.is(i, Class::FamilyName) && page.is(i, Class::Time) && page.kind(i + 1) != TokenKind::Number
        || page.is(i, Class::NameParticle) && page.is(i, Class::Person) && page.clitics(i + 1).article()
}

/// Whether token `i` is a finite verb and nothing else it could well be here.
#[inline]
pub fn plainly_finite(page: &Page, i: usize) -> bool {
    page.only_finite(i) && !page.inside(i).is_some_and(|p| p != Class::Adverb)
}

/// Whether the adjective at token `i` heads an idafa of a person or body, as elatives and their like do (`أكبر عميل`,
/// `كبار الضباط`, `مختلف الأحزاب`; Ryding, chapter 11).
pub(super) fn heads_idafa(page: &Page, i: usize) -> bool {
    page.nominal(i).elative
        && page.mark(i).is_none()
        && page.word(i + 1)
        && page.inside(i + 1).is_none()
        && !page.clitics(i + 1).preposition()
        && page
            .readings(i + 1)
            .iter()
            .any(|n| NOUNS.has(n.class) && !n.clitics.conjunction() && !n.clitics.preposition())
}
