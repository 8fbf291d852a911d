//! Who stands behind a verb: its subject, over whatever stands between, or its object.

use super::{Cue, Form, Subject};
use crate::attribution::noun_phrase::{
    NounPhrase, SPEAKERS, accusative, agrees, may_begin, nominative, noun_phrase, oblique, plainly_finite,
};
use crate::attribution::page::Page;
use crate::attribution::passing::*;
use crate::lexicon::classes::{Class, Classes, Clitics};
use crate::lexicon::conjugation::{Number, Tense};
use crate::lexicon::{Data, Frames, PrepositionSet, Reading};
use crate::text::TokenKind;
use crate::text::fold::{ALEF, LAM, NUN, TA, TA_MARBUTA, YA};

/// The subject behind a short content (`وندد بالهجوم رئيس الوزراء`, `وتطالب باستقلالها الجبهة`): somebody who speaks, behind a
/// noun phrase that is closed.
pub(super) fn late_subject(page: &Page, content: usize, end: usize, r: &Reading) -> Option<NounPhrase> {
    const CONTENT: usize = 5;
    let clause = content > 0 && complementizer(page, content - 1) || complementizer(page, content);
    if !page.word(content) || plainly_finite(page, content) || clause {
        return None;
    }
    let first = noun_phrase(page, content, end, true)?.tokens.end;
    let counts = page.is(first, Class::Quantifier) && page.preposition(first + 1).is_some();
    if first - content > CONTENT || !(counts || may_begin(page, first, false)) {
        return None;
    }
    let np = noun_phrase(page, first, end, true)?;
    // `عدد من النواب`: how many of them, where no thing is counted
    let speaks = np.speaks() || np.class == Class::Quantifier;
    let closed =
        !page.word(np.tokens.end) || page.is(np.tokens.end, Class::Preposition) || page.is(np.tokens.end, Class::Time);
    (speaks
        && closed
        && !accusative(page, first)
        && agrees(&np, r.gender, r.number, true)
        && !oblique(page, &np)
        && !counts_things(page, &np))
    .then_some(np)
}

/// The token behind adverbs and behind phrases of time and place that stand between a verb and its subject
/// (`دعا في ختامها الأمين العام`); where no subject can begin there, the token behind the adverbs alone. `aside` says whether
/// an aside between commas may stand there as well, behind which a verb with an addressee has him and no subject.
pub(super) fn behind_circumstances(
    page: &Page,
    from: usize,
    end: usize,
    governed: PrepositionSet,
    aside: bool,
) -> usize {
    const MOST: usize = 2;
    let near = adverbials(page, from, end);
    let mut k = near;
    // `صرح مثلا، رئيس البعثة`: the comma closes the adverb
    if near > from && page.kind(near) == TokenKind::Comma && may_begin(page, near + 1, false) {
        k = near + 1;
    }
    // `وأكد، في مؤتمر صحفي عقده أمس، الوزير`
    if let Some(subject) = aside.then(|| behind_aside(page, near, end)).flatten() {
        return subject;
    }
    for _ in 0..MOST {
        // `قال للصحفيين الوزير`, `قال لنا الوزير`: whom he told
        if let Some(next) = audience(page, k, end, governed) {
            k = adverbials(page, next, end);
            continue;
        }
        let free = page.is(k, Class::Preposition)
            && page.mark(k).is_none()
            && page.preposition(k).is_none_or(|p| !governed.has(p))
            && k + 1 < end
            && !complementizer(page, k + 1);
        // `تؤكد فيها الولايات المتحدة أن`
        if pronominal_preposition(page, k) && page.preposition(k).is_none_or(|p| !governed.has(p)) {
            k = adverbials(page, k + 1, end);
            continue;
        }
        let pronoun = page.readings(k + 1).iter().any(|r| r.suffix.is_some_and(|s| s.third));
        if !free || !(pronoun || circumstance(page, k + 1)) {
            break;
        }
        k = adverbials(page, prepositional(page, k, end), end);
    }
    if k > near && may_begin(page, k, false) { k } else { near }
}

