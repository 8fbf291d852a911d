//! Subjects that stand before their verb, and the antecedents of relative clauses.

use super::noun_phrase::{NounPhrase, agrees, may_begin, noun_phrase, oblique, plainly_finite};
use super::page::Page;
use super::passing::{
    QUOTED_CLAUSE, adverbials, complementizer, dash_aside, pronominal_preposition, reporting_participle,
};
use super::stretch;
use crate::lexicon::classes::{Class, Classes, Clitics};
use crate::lexicon::conjugation::{Gender, Number, Tense};
use crate::lexicon::{PrepositionSet, Reading};
use crate::text::fold::{ALEF, LAM};
use crate::text::{Sentence, TokenKind};

/// How far before its verb a subject may begin, in tokens.
const REACH: usize = 45;

/// Classes of what can be the subject of a verb and speaks to nobody.
const THINGS: Classes = Classes::of(&[
    Class::Thing,
    Class::VerbalNoun,
    Class::CueNoun,
    Class::Occasion,
    Class::Geography,
]);

/// The subject that stands before the verb `r` at token `i`, in the same clause.
pub fn before(page: &Page, sentence: &Sentence, i: usize, r: &Reading) -> Option<NounPhrase> {
    if let Some(np) = dative(page, sentence, i, r) {
        return Some(np);
    }
    search(page, sentence, i, r, may_begin).or_else(|| {
        search(page, sentence, i, r, thing_begins).map(|np| NounPhrase {
            class: Class::Thing,
            ..np
        })
    })
}

/// Whether a noun phrase about a thing may begin at token `i`: it can be the subject of a verb and speaks to nobody.
fn thing_begins(page: &Page, i: usize, conjunction: bool) -> bool {
    // ردا على سؤال: an accusative in alif stands beside the clause
    let adverbial = page.key(i).ends_with(&[ALEF]) && !page.clitics(i).article();
    page.word(i)
        && !adverbial
        && page.inside(i).is_none()
        && page.classes(i).any(THINGS)
        && !plainly_finite(page, i)
        && !page.classes(i).any(Classes::of(&[
            Class::Preposition,
            Class::Adverb,
            Class::Time,
            Class::Subordinator,
            Class::Particle,
            Class::Relative,
            Class::Negation,
            Class::Coordinator,
        ]))
        && page
            .readings(i)
            .iter()
            .any(|r| THINGS.has(r.class) && !r.clitics.preposition() && (conjunction || !r.clitics.conjunction()))
}

/// The subject of a past verb behind أن that the verb before takes with ل: `سبق للوزير أن أكد`.
fn dative(page: &Page, sentence: &Sentence, i: usize, r: &Reading) -> Option<NounPhrase> {
    const LONGEST: usize = 12;
    let start = sentence.tokens.start;
    let past = matches!(r.finite(), Some((Tense::Past, ..)));
    if !past || i < start + 3 || !complementizer(page, i - 1) {
        return None;
    }
    let from = (start + 1..i - 1)
        .rev()
        .take(LONGEST)
        .find(|&k| page.clitics(k).any(Clitics::LAM) && page.is(k - 1, Class::Finite))?;
    let np = noun_phrase(page, from, i - 1, false)?;
    let np = stretch::continued(page, &np, i - 1, PrepositionSet::default());
    (np.tokens.end == i - 1 && agrees(&np, r.gender, r.number, false)).then_some(np)
}

