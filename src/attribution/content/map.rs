//! Where cues stand.

use crate::attribution::cue::{Cue, Form, Subject};
use crate::attribution::page::Page;
use crate::attribution::passing::complementizer;

/// What token positions hold cues: content ends where the next coordinated statement begins.
pub struct CueMap {
    /// For every token: 0 no cue, else the number of the cue, from 1.
    at: Vec<u32>,
    /// Tokens with a conjunction that begin the subject of a cue behind it (`ومصر تطالب`).
    subjects: Vec<bool>,
    /// For every sentence with cues, its first complementizer before the last of them.
    clauses: Vec<Option<usize>>,
}

impl CueMap {
    /// The map of `cues` over a page.
    pub fn new(page: &Page, cues: &[Cue]) -> Self {
        let mut at = vec![0; page.len()];
        let mut subjects = vec![false; page.len()];
        for c in cues {
            if let Subject::Explicit(np) = &c.subject
                && np.tokens.start < c.tokens.start
                && page.conjoined(np.tokens.start)
                && c.form == Form::Finite
            {
                subjects[np.tokens.start] = true;
            }
        }
        let mut clauses = vec![None; page.sentences.len()];
        let mut looked = 0;
        for c in cues {
            let tokens = &page.sentences[c.sentence].tokens;
            let clause = &mut clauses[c.sentence];
            if clause.is_none() {
                *clause = (tokens.start.max(looked)..c.tokens.start).find(|&k| complementizer(page, k));
                looked = looked.max(c.tokens.start);
            }
        }
        for (n, c) in cues.iter().enumerate() {
            if let Some(slot) = at.get_mut(c.tokens.start).filter(|_| !c.tokens.is_empty()) {
                *slot = n as u32 + 1;
            }
        }
        CueMap { at, subjects, clauses }
    }

    /// The cue at token `i`.
    pub fn get<'c>(&self, cues: &'c [Cue], i: usize) -> Option<&'c Cue> {
        cues.get((*self.at.get(i)? as usize).checked_sub(1)?)
    }

    /// Whether the subject of a cue behind it begins at token `i`, with a conjunction.
    pub fn begins_subject(&self, i: usize) -> bool {
        self.subjects[i]
    }

    /// Whether `cue` stands in a clause behind أن itself.
    pub fn nested(&self, cue: &Cue) -> bool {
        self.clauses[cue.sentence].is_some_and(|k| k < cue.tokens.start)
    }
}
