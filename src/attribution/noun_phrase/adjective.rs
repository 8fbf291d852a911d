//! Adjectives of a noun phrase: they follow their noun, and agree with it.

use super::classes::{ADJECTIVES, PEOPLE};
use super::head::best_reading;
use super::walk::Walk;
use crate::attribution::page::Page;
use crate::lexicon::classes::{Class, Classes};
use crate::lexicon::conjugation::{Gender, Number};
use crate::lexicon::{Data, NounKind, Reading};
use crate::text::fold;

impl Walk<'_, '_> {
    /// Whether a negated adjective of the head stands at `i` (`النقابات غير المشاركة`, `مصادر غير رسمية`).
    pub(super) fn denied_adjective(&self, i: usize) -> bool {
        const QUALITIES: Classes = ADJECTIVES.with(&[Class::Unknown]);
        let page = self.page;
        let next = i + 1;
        i > self.start
            && next < self.limit
            && page.is(i, Class::Negation)
            && page.clitics(i).is_empty()
            && page.word(next)
            && page.clitics(next).article() == page.clitics(self.start).article()
            && !page.clitics(next).preposition()
            && page.classes(next).any(QUALITIES)
            && !page.classes(next).any(Classes::of(&[Class::Finite, Class::VerbalNoun]))
    }

    /// Whether an adjective at `i` has the number and case of the head: a dual or masculine plural behind a singular
    /// (`دعا البيان الفاعلين`) begins the object, and so does one in ين behind a subject in ون.
    pub(super) fn agrees_with_head(&self, i: usize) -> bool {
        let page = self.page;
        let counted = as_nouns(page, i, |r| {
            r.number != Some(Number::Singular) && r.gender == Some(Gender::Masculine)
        });
        let several = (self.start..i).any(|k| {
            page.readings(k).iter().any(|r| {
                r.class == Class::Quantifier
                    || matches!(r.number, Some(Number::Plural | Number::Dual))
                        && (PEOPLE.has(r.class) || r.class == Class::Adjective)
            })
        });
        let ends = |k: usize, ending: &[u8]| page.key(k).ends_with(ending) && page.classes(k).any(PEOPLE);
        let nominative = (self.start..i).any(|k| ends(k, &[fold::WAW, fold::NUN]));
        let oblique = ends(i, &[fold::YA, fold::NUN]);
        !counted || several && !(nominative && oblique)
    }

    /// Whether the feminine at `i` stands behind a masculine singular, so that it is no adjective of it.
    pub(super) fn disagrees(&self, i: usize) -> bool {
        let head = best_reading(self.page, i - 1);
        let masculine = head.is_some_and(|r| r.gender == Some(Gender::Masculine) && r.number == Some(Number::Singular));
        // وزيرة خارجية فرنسا: a title waits for its country
        let title = head.is_some_and(|r| matches!(self.page.data(r.lemma), Some(Data::Noun(NounKind::Title))))
            && (self.page.is(i + 1, Class::Country) || self.page.is(i + 1, Class::Organisation));
        (masculine || title)
            && as_nouns(self.page, i, |r| {
                r.gender == Some(Gender::Feminine) && r.number == Some(Number::Singular)
            })
    }
}

/// Whether an unknown word with the article has the ending of a nisba (`الفلاني`, `الفلانية`).
pub(super) fn nisba_shape(page: &Page, i: usize) -> bool {
    let key = page.key(i);
    let stem = key.strip_suffix(&[fold::TA_MARBUTA]).unwrap_or(key);
    stem.len() > 4 && stem.ends_with(&[fold::YA])
}

/// Whether token `k` has readings that are no finite verbs, and all of them are so.
fn as_nouns(page: &Page, k: usize, so: impl Fn(&Reading) -> bool) -> bool {
    let mut readings = page.readings(k).iter().filter(|r| r.class != Class::Finite).peekable();
    readings.peek().is_some() && readings.all(so)
}
