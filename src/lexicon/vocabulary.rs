//! The words that patterns ask for, in all their inflected forms.
//!
//! Stance patterns and light verbs name words. Each gets a number here; reading a word of the text gives the numbers of
//! all words it is a form of, so that matching a pattern compares numbers.

use super::nouns::{self, Declension, Noun};
use super::table::Table;
use crate::text::fold::{self, ALEF_MAQSURA};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// The number of a pattern word.
pub type WordId = u32;

/// A set of pattern words by the last bits of their numbers: a quick no to nearly every word that was not put in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WordSet(u64);

impl WordSet {
    /// Adds `word`.
    pub fn insert(&mut self, word: WordId) {
        self.0 |= 1 << (word % u64::BITS);
    }

    /// Whether `word` may be one of those that were added.
    pub fn may_hold(self, word: WordId) -> bool {
        self.0 & (1 << (word % u64::BITS)) != 0
    }

    /// Both sets together.
    #[must_use]
    pub fn with(self, other: WordSet) -> Self {
        WordSet(self.0 | other.0)
    }

    /// Whether nothing was added.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// See the module's head.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Vocabulary {
    /// Stems, to be compared with a word whose clitics are off.
    stems: Table<WordId>,
    /// Words to be compared as printed.
    exact: Table<WordId>,
    /// Verbs, by lemma index; sorted.
    verbs: Vec<(u32, WordId)>,
    /// The numbers of verbs; sorted.
    verb_words: Vec<WordId>,
}

impl Vocabulary {
    /// Words whose stem has this key.
    pub fn by_stem(&self, key: &[u8]) -> impl Iterator<Item = WordId> {
        self.stems.get(fold::hash(key))
    }

    /// Words printed like this.
    pub fn by_print(&self, key: &[u8]) -> impl Iterator<Item = WordId> {
        self.exact.get(fold::hash(key))
    }

    /// Whether the number stands for a verb.
    pub fn is_verb(&self, word: WordId) -> bool {
        self.verb_words.binary_search(&word).is_ok()
    }

    /// The number of the verb `lemma`, if a pattern asks for it.
    pub fn by_verb(&self, lemma: u32) -> Option<WordId> {
        let at = self.verbs.binary_search_by_key(&lemma, |&(l, _)| l).ok()?;
        Some(self.verbs[at].1)
    }
}

/// A [`Vocabulary`] that is being filled.
#[derive(Debug, Default)]
pub(super) struct VocabularyBuilder {
    count: WordId,
    stems: Vec<(u64, WordId)>,
    exact: Vec<(u64, WordId)>,
    verbs: HashMap<u32, WordId>,
    by_text: HashMap<String, WordId>,
}

impl VocabularyBuilder {
    fn fresh(&mut self) -> WordId {
        self.count += 1;
        self.count - 1
    }

    /// The number of `word`, which matches with proclitics, suffixes and regular endings; `plurals` are its broken plurals.
    pub fn inflected(&mut self, word: &str, plurals: &[String]) -> WordId {
        let name = format!("{word}|{}", plurals.join("،"));
        if let Some(&id) = self.by_text.get(&name) {
            return id;
        }
        let id = self.fresh();
        self.by_text.insert(name, id);
        let stems = &mut self.stems;
        let mut add = |key: &[u8]| stems.push((fold::hash(key), id));
        // A word too short to inflect without becoming another (لا، من) matches as it stands.
        let key = fold::fold(word);
        add(&key);
        // على، إلى، لدى turn their last letter before a pronoun: عليه
        if let Some(stem) = key.strip_suffix(&[ALEF_MAQSURA]).filter(|stem| stem.len() == 2) {
            for ending in ["يه", "يها", "يهم", "يهما", "يهن", "ينا", "يك", "يكم"] {
                add(&[stem, &fold::fold(ending)].concat());
            }
        }
        if key.len() >= 3 {
            let noun = Noun {
                singular: word,
                plurals,
                feminines: &[],
                gender: None,
                declension: Declension::Adjective,
            };
            nouns::inflect(&noun, |key, _, _, _| add(key));
        }
        id
    }

    /// The number of `word`, which matches exactly as printed (spelling folded).
    pub fn exact(&mut self, word: &str) -> WordId {
        let name = format!("={word}");
        if let Some(&id) = self.by_text.get(&name) {
            return id;
        }
        let id = self.fresh();
        self.by_text.insert(name, id);
        self.exact.push((fold::hash(&fold::fold(word)), id));
        id
    }

    /// The number that stands for every form of the verb `lemma`.
    pub fn verb(&mut self, lemma: u32) -> WordId {
        if let Some(&id) = self.verbs.get(&lemma) {
            return id;
        }
        let id = self.fresh();
        self.verbs.insert(lemma, id);
        id
    }

    /// The vocabulary of all words that were asked for.
    pub fn build(self) -> Vocabulary {
        let mut verbs: Vec<(u32, WordId)> = self.verbs.into_iter().collect();
        verbs.sort_unstable();
        let mut verb_words: Vec<WordId> = verbs.iter().map(|&(_, word)| word).collect();
        verb_words.sort_unstable();
        Vocabulary {
            stems: Table::new(&self.stems),
            exact: Table::new(&self.exact),
            verbs,
            verb_words,
        }
    }
}
