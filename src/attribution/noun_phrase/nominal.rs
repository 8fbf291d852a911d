//! What the readings of a word tell of its place in noun phrases, wherever it stands: it is asked once for each distinct word.

use super::classes::{HEADS, SPEAKERS};
use crate::lexicon::Reading;
use crate::lexicon::classes::{Class, Classes, Clitics};
use crate::lexicon::conjugation::{Gender, Inflection, Number, Person, Tense, Voice};

/// What the readings of a word tell of its place in noun phrases; they are asked once.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::attribution) struct Nominal {
    /// The place of the reading that a phrase would take.
    pub(super) best: u32,
    /// Whether it may begin a phrase that could be a speaker, and whether it may with و printed onto it.
    pub(super) speaks: bool,
    pub(super) speaks_conjoined: bool,
    /// Whether it is an adjective that can head an idafa.
    pub(super) elative: bool,
    /// Whether its most common use is one that begins no speaker.
    pub(super) blocked: bool,
    /// Whether it is a person, where its letters are not the feminine of that person and a body.
    pub(super) titles: bool,
    /// Whether it has a pronoun of the third person.
    pub(super) owned: bool,
}

impl Nominal {
    /// For a word with the letters `key` and these readings, whose classes are `c`.
    pub(in crate::attribution) fn of(readings: &[Reading], c: Classes, key: &[u8]) -> Self {
        // ف is printed onto verbs, hardly onto nouns: فاديم is a name
        let name = readings.iter().all(|r| r.clitics.any(Clitics::FA))
            && !readings
                .iter()
                .any(|r| matches!(r.finite(), Some((_, Voice::Active, Person::Third))))
            && !c.has(Class::Complementizer);
        let speaks = |r: &Reading, conjunction: bool| {
            if name {
                return !r.clitics.preposition() && key.len() > 3;
            }
            let class = SPEAKERS.has(r.class)
                || matches!(
                    r.class,
                    Class::ActiveParticiple | Class::PassiveParticiple | Class::Adjective
                ) && (r.clitics.article()
                    || r.number == Some(Number::Plural) && r.gender == Some(Gender::Masculine));
            // a word in no lexicon that looks like a noun is longer than two letters
            let plausible = r.class != Class::Unknown || key.len() > 2;
            // الخارجية، المعارضة: a definite adjective stands for its noun
            !r.clitics.preposition() && (conjunction || !r.clitics.conjunction()) && class && plausible
        };
        let elative = |r: &Reading| r.class == Class::Adjective && r.clitics.is_empty() && r.suffix.is_none();
        // مؤسسة is the founder as well
        let body = c.has(Class::Body);
        let titles = |r: &Reading| r.class == Class::Person && !(body && r.gender == Some(Gender::Feminine));
        let best = readings.iter().position(|r| HEADS.has(r.class));
        Nominal {
            best: best.unwrap_or(0) as u32,
            speaks: readings.iter().any(|r| speaks(r, false)),
            speaks_conjoined: readings.iter().any(|r| speaks(r, true)),
            elative: readings.iter().any(elative),
            blocked: blocked(readings),
            titles: readings.iter().any(titles),
            owned: readings.iter().any(|r| r.suffix.is_some_and(|s| s.third)),
        }
    }
}

/// Whether the most common use of a word of these readings is one that begins no speaker.
fn blocked(readings: &[Reading]) -> bool {
    readings.iter().any(|r| {
        matches!(
            r.class,
            Class::Preposition
                | Class::Complementizer
                | Class::Relative
                | Class::Subordinator
                | Class::Negation
                | Class::Particle
                | Class::Adverb
                | Class::Time
                | Class::Pronoun
                | Class::Interrogative
                | Class::SourcePhrase
                | Class::Coordinator
        ) && !r.clitics.article()
    }) && !readings
        .iter()
        .any(|r| matches!(r.class, Class::GivenName | Class::Country | Class::Organisation) && !r.clitics.conjunction())
}

/// Classes of words that are rather what they say than a verb of the same letters.
const NEVER_FINITE: Classes = Classes::of(&[
    Class::GivenName,
    Class::FamilyName,
    Class::Person,
    Class::Body,
    Class::Country,
    Class::Organisation,
    Class::Preposition,
    Class::Subordinator,
    Class::Complementizer,
    Class::Time,
    Class::Thing,
    Class::Adjective,
    // أمني, يمني: by their letters also what somebody wishes
    Class::Nisba,
    Class::VerbalNoun,
    Class::Adverb,
    Class::Quantifier,
    Class::Document,
    Class::Geography,
    Class::Occasion,
    Class::Place,
    Class::Relative,
]);

/// The same for words that are so with و printed onto them, too (`ونحن`, `وأين`).
const CLOSED: Classes = Classes::of(&[
    Class::Particle,
    Class::Negation,
    Class::Pronoun,
    Class::Interrogative,
    Class::Demonstrative,
]);

/// Whether a word of these readings is a verb only as the jussive of the singular, which stands behind a negation or ل (`لم يدع`).
pub(in crate::attribution) fn only_jussive(readings: &[Reading]) -> bool {
    let jussive = |r: &Reading| {
        matches!(r.finite(), Some((Tense::Jussive, ..)))
            && r.number == Some(Number::Singular)
            && !r.clitics.any(Clitics::LAM)
    };
    let mut finite = readings.iter().filter(|r| r.finite().is_some()).peekable();
    finite.peek().is_some() && finite.all(jussive)
}

/// Whether a word of these readings, whose classes are `c`, is a finite verb and nothing else it could well be.
pub(in crate::attribution) fn only_finite(readings: &[Reading], c: Classes) -> bool {
    if !c.has(Class::Finite) {
        return false;
    }
    // what news tells by a verb has somebody else for its subject; نبيل and أكبر are "I" and "we" by their letters, too
    let told = readings.iter().any(|r| {
        let third = matches!(
            r.finite(),
            Some((Tense::Past | Tense::Present, Voice::Active, Person::Third))
        );
        third && r.suffix.is_none_or(|s| s.third) && r.number != Some(Number::Dual)
    });
    let nominal = readings.iter().any(|r| {
        NEVER_FINITE.has(r.class) && !(told && r.clitics.conjunction())
            || matches!(r.class, Class::VerbalNoun | Class::Person | Class::Body) && r.clitics.any(Clitics::AL)
            || CLOSED.has(r.class)
    });
    // وردا على، ونظرا إلى: the dual past has the letters of an adverbial accusative
    let dual = readings
        .iter()
        .filter(|r| r.finite().is_some_and(|(_, _, p)| p == Person::Third))
        .all(|r| r.number == Some(Number::Dual));
    let accusative = dual && c.any(Classes::of(&[Class::VerbalNoun, Class::Thing]));
    // فاسيل: with the ف of a conjunction it would be somebody's first person, or a passive
    let name = c.has(Class::GivenName)
        && readings.iter().all(|r| r.clitics.any(Clitics::FA))
        && !readings
            .iter()
            .any(|r| matches!(r.finite(), Some((_, Voice::Active, Person::Third))));
    if name {
        return false;
    }
    // آل ناصر, but فإن
    let particle = !c.has(Class::Complementizer)
        && readings
            .iter()
            .any(|r| r.class == Class::NameParticle && r.clitics.is_empty());
    if nominal || accusative || particle {
        return false;
    }
    readings.iter().any(|r| match r.inflection {
        Some(Inflection::Finite {
            person: Person::Third, ..
        }) => true,
        // a first person that no third person shares its letters with is as much a verb
        Some(Inflection::Finite {
            tense: Tense::Present, ..
        }) => true,
        _ => false,
    })
}
