//! The derived forms of the Arabic verb and their vowel patterns.
//!
//! Every stem of every form is one line of a table here; the changes that weak,
//! doubled and hamzated roots make to it are rules (module `pattern`), not
//! further tables, because they are the same in all forms.

use std::fmt;
use std::str::FromStr;

/// A derived form (*wazn*) of the verb: the ten common forms of three-letter
/// roots and the three common ones of four-letter roots (Wright I §§ 35–72,
/// Ryding chapters 22–33).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// فعل, the bare root.
    I,
    /// فعّل.
    II,
    /// فاعل.
    III,
    /// أفعل.
    IV,
    /// تفعّل.
    V,
    /// تفاعل.
    VI,
    /// انفعل.
    VII,
    /// افتعل.
    VIII,
    /// افعلّ.
    IX,
    /// استفعل.
    X,
    /// فعلل, four radicals.
    QI,
    /// تفعلل, four radicals.
    QII,
    /// افعللّ, four radicals.
    QIV,
}

/// Each form with its roman numeral and the number a lexicon may write for it.
const NAMES: [(Form, &str, &str); 13] = [
    (Form::I, "I", "1"),
    (Form::II, "II", "2"),
    (Form::III, "III", "3"),
    (Form::IV, "IV", "4"),
    (Form::V, "V", "5"),
    (Form::VI, "VI", "6"),
    (Form::VII, "VII", "7"),
    (Form::VIII, "VIII", "8"),
    (Form::IX, "IX", "9"),
    (Form::X, "X", "10"),
    (Form::QI, "QI", "q1"),
    (Form::QII, "QII", "q2"),
    (Form::QIV, "QIV", "q4"),
];

impl Form {
    /// The customary name: a roman numeral, after `Q` for four-letter roots.
    #[must_use]
    pub fn name(self) -> &'static str {
        NAMES[self as usize].1
    }

    /// The stem patterns of this form.
    pub(super) fn patterns(self) -> &'static Patterns {
        &PATTERNS[self as usize]
    }
}

impl fmt::Display for Form {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

/// A text that names no [`Form`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownForm {
    /// The text as it was given.
    pub given: String,
}

impl fmt::Display for UnknownForm {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "`{}` is no verb form; write 1 to 10 (or I to X), or q1, q2 or q4 for a four-letter root",
            self.given
        )
    }
}

impl std::error::Error for UnknownForm {}

impl FromStr for Form {
    type Err = UnknownForm;

    /// Reads `2`, `II`, `q1` or `QI`, in either case.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wanted = text.trim();
        NAMES
            .iter()
            .find(|(_, roman, number)| wanted.eq_ignore_ascii_case(roman) || wanted.eq_ignore_ascii_case(number))
            .map(|(form, _, _)| *form)
            .ok_or_else(|| UnknownForm { given: text.to_owned() })
    }
}

/// The stems of one form, each written as a pattern.
///
/// In a pattern `1`–`4` are the radicals, `F` a first radical that verbs like وعد
/// lose there and `M` a middle one that رأى loses, `T` the *t* of form VIII as the
/// first radical colours it, `'` a hamza, `a i u` the short and `A I U` the long
/// vowels, `p` and `v` the past and present vowels of a form I verb, `w` the
/// vowel of its imperative's connecting alif, `+` a final tāʾ marbūṭa; the other
/// letters are themselves. A present stem starts after its person prefix.
pub(super) struct Patterns {
    pub(super) past_active: &'static str,
    pub(super) past_passive: &'static str,
    pub(super) present_active: &'static str,
    pub(super) present_passive: &'static str,
    pub(super) imperative: &'static str,
    pub(super) participle_active: &'static str,
    pub(super) participle_passive: &'static str,
    /// Empty for form I, whose verbal noun no rule predicts.
    pub(super) verbal_noun: &'static str,
}

/// One [`Patterns`] from its eight columns.
const fn row(columns: [&'static str; 8]) -> Patterns {
    let [
        past_active,
        past_passive,
        present_active,
        present_passive,
        imperative,
        participle_active,
        participle_passive,
        verbal_noun,
    ] = columns;
    Patterns {
        past_active,
        past_passive,
        present_active,
        present_passive,
        imperative,
        participle_active,
        participle_passive,
        verbal_noun,
    }
}

/// The patterns of all forms, in the order of [`Form`].
#[rustfmt::skip]
const PATTERNS: [Patterns; 13] = [
    row(["1a2p3",    "1u2i3",    "aFMv3",     "u1Ma3",     "wFMv3",    "1A2i3",      "ma12U3",     ""]),
    row(["1a22a3",   "1u22i3",   "u1a22i3",   "u1a22a3",   "1a22i3",   "mu1a22i3",   "mu1a22a3",   "ta12I3"]),
    row(["1A2a3",    "1U2i3",    "u1A2i3",    "u1A2a3",    "1A2i3",    "mu1A2i3",    "mu1A2a3",    "mu1A2a3+"]),
    row(["'a1Ma3",   "'u1Mi3",   "u1Mi3",     "u1Ma3",     "'a1Mi3",   "mu1Mi3",     "mu1Ma3",     "'i12A3"]),
    row(["ta1a22a3", "tu1u22i3", "ata1a22a3", "uta1a22a3", "ta1a22a3", "muta1a22i3", "muta1a22a3", "ta1a22u3"]),
    row(["ta1A2a3",  "tu1U2i3",  "ata1A2a3",  "uta1A2a3",  "ta1A2a3",  "muta1A2i3",  "muta1A2a3",  "ta1A2u3"]),
    row(["in1a2a3",  "un1u2i3",  "an1a2i3",   "un1a2a3",   "in1a2i3",  "mun1a2i3",   "mun1a2a3",   "in1i2A3"]),
    row(["i1Ta2a3",  "u1Tu2i3",  "a1Ta2i3",   "u1Ta2a3",   "i1Ta2i3",  "mu1Ta2i3",   "mu1Ta2a3",   "i1Ti2A3"]),
    row(["i12a3a3",  "u12u3i3",  "a12a3i3",   "u12a3a3",   "i12a3i3",  "mu12a3i3",   "mu12a3a3",   "i12i3A3"]),
    row(["ista12a3", "ustu12i3", "asta12i3",  "usta12a3",  "ista12i3", "musta12i3",  "musta12a3",  "isti12A3"]),
    row(["1a23a4",   "1u23i4",   "u1a23i4",   "u1a23a4",   "1a23i4",   "mu1a23i4",   "mu1a23a4",   "1a23a4+"]),
    row(["ta1a23a4", "tu1u23i4", "ata1a23a4", "uta1a23a4", "ta1a23a4", "muta1a23i4", "muta1a23a4", "ta1a23u4"]),
    row(["i12a34a4", "u12u34i4", "a12a34i4",  "u12a34a4",  "i12a34i4", "mu12a34i4",  "mu12a34a4",  "i12i34A4"]),
];

#[cfg(test)]
mod tests {
    use super::{Form, NAMES};

    #[test]
    fn names_stand_in_the_order_of_the_forms() {
        for (index, (form, roman, number)) in NAMES.iter().enumerate() {
            assert_eq!(*form as usize, index);
            assert_eq!(roman.parse(), Ok(*form));
            assert_eq!(number.parse(), Ok(*form));
        }
    }

    #[test]
    fn an_unknown_form_says_what_may_be_written() {
        let error = "11".parse::<Form>().unwrap_err();
        assert!(error.to_string().contains("q1"));
    }
}
