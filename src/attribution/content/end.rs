//! Where a content ends that nothing printed closes.

use super::clause::{coordinated, unjoined};
use super::map::CueMap;
use super::next::{begins_next, ends_before, own_source};
use super::noun::{behind_noun, leaves_noun, nominal};
use super::unsaid::unsaid;
use crate::attribution::cue::{Cue, Form};
use crate::attribution::noun_phrase::plainly_finite;
use crate::attribution::page::Page;
use crate::attribution::passing::{QUOTED_CLAUSE, complementizer, own_saying, place};
use crate::lexicon::VerbKind;
use crate::lexicon::classes::{Class, Classes, Clitics};
use crate::text::TokenKind;

/// The longest content outside quotation marks, in tokens.
const LONGEST_UNQUOTED: usize = 300;

/// Where the clause that begins at `start` ends: before the next statement of the same level, or with the sentence.
pub fn clause_end(page: &Page, cues: &[Cue], map: &CueMap, cue: &Cue, start: usize, end: usize) -> usize {
    let mut i = start;
    // A content inside somebody's quotation ends with that quotation.
    let bound = page
        .within(cue.tokens.start.min(page.len() - 1))
        .and_then(|q| page.mate(q))
        .filter(|&m| m > start)
        .map_or(end, |m| m.min(end.max(m)));
    let end = bound.min(end.max(start)).min(start + LONGEST_UNQUOTED);
    let nominal = nominal(page, cue);
    let nested = map.nested(cue);
    // `الذي اتهمه الادعاء بالسرقة إنه بريء`: the clause behind belongs to the verb before the relative clause
    let relative = cue.tokens.start > 0 && page.is(cue.tokens.start - 1, Class::Relative);
    let fronted = fronted(page, cue);
    // a verb of the content itself (of a relative clause) that a coordinated verb may go on from
    let mut verb = false;
    while i < end {
        let verb_ahead = verb;
        if page.word(i) && i > start {
            let listed = complementizer(page, i) && page.clitics(i).conjunction();
            if listed {
                // `دعا إلى الحوار، وأن يتوقف`: the list goes on
                verb = true;
            } else if nominal && !verb && (leaves_noun(page, i) || relative && complementizer(page, i)) {
                return i;
            }
            verb |= page.is(i, Class::Relative) || plainly_finite(page, i) || complementizer(page, i);
        }
        // `إن القوات قتلت ثمانين شخصا، بحسب قوله، في المدينة`
        if i > start
            && let Some(next) = own_source(page, i, end)
            && page.word(next)
            && !ends_before(page, cues, map, cue, next)
            && !begins_next(page, cues, map, cue, next)
            && !coordinated(page, next)
            && !page
                .classes(next)
                .any(Classes::of(&[Class::Aside, Class::Subordinator, Class::Relative]))
        {
            i = next;
            continue;
        }
        match page.kind(i) {
            TokenKind::Quote => {
                if let Some(mate) = page.opens_quote(i) {
                    if mate >= end {
                        // the quotation goes on over the end of the sentence
                        return mate + 1;
                    }
                    i = mate + 1;
                    // `أن "..." التي وضعها`: behind a whole quoted clause the journalist goes on
                    let clause = mate - open_of(page, mate) > QUOTED_CLAUSE;
                    if clause && (page.is(i, Class::Relative) || page.is(i, Class::Aside)) && !coordinated(page, i) {
                        return i;
                    }
                    // `أهمية الدستور" وذلك تعليقا على`
                    if i < end && page.is(i, Class::Demonstrative) && page.clitics(i).conjunction() {
                        return i;
                    }
                    continue;
                }
            }
            TokenKind::ParenOpen => {
                if let Some(mate) = page.mate(i).filter(|&m| m > i && m < end) {
                    i = mate + 1;
                    continue;
                }
            }
            TokenKind::Semicolon
                if i + 1 < end
                    && (map.get(cues, i + 1).is_some() || nominal && page.is(i + 1, Class::Subordinator)) =>
            {
                return i;
            }
            TokenKind::Comma | TokenKind::Semicolon if i > start && cue.kind == VerbKind::Naming => return i,
            // `ما سماه العدوان في جنين`: the place belongs to the event, not to its name
            TokenKind::Word
                if i > start
                    && cue.kind == VerbKind::Naming
                    && page.is(i, Class::Preposition)
                    && place(page, i + 1) =>
            {
                return i;
            }
            // `وفي حين يقول الخبراء إن الوباء انتهى، تحذر السلطات`: here the main clause begins
            TokenKind::Comma if i > start && fronted && begins_main(page, cues, map, i + 1) => return i,
            // `إقرار الوزير بفشله يستدعي تحركا`: of the noun something is said
            TokenKind::Word if i > start && nominal && cue.form == Form::Noun && !verb_ahead && predicate(page, i) => {
                return i;
            }
            // `التي أكد فيها أن الحرب مستمرة، أجاب`: the clause that the relative one stands in goes on
            TokenKind::Comma
                if i > start
                    && relative
                    && (unjoined(page, i + 1)
                        || page.is(i + 1, Class::Relative) && page.clitics(i + 1).conjunction()) =>
            {
                return i;
            }
            // `إن المشتبه به، الذي تقول الشرطة إنه نجا، كتب رسالة`: a relative clause before the predicate
            TokenKind::Comma if i > start && page.is(i + 1, Class::Relative) && !verb && !nominal => {
                let goes_on = |k: usize| unjoined(page, k) || map.get(cues, k).is_some_and(|c| !c.conjunction);
                match (i + 2..end).find(|&k| page.kind(k) == TokenKind::Comma && goes_on(k + 1)) {
                    Some(close) => i = close,
                    None if ends_before(page, cues, map, cue, i + 1) => return i,
                    None => {}
                }
            }
            TokenKind::Comma if i > start && ends_before(page, cues, map, cue, i + 1) => return i,
            TokenKind::Comma | TokenKind::Semicolon
                if i > start && (page.is(i + 1, Class::Aside) || page.inside(i + 1) == Some(Class::Exclusion)) =>
            {
                return i;
            }
            TokenKind::Comma if i > start && nominal && behind_noun(page, i + 1, nested) => return i,
            // `وصفته بالبارز قوله إن`, `وصفها بالغريبة والتي`, `وصفه بالتاريخي يغير`: a name has no clause
            TokenKind::Word
                if i > start
                    && cue.kind == VerbKind::Naming
                    && (own_saying(page, i)
                        || page.is(i, Class::Relative) && page.clitics(i).conjunction()
                        || page.clitic_preposition(start).is_some() && says_of_named(page, i)) =>
            {
                return i;
            }
            TokenKind::Word if i > start && (begins_next(page, cues, map, cue, i) || unsaid(page, cue, i)) => return i,
            _ => {}
        }
        i += 1;
    }
    end
}

