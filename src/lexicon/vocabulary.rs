//! The words that patterns ask for, in all their inflected forms.
//!
//! Stance patterns and light verbs name words. Each gets a number here; reading a word of the text gives the numbers of
//! all words it is a form of, so that matching a pattern compares numbers.

use super::nouns::{self, Declension, Noun};
use super::surface::KeyMap;
use crate::text::fold;

/// The number of a pattern word.
pub type WordId = u32;

/// See the module's head.
#[derive(Debug, Default)]
pub struct Vocabulary {
    count: WordId,
    /// Stems, to be compared with a word whose clitics are off.
    stems: KeyMap<u64, Vec<WordId>>,
    /// Words to be compared as printed.
    exact: KeyMap<u64, Vec<WordId>>,
    /// Verbs, by lemma index.
    verbs: KeyMap<u32, WordId>,
    verb_words: std::collections::HashSet<WordId>,
    by_text: std::collections::HashMap<String, WordId>,
}

impl Vocabulary {
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
        let mut add = |key: &[u8]| {
            let ids = stems.entry(fold::hash(key)).or_default();
            if ids.last() != Some(&id) {
                ids.push(id);
            }
        };
        // A word too short to inflect without becoming another (لا، من) matches as it stands.
        let key = fold::fold(word);
        add(&key);
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
        self.exact.entry(fold::hash(&fold::fold(word))).or_default().push(id);
        id
    }

    /// The number that stands for every form of the verb `lemma`.
    pub fn verb(&mut self, lemma: u32) -> WordId {
        if let Some(&id) = self.verbs.get(&lemma) {
            return id;
        }
        let id = self.fresh();
        self.verbs.insert(lemma, id);
        self.verb_words.insert(id);
        id
    }

    /// Words whose stem has this key.
    pub fn by_stem(&self, key: &[u8]) -> &[WordId] {
        self.stems.get(&fold::hash(key)).map_or(&[], |v| v)
    }

    /// Words printed like this.
    pub fn by_print(&self, key: &[u8]) -> &[WordId] {
        self.exact.get(&fold::hash(key)).map_or(&[], |v| v)
    }

    /// Whether the number stands for a verb.
    pub fn is_verb(&self, word: WordId) -> bool {
        self.verb_words.contains(&word)
    }

    /// The number of the verb `lemma`, if a pattern asks for it.
    pub fn by_verb(&self, lemma: u32) -> Option<WordId> {
        self.verbs.get(&lemma).copied()
    }
}
