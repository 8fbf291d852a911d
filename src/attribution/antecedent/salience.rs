//! What speaks for and against a candidate, and how much: the features of salience with their weights.

use crate::attribution::cue::{Cue, Form};
use crate::attribution::noun_phrase::NounPhrase;
use crate::lexicon::Feature;
use crate::lexicon::classes::Class;

/// What the text before a cue says of a candidate. Distances are counted in sentences.
#[derive(Debug, Clone, Default)]
pub(super) struct Salience {
    /// How far back he is mentioned.
    pub(super) mentioned: usize,
    /// How far back he spoke in the text's own voice, was a subject, and the subject of a main verb.
    pub(super) spoke: Option<usize>,
    pub(super) subject: Option<usize>,
    pub(super) main: Option<usize>,
    /// How many statements are his, also those in the words of others.
    pub(super) statements: usize,
    /// Whether he was the last to speak in the text's own voice, and in anybody's.
    pub(super) last_speaker: bool,
    pub(super) last_voice: bool,
    /// Whether his nearest mention stands behind a preposition, and in a relative clause.
    pub(super) oblique: bool,
    pub(super) relative: bool,
    /// Whether he is mentioned in the first sentence, and in the paragraph of the cue.
    pub(super) headline: bool,
    pub(super) paragraph: bool,
}

impl Salience {
    /// Whether he neither spoke nor did anything.
    fn bystander(&self) -> bool {
        self.statements == 0 && self.subject.is_none()
    }
}

/// What the features look at.
pub(super) struct Choice<'c> {
    pub(super) cue: &'c Cue,
    pub(super) phrase: &'c NounPhrase,
    pub(super) salience: &'c Salience,
    /// Whether his nearest mention stands in the words of somebody.
    pub(super) told: bool,
    /// Whether the cue opens its sentence.
    pub(super) opens: bool,
}

/// How much a feature counts, and of whom it holds.
struct Weight {
    feature: Feature,
    weight: f32,
    holds: fn(&Choice<'_>) -> bool,
}

const fn weight(feature: Feature, weight: f32, holds: fn(&Choice<'_>) -> bool) -> Weight {
    Weight { feature, weight, holds }
}

/// The model. `rules.txt` says of every feature what a person should read.
const WEIGHTS: [Weight; Feature::ALL.len()] = [
    weight(Feature::MentionedHere, 2.36, |c| c.salience.mentioned == 0),
    weight(Feature::MentionedOneBack, 0.31, |c| c.salience.mentioned == 1),
    weight(Feature::MentionedThreeBack, -0.74, |c| c.salience.mentioned == 3),
    weight(Feature::MentionedFarBack, -1.47, |c| c.salience.mentioned > 3),
    weight(Feature::SameParagraph, 0.90, |c| c.salience.paragraph),
    weight(Feature::SpokeOneBack, 0.68, |c| c.salience.spoke == Some(1)),
    weight(Feature::SpokeOften, 0.57, |c| c.salience.statements > 3),
    weight(Feature::LastVoice, 0.84, |c| c.salience.last_voice),
    weight(Feature::LastSpeakerOpening, 0.54, |c| {
        c.salience.last_speaker && c.opens
    }),
    weight(Feature::LastSpeakerJoined, 0.75, |c| {
        c.salience.last_speaker && c.cue.conjunction
    }),
    weight(Feature::SilentParticiple, -1.04, |c| {
        c.salience.spoke.is_none() && c.cue.form == Form::Participle
    }),
    weight(Feature::NoSubject, -0.61, |c| c.salience.subject.is_none()),
    weight(Feature::NoMainSubject, -0.41, |c| c.salience.main.is_none()),
    weight(Feature::MainSubjectOneBack, 0.66, |c| {
        c.salience.main == Some(1) && c.opens
    }),
    weight(Feature::Bystander, -0.41, |c| c.salience.bystander() && c.opens),
    weight(Feature::ToldOf, -0.84, |c| c.told),
    weight(Feature::BehindPreposition, -0.79, |c| c.salience.oblique),
    weight(Feature::InRelativeClause, -0.64, |c| c.salience.relative),
    weight(Feature::InFirstSentence, -0.37, |c| c.salience.headline),
    weight(Feature::CalledByName, 0.77, |c| c.phrase.named),
    weight(Feature::Text, -0.73, |c| c.phrase.class == Class::Document),
    weight(Feature::LongPhrase, 0.81, |c| c.phrase.tokens.len() > 3),
    weight(Feature::SameGender, 0.33, |c| {
        c.phrase.gender.is_some() && c.phrase.gender == c.cue.gender
    }),
];

/// What a candidate weighs.
pub(super) fn score(choice: &Choice<'_>) -> f32 {
    WEIGHTS.iter().filter(|w| (w.holds)(choice)).map(|w| w.weight).sum()
}

/// The features that hold of a candidate, with their weights.
pub(super) fn features(choice: &Choice<'_>) -> Vec<(Feature, f32)> {
    let holding = WEIGHTS.iter().filter(|w| (w.holds)(choice));
    holding.map(|w| (w.feature, w.weight)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_feature_is_weighed_once() {
        let weighed: Vec<Feature> = WEIGHTS.iter().map(|w| w.feature).collect();
        assert_eq!(weighed, Feature::ALL);
    }
}
