//! The result: a noun phrase with what is known of it.

use crate::lexicon::classes::Class;
use crate::lexicon::conjugation::{Gender, Number};
use std::ops::Range;

/// A noun phrase of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NounPhrase {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The class of its head.
    pub class: Class,
    /// The gender of its head, where known.
    pub gender: Option<Gender>,
    /// Its number, where known.
    pub number: Option<Number>,
    /// Whether it holds a personal name.
    pub named: bool,
}

impl NounPhrase {
    /// The name of a paper or body in quotation marks, whose gender its words do not tell.
    pub(in crate::attribution) fn in_marks(tokens: Range<usize>) -> Self {
        NounPhrase {
            tokens,
            class: Class::Organisation,
            gender: None,
            number: None,
            named: true,
        }
    }

    /// A name that the lexicons do not know for one, told by where it stands.
    pub(in crate::attribution) fn bare_name(tokens: Range<usize>) -> Self {
        NounPhrase {
            tokens,
            class: Class::GivenName,
            gender: None,
            number: Some(Number::Singular),
            named: true,
        }
    }

    /// Whether it names a person or body, who speaks wherever it is asked for. What else may speak, a text or a number of
    /// people, depends on who asks.
    pub(in crate::attribution) fn speaks(&self) -> bool {
        self.named || self.acts()
    }

    /// The same by its head alone, whomever it names behind it.
    pub(in crate::attribution) fn acts(&self) -> bool {
        matches!(
            self.class,
            Class::Person | Class::Body | Class::Organisation | Class::Country
        )
    }
}
