//! `entities/`: countries, organisations, media, armed groups and places by their names.

use super::loader::Loader;
use crate::lexicon::classes::Class;
use crate::lexicon::conjugation::{Gender, Number};
use crate::lexicon::entries::{Data, Entity, EntityKind};
use crate::lexicon::format::Entry;
use crate::lexicon::nouns::{self, Declension, Noun};
use crate::lexicon::surface::{Joins, Shape};
use crate::text::fold;

pub(super) const ENTITY_FIELDS: &[&str] = &[
    "code",
    "gender",
    "number",
    "capital",
    "adjective",
    "people",
    "alias",
    "standin",
    "kind",
    "country",
    "acronym",
];

impl Loader {
    pub(super) fn entity(&mut self, e: &Entry, kind: EntityKind) {
        let gender = self.gender(e);
        let country = e.value("code").or(e.value("country")).map(str::to_owned);
        let number = if e.value("number") == Some("plural") {
            Number::Plural
        } else {
            Number::Singular
        };
        let entity = Entity {
            name: e.text.as_str().into(),
            hash: fold::hash(e.text.as_bytes()),
            kind,
            country: country.map(Into::into),
            gender,
            number,
            adjective: false,
        };
        let class = match kind {
            EntityKind::Country => Class::Country,
            EntityKind::Place => Class::Place,
            _ => Class::Organisation,
        };
        let mut named = |gender| {
            let entity = Entity {
                gender,
                ..entity.clone()
            };
            self.lemma(e, Data::Entity(Box::new(entity)))
        };
        let lemma = named(gender);
        // a palace or another name has a gender of its own, which the entry does not tell; capitals are feminine
        let other = named(None);
        let capital = match e.values("capital") {
            [] => other,
            _ => named(Some(Gender::Feminine)),
        };
        let own = std::iter::once((&e.text, lemma, gender));
        let capitals = e.values("capital").iter().map(|n| (n, capital, Some(Gender::Feminine)));
        let others = ["alias", "standin", "acronym"]
            .iter()
            .flat_map(|f| e.values(f))
            .map(|n| (n, other, None));
        let names: Vec<_> = own
            .chain(capitals)
            .chain(others)
            .map(|(n, l, g)| (n.clone(), l, g))
            .collect();
        for (name, lemma, gender) in &names {
            let (lemma, gender) = (*lemma, *gender);
            if name.contains(char::is_whitespace) {
                self.phrase(name, class, lemma);
            } else {
                let key = fold::fold(name);
                self.surface.insert(
                    &key,
                    lemma,
                    Shape::uninflected(class, gender, Some(number), Joins::Bare),
                );
            }
        }
        if e.values("adjective").is_empty() && e.values("people").is_empty() {
            return;
        }
        let adjective = self.lemma(
            e,
            Data::Entity(Box::new(Entity {
                adjective: true,
                ..entity
            })),
        );
        let surface = &mut self.surface;
        for (i, nisba) in e.values("adjective").iter().enumerate() {
            let noun = Noun {
                singular: nisba,
                plurals: if i == 0 { e.values("people") } else { &[] },
                feminines: &[],
                gender: None,
                declension: Declension::Adjective,
            };
            nouns::inflect(&noun, |key, g, n, joins| {
                surface.insert(
                    key,
                    adjective,
                    Shape::uninflected(Class::Nisba, Some(g), Some(n), joins),
                );
            });
        }
        if e.values("adjective").is_empty() {
            for people in e.values("people") {
                let key = fold::fold(people);
                let g = Some(Gender::Masculine);
                surface.insert(
                    &key,
                    adjective,
                    Shape::uninflected(Class::Nisba, g, Some(Number::Plural), Joins::Freely),
                );
            }
        }
    }
}