fn search(
    page: &Page,
    sentence: &Sentence,
    i: usize,
    r: &Reading,
    begins: fn(&Page, usize, bool) -> bool,
) -> Option<NounPhrase> {
    if r.clitics.any(Clitics::WAW) || i == sentence.tokens.start {
        return None;
    }
    // أما الكرملين فقال: ف answers أما and nothing else
    let answers = r.clitics.any(Clitics::FA) || page.is(i - 1, Class::Particle) && page.clitics(i - 1).any(Clitics::FA);
    let last = last_before(page, i);
    // A verb behind كما، حيث، الذي ... has its subject behind it or elsewhere.
    if page.is(last, Class::Relative) || page.is(last, Class::Subordinator) && !page.is(last, Class::GivenName) {
        return None;
    }
    let floor = sentence.tokens.start.max(i.saturating_sub(REACH));
    let mut from = i;
    let mut best: Option<NounPhrase> = None;
    while from > floor {
        from -= 1;
        // what stands in quotation marks is somebody else's
        if page.kind(from) == TokenKind::Quote
            && let Some(open) = page.mate(from).filter(|&m| m < from && m >= floor)
            && (from - open > QUOTED_CLAUSE
                || (open + 1..from).any(|k| plainly_finite(page, k) || page.is(k, Class::Negation)))
        {
            from = open;
            continue;
        }
        let stop = match page.kind(from) {
            TokenKind::Stop | TokenKind::Colon | TokenKind::Semicolon | TokenKind::Break => true,
            // `الوزير "يؤكد"`: the mark right before the verb parts nothing
            TokenKind::Quote => from + 1 != i && page.mate(from).is_none_or(|m| m > i),
            // `(أ ف ب) - أعلنت`: a dateline
            TokenKind::Dash => from > floor && page.kind(from - 1) == TokenKind::ParenClose,
            TokenKind::ParenClose => {
                if let Some(open) = page.mate(from).filter(|&m| m < from && m > floor) {
                    from = open;
                }
                continue;
            }
            _ => false,
        };
        if stop {
            break;
        }
        if page.is(from, Class::Auxiliary) {
            // `، وكان الوزير قد أكد`: here the clause begins
            if page.clitics(from).conjunction() {
                break;
            }
            continue;
        }
        if complementizer(page, from) || plainly_finite(page, from) && !in_relative(page, from, floor) {
            break;
        }
        let clause_start = from == floor
            || !page.word(from - 1)
            || complementizer(page, from - 1)
            || page.is(from - 1, Class::Adverb)
            || page.is(from - 1, Class::Particle)
            || page.is(from - 1, Class::Auxiliary)
            || page.is(from - 1, Class::Subordinator)
            || page.is(from - 1, Class::Coordinator)
            // `الهيئة التي شكلتها الحكومة ستطلب`: the subject of the relative clause
            || plainly_finite(page, from - 1) && !in_relative(page, from - 1, floor)
            || matches!(
                page.inside(from - 1),
                Some(Class::Coordinator | Class::Subordinator | Class::Adverb | Class::Exclusion)
            );
        if answers && !(from > 0 && page.is(from - 1, Class::Particle)) {
            continue;
        }
        let coordinated = page.clitics(from).conjunction();
        // `مؤكدين رفض المشاركة`: a participle beside the clause is nobody
        if reporting_participle(page, from) {
            continue;
        }
        if !(clause_start || coordinated) || !begins(page, from, from == floor || !page.word(from - 1) || coordinated) {
            continue;
        }
        let Some(np) = noun_phrase(page, from, i, false) else {
            continue;
        };
        let Some(np) = unquoted(page, np, floor) else { continue };
        if !clause_start && np.tokens.end != i {
            continue;
        }
        // `لندن- كشفت`: a dateline
        let dateline = from == floor
            && matches!(np.class, Class::Place | Class::Country)
            && page.kind(np.tokens.end) == TokenKind::Dash
            && np.tokens.end + 1 == i;
        if !dateline && reaches(page, np.tokens.end, i) && agrees(&np, r.gender, r.number, false) {
            let comma_before = from > floor && page.kind(from - 1) == TokenKind::Comma;
            // the nearer one of two that are not joined: `مباحثات ... والرئاسة تؤكد`
            // `وكان الوزير الأول، أحمد أويحيى، قد`: the name in apposition belongs to the title before it
            let encloses = best
                .as_ref()
                .is_some_and(|b| np.tokens.end == b.tokens.end && np.tokens.start < b.tokens.start);
            let better = best.is_none() || clause_start && np.tokens.end == i || encloses;
            if better {
                best = Some(np);
            }
            // behind a conjunction the phrase may begin further left: قطر والأردن يدينان
            if !comma_before && clause_start {
                break;
            }
        }
    }
    best
}

