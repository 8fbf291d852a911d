//! Source phrases: `بحسب الوزارة`, `وفقا لما ذكره المتحدث`, `على حد تعبيره`.

use super::{Cue, Form, Subject};
use crate::attribution::noun_phrase::{self, NounPhrase, agrees, may_begin, noun_phrase, plainly_finite};
use crate::attribution::page::Page;
use crate::attribution::passing::*;
use crate::attribution::stretch;
use crate::lexicon::classes::{Class, Classes, Clitics};
use crate::lexicon::conjugation::Person;
use crate::lexicon::{Data, Frames, NounKind, PrepositionSet, VerbKind};
use crate::text::fold::{TA_MARBUTA, YA};
use crate::text::{Sentence, TokenKind};
use std::ops::Range;

pub(super) fn source_phrase(page: &Page, s: usize, sentence: &Sentence, i: usize) -> Option<Cue> {
    if !page.is(i, Class::SourcePhrase) {
        return None;
    }
    let (lemma, len) = match page.mark(i) {
        Some(m) if m.phrase.class == Class::SourcePhrase => (m.phrase.lemma, m.len as usize),
        Some(_) => return None,
        None => {
            if page.inside(i).is_some() {
                return None;
            }
            (
                page.readings(i).iter().find(|r| r.class == Class::SourcePhrase)?.lemma,
                1,
            )
        }
    };
    let Some(Data::Source { pronoun, takes, verb }) = page.data(lemma) else {
        return None;
    };
    let end = sentence.tokens.end;
    if *verb {
        return verb_phrase(page, s, sentence, i, i + len, lemma);
    }
    let mut from = i + len;
    let subject = if *pronoun {
        Subject::Dropped
    } else {
        if let Some(takes) = takes {
            if page.preposition(from) == Some(*takes) && page.is(from, Class::Preposition) {
                from += 1;
            } else if page.clitic_preposition(from) != Some(*takes) && !carries_relative(page, from) {
                return None;
            }
        }
        // `وفقا لما ذكره المتحدث`: the source is the subject of the verb behind ما
        let ma = page
            .readings(from)
            .iter()
            .any(|r| r.class == Class::Relative && !r.clitics.article());
        let reports = takes.is_none() && page.readings(from).iter().any(|r| r.reports && r.finite().is_some());
        if ma || plainly_finite(page, from) || reports && may_begin(page, adverbials(page, from + 1, end), false) {
            let verb = if ma { from + 1 } else { from };
            let mut behind = adverbials(page, verb + 1, end);
            // `بحسب ما أفادت به الوكالة`, but not `بحسب ما نقلت عنه الوكالة`
            let relays = page
                .readings(verb)
                .iter()
                .any(|r| page.verb(r).is_some_and(|v| v.kind == VerbKind::Relay));
            if !relays && pronominal_preposition(page, behind) {
                behind = adverbials(page, behind + 1, end);
            }
            let relayed = page.preposition(behind).is_some() && page.is(behind, Class::Preposition);
            from = if relayed { behind + 1 } else { behind };
        }
        let np = source_noun_phrase(page, from, end)?;
        Subject::Explicit(match border(page, np.tokens.end, end) {
            Some(border) => stretch::continued(page, &np, border, PrepositionSet::default()),
            None => np,
        })
    };
    let behind = match &subject {
        Subject::Explicit(np) => behind_relative(page, np.tokens.end, end),
        _ => i + len,
    };
    let content = qualified_clause(page, sentence, i, behind)?;
    Some(Cue {
        sentence: s,
        tokens: i..i + len,
        form: Form::Source,
        lemma: Some(lemma),
        kind: VerbKind::Say,
        subject,
        gender: None,
        number: None,
        content: content.start,
        fixed: Some(content),
        weak: *pronoun,
        conjunction: false,
    })
}

