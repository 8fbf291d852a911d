//! From the first word of a content to its last.

use super::cue::{Cue, Form};
use super::noun_phrase::plainly_finite;
use super::page::Page;
use super::passing::{
    QUOTED_CLAUSE, adverbials, behind_complementizer, complementizer, locative, origin, own_saying, place,
    reporting_participle, temporal, trim_end,
};
use crate::lexicon::classes::{Class, Classes, Clitics};
use crate::lexicon::conjugation::{Person, Tense, Voice};
use crate::lexicon::{Reading, VerbKind};
use crate::span::Span;
use crate::statement::Type;
use crate::text::TokenKind;
use crate::text::fold::WAW;
use std::ops::Range;

/// The extent of a content.
#[derive(Debug, Clone)]
pub struct Extent {
    /// Its tokens, inner quotation marks included, outer ones not.
    pub tokens: Range<usize>,
    /// The second part of a quotation that the cue splits.
    pub second: Option<Range<usize>>,
    /// How much of it is quoted.
    pub kind: Type,
}

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
            if let super::cue::Subject::Explicit(np) = &c.subject
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
}

/// The longest content, in tokens. Speech in news ends long before; without a bound a text of nothing but cues would
/// give contents that together are as long as the square of the text.
const LONGEST: usize = 1200;

/// The extent of the content of cue `n`; `None` where nothing is left of it.
pub fn extent(page: &Page, cues: &[Cue], map: &CueMap, n: usize) -> Option<Extent> {
    let mut found = unbounded(page, cues, map, n)?;
    // `قائلا: إن`, `قال "إن ..."`
    let first = found.tokens.start;
    if complementizer(page, first) && !page.clitics(first).conjunction() && cues[n].form != Form::Source {
        found.tokens.start = behind_complementizer(page, first);
    }
    found.tokens = bounded(&found.tokens);
    found.second = found.second.as_ref().map(bounded).filter(|r| holds_words(page, r));
    holds_words(page, &found.tokens).then_some(found)
}

/// The opening mark of the quotation that `mate` closes.
fn open_of(page: &Page, mate: usize) -> usize {
    page.mate(mate).unwrap_or(mate)
}

/// The longest content outside quotation marks, in tokens.
const LONGEST_UNQUOTED: usize = 300;

fn bounded(tokens: &Range<usize>) -> Range<usize> {
    tokens.start..tokens.end.min(tokens.start + LONGEST)
}

/// Whether a range of tokens holds a word or number.
fn holds_words(page: &Page, tokens: &Range<usize>) -> bool {
    tokens
        .clone()
        .any(|i| matches!(page.kind(i), TokenKind::Word | TokenKind::Number))
}

fn unbounded(page: &Page, cues: &[Cue], map: &CueMap, n: usize) -> Option<Extent> {
    let cue = &cues[n];
    let sentence = &page.sentences[cue.sentence];
    if let Some(fixed) = &cue.fixed {
        let second = (cue.form == Form::Finite)
            .then(|| second_half(page, cue, sentence.tokens.end))
            .flatten();
        let fixed = if cue.form == Form::Source {
            clause_before(page, cues, map, cue, fixed.clone())
        } else {
            fixed.clone()
        };
        // `وبحسب جندي، "الطريق مفتوحة"`
        let whole = page.opens_quote(fixed.start).filter(|&m| m + 1 == fixed.end);
        let fixed = whole.map_or(fixed.clone(), |m| {
            fixed.start + 1..trim_quoted(page, fixed.start + 1, m)
        });
        let kind = quoted(page, &fixed);
        return Some(Extent {
            kind,
            tokens: fixed,
            second,
        });
    }
    let start = cue.content;
    if start >= page.len() {
        return None;
    }
    // A colon at the end of a paragraph introduces the next one.
    let (start, end) = if page.kind(start) == TokenKind::Break || start >= sentence.tokens.end {
        let next = page.sentences.get(cue.sentence + 1)?;
        (next.tokens.start, next.tokens.end)
    } else {
        (start, sentence.tokens.end)
    };
    // قال: (لن نقبل): parentheses for quotation marks, as some papers print them
    let parenthesis = page.mate(start).filter(|&m| {
        page.kind(start) == TokenKind::ParenOpen
            && page.kind(start.saturating_sub(1)) == TokenKind::Colon
            && m > start + 3
    });
    if let Some(mate) = page.opens_quote(start).or(parenthesis) {
        return Some(from_quote(page, cues, map, cue, start, mate, end));
    }
    let stop = clause_end(page, cues, map, cue, start, end);
    let stop = trim_end(page, start, stop);
    let tokens = without_outer(page, start..stop);
    (tokens.start < tokens.end).then(|| Extent {
        kind: quoted(page, &tokens),
        tokens,
        second: None,
    })
}

