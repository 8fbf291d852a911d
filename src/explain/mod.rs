//! Why a statement is as it is: the statement with its evidence, and the candidates that lost.

mod passed_over;
mod speaker;
mod stance;

use crate::attribution::{Draft, Page, find_with_accounts};
use crate::span::Span;
use crate::stance::label;
use crate::statement::Statement;
use std::sync::Arc;

/// A document with everything that was considered.
#[derive(Debug, Clone, PartialEq)]
pub struct Explained {
    /// Its statements, in the order of their cues.
    pub statements: Vec<Explanation>,
    /// Verbs of reporting that report nothing here, in the order of the text.
    pub passed_over: Vec<PassedOver>,
}

/// A statement with what lost against its decisions.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// The statement; its evidence says what was found, and why.
    pub statement: Statement,
    /// The speaker of a dropped subject, where he was chosen among those who agree with the cue.
    pub chosen: Option<Candidate>,
    /// What lost: everybody else whom the dropped subject might have meant, those who came nearest first; then labels.
    pub lost: Vec<Candidate>,
}

/// Somebody or something that was considered.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// What it was a candidate for: `speaker` or `stance`.
    pub decision: &'static str,
    /// The speaker, or the first sign of the stance, as a byte range of the text.
    pub span: Option<Span>,
    /// The label, for a stance.
    pub label: Option<String>,
    /// What spoke for and against a speaker who agrees with the cue.
    pub weighing: Option<Weighing>,
    /// Whether a reader will ask for it first: a label, one of the best who agree, or whoever was nearest or spoke last and
    /// does not agree.
    pub close: bool,
    /// Why it was chosen, or why it lost, for a person to read.
    pub why: String,
}

/// What speaks for and against somebody whom a dropped subject may mean. Of those who agree with the cue whoever has the highest
/// score is taken.
#[derive(Debug, Clone, PartialEq)]
pub struct Weighing {
    /// The sum of the weights.
    pub score: f32,
    /// What holds of him, the heaviest first.
    pub features: Vec<Feature>,
}

/// A feature that holds of a candidate.
#[derive(Debug, Clone, PartialEq)]
pub struct Feature {
    /// Its name in `rules.txt`.
    pub name: &'static str,
    /// What `rules.txt` says of it, for a person to read.
    pub about: Arc<str>,
    /// How much it speaks for the candidate, or below 0 against him.
    pub weight: f32,
}

/// A verb of reporting that is no cue where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PassedOver {
    /// The word, as a byte range of the text.
    pub span: Span,
    /// Why, for a person to read.
    pub why: &'static str,
}

/// Everything that is to be told of a page.
pub(crate) fn explain(page: &Page) -> Explained {
    let (drafts, accounts): (Vec<Draft>, Vec<_>) = find_with_accounts(page).into_iter().unzip();
    let explanation = |(n, account): (usize, _)| {
        let (chosen, mut lost) = match account {
            Some(account) => speaker::candidates(page, &drafts[n].cue, &account),
            None => (None, Vec::new()),
        };
        lost.extend(stance::lost(page, &drafts, n));
        Explanation {
            statement: label(page, &drafts, n),
            chosen,
            lost,
        }
    };
    Explained {
        statements: accounts.into_iter().enumerate().map(explanation).collect(),
        passed_over: passed_over::passed_over(page, &drafts),
    }
}