/// A phrase that fills a pair of quotation marks is the name of a paper or body, whose gender its first word does not tell
/// (`"الوفد" تسأل`); behind a noun it is what that noun calls itself, and no subject (`تحت عنوان "الدور القادم" قالت`).
fn unquoted(page: &Page, np: NounPhrase, floor: usize) -> Option<NounPhrase> {
    let open = np
        .tokens
        .start
        .checked_sub(1)
        .filter(|&q| page.mate(q) == Some(np.tokens.end));
    let Some(open) = open.filter(|&q| page.kind(q) == TokenKind::Quote) else {
        return Some(np);
    };
    let noun = open > floor
        && page.word(open - 1)
        && page.key(open - 1).len() > 1
        && !page.is(open - 1, Class::Auxiliary)
        && !page.is(open - 1, Class::Particle)
        && !complementizer(page, open - 1);
    (!noun).then(|| NounPhrase::in_marks(np.tokens))
}

/// The last word before `i` that is no particle.
fn last_before(page: &Page, i: usize) -> usize {
    let mut k = i - 1;
    while k > 0 && page.word(k) && (page.is(k, Class::Particle) || page.is(k, Class::Auxiliary)) {
        k -= 1;
    }
    k
}

/// Whether a relative word stands before token `k` in its clause.
fn in_relative(page: &Page, k: usize, floor: usize) -> bool {
    (floor..k)
        .rev()
        .take_while(|&j| !matches!(page.kind(j), TokenKind::Comma | TokenKind::Stop))
        .take(12)
        .any(|j| page.is(j, Class::Relative))
}

/// Whether nothing but asides, adverbs and relative clauses stand between `from` and the verb `i`.
fn reaches(page: &Page, from: usize, i: usize) -> bool {
    let mut k = from;
    while k < i {
        let next = adverbials(page, k, i);
        if next > k {
            k = next;
            continue;
        }
        match page.kind(k) {
            TokenKind::Comma => {
                // an aside, closed by a comma before the verb, or the comma itself stands before the verb
                // `وكان الوزير الأول، أحمد أويحيى، قد أكد`
                let particles = |k: usize| page.is(k, Class::Particle) || page.is(k, Class::Auxiliary);
                if (k + 1..i).all(particles) {
                    return true;
                }
                let close = (k + 1..i).rev().find(|&c| page.kind(c) == TokenKind::Comma);
                match close {
                    Some(c) if !(k + 1..c).any(|w| complementizer(page, w)) => k = c + 1,
                    _ => return false,
                }
            }
            TokenKind::ParenOpen => match page.mate(k).filter(|&m| m < i) {
                Some(m) => k = m + 1,
                None => return false,
            },
            TokenKind::Dash => k = dash_aside(page, k, i),
            TokenKind::Quote | TokenKind::Number | TokenKind::ParenClose => k += 1,
            TokenKind::Word if page.is(k, Class::Relative) => {
                // a relative clause with one verb of its own reaches up to the reporting verb
                let verbs = (k + 1..i).filter(|&w| plainly_finite(page, w)).count();
                return (1..=2).contains(&verbs) && !(k + 1..i).any(|w| complementizer(page, w));
            }
            TokenKind::Word if page.is(k, Class::Particle) || page.is(k, Class::Auxiliary) => k += 1,
            TokenKind::Word if page.is(k, Class::Preposition) => {
                k += 1;
                if may_begin(page, k, false) || page.word(k) {
                    k = noun_phrase(page, k, i, false).map_or(k + 1, |np| np.tokens.end);
                }
            }
            TokenKind::Word if page.clitics(k).preposition() => {
                k = noun_phrase(page, k, i, false).map_or(k + 1, |np| np.tokens.end);
            }
            _ => return false,
        }
    }
    true
}

/// The noun phrase before the relative clause in which the verb at `i` stands: `باريس التي أدانت`, `صور قالت إنها`.
pub fn antecedent(page: &Page, sentence: &Sentence, i: usize, r: &Reading) -> Option<NounPhrase> {
    if r.clitics.conjunction() {
        return None;
    }
    antecedent_of(page, sentence, i, r.gender, r.number, false)
        .filter(|np| np.named || !resumes(page, i) || np.class == Class::Person)
}

