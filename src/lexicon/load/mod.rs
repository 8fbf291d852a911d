//! From the text files to the compiled index: one file here for each kind of lexicon file.

mod cues;
mod entities;
mod loader;
mod names;
mod nouns;
mod ontologies;
mod rules;
mod stance;
mod verbs;
mod weak_verbs;
mod words;

pub use weak_verbs::{WEAK_VERBS, weak_verbs};

use super::classes::Class;
use super::conjugation::WeakVerbs;
use super::entries::{Data, EntityKind};
use super::format::Problem;
use super::layers::{self, Layer, Merged};
use super::nouns::Declension;
use super::{Lexicons, Problems};
use entities::ENTITY_FIELDS;
use loader::Loader;
use names::NAME_FIELDS;
use nouns::NOUN_FIELDS;
use verbs::REPORTING_FIELDS;

/// Compiles `layers`, lowest first.
pub(super) fn load(layers: &[Layer]) -> Result<Lexicons, Problems> {
    let (files, mut problems) = layers::merge(layers);
    let weak = weak_verbs(&files).unwrap_or_else(|problem| {
        problems.push(problem);
        WeakVerbs::default()
    });
    let mut loader = Loader::new(weak, problems);
    // verbs first: where a light verb is a general verb too, the verb's own line says how it is conjugated
    let (verbs, others): (Vec<_>, Vec<_>) = files.iter().partition(|(name, _)| name.starts_with("verbs/"));
    for (name, file) in verbs.into_iter().chain(others) {
        loader.file(name, file);
    }
    for (name, file) in &files {
        if let Some(label) = name.strip_prefix("stance/").and_then(|n| n.strip_suffix(".txt")) {
            loader.stance(label, file);
        }
    }
    loader.finish()
}

impl Loader {
    /// Reads the file `name`, by the folder and name it has.
    fn file(&mut self, name: &str, file: &Merged) {
        let (folder, base) = name.split_once('/').unwrap_or(("", name));
        match (folder, base) {
            ("stance", _) => {}
            ("ontology", _) => {
                let name = base.trim_end_matches(".txt").to_owned();
                self.each(file, &["code"], |l, e| l.code(&name, e));
            }
            ("", "rules.txt") => self.each(file, &["decides", "weighs", "about"], Self::rule),
            _ if name == WEAK_VERBS => {}
            ("verbs", "general.txt") => self.each(file, &["present", "masdar", "form", "kind"], Self::general_verb),
            ("verbs", _) => self.each(file, REPORTING_FIELDS, Self::reporting_verb),
            ("cues", "light_verbs.txt") => {
                self.each(
                    file,
                    &["nouns", "frame", "present", "masdar", "form", "plural", "prefer"],
                    Self::light_verb,
                );
            }
            ("cues", "nouns.txt") => self.each(file, &["frames", "plural", "gender", "prefer", "kind"], Self::cue_noun),
            ("cues", "source_phrases.txt") => self.each(file, &["kind", "takes"], Self::source_phrase),
            ("cues", "exclusions.txt") => self.each(file, &[], |l, e| {
                let lemma = l.lemma(e, Data::Plain);
                l.phrase(&e.text, Class::Exclusion, lemma);
            }),
            ("words", "function.txt") => self.each(
                file,
                &["class", "preposition", "kind", "gender", "number"],
                Self::function_word,
            ),
            ("words", "adverbs.txt") => self.each(file, &["kind"], Self::adverb),
            ("words", "times.txt") => self.each(file, NOUN_FIELDS, |l, e| l.noun(e, Class::Time, Declension::Thing)),
            ("words", "adjectives.txt") => {
                self.each(file, NOUN_FIELDS, |l, e| {
                    l.noun(e, Class::Adjective, Declension::Adjective)
                });
            }
            ("nouns", "persons.txt") => {
                self.each(file, NOUN_FIELDS, |l, e| l.noun(e, Class::Person, Declension::Person));
            }
            ("nouns", "bodies.txt") => self.each(file, NOUN_FIELDS, |l, e| {
                let class = if e.value("kind") == Some("document") {
                    Class::Document
                } else {
                    Class::Body
                };
                l.noun(e, class, Declension::Thing);
            }),
            ("nouns", "things.txt") => self.each(file, NOUN_FIELDS, |l, e| l.noun(e, Class::Thing, Declension::Thing)),
            ("nouns", "places.txt") => self.each(file, NOUN_FIELDS, |l, e| {
                let class = if e.value("kind") == Some("occasion") {
                    Class::Occasion
                } else {
                    Class::Geography
                };
                l.noun(e, class, Declension::Thing);
            }),
            ("names", "given.txt") => self.each(file, NAME_FIELDS, |l, e| l.name(e, Class::GivenName)),
            ("names", "family.txt") => self.each(file, NAME_FIELDS, |l, e| l.name(e, Class::FamilyName)),
            ("names", "particles.txt") => self.each(file, NAME_FIELDS, |l, e| l.name(e, Class::NameParticle)),
            ("entities", "countries.txt") => self.each(file, ENTITY_FIELDS, |l, e| l.entity(e, EntityKind::Country)),
            ("entities", "organisations.txt") => {
                self.each(file, ENTITY_FIELDS, |l, e| l.entity(e, EntityKind::Organisation));
            }
            ("entities", "media.txt") => self.each(file, ENTITY_FIELDS, |l, e| l.entity(e, EntityKind::Media)),
            ("entities", "armed_groups.txt") => {
                self.each(file, ENTITY_FIELDS, |l, e| l.entity(e, EntityKind::ArmedGroup));
            }
            ("entities", "places.txt") => self.each(file, ENTITY_FIELDS, |l, e| l.entity(e, EntityKind::Place)),
            _ => {
                if let Some(e) = file.entries.first() {
                    let message = format!(
                        "`{name}` is no lexicon file the program knows; name it as a built-in one (verbs/NAME.txt, \
                         nouns/persons.txt, ...) or stance/LABEL.txt for a new label"
                    );
                    self.problems.push(Problem {
                        place: e.place.clone(),
                        column: 1,
                        message,
                    });
                }
            }
        }
    }
}