/// The token behind an aside of time, place or occasion between commas that parts a verb from its subject.
fn behind_aside(page: &Page, comma: usize, end: usize) -> Option<usize> {
    const LONGEST: usize = 16;
    let first = comma + 1;
    let opens = page.kind(comma) == TokenKind::Comma
        && first < end
        && (page.is(first, Class::Time)
            || page.is(first, Class::Adverb)
            || page.is(first, Class::Preposition) && (locative(page, first) || circumstance(page, first + 1)));
    if !opens {
        return None;
    }
    let close = (first..end.min(first + LONGEST)).find(|&k| !page.word(k) && page.kind(k) != TokenKind::Number)?;
    let clause = (first..close).any(|k| complementizer(page, k) || page.is(k, Class::Relative));
    (page.kind(close) == TokenKind::Comma && !clause && may_begin(page, close + 1, false)).then_some(close + 1)
}

/// The token behind an audience between a verb that does not govern ل and its subject: the press, or a pronoun.
fn audience(page: &Page, k: usize, end: usize, governed: PrepositionSet) -> Option<usize> {
    let pronoun = page
        .readings(k)
        .iter()
        .any(|r| matches!(page.data(r.lemma), Some(Data::Pronominal)));
    if pronoun && page.key(k).first() == Some(&LAM) {
        return Some(k + 1);
    }
    let told = page.clitics(k).any(Clitics::LAM)
        && page.clitic_preposition(k).is_some_and(|p| !governed.has(p))
        && (page.names_medium(k)
            || page
                .readings(k)
                .iter()
                .any(|r| r.class == Class::Person && r.number == Some(Number::Plural) && r.clitics.article()));
    let behind = k + page.step(k);
    let goes_on = may_begin(page, behind, false) || page.is(behind, Class::Preposition) || page.is(behind, Class::Time);
    (told && behind < end && goes_on).then_some(behind)
}

/// A name in quotation marks as the subject (`قالت "فوكس نيوز" إن`): short, without a verb, with the content behind it; of what
/// is surely a name also with a title (`قال "فلان" القيادي في الحزب إن`) or an aside behind it.
pub(super) fn quoted_speaker(page: &Page, i: usize, end: usize) -> Option<NounPhrase> {
    let mate = page.opens_quote(i).filter(|&m| m - i <= 7 && m + 1 < end)?;
    // a foreign name may have the letters of a verb (`«فانيتي فير»`), a clause begins with one or is longer
    let clause = |k: usize| plainly_finite(page, k) && (k == i + 1 || mate - i > 4);
    if (i + 1..mate).any(|k| complementizer(page, k) || clause(k) || !page.word(k)) {
        return None;
    }
    let mut next = mate + 1;
    if page.kind(next) == TokenKind::ParenOpen {
        next = page.mate(next).filter(|&m| m > next)? + 1;
    }
    let content = complementizer(page, next)
        || page.is(next, Class::Preposition)
        || page.clitic_preposition(next).is_some()
        || matches!(page.kind(next), TokenKind::Colon | TokenKind::Semicolon)
        || page.opens_quote(next).is_some();
    // the marks are no part of the name
    let inner = may_begin(page, i + 1, false)
        .then(|| noun_phrase(page, i + 1, mate, false))
        .flatten()
        .filter(|np| np.tokens.end == mate);
    if content {
        return Some(inner.unwrap_or(NounPhrase {
            tokens: i + 1..mate,
            class: Class::Organisation,
            gender: None,
            number: Some(Number::Singular),
            named: true,
        }));
    }
    let name = inner.filter(|np| np.named || matches!(np.class, Class::Body | Class::Organisation | Class::Country))?;
    if page.kind(next) == TokenKind::Comma {
        return Some(name);
    }
    let title = page
        .readings(next)
        .iter()
        .any(|r| matches!(r.class, Class::Person | Class::Nisba) && r.clitics.article() || r.class == Class::Person);
    let title = title.then(|| noun_phrase(page, next, end, false)).flatten()?;
    Some(NounPhrase {
        tokens: i..title.tokens.end,
        ..name
    })
}

