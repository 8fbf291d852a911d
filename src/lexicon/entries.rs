//! What entries of the lexicon files say, beyond their spelling.

use super::conjugation::{Gender, Number};
use super::frames::{Frames, Preposition, PrepositionSet};
use super::vocabulary::WordId;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// An entry of a lexicon file.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Lemma {
    /// The word or phrase as the file has it.
    pub text: Arc<str>,
    /// The file it stands in, an index into [`super::Lexicons::files`].
    pub file: u16,
    /// The line, counted from 1.
    pub line: u32,
    /// What its file says of it.
    pub data: Data,
}

/// What the file of an entry says of it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Data {
    /// Nothing beyond its class.
    Plain,
    /// A verb.
    Verb(Box<Verb>),
    /// A noun, with its kind.
    Noun(NounKind),
    /// An entity, or another name of one.
    Entity(Box<Entity>),
    /// A source phrase.
    Source {
        /// Whether it ends in a pronoun that points back to the speaker.
        pronoun: bool,
        /// The preposition before the source.
        takes: Option<Preposition>,
        /// Whether a verb of saying without a content of its own must follow (`كما قال فلان`).
        verb: bool,
    },
    /// A preposition and a relative word in one (`مما`: من and ما).
    Fused(Preposition),
    /// A preposition that says where, when or through what (`في`, `خلال`, `عبر`).
    Locative,
    /// A preposition of time.
    Temporal,
    /// A preposition that says whence (`من`).
    Origin,
    /// A preposition with a pronoun in it (`إليه`).
    Pronominal,
    /// An adverb; `true` if it opens sentences.
    Adverb(bool),
    /// A noun that can be a cue.
    CueNoun {
        /// Its government.
        frames: Frames,
        /// Whether behind ب it gives somebody's reason without naming him (`بدعوى أن`).
        pretext: bool,
    },
    /// A rule or feature of the program: what it says.
    Rule(Arc<str>),
}

/// A verb.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Verb {
    /// Whether it reports speech; without it the verb only marks clauses.
    pub reporting: bool,
    /// Its government as a cue.
    pub frames: Frames,
    /// What sort of cue it is.
    pub kind: VerbKind,
    /// Nouns that are no content of it (`رفض التعليق`).
    pub not: Vec<WordId>,
    /// Whether it says that what its verbal noun names was done, by nobody named (`تم إبلاغ الشركة`).
    pub done: bool,
    /// Nouns beside which it can be nothing but a cue (`حمل الحكومة المسؤولية`).
    pub with: Vec<WordId>,
    /// Whether it is nearly always a cue: only somebody who speaks does it.
    pub strong: bool,
    /// Whether its verbal noun can be a cue.
    pub noun: bool,
    /// Whether its accusative participle can be a cue.
    pub participle: bool,
    /// Whether its passive can be a cue.
    pub passive: bool,
    /// A word with other common meanings: asks for clear evidence.
    pub weak: bool,
    /// Nouns with which it is a light verb (`وجّه انتقادات`), and the preposition before them (`أعرب عن`).
    pub light: Vec<WordId>,
    /// The prepositions that may stand between light verb and noun.
    pub light_prepositions: PrepositionSet,
}

/// The sort of cue a verb is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum VerbKind {
    /// Saying.
    #[default]
    Say,
    /// Giving a name (`سمّى`, `وصف`): only the name is content.
    Naming,
    /// Passing on (`نقل عن`): the source stands behind عن.
    Relay,
    /// Holding an opinion.
    Opinion,
    /// Taking a position by the act itself (`أدان`).
    Position,
    /// Going on (`أضاف`): the subject is usually dropped.
    Continue,
}

/// The kind of a noun that heads speakers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum NounKind {
    /// Nothing particular.
    Plain,
    /// Precedes a name: الرئيس، الدكتور.
    Title,
    /// A function: متحدث.
    Function,
    /// A group of people: سكان.
    Group,
    /// A nameless source: مصدر.
    Source,
    /// A medium: صحيفة.
    Media,
    /// What something accords with, and nobody's words: قانون، خطة.
    Norm,
}

/// The sort of an entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum EntityKind {
    /// A state.
    Country,
    /// An organisation.
    Organisation,
    /// A medium.
    Media,
    /// An armed group.
    ArmedGroup,
    /// A place.
    Place,
}

/// The canonical entry behind a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entity {
    /// Its canonical name.
    pub name: Arc<str>,
    /// The hash of that, by which it is compared.
    pub hash: u64,
    /// The sort.
    pub kind: EntityKind,
    /// The code of the state it is or belongs to (ISO 3166-1 alpha-3 where there is one).
    pub country: Option<Arc<str>>,
    /// Grammatical gender in news usage.
    pub gender: Option<Gender>,
    /// Grammatical number in news usage.
    pub number: Number,
    /// Whether this entry is the adjective of the entity.
    pub adjective: bool,
}
