//! Which words report a statement, and where its content begins.
//!
//! A verb is a cue only under its government: `ذكر أن`, not `ذكر` alone. So finding a cue and finding where its content
//! begins is one walk, from the verb to the right, over its subject and whatever stands between.

use super::noun_phrase::{self, NounPhrase, agrees, may_begin, noun_phrase, plainly_finite, subject_phrase};
use super::page::Page;
use super::subject;
use crate::lexicon::classes::{Class, Classes, Clitics};
use crate::lexicon::conjugation::{Case, Gender, Inflection, Number, Person, Voice};
use crate::lexicon::{Data, Frames, Reading, Verb, VerbKind};
use crate::text::{Sentence, TokenKind};
use std::ops::Range;

/// How far behind a cue its content may begin, in tokens.
const REACH: usize = 70;

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

/// Finds the cues of every sentence, in the order of the text.
pub fn find(page: &Page) -> Vec<Cue> {
    let mut out: Vec<Cue> = Vec::new();
    for (s, sentence) in page.sentences.iter().enumerate() {
        let mut i = sentence.tokens.start;
        while i < sentence.tokens.end {
            if page.inside(i) == Some(Class::Exclusion) {
                // the journalist's own `يذكر أن`: what follows in the sentence may still hold cues
                i += 1;
                continue;
            }
            if let Some(cue) = at(page, s, sentence, i) {
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

fn at(page: &Page, s: usize, sentence: &Sentence, i: usize) -> Option<Cue> {
    match page.kind(i) {
        TokenKind::Colon => headline(page, s, sentence, i),
        TokenKind::Word => source_phrase(page, s, sentence, i)
            .or_else(|| finite(page, s, sentence, i))
            .or_else(|| participle(page, s, sentence, i))
            .or_else(|| noun(page, s, sentence, i)),
        _ => None,
    }
}

// Finite verbs.

fn finite(page: &Page, s: usize, sentence: &Sentence, i: usize) -> Option<Cue> {
    if !page.classes(i).has(Class::Finite) || page.inside(i).is_some_and(|c| c != Class::Adverb) {
        return None;
    }
    let readings: Vec<(&Reading, &Verb)> = page
        .readings(i)
        .iter()
        .filter(|r| matches!(r.finite(), Some((_, _, Person::Third))) && !r.clitics.preposition())
        .filter_map(|r| page.verb(r).map(|v| (r, v)))
        .filter(|(r, _)| real(page, i, r))
        .filter(|(r, v)| {
            let passive = matches!(r.finite(), Some((_, Voice::Passive, _)));
            (v.reporting || !v.light.is_empty()) && (!passive || v.passive)
        })
        .collect();
    if readings.is_empty() || negated(page, i) || nominal(page, i) {
        return None;
    }
    let mut tried: Vec<(u32, Option<Gender>, Option<Number>)> = Vec::new();
    for (r, v) in readings {
        let signature = (r.lemma, r.gender, r.number);
        if tried.contains(&signature) {
            continue;
        }
        tried.push(signature);
        if let Some(cue) = finite_reading(page, s, sentence, i, r, v) {
            return Some(cue);
        }
    }
    None
}

/// Whether a finite reading says that something was said: no jussive, no present behind أن (`أن يعلن` is a wish), no past
/// that is printed with a hamza its form does not have (`أعتقد` is the first person, `اعتقد` the past).
fn real(page: &Page, i: usize, r: &Reading) -> bool {
    use crate::lexicon::conjugation::Tense;
    let Some((tense, _, _)) = r.finite() else { return false };
    let behind_an = i > 0
        && (complementizer(page, i - 1) && page.readings(i - 1).iter().all(|c| c.suffix.is_none())
            || page.is(i - 1, Class::Preposition) && page.word(i - 1));
    match tense {
        Tense::Past => {
            let wasl = page.analyser.lexicons.lemmas[r.lemma as usize].text.starts_with('ا');
            !(wasl && page.token(i).shape.has(crate::text::Shape::HAMZA_ABOVE))
        }
        Tense::Present => !behind_an || r.clitics.any(Clitics::SIN),
        _ => false,
    }
}

/// Whether a word that could be a finite verb is something else here: a function word or number of the same letters
/// (`بين`, `اثنين`), or a noun behind a preposition, a demonstrative or another verb (`في رد`, `رفضت قطع`).
fn nominal(page: &Page, i: usize) -> bool {
    let other = page.readings(i).iter().any(|r| {
        matches!(
            r.class,
            Class::Preposition
                | Class::NumberWord
                | Class::Quantifier
                | Class::Time
                | Class::Subordinator
                | Class::Relative
                | Class::Country
                | Class::Organisation
                | Class::Adverb
        ) && !r.clitics.preposition()
            && r.suffix.is_none()
    });
    let opens = page.clitics(i).conjunction() && (i == 0 || !page.word(i - 1));
    if other && !opens && !page.token(i).shape.has(crate::text::Shape::SHADDA) {
        return true;
    }
    let noun = page.readings(i).iter().any(|r| {
        matches!(
            r.class,
            Class::VerbalNoun | Class::Thing | Class::Person | Class::Adjective | Class::Occasion | Class::CueNoun
        ) && !r.clitics.preposition()
    });
    if !noun {
        return false;
    }
    // رد, رفض, حذر: the accusative and the dual past look alike (`ردا على`)
    let dual_only = page
        .readings(i)
        .iter()
        .filter(|r| r.finite().is_some() && page.verb(r).is_some_and(|v| v.reporting))
        .all(|r| r.number == Some(Number::Dual));
    let governed = i > 0
        && page.word(i - 1)
        && !page.clitics(i).conjunction()
        && (page.is(i - 1, Class::Preposition)
            || page.is(i - 1, Class::Quantifier)
            || page.is(i - 1, Class::Demonstrative)
            || page.is(i - 1, Class::NumberWord)
            || page.classes(i - 1).any(Classes::of(&[Class::VerbalNoun, Class::Thing]))
                && !page.clitics(i - 1).article()
                && page.key(i - 1).last() != Some(&crate::text::fold::ALEF)
            || plainly_finite(page, i - 1));
    dual_only || governed
}

/// Whether a negation stands directly before token `i`.
fn negated(page: &Page, i: usize) -> bool {
    let mut k = i;
    while k > 0 && page.is(k - 1, Class::Particle) && !page.is(k - 1, Class::Negation) {
        k -= 1;
    }
    k > 0 && page.word(k - 1) && page.is(k - 1, Class::Negation) && !page.is(k - 1, Class::Complementizer)
}

fn finite_reading(page: &Page, s: usize, sentence: &Sentence, i: usize, r: &Reading, v: &Verb) -> Option<Cue> {
    let end = sentence.tokens.end.min(i + REACH);
    let passive_only = matches!(r.finite(), Some((_, Voice::Passive, _)));
    if passive_only {
        return None;
    }
    let base = |subject, content, weak| Cue {
        sentence: s,
        tokens: i..i + 1,
        form: Form::Finite,
        lemma: Some(r.lemma),
        kind: v.kind,
        subject,
        gender: r.gender,
        number: r.number,
        content,
        fixed: None,
        weak,
        conjunction: r.clitics.conjunction(),
    };
    let pronoun = r.suffix.is_some();
    // The subject before the verb, or the noun a relative clause hangs on.
    let before = subject::before(page, sentence, i, r);
    let relative = match &before {
        None => subject::antecedent(page, sentence, i, r),
        Some(_) => None,
    };
    let earlier = before.is_some() || relative.is_some();
    // The subject behind the verb.
    let behind = adverbials(page, i + 1, end);
    let takes_object = v.frames.object || v.frames.object_object || !v.frames.addressee_prepositions.is_empty();
    let after = may_begin(page, behind, false)
        .then(|| subject_phrase(page, behind, end, takes_object, v.frames.all_prepositions()))
        .flatten()
        .or_else(|| quoted_speaker(page, behind, end))
        .or_else(|| plain_noun(page, behind, end))
        .filter(|np| agrees(np, r.gender, r.number, true))
        .filter(|_| r.number != Some(Number::Plural) && r.number != Some(Number::Dual));
    let mut attempts: Vec<(Subject, usize)> = Vec::new();
    if let Some(np) = after.filter(|np| !is_object(page, np, end, &v.frames, r)) {
        let rest = np.tokens.end;
        if !earlier || page.kind(rest) != TokenKind::Stop {
            attempts.push((Subject::Explicit(np), rest));
        }
    }
    let fallback = match (before, relative) {
        (Some(np), _) => Subject::Explicit(np),
        (None, Some(np)) => Subject::Antecedent(np),
        _ => Subject::Dropped,
    };
    // A subject right before the verb wins; with a comma between, one behind the verb does (`سياسيا، أعلن الوزير`).
    let adjacent = match &fallback {
        Subject::Explicit(np) => np.tokens.end + 1 >= i && page.kind(i - 1) != TokenKind::Comma,
        _ => true,
    };
    if earlier && (adjacent || attempts.is_empty() || takes_object) {
        attempts.insert(0, (fallback, i + 1));
    } else {
        attempts.push((fallback, i + 1));
    }
    let addressee = !v.frames.addressee_prepositions.is_empty() || v.frames.object_object;
    for (n, (subject, from)) in attempts.iter().enumerate() {
        let explicit_after = matches!(subject, Subject::Explicit(np) if np.tokens.start > i);
        let Some(found) = light(page, *from, end, v).or_else(|| {
            content_start(
                page,
                *from,
                end,
                &v.frames,
                v.kind,
                pronoun,
                i,
                !v.weak && matches!(v.kind, VerbKind::Say | VerbKind::Continue),
            )
        }) else {
            continue;
        };
        // `دعا الأطراف إلى`: the only noun is the addressee when the subject stands elsewhere
        if explicit_after && earlier && addressee && n > 0 {
            continue;
        }
        let mut subject = subject.clone();
        if let Some(source) = found.source {
            subject = Subject::Explicit(source);
        } else if v.kind == VerbKind::Relay && found.relayed {
            return None;
        }
        let present = matches!(r.finite(), Some((crate::lexicon::conjugation::Tense::Present, _, _)));
        if v.kind == VerbKind::Opinion && present && subject == Subject::Dropped {
            continue;
        }
        // letters shared with a verb that is no cue (يبلغ) ask for more than an object
        let shared = page.readings(i).iter().any(|o| {
            o.finite().is_some()
                && o.lemma != r.lemma
                && page.verb(o).is_some_and(|v| !v.reporting && v.light.is_empty())
        });
        if shared && found.weak && v.weak {
            continue;
        }
        if found.weak && v.weak && !explicit_after && !matches!(subject, Subject::Explicit(_)) {
            continue;
        }
        return Some(base(subject, found.at, found.weak));
    }
    // the content stands before its cue: "...", قال فلان.
    if v.frames.quote || v.frames.clause {
        let quoted = quotation_before(page, sentence, i)?;
        let subject = attempts
            .into_iter()
            .map(|a| a.0)
            .find(|s| *s != Subject::Dropped)
            .unwrap_or(Subject::Dropped);
        let mut cue = base(subject, quoted.start, false);
        cue.fixed = Some(quoted);
        return Some(cue);
    }
    None
}

/// A name in quotation marks as the subject (`قالت "فوكس نيوز" إن`): short, without a verb, with the content behind it.
fn quoted_speaker(page: &Page, i: usize, end: usize) -> Option<NounPhrase> {
    let mate = page.opens_quote(i).filter(|&m| m - i <= 7 && m + 1 < end)?;
    let clause = (i + 1..mate).any(|k| complementizer(page, k) || plainly_finite(page, k) || !page.word(k));
    let mut next = mate + 1;
    if page.kind(next) == TokenKind::ParenOpen {
        next = page.mate(next).filter(|&m| m > next)? + 1;
    }
    let content = complementizer(page, next)
        || page.is(next, Class::Preposition)
        || page.clitic_preposition(next).is_some()
        || page.opens_quote(next).is_some();
    (!clause && content).then(|| NounPhrase {
        tokens: i..mate + 1,
        class: Class::Organisation,
        gender: None,
        number: Some(Number::Singular),
        named: true,
    })
}

/// A definite noun that is no speaker by its class, with the clause of what was said right behind it: a name that is a
/// common word as well (`وأكد الهين أن`).
fn plain_noun(page: &Page, i: usize, end: usize) -> Option<NounPhrase> {
    let definite =
        page.word(i) && page.clitics(i).article() && !page.clitics(i).preposition() && page.mark(i).is_none();
    if !definite || page.is(i, Class::Relative) || page.is(i, Class::Time) {
        return None;
    }
    let np = noun_phrase(page, i, end, false)?;
    (complementizer(page, np.tokens.end) && np.tokens.len() <= 3).then_some(np)
}

/// Whether the noun phrase behind a verb is its first object, not its subject: `وحمّلت الحكومة المسؤولية` has no room for
/// a subject, and a verb that goes on (`ودعت جميع الأطراف إلى`) addresses a group.
fn is_object(page: &Page, np: &NounPhrase, end: usize, frames: &Frames, r: &Reading) -> bool {
    let next = np.tokens.end;
    if frames.object_object && !frames.object {
        let second = page.word(next) && !page.is(next, Class::Preposition) && !complementizer(page, next);
        if !second {
            return false;
        }
        let Some(second) = noun_phrase(page, next, end, true) else {
            return false;
        };
        let third = second.tokens.end;
        let room = page.word(third)
            && !page.clitics(third).preposition()
            && !page.is(third, Class::Preposition)
            && !plainly_finite(page, third)
            || page.opens_quote(third).is_some();
        return !room && r.clitics.conjunction();
    }
    let accusative = page.token(np.tokens.start);
    let printed = &page.text[accusative.start as usize..accusative.end as usize];
    if printed.ends_with('\u{064E}') || printed.ends_with('\u{064B}') {
        return true;
    }
    let Some(p) = page.preposition(next).or_else(|| page.clitic_preposition(next)) else {
        return false;
    };
    frames.addressee_prepositions.has(p)
        && r.clitics.conjunction()
        && !np.named
        && (np.class == Class::Quantifier || np.class == Class::Unknown || np.number == Some(Number::Plural))
}

/// The quotation that ends directly before token `i` (a comma between), and begins the sentence or follows a stop.
fn quotation_before(page: &Page, sentence: &Sentence, i: usize) -> Option<Range<usize>> {
    let mut k = i.checked_sub(1)?;
    while k > sentence.tokens.start && matches!(page.kind(k), TokenKind::Comma | TokenKind::Dash | TokenKind::Stop) {
        k -= 1;
    }
    let open = page.mate(k).filter(|&m| m < k && page.kind(k) == TokenKind::Quote)?;
    let first = open == 0 || !page.word(open - 1);
    (first && k - open > 3).then_some(open + 1..k)
}

/// Passes adverbs, particles and short adverbial phrases from token `i` on.
pub fn adverbials(page: &Page, mut i: usize, end: usize) -> usize {
    while i < end && page.word(i) {
        let adverb = page.is(i, Class::Adverb) && !page.is(i, Class::Person);
        let time = page.is(i, Class::Time) && !page.clitics(i).preposition() && !page.is(i, Class::GivenName);
        if adverb {
            i += page.step(i);
        } else if time {
            i = time_phrase(page, i, end);
        } else {
            break;
        }
    }
    i
}

/// Passes a phrase of time: `أمس الأربعاء`, `يوم 28 حزيران / يونيو`, `الأسبوع الماضي`.
fn time_phrase(page: &Page, mut i: usize, end: usize) -> usize {
    i += page.step(i);
    while i < end {
        let more = match page.kind(i) {
            TokenKind::Word => page.is(i, Class::Time) && !page.clitics(i).conjunction(),
            TokenKind::Number => true,
            TokenKind::Other => page.joined_number(i),
            TokenKind::ParenOpen => {
                let Some(m) = page.mate(i).filter(|&m| m < end && m - i <= 6) else {
                    break;
                };
                if !(i + 1..m).any(|k| page.is(k, Class::Time) || page.kind(k) == TokenKind::Number) {
                    break;
                }
                i = m;
                true
            }
            _ => false,
        };
        if !more {
            break;
        }
        i += page.step(i);
    }
    i
}

/// Where content begins, and by what.
struct Start {
    at: usize,
    weak: bool,
    source: Option<NounPhrase>,
    relayed: bool,
}

impl Start {
    fn at(at: usize) -> Option<Start> {
        Some(Start {
            at,
            weak: false,
            source: None,
            relayed: false,
        })
    }
}

/// A light verb before its noun of saying: `وجّه انتقادات إلى`, `أعرب عن قلقه`, also `أعلن رفضه`.
fn light(page: &Page, from: usize, end: usize, v: &Verb) -> Option<Start> {
    if v.light.is_empty() {
        return None;
    }
    let mut i = asides(page, adverbials(page, from, end), end);
    // `جددت بنسودة من الرباط دعوتها`: where and when it was said
    while page.is(i, Class::Preposition)
        && page.mark(i).is_none()
        && circumstance(page, i + 1)
        && !page.preposition(i).is_some_and(|p| v.light_prepositions.has(p))
    {
        i = adverbials(page, prepositional(page, i, end), end);
    }
    let preposition = page.preposition(i).is_some_and(|p| v.light_prepositions.has(p));
    if preposition {
        i += 1;
    }
    // one word may stand before the noun: `عن بالغ قلقه`, `عن عميق أسفه`
    for k in [i, i + 1] {
        // with the article it is no new statement: أدلى بهذه التصريحات
        let new = k < end && page.word(k) && !page.clitics(k).article();
        if new && page.words(k).iter().any(|w| v.light.contains(w)) {
            return Start::at(i);
        }
    }
    None
}

/// Walks from `from` to where the content begins under `frames`.
#[allow(clippy::too_many_arguments)]
fn content_start(
    page: &Page,
    from: usize,
    end: usize,
    frames: &Frames,
    kind: VerbKind,
    pronoun: bool,
    cue: usize,
    strong: bool,
) -> Option<Start> {
    let mut i = from;
    let mut addressee: Option<usize> = None;
    let mut source: Option<NounPhrase> = None;
    let mut near = true;
    let done = |at: usize, weak: bool, source: &mut Option<NounPhrase>| {
        Some(Start {
            at,
            weak,
            source: source.take(),
            relayed: false,
        })
    };
    while i < end {
        match page.kind(i) {
            TokenKind::Quote => {
                let mate = page.opens_quote(i)?;
                // a short quotation behind a verb with other meanings is a name (`دفع "فلان" إلى`)
                let speech = strong || mate - i > 4;
                if speech && (frames.quote || frames.clause || frames.object && near || frames.object_clause) {
                    return done(i, false, &mut source);
                }
                if near && !frames.addressee_prepositions.is_empty() {
                    addressee.get_or_insert(i);
                }
                i = mate + 1;
                continue;
            }
            TokenKind::Colon => {
                return if (frames.quote || frames.clause || frames.object) && i + 1 < end {
                    done(i + 1, false, &mut source)
                } else {
                    None
                };
            }
            TokenKind::ParenOpen => {
                i = page.mate(i).filter(|&m| m > i)? + 1;
                continue;
            }
            TokenKind::Comma => {
                i = comma_aside(page, i, end, frames)?;
                continue;
            }
            TokenKind::Dash => {
                i = dash_aside(page, i, end);
                continue;
            }
            TokenKind::Number | TokenKind::Other => {
                if near && frames.object && page.kind(i) == TokenKind::Number {
                    return done(i, true, &mut source);
                }
                near = false;
                i += 1;
                continue;
            }
            TokenKind::ParenClose | TokenKind::Semicolon | TokenKind::Stop | TokenKind::Break => return None,
            TokenKind::Word => {}
        }
        if complementizer(page, i) {
            if frames.clause || frames.object_clause {
                return done(behind_complementizer(page, i), false, &mut source);
            }
            if page
                .readings(i)
                .iter()
                .any(|r| r.class == Class::Complementizer && r.clitics.any(Clitics::BA))
                && page
                    .clitic_preposition(i)
                    .is_some_and(|p| frames.prepositions.has(p) || frames.addressee_prepositions.has(p))
            {
                return done(behind_complementizer(page, i), false, &mut source);
            }
            return None;
        }
        if page.is(i, Class::Interrogative) && frames.clause && i > cue + 1 - usize::from(i == cue + 1) {
            return done(i, false, &mut source);
        }
        if let Some(p) = page
            .preposition(i)
            .filter(|_| page.is(i, Class::Preposition) && page.mark(i).is_none())
        {
            let clause_next = complementizer(page, i + 1);
            let relay = kind == VerbKind::Relay || frames.source_prepositions.has(p);
            let here = frames.prepositions.has(p) && !occasion(page, i + 1) && !relay;
            if here || clause_next && (frames.clause_prepositions.has(p) || frames.prepositions.has(p)) {
                let at = if clause_next {
                    behind_complementizer(page, i + 1)
                } else {
                    i + 1
                };
                return done(addressee_or(addressee, at, frames, p), false, &mut source);
            }
            if frames.addressee_prepositions.has(p) && (addressee.is_some() || pronoun) {
                let at = if clause_next {
                    behind_complementizer(page, i + 1)
                } else {
                    i + 1
                };
                return done(addressee.unwrap_or(at), false, &mut source);
            }
            if relay
                && source.is_none()
                && i + 1 < end
                && (may_begin(page, i + 1, false) || page.is(i + 1, Class::Document))
            {
                let np = noun_phrase(page, i + 1, end, false)?;
                i = np.tokens.end;
                source = Some(np);
                // نقل عن فلان قوله: the noun carries the statement
                if page
                    .readings(i)
                    .iter()
                    .any(|r| r.class == Class::VerbalNoun && r.suffix.is_some())
                {
                    return Some(Start {
                        at: i,
                        weak: false,
                        source: None,
                        relayed: true,
                    });
                }
                continue;
            }
            // times, places and occasions stand between a verb and its object; other phrases do not
            near &= circumstance(page, i + 1);
            i = prepositional(page, i, end);
            continue;
        }
        if page.is(i, Class::Preposition) && page.mark(i).is_none() && !page.is(i, Class::GivenName) {
            i = prepositional(page, i, end);
            continue;
        }
        if let Some(p) = page.clitic_preposition(i) {
            let adverb = page.is(i, Class::Adverb) || page.is(i, Class::Time);
            if page.key(i).len() == 1 && (frames.prepositions.has(p) || frames.addressee_prepositions.has(p)) {
                return done(addressee_or(addressee, i + 1, frames, p), false, &mut source);
            }
            if !adverb && (frames.prepositions.has(p)) && i > cue {
                return done(addressee_or(addressee, i, frames, p), false, &mut source);
            }
            if !adverb && frames.addressee_prepositions.has(p) && (addressee.is_some() || pronoun) {
                return done(addressee.unwrap_or(i), false, &mut source);
            }
            i += page.step(i);
            continue;
        }
        if page.is(i, Class::Relative) {
            // ما said of naming or with an object: `نفى ما تردد`
            if frames.object && near && !page.clitics(i).article() {
                return done(i, true, &mut source);
            }
            i = relative_clause(page, i, end);
            near = false;
            continue;
        }
        if page.is(i, Class::Adverb) {
            i += page.step(i);
            continue;
        }
        if page.is(i, Class::Time) && !page.is(i, Class::Person) {
            i = time_phrase(page, i, end);
            continue;
        }
        let clause = plainly_finite(page, i)
            || page.is(i, Class::Subordinator)
            || page.is(i, Class::Negation)
            || page.is(i, Class::Particle)
            || page.is(i, Class::Pronoun);
        let indefinite = i > from
            && page.word(i - 1)
            && page.classes(i - 1).any(Classes::of(&[
                Class::Occasion,
                Class::Document,
                Class::Thing,
                Class::Person,
                Class::Body,
            ]))
            && !page.clitics(i - 1).article();
        if clause && indefinite && !near && plainly_finite(page, i) {
            // `في تقرير رفعه إلى المجلس`: a relative clause without a relative word
            i = relative_clause(page, i, end);
            continue;
        }
        if clause {
            // `قال لافروف لا أعتقد`: speech printed without any mark
            let unmarked = near && strong && frames.clause && frames.quote && !page.clitics(i).conjunction();
            return if unmarked { done(i, true, &mut source) } else { None };
        }
        if page.is(i, Class::Coordinator) || page.is(i, Class::Exclusion) {
            return None;
        }
        // A noun: the object, an addressee, or a part of the subject that the noun phrase left out.
        if near && frames.object && !frames.object_object {
            return done(i, true, &mut source);
        }
        if near && frames.object_object {
            let np = noun_phrase(page, i, end, true)?;
            if kind == VerbKind::Naming {
                let second = adverbials(page, np.tokens.end, end);
                return naming(page, second, end, frames, i).map(|at| Start {
                    at,
                    weak: true,
                    source: None,
                    relayed: false,
                });
            }
            let goes_on = page.word(np.tokens.end) && !plainly_finite(page, np.tokens.end);
            return if goes_on { done(i, false, &mut source) } else { None };
        }
        if near {
            addressee.get_or_insert(i);
        }
        let adjective = page.clitics(i).conjunction();
        if adjective && addressee.is_none() {
            near = false;
        }
        i += page.step(i);
    }
    None
}

/// With an addressee frame of the same preposition, the content begins at the addressee.
fn addressee_or(addressee: Option<usize>, at: usize, frames: &Frames, p: crate::lexicon::Preposition) -> usize {
    if frames.addressee_prepositions.has(p) {
        addressee.unwrap_or(at)
    } else {
        at
    }
}

/// The name given by a naming verb, from behind its first object.
fn naming(page: &Page, i: usize, end: usize, frames: &Frames, first: usize) -> Option<usize> {
    if i >= end {
        return None;
    }
    if page
        .clitic_preposition(i)
        .is_some_and(|p| frames.addressee_prepositions.has(p))
    {
        return Some(if complementizer(page, i) {
            behind_complementizer(page, i)
        } else {
            i
        });
    }
    if page.opens_quote(i).is_some() {
        return Some(i);
    }
    (page.word(i) && !plainly_finite(page, i) && !page.is(i, Class::Preposition)).then_some(first)
}

/// Whether token `i` is أن/إن, alone or with ب or a pronoun on it.
pub fn complementizer(page: &Page, i: usize) -> bool {
    page.word(i)
        && page.is(i, Class::Complementizer)
        && page.inside(i).is_none_or(|c| c == Class::Complementizer)
        && !page.clitics(i).article()
}

/// The first token of the content behind the complementizer `i`; one that carries a pronoun belongs to the content.
fn behind_complementizer(page: &Page, i: usize) -> usize {
    let pronoun = page
        .readings(i)
        .iter()
        .any(|r| r.class == Class::Complementizer && r.suffix.is_some());
    if pronoun { i } else { i + 1 }
}

/// Whether token `i` names an occasion or medium of speaking (`في مؤتمر صحفي`, `على تويتر`).
fn occasion(page: &Page, i: usize) -> bool {
    page.is(i, Class::Occasion)
}

/// Whether token `i` is a time, a place or an occasion.
fn circumstance(page: &Page, i: usize) -> bool {
    page.is(i, Class::Time)
        || occasion(page, i)
        || page.is(i, Class::Place)
        || page.is(i, Class::Country)
        || page.is(i, Class::Geography)
        || page.is(i, Class::Document)
}

/// Passes a preposition and its noun phrase.
fn prepositional(page: &Page, i: usize, end: usize) -> usize {
    let next = i + page.step(i);
    if next >= end || !page.word(next) {
        return if page.kind(next) == TokenKind::Number {
            next + 1
        } else {
            next
        };
    }
    if complementizer(page, next) || page.is(next, Class::Preposition) || page.is(next, Class::Relative) {
        return next;
    }
    if page.is(next, Class::Time) {
        return time_phrase(page, next, end);
    }
    noun_phrase(page, next, end, false).map_or(next + 1, |np| np.tokens.end.max(next + 1))
}

/// Passes a relative clause: up to a comma, a complementizer at its level or a sign.
fn relative_clause(page: &Page, i: usize, end: usize) -> usize {
    let mut k = i + 1;
    let mut pending = 0;
    while k < end {
        match page.kind(k) {
            TokenKind::Comma | TokenKind::Colon | TokenKind::Stop | TokenKind::Break | TokenKind::Quote => return k,
            TokenKind::ParenOpen => k = page.mate(k).filter(|&m| m > k).unwrap_or(k),
            TokenKind::Word if complementizer(page, k) => {
                if pending == 0 {
                    return k;
                }
                pending -= 1;
            }
            TokenKind::Word => {
                let reports = page.readings(k).iter().any(|r| {
                    r.finite().is_some() && page.verb(r).is_some_and(|v| v.reporting && v.frames.clause && !v.weak)
                });
                if reports {
                    pending += 1;
                }
            }
            _ => {}
        }
        k += 1;
    }
    k
}

/// From a comma behind a cue or its subject: to the content behind it, or behind the aside that it opens.
fn comma_aside(page: &Page, i: usize, end: usize, frames: &Frames) -> Option<usize> {
    let next = i + 1;
    if next >= end {
        return None;
    }
    let starts = complementizer(page, next)
        || page.opens_quote(next).is_some()
        || page
            .preposition(next)
            .is_some_and(|p| frames.prepositions.has(p) || frames.clause_prepositions.has(p));
    if starts {
        return Some(next);
    }
    let mut k = next;
    while k < end && k - i < 32 {
        match page.kind(k) {
            TokenKind::Comma => return Some(k + 1).filter(|_| k + 1 < end),
            TokenKind::Stop | TokenKind::Break => return None,
            TokenKind::Colon => return Some(k),
            TokenKind::ParenOpen => k = page.mate(k).filter(|&m| m > k)?,
            TokenKind::Quote => k = page.opens_quote(k)?,
            TokenKind::Word if complementizer(page, k) && frames.clause => return Some(k),
            // a coordinated clause begins: no aside
            TokenKind::Word if k == next && page.clitics(k).conjunction() && plainly_finite(page, k) => return None,
            _ => {}
        }
        k += 1;
    }
    None
}

/// From a dash to behind the dash that closes the aside; behind the dash itself where none does.
pub fn dash_aside(page: &Page, i: usize, end: usize) -> usize {
    let close = (i + 1..end.min(i + 30)).find(|&k| {
        page.kind(k) == TokenKind::Dash || matches!(page.kind(k), TokenKind::Stop | TokenKind::Break | TokenKind::Colon)
    });
    match close {
        Some(k) if page.kind(k) == TokenKind::Dash => k + 1,
        _ => i + 1,
    }
}

/// Passes asides between commas from token `i` on.
fn asides(page: &Page, i: usize, end: usize) -> usize {
    if page.kind(i) != TokenKind::Comma {
        return i;
    }
    comma_aside(page, i, end, &Frames::default()).unwrap_or(i)
}

// Participles.

fn participle(page: &Page, s: usize, sentence: &Sentence, i: usize) -> Option<Cue> {
    if page.inside(i).is_some() {
        return None;
    }
    let (r, v) = page.readings(i).iter().find_map(|r| {
        let v = page.verb(r).filter(|v| v.reporting && v.participle)?;
        let Some(Inflection::Participle {
            voice: Voice::Active,
            case,
            number,
            gender,
            ..
        }) = r.inflection
        else {
            return None;
        };
        let bare = !r.clitics.article() && !r.clitics.preposition() && r.suffix.is_none();
        let adverbial = match (number, gender) {
            (Number::Singular, Gender::Feminine) => true,
            (Number::Singular, _) => case == Case::Accusative,
            _ => case == Case::Oblique || case == Case::Accusative || gender == Gender::Feminine,
        };
        (bare && adverbial).then_some((r, v))
    })?;
    let end = sentence.tokens.end.min(i + REACH);
    let found = content_start(page, i + 1, end, &v.frames, v.kind, false, i, !v.weak)?;
    // A feminine singular may be an adjective: it opens the clause, or has the clause or addressee of a cue.
    let feminine = r.gender == Some(Gender::Feminine);
    let opens = !feminine
        || i == sentence.tokens.start
        || !page.word(i - 1)
        || page.is(i - 1, Class::Adverb)
        || r.clitics.conjunction();
    // `سبق - متابعة:` is a byline
    let byline = i > 0 && page.kind(i - 1) == TokenKind::Dash && page.kind(i + 1) == TokenKind::Colon;
    if byline || !opens && (found.weak || v.weak) {
        return None;
    }
    Some(Cue {
        sentence: s,
        tokens: i..i + 1,
        form: Form::Participle,
        lemma: Some(r.lemma),
        kind: v.kind,
        subject: Subject::Dropped,
        gender: r.gender,
        number: r.number,
        content: found.at,
        fixed: None,
        weak: found.weak,
        conjunction: r.clitics.conjunction(),
    })
}

// Nouns.

fn noun(page: &Page, s: usize, sentence: &Sentence, i: usize) -> Option<Cue> {
    if page.inside(i).is_some() {
        return None;
    }
    let end = sentence.tokens.end.min(i + REACH);
    for r in page.readings(i) {
        let (frames, kind) = match (r.class, page.data(r.lemma)) {
            (Class::VerbalNoun, Some(Data::Verb(v))) if v.reporting && v.noun => (v.frames, v.kind),
            (Class::CueNoun, Some(Data::CueNoun(frames))) => (*frames, VerbKind::Say),
            _ => continue,
        };
        let (subject, from) = if let Some(suffix) = r.suffix {
            if !suffix.third {
                continue;
            }
            (
                relayed_source(page, sentence, i).map_or(Subject::Dropped, Subject::Antecedent),
                i + 1,
            )
        } else if r.clitics.article() {
            continue;
        } else {
            let next = i + 1;
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
            if !owned || !source {
                continue;
            }
            let np = noun_phrase(page, next, end, true)?;
            let from = np.tokens.end;
            (Subject::Explicit(np), from)
        };
        let Some(at) = directly(page, from, end, &frames) else {
            continue;
        };
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

/// `نقلت الوكالة عن فلان قوله`: the source of the noun cue at `i` is the noun phrase behind the preposition before it.
fn relayed_source(page: &Page, sentence: &Sentence, i: usize) -> Option<NounPhrase> {
    let floor = sentence.tokens.start.max(i.saturating_sub(24));
    let preposition = (floor..i).rev().find(|&k| {
        page.is(k, Class::Preposition) && page.preposition(k).is_some() && k + 1 < i && may_begin(page, k + 1, false)
    })?;
    let relays = (floor..preposition).any(|k| {
        page.readings(k)
            .iter()
            .any(|r| page.verb(r).is_some_and(|v| v.kind == VerbKind::Relay))
    });
    let np = noun_phrase(page, preposition + 1, i, false)?;
    (relays && (np.tokens.end == i || page.kind(np.tokens.end) == TokenKind::Comma)).then_some(np)
}

/// Content that begins right behind a noun cue and its source.
fn directly(page: &Page, i: usize, end: usize, frames: &Frames) -> Option<usize> {
    let i = adverbials(page, i, end);
    if i >= end {
        return None;
    }
    match page.kind(i) {
        TokenKind::Quote => return page.opens_quote(i).filter(|_| frames.quote || frames.clause).map(|_| i),
        TokenKind::Colon => return (frames.quote || frames.clause).then_some(i + 1).filter(|&k| k < end),
        TokenKind::Comma if complementizer(page, i + 1) && frames.clause => {
            return Some(behind_complementizer(page, i + 1));
        }
        TokenKind::Word => {}
        _ => return None,
    }
    if complementizer(page, i) {
        return (frames.clause || frames.object_clause).then(|| behind_complementizer(page, i));
    }
    if page.is(i, Class::Preposition)
        && let Some(p) = page.preposition(i)
    {
        let set = frames.prepositions.has(p) || frames.addressee_prepositions.has(p);
        if set || frames.clause_prepositions.has(p) && complementizer(page, i + 1) {
            return Some(if complementizer(page, i + 1) {
                behind_complementizer(page, i + 1)
            } else {
                i + 1
            });
        }
        return None;
    }
    // بعد إعلان الحكومة إعادة الرحلات: a verbal noun as the object of a verbal noun
    let object = page
        .readings(i)
        .iter()
        .any(|r| r.class == Class::VerbalNoun && r.clitics.is_empty());
    if object && frames.object && page.clitic_preposition(i).is_none() {
        return Some(i);
    }
    let p = page.clitic_preposition(i)?;
    (frames.prepositions.has(p) || frames.addressee_prepositions.has(p)).then_some(i)
}

// Source phrases.

fn source_phrase(page: &Page, s: usize, sentence: &Sentence, i: usize) -> Option<Cue> {
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
    let Some(Data::Source { pronoun, takes }) = page.data(lemma) else {
        return None;
    };
    let end = sentence.tokens.end;
    let mut from = i + len;
    let subject = if *pronoun {
        Subject::Dropped
    } else {
        if let Some(takes) = takes {
            if page.preposition(from) == Some(*takes) && page.is(from, Class::Preposition) {
                from += 1;
            } else if page.clitic_preposition(from) != Some(*takes) {
                return None;
            }
        }
        // `وفقا لما ذكره المتحدث`: the source is the subject of the verb behind ما
        let ma = page
            .readings(from)
            .iter()
            .any(|r| r.class == Class::Relative && !r.clitics.article());
        if ma || plainly_finite(page, from) {
            let verb = if ma { from + 1 } else { from };
            let behind = adverbials(page, verb + 1, end);
            let relayed = page.preposition(behind).is_some() && page.is(behind, Class::Preposition);
            from = if relayed { behind + 1 } else { behind };
        }
        let np = source_noun_phrase(page, from, end)?;
        Subject::Explicit(np)
    };
    let behind = match &subject {
        Subject::Explicit(np) => np.tokens.end,
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

/// The source behind a source phrase; it may carry the preposition (`لوزارة`).
fn source_noun_phrase(page: &Page, from: usize, end: usize) -> Option<NounPhrase> {
    if from >= end || !page.word(from) && page.kind(from) != TokenKind::Number {
        return None;
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
    let vague = page.readings(from).iter().all(|r| {
        matches!(r.class, Class::Unknown | Class::Thing | Class::VerbalNoun)
            && (r.suffix.is_some() || !r.clitics.article())
    }) && !(page.classes(from).has(Class::Unknown)
        && page
            .classes(from + 1)
            .any(Classes::of(&[Class::FamilyName, Class::Unknown])));
    if !head || thing || vague {
        return None;
    }
    noun_phrase(page, from, end, false)
}

/// The clause that a source phrase at `i` (its source ending before `behind`) qualifies: the one before it, or behind it
/// when it opens the sentence.
fn qualified_clause(page: &Page, sentence: &Sentence, i: usize, behind: usize) -> Option<Range<usize>> {
    let start = opening(page, sentence);
    let opens = i <= start + 1;
    if opens {
        let mut from = behind;
        if matches!(page.kind(from), TokenKind::Comma | TokenKind::Colon) {
            from += 1;
        }
        if complementizer(page, from) {
            from = behind_complementizer(page, from);
        }
        let end = trim_end(page, from, sentence.tokens.end);
        return (end > from + 1).then_some(from..end);
    }
    let end = trim_end(page, start, i);
    (end > start + 1).then_some(start..end)
}

/// The first token of the sentence behind an opening quotation mark.
fn opening(_page: &Page, sentence: &Sentence) -> usize {
    sentence.tokens.start
}

/// `end` without the signs before it.
pub fn trim_end(page: &Page, start: usize, mut end: usize) -> usize {
    while end > start
        && matches!(
            page.kind(end - 1),
            TokenKind::Comma
                | TokenKind::Stop
                | TokenKind::Semicolon
                | TokenKind::Dash
                | TokenKind::Break
                | TokenKind::Colon
        )
    {
        end -= 1;
    }
    end
}

// Headline colons.

/// The longest speaker before a headline's colon, in tokens.
const LABEL: usize = 14;

fn headline(page: &Page, s: usize, sentence: &Sentence, i: usize) -> Option<Cue> {
    let start = sentence.tokens.start;
    if i == start || i - start > LABEL || i + 2 >= sentence.tokens.end || page.within(i).is_some() {
        return None;
    }
    if !may_begin(page, start, false) || (start..i).any(|k| plainly_finite(page, k) || complementizer(page, k)) {
        return None;
    }
    let np = noun_phrase(page, start, i, false)?;
    let speaks = matches!(
        np.class,
        Class::Person | Class::Body | Class::Country | Class::Organisation | Class::GivenName | Class::FamilyName
    );
    let whole = np.tokens.end == i;
    // A dateline (`الرياض: فلان`) names a place and then a byline.
    let rest = sentence.tokens.end - i;
    // A country before a colon is a topic more often than a speaker: `قره باغ: عشرات القتلى`.
    let topic = matches!(np.class, Class::Country | Class::Place)
        && !(plainly_finite(page, i + 1)
            || page.is(i + 1, Class::Negation)
            || page.is(i + 1, Class::Pronoun)
            || page.opens_quote(i + 1).is_some());
    if !speaks || !whole || rest < 4 || topic {
        return None;
    }
    Some(Cue {
        sentence: s,
        tokens: i..i + 1,
        form: Form::Colon,
        lemma: None,
        kind: VerbKind::Say,
        subject: Subject::Explicit(np),
        gender: None,
        number: None,
        content: i + 1,
        fixed: None,
        weak: true,
        conjunction: false,
    })
}
