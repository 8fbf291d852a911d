//! Why a statement is as it is: the statement with its evidence, and the candidates that lost.

use crate::attribution::resolve::Lost;
use crate::attribution::{Draft, Page, resolve};
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

/// The candidates that lost against draft `n`.
pub(crate) fn lost(page: &Page, drafts: &[Draft], n: usize) -> Vec<Candidate> {
    let speakers = resolve::rivals(page, drafts, n).into_iter().map(|r| Candidate {
        decision: "speaker",
        span: page.phrase_span(r.phrase.tokens),
        label: None,
        why: match r.why {
            Lost::Disagrees => "the cue asks for another gender or number",
            Lost::Nested => "spoke inside the words of somebody else",
            Lost::Further => "somebody nearer agrees as well",
        }
        .to_owned(),
    });
    let stances = stance::rivals(page, &drafts[n]).into_iter().map(|r| {
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
