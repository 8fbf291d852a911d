//! What can be wrong with a lemma, said so that its author can mend it.

use super::form::Form;
use std::fmt;

/// Why a verb could not be analysed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConjugationError {
    /// The lemma is empty.
    Empty,
    /// A character that is no Arabic letter or vowel sign.
    NotArabic {
        /// The word it stands in.
        word: String,
        /// The character.
        character: char,
    },
    /// A lemma of one letter.
    TooShort {
        /// The lemma as given.
        lemma: String,
    },
    /// No verb form looks like this.
    NotALemma {
        /// The lemma as given.
        lemma: String,
        /// What to write instead.
        advice: &'static str,
    },
    /// The lemma cannot be of the form it is said to be.
    OtherForm {
        /// The lemma as given.
        lemma: String,
        /// The form asked for.
        given: Form,
        /// The forms it can be.
        possible: Vec<Form>,
    },
    /// The lemma cannot have the present it is said to have.
    OtherPresent {
        /// The lemma as given.
        lemma: String,
        /// The present asked for.
        given: String,
        /// The presents it can have.
        possible: Vec<String>,
    },
}

impl fmt::Display for ConjugationError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => {
                formatter.write_str("the lemma is empty; write the verb in the past, third person masculine singular")
            }
            Self::NotArabic { word, character } => write!(
                formatter,
                "`{word}` holds `{character}`, which is no Arabic letter or vowel sign; write one word in Arabic letters"
            ),
            Self::TooShort { lemma } => write!(formatter, "`{lemma}` has one letter; a verb lemma has at least two"),
            Self::NotALemma { lemma, advice } => {
                write!(formatter, "`{lemma}` is no possible verb lemma; {advice}")
            }
            Self::OtherForm { lemma, given, possible } => {
                let names: Vec<_> = possible.iter().map(|form| form.name()).collect();
                write!(
                    formatter,
                    "`{lemma}` cannot be of form {given}, only of {}; change the form or the lemma",
                    names.join(", ")
                )
            }
            Self::OtherPresent { lemma, given, possible } => write!(
                formatter,
                "`{lemma}` cannot have the present `{given}`, only {}; change the present or the lemma",
                possible.join(", ")
            ),
        }
    }
}

impl std::error::Error for ConjugationError {}
