//! The inflection of nouns and adjectives: dual, sound plurals, feminine, construct and pre-suffix forms.
//!
//! Rules as in Ryding, A Reference Grammar of Modern Standard Arabic, chapters 7 and 10. Broken plurals stand in the
//! lexicons. All forms are keys (see [`crate::text::fold`]).

use super::conjugation::{Gender, Number};
use super::surface::Joins;
use crate::text::fold::{self, ALEF, HA, NUN, TA, TA_MARBUTA, WAW, YA};

/// Folded ء ؤ ئ.
const HAMZA: u8 = 0x80;
const HAMZA_ON_WAW: u8 = 0x80 + 3;
const HAMZA_ON_YA: u8 = 0x80 + 5;

/// What a noun's lexicon file says of the nouns in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Declension {
    /// Persons: feminine in ة, plurals in ون and ات.
    Person,
    /// Adjectives: like persons.
    Adjective,
    /// Everything else: plural in ات only.
    Thing,
}

/// A noun as its entry gives it.
#[derive(Debug, Clone, Copy)]
pub struct Noun<'a> {
    /// The singular.
    pub singular: &'a str,
    /// Broken plurals.
    pub plurals: &'a [String],
    /// Feminine forms that do not simply add ة.
    pub feminines: &'a [String],
    /// The gender, where the ending does not tell it.
    pub gender: Option<Gender>,
    /// How it inflects.
    pub declension: Declension,
}

/// Calls `out` with every form of `noun`: key, gender, number, and what may be joined to it.
pub fn inflect(noun: &Noun, mut out: impl FnMut(&[u8], Gender, Number, Joins)) {
    let base = fold::fold(noun.singular);
    if base.is_empty() {
        return;
    }
    let gender = noun.gender.unwrap_or(if base.ends_with(&[TA_MARBUTA]) {
        Gender::Feminine
    } else {
        Gender::Masculine
    });
    singular(&base, gender, Number::Singular, &mut out);
    dual(&base, gender, &mut out);
    let persons = noun.declension != Declension::Thing;
    if persons && gender == Gender::Masculine {
        with(
            &base,
            &[WAW, NUN],
            Gender::Masculine,
            Number::Plural,
            Joins::Absolute,
            &mut out,
        );
        with(
            &base,
            &[YA, NUN],
            Gender::Masculine,
            Number::Plural,
            Joins::Absolute,
            &mut out,
        );
        with(
            &base,
            &[WAW],
            Gender::Masculine,
            Number::Plural,
            Joins::Construct,
            &mut out,
        );
        with(
            &base,
            &[YA],
            Gender::Masculine,
            Number::Plural,
            Joins::Construct,
            &mut out,
        );
        if noun.feminines.is_empty() {
            let feminine = [&base[..], &[TA_MARBUTA]].concat();
            singular(&feminine, Gender::Feminine, Number::Singular, &mut out);
            dual(&feminine, Gender::Feminine, &mut out);
        }
    }
    for f in noun.feminines {
        let f = fold::fold(f);
        singular(&f, Gender::Feminine, Number::Singular, &mut out);
        dual(&f, Gender::Feminine, &mut out);
    }
    let stem = base.strip_suffix(&[TA_MARBUTA]).unwrap_or(&base);
    with(
        stem,
        &[ALEF, TA],
        Gender::Feminine,
        Number::Plural,
        Joins::Freely,
        &mut out,
    );
    for p in noun.plurals {
        let gender = if persons { gender } else { Gender::Feminine };
        singular(&fold::fold(p), gender, Number::Plural, &mut out);
    }
}

/// The form itself, its accusative in alif, and its form before suffixes.
fn singular(key: &[u8], g: Gender, n: Number, out: &mut impl FnMut(&[u8], Gender, Number, Joins)) {
    let Some((&last, head)) = key.split_last() else { return };
    match last {
        TA_MARBUTA => {
            out(key, g, n, Joins::Freely);
            with(head, &[TA], g, n, Joins::SuffixOnly, out);
        }
        HAMZA => {
            out(key, g, n, Joins::Freely);
            with(head, &[HAMZA_ON_YA], g, n, Joins::SuffixOnly, out);
            with(head, &[HAMZA_ON_WAW], g, n, Joins::SuffixOnly, out);
            // شيئا, جزءا; but بناء takes no alif
            match head.last() {
                Some(&YA) => with(head, &[HAMZA_ON_YA, ALEF], g, n, Joins::Bare, out),
                Some(&ALEF) => {}
                _ => with(key, &[ALEF], g, n, Joins::Bare, out),
            }
        }
        fold::ALEF_MAQSURA => {
            out(key, g, n, Joins::Freely);
            with(head, &[ALEF], g, n, Joins::SuffixOnly, out);
        }
        _ => {
            out(key, g, n, Joins::Freely);
            with(key, &[ALEF], g, n, Joins::Bare, out);
        }
    }
}

