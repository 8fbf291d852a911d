//! Dropped subjects: back to the speaker they continue.

use super::Draft;
use super::cue::{Form, Subject};
use super::noun_phrase::{NounPhrase, agrees};
use super::page::Page;
use super::subject;
use crate::lexicon::VerbKind;

/// How many statements back a dropped subject may reach.
const MEMORY: usize = 12;

/// Gives every draft the noun phrase of its speaker.
///
/// Candidates are the speakers of the statements before it, nearest first; those of statements inside other people's
/// words come last. Gender and number must agree. An adverbial participle looks first in its own sentence, then at the
/// subject of the sentence's main verb.
pub fn resolve(page: &Page, drafts: &mut [Draft]) {
    for n in 0..drafts.len() {
        let cue = &drafts[n].cue;
        let resolved = match &cue.subject {
            Subject::Explicit(np) | Subject::Antecedent(np) => Some(np.clone()),
            Subject::Dropped => dropped(page, drafts, n),
        };
        drafts[n].speaker = resolved;
    }
}

fn dropped(page: &Page, drafts: &[Draft], n: usize) -> Option<NounPhrase> {
    let cue = &drafts[n].cue;
    let fits = |np: &NounPhrase| agrees(np, cue.gender, cue.number, false);
    let before = &drafts[n.saturating_sub(MEMORY)..n];
    let candidates = |level: fn(&Draft, &Draft) -> bool| {
        before.iter().rev().filter(|d| level(d, &drafts[n])).filter_map(|d| d.speaker.as_ref()).find(|np| fits(np))
    };
    let adverbial = matches!(cue.form, Form::Participle | Form::Noun) || cue.form == Form::Source;
    if adverbial {
        let same = before
            .iter()
            .rev()
            .filter(|d| d.cue.sentence == cue.sentence && !outside(d, &drafts[n]))
            .filter_map(|d| d.speaker.as_ref())
            .find(|np| fits(np));
        if let Some(np) = same {
            return Some(np.clone());
        }
        let sentence = &page.sentences[cue.sentence];
        let main = subject::of_sentence(page, sentence, cue.tokens.start).filter(|np| fits(np));
        if main.is_some() {
            return main;
        }
    }
    let quoted = page.within(cue.tokens.start.min(page.len().saturating_sub(1)));
    if quoted.is_none() {
        if let Some(np) = candidates(|d, _| !d.nested && d.cue.kind != VerbKind::Naming) {
            return Some(np.clone());
        }
    }
    candidates(|_, _| true).cloned().or_else(|| before.iter().rev().find_map(|d| d.speaker.clone()))
}

/// Whether `d` lies in a quotation that does not hold `other`.
fn outside(d: &Draft, other: &Draft) -> bool {
    d.nested && !other.nested
}
