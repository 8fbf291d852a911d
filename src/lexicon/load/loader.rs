//! What the files are loaded into, and what the entries of several kinds of files have in common.

use crate::lexicon::classes::Class;
use crate::lexicon::conjugation::{Gender, WeakVerbs};
use crate::lexicon::entries::{Data, Lemma};
use crate::lexicon::format::{Entry, Problem};
use crate::lexicon::frames::{Frames, Preposition};
use crate::lexicon::layers::Merged;
use crate::lexicon::phrases::{Phrase, PhrasesBuilder};
use crate::lexicon::surface::{Joins, Shape, Surface, SurfaceBuilder};
use crate::lexicon::vocabulary::VocabularyBuilder;
use crate::lexicon::{Lexicons, Problems};
use crate::text::fold;
use std::collections::HashMap;
use std::sync::Arc;

/// The lexicons while they are loaded.
pub(super) struct Loader {
    pub(super) out: Lexicons,
    pub(super) surface: SurfaceBuilder,
    pub(super) phrases: PhrasesBuilder,
    pub(super) vocabulary: VocabularyBuilder,
    pub(super) problems: Vec<Problem>,
    pub(super) weak: WeakVerbs,
    /// Verbs by their [`identity`](crate::lexicon::layers::identity).
    pub(super) verbs: HashMap<String, u32>,
    /// Nouns of several words, whose definite form depends on what their second word is.
    pub(super) compounds: Vec<(String, Phrase)>,
}

impl Loader {
    pub(super) fn new(weak: WeakVerbs, problems: Vec<Problem>) -> Self {
        Loader {
            out: Lexicons::default(),
            surface: SurfaceBuilder::default(),
            phrases: PhrasesBuilder::default(),
            vocabulary: VocabularyBuilder::default(),
            problems,
            weak,
            verbs: HashMap::new(),
            compounds: Vec::new(),
        }
    }

    /// The compiled index, or all that is wrong in the files.
    pub(super) fn finish(mut self) -> Result<Lexicons, Problems> {
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

    /// Reads the entries of `file`, after a check that they have no other fields than `fields`.
    pub(super) fn each(&mut self, file: &Merged, fields: &[&str], read: impl Fn(&mut Self, &Entry)) {
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

    pub(super) fn problem(&mut self, entry: &Entry, field: &str, message: impl Into<String>) {
        self.problems.push(entry.problem(field, message));
    }

    pub(super) fn lemma(&mut self, entry: &Entry, data: Data) -> u32 {
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
    pub(super) fn phrase(&mut self, text: &str, class: Class, lemma: u32) {
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

    pub(super) fn gender(&mut self, entry: &Entry) -> Option<Gender> {
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

    pub(super) fn frames(&mut self, e: &Entry) -> Frames {
        Frames::parse(e.values("frames"), &mut self.out.prepositions).unwrap_or_else(|message| {
            self.problem(e, "frames", message);
            Frames::default()
        })
    }
}

impl Lexicons {
    /// The number of the file `name`, an index into [`Self::files`]; entries of one file come one after the other.
    pub(super) fn file(&mut self, name: &Arc<str>) -> u16 {
        let at = self.files.iter().rposition(|f| f == name).unwrap_or_else(|| {
            self.files.push(name.clone());
            self.files.len() - 1
        });
        at as u16
    }

    pub(super) fn preposition(&mut self, word: &str) -> Option<Preposition> {
        Frames::parse(&[word.to_owned()], &mut self.prepositions).ok()?;
        self.prepositions.get(&fold::fold(word))
    }
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