/// Content that begins with a quotation: that alone, or with what goes on behind it.
fn from_quote(page: &Page, cues: &[Cue], map: &CueMap, cue: &Cue, open: usize, mate: usize, end: usize) -> Extent {
    let inside = open + 1..trim_quoted(page, open + 1, mate);
    let direct = Extent {
        kind: Type::Direct,
        tokens: inside,
        second: None,
    };
    if mate + 1 >= end {
        return direct;
    }
    // `إن "آيرتاغ" (AirTag) تجعل`: another spelling of the quoted name
    let name = mate - open <= QUOTED_CLAUSE;
    if name
        && page.kind(mate + 1) == TokenKind::ParenOpen
        && let Some(close) = page.mate(mate + 1).filter(|&m| m > mate && m + 1 < end)
        && page.word(close + 1)
    {
        let stop = clause_end(page, cues, map, cue, close + 1, end);
        return Extent {
            kind: Type::Indirect,
            tokens: open..trim_end(page, close + 1, stop),
            second: None,
        };
    }
    let goes_on = match page.kind(mate + 1) {
        // `ما سماها "إصلاحات" كان يدعي`: the name alone
        TokenKind::Word
            if cue.kind == VerbKind::Naming
                && (plainly_finite(page, mate + 1)
                    || page.classes(mate + 1).any(Classes::of(&[
                        Class::Auxiliary,
                        Class::Relative,
                        Class::Subordinator,
                    ]))) =>
        {
            false
        }
        TokenKind::Word => {
            map.get(cues, mate + 1).is_none()
                && !page.is(mate + 1, Class::SourcePhrase)
                && !page.is(mate + 1, Class::Aside)
                && !coordinated(page, mate + 1)
        }
        // `إن "الوضع صعب"، وإن`, `، و"الأدوية مفقودة"`
        TokenKind::Comma => {
            page.clitics(mate + 2).conjunction() && complementizer(page, mate + 2)
                || page.opens_quote(mate + 3).is_some() && page.key(mate + 2) == [WAW]
        }
        _ => false,
    };
    if !goes_on {
        return direct;
    }
    let stop = clause_end(page, cues, map, cue, mate + 1, end);
    let stop = trim_end(page, mate + 1, stop);
    Extent {
        kind: Type::Mixed,
        tokens: open + 1..stop,
        second: None,
    }
}

/// Whether token `i` begins a coordinated main clause (و with a finite verb).
fn coordinated(page: &Page, i: usize) -> bool {
    page.clitics(i).conjunction() && super::noun_phrase::plainly_finite(page, i)
}

/// Whether token `i` begins a main clause with nothing that joins it to the one before (`، أجاب`, `، لا تزال`).
fn unjoined(page: &Page, i: usize) -> bool {
    !page.clitics(i).conjunction()
        && (plainly_finite(page, i) || page.is(i, Class::Negation) && plainly_finite(page, i + 1))
}

/// `end` of a quotation without the full stop before its closing mark.
fn trim_quoted(page: &Page, start: usize, mut end: usize) -> usize {
    while end > start + 1
        && matches!(
            page.kind(end - 1),
            TokenKind::Stop | TokenKind::Comma | TokenKind::Break
        )
    {
        end -= 1;
    }
    end
}

