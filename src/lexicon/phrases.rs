//! Fixed phrases of several words (`الأمم المتحدة`, `من جهته`, `على حد قوله`), as a trie over hashed words.
//!
//! The hash of a word leaves out what houses spell differently at the end of words (ة/ه, ى/ي).

use super::classes::Class;
use super::table::Table;
use crate::text::fold;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// What a phrase is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phrase {
    /// Its part of speech as a whole.
    pub class: Class,
    /// The lexicon entry, an index into [`super::Lexicons::lemmas`].
    pub lemma: u32,
}

/// A node of the trie; [`Phrases::ROOT`] is where every phrase begins.
pub type Node = u32;

/// See the module's head.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Phrases {
    steps: Table<Node>,
    /// The words that phrases go on with: every one but their first, each with a node behind it.
    inner: Table<Node>,
    ends: Vec<Option<Phrase>>,
    /// The words that go on from each node.
    next: Vec<Hashes>,
}

/// A set of words by three bits of their hashes: a quick no to most of those that were not put in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Hashes(u8);

impl Hashes {
    /// The word `hash` alone.
    pub fn of(hash: u64) -> Self {
        Hashes(1 << (hash % u64::from(u8::BITS)))
    }

    /// Both sets together.
    #[must_use]
    pub fn with(self, other: Hashes) -> Self {
        Hashes(self.0 | other.0)
    }

    /// Whether a word may be in both.
    pub fn may_meet(self, other: Hashes) -> bool {
        self.0 & other.0 != 0
    }
}

impl Phrases {
    /// The node before the first word.
    pub const ROOT: Node = 0;

    /// The node behind the word `hash` from `node`, if some phrase goes on that way.
    pub fn step(&self, node: Node, hash: u64) -> Option<Node> {
        self.steps.get(step_hash(node, hash)).next()
    }

    /// Whether some phrase has the word `hash` behind its first.
    pub fn goes_on(&self, hash: u64) -> bool {
        self.inner.get(hash).next().is_some()
    }

    /// The words that some phrase goes on with from `node`.
    pub fn next(&self, node: Node) -> Hashes {
        self.next[node as usize]
    }

    /// The phrase that ends at `node`.
    pub fn end(&self, node: Node) -> Option<Phrase> {
        self.ends[node as usize]
    }
}

/// The hash of the step from `node` by the word `hash`.
fn step_hash(node: Node, hash: u64) -> u64 {
    (hash ^ u64::from(node))
        .wrapping_mul(0x9E37_79B9_7F4A_7C15)
        .rotate_left(32)
}

/// [`Phrases`] that are being filled.
#[derive(Debug)]
pub(super) struct PhrasesBuilder {
    steps: HashMap<(Node, u64), Node>,
    ends: Vec<Option<Phrase>>,
}

impl Default for PhrasesBuilder {
    fn default() -> Self {
        Self {
            steps: HashMap::new(),
            ends: vec![None],
        }
    }
}

impl PhrasesBuilder {
    /// Adds the words of `text`; the first entry of a phrase wins.
    pub fn insert(&mut self, text: &str, phrase: Phrase) {
        let mut node = Phrases::ROOT;
        let mut key = Vec::new();
        for word in text.split_whitespace() {
            key.clear();
            fold::fold_into(word, &mut key);
            if key.is_empty() {
                continue;
            }
            let fresh = self.ends.len() as Node;
            node = *self.steps.entry((node, word_hash(&key))).or_insert(fresh);
            if node == fresh {
                self.ends.push(None);
            }
        }
        if node != Phrases::ROOT {
            self.ends[node as usize].get_or_insert(phrase);
        }
    }

    /// The phrases that were added.
    pub fn build(self) -> Phrases {
        let mut inner: Vec<(u64, Node)> = self
            .steps
            .iter()
            .filter(|((node, _), _)| *node != Phrases::ROOT)
            .map(|(&(_, hash), &next)| (hash, next))
            .collect();
        inner.sort_unstable();
        inner.dedup_by_key(|&mut (hash, _)| hash);
        let mut next = vec![Hashes::default(); self.ends.len()];
        for &(node, hash) in self.steps.keys() {
            let words = &mut next[node as usize];
            *words = words.with(Hashes::of(hash));
        }
        let mut steps: Vec<(u64, Node)> = self
            .steps
            .into_iter()
            .map(|((node, hash), next)| (step_hash(node, hash), next))
            .collect();
        // in the order of their making, so that the same files always give the same bytes
        steps.sort_unstable_by_key(|&(_, next)| next);
        Phrases {
            steps: Table::new(&steps),
            inner: Table::new(&inner),
            ends: self.ends,
            next,
        }
    }
}

/// The hash of a word as phrases compare it.
pub fn word_hash(key: &[u8]) -> u64 {
    let Some((&last, head)) = key.split_last() else {
        return 0;
    };
    let plain = match last {
        fold::TA_MARBUTA => fold::HA,
        fold::ALEF_MAQSURA => fold::YA,
        _ => return fold::hash(key),
    };
    let mut buffer = [0u8; 64];
    if key.len() > buffer.len() {
        return fold::hash(head);
    }
    buffer[..head.len()].copy_from_slice(head);
    buffer[head.len()] = plain;
    fold::hash(&buffer[..key.len()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_share_their_beginnings() {
        let mut p = PhrasesBuilder::default();
        let a = Phrase {
            class: Class::Organisation,
            lemma: 1,
        };
        let b = Phrase {
            class: Class::Organisation,
            lemma: 2,
        };
        p.insert("الأمم المتحدة", a);
        p.insert("الأمم المتحدة للهجرة", b);
        let p = p.build();
        let go = |node, w: &str| p.step(node, word_hash(&fold::fold(w)));
        let node = go(go(Phrases::ROOT, "الامم").unwrap(), "المتحده").unwrap();
        assert_eq!(p.end(node), Some(a));
        assert_eq!(p.end(go(node, "للهجرة").unwrap()), Some(b));
        assert_eq!(go(node, "قال"), None);
    }
}
