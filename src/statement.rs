//! What a document says and what was found in it.

use crate::lexicon::Place;
use crate::span::Span;
use std::fmt;
use std::sync::Arc;

/// One article.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Document {
    /// What the input calls it.
    pub id: String,
    /// Its text.
    pub text: String,
    /// What else the input knew of it; carried along to the output.
    pub fields: serde_json::Map<String, serde_json::Value>,
    /// The file it was read from, as the program was told it; `-` for standard input, empty for a text made in memory.
    pub source: String,
}

/// How much of a statement's content stands in quotation marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Type {
    /// All of it.
    Direct,
    /// A part of it.
    Mixed,
    /// None.
    Indirect,
}

impl Type {
    /// Its name in the outputs.
    pub fn name(self) -> &'static str {
        match self {
            Type::Direct => "direct",
            Type::Mixed => "mixed",
            Type::Indirect => "indirect",
        }
    }
}

/// The canonical entry of the lexicons behind a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntityRef {
    /// Its name: `أذربيجان` for `باكو`.
    pub name: Arc<str>,
    /// The code of the state it is or belongs to.
    pub country: Option<Arc<str>>,
}

/// What led to a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// An entry of a lexicon file.
    Entry,
    /// A rule of the program, which `rules.txt` describes.
    Rule,
}

impl Reason {
    /// Its name in the outputs.
    pub fn name(self) -> &'static str {
        match self {
            Reason::Entry => "entry",
            Reason::Rule => "rule",
        }
    }
}

/// The lexicon entry or rule behind a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// What was decided: `cue`, `speaker`, `name`, `target` or the label of a stance.
    pub decision: Arc<str>,
    /// Whether an entry or a rule led to it.
    pub reason: Reason,
    /// The entry as its file has it, or the name of the rule.
    pub entry: Arc<str>,
    /// File and line.
    pub place: Place,
    /// The words of the document it was read from, where there are such.
    pub span: Option<Span>,
}

/// As the tables write it: `cue: قال (verbs/reporting.txt:40)`.
impl fmt::Display for Evidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} ({})", self.decision, self.entry, self.place)
    }
}

/// An attributed statement. Spans are byte ranges of the document's text.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// The word or phrase that reports it; `None` for a quotation that goes on without one.
    pub cue: Option<Span>,
    /// The noun phrase the cue attributes it to; `None` where the subject is dropped.
    pub speaker: Option<Span>,
    /// Who the speaker is: the most informative form in the document; `None` where nobody is named.
    pub name: Option<Span>,
    /// The canonical entry behind the name, where there is one.
    pub entity: Option<EntityRef>,
    /// What was said.
    pub content: Span,
    /// The second half of a quotation that its cue splits.
    pub content2: Option<Span>,
    /// How much of it is quoted.
    pub kind: Type,
    /// The stances the speaker takes, the main one first; none for plain information.
    pub stance: Vec<Arc<str>>,
    /// The code of the main stance in the ontology that was asked for.
    pub code: Option<Arc<str>>,
    /// Whom or what the stance is directed at; `None` where it has none or names none.
    pub target: Option<Span>,
    /// The canonical entry behind the target, where there is one.
    pub target_entity: Option<EntityRef>,
    /// The entries and rules behind it.
    pub evidence: Vec<Evidence>,
    /// From 0 to 1: how sure the program is of the whole row.
    pub confidence: f32,
}
