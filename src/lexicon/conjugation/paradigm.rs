//! The conjugation table of a verb, for people to read.
//!
//! Who adds a verb to a lexicon wants to see at a glance that it was understood.
//! Only here does the future appear, which is the present behind س.

use super::Verb;
use super::inflection::{Case, FormSet, Gender, Inflection, Number, Person, Tense, Voice};
use std::fmt;

/// The table of a verb; its [`Display`](fmt::Display) is plain text, a line a
/// person, columns parted by tabs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paradigm {
    heading: String,
    forms: Vec<(String, Inflection)>,
}

/// The persons in the order of a school table, each with its pronoun.
const PERSONS: [(&str, Person, Gender, Number); 13] = [
    ("هو", Person::Third, Gender::Masculine, Number::Singular),
    ("هي", Person::Third, Gender::Feminine, Number::Singular),
    ("هما", Person::Third, Gender::Masculine, Number::Dual),
    ("هما (مؤنث)", Person::Third, Gender::Feminine, Number::Dual),
    ("هم", Person::Third, Gender::Masculine, Number::Plural),
    ("هن", Person::Third, Gender::Feminine, Number::Plural),
    ("أنت", Person::Second, Gender::Masculine, Number::Singular),
    ("أنت (مؤنث)", Person::Second, Gender::Feminine, Number::Singular),
    ("أنتما", Person::Second, Gender::Common, Number::Dual),
    ("أنتم", Person::Second, Gender::Masculine, Number::Plural),
    ("أنتن", Person::Second, Gender::Feminine, Number::Plural),
    ("أنا", Person::First, Gender::Common, Number::Singular),
    ("نحن", Person::First, Gender::Common, Number::Plural),
];

/// The columns: name, tense, voice, and what is written before the form.
const COLUMNS: [(&str, Tense, Voice, &str); 11] = [
    ("الماضي", Tense::Past, Voice::Active, ""),
    ("المضارع", Tense::Present, Voice::Active, ""),
    ("المستقبل", Tense::Present, Voice::Active, "س"),
    ("المنصوب", Tense::Subjunctive, Voice::Active, ""),
    ("المجزوم", Tense::Jussive, Voice::Active, ""),
    ("الأمر", Tense::Imperative, Voice::Active, ""),
    ("ماضي المجهول", Tense::Past, Voice::Passive, ""),
    ("مضارع المجهول", Tense::Present, Voice::Passive, ""),
    ("مستقبل المجهول", Tense::Present, Voice::Passive, "س"),
    ("منصوب المجهول", Tense::Subjunctive, Voice::Passive, ""),
    ("مجزوم المجهول", Tense::Jussive, Voice::Passive, ""),
];

impl Paradigm {
    pub(super) fn of(verb: &Verb<'_>) -> Self {
        let mut forms = Vec::new();
        verb.inflect(FormSet::ALL, |text, inflection| {
            if inflection.contexts().free() {
                forms.push((text.to_owned(), inflection));
            }
        });
        let heading = format!("{} ({}, {})", verb.root(), verb.form(), verb.root_type());
        Self { heading, forms }
    }

    /// The spellings whose features satisfy a test, parted by strokes.
    fn cell(&self, prefix: &str, test: impl Fn(Inflection) -> bool) -> String {
        let mut texts: Vec<String> = Vec::new();
        for (text, inflection) in &self.forms {
            let text = format!("{prefix}{text}");
            if test(*inflection) && !texts.contains(&text) {
                texts.push(text);
            }
        }
        if texts.is_empty() {
            "-".to_owned()
        } else {
            texts.join("/")
        }
    }

    fn participle(&self, wanted: Voice) -> String {
        self.cell("", |inflection| {
            matches!(
                inflection,
                Inflection::Participle {
                    voice,
                    gender: Gender::Masculine,
                    number: Number::Singular,
                    case: Case::Unmarked,
                    ..
                } if voice == wanted
            )
        })
    }
}

impl fmt::Display for Paradigm {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(formatter, "{}", self.heading)?;
        for (name, ..) in COLUMNS {
            write!(formatter, "\t{name}")?;
        }
        writeln!(formatter)?;
        for (pronoun, row_person, row_gender, row_number) in PERSONS {
            write!(formatter, "{pronoun}")?;
            for (_, column_tense, column_voice, prefix) in COLUMNS {
                let cell = self.cell(prefix, |inflection| {
                    matches!(
                        inflection,
                        Inflection::Finite { tense, voice, person, gender, number, .. }
                            if (tense, voice) == (column_tense, column_voice)
                                && (person, gender, number)
                                    == (row_person, row_gender, row_number)
                    )
                });
                write!(formatter, "\t{cell}")?;
            }
            writeln!(formatter)?;
        }
        let masdars = self.cell("", |inflection| {
            matches!(
                inflection,
                Inflection::VerbalNoun {
                    number: Number::Singular,
                    case: Case::Unmarked,
                    ..
                }
            )
        });
        writeln!(formatter, "اسم الفاعل\t{}", self.participle(Voice::Active))?;
        writeln!(formatter, "اسم المفعول\t{}", self.participle(Voice::Passive))?;
        writeln!(formatter, "المصدر\t{masdars}")
    }
}