/// Where the clause that begins at `start` ends: before the next statement of the same level, or with the sentence.
fn clause_end(page: &Page, cues: &[Cue], map: &CueMap, cue: &Cue, start: usize, end: usize) -> usize {
    let mut i = start;
    // A content inside somebody's quotation ends with that quotation.
    let bound = page
        .within(cue.tokens.start.min(page.len() - 1))
        .and_then(|q| page.mate(q))
        .filter(|&m| m > start)
        .map_or(end, |m| m.min(end.max(m)));
    let end = bound.min(end.max(start)).min(start + LONGEST_UNQUOTED);
    let nominal = nominal(page, cue);
    // the cue stands in a clause behind أن itself
    let nested = map.clauses[cue.sentence].is_some_and(|k| k < cue.tokens.start);
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

/// Whether the content of `cue` is a noun phrase (`أدان الهجوم`, `دعا إلى وقف القتال`), not a clause or a quotation.
pub fn nominal(page: &Page, cue: &Cue) -> bool {
    let at = cue.content;
    matches!(cue.form, Form::Finite | Form::Participle | Form::Noun)
        && cue.fixed.is_none()
        && at > 0
        && !complementizer(page, at - 1)
        && !complementizer(page, at)
        && !matches!(page.kind(at - 1), TokenKind::Colon)
        && match page.opens_quote(at) {
            // `دعا إلى "وقف فوري للقتال" في الإقليم`
            Some(mate) => !(at..mate).any(|k| plainly_finite(page, k) || complementizer(page, k)),
            None => page.word(at),
        }
        && !plainly_finite(page, at)
        && !page.is(at, Class::Interrogative)
        && !page.is(at, Class::Negation)
}

/// Whether the word `i` begins a clause of its own that a noun phrase before it has no part in: و with a verb.
fn leaves_noun(page: &Page, i: usize) -> bool {
    // ضبط النفس وتجنب التصعيد: the verbal noun has the letters of a verb
    let noun = Classes::of(&[
        Class::VerbalNoun,
        Class::Thing,
        Class::Person,
        Class::Adjective,
        Class::Quantifier,
        Class::NumberWord,
        Class::Preposition,
        Class::Nisba,
    ]);
    // `، ولم يقدم تفاصيل`
    let denies = page.clitics(i).conjunction() && page.is(i, Class::Negation) && plainly_finite(page, i + 1);
    coordinated(page, i) && !page.classes(i).any(noun) || denies || until(page, i)
}

/// Whether `i` begins a clause of time or place (`حيث شنت`, `بعد أن اتهم`): a preposition that no verb governs with أن.
fn until(page: &Page, i: usize) -> bool {
    // لما يجري: a preposition and ما
    let fused = page
        .readings(i)
        .iter()
        .any(|r| r.class == Class::Relative && r.clitics.preposition());
    page.is(i, Class::Subordinator)
        && !fused
        && !page.is(i, Class::Conditional)
        && page.inside(i).is_none()
        && plainly_finite(page, i + 1)
        || page
            .readings(i)
            .iter()
            .any(|r| r.class == Class::Preposition && r.clitics.is_empty())
            && page.preposition(i).is_none()
            && complementizer(page, i + 1)
            && bare(page, i + 1)
}

/// Whether behind the comma before `i` the journalist goes on, where what was said is a noun phrase.
fn behind_noun(page: &Page, i: usize, nested: bool) -> bool {
    let conjunction = page.clitics(i).conjunction();
    if conjunction && complementizer(page, i) {
        // `طلب وقفها، وأن قطر نسقت` inside the clause of another: a further clause of his
        return nested;
    }
    leaves_noun(page, i)
        || conjunction
            && (page.is(i, Class::Relative) && !page.clitics(i).article() && page.key(i).len() <= 3
                || page.is(i, Class::Particle)
                || page.is(i, Class::Auxiliary)
                || page.is(i, Class::Pronoun))
        || turns(page, i)
        || page.is(i, Class::Subordinator)
        || unjoined(page, i)
}

/// Whether `i` turns to another clause (`لكن هذا لم يكن كافيا`, `لكن الطرفين لم يتفقا`); `لكن دون شروط` does not.
fn turns(page: &Page, i: usize) -> bool {
    const SUBJECT: usize = 4;
    let next = i + page.step(i);
    let verb = |k: usize| plainly_finite(page, k) || page.is(k, Class::Negation) && plainly_finite(page, k + 1);
    let clause = || (next..next + SUBJECT).take_while(|&k| page.word(k)).any(verb);
    page.is(i, Class::Coordinator)
        && page.key(i).len() > 2
        && page.word(next)
        && (page.mark(i).is_some()
            || page
                .classes(next)
                .any(Classes::of(&[Class::Demonstrative, Class::Pronoun]))
            || page.clitics(i).is_empty() && page.within(i).is_none() && !complementizer(page, i) && clause())
}

/// Whether at `i` the journalist tells what was left unsaid (`من دون أن يذكر تفاصيل`). In `من دون أن يعلن الرئيس` somebody else did
/// not say it.
fn unsaid(page: &Page, cue: &Cue, i: usize) -> bool {
    let verb = listed_unsaid(page, i).or_else(|| told_without(page, cue, i));
    verb.is_some_and(|verb| !page.clitics(verb + 1).article()) && page.within(i).is_none()
}

/// The verb of a phrase of the exclusions at `i` that is a preposition, أن and a verb.
fn listed_unsaid(page: &Page, i: usize) -> Option<usize> {
    page.mark(i).filter(|m| m.phrase.class == Class::Exclusion)?;
    let reads = |k: usize, class: Class| page.readings(k).iter().any(|r| r.class == class);
    let verb = i + page.step(i) - 1;
    (reads(i, Class::Preposition) && reads(verb - 1, Class::Complementizer) && reads(verb, Class::Finite))
        .then_some(verb)
}

/// The verb behind أن and a preposition at `i` that says neither where nor when; it reports and agrees with the cue.
fn told_without(page: &Page, cue: &Cue, i: usize) -> Option<usize> {
    if !page.is(i, Class::Preposition) {
        return None;
    }
    let from = i + usize::from(origin(page, i));
    let (clause, verb) = (from + 1, from + 2);
    let without = page.is(from, Class::Preposition)
        && page.preposition(from).is_none()
        && !locative(page, from)
        && !temporal(page, from)
        && bare(page, from)
        && complementizer(page, clause)
        && bare(page, clause);
    let reports = |r: &Reading| {
        r.reports
            && matches!(r.finite(), Some((Tense::Present, Voice::Active, Person::Third)))
            && r.gender == cue.gender
            && r.number == cue.number
    };
    (without && page.readings(verb).iter().any(reports)).then_some(verb)
}

/// Whether nothing is printed onto the word at `i`.
fn bare(page: &Page, i: usize) -> bool {
    page.readings(i)
        .iter()
        .all(|r| r.suffix.is_none() && r.clitics.is_empty())
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
fn own_source(page: &Page, i: usize, end: usize) -> Option<usize> {
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

/// Whether behind the comma before `i` a new statement of the same level begins.
fn ends_before(page: &Page, cues: &[Cue], map: &CueMap, cue: &Cue, i: usize) -> bool {
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
                        super::cue::Subject::Explicit(np) => Some(np.tokens.start < k),
                        _ => None,
                    };
                    c.form == Form::Finite && subject.is_some_and(|before| before || !c.weak)
                })
            })
}

