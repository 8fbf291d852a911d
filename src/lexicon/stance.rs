//! Stance labels and their patterns, as the files under `stance/` give them: one file a label.

use super::vocabulary::WordId;
use std::sync::Arc;

/// Where a pattern applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Target {
    /// What the cue or the telling word has as its object.
    #[default]
    Object,
    /// The addressee of a call.
    Addressee,
}

/// How much a pattern says alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// Enough by itself.
    Strong,
    /// Enough only together with another.
    Weak,
}

/// A step of a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// This word.
    Word(WordId),
    /// Up to three words of any kind.
    Gap,
}

/// A pattern of a label.
#[derive(Debug, Clone)]
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
}

/// A label.
#[derive(Debug, Clone)]
pub struct Label {
    /// Its name in the output: the name of its file.
    pub name: Arc<str>,
    /// Lower wins as the main label.
    pub priority: u32,
    /// Whether it is the main label wherever it holds.
    pub leads: bool,
    /// Labels that say nothing more where they rest on its calling words.
    pub absorbs: Vec<Arc<str>>,
    /// What it is directed at.
    pub target: Target,
}

/// All labels and patterns.
#[derive(Debug, Default)]
pub struct StanceLexicon {
    /// In the order of priority.
    pub labels: Vec<Label>,
    /// All patterns.
    pub patterns: Vec<Pattern>,
    /// For every pattern word, the patterns that begin with it.
    pub by_first: super::surface::KeyMap<u32, Vec<u32>>,
}
