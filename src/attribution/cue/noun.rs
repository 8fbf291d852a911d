//! Nouns: `قوله إن`, `دعوة فرنسا إلى`, `تصريحات الوزير بأن`.

use super::{Cue, Form, REACH, RELAYED, Subject};
use crate::attribution::government::directly;
use crate::attribution::noun_phrase::{NounPhrase, may_begin, noun_phrase, plainly_finite};
use crate::attribution::page::Page;
use crate::attribution::passing::{
    adverbials, circumstance, complementizer, own_saying, preposition_at, prepositional,
};
use crate::lexicon::classes::{Class, Classes, Clitics};
use crate::lexicon::{Data, Frames, PrepositionSet, VerbKind};
use crate::text::{Sentence, TokenKind};

pub(super) fn noun(page: &Page, s: usize, sentence: &Sentence, i: usize) -> Option<Cue> {
    const NOUNS: Classes = Classes::of(&[Class::VerbalNoun, Class::CueNoun]);
    if !page.classes(i).any(NOUNS) || page.inside(i).is_some() {
        return None;
    }
    // تم إبلاغ الشركة: the noun behind it is whom somebody told
    let done = i > sentence.tokens.start
        && page
            .readings(i - 1)
            .iter()
            .any(|r| r.finite().is_some() && page.verb(r).is_some_and(|v| v.done));
    let end = sentence.tokens.end.min(i + REACH);
    for r in page.readings(i) {
        if done && r.class == Class::VerbalNoun && r.suffix.is_none() {
            continue;
        }
        let (frames, kind, pretext) = match (r.class, page.data(r.lemma)) {
            (Class::VerbalNoun, Some(Data::Verb(v))) if v.reporting && v.noun => (v.frames, v.kind, false),
            (Class::CueNoun, Some(Data::CueNoun { frames, pretext })) => (*frames, VerbKind::Say, *pretext),
            _ => continue,
        };
        // لمطالبة، لإبلاغه: what something is done for, not a statement made
        if r.class == Class::VerbalNoun && r.clitics.any(Clitics::LAM) {
            continue;
        }
        // `يمكن وصفه بأنه`, `لم يتم وصفها`: the name is the subject of a verb, and nobody gave it
        let unnamed =
            kind == VerbKind::Naming && r.suffix.is_some() && i > sentence.tokens.start && plainly_finite(page, i - 1);
        if unnamed {
            continue;
        }
        // بدعوى أن: the reason of whoever acted
        let pretext = pretext && r.clitics.any(Clitics::BA) && r.suffix.is_none() && complementizer(page, i + 1);
        let (subject, from) = if let Some(suffix) = r.suffix {
            if !suffix.third {
                continue;
            }
            (
                relayed_source(page, sentence, i).map_or(Subject::Dropped, Subject::Antecedent),
                match adjectives(page, i + 1, end) {
                    from if own_saying(page, i) => behind_when_and_where(page, from, end),
                    from => from,
                },
            )
        } else if pretext {
            (Subject::Dropped, i + 1)
        } else if r.clitics.article() {
            continue;
        } else {
            let next = i + 1;
            // `تحذيرات أميركية من`: a state or body by its adjective
            let adjective = page.word(next)
                && page.entity(next).is_some()
                && page
                    .readings(next)
                    .iter()
                    .any(|n| n.class == Class::Nisba && n.clitics.is_empty() && n.suffix.is_none());
            let owned = may_begin(page, next, false) || page.readings(next).iter().any(|n| n.clitics.any(Clitics::LAM));
            let source = page.readings(next).iter().any(|n| {
                matches!(
                    n.class,
                    Class::Person
                        | Class::Body
                        | Class::Document
                        | Class::Country
                        | Class::Organisation
                        | Class::GivenName
                        | Class::FamilyName
                ) && (n.clitics.article() || !matches!(n.class, Class::Person | Class::Body) || n.clitics.is_empty())
            }) || page
                .mark(next)
                .is_some_and(|m| matches!(m.phrase.class, Class::Country | Class::Organisation));
            // اعتراف بومعرافي أنه: a word in no lexicon before the clause is a name
            let unknown = page.classes(next).only(Classes::of(&[Class::Unknown])) && complementizer(page, next + 1);
            if !adjective && !(owned && (source || unknown)) {
                continue;
            }
            let limit = if adjective { next + 1 } else { end };
            let np = noun_phrase(page, next, limit, true)?;
            let from = np.tokens.end;
            (Subject::Explicit(np), from)
        };
        // `تهديدا للأمن`: what stands behind ل may be no source
        let sure = !matches!(&subject, Subject::Explicit(np) if page.clitics(np.tokens.start).any(Clitics::LAM));
        let further = || {
            towards(page, from, end, &frames, kind)
                .or_else(|| addressed(page, from, end, &frames, kind))
                .filter(|_| sure)
        };
        let Some(at) = directly(page, from, end, &frames).or_else(further) else {
            continue;
        };
        // `أن بيان الحزب "استمرار للنظام"`: the quotation is what is said of it
        let topic = i > sentence.tokens.start && complementizer(page, i - 1) && page.opens_quote(at).is_some();
        if topic && page.kind(at - 1) != TokenKind::Colon {
            continue;
        }
        let suffix = r.suffix;
        return Some(Cue {
            sentence: s,
            tokens: i..i + 1,
            form: Form::Noun,
            lemma: Some(r.lemma),
            kind,
            subject,
            gender: suffix.and_then(|s| s.gender),
            number: suffix.map(|s| s.number),
            content: at,
            fixed: None,
            weak: false,
            conjunction: r.clitics.conjunction(),
        });
    }
    None
}

