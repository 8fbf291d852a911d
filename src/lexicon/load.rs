//! From the text files to the compiled index: one function a folder.

use super::classes::{Class, Clitics};
use super::conjugation::{Form, FormSet, Gender, Inflection, Number, Verb as Conjugated, VerbSpec, WeakVerbs};
use super::entries::{Data, Entity, EntityKind, Lemma, NounKind, Verb, VerbKind};
use super::format::{Entry, Problem};
use super::frames::{Frames, Preposition, PrepositionSet};
use super::layers::{self, Layer, Merged, identity};
use super::nouns::{self, Declension, Noun};
use super::phrases::{Phrase, PhrasesBuilder};
use super::stance::{Label, Pattern, Step, Target, Weight, Where};
use super::surface::{Joins, Shape, Surface, SurfaceBuilder};
use super::vocabulary::{VocabularyBuilder, WordId};
use super::{Lexicons, Problems};
use crate::text::fold;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// Compiles `layers`, lowest first.
pub(super) fn load(layers: &[Layer]) -> Result<Lexicons, Problems> {
    let (files, mut problems) = layers::merge(layers);
    let weak = weak_verbs(&files).unwrap_or_else(|problem| {
        problems.push(problem);
        WeakVerbs::default()
    });
    let mut loader = Loader {
        out: Lexicons::default(),
        surface: SurfaceBuilder::default(),
        phrases: PhrasesBuilder::default(),
        vocabulary: VocabularyBuilder::default(),
        problems,
        weak,
        verbs: HashMap::new(),
        compounds: Vec::new(),
    };
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

/// The file of the weak verbs, which the conjugation reads itself.
pub const WEAK_VERBS: &str = "verbs/weak_verbs.txt";

/// The weak verbs of the merged files, as the conjugation takes them.
///
/// # Errors
/// The first line that their own reader refuses.
pub fn weak_verbs(files: &BTreeMap<String, Merged>) -> Result<WeakVerbs, Problem> {
    let entries = files.get(WEAK_VERBS).map_or(&[][..], |f| &f.entries);
    let mut text = String::new();
    for e in entries {
        text.push_str(&e.text);
        for f in &e.fields {
            text.push_str(&format!(" | {}={}", f.name, f.values.join("،")));
        }
        text.push('\n');
    }
    WeakVerbs::parse(&text).map_err(|error| entries[error.line.saturating_sub(1)].problem("", error.message))
}

struct Loader {
    out: Lexicons,
    surface: SurfaceBuilder,
    phrases: PhrasesBuilder,
    vocabulary: VocabularyBuilder,
    problems: Vec<Problem>,
    weak: WeakVerbs,
    /// Verbs by their [`identity`].
    verbs: HashMap<String, u32>,
    /// Nouns of several words, whose definite form depends on what their second word is.
    compounds: Vec<(String, Phrase)>,
}

/// The definite form of a noun with its adjective, the article on its first word left to the analyser: `متحدث رسمي باسم` is
/// `(ال)متحدث الرسمي باسم`. An adjective agrees with its noun in definiteness; in an idafa (`رئيس حكومة`) only the last word
/// takes the article (Ryding, chapters 8 and 10).
fn definite(text: &str, surface: &Surface) -> Option<String> {
    let mut words = text.split_whitespace();
    let (noun, adjective) = (words.next()?, words.next()?);
    let describes = surface
        .get(&fold::fold(adjective))
        .any(|stem| matches!(stem.shape.class, Class::Adjective | Class::Nisba));
    let rest: String = words.flat_map(|w| [" ", w]).collect();
    (describes && !adjective.starts_with("ال")).then(|| format!("{noun} ال{adjective}{rest}"))
}

impl Loader {
    fn finish(mut self) -> Result<Lexicons, Problems> {
        if !self.problems.is_empty() {
            self.problems
                .sort_by(|a, b| (&a.place.file, a.place.line).cmp(&(&b.place.file, b.place.line)));
            return Err(Problems(self.problems));
        }
        self.out.stance.prioritise();
        let surface = self.surface.build();
        for (text, phrase) in &self.compounds {
            if let Some(definite) = definite(text, &surface) {
                self.phrases.insert(&definite, *phrase);
            }
        }
        Ok(Lexicons {
            surface,
            phrases: self.phrases.build(),
            vocabulary: self.vocabulary.build(),
            ..self.out
        })
    }

    fn file(&mut self, name: &str, file: &Merged) {
        let (folder, base) = name.split_once('/').unwrap_or(("", name));
        match (folder, base) {
            ("stance", _) => {}
            ("ontology", _) => {
                let name = base.trim_end_matches(".txt").to_owned();
                self.each(file, &["code"], |l, e| l.code(&name, e));
            }
            ("", "rules.txt") => self.each(file, &["decides", "about"], Self::rule),
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
            ("names", "given.txt") => self.each(file, &["gender", "alias", "kind"], |l, e| l.name(e, Class::GivenName)),
            ("names", "family.txt") => {
                self.each(file, &["gender", "alias", "kind"], |l, e| l.name(e, Class::FamilyName))
            }
            ("names", "particles.txt") => self.each(file, &["gender", "alias", "kind"], |l, e| {
                l.name(e, Class::NameParticle)
            }),
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

    /// Reads the entries of `file`, after a check that they have no other fields than `fields`.
    fn each(&mut self, file: &Merged, fields: &[&str], read: impl Fn(&mut Self, &Entry)) {
        for entry in &file.entries {
            for f in &entry.fields {
                if !fields.contains(&f.name.as_str()) {
                    let known = if fields.is_empty() {
                        "none".to_owned()
                    } else {
                        fields.join(", ")
                    };
                    self.problem(
                        entry,
                        &f.name,
                        format!("unknown field `{}`; the fields here are: {known}", f.name),
                    );
                }
            }
            read(self, entry);
        }
    }

    fn problem(&mut self, entry: &Entry, field: &str, message: impl Into<String>) {
        self.problems.push(entry.problem(field, message));
    }

    fn lemma(&mut self, entry: &Entry, data: Data) -> u32 {
        let file = self.out.file(&entry.place.file);
        self.out.lemmas.push(Lemma {
            text: entry.text.as_str().into(),
            file,
            line: entry.place.line,
            data,
        });
        self.out.lemmas.len() as u32 - 1
    }

    /// Puts `text` into the trie, or into the index of stems when it is one word.
    fn phrase(&mut self, text: &str, class: Class, lemma: u32) {
        if text.contains(char::is_whitespace) {
            self.phrases.insert(text, Phrase { class, lemma });
        } else {
            self.surface.insert(
                &fold::fold(text),
                lemma,
                Shape::uninflected(class, None, None, Joins::Bare),
            );
        }
    }

    fn gender(&mut self, entry: &Entry) -> Option<Gender> {
        match entry.value("gender") {
            None => None,
            Some("m") => Some(Gender::Masculine),
            Some("f") => Some(Gender::Feminine),
            Some(other) => {
                self.problem(entry, "gender", format!("gender=`{other}`; write m or f"));
                None
            }
        }
    }
}

// Ontologies.

impl Loader {
    /// `LABEL | code=CODE`; the label `none` is plain information.
    fn code(&mut self, ontology: &str, e: &Entry) {
        let Some(code) = e.value("code") else {
            self.problem(e, "", "write the code behind the label: `condemnation | code=111`");
            return;
        };
        self.out
            .ontologies
            .entry(ontology.to_owned())
            .or_default()
            .insert(e.text.clone(), code.into());
    }
}

// Rules.

impl Loader {
    fn rule(&mut self, e: &Entry) {
        let about = e.values("about").join("، ");
        let lemma = self.lemma(e, Data::Rule(about));
        if !self.out.rules.describe(&e.text, lemma) {
            self.problem(
                e,
                "",
                format!(
                    "`{}` is no rule of the program; this file can only describe those it has",
                    e.text
                ),
            );
        }
    }
}

// Verbs.

const REPORTING_FIELDS: &[&str] = &[
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
    fn general_verb(&mut self, e: &Entry) {
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

    fn reporting_verb(&mut self, e: &Entry) {
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

    fn frames(&mut self, e: &Entry) -> Frames {
        Frames::parse(e.values("frames"), &mut self.out.prepositions).unwrap_or_else(|message| {
            self.problem(e, "frames", message);
            Frames::default()
        })
    }

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

    /// Conjugates the verb of `e` into the index; a verb met before gains what the new entry adds.
    fn verb(&mut self, e: &Entry, verb: Verb) {
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
        let wanted = if verb.reporting {
            FormSet::ALL.without(FormSet::IMPERATIVE).without(FormSet::SECOND)
        } else {
            // only to mark clauses and noun phrases
            FormSet::ALL
                .without(FormSet::IMPERATIVE)
                .without(FormSet::SECOND)
                .without(FormSet::SUBJUNCTIVE)
        };
        match Conjugated::analyse(&spec, &self.weak) {
            Ok(conjugated) => {
                let lemma = self.lemma(e, Data::Verb(Box::new(verb)));
                self.verbs.insert(name, lemma);
                let surface = &mut self.surface;
                let mut key = Vec::with_capacity(24);
                conjugated.inflect(wanted, |text, inflection| {
                    // duals and feminine plurals of other verbs are rare in news and spell many a name
                    if !reporting && rare(inflection) {
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

    fn light_verb(&mut self, e: &Entry) {
        let name = identity(&e.text);
        if !self.verbs.contains_key(&name) {
            self.verb(e, Verb::default());
        }
        let words: Vec<_> = e
            .values("nouns")
            .iter()
            .map(|n| self.vocabulary.inflected(n, &[]))
            .collect();
        let mut prepositions = PrepositionSet::default();
        for p in e.values("frame").iter().filter(|p| *p != "object") {
            match self.out.preposition(p) {
                Some(p) => prepositions.insert(p),
                None => self.problem(
                    e,
                    "frame",
                    format!("`{p}` is no preposition; write one (عن) or `object`"),
                ),
            }
        }
        if let Some(&lemma) = self.verbs.get(&name)
            && let Data::Verb(v) = &mut self.out.lemmas[lemma as usize].data
        {
            v.light.extend(words);
            v.light_prepositions = v.light_prepositions.with(prepositions);
        }
    }
}

impl Lexicons {
    /// The number of the file `name`, an index into [`Self::files`]; entries of one file come one after the other.
    fn file(&mut self, name: &Arc<str>) -> u16 {
        let at = self.files.iter().rposition(|f| f == name).unwrap_or_else(|| {
            self.files.push(name.clone());
            self.files.len() - 1
        });
        at as u16
    }

    fn preposition(&mut self, word: &str) -> Option<Preposition> {
        Frames::parse(&[word.to_owned()], &mut self.prepositions).ok()?;
        self.prepositions.get(&fold::fold(word))
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
                super::conjugation::Voice::Active => Class::ActiveParticiple,
                super::conjugation::Voice::Passive => Class::PassiveParticiple,
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

// Nouns, names, function words.

const NOUN_FIELDS: &[&str] = &["plural", "feminine", "gender", "kind", "number", "definite", "alias"];

impl Loader {
    fn noun(&mut self, e: &Entry, class: Class, declension: Declension) {
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
    fn inflect(&mut self, e: &Entry, class: Class, lemma: u32, gender: Option<Gender>, declension: Declension) {
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

    fn name(&mut self, e: &Entry, class: Class) {
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

    fn function_word(&mut self, e: &Entry) {
        let class = match e.value("class") {
            Some("complementizer") => Class::Complementizer,
            Some("preposition") => Class::Preposition,
            Some("subordinator") => Class::Subordinator,
            Some("coordinator") => Class::Coordinator,
            Some("relative") => Class::Relative,
            Some("demonstrative") => Class::Demonstrative,
            Some("intensifier") => Class::Intensifier,
            Some("pronoun") => Class::Pronoun,
            Some("negation") => Class::Negation,
            Some("particle") => Class::Particle,
            Some("aside") => Class::Aside,
            Some("conditional") => Class::Conditional,
            Some("auxiliary") => Class::Auxiliary,
            Some("interrogative") => Class::Interrogative,
            Some("quantifier") => Class::Quantifier,
            Some("number") => Class::NumberWord,
            other => {
                self.problem(
                    e,
                    "class",
                    format!("class={}; see the head of words/function.txt", other.unwrap_or("?")),
                );
                return;
            }
        };
        let data = match e.value("preposition").map(|p| self.out.preposition(p)) {
            None => match e.value("kind") {
                None => Data::Plain,
                Some("place") if class == Class::Preposition => Data::Locative,
                Some("time") if class == Class::Preposition => Data::Temporal,
                Some("origin") if class == Class::Preposition => Data::Origin,
                Some("pronoun") if class == Class::Preposition => Data::Pronominal,
                Some(other) => {
                    self.problem(
                        e,
                        "kind",
                        format!("kind={other}; only a preposition takes one: kind=place, time, origin or pronoun"),
                    );
                    return;
                }
            },
            Some(Some(p)) => Data::Fused(p),
            Some(None) => {
                self.problem(e, "preposition", "write one preposition, as `preposition=من`");
                return;
            }
        };
        let gender = self.gender(e);
        let number = match e.value("number") {
            None => None,
            Some("singular") => Some(Number::Singular),
            Some("dual") => Some(Number::Dual),
            Some("plural") => Some(Number::Plural),
            Some(other) => {
                self.problem(e, "number", format!("number=`{other}`; write singular, dual or plural"));
                None
            }
        };
        let lemma = self.lemma(e, data);
        if e.text.contains(char::is_whitespace) {
            self.phrase(&e.text, class, lemma);
            return;
        }
        // of what joins clauses only إن and its sisters take a pronoun (لكنه، لأنهم; Ryding, chapter 19): أمني is not أم with one
        let sister = e.text.ends_with('ن');
        let joins = match class {
            Class::Complementizer | Class::Preposition | Class::Quantifier | Class::NumberWord => Joins::Freely,
            Class::Subordinator | Class::Coordinator if sister => Joins::Freely,
            _ => Joins::Bare,
        };
        self.surface.insert(
            &fold::fold(&e.text),
            lemma,
            Shape::uninflected(class, gender, number, joins),
        );
    }

    fn adverb(&mut self, e: &Entry) {
        let lemma = self.lemma(e, Data::Adverb(e.value("kind") == Some("opening")));
        for text in pronoun_variants(&e.text) {
            self.phrase(&text, Class::Adverb, lemma);
        }
    }

    fn source_phrase(&mut self, e: &Entry) {
        let takes = e.value("takes").and_then(|p| self.out.preposition(p));
        let pronoun = e.value("kind") == Some("pronoun");
        let verb = e.value("kind") == Some("verb");
        let lemma = self.lemma(e, Data::Source { pronoun, takes, verb });
        if pronoun {
            for text in pronoun_variants(&e.text) {
                self.phrase(&text, Class::SourcePhrase, lemma);
            }
        } else {
            self.phrase(&e.text, Class::SourcePhrase, lemma);
        }
    }

    fn cue_noun(&mut self, e: &Entry) {
        let frames = self.frames(e);
        let gender = self.gender(e);
        let pretext = match e.value("kind") {
            None => false,
            Some("pretext") => true,
            Some(other) => {
                self.problem(e, "kind", format!("kind=`{other}`; write pretext or nothing"));
                false
            }
        };
        let lemma = self.lemma(e, Data::CueNoun { frames, pretext });
        self.inflect(e, Class::CueNoun, lemma, gender, Declension::Thing);
    }
}

/// `من جهته` with every pronoun of the third person; a phrase without pronoun as it is.
fn pronoun_variants(text: &str) -> Vec<String> {
    match text.strip_suffix('ه') {
        Some(stem) if !stem.ends_with(char::is_whitespace) && !stem.is_empty() => ["ه", "ها", "هم", "هما", "هن"]
            .iter()
            .map(|p| format!("{stem}{p}"))
            .collect(),
        _ => vec![text.to_owned()],
    }
}

// Entities.

const ENTITY_FIELDS: &[&str] = &[
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
    fn entity(&mut self, e: &Entry, kind: EntityKind) {
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

// Stance.

const STANCE_FIELDS: &[&str] = &["where", "weight", "not", "but", "present", "masdar", "plural", "form"];

impl Loader {
    fn stance(&mut self, name: &str, file: &Merged) {
        let mut out = Label {
            name: name.into(),
            priority: u32::MAX,
            leads: false,
            absorbs: Vec::new(),
            mentions: Vec::new(),
            target: Target::default(),
        };
        for d in &file.directives {
            match (d.name.as_str(), d.value.as_str()) {
                ("priority", n) if n.parse::<u32>().is_ok() => out.priority = n.parse().unwrap_or(u32::MAX),
                ("leads", "") => out.leads = true,
                ("absorbs", labels) if !labels.is_empty() => {
                    out.absorbs = labels.split(['،', ',']).map(|l| l.trim().into()).collect();
                }
                ("mentions", nouns) if !nouns.is_empty() => {
                    out.mentions = nouns
                        .split(['،', ','])
                        .map(|noun| self.vocabulary.inflected(noun.trim(), &[]))
                        .collect();
                }
                ("target", "object") => out.target = Target::Object,
                ("target", "addressee") => out.target = Target::Addressee,
                ("replace", _) => {}
                _ => self.problems.push(Problem {
                    place: d.place.clone(),
                    column: 1,
                    message: format!(
                        "`!{} {}`: write `!priority NUMBER`, `!leads`, `!absorbs LABEL`, `!mentions NOUN`, `!target object`, \
                         `!target addressee` or `!replace`",
                        d.name, d.value
                    ),
                }),
            }
        }
        let label = self.out.stance.labels.len() as u16;
        self.out.stance.labels.push(out);
        self.each(file, STANCE_FIELDS, |l, e| l.pattern(label, e));
    }

    fn pattern(&mut self, label: u16, e: &Entry) {
        let applies = match e.value("where") {
            Some("cue") => Where::Cue,
            Some("opens") => Where::Opens,
            Some("content") | None => Where::Content,
            Some("call") => Where::Call,
            Some("topic") => Where::Topic,
            Some("act") => Where::Act,
            Some(other) => {
                self.problem(
                    e,
                    "where",
                    format!("where=`{other}`; write cue, opens, content, call, topic or act"),
                );
                return;
            }
        };
        let weight = match e.value("weight") {
            None | Some("strong") => Weight::Strong,
            Some("weak") => Weight::Weak,
            Some(other) => {
                self.problem(e, "weight", format!("weight=`{other}`; write strong or weak"));
                return;
            }
        };
        let mut steps = Vec::new();
        for word in e.text.split_whitespace() {
            match self.step(word, e) {
                Some(s) => steps.push(s),
                None => return,
            }
        }
        if !matches!(steps.first(), Some(Step::Word(_))) || matches!(steps.last(), Some(Step::Gap)) {
            self.problem(e, "", "a pattern begins and ends with a word, not with a gap");
            return;
        }
        let [not, but] = ["not", "but"].map(|field| self.sequences(e.values(field)));
        let lemma = self.lemma(e, Data::Plain);
        self.out.stance.patterns.push(Pattern {
            label,
            lemma,
            applies,
            weight,
            steps,
            not,
            but,
        });
    }

    /// Sequences of words, each in all its forms.
    fn sequences(&mut self, of: &[String]) -> Vec<Vec<WordId>> {
        of.iter()
            .map(|s| {
                s.split_whitespace()
                    .map(|w| self.vocabulary.inflected(w, &[]))
                    .collect()
            })
            .collect()
    }

    fn step(&mut self, word: &str, e: &Entry) -> Option<Step> {
        if matches!(word, "..." | "…") {
            return Some(Step::Gap);
        }
        match word {
            "ب" => return Some(Step::Proclitic(Clitics::BA)),
            "ل" => return Some(Step::Proclitic(Clitics::LAM)),
            "ك" => return Some(Step::Proclitic(Clitics::KAF)),
            _ => {}
        }
        if let Some(exact) = word.strip_prefix('=') {
            return Some(Step::Word(self.vocabulary.exact(exact)));
        }
        if let Some(verb) = word.strip_prefix('{') {
            let Some(verb) = verb.strip_suffix('}') else {
                self.problem(
                    e,
                    "",
                    format!("`{word}` opens a brace and does not close it; write {{{verb}}}"),
                );
                return None;
            };
            let name = identity(verb);
            if !self.verbs.contains_key(&name) {
                let entry = Entry {
                    text: verb.to_owned(),
                    ..e.clone()
                };
                self.verb(&entry, Verb::default());
            }
            return self.verbs.get(&name).map(|&l| Step::Word(self.vocabulary.verb(l)));
        }
        Some(Step::Word(self.vocabulary.inflected(word, e.values("plural"))))
    }
}
