//! `verbs/`: verbs, conjugated into the index.

use super::loader::Loader;
use crate::lexicon::classes::Class;
use crate::lexicon::conjugation::{
    Form, FormSet, Gender, Inflection, Number, Person, Verb as Conjugated, VerbSpec, Voice,
};
use crate::lexicon::entries::{Data, Verb, VerbKind};
use crate::lexicon::format::Entry;
use crate::lexicon::frames::Frames;
use crate::lexicon::layers::identity;
use crate::lexicon::surface::{Joins, Shape, SurfaceBuilder};
use crate::text::fold;

pub(super) const REPORTING_FIELDS: &[&str] = &[
    "present",
    "masdar",
    "form",
    "frames",
    "kind",
    "noun",
    "participle",
    "passive",
    "prefer",
    "not",
    "with",
];

impl Loader {
    pub(super) fn general_verb(&mut self, e: &Entry) {
        let done = match e.value("kind") {
            None => false,
            Some("done") => true,
            Some(other) => {
                self.problem(e, "kind", format!("kind=`{other}`; write done or nothing"));
                false
            }
        };
        self.verb(
            e,
            Verb {
                done,
                ..Verb::default()
            },
        );
    }

    pub(super) fn reporting_verb(&mut self, e: &Entry) {
        let frames = if e.values("frames").is_empty() {
            Frames {
                clause: true,
                quote: true,
                ..Frames::default()
            }
        } else {
            self.frames(e)
        };
        let kind = match e.value("kind") {
            None | Some("say") => VerbKind::Say,
            Some("naming") => VerbKind::Naming,
            Some("relay") => VerbKind::Relay,
            Some("opinion") => VerbKind::Opinion,
            Some("position") => VerbKind::Position,
            Some("continue") => VerbKind::Continue,
            Some(other) => {
                self.problem(
                    e,
                    "kind",
                    format!("kind=`{other}`; write say, naming, relay, opinion, position or continue"),
                );
                VerbKind::Say
            }
        };
        let noun = self.yes(e, "noun", false);
        let participle = self.yes(e, "participle", true);
        let passive = self.yes(e, "passive", true);
        let weak = match e.value("prefer") {
            None | Some("strong") => false,
            Some("weak") => true,
            Some(other) => {
                self.problem(e, "prefer", format!("prefer=`{other}`; write weak or strong"));
                false
            }
        };
        let mut nouns = |field: &str| {
            e.values(field)
                .iter()
                .map(|n| self.vocabulary.inflected(n, &[]))
                .collect()
        };
        let not = nouns("not");
        let with = nouns("with");
        self.verb(
            e,
            Verb {
                reporting: true,
                frames,
                kind,
                noun,
                participle,
                passive,
                weak,
                strong: e.value("prefer") == Some("strong"),
                not,
                with,
                ..Verb::default()
            },
        );
    }