/// The noun phrase before the relative clause in which the verb at `i` stands, if it has this gender and number; `things`
/// lets it be a thing as well.
pub fn antecedent_of(
    page: &Page,
    sentence: &Sentence,
    i: usize,
    gender: Option<Gender>,
    number: Option<Number>,
    things: bool,
) -> Option<NounPhrase> {
    if i == sentence.tokens.start {
        return None;
    }
    let relative = last_before(page, i);
    let word = page.word(relative)
        && page
            .readings(relative)
            .iter()
            .any(|r| r.class == Class::Relative && r.clitics.is_empty())
        // الذي and its forms; ما is its own antecedent
        && page.key(relative).starts_with(&[ALEF, LAM]);
    if !word || relative == sentence.tokens.start {
        return None;
    }
    let mut end = relative;
    if page.kind(end - 1) == TokenKind::Comma {
        end -= 1;
    }
    if page.kind(end.checked_sub(1)?) == TokenKind::ParenClose {
        end = page.mate(end - 1).filter(|&m| m < end)?;
    }
    let floor = sentence.tokens.start.max(end.saturating_sub(14));
    let pronoun = page.readings(relative).iter().find(|r| r.class == Class::Relative);
    // The longest noun phrase that ends where the relative clause begins, and agrees with its relative word and its verb; one
    // that speaks before a thing (`تسريبات الصحيفة التي أكدت`).
    let phrases = || {
        (floor..end).filter_map(|from| {
            let starts = may_begin(page, from, true)
                || things && thing_begins(page, from, true)
                || page.clitics(from).preposition()
                    && (may_begin_behind_clitic(page, from) || things && page.classes(from).any(THINGS));
            if !starts || reporting_participle(page, from) {
                return None;
            }
            let np = noun_phrase(page, from, end, false)?;
            let fits =
                agrees(&np, gender, number, false) && pronoun.is_none_or(|p| agrees(&np, p.gender, p.number, false));
            (np.tokens.end == end && fits).then_some(np)
        })
    };
    let thing = |np: &NounPhrase| {
        matches!(
            np.class,
            Class::Thing | Class::VerbalNoun | Class::CueNoun | Class::Unknown
        )
    };
    // behind an article there is no idafa: السياسي in هذا المسعى السياسي
    let adjective = |np: &NounPhrase| {
        let describes = || {
            page.is_any(np.tokens.start, Classes::of(&[Class::Adjective, Class::Nisba]))
                && !page.is(np.tokens.start, Class::Person)
        };
        np.tokens.start > floor
            && page.clitics(np.tokens.start - 1).article()
            && page.clitics(np.tokens.start).article()
            && (!np.named || describes())
    };
    let owner = |np: &NounPhrase| !(thing(np) || adjective(np));
    phrases().find(owner).or_else(|| phrases().find(|np| !adjective(np)))
}

/// The indefinite noun before a relative clause that has no relative word, as definite nouns have one: `رسالة تطالب`,
/// `بيانا يندد فيه`. The verb stands right behind the noun and its adjectives.
pub fn indefinite_antecedent(page: &Page, sentence: &Sentence, i: usize, r: &Reading) -> Option<NounPhrase> {
    const HEADS: Classes = Classes::of(&[
        Class::Document,
        Class::Thing,
        Class::CueNoun,
        Class::Occasion,
        Class::Body,
        Class::Person,
    ]);
    const OTHERS: Classes = Classes::of(&[
        Class::GivenName,
        Class::FamilyName,
        Class::Country,
        Class::Organisation,
        Class::Place,
        Class::Time,
        Class::Preposition,
        Class::Adverb,
        Class::Unknown,
        Class::Finite,
        Class::Subordinator,
        Class::Coordinator,
        Class::Complementizer,
        Class::Relative,
        Class::Pronoun,
        Class::Particle,
        Class::Negation,
    ]);
    if !r.clitics.is_empty() || resumes(page, i) {
        return None;
    }
    let floor = sentence.tokens.start;
    let indefinite = |k: usize| {
        page.word(k) && !page.clitics(k).article() && page.inside(k).is_none() && !page.classes(k).any(OTHERS)
    };
    let mut k = i;
    while k > floor {
        k -= 1;
        if !indefinite(k) {
            return None;
        }
        if page.classes(k).any(HEADS) {
            break;
        }
        let adjective = Classes::of(&[
            Class::Adjective,
            Class::Nisba,
            Class::ActiveParticiple,
            Class::PassiveParticiple,
        ]);
        if !page.classes(k).any(adjective) {
            return None;
        }
    }
    let head = page
        .readings(k)
        .iter()
        .find(|r| HEADS.has(r.class) && r.suffix.is_none())?;
    // what is no person takes the feminine singular in the plural
    let things = head.number == Some(Number::Plural) && head.class != Class::Person;
    let np = NounPhrase {
        tokens: k..i,
        class: head.class,
        gender: if things { Some(Gender::Feminine) } else { head.gender },
        number: if things { Some(Number::Singular) } else { head.number },
        named: false,
    };
    (k < i && agrees(&np, r.gender, r.number, false)).then_some(np)
}

