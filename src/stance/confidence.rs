//! How sure the program is of a row.
//!
//! A logistic model over yes-or-no features of how the row was found: which rule found the speaker, whether the lexicons
//! know it, how long the content is, what says the stance. Its weights were fitted on the dev articles with the whole row
//! being right (speaker, content and main stance) as the outcome; only features that help in articles left out of the
//! fit are in. docs/accuracy.md has the reliability, also cross-validated by article.

use crate::attribution::cue::Form;
use crate::attribution::noun_phrase::NounPhrase;
use crate::attribution::{Draft, Page};
use crate::lexicon::classes::Class;
use crate::lexicon::{Rule, VerbKind};

/// The weight of the model without any feature.
const BASE: f32 = 0.86;

/// A feature and its weight, in log-odds.
type Feature = (fn(&Row<'_, '_>) -> bool, f32);

/// What the features look at.
pub(super) struct Row<'p, 'l> {
    pub(super) page: &'p Page<'l>,
    pub(super) draft: &'p Draft,
    /// Whether its speaker has an entry of the lexicons.
    pub(super) entity: bool,
    /// Whether it has a stance.
    pub(super) stance: bool,
    /// Whether its cue says the main one.
    pub(super) said: bool,
    /// Whether there are signs of a stance that are not enough for it.
    pub(super) undecided: bool,
}

const FEATURES: [Feature; 16] = [
    (|r| r.draft.by == Rule::SubjectBehindCue, 1.0),
    (|r| r.draft.by == Rule::SameSentence, 0.45),
    (|r| r.found_far_away(), -0.34),
    // a canonical entity: the phrase is a speaker, and ends where it should
    (|r| r.entity, 0.85),
    (|r| r.doubtful_speaker(), -0.47),
    (|r| r.verb(|v| v.strong), -0.48),
    (|r| r.draft.cue.form == Form::Source, -0.28),
    (|r| r.draft.nested, -0.6),
    (|r| r.precedes_cue(), -0.51),
    (|r| r.draft.extent.tokens.len() <= 3, -0.55),
    (|r| r.draft.extent.tokens.len() > 25, -0.78),
    (|r| r.draft.extent.tokens.len() > 45, 0.49),
    (|r| r.ends_sentence(), 0.78),
    (|r| r.draft.cue.kind == VerbKind::Position && r.said, 0.2),
    (|r| r.stance && !r.said, -0.41),
    (|r| r.undecided, -0.43),
];

impl Row<'_, '_> {
    /// Whether the content reaches to the end of its sentence.
    fn ends_sentence(&self) -> bool {
        let end = self.page.sentences[self.draft.cue.sentence].tokens.end;
        self.draft.extent.tokens.end + 3 >= end
    }

    /// Whether the speaker of a dropped subject was found by none of the nearer rules.
    fn found_far_away(&self) -> bool {
        matches!(
            self.draft.by,
            Rule::EarlierSubject | Rule::LastSpeaker | Rule::EarlierSpeaker | Rule::Nobody | Rule::Antecedent
        )
    }

    /// Whether the head of the speaker is a word that no lexicon knows, or a thing.
    fn doubtful_speaker(&self) -> bool {
        let doubtful = |np: &NounPhrase| np.class == Class::Unknown && !np.named || np.class == Class::Thing;
        self.draft.speaker.as_ref().is_some_and(doubtful)
    }

    /// Whether the content stands before its cue.
    fn precedes_cue(&self) -> bool {
        !self.draft.cue.tokens.is_empty() && self.draft.extent.tokens.start < self.draft.cue.tokens.start
    }

    fn verb(&self, is: impl Fn(&crate::lexicon::Verb) -> bool) -> bool {
        self.draft.cue.verb(self.page).is_some_and(is)
    }
}

/// The probability that the whole row is right.
pub(super) fn confidence(row: &Row<'_, '_>) -> f32 {
    let sum: f32 = BASE
        + FEATURES
            .iter()
            .filter(|(holds, _)| holds(row))
            .map(|(_, weight)| weight)
            .sum::<f32>();
    1.0 / (1.0 + (-sum).exp())
}
