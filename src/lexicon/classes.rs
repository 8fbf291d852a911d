//! Parts of speech, as far as attribution needs to tell them apart.

use serde::{Deserialize, Serialize};

/// What kind of word a reading says a word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[repr(u8)]
pub enum Class {
    /// A finite verb form.
    Finite,
    /// An active participle (`قائل`).
    ActiveParticiple,
    /// A passive participle (`مسلح`).
    PassiveParticiple,
    /// A verbal noun (`تأكيد`).
    VerbalNoun,
    /// A title, function or kind of person (`وزير`).
    Person,
    /// A body that can speak (`وزارة`).
    Body,
    /// A text that can speak, for whoever issued it (`بيان`).
    Document,
    /// Any other common noun.
    Thing,
    /// An adjective.
    Adjective,
    /// The adjective of a country (`فرنسي`), also as a noun (`الفرنسيون`).
    Nisba,
    /// A word of time (`أمس`, `يوم`).
    Time,
    /// An occasion or medium of speaking (`مؤتمر`, `تصريح`, `حسابه`).
    Occasion,
    /// A noun of geography (`مدينة`).
    Geography,
    /// A given name.
    GivenName,
    /// A family name.
    FamilyName,
    /// A part of names (`بن`, `آل`).
    NameParticle,
    /// A state, by any of its names.
    Country,
    /// An organisation, medium or armed group.
    Organisation,
    /// A town, region or other place that is no state.
    Place,
    /// An adverb or a phrase that stands beside the clause.
    Adverb,
    /// أن، إن.
    Complementizer,
    /// في، إلى ...
    Preposition,
    /// عندما، لأن ...
    Subordinator,
    /// الأمر الذي، في إشارة إلى: the journalist goes on in his own voice behind a statement.
    Aside,
    /// إذا، لو: what follows did not happen, or not yet.
    Conditional,
    /// أو، ثم ...
    Coordinator,
    /// الذي ...
    Relative,
    /// هذا ...
    Demonstrative,
    /// نفسه، ذاته: points back to the noun before it.
    Intensifier,
    /// هو ...
    Pronoun,
    /// لم، لا ...
    Negation,
    /// قد، سوف ...
    Particle,
    /// كان before another verb.
    Auxiliary,
    /// هل، ماذا ...
    Interrogative,
    /// بعض، عدد ...
    Quantifier,
    /// A number in words.
    NumberWord,
    /// A source phrase (`بحسب`).
    SourcePhrase,
    /// A phrase that only looks like a cue (`جدير بالذكر`).
    Exclusion,
    /// A noun that can be a cue (`تصريح`), not made from a verb of the lexicons.
    CueNoun,
    /// In no lexicon.
    Unknown,
}

/// A set of classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Classes(u64);

impl Classes {
    /// No class.
    pub const EMPTY: Classes = Classes(0);

    /// The set of the given classes.
    pub const fn of(list: &[Class]) -> Self {
        let mut bits = 0;
        let mut i = 0;
        while i < list.len() {
            bits |= 1 << list[i] as u8;
            i += 1;
        }
        Classes(bits)
    }

    /// This set and the given classes.
    #[must_use]
    pub const fn with(self, list: &[Class]) -> Self {
        Classes(self.0 | Classes::of(list).0)
    }

    /// Whether it holds `class`.
    pub fn has(self, class: Class) -> bool {
        self.0 & (1 << class as u8) != 0
    }

    /// Whether it holds at least one of `other`.
    pub fn any(self, other: Classes) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether all it holds is in `other`, and it holds something.
    pub fn only(self, other: Classes) -> bool {
        self.0 != 0 && self.0 & !other.0 == 0
    }

    /// Adds `class`.
    pub fn insert(&mut self, class: Class) {
        self.0 |= 1 << class as u8;
    }

    /// Whether nothing is in it.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// The proclitics printed onto a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, Serialize, Deserialize)]
pub struct Clitics(u8);

impl Clitics {
    /// و
    pub const WAW: Clitics = Clitics(1);
    /// ف
    pub const FA: Clitics = Clitics(2);
    /// ب
    pub const BA: Clitics = Clitics(4);
    /// ل
    pub const LAM: Clitics = Clitics(8);
    /// ك
    pub const KAF: Clitics = Clitics(16);
    /// The article ال.
    pub const AL: Clitics = Clitics(32);
    /// The future س.
    pub const SIN: Clitics = Clitics(64);

    /// None of them.
    pub const fn none() -> Self {
        Clitics(0)
    }

    /// Both sets together.
    #[must_use]
    pub const fn with(self, other: Clitics) -> Self {
        Clitics(self.0 | other.0)
    }

    /// What is in both sets.
    #[must_use]
    pub const fn shared(self, other: Clitics) -> Self {
        Clitics(self.0 & other.0)
    }

    /// Whether one of `other` is there.
    pub fn any(self, other: Clitics) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether the word begins with the conjunction و or ف.
    pub fn conjunction(self) -> bool {
        self.any(Clitics(3))
    }

    /// Whether a preposition (ب ل ك) is printed onto it.
    pub fn preposition(self) -> bool {
        self.any(Clitics(4 | 8 | 16))
    }

    /// Whether it carries the article.
    pub fn article(self) -> bool {
        self.any(Clitics::AL)
    }

    /// Whether it carries none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}