fn dual(key: &[u8], g: Gender, out: &mut impl FnMut(&[u8], Gender, Number, Joins)) {
    let stem = match key.split_last() {
        Some((&TA_MARBUTA, head)) => [head, &[TA]].concat(),
        Some((&fold::ALEF_MAQSURA, head)) => [head, &[YA]].concat(),
        _ => key.to_vec(),
    };
    with(&stem, &[ALEF, NUN], g, Number::Dual, Joins::Absolute, out);
    with(&stem, &[YA, NUN], g, Number::Dual, Joins::Absolute, out);
    with(&stem, &[ALEF], g, Number::Dual, Joins::Construct, out);
    with(&stem, &[YA], g, Number::Dual, Joins::Construct, out);
}

fn with(
    stem: &[u8],
    ending: &[u8],
    g: Gender,
    n: Number,
    joins: Joins,
    out: &mut impl FnMut(&[u8], Gender, Number, Joins),
) {
    let mut buffer = [0u8; 64];
    let len = stem.len() + ending.len();
    if stem.is_empty() || len > buffer.len() {
        return;
    }
    buffer[..stem.len()].copy_from_slice(stem);
    buffer[stem.len()..len].copy_from_slice(ending);
    out(&buffer[..len], g, n, joins);
}

/// The `me` of verbs and particles (`أخبرني`, `إنني`); nouns take another.
pub const OF_VERBS: &[u8] = &[NUN, YA];
/// The `me` of nouns, which no verb has.
pub const OF_NOUNS: &[u8] = &[YA];

/// The pronoun suffixes, longest first, as keys.
pub const SUFFIXES: [(&[u8], Suffix); 10] = [
    (
        OF_VERBS,
        Suffix {
            gender: None,
            number: Number::Singular,
            third: false,
        },
    ),
    (
        &[HA, fold::MIM, ALEF],
        Suffix {
            gender: None,
            number: Number::Dual,
            third: true,
        },
    ),
    (
        &[HA, fold::MIM],
        Suffix {
            gender: Some(Gender::Masculine),
            number: Number::Plural,
            third: true,
        },
    ),
    (
        &[HA, NUN],
        Suffix {
            gender: Some(Gender::Feminine),
            number: Number::Plural,
            third: true,
        },
    ),
    (
        &[HA, ALEF],
        Suffix {
            gender: Some(Gender::Feminine),
            number: Number::Singular,
            third: true,
        },
    ),
    (
        &[NUN, ALEF],
        Suffix {
            gender: None,
            number: Number::Plural,
            third: false,
        },
    ),
    (
        &[fold::KAF, fold::MIM],
        Suffix {
            gender: None,
            number: Number::Plural,
            third: false,
        },
    ),
    (
        &[HA],
        Suffix {
            gender: Some(Gender::Masculine),
            number: Number::Singular,
            third: true,
        },
    ),
    (
        OF_NOUNS,
        Suffix {
            gender: None,
            number: Number::Singular,
            third: false,
        },
    ),
    (
        &[fold::KAF],
        Suffix {
            gender: None,
            number: Number::Singular,
            third: false,
        },
    ),
];

/// A pronoun suffix: whom it points to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Suffix {
    /// Its gender, where the form tells.
    pub gender: Option<Gender>,
    /// Its number.
    pub number: Number,
    /// Whether it is of the third person.
    pub third: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(noun: Noun) -> Vec<String> {
        let mut v = Vec::new();
        inflect(&noun, |k, _, _, _| v.push(fold::unfold(k)));
        v
    }

    #[test]
    fn a_person() {
        let f = forms(Noun {
            singular: "وزير",
            plurals: &["وزراء".into()],
            feminines: &[],
            gender: None,
            declension: Declension::Person,
        });
        for w in [
            "وزير",
            "وزيرا",
            "وزيرة",
            "وزيران",
            "وزيرين",
            "وزراء",
            "وزيرات",
            "وزيرتان",
        ] {
            assert!(f.contains(&w.to_string()), "{w} in {f:?}");
        }
    }

    #[test]
    fn a_feminine_thing_keeps_its_ta_before_suffixes() {
        let f = forms(Noun {
            singular: "حكومة",
            plurals: &[],
            feminines: &[],
            gender: None,
            declension: Declension::Thing,
        });
        assert!(f.contains(&"حكومت".into()) && f.contains(&"حكومات".into()) && !f.contains(&"حكومةون".into()));
    }
}
