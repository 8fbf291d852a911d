//! The Arabic verb conjugator: from a lemma to every form news prints of it.
//!
//! The lexicon names a reporting verb once, by its past (`قال`, `ندّد`,
//! `استنكر`); text uses hundreds of its forms. Listing them by hand would be long
//! and full of gaps, so they are computed: the lemma's letters tell form and
//! root, a pattern of the form holds the root, and the rules of weak letters and
//! of the hamza make the spelling. Forms come unvocalised and without shadda, as
//! in print.
//!
//! Where a lemma's letters do not tell (`قال` and `باع`, `حذر` form I or II) the
//! answer comes, in this order, from the fields of its [`VerbSpec`], from the
//! list of [`WeakVerbs`], or from a guess:
//!
//! * three letters without shadda are form I, but form II if the last two are
//!   alike (`ندد`) or the middle one is و or ي (`بين`);
//! * a hollow verb has its present in و (`يقول`), one in ا too (`يدعو`), one in ى
//!   in ي (`ينفي`), one in ي in ى (`يلقى`);
//! * a first و falls out of the present (`يعد`) unless the past ends in ي;
//! * a form I verb with a middle or last hamza has *a* in the present;
//! * آ opens form IV (`آمن`), four letters with ت are form V (`تحدث`), است and two
//!   letters are a doubled form X (`استمر`).
//!
//! Sources of the rules: W. Wright, *A Grammar of the Arabic Language*, volume I;
//! K. Ryding, *A Reference Grammar of Modern Standard Arabic*.

mod analysis;
mod error;
mod finite;
mod form;
mod hamza;
mod inflection;
mod lemma;
mod nominal;
mod paradigm;
mod participles;
mod pattern;
mod readings;
mod root;
mod sound;
mod stem;
mod verbal_noun;
mod weak_verbs;
mod writer;

#[cfg(test)]
mod tests;

pub use error::ConjugationError;
pub use form::{Form, UnknownForm};
pub use inflection::{Case, Contexts, FormSet, Gender, Inflection, Number, Person, Tense, Voice};
pub use paradigm::Paradigm;
pub use root::{Root, RootType};
pub use weak_verbs::{WeakVerbs, WeakVerbsError};

use pattern::Reading;
use writer::Writer;

/// A verb as a lexicon names it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct VerbSpec<'a> {
    /// The past, third person masculine singular, with its shadda where one tells
    /// verbs apart; vowel signs may be left out.
    pub lemma: &'a str,
    /// The present, third person masculine singular, if the lemma does not tell
    /// it: `يقول` for `قال`. Vowel signs on it are heeded (`يُحذّر` is form II).
    /// `-` says that the verb has none, as `ليس`.
    pub present: Option<&'a str>,
    /// The form, if the lemma does not tell it.
    pub form: Option<Form>,
    /// Verbal nouns: all of form I, and those a derived form has beside the
    /// regular one (`حوار` beside `محاورة`).
    pub masdars: &'a [&'a str],
}

/// A verb analysed and ready to be inflected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verb<'a> {
    reading: Reading,
    masdars: &'a [&'a str],
}

impl<'a> Verb<'a> {
    /// Finds out form, root and vowels of a verb.
    ///
    /// # Errors
    ///
    /// A [`ConjugationError`] that says what is wrong with the lemma, or with
    /// the form or present it is said to have, and how to mend it.
    pub fn analyse(spec: &VerbSpec<'a>, weak_verbs: &WeakVerbs) -> Result<Self, ConjugationError> {
        Ok(Self {
            reading: analysis::choose(spec, weak_verbs)?,
            masdars: spec.masdars,
        })
    }

    /// The derived form.
    #[must_use]
    pub fn form(&self) -> Form {
        self.reading.form
    }

    /// The root; radicals the lemma does not show are guesses.
    #[must_use]
    pub fn root(&self) -> Root {
        self.reading.root
    }

    /// The class of the root.
    #[must_use]
    pub fn root_type(&self) -> RootType {
        self.reading.root.root_type()
    }

    /// The present indicative, third person masculine singular; ليس has none.
    #[must_use]
    pub fn present(&self) -> Option<String> {
        (!self.reading.frozen).then(|| finite::present_third(&self.reading))
    }

    /// Calls `emit` with every form in `forms` and its features.
    ///
    /// One spelling comes once for every set of features it has, and a form with
    /// two spellings in use (`قرؤوا`, `قرأوا`) comes twice. The text is valid
    /// during the call only: all forms share one buffer. Passives are made of
    /// every verb, also where sense allows them none. The imperative of verbs
    /// like وقى is a single letter (`ق`).
    pub fn inflect(&self, forms: FormSet, emit: impl FnMut(&str, Inflection)) {
        // A frozen verb is a past and nothing else.
        let forms = if self.reading.frozen {
            forms.without(FormSet::ALL.without(FormSet::FROZEN))
        } else {
            forms
        };
        let mut writer = Writer::new(emit);
        finite::write(&self.reading, forms, &mut writer);
        if forms.contains(FormSet::PARTICIPLES) {
            participles::write(&self.reading, forms, &mut writer);
        }
        if forms.contains(FormSet::VERBAL_NOUNS) {
            verbal_noun::write(&self.reading, self.masdars, &mut writer);
        }
    }

    /// The verb's forms as a table to read, the future among the tenses.
    #[must_use]
    pub fn paradigm(&self) -> Paradigm {
        Paradigm::of(self)
    }
}