/// A definite noun that is no speaker by its class, with the clause of what was said right behind it: a name that is a
/// common word as well (`وأكد الهين أن`).
pub(super) fn plain_noun(page: &Page, i: usize, end: usize, frames: &Frames) -> Option<NounPhrase> {
    let definite =
        page.word(i) && page.clitics(i).article() && !page.clitics(i).preposition() && page.mark(i).is_none();
    if !definite || page.is(i, Class::Relative) || page.is(i, Class::Time) {
        return None;
    }
    let np = noun_phrase(page, i, end, false)?;
    // `وصف اللقاء بأنه`: the object
    let object = page
        .clitic_preposition(np.tokens.end)
        .is_some_and(|p| frames.addressee_prepositions.has(p));
    (complementizer(page, np.tokens.end) && np.tokens.len() <= 3 && !object).then_some(np)
}

/// A name that begins with a common word and goes on with one in no lexicon, or with a name (`واعتبر محرز بويش أن`).
pub(super) fn bare_name(page: &Page, i: usize, end: usize) -> Option<NounPhrase> {
    const COMMON: Classes = Classes::of(&[
        Class::ActiveParticiple,
        Class::PassiveParticiple,
        Class::Adjective,
        Class::Thing,
        Class::VerbalNoun,
    ]);
    const NAMES: Classes = Classes::of(&[Class::GivenName, Class::FamilyName, Class::Unknown]);
    let common = page.word(i)
        && page.mark(i).is_none()
        && page
            .readings(i)
            .iter()
            .any(|r| COMMON.has(r.class) && r.clitics.is_empty() && r.suffix.is_none())
        && !page.clitics(i).article()
        && !plainly_finite(page, i);
    let name = i + 1 < end
        && page.word(i + 1)
        && page.mark(i + 1).is_none()
        && page.classes(i + 1).any(NAMES)
        && !page.clitics(i + 1).preposition()
        && !page.clitics(i + 1).conjunction()
        && !page.classes(i + 1).any(COMMON);
    (common && name).then_some(NounPhrase::bare_name(i..i + 2))
}

/// Whether a phrase is a name alone with the clause of what was said right behind it: the name of a family may be a given name of
/// the other gender (`قالت جان بيير إن`).
pub(super) fn bears_anothers_name(page: &Page, np: &NounPhrase) -> bool {
    const NAMES: Classes = Classes::of(&[Class::GivenName, Class::FamilyName, Class::Unknown]);
    np.named
        && np.tokens.len() <= 2
        && np.tokens.clone().all(|k| page.classes(k).any(NAMES))
        && complementizer(page, np.tokens.end)
}

/// One word between the verb and the clause of what was said, or the preposition that introduces it: who else than a name
/// could it be, whatever its letters mean (`وأضاف جاد أن`, `وشددت العدوي على أن`)?
pub(super) fn one_word(page: &Page, i: usize, end: usize, governed: PrepositionSet) -> Option<NounPhrase> {
    const OTHERS: Classes = Classes::of(&[
        Class::Preposition,
        Class::Adverb,
        Class::Time,
        Class::Pronoun,
        Class::Subordinator,
        Class::Complementizer,
        Class::Negation,
        Class::Particle,
        Class::Auxiliary,
        Class::Relative,
        Class::Quantifier,
        Class::Coordinator,
        Class::Exclusion,
        Class::Conditional,
        Class::Interrogative,
        Class::SourcePhrase,
    ]);
    if i >= end || !page.word(i) {
        return None;
    }
    let key = page.key(i);
    // هؤلاء, but `وأكد ذلك أن`
    let several = |r: &Reading| r.class != Class::Demonstrative || r.number == Some(Number::Plural);
    let own = |r: &Reading| {
        !r.clitics.conjunction() && !r.clitics.preposition() && r.suffix.is_none() && several(r) && r.finite().is_none()
    };
    let name = page.mark(i).is_none()
        && page.inside(i).is_none()
        && !page.classes(i).any(OTHERS)
        && page.readings(i).iter().any(own)
        // قال جازما إن, قال حرفيا إن: how he said it
        && !key.ends_with(&[ALEF])
        && !saying(page, i)
        && !plainly_finite(page, i);
    // `وعبر عالي عن`: before a noun only what is no noun itself
    let bare = page.classes(i).any(Classes::of(&[
        Class::Adjective,
        Class::Unknown,
        Class::GivenName,
        Class::FamilyName,
    ]));
    // `وقالت العدوي مخاطبة`, `قال مود بالمقابل`: what hardly speaks by its meaning
    let unusual = bare
        || page.clitics(i).article()
        || page
            .classes(i)
            .any(Classes::of(&[Class::ActiveParticiple, Class::PassiveParticiple]));
    let introduced = page.is(i + 1, Class::Preposition)
        && page.preposition(i + 1).is_some_and(|p| governed.has(p))
        && (bare || complementizer(page, i + 2));
    (name && (complementizer(page, i + 1) || introduced || unusual && speech_ahead(page, i + 1, end)))
        .then_some(NounPhrase::bare_name(i..i + 1))
}

