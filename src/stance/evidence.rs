//! What led to a statement: entries and rules with their file and line.

use super::tally::Tallies;
use crate::attribution::{Draft, Page};
use crate::lexicon::Rule;
use crate::span::Span;
use crate::statement::{Evidence, Reason};
use std::sync::Arc;

/// The evidence behind `draft` and the labels given to it.
pub(super) fn collect(page: &Page, draft: &Draft, tallies: &Tallies, stance: &[usize]) -> Vec<Evidence> {
    let mut list = List { page, out: Vec::new() };
    let decisions = &page.analyser.lexicons.rules.decisions;
    let cue = page.span(draft.cue.tokens.clone());
    if let Some(lemma) = draft.cue.lemma {
        list.entry(&decisions.cue, lemma, cue);
    }
    if let Some(rule) = draft.cue.rule() {
        list.rule(&decisions.cue, rule, cue);
    }
    let span = draft
        .speaker
        .as_ref()
        .and_then(|np| page.phrase_span(np.tokens.clone()));
    list.rule(&decisions.speaker, draft.by, span);
    if draft.name.as_ref().map(|np| &np.tokens) != draft.speaker.as_ref().map(|np| &np.tokens) {
        let span = draft.name.as_ref().and_then(|np| page.phrase_span(np.tokens.clone()));
        list.rule(&decisions.name, Rule::FullestName, span);
    }
    for &label in stance {
        let tally = &tallies[label];
        let name = &page.analyser.lexicons.stance.labels[label].name;
        for sign in tally.signs() {
            list.entry(name, sign.lemma, page.span(sign.at..sign.at + 1));
        }
        if let Some(rule) = tally.rule() {
            list.rule(name, rule, None);
        }
    }
    list.out
}

struct List<'p, 'l> {
    page: &'p Page<'l>,
    out: Vec<Evidence>,
}

impl List<'_, '_> {
    fn entry(&mut self, decision: &Arc<str>, lemma: u32, span: Option<Span>) {
        self.cite(decision, Reason::Entry, Some(lemma), span);
    }

    fn rule(&mut self, decision: &Arc<str>, rule: Rule, span: Option<Span>) {
        self.cite(
            decision,
            Reason::Rule,
            self.page.analyser.lexicons.rules.entry(rule),
            span,
        );
    }

    fn cite(&mut self, decision: &Arc<str>, reason: Reason, lemma: Option<u32>, span: Option<Span>) {
        let lexicons = self.page.analyser.lexicons;
        if let Some(l) = lemma.and_then(|l| lexicons.lemmas.get(l as usize)) {
            self.out.push(Evidence {
                decision: decision.clone(),
                reason,
                entry: l.text.clone(),
                place: lexicons.place(l),
                span,
            });
        }
    }
}
