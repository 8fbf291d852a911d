//! What an inflected form is: its features, and the sets of forms a caller may
//! ask for.

use serde::{Deserialize, Serialize};
use std::ops::{BitOr, BitOrAssign};

/// Tense or mood of a finite verb form. The future is the present behind `س` or
/// `سوف` and is no form of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Tense {
    /// The past (*al-māḍī*): قال.
    Past,
    /// The present indicative (*al-muḍāriʿ al-marfūʿ*): يقول، يقولون.
    Present,
    /// The subjunctive (*al-manṣūb*): أن يقولوا.
    Subjunctive,
    /// The jussive (*al-majzūm*): لم يقل.
    Jussive,
    /// The imperative (*al-amr*): قل.
    Imperative,
}

/// Active or passive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Voice {
    /// Said of the doer: قال، قائل.
    Active,
    /// Said of the thing done: قيل، مقول.
    Passive,
}

/// Grammatical person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Person {
    /// The speaker.
    First,
    /// The one spoken to.
    Second,
    /// Anyone else; the person of news.
    Third,
}

/// Grammatical gender.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Gender {
    /// Masculine.
    Masculine,
    /// Feminine.
    Feminine,
    /// Either: the first person and the dual of the second.
    Common,
}

/// Grammatical number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Number {
    /// One.
    Singular,
    /// Two.
    Dual,
    /// Three or more.
    Plural,
}

/// Case of a noun form, as far as unvocalised spelling shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Case {
    /// The spelling fits more than one case: قائل.
    Unmarked,
    /// Nominative: قائلون، إنباؤه.
    Nominative,
    /// Accusative: قائلا، إنباءه.
    Accusative,
    /// Genitive: إنبائه.
    Genitive,
    /// Accusative or genitive: قائلين.
    Oblique,
}

/// The surroundings in which a spelling may stand, as a small set.
///
/// Arabic respells some words before an attached pronoun (`قالوا` but `قالوه`,
/// `نفى` but `نفاه`, `إدانة` but `إدانته`) and before a genitive (`قائلون` but
/// `قائلو الحق`). A tokeniser that has split a pronoun off must therefore look
/// for a form with [`before_suffix`](Self::before_suffix).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Contexts(u8);

impl Contexts {
    pub(super) const FREE: Self = Self(1);
    pub(super) const ARTICLE: Self = Self(2);
    pub(super) const CONSTRUCT: Self = Self(4);
    pub(super) const SUFFIX: Self = Self(8);

    pub(super) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// May stand alone: a verb without object pronoun, an indefinite noun.
    #[must_use]
    pub const fn free(self) -> bool {
        self.has(Self::FREE)
    }

    /// May stand behind the article ال (nouns only).
    #[must_use]
    pub const fn after_article(self) -> bool {
        self.has(Self::ARTICLE)
    }

    /// May stand before a genitive (nouns only).
    #[must_use]
    pub const fn construct(self) -> bool {
        self.has(Self::CONSTRUCT)
    }

    /// May stand before an attached pronoun.
    #[must_use]
    pub const fn before_suffix(self) -> bool {
        self.has(Self::SUFFIX)
    }
}

/// The features of one inflected form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Inflection {
    /// A finite verb form.
    Finite {
        /// Tense or mood.
        tense: Tense,
        /// Active or passive.
        voice: Voice,
        /// Person of the subject.
        person: Person,
        /// Gender of the subject.
        gender: Gender,
        /// Number of the subject.
        number: Number,
        /// Where the spelling may stand.
        contexts: Contexts,
    },
    /// An active participle (*ism al-fāʿil*) or passive participle (*ism
    /// al-mafʿūl*).
    Participle {
        /// Active or passive.
        voice: Voice,
        /// Gender.
        gender: Gender,
        /// Number.
        number: Number,
        /// Case, as far as written.
        case: Case,
        /// Where the spelling may stand.
        contexts: Contexts,
    },
    /// A verbal noun (*maṣdar*).
    VerbalNoun {
        /// Gender of the singular.
        gender: Gender,
        /// Number; a plural is the one in ات.
        number: Number,
        /// Case, as far as written.
        case: Case,
        /// Where the spelling may stand.
        contexts: Contexts,
    },
}

impl Inflection {
    /// Where the spelling may stand.
    #[must_use]
    pub const fn contexts(self) -> Contexts {
        match self {
            Self::Finite { contexts, .. } | Self::Participle { contexts, .. } | Self::VerbalNoun { contexts, .. } => {
                contexts
            }
        }
    }
}

/// The forms a caller wants, as a set of flags joined with `|`.
///
/// A finite form is made if the set holds its tense, its voice and its person; a
/// participle if it holds [`PARTICIPLES`](Self::PARTICIPLES) and its voice; a
/// verbal noun if it holds [`VERBAL_NOUNS`](Self::VERBAL_NOUNS).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormSet(u16);

impl FormSet {
    /// Nothing.
    pub const NONE: Self = Self(0);
    /// The past tense.
    pub const PAST: Self = Self(1);
    /// The present indicative.
    pub const PRESENT: Self = Self(1 << 1);
    /// The subjunctive.
    pub const SUBJUNCTIVE: Self = Self(1 << 2);
    /// The jussive.
    pub const JUSSIVE: Self = Self(1 << 3);
    /// The imperative (always active, always second person).
    pub const IMPERATIVE: Self = Self(1 << 4);
    /// The active voice of finite forms and participles.
    pub const ACTIVE: Self = Self(1 << 5);
    /// The passive voice of finite forms and participles.
    pub const PASSIVE: Self = Self(1 << 6);
    /// The first person.
    pub const FIRST: Self = Self(1 << 7);
    /// The second person.
    pub const SECOND: Self = Self(1 << 8);
    /// The third person.
    pub const THIRD: Self = Self(1 << 9);
    /// Participles, of the voices in the set.
    pub const PARTICIPLES: Self = Self(1 << 10);
    /// Verbal nouns.
    pub const VERBAL_NOUNS: Self = Self(1 << 11);
    /// The forms of a verb that has a past and nothing else.
    pub(super) const FROZEN: Self =
        Self(Self::PAST.0 | Self::ACTIVE.0 | Self::FIRST.0 | Self::SECOND.0 | Self::THIRD.0);
    /// Every form there is.
    pub const ALL: Self = Self((1 << 12) - 1);
    /// What news reports with: all but the imperative and the first and second
    /// persons.
    pub const REPORTING: Self = Self(Self::ALL.0 & !(Self::IMPERATIVE.0 | Self::FIRST.0 | Self::SECOND.0));

    /// Whether every flag of `other` is in this set.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// This set less the flags of `other`.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    pub(super) const fn has_tense(self, tense: Tense) -> bool {
        self.contains(match tense {
            Tense::Past => Self::PAST,
            Tense::Present => Self::PRESENT,
            Tense::Subjunctive => Self::SUBJUNCTIVE,
            Tense::Jussive => Self::JUSSIVE,
            Tense::Imperative => Self::IMPERATIVE,
        })
    }

    pub(super) const fn has_voice(self, voice: Voice) -> bool {
        self.contains(match voice {
            Voice::Active => Self::ACTIVE,
            Voice::Passive => Self::PASSIVE,
        })
    }

    pub(super) const fn has_person(self, person: Person) -> bool {
        self.contains(match person {
            Person::First => Self::FIRST,
            Person::Second => Self::SECOND,
            Person::Third => Self::THIRD,
        })
    }
}

impl BitOr for FormSet {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOrAssign for FormSet {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}