/// The sign that closes a source phrase from `from` on, the end of what its noun phrase may be (`وفقا لمسؤول محلي ومصدر مطلع،`);
/// `None` where a clause or a further phrase begins before it.
fn border(page: &Page, from: usize, end: usize) -> Option<usize> {
    const LONGEST: usize = 12;
    const OTHERS: Classes = Classes::of(&[
        Class::Relative,
        Class::Subordinator,
        Class::Negation,
        Class::Particle,
        Class::Coordinator,
        Class::Preposition,
        Class::Pronoun,
    ]);
    let close = (from..end.min(from + LONGEST)).find(|&k| !page.word(k)).unwrap_or(end);
    let closes = close >= end
        || matches!(
            page.kind(close),
            TokenKind::Comma | TokenKind::Stop | TokenKind::Break | TokenKind::Dash | TokenKind::ParenClose
        );
    let phrase = (from..close).all(|k| {
        !plainly_finite(page, k)
            && !complementizer(page, k)
            && !page.classes(k).any(OTHERS)
            && !page.is(k, Class::SourcePhrase)
    });
    (closes && phrase && close > from && close - from < LONGEST).then_some(close)
}

/// Passes the relative clause of an indefinite source, which has no relative word, up to its comma (`وبحسب جندي رفض كشف اسمه،`).
fn behind_relative(page: &Page, from: usize, end: usize) -> usize {
    const LONGEST: usize = 14;
    // رفض ذكر اسمه is a phrase of the exclusions
    let excluded = page.mark(from).is_some_and(|m| m.phrase.class == Class::Exclusion);
    let verb = excluded || page.is(from, Class::Finite) && !page.clitics(from).conjunction();
    if !verb || page.clitics(from - 1).article() {
        return from;
    }
    (from..end.min(from + LONGEST))
        .find(|&k| !page.word(k))
        .filter(|&k| page.kind(k) == TokenKind::Comma)
        .unwrap_or(from)
}

/// Whether token `i` is لما as `ل` and `ما`, which is `when` elsewhere.
fn carries_relative(page: &Page, i: usize) -> bool {
    page.readings(i)
        .iter()
        .any(|r| r.class == Class::Relative && r.clitics.any(Clitics::LAM) && !r.clitics.article())
}

/// `كما أعلن الوزير`: a verb of saying that has no content of its own, for it qualifies the clause before it.
fn verb_phrase(page: &Page, s: usize, sentence: &Sentence, i: usize, at: usize, lemma: u32) -> Option<Cue> {
    let end = sentence.tokens.end;
    let r = page.readings(at).iter().find(|r| {
        r.finite().is_some_and(|(_, _, person)| person == Person::Third)
            && r.clitics.is_empty()
            && page.verb(r).is_some_and(|v| v.reporting && v.frames.clause && !v.weak)
    })?;
    let behind = adverbials(page, at + 1, end);
    let np = may_begin(page, behind, false)
        .then(|| noun_phrase(page, behind, end, false))
        .flatten()
        .filter(|np| agrees(np, r.gender, r.number, true));
    let next = adverbials(page, np.as_ref().map_or(at + 1, |np| np.tokens.end), end);
    // `كما أعلن أن`, `كما أكد على` is a statement of its own, also where an aside stands between (`كما ذكر، في وقت سابق، أن`)
    let told_behind = page.kind(next) == TokenKind::Comma
        && comma_aside(page, next, end, &Frames::default()).is_some_and(|k| complementizer(page, k));
    let closed = next >= end
        || matches!(
            page.kind(next),
            TokenKind::Comma | TokenKind::Stop | TokenKind::Break | TokenKind::ParenClose | TokenKind::Semicolon
        );
    if !closed || told_behind {
        return None;
    }
    let content = qualified_clause(page, sentence, i, next)?;
    let dropped = np.is_none();
    Some(Cue {
        sentence: s,
        tokens: i..at + 1,
        form: Form::Source,
        lemma: Some(lemma),
        kind: VerbKind::Say,
        subject: np.map_or(Subject::Dropped, Subject::Explicit),
        gender: r.gender,
        number: r.number,
        content: content.start,
        fixed: Some(content),
        weak: dropped,
        conjunction: false,
    })
}

