//! Choosing the verb a lemma is: what the lexicon says of it, else what the list
//! of weak verbs says, else the likeliest.

use super::VerbSpec;
use super::error::ConjugationError;
use super::finite;
use super::form::Form;
use super::lemma::{Glyph, Lemma, NotAWord};
use super::pattern::{Behaviour, Reading};
use super::readings::{self, Candidate};
use super::sound::Vowel;
use super::weak_verbs::{NO_PRESENT, WeakVerbs};

/// The reading of a lemma.
pub(super) fn choose(spec: &VerbSpec<'_>, weak_verbs: &WeakVerbs) -> Result<Reading, ConjugationError> {
    let lemma = word(spec.lemma)?;
    let (no_present, given) = match spec.present {
        Some(text) if text.trim() == NO_PRESENT => (true, None),
        present => (false, present.map(word).transpose()?),
    };
    for masdar in spec.masdars {
        word(masdar)?;
    }
    if lemma.glyphs().len() < 2 {
        return Err(ConjugationError::TooShort {
            lemma: spec.lemma.to_owned(),
        });
    }
    let candidates = readings::candidates(&lemma);
    let mut readings = of_form(spec, &lemma, candidates)?;
    if let Some(present) = &given {
        readings = of_present(spec, present, readings)?;
    }
    let listed = weak_verbs.get(&lemma);
    let frozen = no_present || (given.is_none() && listed.is_some_and(|entry| entry.frozen));
    if frozen {
        prefer(&mut readings, |reading| reading.form == Form::I);
    }
    if let Some(form) = listed.and_then(|entry| entry.form) {
        prefer(&mut readings, |reading| reading.form == form);
    }
    if let Some(present) = listed.and_then(|entry| entry.present.as_ref())
        && given.is_none()
    {
        let bare = present.bare();
        prefer(&mut readings, |reading| has_present(reading, present, &bare));
    }
    let mut chosen = readings[0];
    chosen.frozen = frozen;
    if let Some(root) = listed.and_then(|entry| entry.root)
        && given.is_none()
        && root.letters().len() == chosen.root.letters().len()
    {
        chosen.root = root;
    }
    Ok(chosen)
}

/// Keeps the readings that have a property, if any has.
fn prefer(readings: &mut Vec<Reading>, property: impl Fn(&Reading) -> bool) {
    if readings.iter().any(&property) {
        readings.retain(property);
    }
}

fn word(text: &str) -> Result<Lemma, ConjugationError> {
    Lemma::parse(text).map_err(|fault| match fault {
        NotAWord::Empty => ConjugationError::Empty,
        NotAWord::Foreign(character) => ConjugationError::NotArabic {
            word: text.to_owned(),
            character,
        },
    })
}

/// The readings of the form the lexicon asks for, or of any likely form.
fn of_form(spec: &VerbSpec<'_>, lemma: &Lemma, candidates: Vec<Candidate>) -> Result<Vec<Reading>, ConjugationError> {
    let wanted = |candidate: &&Candidate| match spec.form {
        Some(form) => candidate.reading.form == form,
        None => !candidate.only_if_told,
    };
    let readings: Vec<Reading> = candidates
        .iter()
        .filter(wanted)
        .map(|candidate| candidate.reading)
        .collect();
    if !readings.is_empty() {
        return Ok(readings);
    }
    match spec.form {
        Some(given) if !candidates.is_empty() => {
            let mut possible: Vec<Form> = candidates.iter().map(|candidate| candidate.reading.form).collect();
            possible.dedup();
            Err(ConjugationError::OtherForm {
                lemma: spec.lemma.to_owned(),
                given,
                possible,
            })
        }
        _ => Err(ConjugationError::NotALemma {
            lemma: spec.lemma.to_owned(),
            advice: readings::advice(lemma),
        }),
    }
}

/// The readings that have the present the lexicon asks for.
fn of_present(spec: &VerbSpec<'_>, present: &Lemma, readings: Vec<Reading>) -> Result<Vec<Reading>, ConjugationError> {
    let bare = present.bare();
    let kept: Vec<Reading> = readings
        .iter()
        .filter(|reading| has_present(reading, present, &bare))
        .copied()
        .collect();
    if !kept.is_empty() {
        return Ok(kept);
    }
    let mut possible: Vec<String> = Vec::new();
    for present in readings.iter().map(finite::present_third) {
        if !possible.contains(&present) {
            possible.push(present);
        }
    }
    Err(ConjugationError::OtherPresent {
        lemma: spec.lemma.to_owned(),
        given: present.bare(),
        possible,
    })
}

/// Whether a reading has this present, by its letters and by what vowel signs it
/// bears: the prefix of forms II, III, IV and the quadriliteral has *u*, a shadda
/// inside rules out form I, the vowel before the last letter is the middle one.
fn has_present(reading: &Reading, present: &Lemma, bare: &str) -> bool {
    if finite::present_third(reading) != bare {
        return false;
    }
    let (first, inner): (Glyph, &[Glyph]) = match present.glyphs() {
        [first, inner @ .., _] => (*first, inner),
        _ => return false,
    };
    let prefixed_u = matches!(reading.form, Form::II | Form::III | Form::IV | Form::QI);
    if first.vowel.is_some_and(|vowel| (vowel == Vowel::U) != prefixed_u) {
        return false;
    }
    if reading.form != Form::I {
        return true;
    }
    if inner.iter().any(|glyph| glyph.shadda) {
        return false;
    }
    let shows_middle = matches!(reading.behaviour, Behaviour::Strong | Behaviour::Doubled);
    let middle = inner.last().and_then(|glyph| glyph.vowel);
    !shows_middle || middle.is_none_or(|vowel| vowel == reading.present)
}