/// Whether a preposition with a pronoun behind the verb at `i` goes back to the noun before it (`بيانا نفى فيه`, `شعارات
/// طالبوا من خلالها`), which is then where something was said, and not who said it.
pub(super) fn resumes(page: &Page, i: usize) -> bool {
    const REACH: usize = 2;
    (i + 1..=i + REACH)
        .take_while(|&k| page.word(k) && !complementizer(page, k))
        .any(|k| pronominal_preposition(page, k))
}

fn may_begin_behind_clitic(page: &Page, i: usize) -> bool {
    page.is(i, Class::Country)
        || page.is(i, Class::Organisation)
        || page.is(i, Class::Body)
        || page.is(i, Class::Person)
}

/// The subject right behind the verb at token `verb`, which may be any of its readings, over adverbs and a preposition with a
/// pronoun (`التفت إليه نظيره`), before token `limit`.
pub fn behind(page: &Page, verb: usize, limit: usize) -> Option<NounPhrase> {
    let mut i = adverbials(page, verb + 1, limit);
    while i < limit && pronominal_preposition(page, i) {
        i = adverbials(page, i + 1, limit);
    }
    let mut verbs = page.readings(verb).iter().filter(|r| r.finite().is_some());
    may_begin(page, i, false)
        .then(|| noun_phrase(page, i, limit, true))
        .flatten()
        .filter(|np| !oblique(page, np) && verbs.any(|r| agrees(np, r.gender, r.number, true)))
}

/// Whether the word that opens a sentence, a verbal noun by its letters as well, is its verb: somebody stands behind it who is
/// named (`ربط عضو المجلس سامي نادر بين الأمرين`).
pub(super) fn opens_with_verb(page: &Page, i: usize, limit: usize) -> bool {
    page.classes(i).has(Class::Finite)
        && page.mark(i).is_none()
        && page.clitics(i).is_empty()
        && may_begin(page, i + 1, false)
        && noun_phrase(page, i + 1, limit, true).is_some_and(|np| np.named && np.tokens.len() > 1)
}

/// The subject of the main verb of the sentence, whatever verb it is, that stands before token `limit`.
pub fn of_sentence(page: &Page, sentence: &Sentence, limit: usize) -> Option<NounPhrase> {
    let start = adverbials(page, sentence.tokens.start, limit);
    for i in start..limit.min(start + REACH) {
        if page.kind(i) == TokenKind::Quote || complementizer(page, i) {
            return None;
        }
        if plainly_finite(page, i) || i == sentence.tokens.start && opens_with_verb(page, i, limit) {
            let r = page.readings(i).iter().find(|r| r.finite().is_some())?;
            let earlier = search(page, sentence, i, r, may_begin);
            if earlier.as_ref().is_some_and(|np| np.tokens.end == i) {
                return earlier;
            }
            let behind = adverbials(page, i + 1, limit);
            if may_begin(page, behind, false) {
                return noun_phrase(page, behind, limit, true)
                    .filter(|np| !oblique(page, np))
                    .or(earlier);
            }
            return earlier.or_else(|| before(page, sentence, i, r));
        }
    }
    // `مدير الوكالة السابق نافيا أي تعذيب`: a headline without a verb
    (start == sentence.tokens.start && may_begin(page, start, false))
        .then(|| noun_phrase(page, start, limit, false))
        .flatten()
}