/// The source behind a source phrase; it may carry the preposition (`لوزارة`).
fn source_noun_phrase(page: &Page, from: usize, end: usize) -> Option<NounPhrase> {
    if let Some(mate) = page.opens_quote(from).filter(|&m| m - from <= 6 && m < end) {
        // وفق "ورلد فيو"
        return Some(NounPhrase::in_marks(from + 1..mate));
    }
    if from >= end || !page.word(from) && page.kind(from) != TokenKind::Number {
        return None;
    }
    // وفق رأيي, inside a quotation: the one who speaks anyway
    let own = page.readings(from).iter().any(|r| r.suffix.is_some_and(|s| !s.third));
    // بحسب نوري, بحسب جندي: a name, or somebody, that ends as `my` does
    let somebody = |c: Class| matches!(c, Class::GivenName | Class::Person);
    let ends_so = page
        .readings(from)
        .iter()
        .any(|r| somebody(r.class) && r.suffix.is_none());
    if own && page.mark(from).is_none() && !ends_so {
        return None;
    }
    // وفق القانون، حسب الخطة: nobody's words
    // وفق أعلى المعايير: nor where an elative stands before
    let elative = page.is(from, Class::Adjective)
        && page.clitics(from).is_empty()
        && !page.classes(from).any(noun_phrase::SPEAKERS);
    let noun = from + usize::from(elative);
    let norm = page
        .readings(noun)
        .iter()
        .any(|r| matches!(page.data(r.lemma), Some(Data::Noun(NounKind::Norm))));
    if norm && page.mark(from).is_none() && !page.classes(from).has(Class::GivenName) {
        return None;
    }
    // `بحسب عصائب أهل الحق`: a name in the lexicons, whatever its first word is
    let entity = page.mark(from).is_some_and(|m| {
        matches!(
            m.phrase.class,
            Class::Country | Class::Organisation | Class::Person | Class::Body | Class::GivenName | Class::FamilyName
        ) && !m.clitics.conjunction()
    });
    if entity {
        return noun_phrase(page, from, end, false);
    }
    let head = page.readings(from).iter().any(|r| {
        noun_phrase::SPEAKERS.has(r.class)
            || matches!(
                r.class,
                Class::Occasion
                    | Class::CueNoun
                    | Class::VerbalNoun
                    | Class::ActiveParticiple
                    | Class::PassiveParticiple
                    | Class::Adjective
            )
    });
    let thing = page.classes(from).only(Classes::of(&[
        Class::Thing,
        Class::Time,
        Class::Preposition,
        Class::VerbalNoun,
    ]));
    // من وجهة نظر اقتصادية: a relational adjective names nobody
    let adjective = page.mark(from).is_none()
        && page.clitics(from).is_empty()
        && page.is(from, Class::Adjective)
        && page.key(from).ends_with(&[YA, TA_MARBUTA])
        && !page.word(from + 1);
    let vague = page.readings(from).iter().all(|r| {
        matches!(r.class, Class::Unknown | Class::Thing | Class::VerbalNoun)
            && (r.suffix.is_some() || !r.clitics.article())
    }) && !(page.classes(from).has(Class::Unknown)
        && page
            .classes(from + 1)
            .any(Classes::of(&[Class::FamilyName, Class::Unknown])));
    if !head || thing || vague || adjective {
        return None;
    }
    noun_phrase(page, from, end, false)
}

/// How far behind an opening source phrase the `فإن` that answers it is looked for, in tokens.
const ANSWER: usize = 40;

/// The clause that a source phrase at `i` (its source ending before `behind`) qualifies: the one before it, or behind it
/// when it opens the sentence.
fn qualified_clause(page: &Page, sentence: &Sentence, i: usize, behind: usize) -> Option<Range<usize>> {
    let start = sentence.tokens.start;
    let opens = i <= start + 1;
    if opens {
        let mut from = behind;
        if matches!(page.kind(from), TokenKind::Comma | TokenKind::Colon) {
            from += 1;
        }
        // `وطبقا لسجلات الشركة (...) فإن`: here what it vouches for begins
        // `وتبعا للصحيفة ... فقد دخل`
        let answers = |k: &usize| {
            let k = *k;
            let outside = page.within(k) == page.within(i);
            outside && page.clitics(k).any(Clitics::FA) && (complementizer(page, k) || page.is(k, Class::Particle))
        };
        let answer = (from..sentence.tokens.end.min(from + ANSWER)).find(answers);
        from = answer.map_or(from, |k| k + usize::from(!complementizer(page, k)));
        if complementizer(page, from) {
            from = behind_complementizer(page, from);
        }
        let end = trim_end(page, from, sentence.tokens.end);
        return (end > from + 1).then_some(from..end);
    }
    let end = trim_end(page, start, i);
    (end > start + 1).then_some(start..end)
}
