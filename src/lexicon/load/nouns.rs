//! `nouns/`: nouns, declined into the index.

use super::loader::Loader;
use crate::lexicon::classes::Class;
use crate::lexicon::conjugation::{Gender, Number};
use crate::lexicon::entries::{Data, NounKind};
use crate::lexicon::format::Entry;
use crate::lexicon::nouns::{self, Declension, Noun};
use crate::lexicon::phrases::Phrase;
use crate::lexicon::surface::Shape;

pub(super) const NOUN_FIELDS: &[&str] = &["plural", "feminine", "gender", "kind", "number", "definite", "alias"];

impl Loader {
    pub(super) fn noun(&mut self, e: &Entry, class: Class, declension: Declension) {
        let gender = self.gender(e);
        let kind = match e.value("kind") {
            Some("title" | "rank") => NounKind::Title,
            Some("function") => NounKind::Function,
            Some("group") => NounKind::Group,
            Some("source") => NounKind::Source,
            Some("media") => NounKind::Media,
            Some("norm") => NounKind::Norm,
            _ => NounKind::Plain,
        };
        let lemma = self.lemma(e, Data::Noun(kind));
        self.inflect(e, class, lemma, gender, declension);
        // محام has its ya in محامي; an alias is another noun for the same
        for other in e.values("definite").iter().chain(e.values("alias")) {
            let other = Entry {
                text: other.clone(),
                fields: Vec::new(),
                place: e.place.clone(),
            };
            self.inflect(&other, class, lemma, gender, declension);
        }
    }

    /// Puts the inflected forms of a noun into the index; a noun of several words becomes a phrase.
    pub(super) fn inflect(
        &mut self,
        e: &Entry,
        class: Class,
        lemma: u32,
        gender: Option<Gender>,
        declension: Declension,
    ) {
        if e.text.contains(char::is_whitespace) {
            for text in [&e.text]
                .into_iter()
                .chain(e.values("plural"))
                .chain(e.values("feminine"))
            {
                self.phrase(text, class, lemma);
                self.compounds.push((text.clone(), Phrase { class, lemma }));
            }
            return;
        }
        let noun = Noun {
            singular: &e.text,
            plurals: e.values("plural"),
            feminines: e.values("feminine"),
            gender,
            declension,
        };
        // a group may take a singular verb; what is a plural by its form may not
        let group = e.value("kind") == Some("group");
        let plural_only = group || e.value("number") == Some("plural");
        let surface = &mut self.surface;
        nouns::inflect(&noun, |key, g, n, joins| {
            let n = if plural_only && n == Number::Singular {
                (!group).then_some(Number::Plural)
            } else {
                Some(n)
            };
            surface.insert(key, lemma, Shape::uninflected(class, Some(g), n, joins));
        });
    }
}
