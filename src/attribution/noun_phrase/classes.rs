//! Classes of words by what they do in noun phrases.

use crate::lexicon::classes::{Class, Classes};

/// Classes whose words can head a speaker.
pub const SPEAKERS: Classes = Classes::of(&[
    Class::Person,
    Class::Body,
    Class::Document,
    Class::Country,
    Class::Organisation,
    Class::Place,
    Class::GivenName,
    Class::FamilyName,
    Class::NameParticle,
    Class::Nisba,
    Class::Quantifier,
    Class::NumberWord,
    Class::Demonstrative,
    Class::Unknown,
]);

/// Of the readings of a word that begins a phrase, the one it is taken by is the first of these.
pub(super) const HEADS: Classes = Classes::of(&[
    Class::Person,
    Class::Body,
    Class::Document,
    Class::Country,
    Class::Organisation,
    Class::GivenName,
    Class::FamilyName,
    Class::Nisba,
    Class::Unknown,
]);

/// What names of persons are made of.
pub(super) const PROPER: Classes = Classes::of(&[Class::GivenName, Class::FamilyName, Class::NameParticle]);

/// Common nouns that can head a speaker.
pub(super) const NOUNS: Classes = Classes::of(&[Class::Person, Class::Body, Class::Document]);

/// Common nouns of what does not speak.
pub(super) const THINGS: Classes = Classes::of(&[
    Class::Thing,
    Class::VerbalNoun,
    Class::Occasion,
    Class::Time,
    Class::CueNoun,
    Class::Geography,
]);

/// What describes a noun, by its form.
pub(super) const ADJECTIVES: Classes = Classes::of(&[
    Class::Adjective,
    Class::Nisba,
    Class::ActiveParticiple,
    Class::PassiveParticiple,
]);

/// Classes whose masculine plural tells its case.
pub(super) const PEOPLE: Classes = Classes::of(&[
    Class::Person,
    Class::Nisba,
    Class::ActiveParticiple,
    Class::PassiveParticiple,
]);

/// What no phrase goes on with.
pub(super) const CLOSED: Classes = Classes::of(&[
    Class::Complementizer,
    Class::Subordinator,
    Class::Relative,
    Class::Negation,
    Class::Particle,
    Class::Interrogative,
    Class::Pronoun,
    Class::Coordinator,
    Class::SourcePhrase,
    Class::Exclusion,
]);
