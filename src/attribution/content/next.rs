//! Where the next statement of the same level begins.

use super::map::CueMap;
use crate::attribution::cue::{Cue, Form, Subject};
use crate::attribution::page::Page;
use crate::attribution::passing::{adverbials, complementizer, reporting_participle};
use crate::lexicon::VerbKind;
use crate::lexicon::classes::{Class, Classes, Clitics};
use crate::text::TokenKind;

/// Whether behind the comma before `i` a new statement of the same level begins.
pub fn ends_before(page: &Page, cues: &[Cue], map: &CueMap, cue: &Cue, i: usize) -> bool {
    let direct = |k: usize| {
        map.get(cues, k).is_some_and(|c| match c.form {
            Form::Participle => true,
            Form::Finite => c.conjunction || k > i,
            Form::Source => true,
            _ => false,
        })
    };
    if direct(i) || reporting_participle(page, i) || by_saying(page, i) {
        return true;
    }
    // `باريس، التي أدانت`: the statement of another
    if page.is(i, Class::Relative) && map.get(cues, i + 1).is_some_and(|c| c.form == Form::Finite) {
        return true;
    }
    // `كما دعا`, `فيما أكد`, `في حين قال`, `من جهته قال`; but behind `، وأن` the content goes on
    let opener = (page.is(i, Class::Subordinator) || page.is(i, Class::Adverb) || page.is(i, Class::Coordinator))
        && (page.mark(i).is_some() || !complementizer(page, i));
    if opener {
        let k = adverbials(page, i + page.step(i), i + 6);
        if direct(k) && cue.form != Form::Source {
            return true;
        }
    }
    // `، وكان الوزير أعلن`, `، لكن روسيا تنفي`: a coordinated clause with a cue and a subject of its own
    let joins = opener || page.clitics(i).conjunction() && !complementizer(page, i);
    joins
        && !page.is(i, Class::Adverb)
        && (i + 1..i + 9)
            .take_while(|&k| page.word(k) && !complementizer(page, k))
            .any(|k| {
                map.get(cues, k).is_some_and(|c| {
                    // `لكن روسيا تنفي`: a subject before its verb makes a bare object enough
                    let subject = match &c.subject {
                        Subject::Explicit(np) => Some(np.tokens.start < k),
                        _ => None,
                    };
                    c.form == Form::Finite && subject.is_some_and(|before| before || !c.weak)
                })
            })
}

/// Whether at `i`, without a comma, a new statement of the same level begins.
pub fn begins_next(page: &Page, cues: &[Cue], map: &CueMap, cue: &Cue, i: usize) -> bool {
    if page.within(i) != page.within(cue.tokens.start) && page.within(i).is_some() {
        return false;
    }
    if map.begins_subject(i) {
        return true;
    }
    // `تزعزع الأمن كما اتهمها`
    let likewise =
        page.is(i, Class::Subordinator) && page.classes(i).any(Classes::of(&[Class::SourcePhrase, Class::Aside]));
    // `لكنه أضاف أن`
    let turns = page.classes(i).has(Class::Coordinator)
        && page
            .readings(i)
            .iter()
            .any(|r| r.class == Class::Coordinator && r.suffix.is_some());
    if (likewise || turns) && map.get(cues, i + 1).is_some_and(|c| c.form == Form::Finite && !c.weak) {
        return true;
    }
    match map.get(cues, i) {
        Some(c) if c.form == Form::Participle => !c.weak || c.conjunction || c.kind == VerbKind::Naming,
        Some(c) if c.form == Form::Finite && c.conjunction => {
            // وأضاف goes on with the speaker of this cue: same gender and number
            let goes_on = c.subject == Subject::Dropped && (c.gender == cue.gender || cue.gender.is_none());
            // `وأكد الوزير أن`: somebody else begins to speak
            let behind = matches!(&c.subject, Subject::Explicit(np) if np.tokens.start > i);
            let says = matches!(c.kind, VerbKind::Say | VerbKind::Continue) && c.content > i + 1;
            let clause = c.content > 0 && (complementizer(page, c.content - 1) || complementizer(page, c.content));
            (goes_on || behind && says && clause) && !c.weak
        }
        Some(c) if c.form == Form::Source => true,
        _ => false,
    }
}

/// Whether `بالقول` stands at token `i`, with what was said behind it.
fn by_saying(page: &Page, i: usize) -> bool {
    let saying = page.readings(i).iter().any(|r| {
        r.class == Class::VerbalNoun
            && r.clitics.article()
            && r.clitics.any(Clitics::BA)
            && page.verb(r).is_some_and(|v| v.strong && v.kind == VerbKind::Say)
    });
    let told = complementizer(page, i + 1) || page.kind(i + 1) == TokenKind::Colon || page.opens_quote(i + 1).is_some();
    saying && told
}

/// The token behind an aside at the comma or dash `i` that says once more whose words these are (`، بحسب قوله،`, `- على حد
/// تعبيره -`).
pub fn own_source(page: &Page, i: usize, end: usize) -> Option<usize> {
    const REACH: usize = 5;
    let sign = |k: usize| matches!(page.kind(k), TokenKind::Comma | TokenKind::Dash);
    if !sign(i) || !page.is(i + 1, Class::SourcePhrase) {
        return None;
    }
    let close = (i + 2..end.min(i + 2 + REACH)).find(|&k| !page.word(k))?;
    let own = page
        .readings(close - 1)
        .iter()
        .any(|r| r.suffix.is_some_and(|s| s.third));
    (own && sign(close) && close + 1 < end).then_some(close + 1)
}
