//! How sure the program is of a row.

use crate::attribution::cue::{Form, Subject};
use crate::attribution::{Draft, Page};

/// How sure the program is of the row; calibrated on the dev articles, see docs/accuracy.md.
pub(super) fn confidence(_page: &Page, draft: &Draft, stance: &[usize]) -> f32 {
    let mut c: f32 = match (&draft.cue.subject, draft.cue.form) {
        (Subject::Explicit(_), Form::Finite) => 0.93,
        (Subject::Explicit(_), Form::Source) => 0.7,
        (Subject::Explicit(_), _) => 0.75,
        (Subject::Antecedent(_), _) => 0.65,
        (Subject::Dropped, Form::Finite | Form::Participle) => 0.85,
        (Subject::Dropped, _) => 0.6,
    };
    if draft.cue.weak {
        c -= 0.2;
    }
    if draft.nested {
        c -= 0.12;
    }
    if !stance.is_empty() {
        c -= 0.05;
    }
    if draft.speaker.is_none() {
        c -= 0.3;
    }
    c.clamp(0.05, 0.99)
}
