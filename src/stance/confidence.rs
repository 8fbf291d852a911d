//! How sure the program is of a row.
//!
//! A logistic model over a dozen yes-or-no features of how the row was found: which rule found the speaker, by what the
//! content was introduced, how clear the cue is. Its weights were fitted on the dev articles with the whole row being right
//! (speaker, content and main stance) as the outcome; docs/accuracy.md has the reliability, cross-validated by article.

use crate::attribution::cue::Form;
use crate::attribution::{Draft, Page, content};
use crate::lexicon::classes::Class;
use crate::lexicon::{Data, Rule, VerbKind};
use crate::text::TokenKind;

/// The weight of the model without any feature.
const BASE: f32 = 1.35;

/// A feature and its weight, in log-odds.
type Feature = (fn(&Row<'_, '_>) -> bool, f32);

/// What the features look at.
struct Row<'p, 'l> {
    page: &'p Page<'l>,
    draft: &'p Draft,
    /// Whether it has a stance.
    stance: bool,
    /// Whether its cue says the main one.
    said: bool,
    /// Whether there are signs of a stance that are not enough for it.
    undecided: bool,
}

const FEATURES: [Feature; 20] = [
    (|r| r.draft.by == Rule::SubjectBehindCue, 1.03),
    (|r| r.draft.by == Rule::SubjectBeforeCue, 0.14),
    (|r| r.draft.by == Rule::SameSentence, 0.59),
    (
        |r| {
            matches!(
                r.draft.by,
                Rule::EarlierSubject | Rule::LastSpeaker | Rule::EarlierSpeaker | Rule::Nobody | Rule::Antecedent
            )
        },
        -0.32,
    ),
    (|r| r.draft.cue.weak, -0.22),
    (|r| r.verb(|v| v.weak), -0.24),
    (|r| r.verb(|v| v.strong), -0.37),
    (|r| r.draft.cue.form == Form::Source, -0.49),
    (
        |r| matches!(r.draft.cue.form, Form::Noun | Form::Colon | Form::Continued),
        -0.3,
    ),
    (|r| r.draft.nested, -0.91),
    (|r| content::nominal(r.page, &r.draft.cue), 0.1),
    (|r| r.draft.extent.tokens.len() > 45, 0.26),
    (|r| r.draft.cue.kind == VerbKind::Position && r.said, 0.37),
    (|r| r.stance && !r.said, -0.36),
    (|r| r.undecided, -0.35),
    (|r| r.draft.name.as_ref().is_some_and(|np| np.named), -0.24),
    (|r| r.ends_sentence(), 0.73),
    (|r| r.draft.extent.tokens.len() > 25, -0.74),
    (|r| r.introduced(), 0.24),
    (
        |r| {
            r.draft
                .speaker
                .as_ref()
                .is_some_and(|np| np.class == Class::Unknown && !np.named || np.class == Class::Thing)
        },
        -0.33,
    ),
];

impl Row<'_, '_> {
    /// Whether the content reaches to the end of its sentence.
    fn ends_sentence(&self) -> bool {
        let end = self.page.sentences[self.draft.cue.sentence].tokens.end;
        self.draft.extent.tokens.end + 3 >= end
    }

    /// Whether a complementizer or quotation mark introduces the content.
    fn introduced(&self) -> bool {
        let at = self.draft.cue.content;
        self.page.is(at, Class::Complementizer)
            || at > 0 && (self.page.is(at - 1, Class::Complementizer) || self.page.kind(at - 1) == TokenKind::Colon)
            || self.page.opens_quote(at).is_some()
    }

    fn verb(&self, is: impl Fn(&crate::lexicon::Verb) -> bool) -> bool {
        matches!(self.draft.cue.lemma.and_then(|l| self.page.data(l)), Some(Data::Verb(v)) if is(v))
    }
}

/// The probability that the whole row is right; `said` says whether the cue itself gives the main stance.
pub(super) fn confidence(page: &Page, draft: &Draft, stance: bool, said: bool, undecided: bool) -> f32 {
    let row = Row {
        page,
        draft,
        stance,
        said,
        undecided,
    };
    let sum: f32 = BASE
        + FEATURES
            .iter()
            .filter(|(holds, _)| holds(&row))
            .map(|(_, weight)| weight)
            .sum::<f32>();
    1.0 / (1.0 + (-sum).exp())
}