/// The opening mark of the quotation that `mate` closes.
fn open_of(page: &Page, mate: usize) -> usize {
    page.mate(mate).unwrap_or(mate)
}

/// Whether a cue stands in a clause or phrase that the main clause of its sentence is still to follow: behind a subordinator that
/// opens the sentence (`وفي حين قال`), or a noun behind a preposition with no verb before it (`وعن قوله إن`).
fn fronted(page: &Page, cue: &Cue) -> bool {
    const REACH: usize = 12;
    let start = page.sentences[cue.sentence].tokens.start;
    let at = cue.tokens.start;
    if at - start > REACH || (start..at).any(|k| plainly_finite(page, k) || !page.word(k)) {
        return false;
    }
    match cue.form {
        Form::Finite => {
            (page.is(start, Class::Subordinator) || page.inside(start) == Some(Class::Subordinator))
                && !page.is(start, Class::Aside)
                && !page.is(start, Class::SourcePhrase)
        }
        Form::Noun => {
            (start..at).any(|k| page.is(k, Class::Preposition) || page.inside(k) == Some(Class::Preposition))
                || page.clitics(at).preposition()
        }
        _ => false,
    }
}

/// Whether behind the comma before `i` a main clause begins: a verb, or ف before what answers the clause in front.
fn begins_main(page: &Page, cues: &[Cue], map: &CueMap, i: usize) -> bool {
    unjoined(page, i)
        || map
            .get(cues, i)
            .is_some_and(|c| c.form == Form::Finite && !c.conjunction)
        || complementizer(page, i) && page.clitics(i).any(Clitics::FA)
        || page.mark(i).is_some_and(|m| m.phrase.class == Class::Coordinator)
}

/// Whether a verb at `i` has the definite noun before it for its subject or topic, so that it is no relative clause of it.
fn predicate(page: &Page, i: usize) -> bool {
    let owned = page.readings(i - 1).iter().any(|r| r.suffix.is_some());
    let definite = page.clitics(i - 1).article() || owned || page.is(i - 1, Class::Country);
    plainly_finite(page, i) && page.clitics(i).is_empty() && page.word(i - 1) && definite
}

/// Whether the verb at `i` says something of what was named before it, and stands behind the name itself.
fn says_of_named(page: &Page, i: usize) -> bool {
    plainly_finite(page, i) && !page.clitics(i).conjunction() && page.word(i - 1) && page.clitics(i - 1).article()
}