/// Passes where and when it was said, if what was said stands behind it (`قوله في مؤتمر صحفي إن`).
fn behind_when_and_where(page: &Page, from: usize, end: usize) -> usize {
    let mut i = adverbials(page, from, end);
    while i < end && page.is(i, Class::Preposition) && page.mark(i).is_none() && circumstance(page, i + 1) {
        i = adverbials(page, prepositional(page, i, end), end);
        // خلال زيارة للمصنع
        if i < end && page.clitic_preposition(i).is_some() && !complementizer(page, i) {
            i = noun_phrase(page, i, end, false).map_or(i + 1, |np| np.tokens.end);
        }
    }
    let told = complementizer(page, i) || page.opens_quote(i).is_some() || page.kind(i) == TokenKind::Colon;
    if told { i } else { from }
}

/// The addressee or accused behind a noun cue and its source, with what the noun governs behind it (`اتهام الوزير الشركة
/// بالتلاعب`, `اتهامات واشنطن لطهران بدعم`).
fn addressed(page: &Page, from: usize, end: usize, frames: &Frames, kind: VerbKind) -> Option<usize> {
    // اتهام موسكو أمس مواطنين بتنفيذ
    let object = adverbials(page, from, end);
    let begins = may_begin(page, object, false)
        || page.clitics(from).any(Clitics::LAM) && page.clitic_preposition(from).is_some();
    if kind != VerbKind::Position || frames.addressee_prepositions.is_empty() || from >= end || !begins {
        return None;
    }
    let next = noun_phrase(page, object, end, true)?.tokens.end;
    let own = preposition_at(page, next).is_some_and(|p| frames.addressee_prepositions.has(p));
    (own && next < end).then_some(object)
}

/// What a position is taken to, behind ل where the verb has an object (`إدانة فرنسا للهجوم`).
fn towards(page: &Page, from: usize, end: usize, frames: &Frames, kind: VerbKind) -> Option<usize> {
    let noun = from < end && page.clitics(from).any(Clitics::LAM) && page.clitic_preposition(from).is_some();
    (noun && frames.object && kind == VerbKind::Position).then_some(from)
}

/// Passes the adjectives of a noun that a pronoun makes definite (`تأكيدها المستمر على`).
fn adjectives(page: &Page, from: usize, end: usize) -> usize {
    (from..end)
        .find(|&k| {
            !(page.word(k)
                && page.clitics(k).article()
                && page
                    .classes(k)
                    .any(Classes::of(&[Class::Adjective, Class::ActiveParticiple]))
                && !page.clitics(k).preposition())
        })
        .unwrap_or(end)
}

/// `نقلت الوكالة عن فلان قوله`, `نقلا عن فلان قوله`: the source of the noun cue at `i` is the noun phrase behind the
/// preposition of whoever relays it.
fn relayed_source(page: &Page, sentence: &Sentence, i: usize) -> Option<NounPhrase> {
    let floor = sentence.tokens.start.max(i.saturating_sub(RELAYED));
    let mut relays = PrepositionSet::default();
    for k in floor..i {
        if page.preposition(k).is_some_and(|p| relays.has(p))
            && k + 1 < i
            && let Some(np) = may_begin(page, k + 1, false)
                .then(|| noun_phrase(page, k + 1, i, false))
                .flatten()
        {
            let mut close = np.tokens.end;
            // كبير المفاوضين في الملف النووي قوله، مسؤول بالمنطقة قوله
            loop {
                close = if close < i && page.is(close, Class::Preposition) && page.mark(close).is_none() {
                    prepositional(page, close, i)
                } else if close < i && page.clitic_preposition(close).is_some() {
                    noun_phrase(page, close, i, false).map_or(close + 1, |np| np.tokens.end)
                } else {
                    break;
                };
            }
            let closed = close == i || matches!(page.kind(close), TokenKind::Comma | TokenKind::Dash);
            return closed.then_some(np);
        }
        for r in page.readings(k) {
            match page.data(r.lemma) {
                Some(Data::Verb(v)) if v.kind == VerbKind::Relay => {
                    relays = relays.with(v.frames.prepositions).with(v.frames.addressee_prepositions);
                }
                Some(Data::Source { takes: Some(p), .. }) => relays.insert(*p),
                _ => {}
            }
        }
    }
    None
}