/// Whether nothing but a circumstance stands between token `i` and what was said: a colon, a quotation, a clause (`قال مود بالمقابل:`,
/// `وقالت العدوي مخاطبة النواب: "..."`).
fn speech_ahead(page: &Page, i: usize, end: usize) -> bool {
    const REACH: usize = 14;
    const NAME: usize = 4;
    const CLAUSES: Classes = Classes::of(&[
        Class::Relative,
        Class::Subordinator,
        Class::Negation,
        Class::Interrogative,
        Class::SourcePhrase,
    ]);
    let circumstance = page.is(i, Class::Preposition)
        || page.names_medium(i) && page.clitics(i).any(Clitics::LAM)
        || page.is(i, Class::Adverb)
        || page.is(i, Class::Time)
        || page.is(i, Class::ActiveParticiple) && page.clitics(i).is_empty();
    let mut k = i;
    while circumstance && k < end.min(i + REACH) {
        match page.kind(k) {
            TokenKind::Colon => return true,
            TokenKind::Quote => match page.opens_quote(k) {
                Some(mate) if mate - k <= NAME => k = mate,
                Some(_) => return true,
                None => return false,
            },
            TokenKind::Number => {}
            TokenKind::Word if complementizer(page, k) => return !page.clitics(k).conjunction(),
            TokenKind::Word if plainly_finite(page, k) || page.classes(k).any(CLAUSES) => return false,
            TokenKind::Word => {}
            _ => return false,
        }
        k += 1;
    }
    false
}

/// What the statements before a verb say of whether it needs a subject of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Room {
    /// Somebody spoke before who agrees with it, so its subject may be dropped.
    Either,
    /// Nobody who spoke in the sentences before agrees with it (`وقال الوزير ... وحذرت السلطات من`).
    Subject,
    /// It goes on from a verb of the same sentence that has its subject before it (`الوزير يدعو فلانا ويحذر الدول من`).
    Object,
}

impl Room {
    /// For the verb `r` at token `i` of sentence `s`, behind `cues`.
    pub(super) fn before(cues: &[Cue], s: usize, i: usize, r: &Reading) -> Room {
        // sentences, and statements
        const MEMORY: usize = 3;
        const STATEMENTS: usize = 16;
        let mut spoken = cues
            .iter()
            .rev()
            .take(STATEMENTS)
            .take_while(|c| c.sentence + MEMORY >= s)
            .filter_map(|c| match &c.subject {
                Subject::Explicit(np) => Some((c, np)),
                _ => None,
            })
            .peekable();
        if let Some((c, np)) = spoken.peek()
            && c.sentence == s
            && c.form == Form::Finite
            && np.tokens.end <= c.tokens.start
            && c.gender == r.gender
            && c.tokens.end < i
            && matches!(r.finite(), Some((Tense::Present, _, _)))
            && r.clitics.conjunction()
        {
            return Room::Object;
        }
        let mut anybody = false;
        for (_, np) in spoken {
            anybody = true;
            if agrees(np, r.gender, r.number, false) {
                return Room::Either;
            }
        }
        if anybody { Room::Subject } else { Room::Either }
    }
}

