//! `names/`: names of persons, and the particles in them.

use super::loader::Loader;
use crate::lexicon::classes::Class;
use crate::lexicon::conjugation::{Gender, Number};
use crate::lexicon::entries::Data;
use crate::lexicon::format::Entry;
use crate::lexicon::surface::{Joins, Shape};
use crate::text::fold;

pub(super) const NAME_FIELDS: &[&str] = &["gender", "alias", "kind"];

impl Loader {
    pub(super) fn name(&mut self, e: &Entry, class: Class) {
        let gender = self
            .gender(e)
            .or((class == Class::GivenName).then_some(Gender::Masculine));
        let lemma = self.lemma(e, Data::Plain);
        for text in std::iter::once(&e.text).chain(e.values("alias")) {
            if text.contains(char::is_whitespace) {
                self.phrase(text, class, lemma);
            } else {
                let key = fold::fold(text);
                self.surface.insert(
                    &key,
                    lemma,
                    Shape::uninflected(class, gender, Some(Number::Singular), Joins::Bare),
                );
            }
        }
    }
}
