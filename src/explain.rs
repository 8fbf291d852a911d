//! Why a statement is as it is: the statement with its evidence, and the candidates that lost.

use crate::attribution::resolve::Lost;
use crate::attribution::{Draft, Page, resolve};
use crate::lexicon::classes::Class;
use crate::lexicon::conjugation::Person;
use crate::span::Span;
use crate::stance;
use crate::statement::Statement;

/// A statement with what lost against its decisions.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// The statement; its evidence says what was found, and why.
    pub statement: Statement,
    /// Speakers and labels that were considered.
    pub lost: Vec<Candidate>,
}

/// A document with everything that was considered.
#[derive(Debug, Clone, PartialEq)]
pub struct Explained {
    /// Its statements, in the order of their cues.
    pub statements: Vec<Explanation>,
    /// Verbs of reporting that report nothing here, in the order of the text.
    pub passed_over: Vec<PassedOver>,
}

/// A verb of reporting that is no cue where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PassedOver {
    /// The word, as a byte range of the text.
    pub span: Span,
    /// Why, for a person to read.
    pub why: &'static str,
}

/// A candidate that lost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// What it was a candidate for: `speaker` or `stance`.
    pub decision: &'static str,
    /// The speaker, or the first sign of the stance, as a byte range of the text.
    pub span: Option<Span>,
    /// The label, for a stance.
    pub label: Option<String>,
    /// Why it lost, for a person to read.
    pub why: String,
}

/// The finite verbs of reporting that no draft has for its cue. Verbs with other common meanings are left out: nobody
/// wonders why they report nothing.
pub(crate) fn passed_over(page: &Page, drafts: &[Draft]) -> Vec<PassedOver> {
    let reports = |i: usize| {
        page.readings(i).iter().any(|r| {
            matches!(r.finite(), Some((_, _, Person::Third))) && page.verb(r).is_some_and(|v| v.reporting && !v.weak)
        })
    };
    let mut taken = vec![false; page.len()];
    for i in drafts.iter().flat_map(|d| d.cue.tokens.clone()) {
        taken[i] = true;
    }
    (0..page.len())
        .filter(|&i| !taken[i] && reports(i))
        .filter_map(|i| {
            let why = if page.inside(i) == Some(Class::Exclusion) {
                "the phrase is the journalist's own"
            } else if i > 0 && page.word(i - 1) && page.is(i - 1, Class::Negation) {
                "it is negated"
            } else if i > 0 && page.is(i - 1, Class::Complementizer) {
                "behind أن it is a wish or an aim, or it only opens what another cue reports"
            } else {
                "nothing follows that it could report, another cue reports the same words, or it is another word here"
            };
            let span = page.span(i..i + 1)?;
            Some(PassedOver { span, why })
        })
        .collect()
}

/// The candidates that lost against draft `n`.
pub(crate) fn lost(page: &Page, drafts: &[Draft], n: usize) -> Vec<Candidate> {
    let speakers = resolve::rivals(page, drafts, n).into_iter().map(|r| Candidate {
        decision: "speaker",
        span: page.phrase_span(r.phrase.tokens),
        label: None,
        why: match r.why {
            Lost::Disagrees => "the cue asks for another gender or number",
            Lost::Nested => "spoke inside the words of somebody else",
            Lost::Further => "somebody else fits better",
        }
        .to_owned(),
    });
    let stances = stance::rivals(page, drafts, n).into_iter().map(|r| {
        let entries: Vec<&str> = r.signs.iter().map(|(entry, _)| &**entry).collect();
        let entries = entries.join("، ");
        Candidate {
            decision: "stance",
            span: r.signs.first().and_then(|&(_, at)| page.span(at..at + 1)),
            label: Some(r.label.to_string()),
            why: if r.holds {
                format!("holds by {entries}, but a label before it says it already")
            } else {
                format!("{entries} alone is not enough")
            },
        }
    });
    speakers.chain(stances).collect()
}
