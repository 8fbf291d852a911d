//! Stance labels and their patterns, as the files under `stance/` give them: one file a label.

use super::classes::Clitics;
use super::vocabulary::WordId;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Where a pattern applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Where {
    /// As the cue itself, or as the noun that opens the content of a light verb.
    Cue,
    /// At the beginning of the content.
    Opens,
    /// Anywhere in the speaker's own words.
    Content,
    /// A calling word, which makes a [`Where::Topic`] behind it count.
    Call,
    /// Counts only behind a calling word.
    Topic,
    /// A verb of a wrong done, in the content, by somebody else who is named.
    Act,
}

/// Which noun phrase a label is directed at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Target {
    /// What the cue or the telling word has as its object.
    #[default]
    Object,
    /// The addressee of a call.
    Addressee,
}

/// How much a pattern says alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Weight {
    /// Enough by itself.
    Strong,
    /// Enough only together with another.
    Weak,
}

/// How many words a gap may stand for.
pub const GAP: usize = 3;

/// A step of a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Step {
    /// This word.
    Word(WordId),
    /// Up to [`GAP`] words of any kind.
    Gap,
    /// A word with one of these prepositions printed onto it, which a further step may ask for too.
    Proclitic(Clitics),
}

/// A pattern of a label.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Pattern {
    /// The label, an index into [`StanceLexicon::labels`].
    pub label: u16,
    /// The entry, an index into [`super::Lexicons::lemmas`].
    pub lemma: u32,
    /// Where it applies.
    pub applies: Where,
    /// How much it says.
    pub weight: Weight,
    /// What must follow in sequence; begins with a word.
    pub steps: Vec<Step>,
    /// Sequences that cancel it when they stand directly before it.
    pub not: Vec<Vec<WordId>>,
    /// Sequences that cancel it when they stand directly behind its first word.
    pub but: Vec<Vec<WordId>>,
}

/// A label.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Label {
    /// Its name in the output: the name of its file.
    pub name: Arc<str>,
    /// Lower wins as the main label.
    pub priority: u32,
    /// Whether it is the main label wherever it holds.
    pub leads: bool,
    /// Labels that say nothing more where they rest on its calling words.
    pub absorbs: Vec<Arc<str>>,
    /// Nouns that open a content in which its signs are only mentioned.
    pub mentions: Vec<WordId>,
    /// What it is directed at.
    pub target: Target,
}

/// All labels and patterns.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct StanceLexicon {
    /// In the order of priority.
    pub labels: Vec<Label>,
    /// All patterns.
    pub patterns: Vec<Pattern>,
    /// For every pattern word, the patterns that begin with it.
    by_first: Vec<Beginnings>,
}

/// The patterns that begin with one word, as they are looked up: by their second word, since most patterns fail at it. Patterns
/// are indices into [`StanceLexicon::patterns`].
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Beginnings {
    /// Those whose second word stands right behind the first, by the second.
    pairs: Vec<(WordId, u32)>,
    /// Those with a gap before the second word.
    pub gapped: Vec<(WordId, u32)>,
    /// Those with no further word.
    pub single: Vec<u32>,
}

impl Beginnings {
    /// The patterns that go on with the word `second`.
    pub fn with(&self, second: WordId) -> impl Iterator<Item = u32> + '_ {
        let from = self.pairs.partition_point(|&(w, _)| w < second);
        self.pairs[from..]
            .iter()
            .take_while(move |&&(w, _)| w == second)
            .map(|&(_, pattern)| pattern)
    }
}

impl StanceLexicon {
    /// The patterns that begin with `word`.
    pub fn beginning_with(&self, word: WordId) -> Option<&Beginnings> {
        self.by_first.get(word as usize)
    }

    /// Orders the labels by priority and indexes the patterns by their first word.
    pub(super) fn prioritise(&mut self) {
        let mut order: Vec<usize> = (0..self.labels.len()).collect();
        order.sort_by_key(|&i| (self.labels[i].priority, i));
        let mut rank = vec![0u16; order.len()];
        for (r, &i) in order.iter().enumerate() {
            rank[i] = r as u16;
        }
        self.labels = order.iter().map(|&i| self.labels[i].clone()).collect();
        for (i, p) in self.patterns.iter_mut().enumerate() {
            p.label = rank[p.label as usize];
            if let Step::Word(first) = p.steps[0] {
                let first = first as usize;
                if first >= self.by_first.len() {
                    self.by_first.resize(first + 1, Beginnings::default());
                }
                let list = &mut self.by_first[first];
                match p.steps[1..] {
                    [Step::Word(second), ..] => list.pairs.push((second, i as u32)),
                    [Step::Gap, Step::Word(second), ..] => list.gapped.push((second, i as u32)),
                    _ => list.single.push(i as u32),
                }
            }
        }
        for list in &mut self.by_first {
            list.pairs.sort_unstable();
        }
    }
}
