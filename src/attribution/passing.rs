//! Passing over what may stand between a cue, its subject and its content: adverbs, times, prepositional phrases, relative
//! clauses, asides between commas or dashes.
//!
//! Every function takes the token it begins at and the end of the stretch, and gives the token behind.

use super::noun_phrase::{may_begin, month_name, noun_phrase, plainly_finite};
use super::page::Page;
use crate::lexicon::classes::{Class, Classes, Clitics};
use crate::lexicon::conjugation::{Case, Gender, Inflection};
use crate::lexicon::{Analyser, Data, Frames, InfoId, Preposition, Reading, VerbKind};
use crate::text::{Shape, TokenKind};

/// A quotation of more tokens than this is no name or single phrase.
pub(super) const QUOTED_CLAUSE: usize = 6;

/// Whether token `k` is a preposition with a pronoun of the third person on it (`فيه`, `عنها`).
pub(super) fn pronominal_preposition(page: &Page, k: usize) -> bool {
    page.classes(k).has(Class::Preposition)
        && page.readings(k).iter().any(|r| {
            r.class == Class::Preposition
                && (r.suffix.is_some_and(|s| s.third) || matches!(page.data(r.lemma), Some(Data::Pronominal)))
        })
}

/// The preposition that is printed onto token `k`, or that it is.
pub(super) fn preposition_at(page: &Page, k: usize) -> Option<Preposition> {
    page.clitic_preposition(k)
        .or_else(|| page.preposition(k).filter(|_| page.is(k, Class::Preposition)))
}

/// Whether token `k` is a preposition that says where, when or through what (`في`, `خلال`).
pub(super) fn locative(page: &Page, k: usize) -> bool {
    page.readings(k)
        .iter()
        .any(|r| matches!(page.data(r.lemma), Some(Data::Locative)))
}

/// Whether token `k` is a preposition that says where or through what and no verb governs (`أمام`, `عبر`).
pub(super) fn only_locative(page: &Page, k: usize) -> bool {
    page.preposition(k).is_none() && locative(page, k)
}

/// Whether token `k` is a preposition that says whence (`من`).
pub(super) fn origin(page: &Page, k: usize) -> bool {
    page.readings(k)
        .iter()
        .any(|r| matches!(page.data(r.lemma), Some(Data::Origin)))
}

/// Whether token `k` is a preposition that says when (`قبل`).
pub(super) fn temporal(page: &Page, k: usize) -> bool {
    page.readings(k)
        .iter()
        .any(|r| matches!(page.data(r.lemma), Some(Data::Temporal)))
}

/// Passes adverbs, particles and short adverbial phrases from token `i` on.
pub(super) fn adverbials(page: &Page, mut i: usize, end: usize) -> usize {
    while i < end && page.word(i) {
        let adverb = page.is(i, Class::Adverb) && !page.is(i, Class::Person);
        // `يؤكد الأخير`: an adjective of time by itself stands for somebody
        let alone = page.clitics(i).article() && page.is(i, Class::Adjective) && page.kind(i + 1) != TokenKind::Number;
        let time = page.is(i, Class::Time) && !page.clitics(i).preposition() && !month_name(page, i) && !alone;
        if adverb {
            let phrase = page.step(i) > 1;
            i += page.step(i);
            // بشكل واضح وصريح
            while phrase && i < end && further_adjective(page, i) {
                i += 1;
            }
        } else if time {
            i = time_phrase(page, i, end);
        } else {
            break;
        }
    }
    i
}

/// Whether token `i` is an indefinite adjective that و joins to one before it.
fn further_adjective(page: &Page, i: usize) -> bool {
    page.conjoined(i)
        && page.mark(i).is_none()
        && !page.clitics(i).article()
        && page.is(i, Class::Adjective)
        && !page
            .classes(i)
            .any(Classes::of(&[Class::Finite, Class::Person, Class::VerbalNoun]))
}