/// Whether the noun phrase behind a verb is its first object, not its subject: `وحمّلت الحكومة المسؤولية` has no room for
/// a subject, and a verb that goes on (`ودعت جميع الأطراف إلى`) addresses a group.
///
/// `room` is asked only where nothing else tells.
pub(super) fn is_object(
    page: &Page,
    np: &NounPhrase,
    end: usize,
    frames: &Frames,
    r: &Reading,
    room: impl FnOnce() -> Room,
) -> bool {
    let next = np.tokens.end;
    // حذر السائقون من أن: a plural in ون is the subject
    if nominative(page, np) {
        return false;
    }
    // وحذر كل من مصر والسودان من: as the object it would have an alif (عددا من)
    let start = np.tokens.start;
    let quantity = page.is(start, Class::Quantifier)
        && page.is(start + 1, Class::Preposition)
        && np.tokens.len() > 2
        && !page.key(start).ends_with(&[TA_MARBUTA])
        && !page.key(start).ends_with(&[ALEF]);
    if quantity {
        return false;
    }
    if accusative(page, np.tokens.start) {
        return true;
    }
    if frames.object_object && !frames.object {
        // `ووصفت الحركة ما جرى بالجريمة`: a clause is the object
        let clause = page
            .readings(next)
            .iter()
            .any(|r| r.class == Class::Relative && r.gender.is_none());
        if clause {
            return false;
        }
        let second = page.word(next)
            && !page.is(next, Class::Preposition)
            && page.clitic_preposition(next).is_none()
            && !complementizer(page, next);
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
            || page.opens_quote(third).is_some()
            || page
                .clitic_preposition(third)
                .or_else(|| page.preposition(third))
                .is_some_and(|p| frames.addressee_prepositions.has(p));
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
    // اتهم always takes an accused: `وتتهم كييف بتلفيق` leaves no room for a subject; a long phrase has room for both
    // `حذرت رعاياها من السفر`: her own people are whom she warns
    let own = page.readings(np.tokens.start).iter().any(|n| {
        n.suffix
            .is_some_and(|s| s.third && (s.gender.is_none() || s.gender == r.gender))
            && n.class == Class::Person
    });
    if own && np.number == Some(Number::Plural) && frames.addressee_prepositions.has(p) && r.suffix.is_none() {
        return true;
    }
    let definite = page.clitics(start).article() && np.class == Class::Unknown && !oblique_ending(page, start);
    let single = np.tokens.len() <= 3 && (np.class != Class::Person || np.tokens.len() == 1) && !definite;
    if single && frames.addressee_prepositions.has(p) && !frames.prepositions.has(p) && r.suffix.is_none() {
        return true;
    }
    if !frames.addressee_prepositions.has(p) || !r.clitics.conjunction() {
        return false;
    }
    // `ودعا الخرينج إلى`: what is in no lexicon and has an article is a name
    if np.class == Class::Unknown
        && page.clitics(start).article()
        && np.tokens.len() == 1
        && !oblique_ending(page, start)
    {
        return false;
    }
    let room = room();
    room == Room::Object
        || room == Room::Either
            && !np.named
            && (np.class == Class::Quantifier
            || np.class == Class::Unknown
            // `ودعت الأطراف إلى`, but `ويطالب خبراء بوقف`
            // and `ودعا السكان إلى`, whose number is told by no form
            || np.number == Some(Number::Plural) && page.clitics(start).article()
            || np.number.is_none() && np.class == Class::Person && page.clitics(start).article())
}

/// Whether the word at `i` ends as plurals and duals do that are no subjects (`المغرضين`, `الجهات`).
fn oblique_ending(page: &Page, i: usize) -> bool {
    let key = page.key(i);
    key.ends_with(&[YA, NUN]) || key.ends_with(&[ALEF, TA])
}

/// Whether a phrase is a text of the speaker's own (`واختتم بيانه بالتأكيد`): what he ends, not who ends it.
pub(super) fn own_text(page: &Page, np: &NounPhrase) -> bool {
    page.readings(np.tokens.start).iter().any(|r| {
        r.suffix.is_some_and(|s| s.third) && matches!(r.class, Class::Document | Class::Occasion | Class::CueNoun)
    })
}

/// Whether a quantity counts things (`كل محاولات الوساطة`, `أي تعذيب`), which do not speak. A word in no lexicon is one who
/// speaks only where it has the article (`بعض الأمازيغ`).
pub(super) fn counts_things(page: &Page, np: &NounPhrase) -> bool {
    let mut counted = np.tokens.start + 1;
    if page.is(counted, Class::Preposition) {
        counted += 1;
    }
    let speaks = |r: &Reading| SPEAKERS.has(r.class) && (r.class != Class::Unknown || r.clitics.article());
    np.class == Class::Quantifier
        && page.is(np.tokens.start, Class::Quantifier)
        && counted < np.tokens.end
        && page.mark(counted).is_none()
        && !page.readings(counted).iter().any(speaks)
}