    /// Conjugates the verb of `e` into the index; a verb met before gains what the new entry adds.
    pub(super) fn verb(&mut self, e: &Entry, verb: Verb) {
        let name = identity(&e.text);
        if let Some(&lemma) = self.verbs.get(&name) {
            if let Data::Verb(known) = &mut self.out.lemmas[lemma as usize].data
                && verb.reporting
                && !known.reporting
            {
                let light = std::mem::take(&mut known.light);
                **known = Verb {
                    light,
                    light_prepositions: known.light_prepositions,
                    ..verb
                };
                let file = self.out.file(&e.place.file);
                let known = &mut self.out.lemmas[lemma as usize];
                (known.file, known.line) = (file, e.place.line);
            }
            return;
        }
        let form = match e.value("form").map(str::parse::<Form>) {
            None => None,
            Some(Ok(form)) => Some(form),
            Some(Err(error)) => {
                self.problem(e, "form", error.to_string());
                None
            }
        };
        let masdars: Vec<&str> = e.values("masdar").iter().map(String::as_str).collect();
        let reporting = verb.reporting;
        let spec = VerbSpec {
            lemma: &e.text,
            present: e.value("present"),
            form,
            masdars: &masdars,
        };
        match Conjugated::analyse(&spec, &self.weak) {
            Ok(conjugated) => {
                let mut wanted = FormSet::ALL.without(FormSet::IMPERATIVE).without(FormSet::SECOND);
                if !reporting {
                    // only to mark clauses and noun phrases
                    wanted = wanted.without(FormSet::SUBJUNCTIVE);
                }
                // nobody is done anything mutually, and its past has the letters of many a verbal noun: تطوير
                if conjugated.form() == Form::VI {
                    wanted = wanted.without(FormSet::PASSIVE);
                }
                let lemma = self.lemma(e, Data::Verb(Box::new(verb)));
                self.verbs.insert(name, lemma);
                let surface = &mut self.surface;
                let mut key = Vec::with_capacity(24);
                conjugated.inflect(wanted, |text, inflection| {
                    // they are rare in news and spell many a name
                    if we_passive(inflection) || !reporting && rare(inflection) {
                        return;
                    }
                    key.clear();
                    fold::fold_into(text, &mut key);
                    insert_form(surface, &key, lemma, inflection);
                });
            }
            Err(error) => self.problem(e, "present", error.to_string()),
        }
    }

    /// The field `field` of `e`, as yes or no.
    fn yes(&mut self, e: &Entry, field: &str, default: bool) -> bool {
        match e.value(field) {
            None => default,
            Some("yes") => true,
            Some("no") => false,
            Some(other) => {
                self.problem(e, field, format!("{field}=`{other}`; write yes or no"));
                default
            }
        }
    }
}

/// Whether a finite form is a dual or a feminine plural.
fn rare(inflection: Inflection) -> bool {
    matches!(
        inflection,
        Inflection::Finite {
            number: Number::Dual,
            ..
        }
    ) || matches!(
        inflection,
        Inflection::Finite {
            number: Number::Plural,
            gender: Gender::Feminine,
            ..
        }
    )
}

/// Whether a finite form is what was done to me or us (`نُزال`, `نُهاب`).
fn we_passive(inflection: Inflection) -> bool {
    matches!(
        inflection,
        Inflection::Finite {
            voice: Voice::Passive,
            person: Person::First,
            ..
        }
    )
}

/// Puts one form of a verb into the index.
fn insert_form(surface: &mut SurfaceBuilder, key: &[u8], lemma: u32, inflection: Inflection) {
    let (class, gender, number, contexts) = match inflection {
        Inflection::Finite {
            gender,
            number,
            contexts,
            ..
        } => (Class::Finite, gender, number, contexts),
        Inflection::Participle {
            voice,
            gender,
            number,
            contexts,
            ..
        } => {
            let class = match voice {
                Voice::Active => Class::ActiveParticiple,
                Voice::Passive => Class::PassiveParticiple,
            };
            (class, gender, number, contexts)
        }
        Inflection::VerbalNoun {
            gender,
            number,
            contexts,
            ..
        } => (Class::VerbalNoun, gender, number, contexts),
    };
    let joins = match (
        contexts.free(),
        contexts.before_suffix(),
        contexts.after_article(),
        contexts.construct(),
    ) {
        (true, true, _, _) => Joins::Freely,
        (false, _, true, _) => Joins::Freely,
        (true, false, true, _) => Joins::Freely,
        (true, false, false, _) => Joins::Bare,
        (false, _, false, true) => Joins::Construct,
        (false, true, false, false) => Joins::SuffixOnly,
        (false, false, false, false) => return,
    };
    let gender = Some(gender).filter(|g| *g != Gender::Common);
    let shape = Shape {
        class,
        inflection: Some(inflection),
        gender,
        number: Some(number),
        joins,
    };
    surface.insert(key, lemma, shape);
}
