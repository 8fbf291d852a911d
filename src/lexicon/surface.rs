//! The index of printed stems: from the key of a word without clitics to what it can be.
//!
//! One hash table over all lexicons. Stems with the same key form a list, so that a word's readings come from one probe.

use super::classes::Class;
use super::conjugation::{Gender, Inflection, Number};
use crate::text::fold;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A hasher for keys that are hashes already.
#[derive(Default)]
pub struct Prehashed(u64);

impl Hasher for Prehashed {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for &b in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(b);
        }
    }
    fn write_u64(&mut self, n: u64) {
        self.0 ^= n;
    }
    fn write_u32(&mut self, n: u32) {
        self.0 = (self.0 ^ u64::from(n)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
}

/// A map from hashed keys.
pub type KeyMap<K, V> = HashMap<K, V, BuildHasherDefault<Prehashed>>;

/// What a stem may be joined to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joins {
    /// The form as it stands: article, prepositions, pronoun suffixes where the class allows.
    Freely,
    /// Only before a pronoun suffix (`وزارت`ها).
    SuffixOnly,
    /// Only without article and suffix: accusative with alif, a proper name.
    Bare,
    /// Before a noun in idafa or before a suffix (`مسؤولو`).
    Construct,
}

/// One way to read a stem.
#[derive(Debug, Clone, Copy)]
pub struct Stem {
    /// The part of speech.
    pub class: Class,
    /// The lexicon entry, an index into [`super::Lexicons::lemmas`].
    pub lemma: u32,
    /// For forms of verbs, which form.
    pub inflection: Option<Inflection>,
    /// Grammatical gender where the form shows it.
    pub gender: Option<Gender>,
    /// Grammatical number where the form shows it.
    pub number: Option<Number>,
    /// What may be joined to it.
    pub joins: Joins,
    next: u32,
}

const END: u32 = u32::MAX;

/// See the module's head.
#[derive(Debug, Default)]
pub struct Surface {
    heads: KeyMap<u64, u32>,
    stems: Vec<Stem>,
}

impl Surface {
    /// An index with room for `n` stems.
    pub fn with_capacity(n: usize) -> Self {
        Self {
            heads: KeyMap::with_capacity_and_hasher(n, Default::default()),
            stems: Vec::with_capacity(n),
        }
    }

    /// Adds a stem under `key`, unless the same reading of the same entry is there.
    #[allow(clippy::too_many_arguments)]
    pub fn insert(
        &mut self,
        key: &[u8],
        class: Class,
        lemma: u32,
        inflection: Option<Inflection>,
        gender: Option<Gender>,
        number: Option<Number>,
        joins: Joins,
    ) {
        if key.is_empty() {
            return;
        }
        let stem = Stem {
            class,
            lemma,
            inflection,
            gender,
            number,
            joins,
            next: END,
        };
        let new = self.stems.len() as u32;
        let head = *self.heads.entry(fold::hash(key)).or_insert(new);
        if head != new {
            let mut at = head;
            loop {
                let s = self.stems[at as usize];
                if s.class == class
                    && s.lemma == lemma
                    && s.gender == gender
                    && s.number == number
                    && s.joins == joins
                    && s.inflection == inflection
                {
                    return;
                }
                if s.next == END {
                    break;
                }
                at = s.next;
            }
            self.stems[at as usize].next = new;
        }
        self.stems.push(stem);
    }

    /// All readings of `key`.
    pub fn get(&self, key: &[u8]) -> impl Iterator<Item = &Stem> {
        let mut at = self.heads.get(&fold::hash(key)).copied().unwrap_or(END);
        std::iter::from_fn(move || {
            let s = self.stems.get(at as usize)?;
            at = s.next;
            Some(s)
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