/// Whether at `i`, without a comma, a new statement of the same level begins.
fn begins_next(page: &Page, cues: &[Cue], map: &CueMap, cue: &Cue, i: usize) -> bool {
    if page.within(i) != page.within(cue.tokens.start) && page.within(i).is_some() {
        return false;
    }
    if map.subjects[i] {
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
            let goes_on = c.subject == super::cue::Subject::Dropped && (c.gender == cue.gender || cue.gender.is_none());
            // `وأكد الوزير أن`: somebody else begins to speak
            let behind = matches!(&c.subject, super::cue::Subject::Explicit(np) if np.tokens.start > i);
            let says = matches!(c.kind, VerbKind::Say | VerbKind::Continue) && c.content > i + 1;
            let clause = c.content > 0 && (complementizer(page, c.content - 1) || complementizer(page, c.content));
            (goes_on || behind && says && clause) && !c.weak
        }
        Some(c) if c.form == Form::Source => true,
        _ => false,
    }
}

/// The second half of a quotation split by its cue: `"..."، قال فلان، "..."`.
fn second_half(page: &Page, cue: &Cue, end: usize) -> Option<Range<usize>> {
    let from = match &cue.subject {
        super::cue::Subject::Explicit(np) if np.tokens.start > cue.tokens.start => np.tokens.end,
        _ => cue.tokens.end,
    };
    let mut k = from;
    while k < end && k < from + 12 {
        match page.kind(k) {
            TokenKind::Quote => {
                let mate = page.opens_quote(k)?;
                return Some(k + 1..trim_quoted(page, k + 1, mate));
            }
            TokenKind::Stop | TokenKind::Break => return None,
            _ => k += 1,
        }
    }
    None
}

/// The clause before a source phrase, from behind the last statement that ended before it.
fn clause_before(page: &Page, cues: &[Cue], map: &CueMap, cue: &Cue, fixed: Range<usize>) -> Range<usize> {
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

/// `tokens` without quotation marks whose partners lie outside.
fn without_outer(page: &Page, tokens: Range<usize>) -> Range<usize> {
    let Range { mut start, mut end } = tokens;
    while end > start && page.kind(end - 1) == TokenKind::Quote && page.mate(end - 1).is_none_or(|m| m < start) {
        end -= 1;
    }
    while start < end && page.kind(start) == TokenKind::Quote && page.mate(start).is_none_or(|m| m >= end) {
        start += 1;
    }
    start..trim_end(page, start, end)
}

/// How much of `tokens` stands in quotation marks; a short quotation without a verb (a name) does not count.
fn quoted(page: &Page, tokens: &Range<usize>) -> Type {
    let outer = page
        .within(tokens.start)
        .and_then(|q| page.mate(q))
        .is_some_and(|m| m >= tokens.end);
    if outer {
        return Type::Direct;
    }
    let some = tokens
        .clone()
        .any(|i| page.kind(i) == TokenKind::Quote && page.mate(i).is_some());
    if some { Type::Mixed } else { Type::Indirect }
}

/// The span of an extent's tokens; a quotation mark whose partner stands inside belongs to it.
pub fn span(page: &Page, tokens: &Range<usize>) -> Option<Span> {
    page.span(tokens.clone())
}
