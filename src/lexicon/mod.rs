//! What the language knows: lexicon files, conjugation, layers, and the index they are compiled into.
//!
//! Text files ([`mod@format`]) are laid over each other ([`layers`]), inflected ([`conjugation`], [`nouns`]) and put into one
//! index of stems ([`surface`]), one trie of phrases ([`phrases`]) and one vocabulary of pattern words ([`vocabulary`]).
//! An [`Analyser`] reads words with them: each distinct word once, however often it is printed.

pub mod analyser;
pub mod classes;
pub mod conjugation;
pub mod entries;
pub mod format;
pub mod frames;
pub mod layers;
mod load;
pub mod nouns;
pub mod phrases;
pub mod rules;
pub mod stance;
pub mod surface;
mod table;
pub mod vocabulary;

pub use analyser::{Analyser, InfoId, Reading, WordId};
pub use entries::{Data, Entity, EntityKind, Lemma, NounKind, Verb, VerbKind};
pub use format::{Place, Problem};
pub use frames::{Frames, Preposition, PrepositionSet};
pub use layers::Layer;
pub use load::{WEAK_VERBS, weak_verbs};
pub use rules::{Feature, Rule};

use phrases::Phrases;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;
use surface::Surface;
use vocabulary::Vocabulary;

/// All lexicons, compiled; built once, shared by all threads.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Lexicons {
    /// The names of the files, as messages and evidence have them.
    pub files: Vec<Arc<str>>,
    /// Every entry; stems, phrases and evidence name entries by their index here.
    pub lemmas: Vec<Lemma>,
    /// Single words.
    pub surface: Surface,
    /// Fixed phrases.
    pub phrases: Phrases,
    /// Words that stance patterns and light verbs ask for.
    pub vocabulary: Vocabulary,
    /// The prepositions that frames name.
    pub prepositions: frames::Prepositions,
    /// The stance labels and their patterns.
    pub stance: stance::StanceLexicon,
    /// The codes of event ontologies, by the name of the ontology and the label of the stance.
    pub ontologies: BTreeMap<String, BTreeMap<String, Arc<str>>>,
    /// Where the rules of the program, and the features it weighs by, are described.
    pub rules: rules::Rules,
}

/// What is wrong with the user's lexicons: every line that cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
pub struct Problems(pub Vec<Problem>);

impl Lexicons {
    /// The lexicons of `layers`, lowest first.
    ///
    /// # Errors
    /// Every line of every file that cannot be used, with file, line, column and what to do.
    pub fn from_layers(layers: &[Layer]) -> Result<Self, Problems> {
        load::load(layers)
    }

    /// What `rules.txt` says of the rule or feature that the entry `lemma`, an index into [`Lexicons::lemmas`], describes.
    pub fn about(&self, lemma: u32) -> Option<&Arc<str>> {
        match &self.lemmas.get(lemma as usize)?.data {
            Data::Rule(about) => Some(about),
            _ => None,
        }
    }

    /// Where the entry `lemma` stands.
    pub fn place(&self, lemma: &Lemma) -> Place {
        Place {
            file: self.files[lemma.file as usize].clone(),
            line: lemma.line,
        }
    }
}
