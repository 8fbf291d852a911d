//! Agreement of a verb with its subject.

use super::phrase::NounPhrase;
use crate::lexicon::classes::Class;
use crate::lexicon::conjugation::{Gender, Number};

/// Whether a verb with subject gender `g` and number `n` can have the phrase as its subject.
///
/// Before its subject the verb is singular whatever the subject's number; after it, it agrees in both.
pub fn agrees(np: &NounPhrase, gender: Option<Gender>, number: Option<Number>, verb_first: bool) -> bool {
    let agreement = agreement(np, gender, number, verb_first);
    agreement.gender && agreement.number
}

/// In what a verb and its subject agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Agreement {
    /// In gender.
    pub gender: bool,
    /// In number.
    pub number: bool,
}

/// In what a verb with that subject gender and number and the phrase [agree](agrees).
pub fn agreement(np: &NounPhrase, gender: Option<Gender>, number: Option<Number>, verb_first: bool) -> Agreement {
    if np.class == Class::Quantifier || np.class == Class::Demonstrative {
        return Agreement {
            gender: true,
            number: true,
        };
    }
    // شعارات طالبوا: what is no person takes no plural verb
    let thing = matches!(
        np.class,
        Class::Thing | Class::CueNoun | Class::Document | Class::VerbalNoun | Class::Occasion
    );
    if thing && matches!(number, Some(Number::Plural | Number::Dual)) && np.number != Some(Number::Dual) {
        return Agreement {
            gender: true,
            number: false,
        };
    }
    // `التصريحات التي وصفها`: nor the masculine of a verb behind it
    let masculine = gender == Some(Gender::Masculine) && number == Some(Number::Singular);
    if np.class == Class::Document && np.number == Some(Number::Plural) && masculine && !verb_first {
        return Agreement {
            gender: false,
            number: true,
        };
    }
    // قالت مصادر: a plural may take a feminine singular verb
    let as_group =
        np.number == Some(Number::Plural) && gender == Some(Gender::Feminine) && number == Some(Number::Singular);
    let gender_fits = as_group
        || match (np.gender, gender) {
            (Some(Gender::Common), _) | (_, Some(Gender::Common)) => true,
            (Some(a), Some(b)) => a == b || np.number == Some(Number::Plural),
            _ => true,
        };
    let number_fits = verb_first
        || as_group
        || match (np.number, number) {
            (Some(Number::Singular), Some(Number::Plural | Number::Dual)) => {
                !matches!(np.class, Class::Person | Class::GivenName | Class::FamilyName)
            }
            (Some(Number::Plural | Number::Dual), Some(Number::Singular)) => {
                np.gender == Some(Gender::Feminine) || np.class != Class::Person
            }
            _ => true,
        };
    Agreement {
        gender: gender_fits,
        number: number_fits,
    }
}
