//! The clause that a source phrase vouches for.

use super::end::clause_end;
use super::map::CueMap;
use crate::attribution::cue::{Cue, Form};
use crate::attribution::page::Page;
use crate::attribution::passing::{adverbials, behind_complementizer, complementizer, trim_end};
use crate::lexicon::classes::Class;
use crate::text::TokenKind;
use std::ops::Range;

/// The clause before a source phrase, from behind the last statement that ended before it.
pub fn clause_before(page: &Page, cues: &[Cue], map: &CueMap, cue: &Cue, fixed: Range<usize>) -> Range<usize> {
    if fixed.start > cue.tokens.start {
        // the clause behind an opening source phrase may end at the next statement
        let end = clause_end(page, cues, map, cue, fixed.start, fixed.end);
        return fixed.start..trim_end(page, fixed.start, end);
    }
    // `وقالت الوكالة، نقلا عن مصادر، إن`: what it vouches for is still to come
    let to_come = fixed.clone().filter_map(|k| map.get(cues, k)).find(|c| {
        c.form == Form::Finite && c.fixed.is_none() && c.content > cue.tokens.end && c.sentence == cue.sentence
    });
    if let Some(c) = to_come {
        let end = page.sentences[c.sentence].tokens.end;
        let end = clause_end(page, cues, map, c, c.content, end.max(c.content));
        return c.content..trim_end(page, c.content, end);
    }
    let mut start = fixed.start;
    let mut governed = false;
    for k in fixed.clone() {
        let here = map
            .get(cues, k)
            .filter(|c| matches!(c.form, Form::Finite | Form::Participle));
        let comma = k > fixed.start && page.kind(k - 1) == TokenKind::Comma;
        if let Some(c) = here {
            governed = true;
            if c.form == Form::Finite && c.conjunction && comma {
                start = k;
            }
        } else if comma && page.is(k, Class::Subordinator) {
            start = k + 1;
        }
    }
    if governed {
        // the statement of another is not what the source vouches for, but the last clause in it: without a comma
        // (`النزاع الذي أسفر عن مقتل الآلاف وفق المنظمة`) any, behind one only what followed from it (`مما أدى إلى مقتل عاملين، بحسب`)
        let close = page.word(cue.tokens.start.saturating_sub(1));
        let last = (start + 1..fixed.end.saturating_sub(2)).rev().find(|&k| {
            let relative = page.is(k, Class::Relative) && page.key(k).len() > 2;
            let result = relative && !page.clitics(k).article() && page.inside(k).is_none();
            let clause =
                relative || page.is(k, Class::Subordinator) && page.inside(k).is_none() || complementizer(page, k);
            page.word(k)
                && if close {
                    clause
                } else {
                    result && !page.readings(k).iter().any(|r| r.suffix.is_some())
                }
        });
        if let Some(k) = last {
            start = if page.is(k, Class::Relative) {
                k
            } else {
                behind_complementizer_or_word(page, k)
            };
        }
    }
    // `من جانب آخر، يزور الموفد`: the opening adverb is not part of it
    loop {
        let next = adverbials(page, start, fixed.end);
        let next = if page.kind(next) == TokenKind::Comma {
            next + 1
        } else {
            next
        };
        if next == start || next + 2 >= fixed.end {
            break;
        }
        start = next;
    }
    start..fixed.end
}

/// The token behind a complementizer or another opening word, which stays where it carries a pronoun.
fn behind_complementizer_or_word(page: &Page, k: usize) -> usize {
    if complementizer(page, k) {
        behind_complementizer(page, k)
    } else {
        k + 1
    }
}