/// Passes a phrase of time: `أمس الأربعاء`, `يوم 28 حزيران / يونيو`, `الأسبوع الماضي`.
pub(super) fn time_phrase(page: &Page, mut i: usize, end: usize) -> usize {
    // في الأسبوع الثاني: behind a preposition, with an adjective of its own
    let described = i > 0 && page.is(i - 1, Class::Preposition) && page.clitics(i).article();
    i += page.step(i);
    if described && i < end && page.clitics(i).article() && page.is(i, Class::Adjective) {
        i += 1;
    }
    while i < end {
        let more = match page.kind(i) {
            // اليوم الأول من الزيارة: an ordinal
            TokenKind::Word => {
                (page.is(i, Class::Time) || page.clitics(i).article() && page.is(i, Class::NumberWord))
                    && !page.clitics(i).conjunction()
            }
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

/// Whether token `i` is أن/إن, alone or with ب or a pronoun on it.
pub(super) fn complementizer(page: &Page, i: usize) -> bool {
    page.word(i)
        && page.is(i, Class::Complementizer)
        && page.inside(i).is_none_or(|c| c == Class::Complementizer)
        && !page.clitics(i).article()
        // آن: a name
        && !page.token(i).shape.has(Shape::MADDA)
}

/// The first token of the content behind the complementizer `i`; one that carries a pronoun belongs to the content.
pub(super) fn behind_complementizer(page: &Page, i: usize) -> usize {
    let pronoun = page
        .readings(i)
        .iter()
        .any(|r| r.class == Class::Complementizer && r.suffix.is_some());
    if pronoun { i } else { i + 1 }
}

/// Whether token `i` names an occasion or medium of speaking (`في مؤتمر صحفي`, `على تويتر`).
pub(super) fn occasion(page: &Page, i: usize) -> bool {
    page.is(i, Class::Occasion)
}

/// Whether token `i` names a place.
pub(super) fn place(page: &Page, i: usize) -> bool {
    page.is(i, Class::Place) || page.is(i, Class::Country) || page.is(i, Class::Geography)
}

/// Whether token `i` is a time, a place or an occasion.
pub(super) fn circumstance(page: &Page, i: usize) -> bool {
    // في كل المناسبات
    let i = i + usize::from(page.is(i, Class::Quantifier));
    page.is(i, Class::Time) || occasion(page, i) || place(page, i) || page.is(i, Class::Document)
}

/// Passes a preposition and its noun phrase.
pub(super) fn prepositional(page: &Page, i: usize, end: usize) -> usize {
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
    // `في بيان الهجوم`: what a text is told in is not what it is about
    let bare = page.is(next, Class::Document)
        && page.clitics(next).is_empty()
        && page.mark(next).is_none()
        && page.clitics(next + 1).article()
        && page
            .classes(next + 1)
            .any(Classes::of(&[Class::Thing, Class::VerbalNoun]))
        && !page
            .classes(next + 1)
            .any(Classes::of(&[Class::Adjective, Class::Body, Class::Person]));
    if bare {
        return next + 1;
    }
    // `في تصريح لرويترز الأطراف`: what says where ends before a further noun
    let behind =
        noun_phrase(page, next, end, circumstance(page, next)).map_or(next + 1, |np| np.tokens.end.max(next + 1));
    // لدى لقائه جبريل الرجوب: the object of a verbal noun
    let his = |class: Class| {
        page.readings(next)
            .iter()
            .any(|r| r.class == class && r.suffix.is_some_and(|s| s.third))
    };
    let owned = page.readings(behind).iter().any(|r| r.suffix.is_some());
    let peer = owned && page.is(behind, Class::Person);
    // خلال لقائه نظيره, but في ختامها الأمين العام
    let meets = his(Class::VerbalNoun) && (!owned || peer)
        || his(Class::Occasion) && (peer || page.is(behind, Class::GivenName) && page.clitics(behind).is_empty());
    if meets && behind == next + 1 && may_begin(page, behind, false) {
        return noun_phrase(page, behind, end, false).map_or(behind, |np| np.tokens.end);
    }
    behind
}

/// Passes a relative clause: up to a comma, a complementizer at its level or a sign.
pub(super) fn relative_clause(page: &Page, i: usize, end: usize) -> usize {
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
pub(super) fn comma_aside(page: &Page, i: usize, end: usize, frames: &Frames) -> Option<usize> {
    let next = i + 1;
    if next >= end {
        return None;
    }
    let starts = complementizer(page, next)
        || page.opens_quote(next).is_some()
        || page
            .preposition(next)
            .is_some_and(|p| frames.prepositions.has(p) || frames.clause_prepositions.has(p))
        || page
            .clitic_preposition(next)
            .is_some_and(|p| frames.prepositions.has(p))
        // `وتساءل المصدر، هل`
        || page.is(next, Class::Interrogative) && frames.clause;
    // `أعلن العبادي، التزامه بـ`: a thing of his own is the object
    let own = frames.object
        && page
            .readings(next)
            .iter()
            .any(|r| r.class == Class::VerbalNoun && r.suffix.is_some_and(|s| s.third) && r.clitics.is_empty());
    if starts || own {
        return Some(next);
    }
    // `، حيث أوضح الوزير أن`: a clause of its own
    let subordinate = page.is(next, Class::Subordinator) && !page.is(next, Class::SourcePhrase);
    let mut k = next;
    while k < end && k - i < 32 {
        match page.kind(k) {
            TokenKind::Comma => return Some(k + 1).filter(|_| k + 1 < end),
            TokenKind::Stop | TokenKind::Break => return None,
            TokenKind::Colon => return Some(k),
            TokenKind::ParenOpen => k = page.mate(k).filter(|&m| m > k)?,
            TokenKind::Quote => {
                if let Some(mate) = page.opens_quote(k) {
                    // `وقالت فلانة، المسؤولة في الشركة "هذه ليست ..."`: speech, and no name
                    let speech = frames.quote && k > next && mate - k > QUOTED_CLAUSE && mate + 2 >= end;
                    if speech {
                        return Some(k);
                    }
                    k = mate;
                }
            }
            TokenKind::Word if complementizer(page, k) && frames.clause => {
                return (!subordinate && !others_clause(page, next, k)).then_some(k);
            }
            // `، مشيرا إلى أن`: the clause is another cue's
            TokenKind::Word
                if k == next && reporting_participle(page, k) && page.inside(k) != Some(Class::Exclusion) =>
            {
                return None;
            }
            // a coordinated clause begins: no aside
            TokenKind::Word if k == next && page.clitics(k).conjunction() && plainly_finite(page, k) => return None,
            _ => {}
        }
        k += 1;
    }
    None
}

/// Whether the clause that opens at `at` is reported by a cue that stands between `from` and there, outside relative clauses
/// (`، حيث أوضح الوزير أن`, `، مشيرا في كلمته إلى أن`, `، بزعمه أن`).
fn others_clause(page: &Page, from: usize, at: usize) -> bool {
    let owned_noun = at > from
        && page.readings(at - 1).iter().any(|r| {
            r.suffix.is_some_and(|s| s.third)
                && match page.data(r.lemma) {
                    Some(Data::Verb(v)) => r.class == Class::VerbalNoun && v.noun && v.frames.clause,
                    Some(Data::CueNoun { frames, .. }) => frames.clause,
                    _ => false,
                }
        });
    owned_noun
        || (from..at).any(|k| {
            let finite = page.readings(k).iter().any(|r| {
                r.finite().is_some() && page.verb(r).is_some_and(|v| v.reporting && v.frames.clause && !v.weak)
            });
            reporting_participle(page, k) && page.inside(k) != Some(Class::Exclusion)
                || finite && plainly_finite(page, k) && !(k > from && page.is(k - 1, Class::Relative))
        })
}

/// What a word can be as a noun of saying by its readings; they are asked once.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Saying {
    /// Whether it has the pronoun of who said it.
    own: bool,
    /// Whether it is definite, and can be a mere object or manner of saying.
    definite: bool,
}

impl Saying {
    /// For a word that has been read.
    pub(super) fn of(analyser: &Analyser, word: InfoId) -> Self {
        let clitics = analyser.info(word).clitics;
        let by = clitics.any(Clitics::BA);
        let object = clitics.article() && !clitics.preposition();
        let mut saying = Saying::default();
        for r in analyser.readings(word).iter().filter(|r| r.class == Class::VerbalNoun) {
            let Some(v) = analyser.verb(r).filter(|v| v.reporting && v.noun) else {
                continue;
            };
            let own = r.suffix.is_some_and(|s| s.third);
            saying.own |= own;
            saying.definite |= (object || by) && (r.clitics.article() || own) && v.kind == VerbKind::Say;
        }
        saying
    }
}

/// Whether token `i` is a noun of saying with the pronoun of who said it (`قوله`, `تأكيدها`).
pub(super) fn own_saying(page: &Page, i: usize) -> bool {
    page.saying(i).own
}

/// Whether token `i` is the definite noun of a verb of saying, with the clause or quotation right behind it, that only fills the
/// place of an object or says how (`تابع القول إن`, `أجاب بقوله إن`).
pub(super) fn saying(page: &Page, i: usize) -> bool {
    page.saying(i).definite
        && (complementizer(page, i + 1) || page.kind(i + 1) == TokenKind::Colon || page.opens_quote(i + 1).is_some())
}

/// Whether a reading is a participle in the accusative, or in the plural that has the same form.
fn accusative_participle(r: &Reading) -> bool {
    matches!(
        r.inflection,
        Some(Inflection::Participle {
            case: Case::Accusative | Case::Oblique,
            ..
        })
    )
}

/// Whether token `k` is a participle in the accusative of a verb that reports (`مشيرا`, `مؤكدين`).
pub(super) fn reporting_participle(page: &Page, k: usize) -> bool {
    page.readings(k).iter().any(|r| {
        accusative_participle(r)
            && r.clitics.is_empty()
            && page
                .verb(r)
                .is_some_and(|v| v.reporting && (v.participle || v.kind == VerbKind::Relay))
    })
}

/// Whether token `i` is an adverbial participle with the clause it reports (`مؤكدة أن`, `مشيرين إلى أن`).
pub(super) fn adverbial_participle(page: &Page, i: usize) -> bool {
    let reports = page.readings(i).iter().any(|r| {
        r.class == Class::ActiveParticiple
            && r.clitics.is_empty()
            && r.suffix.is_none()
            && (r.gender == Some(Gender::Feminine) || accusative_participle(r))
            && page.verb(r).is_some_and(|v| v.reporting && v.participle)
    });
    reports && (clause_behind(page, i) || page.kind(i + 1) == TokenKind::Colon)
}

/// Whether a clause stands right behind token `i`, or behind a preposition there (`مؤكدة أن`, `مشيرة إلى أن`).
pub(super) fn clause_behind(page: &Page, i: usize) -> bool {
    complementizer(page, i + 1) || page.is(i + 1, Class::Preposition) && complementizer(page, i + 2)
}

/// From a dash to behind the dash that closes the aside; behind the dash itself where none does.
pub(super) fn dash_aside(page: &Page, i: usize, end: usize) -> usize {
    let mut close = None;
    let mut k = i + 1;
    while k < end.min(i + 30) {
        match page.kind(k) {
            TokenKind::Quote => k = page.opens_quote(k).unwrap_or(k),
            TokenKind::Dash | TokenKind::Stop | TokenKind::Break | TokenKind::Colon => {
                close = Some(k);
                break;
            }
            _ => {}
        }
        k += 1;
    }
    match close {
        Some(k) if page.kind(k) == TokenKind::Dash => k + 1,
        _ => i + 1,
    }
}

/// Passes asides between commas from token `i` on.
pub(super) fn asides(page: &Page, i: usize, end: usize) -> usize {
    if page.kind(i) != TokenKind::Comma {
        return i;
    }
    comma_aside(page, i, end, &Frames::default()).unwrap_or(i)
}

/// `end` without the signs before it.
pub(super) fn trim_end(page: &Page, start: usize, mut end: usize) -> usize {
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
