//! The government of cues at work: from a cue, over its subject and whatever stands between, to the first word of the
//! content.

use super::noun_phrase::{NounPhrase, may_begin, noun_phrase, plainly_finite, subject_phrase};
use super::page::Page;
use super::passing::*;
use crate::lexicon::classes::{Class, Classes, Clitics};
use crate::lexicon::{Data, Frames, Preposition, Verb, VerbKind};
use crate::text::TokenKind;

/// Where content begins, and by what.
pub(super) struct Start {
    pub(super) at: usize,
    pub(super) weak: bool,
    pub(super) source: Option<NounPhrase>,
    pub(super) relayed: bool,
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
pub(super) fn light(page: &Page, from: usize, end: usize, v: &Verb) -> Option<Start> {
    if v.light.is_empty() {
        return None;
    }
    let mut i = adverbials(page, from, end);
    // `أعلن العبادي، التزامه`: the comma opens no aside
    let says = |k: usize| page.words(k).iter().any(|w| v.light.contains(w)) && !bare_text(page, k, end);
    if page.kind(i) == TokenKind::Comma && i + 1 < end && says(i + 1) {
        return Start::at(i + 1);
    }
    i = match page.kind(i) {
        TokenKind::Dash => dash_aside(page, i, end),
        _ => asides(page, i, end),
    };
    // `تقدمت حركة المقاومة "حماس" بالتعزية`
    if let Some(mate) = page
        .opens_quote(i)
        .filter(|&m| m - i <= 4 && !(i + 1..m).any(|k| says(k) || plainly_finite(page, k)))
    {
        i = asides(page, mate + 1, end);
    }
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
    // the end of a name that the subject left out: `جدد المتحدث باسم الخارجية صامويل وربيرغ الدعوة`
    const NAMES: Classes = Classes::of(&[Class::GivenName, Class::FamilyName, Class::Unknown]);
    while i < end && page.word(i) && page.classes(i).only(NAMES) && page.mark(i).is_none() {
        i += 1;
    }
    // `تبنى غالبية هذه الهجمات`: how many
    while i + 1 < end && (page.is(i, Class::Quantifier) || page.is(i, Class::Demonstrative)) && page.mark(i).is_none() {
        i += 1;
    }
    // one word may stand before the noun: `عن بالغ قلقه`, `عن عميق أسفه`
    for k in [i, i + 1] {
        // with the article it is no new statement (أدلى بهذه التصريحات), unless it says of what (تبادلا الاتهامات بالتقصير)
        let new = k < end
            && page.word(k)
            && (!page.clitics(k).article()
                || page.clitic_preposition(k + 1).is_some()
                || page.kind(k + 1) == TokenKind::Colon && page.clitic_preposition(k).is_none()
                || complementizer(page, k + 1) && (preposition || saying(page, k))
                || page.is(k + 1, Class::Preposition));
        if new && says(k) {
            // ذهب إلى القول إن, كرر القول إن
            let empty = saying(page, k) && complementizer(page, k + 1);
            return Start::at(if empty { behind_complementizer(page, k + 1) } else { k });
        }
        // `أبدت «قلقها الشديد»`
        if page.opens_quote(k).is_some() && says(k + 1) {
            return Start::at(k);
        }
    }
    None
}

/// Whether the noun at `k` is a text of which nothing is told (`أصدر بيانا`, `رفعوا شعارات`): a noun whose frames are a clause
/// or a quotation, and neither follows.
fn bare_text(page: &Page, k: usize, end: usize) -> bool {
    const REACH: usize = 8;
    let governed = |i: usize| {
        page.readings(k).iter().any(|r| match page.data(r.lemma) {
            Some(Data::CueNoun { frames, .. }) => page
                .clitic_preposition(i)
                .or_else(|| page.preposition(i))
                .is_some_and(|p| frames.prepositions.has(p)),
            _ => false,
        })
    };
    let text = page
        .readings(k)
        .iter()
        .any(|r| matches!(r.class, Class::CueNoun | Class::Document));
    let told = |i: usize| {
        page.kind(i) == TokenKind::Colon || page.opens_quote(i).is_some() || complementizer(page, i) || governed(i)
    };
    text && !(k + 1..end.min(k + REACH))
        .take_while(|&i| !matches!(page.kind(i), TokenKind::Stop | TokenKind::Comma) && !plainly_finite(page, i))
        .any(told)
}

/// The addressee behind a comma that closes the subject, with what is asked of him: `طالب الصافي، رئيس الوزراء بمكافحة`.
fn behind_comma(page: &Page, i: usize, end: usize, frames: &Frames, kind: VerbKind) -> Option<Start> {
    // `وأكد الاتحاد، عدم علاقته بـ`: something of his own that is denied or owned
    let owned = page.readings(i + 1).iter().any(|r| r.suffix.is_some_and(|s| s.third));
    let noun = page.classes(i).any(Classes::of(&[Class::VerbalNoun, Class::Thing])) && page.clitics(i).is_empty();
    if frames.object && i + 1 < end && owned && noun && !plainly_finite(page, i) {
        return Some(Start {
            at: i,
            weak: true,
            source: None,
            relayed: false,
        });
    }
    if frames.addressee_prepositions.is_empty() || i >= end || !may_begin(page, i, false) {
        return None;
    }
    let np = noun_phrase(page, i, end, true)?;
    let next = np.tokens.end;
    page.clitic_preposition(next)
        .or_else(|| page.preposition(next))
        .filter(|&p| next < end && frames.addressee_prepositions.has(p))
        .and_then(|_| match kind {
            VerbKind::Naming => naming(page, next, end, frames, i).and_then(Start::at),
            _ => Start::at(i),
        })
}

/// Whether the comma at `i`, the first token behind the subject (`from`) of the verb `cue`, closes an apposition and what
/// follows it is a noun that may be the object.
fn apposition_closed(page: &Page, cue: usize, from: usize, i: usize) -> bool {
    const OTHERS: Classes = Classes::of(&[
        Class::Time,
        Class::Preposition,
        Class::Adverb,
        Class::Subordinator,
        Class::Relative,
        Class::Complementizer,
        Class::SourcePhrase,
        Class::ActiveParticiple,
        Class::Person,
    ]);
    let next = i + 1;
    i == from
        && (cue + 2..from).any(|k| page.kind(k) == TokenKind::Comma)
        && page.word(next)
        && page.inside(next).is_none()
        && !page.clitics(next).conjunction()
        && !page.clitics(next).preposition()
        && !plainly_finite(page, next)
        && !page.classes(next).any(OTHERS)
        && page.classes(next).any(Classes::of(&[
            Class::VerbalNoun,
            Class::Thing,
            Class::CueNoun,
            Class::Document,
        ]))
}

/// Whether the comma at `i` parts a verb that opens its sentence from what was said: a clause that begins with its verb, and
/// no other clause is still to come.
fn comma_speech(page: &Page, cue: usize, i: usize, end: usize) -> bool {
    let opens = cue == 0 || !page.word(cue - 1);
    let verb = plainly_finite(page, i + 1)
        || page.is(i + 1, Class::Finite) && !page.is(i + 1, Class::Subordinator) && may_begin(page, i + 2, false);
    let clause = verb && page.clitics(i + 1).is_empty() && !page.may_report(i + 1) && page.inside(i + 1).is_none();
    opens
        && clause
        && !(i + 1..end).any(|k| complementizer(page, k) && !page.word(k - 1) || page.kind(k) == TokenKind::Colon)
}

/// Whether an indefinite noun stands before token `i`, with its adjectives or a comma between (`تقرير جديد أعدته`, `دراسة
/// استقصائية، أجرتها`), so that a verb at `i` begins a relative clause without a relative word.
fn indefinite_noun_before(page: &Page, i: usize, cue: usize) -> bool {
    const HEADS: Classes = Classes::of(&[
        Class::Occasion,
        Class::Document,
        Class::Thing,
        Class::Person,
        Class::Body,
    ]);
    // بلاغ غير موقع
    const ADJECTIVES: Classes = Classes::of(&[
        Class::Adjective,
        Class::Nisba,
        Class::NumberWord,
        Class::Negation,
        Class::PassiveParticiple,
    ]);
    let mut k = i;
    if k > cue + 2 && page.kind(k - 1) == TokenKind::Comma {
        k -= 1;
    }
    while k > cue + 1 {
        k -= 1;
        if !page.word(k) || page.clitics(k).article() {
            return false;
        }
        if page.classes(k).any(HEADS) {
            return true;
        }
        if !page.classes(k).any(ADJECTIVES) {
            return false;
        }
    }
    false
}

/// Walks from `from` to where the content begins under `frames`.
#[allow(clippy::too_many_arguments)]
pub(super) fn content_start(
    page: &Page,
    from: usize,
    end: usize,
    frames: &Frames,
    kind: VerbKind,
    pronoun: bool,
    cue: usize,
    strong: bool,
) -> Option<Start> {
    if pronoun && matches!(kind, VerbKind::Naming | VerbKind::Opinion) && frames.object_object {
        // `ما سماها "سلسلة إخفاقات"`: the pronoun is the first object
        let i = adverbials(page, from, end);
        let name = page.opens_quote(i).is_some()
            || page.word(i)
                && page.clitic_preposition(i).is_none()
                && !complementizer(page, i)
                && !plainly_finite(page, i)
                && !page.is(i, Class::Preposition);
        if name {
            return Start::at(i);
        }
    }
    let mut i = from;
    // `وتابع المدير القول إن`
    if matches!(kind, VerbKind::Say | VerbKind::Continue) && saying(page, adverbials(page, i, end)) {
        i = adverbials(page, i, end) + 1;
    }
    let mut addressee: Option<usize> = None;
    let mut source: Option<NounPhrase> = None;
    let mut near = true;
    // `انتقد فلان، عضو المجلس، القرار`: the subject holds the comma that opens its apposition
    let mut aside = (cue + 1..from).any(|k| page.kind(k) == TokenKind::Comma);
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
                let Some(mate) = page.opens_quote(i) else {
                    // a mark whose partner was forgotten still opens speech right behind its verb
                    let speech = strong && near && frames.quote && page.mate(i).is_none() && i + 1 < end;
                    return if speech { done(i + 1, false, &mut source) } else { None };
                };
                if named_by_quote(page, i, mate, end, frames) {
                    i = mate + 1;
                    continue;
                }
                // `ويدعو الأطراف "للتعاون"`, `أشاد "بالجهود"`: the preposition stands inside the marks
                let inside = preposition_at(page, i + 1);
                if let Some(p) = inside.filter(|_| near) {
                    if frames.addressee_prepositions.has(p) && addressee.is_some() {
                        return done(addressee.unwrap_or(i), false, &mut source);
                    }
                    if frames.prepositions.has(p) {
                        return done(i, false, &mut source);
                    }
                }
                // a short quotation behind a verb with other meanings is a name (`دفع "فلان" إلى`)
                let object = frames.object
                    && from > cue + 1
                    && frames.addressee_prepositions.is_empty()
                    && !page.clitics(i + 1).preposition();
                let speech = strong || mate - i > 4 || object;
                if speech
                    && (source.is_some()
                        || frames.quote
                        || frames.clause
                        || frames.object && near
                        || frames.object_clause)
                {
                    return done(i, false, &mut source);
                }
                if near && !frames.addressee_prepositions.is_empty() {
                    addressee.get_or_insert(i);
                }
                i = mate + 1;
                continue;
            }
            TokenKind::Colon => {
                return if (source.is_some() || frames.quote || frames.clause || frames.object) && i + 1 < end {
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
                // `وقال المتحدث لرويترز، قتل الجندي`: speech behind a comma alone
                if strong && near && kind == VerbKind::Say && i > cue + 1 && comma_speech(page, cue, i, end) {
                    return done(i + 1, true, &mut source);
                }
                // `أدان الحداد، رئيس النقابة، القرار`: the object behind the apposition
                if frames.object && near && apposition_closed(page, cue, from, i) {
                    return done(i + 1, true, &mut source);
                }
                let opened = comma_aside(page, i, end, frames);
                // `رفضت، إلى جانب فصيل، في نوفمبر، مبادرة`: the comma that closes the last of several asides
                let object = aside && near && frames.object && !frames.object_object && begins_thing(page, i + 1);
                if object && opened.is_none() {
                    aside = false;
                    i += 1;
                    continue;
                }
                // `وندد صحفيون، على نطاق واسع بالجريمة`: the comma opens no aside
                let behind = adverbials(page, i + 1, end);
                let own = preposition_at(page, behind).is_some_and(|p| frames.prepositions.has(p));
                if behind > i + 1 && near && own && from > cue + 1 {
                    i = behind;
                    continue;
                }
                // `واعتبر المتحدث في تصريح صحفي، العملية ردا`: the comma closes the circumstances of a subject
                let closes = frames.object_object && kind != VerbKind::Naming && near && i > from && from > cue + 1;
                let noun = begins_thing(page, i + 1)
                    || page.clitics(i + 1).article()
                        && !page.is(i + 1, Class::Relative)
                        && !plainly_finite(page, i + 1);
                if closes && noun && opened.is_none() {
                    i += 1;
                    continue;
                }
                aside = true;
                match opened {
                    Some(next) => i = next,
                    None => return behind_comma(page, i + 1, end, frames, kind),
                }
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
            TokenKind::Semicolon
                if i > from
                    && page
                        .preposition(i + 1)
                        .is_some_and(|p| frames.prepositions.has(p) || frames.clause_prepositions.has(p)) =>
            {
                i += 1;
                continue;
            }
            TokenKind::ParenClose | TokenKind::Semicolon | TokenKind::Stop | TokenKind::Break => return None,
            TokenKind::Word => {}
        }
        // `، مؤكدة أن`: another cue, behind an aside
        if i > from && page.kind(i - 1) == TokenKind::Comma && adverbial_participle(page, i) {
            return None;
        }
        if i == from && i > cue + 1 && page.is(i, Class::Pronoun) && page.clitics(i).conjunction() {
            // `وأعلن فلان، وهو ناشط في الحركة، أن`, here without its commas
            i = relative_clause(page, i, end);
            continue;
        }
        if page.is(i, Class::Exclusion) {
            // `وقال مسؤول طلب عدم ذكر اسمه إن`
            i = relative_clause(page, i + page.step(i) - 1, end);
            continue;
        }
        if complementizer(page, i) {
            if kind == VerbKind::Naming {
                // `وصفه بأنه خطير`: the name alone
                return done(i + 1, false, &mut source);
            }
            if frames.clause || frames.object_clause || source.is_some() {
                let at = behind_complementizer(page, i);
                // `طالب الحكومة بأن تراجع`: what is demanded begins with of whom
                let addressed =
                    kind == VerbKind::Position && (frames.object_clause || !frames.addressee_prepositions.is_empty());
                return done(addressee.filter(|_| addressed).unwrap_or(at), false, &mut source);
            }
            // `تنص المادة على أن "..."`: their words
            let quoted = i + 1 + usize::from(page.kind(i + 1) == TokenKind::Colon);
            if frames.quote && page.opens_quote(quoted).is_some() {
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
            // `في مؤتمر` says where; `دعا إلى محاكمة` does not
            let where_said = locative(page, i)
                && occasion(page, i + 1)
                && kind != VerbKind::Position
                && (!frames.prepositions.has(p) || told_behind(page, i + 1, end, p));
            let here = frames.prepositions.has(p) && !where_said && !relay;
            // `حذر من بيروت من`, `في ختام زيارته إلى لبنان إلى`: the same preposition behind a place is the verb's own
            let behind = || noun_phrase(page, i + 1, end, true).map_or(i + 1, |np| np.tokens.end);
            if here && place(page, i + 1) && page.preposition(behind()) == Some(p) {
                i = behind();
                continue;
            }
            // `تطلق القوات حملات على فترات`: what is named stands right behind على
            if here && kind == VerbKind::Naming && addressee.is_some() {
                return None;
            }
            // `أطلق على المدينة لقب "مدينة الأسرار"`: the name, not who bears it
            if here
                && kind == VerbKind::Naming
                && let Some(np) = noun_phrase(page, i + 1, end, true)
                && page.word(np.tokens.end)
                && page.opens_quote(np.tokens.end + 1).is_some()
            {
                return done(np.tokens.end + 1, false, &mut source);
            }
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
            // `شجبت فيها المحاولة`: a pronoun takes the place of no object
            if page
                .readings(i)
                .iter()
                .any(|r| r.class == Class::Preposition && r.suffix.is_some())
            {
                i += 1;
                continue;
            }
            // times, places and occasions stand between a verb and its object; other phrases do not
            near &= circumstance(page, i + 1)
                || locative(page, i)
                || page.preposition(i).is_none() && page.classes(i + 1).has(Class::VerbalNoun);
            i = prepositional(page, i, end);
            continue;
        }
        if page.is(i, Class::Preposition)
            && page.mark(i).is_none()
            && !pronominal_preposition(page, i)
            && complementizer(page, i + 1)
        {
            // `قال قبل أن يغادر إن`: the clause of the preposition
            near = false;
            i += 2;
            if plainly_finite(page, i) {
                i = relative_clause(page, i, end);
            }
            continue;
        }
        if page.is(i, Class::Preposition) && page.mark(i).is_none() && !page.is(i, Class::GivenName) {
            let pronoun = page
                .readings(i)
                .iter()
                .any(|r| r.class == Class::Preposition && r.suffix.is_some());
            i = if pronoun { i + 1 } else { prepositional(page, i, end) };
            continue;
        }
        if let Some(p) = page.clitic_preposition(i) {
            // `أجاب بقوله إن`
            if saying(page, i) && frames.clause {
                i += 1;
                continue;
            }
            // بسرعة is an adverb, بسرعة التدخل is what was asked for
            let heads =
                page.step(i) == 1 && page.word(i + 1) && page.clitics(i + 1).article() && page.inside(i + 1).is_none();
            // `دعا الوزير لوكالة فرانس برس إلى`: whom he told
            let told = page.clitics(i).any(Clitics::LAM) && page.names_medium(i) && i > cue + 1;
            let adverb = (page.is(i, Class::Adverb) || page.is(i, Class::Time) || told) && !heads;
            if page.key(i).len() == 1 && (frames.prepositions.has(p) || frames.addressee_prepositions.has(p)) {
                return done(addressee_or(addressee, i + 1, frames, p), false, &mut source);
            }
            if !adverb && (frames.prepositions.has(p)) && i > cue {
                return done(addressee_or(addressee, i, frames, p), false, &mut source);
            }
            if !adverb && frames.addressee_prepositions.has(p) && (addressee.is_some() || pronoun) {
                let at = if kind == VerbKind::Naming {
                    i
                } else {
                    addressee.unwrap_or(i)
                };
                return done(at, false, &mut source);
            }
            // `أيدت بقوة الاتفاق`
            if page.is(i, Class::Adverb) {
                i += page.step(i);
                continue;
            }
            // `رئيسة اللجنة لمعرض الدوحة إلى أن`: the whole phrase behind the preposition
            i = subject_phrase(page, i, end, false, frames.all_prepositions())
                .map_or(i, |np| np.tokens.end)
                .max(i + page.step(i));
            continue;
        }
        if page.is(i, Class::Relative) {
            // ما said of naming or with an object: `نفى ما تردد`; الذي goes on with the noun before it
            let bound = page
                .readings(i)
                .iter()
                .any(|r| r.class == Class::Relative && r.gender.is_some());
            if frames.object && near && !bound {
                return done(i, true, &mut source);
            }
            // `في ختام الاجتماع الذي حضره الوزراء على ضرورة`: nothing but the cue's own preposition closes the clause
            let close = relative_clause(page, i, end);
            let own = |k: &usize| {
                page.is(*k, Class::Preposition)
                    && !(locative(page, *k) && circumstance(page, *k + 1))
                    && page.preposition(*k).is_some_and(|p| frames.prepositions.has(p))
            };
            let open = close == end || page.kind(close) == TokenKind::Stop;
            i = if open {
                (i + 1..close).find(own).unwrap_or(close)
            } else {
                close
            };
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
        let indefinite = indefinite_noun_before(page, i, cue);
        if clause && indefinite && plainly_finite(page, i) {
            // `في تقرير رفعه إلى المجلس`: a relative clause without a relative word; ب on a noun behind it may be the cue's
            // own (`تعهد خلال قمة عقدت أمس برفع`)
            let close = relative_clause(page, i - 1, end);
            let own = |k: &usize| {
                let apart = page
                    .preposition(*k)
                    .filter(|_| page.is(*k, Class::Preposition) && !locative(page, *k));
                page.clitic_preposition(*k)
                    .or(apart)
                    .is_some_and(|p| frames.prepositions.has(p))
            };
            // `رفضت حركة تسيطر على المدينة توقيع الاتفاق`: the verbal noun behind it is the object
            let object = |k: &usize| {
                frames.object
                    && !frames.object_object
                    && !page.is(*k - 1, Class::Preposition)
                    && (page.clitics(*k - 1).article()
                        || page.is(*k - 1, Class::Place)
                        || page.is(*k - 1, Class::Country))
                    && page.is(*k, Class::VerbalNoun)
                    && !page
                        .classes(*k)
                        .any(Classes::of(&[Class::Adjective, Class::Person, Class::Time]))
                    && !plainly_finite(page, *k)
                    && page.clitics(*k).is_empty()
            };
            if let Some(k) = (i + 2..close).find(object).filter(|_| near) {
                return done(k, true, &mut source);
            }
            i = (i + 1..close).find(own).unwrap_or(close);
            continue;
        }
        if page.is(i, Class::Subordinator) && !page.is(i, Class::Auxiliary) {
            // `وقال من برلين حيث يشارك في اجتماع، إن`
            let close = relative_clause(page, i, end);
            let next = close + usize::from(page.kind(close) == TokenKind::Comma);
            if next < end && complementizer(page, next) && !page.clitics(next).conjunction() {
                i = next;
                continue;
            }
        }
        if clause {
            // `قال لافروف لا أعتقد`: speech printed without any mark
            let unmarked = near && strong && frames.clause && frames.quote && !page.clitics(i).conjunction();
            return if unmarked { done(i, true, &mut source) } else { None };
        }
        if page.is(i, Class::Coordinator) || page.is(i, Class::Exclusion) {
            return None;
        }
        // `أوضح النائب حرب أن`: a bare noun before the clause is a name
        if near && frames.clause && frames.object && complementizer(page, i + 1) && page.clitics(i).is_empty() {
            i += 1;
            continue;
        }
        // `ذكر السكان تعرضهم لقصف`: what happened to him, told by a verb that otherwise takes a clause
        let own = i > cue + 1
            && frames.clause
            && kind == VerbKind::Say
            && page
                .readings(i)
                .iter()
                .any(|r| r.class == Class::VerbalNoun && r.clitics.is_empty() && r.suffix.is_some_and(|s| s.third));
        // A noun: the object, an addressee, or a part of the subject that the noun phrase left out.
        if near && (frames.object || own) && !frames.object_object {
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
            let next = np.tokens.end;
            let goes_on = page.word(next) && !plainly_finite(page, next) || page.opens_quote(next).is_some();
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

/// Whether behind the occasion at `i` what was said is still to come: a clause, a quotation, or the preposition once more
/// (`شدد في المؤتمر على`, but `شدد على المفاوضات`).
fn told_behind(page: &Page, i: usize, end: usize, p: Preposition) -> bool {
    const REACH: usize = 14;
    (i + 1..end.min(i + REACH))
        .take_while(|&k| !matches!(page.kind(k), TokenKind::Stop | TokenKind::Break))
        .any(|k| complementizer(page, k) || page.opens_quote(k).is_some() || page.preposition(k) == Some(p))
}

/// Whether a thing that can be the object of a verb begins at token `i`.
fn begins_thing(page: &Page, i: usize) -> bool {
    page.word(i)
        && page
            .classes(i)
            .any(Classes::of(&[Class::Thing, Class::VerbalNoun, Class::CueNoun]))
        && !page.clitics(i).preposition()
        && !plainly_finite(page, i)
}

/// Whether the quotation from `i` to `mate` is a name inside the subject: short, without a verb, and what introduces the
/// content follows in the same clause (`وقالت "اليمنية" عبر حسابها إن`, `قال «المسؤول اليمني»: ...`).
fn named_by_quote(page: &Page, i: usize, mate: usize, end: usize, frames: &Frames) -> bool {
    const NAME: usize = 7;
    const REACH: usize = 60;
    let name = mate - i <= NAME && !(i + 1..mate).any(|k| plainly_finite(page, k) || complementizer(page, k));
    if !name {
        return false;
    }
    let mut k = mate + 1;
    while k < end.min(mate + REACH) {
        match page.kind(k) {
            TokenKind::Colon => return frames.quote || frames.clause,
            TokenKind::Stop | TokenKind::Break => return false,
            TokenKind::Quote => match page.opens_quote(k) {
                Some(m) => k = m,
                None => return false,
            },
            TokenKind::Word if complementizer(page, k) => return frames.clause || frames.object_clause,
            TokenKind::Word if plainly_finite(page, k) || page.is(k, Class::Auxiliary) => return false,
            _ => {}
        }
        k += 1;
    }
    false
}

/// With an addressee frame of the same preposition, the content begins at the addressee.
fn addressee_or(addressee: Option<usize>, at: usize, frames: &Frames, p: Preposition) -> usize {
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
        let apart = page.key(i).len() == 1;
        return Some(if complementizer(page, i) || apart { i + 1 } else { i });
    }
    if page.opens_quote(i).is_some() {
        return Some(i);
    }
    // `وصف محادثاته مع الرئيس بأنها بناءة`: what it is called stands behind بأن, wherever that is in the clause
    const REACH: usize = 14;
    let by = |k: usize| {
        page.clitic_preposition(k)
            .is_some_and(|p| frames.addressee_prepositions.has(p))
    };
    let clause = || (i..end.min(i + REACH)).take_while(|&k| page.word(k) && !plainly_finite(page, k));
    if let Some(k) = clause().find(|&k| complementizer(page, k) && by(k)) {
        return Some(k + 1);
    }
    // `وصف دور بلاده في العملية بالريادي`: an adjective, or words that are quoted
    let adjective = |k: usize| {
        page.clitics(k).article() && page.classes(k).any(Classes::of(&[Class::Adjective, Class::Nisba])) && by(k)
    };
    if let Some(k) = clause().find(|&k| page.opens_quote(k + 1).is_some() && by(k) || adjective(k)) {
        return Some(if adjective(k) { k } else { k + 1 });
    }
    (page.word(i) && !plainly_finite(page, i) && !page.is(i, Class::Preposition)).then_some(first)
}

/// Content that begins right behind a noun cue and its source.
pub(super) fn directly(page: &Page, i: usize, end: usize, frames: &Frames) -> Option<usize> {
    let i = adverbials(page, i, end);
    if i >= end {
        return None;
    }
    match page.kind(i) {
        TokenKind::Quote => return page.opens_quote(i).filter(|_| frames.quote || frames.clause).map(|_| i),
        TokenKind::Colon => return (frames.quote || frames.clause).then_some(i + 1).filter(|&k| k < end),
        TokenKind::Comma if frames.clause => {
            // `إعلان الرئيس، يوم الاثنين، أن`
            let next = if complementizer(page, i + 1) {
                i + 1
            } else {
                adverbials(page, i + 1, end) + 1
            };
            let closed = next == i + 1 || page.kind(next - 1) == TokenKind::Comma;
            return (closed && complementizer(page, next)).then(|| behind_complementizer(page, next));
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
