//! Finite verbs: `قال الوزير إن`, `الوزير قال إن`, `"..."، قال الوزير`.

use super::before::{clause_before, first_half, quotation_before, resumed_content};
use super::behind::{
    Room, bare_name, bears_anothers_name, behind_circumstances, counts_things, is_object, late_subject, one_word,
    own_text, plain_noun, quoted_speaker,
};
use super::sense::{first_person, negated, nominal, real};
use super::{Cue, Form, REACH, Subject};
use crate::attribution::government::{Governor, Start, clause_ahead, content_start, light};
use crate::attribution::noun_phrase::{
    NounPhrase, SPEAKERS, accusative, agrees, may_begin, oblique, plainly_finite, subject_phrase,
};
use crate::attribution::page::Page;
use crate::attribution::passing::*;
use crate::attribution::{stretch, subject};
use crate::lexicon::classes::{Class, Classes};
use crate::lexicon::conjugation::{Gender, Number, Person, Tense, Voice};
use crate::lexicon::{Frames, Reading, Verb, VerbKind};
use crate::text::fold::{ALEF, MIM, TA_MARBUTA};
use crate::text::{Sentence, TokenKind};

/// How far behind a verb the noun that makes it certain may stand, in tokens.
const WITH: usize = 20;

pub(super) fn finite(page: &Page, s: usize, sentence: &Sentence, i: usize, earlier: &[Cue]) -> Option<Cue> {
    if !page.classes(i).has(Class::Finite) || page.inside(i).is_some_and(|c| c != Class::Adverb) {
        return None;
    }
    let mut readings = page
        .readings(i)
        .iter()
        .filter(|r| r.reports && matches!(r.finite(), Some((_, _, Person::Third))) && !r.clitics.preposition())
        .filter(|r| real(page, i, r) && !ours(page, i, r))
        .filter_map(|r| page.verb(r).map(|v| (r, v)))
        .filter(|(r, v)| v.passive || !matches!(r.finite(), Some((_, Voice::Passive, _))))
        .peekable();
    if readings.peek().is_none() || negated(page, i) || nominal(page, i) || first_person(page, i) {
        return None;
    }
    let mut best: Option<Cue> = None;
    let mut tried: Vec<(u32, Option<Gender>, Option<Number>)> = Vec::new();
    for (r, v) in readings {
        let signature = (r.lemma, r.gender, r.number);
        if tried.contains(&signature) {
            continue;
        }
        tried.push(signature);
        let Some(cue) = finite_reading(page, s, sentence, i, r, v, earlier) else {
            continue;
        };
        // `تأسف الوزير`: of two verbs of the same letters the one whose subject stands there
        if cue.subject != Subject::Dropped {
            return Some(cue);
        }
        best = best.or(Some(cue));
    }
    best
}

