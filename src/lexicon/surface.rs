//! The index of printed stems: from the key of a word without clitics to what it can be.
//!
//! One table over all lexicons. What stems of a kind share (class, inflection, gender ...) is kept once, so that a stem is
//! the number of its entry and that of its shape.

use super::classes::Class;
use super::conjugation::{Gender, Inflection, Number};
use super::table::{Record, Table};
use crate::text::fold;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

/// What a stem may be joined to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Joins {
    /// The form as it stands: article, prepositions, pronoun suffixes where the class allows.
    Freely,
    /// The article and prepositions, but no suffix: the ن of a dual or sound plural falls away before one (`مسؤولون`).
    Absolute,
    /// Only before a pronoun suffix (`وزارت`ها).
    SuffixOnly,
    /// Only without article and suffix: accusative with alif, a proper name.
    Bare,
    /// Before a noun in idafa or before a suffix (`مسؤولو`).
    Construct,
}

/// One way to read a stem, apart from its entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Shape {
    /// The part of speech.
    pub class: Class,
    /// For forms of verbs, which form.
    pub inflection: Option<Inflection>,
    /// Grammatical gender where the form shows it.
    pub gender: Option<Gender>,
    /// Grammatical number where the form shows it.
    pub number: Option<Number>,
    /// What may be joined to it.
    pub joins: Joins,
}

impl Shape {
    /// The shape of a stem that is no form of a verb.
    pub fn uninflected(class: Class, gender: Option<Gender>, number: Option<Number>, joins: Joins) -> Self {
        Shape {
            class,
            inflection: None,
            gender,
            number,
            joins,
        }
    }
}

/// One way to read a stem.
#[derive(Debug, Clone, Copy)]
pub struct Stem<'s> {
    /// The lexicon entry, an index into [`super::Lexicons::lemmas`].
    pub lemma: u32,
    /// What the form shows.
    pub shape: &'s Shape,
}

/// The number of a shape.
type ShapeId = u16;

/// A stem as the table holds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Numbers {
    lemma: u32,
    shape: ShapeId,
}

impl Record for Numbers {
    const SIZE: usize = 6;

    fn write(&self, out: &mut Vec<u8>) {
        self.lemma.write(out);
        out.extend_from_slice(&self.shape.to_le_bytes());
    }

    fn read(bytes: &[u8]) -> Self {
        Numbers {
            lemma: u32::read(bytes),
            shape: ShapeId::from_le_bytes([bytes[4], bytes[5]]),
        }
    }
}

/// See the module's head.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Surface {
    shapes: Vec<Shape>,
    stems: Table<Numbers>,
}

impl Surface {
    /// All readings of `key`.
    pub fn get(&self, key: &[u8]) -> impl Iterator<Item = Stem<'_>> {
        self.stems.get(fold::hash(key)).map(|stem| Stem {
            lemma: stem.lemma,
            shape: &self.shapes[stem.shape as usize],
        })
    }

    /// How many stems there are.
    pub fn len(&self) -> usize {
        self.stems.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.stems.is_empty()
    }
}

/// A [`Surface`] that is being filled.
#[derive(Debug, Default)]
pub(super) struct SurfaceBuilder {
    shapes: Vec<Shape>,
    /// Asked for every form of every verb, so with a hash that is quick.
    known: FxHashMap<Shape, ShapeId>,
    stems: Vec<(u64, Numbers)>,
}

impl SurfaceBuilder {
    /// Adds a stem of the entry `lemma` under `key`; the same reading of the same entry counts once.
    pub fn insert(&mut self, key: &[u8], lemma: u32, shape: Shape) {
        if key.is_empty() {
            return;
        }
        let shape = *self.known.entry(shape).or_insert_with(|| {
            self.shapes.push(shape);
            self.shapes.len() as ShapeId - 1
        });
        self.stems.push((fold::hash(key), Numbers { lemma, shape }));
    }

    /// The surface of all that was added.
    pub fn build(self) -> Surface {
        Surface {
            shapes: self.shapes,
            stems: Table::new(&self.stems),
        }
    }
}
