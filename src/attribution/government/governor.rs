//! What government is asked, and what it answers.

use crate::attribution::noun_phrase::NounPhrase;
use crate::lexicon::{Frames, VerbKind};

/// A cue as its government sees it.
#[derive(Debug, Clone, Copy)]
pub(in crate::attribution) struct Governor<'v> {
    /// Its token.
    pub(in crate::attribution) at: usize,
    pub(in crate::attribution) frames: &'v Frames,
    pub(in crate::attribution) kind: VerbKind,
    /// Whether it carries a pronoun, which takes the place of an object.
    pub(in crate::attribution) pronoun: bool,
    /// Whether it has no other common meaning, so that little tells that what follows is speech.
    pub(in crate::attribution) strong: bool,
    /// Whether it has other common meanings.
    pub(in crate::attribution) doubtful: bool,
}

/// Where content begins, and by what.
#[derive(Debug)]
pub(in crate::attribution) struct Start {
    pub(in crate::attribution) at: usize,
    /// Whether nothing but a bare noun, or a clause without any mark, begins there.
    pub(in crate::attribution) weak: bool,
    /// Whom the cue names as the source of what it relays (`نقل عن فلان أن`).
    pub(in crate::attribution) source: Option<NounPhrase>,
    /// Whether a noun of saying behind the source carries the statement (`نقل عن فلان قوله`).
    pub(in crate::attribution) relayed: bool,
}

impl Start {
    pub(in crate::attribution) fn at(at: usize) -> Start {
        Start {
            at,
            weak: false,
            source: None,
            relayed: false,
        }
    }

    pub(super) fn weakly_at(at: usize) -> Start {
        Start {
            weak: true,
            ..Start::at(at)
        }
    }
}
