//! Which words report a statement, and where its content begins.
//!
//! A verb is a cue only under its government: `ذكر أن`, not `ذكر` alone. So finding a cue and finding where its content
//! begins is one walk, from the verb to the right, over its subject and whatever stands between.

mod before;
mod behind;
mod finite;
mod headline;
mod noun;
mod participle;
mod sense;
mod source;

use super::noun_phrase::NounPhrase;
use super::page::Page;
use crate::lexicon::classes::Class;
use crate::lexicon::conjugation::{Gender, Number};
use crate::lexicon::{Data, Rule, Verb, VerbKind};
use crate::text::{Sentence, TokenKind};
use std::ops::Range;

/// How far behind a cue its content may begin, in tokens.
const REACH: usize = 70;

/// How far before a noun of saying whoever relays it may stand (`نقلا عن فلان قوله إن`), in tokens.
pub(super) const RELAYED: usize = 24;

/// What sort of word a cue is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A finite verb.
    Finite,
    /// An adverbial participle (`مؤكدا`).
    Participle,
    /// A verbal noun or another noun (`قوله`, `دعوة`, `تصريحات`).
    Noun,
    /// A source phrase (`بحسب`).
    Source,
    /// A headline's colon.
    Colon,
    /// No cue: a quotation that goes on.
    Continued,
}

/// Who the cue itself names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// This noun phrase.
    Explicit(NounPhrase),
    /// The noun phrase before the relative clause the cue stands in.
    Antecedent(NounPhrase),
    /// Dropped, or a pronoun.
    Dropped,
}

/// A cue with what it governs, in tokens.
#[derive(Debug, Clone)]
pub struct Cue {
    /// The sentence it stands in.
    pub sentence: usize,
    /// Its tokens; empty for [`Form::Continued`].
    pub tokens: Range<usize>,
    /// The sort of word.
    pub form: Form,
    /// The lexicon entry.
    pub lemma: Option<u32>,
    /// What sort of verb.
    pub kind: VerbKind,
    /// Who it names.
    pub subject: Subject,
    /// The gender its form or its pronoun asks of a dropped subject.
    pub gender: Option<Gender>,
    /// The number its form or its pronoun asks of a dropped subject.
    pub number: Option<Number>,
    /// The token at which the content begins; for source phrases found by the clause instead.
    pub content: usize,
    /// Content that was found whole already (a quotation before its cue, the clause of a source phrase).
    pub fixed: Option<Range<usize>>,
    /// Whether the frame that matched was the weakest (a bare object).
    pub weak: bool,
    /// Whether a conjunction is printed onto it.
    pub conjunction: bool,
}

impl Cue {
    /// Its lexicon entry, where that is a verb.
    pub fn verb<'l>(&self, page: &Page<'l>) -> Option<&'l Verb> {
        match page.data(self.lemma?) {
            Some(Data::Verb(v)) => Some(v),
            _ => None,
        }
    }

    /// The rule by which its content was found, where that is not the government of its entry.
    pub fn rule(&self) -> Option<Rule> {
        match self.form {
            Form::Continued => Some(Rule::QuotationGoesOn),
            Form::Source => Some(Rule::ClauseBeforeSource),
            _ if self.fixed.is_some() => Some(Rule::QuotationBeforeCue),
            _ => None,
        }
    }
}

/// Finds the cues of every sentence, in the order of the text.
pub fn find(page: &Page) -> Vec<Cue> {
    let mut out: Vec<Cue> = Vec::new();
    for (s, sentence) in page.sentences.iter().enumerate() {
        let mut i = sentence.tokens.start;
        while i < sentence.tokens.end {
            // nearly all tokens
            if !page.may_report(i) && page.kind(i) != TokenKind::Colon {
                i += 1;
                continue;
            }
            if page.inside(i) == Some(Class::Exclusion) {
                // the journalist's own `يذكر أن`: what follows in the sentence may still hold cues
                i += 1;
                continue;
            }
            if let Some(cue) = at(page, s, sentence, i, &out) {
                i = i.max(cue.tokens.end.max(i + 1) - 1);
                // `بحسب ما أعلنه الجيش`: the verb before the source is part of the phrase
                if let (Form::Source, Subject::Explicit(np)) = (cue.form, &cue.subject) {
                    i = i.max(np.tokens.start.saturating_sub(1));
                }
                out.push(cue);
            }
            i += 1;
        }
    }
    out
}

fn at(page: &Page, s: usize, sentence: &Sentence, i: usize, earlier: &[Cue]) -> Option<Cue> {
    match page.kind(i) {
        TokenKind::Colon => headline::headline(page, s, sentence, i),
        TokenKind::Word => source::source_phrase(page, s, sentence, i)
            .or_else(|| finite::finite(page, s, sentence, i, earlier))
            .or_else(|| participle::participle(page, s, sentence, i))
            .or_else(|| noun::noun(page, s, sentence, i)),
        _ => None,
    }
}