fn finite_reading(
    page: &Page,
    s: usize,
    sentence: &Sentence,
    i: usize,
    r: &Reading,
    v: &Verb,
    cues: &[Cue],
) -> Option<Cue> {
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
    let before = subject::before(page, sentence, i, r).map(|np| match counts_things(page, &np) {
        true => NounPhrase {
            class: Class::Thing,
            ..np
        },
        false => np,
    });
    // `صدر عقبه بلاغ أعلن أن`: the text right before the verb, and no thing further off
    let text_between = |np: &NounPhrase| {
        np.class == Class::Thing
            && np.tokens.end < i
            && subject::indefinite_antecedent(page, sentence, i, r).is_some_and(|text| text.class != Class::Thing)
    };
    let before = before.filter(|np| !text_between(np));
    let relative = match &before {
        // ردا على سؤال قال: a question says nothing, somebody does
        None => subject::antecedent(page, sentence, i, r)
            .filter(|np| !told_of(page, np, i, v) && !resumed_by_object(np, r))
            .or_else(|| {
                subject::indefinite_antecedent(page, sentence, i, r).filter(|np| {
                    !v.strong || v.kind == VerbKind::Position || !matches!(np.class, Class::Thing | Class::CueNoun)
                })
            }),
        Some(_) => None,
    };
    // `أصدر بيانا أكد فيه`: where he said it
    let before = before.filter(|np| {
        np.named || !matches!(np.class, Class::Thing | Class::Document | Class::Occasion) || !subject::resumes(page, i)
    });
    let earlier = before.is_some() || relative.is_some();
    let addressee = !v.frames.addressee_prepositions.is_empty() || v.frames.object_object;
    // The subject behind the verb.
    let behind = behind_circumstances(page, i + 1, end, v.frames.all_prepositions(), !addressee);
    let takes_object = v.frames.object
        || v.frames.object_object
        || v.frames.object_clause
        || !v.frames.addressee_prepositions.is_empty();
    let pronominal = i > sentence.tokens.start && pronoun_subject(page, i - 1);
    let governed = v.frames.all_prepositions().with(v.light_prepositions);
    let after = (may_begin(page, behind, false) && !pronominal)
        .then(|| subject_phrase(page, behind, end, takes_object, governed))
        .flatten()
        .or_else(|| quoted_speaker(page, behind, end))
        .or_else(|| bare_name(page, behind, end))
        .or_else(|| plain_noun(page, behind, end, &v.frames))
        .filter(|np| agrees(np, r.gender, r.number, true) || bears_anothers_name(page, np))
        .filter(|np| !counts_things(page, np) && !own_text(page, np))
        .filter(|np| !oblique(page, np))
        // `ما سماه العدوان`: the name given, and nobody who gives it
        .filter(|np| {
            v.kind != VerbKind::Naming
                || !pronoun
                || np.named
                || !matches!(np.class, Class::Thing | Class::VerbalNoun | Class::Occasion)
        })
        // `وتوضح ذلك بأن`: what is told
        .filter(|np| np.class != Class::Demonstrative || np.tokens.len() > 1)
        .or_else(|| one_word(page, behind, end, governed).filter(|_| !pronominal))
        .filter(|_| r.number != Some(Number::Plural) && r.number != Some(Number::Dual));
    // `التي يسميها الاحتلال "منطقة عسكرية"`: the name given is no name of who gives it
    let after = after.map(|mut np| {
        let close = np.tokens.end - 1;
        let given = v.kind == VerbKind::Naming && pronoun && page.kind(close) == TokenKind::Quote;
        if let Some(open) = page.mate(close).filter(|&m| given && m > np.tokens.start) {
            np.tokens.end = open;
        }
        np
    });
    let mut attempts: Vec<(Subject, usize)> = Vec::new();
    let room = || Room::before(cues, s, i, r);
    if let Some(np) = after.filter(|np| !is_object(page, np, end, &v.frames, r, room)) {
        let quoted = np.tokens.start > 0 && page.mate(np.tokens.end) == Some(np.tokens.start - 1);
        let rest = np.tokens.end + usize::from(quoted);
        if !earlier || pronoun || page.kind(rest) != TokenKind::Stop {
            attempts.push((Subject::Explicit(np), rest));
        }
    }
    // `وتطرق الحوار إلى`: a verb without an object has the thing behind it for its subject
    if attempts.is_empty() && !takes_object && !earlier && thing_behind(page, i + 1) {
        return None;
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
    // `الذي اتهمه الادعاء`: the pronoun is the antecedent, the subject stands behind
    let resumed = pronoun && !attempts.is_empty();
    // a thing before the verb is hardly its subject where somebody stands behind it (`وكرد فعل، دعت المبعوثة`), nor is a text
    // (`مقطع قال ناشطون إنه`)
    let somebody = matches!(attempts.first(), Some((Subject::Explicit(np), _)) if np.speaks());
    let thing = matches!(&fallback, Subject::Explicit(np) if np.class == Class::Thing) && !attempts.is_empty()
        || somebody
            && matches!(&fallback, Subject::Antecedent(np)
                if !np.named && matches!(np.class, Class::Document | Class::Thing | Class::CueNoun | Class::Occasion));
    // `المتهم الذي تقول الشرطة إنه`: a verb without an object has who stands behind it for its subject
    // so has one whose preposition takes up the noun (`الذي تعتبر مدريد من خلاله أن`)
    let taken_up_behind = || match attempts.first() {
        Some((_, rest)) => (*rest..rest + 2).any(|k| pronominal_preposition(page, k)),
        None => false,
    };
    let told_by = somebody && matches!(fallback, Subject::Antecedent(_)) && (!takes_object || taken_up_behind());
    let ahead = earlier && !resumed && !thing && !told_by && (adjacent || attempts.is_empty() || takes_object);
    if ahead {
        attempts.insert(0, (fallback, i + 1));
    } else {
        attempts.push((fallback, i + 1));
    }
    // `حمل الحكومة المسؤولية`, but `حمل الجنسية`: beside these nouns the verb has no other meaning, without them it has not this one
    let sure = |k: usize| page.words(k).iter().any(|w| v.with.contains(w));
    let with = !v.with.is_empty() && (i + 1..end.min(i + WITH)).any(sure);
    let shadda = page.token(i).shape.has(crate::text::Shape::SHADDA);
    if !(v.with.is_empty() || with || shadda) {
        return None;
    }
    let doubtful = v.weak && !with;
    // `ما وصف بـ"الرجل القوي"`, but `كثيرا ما وصف`: without a pronoun for what is named, and nobody who names it, the passive is
    // read; `يمكن وصفه بأنه`: the verbal noun
    let what = |k: usize| {
        page.readings(k)
            .iter()
            .any(|r| r.class == Class::Relative && r.gender.is_none())
            && !page.key(k.saturating_sub(1)).ends_with(&[ALEF])
    };
    let nobody = matches!(attempts.first(), Some((Subject::Dropped | Subject::Antecedent(_), _)));
    let named_by_nobody = v.kind == VerbKind::Naming
        && i > sentence.tokens.start
        && (nobody && !pronoun && what(i - 1)
            || pronoun && plainly_finite(page, i - 1) && page.is(i, Class::VerbalNoun));
    if named_by_nobody {
        return None;
    }
    let mut best: Option<(i32, Cue)> = None;
    let filled = pronoun && fills(&v.frames, v.kind);
    // `ما يرجح ناشطون أنه`: somebody behind the verb says so
    let said = somebody && !ahead;
    if taken_up(page, sentence, i, &v.frames) || !said && shows(page, i, r, v) {
        return None;
    }
    let governor = Governor {
        at: i,
        frames: &v.frames,
        kind: v.kind,
        pronoun,
        strong: !v.weak && matches!(v.kind, VerbKind::Say | VerbKind::Continue),
        doubtful,
    };
    for (n, (subject, from)) in attempts.iter().enumerate() {
        if filled && v.light.is_empty() {
            // `ما قاله كيري من أنه`: the pronoun is told behind من
            if let (Subject::Explicit(np), true) = (subject, page.is(i.saturating_sub(1), Class::Relative))
                && let Some(at) = apposed_clause(page, np.tokens.end, end)
            {
                return Some(base(subject.clone(), at, false));
            }
            continue;
        }
        let explicit_after = matches!(subject, Subject::Explicit(np) if np.tokens.start > i);
        // `هددت الأمطار بانهيار السد`: a verb that opens a sentence without و has its subject behind it
        if *subject == Subject::Dropped
            && i == sentence.tokens.start
            && !r.clitics.conjunction()
            && !pronoun
            && thing_behind(page, i + 1)
        {
            continue;
        }
        let found = light(page, *from, end, v).or_else(|| content_start(page, governor, *from, end));
        // `أكدت سارة الفايز أن`: words in no lexicon, or of other meanings, that only look like an object before the clause
        // `أعلن الوزير تعليقا على التهديدات أن`: an accusative stands beside the clause
        let noun = |at: usize| {
            page.classes(at).any(Classes::of(&[Class::VerbalNoun, Class::CueNoun])) && !page.key(at).ends_with(&[ALEF])
        };
        let unsure = explicit_after && v.frames.clause && found.as_ref().is_none_or(|f| f.weak && !noun(f.at));
        let clause = unsure.then(|| clause_ahead(page, *from, end, &v.frames)).flatten();
        let Some(found) = clause.map(Start::at).or(found) else {
            continue;
        };
        // `دعا الأطراف إلى`: the only noun is the addressee when the subject stands elsewhere
        if explicit_after && earlier && addressee && n > 0 && !pronoun {
            continue;
        }
        let mut subject = subject.clone();
        // the subject behind the verb stands, wherever the content was found behind it
        if let (Subject::Dropped, Some((Subject::Explicit(np), _)), false) = (&subject, attempts.first(), addressee)
            && n > 0
            && np.tokens.start > i
            && np.tokens.end <= found.at
            && !found.weak
        {
            subject = Subject::Explicit(np.clone());
        }
        // `وقال الطبيب "الوضع صعب" وطالب`: what was said, and no name of his
        if let (Subject::Dropped, Some((Subject::Explicit(np), _))) = (&subject, attempts.first())
            && np.tokens.start < found.at
            && page.opens_quote(found.at).is_some_and(|m| m + 1 == np.tokens.end)
        {
            subject = Subject::Explicit(NounPhrase {
                tokens: np.tokens.start..found.at,
                ..np.clone()
            });
        }
        if let Some(source) = found.source {
            subject = Subject::Explicit(source);
        } else if v.kind == VerbKind::Relay && found.relayed {
            return None;
        }
        let present = matches!(r.finite(), Some((Tense::Present, _, _)));
        // ويرى أن: he of the sentence before; يتوقع أن: nobody
        let goes_on = (i == sentence.tokens.start || page.kind(i - 1) == TokenKind::Comma)
            && r.clitics.conjunction()
            && !v.frames.object
            && (complementizer(page, i + 1) || page.is(i + 1, Class::Adverb));
        // `ما تعتبره "جهادا"`: the name that those of whom the text speaks give it
        let names = pronoun && v.frames.object_object && page.is(i.saturating_sub(1), Class::Relative);
        // `وهو يرى أن`: a pronoun before it is its subject
        let he = pronominal && bare_clause(page, found.at);
        if v.kind == VerbKind::Opinion && present && subject == Subject::Dropped && !goes_on && !names && !he {
            continue;
        }
        // `يعتبر التأمين نشاطا تكميليا`: what it is taken for, by nobody
        let taken = v.kind == VerbKind::Opinion && v.frames.object_object
            || v.weak && !v.frames.object && !v.frames.addressee_prepositions.is_empty();
        if taken && present && !pronoun && indefinite(page, found.at) {
            continue;
        }
        // `تعد تركيا لاعبا مهما`: what it is, by nobody; `يعدها المجتمع الدولي غير شرعية` is said
        let counts = v.kind == VerbKind::Opinion && v.weak && v.frames.object_object && !bare_clause(page, found.at);
        let enemy = pronoun && page.is(i, Class::Person) && !explicit_after;
        if counts && (present && !pronoun || enemy) {
            continue;
        }
        // `رفض التعليق`, `رفض الحضور`
        let behind = if explicit_after { *from } else { i + 1 };
        let cancelled = (behind..=found.at).any(|k| page.words(k).iter().any(|w| v.not.contains(w)));
        if cancelled {
            continue;
        }
        // letters shared with a verb that is no cue (يبلغ) ask for more than an object
        let shared = page.readings(i).iter().any(|o| {
            matches!(
                o.finite(),
                Some((Tense::Past | Tense::Present, Voice::Active, Person::Third))
            ) && o.lemma != r.lemma
                && !matches!(&subject, Subject::Explicit(np) if !agrees(np, o.gender, o.number, explicit_after))
                && page.verb(o).is_some_and(|v| !v.reporting && v.light.is_empty())
        });
        // `وتطرق إلى`: what opens its sentence goes on with whoever spoke
        let opens = i == sentence.tokens.start
            && r.clitics.conjunction()
            && !v.frames.object_object
            && !bare_clause(page, found.at);
        if shared && !shadda && doubtful && (found.weak || !opens && !matches!(subject, Subject::Explicit(_))) {
            continue;
        }
        if found.weak && doubtful && !explicit_after && !matches!(subject, Subject::Explicit(_)) {
            continue;
        }
        // `أبرز رجالات العهد`, `أبرزها الحوار`: an elative before it is a verb with an object
        let speaks = matches!(&subject, Subject::Explicit(np) if explicit_after && np.speaks());
        if found.weak && doubtful && elative(page, i) && !(speaks && !pronoun && i == sentence.tokens.start) {
            continue;
        }
        // `أبلغ الوزير الحكومة أن`: between the subject and the clause stands whom he told
        let told = v.frames.object_clause && bare_clause(page, found.at);
        if let (Subject::Explicit(np), false) = (&subject, found.weak || told)
            && explicit_after
            && np.tokens.start > i
        {
            let border = introducer(page, np.tokens.end, found.at, &v.frames);
            let quoted = page.kind(np.tokens.end) == TokenKind::Quote
                && page.mate(np.tokens.end) == np.tokens.start.checked_sub(1);
            let border = if quoted { np.tokens.end } else { border };
            subject = Subject::Explicit(stretch::continued(page, np, border, v.frames.all_prepositions()));
        }
        // `أعلن الجيش، مساء أمس، أن` behind another noun: the object that would be a speaker is the subject
        let speaker_as_object = found.weak && v.kind != VerbKind::Position && speaker_like(page, found.at);
        let score = if speaker_as_object { 0 } else { 2 } + i32::from(!found.weak);
        if best.as_ref().is_none_or(|(b, _)| score > *b) {
            best = Some((score, base(subject, found.at, found.weak)));
        }
        if score >= 2 {
            break;
        }
    }
    // `"..."، أعلن فلان.`: who said it, and not what
    if matches!(best, Some((0, _)))
        && v.frames.quote
        && let Some((subject @ Subject::Explicit(np), _)) = attempts.first()
        && np.tokens.start > i
        && let Some(quoted) = quotation_before(page, sentence, i)
    {
        let mut cue = base(subject.clone(), quoted.start, false);
        cue.fixed = Some(quoted);
        return Some(cue);
    }
    if let Some((_, mut cue)) = best {
        if let Some(first) = first_half(page, sentence, &cue) {
            cue.fixed = Some(first);
        } else if cue.subject == Subject::Dropped
            && !v.frames.object_object
            && let Some(np) = late_subject(page, cue.content, end, r)
        {
            cue.fixed = Some(cue.content..np.tokens.start);
            cue.subject = Subject::Explicit(np);
        }
        return Some(cue);
    }
    // `وهو ما أدانه الرئيس`, `القرار الذي رفضه المجلس`: the content is what the pronoun points back to
    if pronoun
        && v.frames.object
        && (v.kind == VerbKind::Position || !v.weak)
        && let Some((subject @ Subject::Explicit(_), _)) = attempts.first()
        && let Some(content) = resumed_content(page, sentence, i, r, v.kind)
    {
        let mut cue = base(subject.clone(), content.start, false);
        cue.fixed = Some(content);
        return Some(cue);
    }
    // the content stands before its cue: "...", قال فلان.
    if v.frames.quote || v.frames.clause {
        let subject = attempts
            .into_iter()
            .map(|a| a.0)
            .find(|s| *s != Subject::Dropped)
            .unwrap_or(Subject::Dropped);
        let quoted = quotation_before(page, sentence, i).or_else(|| match &subject {
            Subject::Explicit(np) if v.strong && v.kind != VerbKind::Position && np.tokens.start > i => {
                clause_before(page, sentence, i, np)
            }
            _ => None,
        })?;
        let mut cue = base(subject, quoted.start, false);
        cue.fixed = Some(quoted);
        return Some(cue);
    }
    None
}

/// Whether the verb at `i` has the letters of an elative (`أبرز`, `وأبرزهم`).
fn elative(page: &Page, i: usize) -> bool {
    page.readings(i)
        .iter()
        .any(|r| r.class == Class::Adjective && !r.clitics.article() && page.key(i).len() > 3)
}

/// Whether the content that begins at `at` is a clause without a preposition before it (`أن`, but not `إلى أن`).
fn bare_clause(page: &Page, at: usize) -> bool {
    let opens = if complementizer(page, at) {
        at
    } else {
        at.saturating_sub(1)
    };
    complementizer(page, opens) && opens > 0 && !page.is(opens - 1, Class::Preposition)
}

/// Whether a reading of the verb at `i` with `us` on it is rather what we said (`حذرنا`, `أبلغنا الأتراك`): so may its letters be
/// read, and it stands in words that are quoted, or behind a pronoun or particle of its own.
fn ours(page: &Page, i: usize, r: &Reading) -> bool {
    let us = r.suffix.is_some_and(|s| !s.third);
    let we = page
        .readings(i)
        .iter()
        .any(|o| o.lemma == r.lemma && matches!(o.finite(), Some((_, _, Person::First))));
    let before = i > 0 && (page.is(i - 1, Class::Pronoun) || page.is(i - 1, Class::Particle));
    us && we && (page.within(i).is_some() || before)
}

/// Whether a definite thing that speaks to nobody stands at token `k`.
fn thing_behind(page: &Page, k: usize) -> bool {
    page.word(k)
        && page.mark(k).is_none()
        && page.clitics(k).article()
        && !saying(page, k)
        && !page.clitics(k).preposition()
        && page
            .classes(k)
            .any(Classes::of(&[Class::Thing, Class::Occasion, Class::VerbalNoun]))
        && !page.classes(k).any(SPEAKERS)
        && !page.is(k, Class::Time)
}

/// Whether an indefinite noun stands at token `k`, in the accusative or as a feminine.
fn indefinite(page: &Page, k: usize) -> bool {
    let feminine = page.key(k).last() == Some(&TA_MARBUTA)
        && page.mark(k).is_none()
        && page.clitics(k).is_empty()
        && !page.clitics(k + 1).article()
        && page.classes(k).any(Classes::of(&[Class::Thing, Class::VerbalNoun]));
    accusative(page, k) || feminine
}

/// Whether the antecedent of a relative clause is what was spoken of, and not who spoke (`الاتفاق الذي قال إنه لن يدوم`): a
/// thing before a verb of speech and a clause.
fn told_of(page: &Page, np: &NounPhrase, i: usize, v: &Verb) -> bool {
    // الصواريخ التي يعتقد أنها: nobody's belief
    let speech = v.strong && matches!(v.kind, VerbKind::Say | VerbKind::Continue) || v.kind == VerbKind::Opinion;
    let thing = matches!(np.class, Class::Thing | Class::VerbalNoun | Class::Geography) || counts_things(page, np);
    speech && thing && !np.named && complementizer(page, i + 1)
}

/// Whether the pronoun that the verb `r` has for its object goes back to the antecedent of the relative clause (`القرار الذي وصفه
/// بالتاريخي`), who then did not speak.
fn resumed_by_object(np: &NounPhrase, r: &Reading) -> bool {
    r.suffix
        .is_some_and(|s| s.third && agrees(np, s.gender, Some(s.number), false))
}

/// The clause behind `من أن`, over asides and times, that says what a pronoun stood for.
fn apposed_clause(page: &Page, from: usize, end: usize) -> Option<usize> {
    const REACH: usize = 8;
    (from..end.min(from + REACH))
        .find(|&k| {
            page.is(k, Class::Preposition)
                && page.mark(k).is_none()
                && complementizer(page, k + 1)
                && page.preposition(k).is_some()
        })
        .map(|k| behind_complementizer(page, k + 1))
}

/// Whether token `k`, right before a verb, is its subject as a pronoun (`فهو يحذر`, `إنه حذر`), so that none follows.
fn pronoun_subject(page: &Page, k: usize) -> bool {
    page.readings(k).iter().any(|r| {
        let carries = matches!(r.class, Class::Complementizer | Class::Coordinator | Class::Particle);
        r.class == Class::Pronoun || carries && r.suffix.is_some_and(|s| s.third)
    })
}

/// Whether the verb at `i` tells what a fact shows (`مما يشير إلى أن`, `وهو ما يؤكد`): a present without a pronoun behind ما.
fn shows(page: &Page, i: usize, r: &Reading, v: &Verb) -> bool {
    let present = matches!(r.finite(), Some((Tense::Present, _, _)));
    let ma = i > 0
        && page.word(i - 1)
        && !page.clitics(i - 1).article()
        && !page.is(i - 1, Class::Subordinator)
        && page.readings(i - 1).iter().any(|k| k.class == Class::Relative)
        && page.key(i - 1).ends_with(&[MIM, ALEF]);
    ma && present && r.suffix.is_none() && v.kind != VerbKind::Naming
}

/// Whether a pronoun on a verb of these frames is all that was said (`مصانع أعلنتها الشركات`), so that no clause behind it
/// is; `أبلغه أن` has room for both.
fn fills(frames: &Frames, kind: VerbKind) -> bool {
    !frames.object_clause
        && !frames.object_object
        && frames.addressee_prepositions.is_empty()
        && kind != VerbKind::Naming
}

/// Whether the verb at `i` stands in a relative clause and its preposition takes the noun before it up again (`الميزانية التي
/// أعلنت عنها الحكومة`): what was said is that noun, and nothing behind the verb.
fn taken_up(page: &Page, sentence: &Sentence, i: usize, frames: &Frames) -> bool {
    let relative = i > sentence.tokens.start && page.is(i - 1, Class::Relative);
    // `في الوقت الذي أشارت فيه المصادر إلى`: when or where, not what
    relative && pronominal_preposition(page, i + 1) && !locative(page, i + 1) && !frames.prepositions.is_empty()
}

/// Whether the phrase at token `i` names somebody who speaks, so that it is hardly what was announced.
fn speaker_like(page: &Page, i: usize) -> bool {
    let classes = Classes::of(&[
        Class::Person,
        Class::Body,
        Class::Country,
        Class::Organisation,
        Class::GivenName,
    ]);
    page.classes(i).any(classes) && !page.classes(i).any(Classes::of(&[Class::VerbalNoun, Class::Thing]))
        || page.mark(i).is_some_and(|m| {
            matches!(
                m.phrase.class,
                Class::Person | Class::Body | Class::Country | Class::Organisation | Class::GivenName
            )
        })
}

/// The token that introduces the content that begins at `at`: its complementizer, preposition or colon, not before `from`.
fn introducer(page: &Page, from: usize, at: usize, frames: &Frames) -> usize {
    let mut k = at;
    while k > from
        && (complementizer(page, k - 1)
            || page.kind(k - 1) == TokenKind::Colon
            || page.preposition(k - 1).is_some_and(|p| {
                frames.prepositions.has(p) || frames.clause_prepositions.has(p) || frames.addressee_prepositions.has(p)
            }))
    {
        k -= 1;
    }
    k
}
