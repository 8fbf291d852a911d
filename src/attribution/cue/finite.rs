//! Finite verbs: `قال الوزير إن`, `الوزير قال إن`, `"..."، قال الوزير`.

use super::{Cue, Form, REACH, Subject};
use crate::attribution::government::{content_start, light};
use crate::attribution::noun_phrase::{
    NounPhrase, SPEAKERS, accusative, agrees, may_begin, nominative, noun_phrase, oblique, plainly_finite,
    subject_phrase,
};
use crate::attribution::page::Page;
use crate::attribution::passing::*;
use crate::attribution::{stretch, subject};
use crate::lexicon::classes::{Class, Classes, Clitics};
use crate::lexicon::conjugation::{Gender, Number, Person, Tense, Voice};
use crate::lexicon::{Data, EntityKind, Frames, PrepositionSet, Reading, Verb, VerbKind};
use crate::text::fold::{ALEF, LAM, MIM, TA_MARBUTA};
use crate::text::{Sentence, TokenKind};
use std::ops::Range;

pub(super) fn finite(page: &Page, s: usize, sentence: &Sentence, i: usize) -> Option<Cue> {
    if !page.classes(i).has(Class::Finite) || page.inside(i).is_some_and(|c| c != Class::Adverb) {
        return None;
    }
    let mut readings = page
        .readings(i)
        .iter()
        .filter(|r| r.reports && matches!(r.finite(), Some((_, _, Person::Third))) && !r.clitics.preposition())
        .filter(|r| real(page, i, r))
        .filter_map(|r| page.verb(r).map(|v| (r, v)))
        .filter(|(r, v)| v.passive || !matches!(r.finite(), Some((_, Voice::Passive, _))))
        .peekable();
    if readings.peek().is_none() || negated(page, i) || nominal(page, i) || first_person(page, i) {
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
    let Some((tense, _, _)) = r.finite() else { return false };
    let behind_an = i > 0
        && (complementizer(page, i - 1) && page.readings(i - 1).iter().all(|c| c.suffix.is_none())
            || page.is(i - 1, Class::Preposition) && page.word(i - 1));
    // يمكن أن يؤكد أو ينفي
    let joined =
        i >= 3 && page.is(i - 1, Class::Coordinator) && page.is(i - 2, Class::Finite) && complementizer(page, i - 3);
    // أن يجرم العمل ويصفه
    const REACH_BACK: usize = 8;
    let joined = joined
        || r.clitics.conjunction()
            && (i.saturating_sub(REACH_BACK)..i)
                .rev()
                .take_while(|&k| page.word(k))
                .any(|k| k > 0 && wished(page, k));
    // قبل أن يضيف: it was said
    let happened = i > 1
        && complementizer(page, i - 1)
        && page
            .readings(i - 2)
            .iter()
            .any(|r| matches!(page.data(r.lemma), Some(Data::Temporal)));
    let behind_an = (behind_an || joined) && !happened;
    match tense {
        Tense::Past => {
            let wasl = page.analyser.lexicons.lemmas[r.lemma as usize].text.starts_with('ا');
            !(wasl && page.token(i).shape.has(crate::text::Shape::HAMZA_ABOVE))
        }
        Tense::Present => !behind_an || r.clitics.any(Clitics::SIN),
        _ => false,
    }
}

/// Whether a verb in the present stands at token `k` behind a bare أن, which makes it a wish or an aim.
fn wished(page: &Page, k: usize) -> bool {
    let present = page
        .readings(k)
        .iter()
        .any(|r| matches!(r.finite(), Some((Tense::Present, _, _))));
    present
        && page.only_finite(k)
        && complementizer(page, k - 1)
        && page.readings(k - 1).iter().all(|c| c.suffix.is_none())
}

/// Whether a word that could be a finite verb is something else here: a function word or number of the same letters
/// (`بين`, `اثنين`), or a noun behind a preposition, a demonstrative or another verb (`في رد`, `رفضت قطع`).
fn nominal(page: &Page, i: usize) -> bool {
    // هنأ: a printed hamza that the other word does not have
    let hamza = page.token(i).shape.has(crate::text::Shape::HAMZA_ABOVE);
    let spelt = |r: &Reading| !hamza || page.analyser.lexicons.lemmas[r.lemma as usize].text.contains('أ');
    let other = page.readings(i).iter().filter(|r| spelt(r)).any(|r| {
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
    // قال عزت الرشق: behind a verb a name is a name
    let named = i > 0
        && page.clitics(i).is_empty()
        && page.is(i, Class::GivenName)
        && plainly_finite(page, i - 1)
        && page.may_report(i - 1);
    // هناك: no verb with a pronoun
    let closed_class = page
        .readings(i)
        .iter()
        .any(|r| matches!(r.class, Class::Particle | Class::Pronoun | Class::Demonstrative) && spelt(r));
    if closed_class {
        return true;
    }
    let other = other || named;
    let opens = page.clitics(i).conjunction() && (i == 0 || !page.word(i - 1))
        || governs(page, i)
        || (i == 0 || !page.word(i - 1)) && subject::opens_with_verb(page, i, page.len());
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
    // رد, رفض, حذر: the accusative and the dual past look alike (`ردا على`); what a conjunction opens is the verb
    let bare =
        page.preposition(i + 1).is_none() && page.clitic_preposition(i + 1).is_none() || complementizer(page, i + 2);
    let their = page
        .readings(i + 1)
        .iter()
        .any(|n| n.suffix.is_some_and(|s| s.number == Number::Dual));
    let dual_only = !(bare && (opens || their && page.clitics(i).conjunction()))
        && page
            .readings(i)
            .iter()
            .filter(|r| r.reports && r.finite().is_some())
            .all(|r| r.number == Some(Number::Dual));
    // what stands before is no noun: `التي تقول`, `مع ذلك تزعم`, `لكنه لفت`
    let closed = i > 0
        && (page.mark(i - 1).is_none() && page.inside(i - 1).is_some_and(|c| c != Class::Preposition)
            || page.classes(i - 1).any(Classes::of(&[
                Class::Relative,
                Class::Coordinator,
                Class::Subordinator,
                Class::Pronoun,
                Class::Particle,
                Class::Complementizer,
            ])));
    let governed = i > 0
        && page.word(i - 1)
        && !closed
        && !page.clitics(i).conjunction()
        && (page.is(i - 1, Class::Preposition)
            || page.is(i - 1, Class::Quantifier)
            || page.is(i - 1, Class::Demonstrative)
            || page.is(i - 1, Class::NumberWord)
            || page.classes(i - 1).any(Classes::of(&[Class::VerbalNoun, Class::Thing]))
                && !page.clitics(i - 1).article()
                && page.key(i - 1).last() != Some(&ALEF)
                // مسؤول كردي اتهم: what may be an adjective or a name governs nothing
                && !page.classes(i - 1).any(Classes::of(&[Class::Adjective, Class::Nisba, Class::GivenName, Class::FamilyName]))
            || plainly_finite(page, i - 1));
    let under = i > 0 && page.word(i - 1) && page.inside(i - 1) == Some(Class::Preposition);
    // تجاهل ورفض الرئيس: a second verbal noun of the same idafa
    let joined = i > 1
        && page.clitics(i).conjunction()
        && page.classes(i).has(Class::VerbalNoun)
        && page.word(i - 1)
        && page
            .readings(i - 1)
            .iter()
            .all(|r| r.class == Class::VerbalNoun && r.clitics.is_empty() && r.suffix.is_none())
        && page.word(i + 1)
        && page.clitics(i + 1).article();
    dual_only || governed || under || joined
}

/// Whether a word that is a preposition by its letters too has the government of a verb: its own preposition or clause stands
/// behind it, or behind one who speaks (`عبر الوزير عن`, `بين المدير أن`).
fn governs(page: &Page, i: usize) -> bool {
    let governed = |k: usize| {
        page.readings(i).iter().any(|r| {
            r.reports
                && matches!(r.finite(), Some((Tense::Past, Voice::Active, Person::Third)))
                && page.verb(r).is_some_and(|v| {
                    let own = page.is(k, Class::Preposition)
                        && page.preposition(k).is_some_and(|p| v.frames.prepositions.has(p));
                    own || v.frames.clause && complementizer(page, k)
                })
        })
    };
    let free = i == 0 || !page.word(i - 1) || !page.classes(i - 1).any(Classes::of(&[Class::Thing, Class::VerbalNoun]));
    let speaker = || {
        noun_phrase(page, i + 1, page.len(), false)
            .filter(|np| np.number != Some(Number::Plural) && np.number != Some(Number::Dual))
            .filter(|np| !(np.tokens.start + 1..np.tokens.end).any(|k| page.conjoined(k)))
            .is_some_and(|np| governed(np.tokens.end))
    };
    page.is(i, Class::Preposition) && free && (governed(i + 1) || may_begin(page, i + 1, false) && speaker())
}

/// Whether the verb at `i`, whose letters may be the first person's too (`اعلن`, `اقسم`), is in the first person: behind
/// `إنني` or `نحن`, or inside somebody's quotation without a subject beside it.
fn first_person(page: &Page, i: usize) -> bool {
    let pronoun = i > 0
        && page.readings(i - 1).iter().any(|r| {
            r.suffix.is_some_and(|s| !s.third)
                && matches!(r.class, Class::Complementizer | Class::Coordinator | Class::Particle)
        });
    let may_be = page
        .readings(i)
        .iter()
        .any(|r| matches!(r.finite(), Some((_, _, Person::First))) && page.verb(r).is_some_and(|v| v.reporting));
    let printed_first = page.key(i).first() == Some(&ALEF);
    pronoun
        || may_be
            && printed_first
            && page.within(i).is_some()
            && !may_begin(page, i + 1, false)
            && (i == 0 || !may_begin(page, i - 1, true))
}

/// Whether a negation or a condition stands directly before token `i`.
fn negated(page: &Page, i: usize) -> bool {
    let mut k = i;
    while k > 0 && page.is(k - 1, Class::Particle) && !page.is(k - 1, Class::Negation) {
        k -= 1;
    }
    // `إذا أدانته المحكمة`, `في حال رفض`
    let condition = k > 0
        && page.word(k - 1)
        && (page.is(k - 1, Class::Conditional) || page.inside(k - 1) == Some(Class::Conditional));
    // لا أحد ينكر
    let nobody = k > 1
        && page.word(k - 1)
        && page.clitics(k - 1).is_empty()
        && page.classes(k - 1).any(Classes::of(&[
            Class::Quantifier,
            Class::Thing,
            Class::Person,
            Class::Body,
        ]))
        && page.is(k - 2, Class::Negation)
        && !page.is(k - 2, Class::Complementizer);
    condition
        || nobody
        || k > 0 && page.word(k - 1) && page.is(k - 1, Class::Negation) && !page.is(k - 1, Class::Complementizer)
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
    let before = subject::before(page, sentence, i, r).map(|np| match counts_things(page, &np) {
        true => NounPhrase {
            class: Class::Thing,
            ..np
        },
        false => np,
    });
    let relative = match &before {
        // ردا على سؤال قال: a question says nothing, somebody does
        None => subject::antecedent(page, sentence, i, r)
            .filter(|np| !told_of(page, np, i, v))
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
    let takes_object = v.frames.object || v.frames.object_object || !v.frames.addressee_prepositions.is_empty();
    let pronominal = i > sentence.tokens.start && pronoun_subject(page, i - 1);
    let after = (may_begin(page, behind, false) && !pronominal)
        .then(|| subject_phrase(page, behind, end, takes_object, v.frames.all_prepositions()))
        .flatten()
        .or_else(|| quoted_speaker(page, behind, end))
        .or_else(|| bare_name(page, behind, end))
        .or_else(|| plain_noun(page, behind, end, &v.frames))
        .filter(|np| agrees(np, r.gender, r.number, true) && !counts_things(page, np) && !own_text(page, np))
        .filter(|np| !oblique(page, np))
        // `ما سماه العدوان`: the name given, and nobody who gives it
        .filter(|np| {
            v.kind != VerbKind::Naming
                || !pronoun
                || np.named
                || !matches!(np.class, Class::Thing | Class::VerbalNoun | Class::Occasion)
        })
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
    if let Some(np) = after.filter(|np| !is_object(page, np, end, &v.frames, r)) {
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
    // a thing before the verb is hardly its subject where somebody stands behind it: `وكرد فعل، دعت المبعوثة`
    let thing = matches!(&fallback, Subject::Explicit(np) if np.class == Class::Thing) && !attempts.is_empty();
    if earlier && !resumed && !thing && (adjacent || attempts.is_empty() || takes_object) {
        attempts.insert(0, (fallback, i + 1));
    } else {
        attempts.push((fallback, i + 1));
    }
    let mut best: Option<(i32, Cue)> = None;
    let filled = pronoun && fills(&v.frames, v.kind);
    if taken_up(page, sentence, i, &v.frames) || shows(page, i, r, v) {
        return None;
    }
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
        let goes_on = i == sentence.tokens.start
            && r.clitics.conjunction()
            && !v.frames.object
            && (complementizer(page, i + 1) || page.is(i + 1, Class::Adverb));
        if v.kind == VerbKind::Opinion && present && subject == Subject::Dropped && !goes_on {
            continue;
        }
        // `يعتبر التأمين نشاطا تكميليا`: what it is taken for, by nobody
        let taken = v.kind == VerbKind::Opinion && v.frames.object_object
            || v.weak && !v.frames.object && !v.frames.addressee_prepositions.is_empty();
        if taken && present && !pronoun && indefinite(page, found.at) {
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
        let shadda = page.token(i).shape.has(crate::text::Shape::SHADDA);
        if shared && !shadda && v.weak && (found.weak || !matches!(subject, Subject::Explicit(_))) {
            continue;
        }
        if found.weak && v.weak && !explicit_after && !matches!(subject, Subject::Explicit(_)) {
            continue;
        }
        if let (Subject::Explicit(np), false) = (&subject, found.weak)
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

/// The subject behind a short content (`وندد بالهجوم رئيس الوزراء`, `وتطالب باستقلالها الجبهة`): somebody who speaks, behind a
/// noun phrase that is closed.
fn late_subject(page: &Page, content: usize, end: usize, r: &Reading) -> Option<NounPhrase> {
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
    let speaks = np.named
        || matches!(
            np.class,
            Class::Person | Class::Body | Class::Organisation | Class::Country | Class::Quantifier
        );
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

/// The token behind adverbs and behind phrases of time and place that stand between a verb and its subject
/// (`دعا في ختامها الأمين العام`); where no subject can begin there, the token behind the adverbs alone. `aside` says whether
/// an aside between commas may stand there as well, behind which a verb with an addressee has him and no subject.
fn behind_circumstances(page: &Page, from: usize, end: usize, governed: PrepositionSet, aside: bool) -> usize {
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
        && (page.entity(k).is_some_and(|e| e.kind == EntityKind::Media)
            || page
                .readings(k)
                .iter()
                .any(|r| r.class == Class::Person && r.number == Some(Number::Plural) && r.clitics.article()));
    let behind = k + page.step(k);
    let goes_on = may_begin(page, behind, false) || page.is(behind, Class::Preposition) || page.is(behind, Class::Time);
    (told && behind < end && goes_on).then_some(behind)
}

/// What the pronoun on the verb at `i` points back to: the antecedent of its relative clause (a thing where a position towards it
/// is told: `القرار الذي رفضه المجلس`, not `المشاريع التي أعلنتها الشركات`), or the clause before وهو ما.
fn resumed_content(page: &Page, sentence: &Sentence, i: usize, r: &Reading, kind: VerbKind) -> Option<Range<usize>> {
    let pronoun = r.suffix?;
    let last = i.checked_sub(1).filter(|&k| k > sentence.tokens.start)?;
    // وهو ما، وهو أمر
    let aside = match page.inside(last) {
        Some(Class::Aside) => (sentence.tokens.start..=last).rev().find(|&k| page.mark(k).is_some()),
        _ => Some(last - 1).filter(|&k| {
            let noun = page
                .classes(last)
                .any(Classes::of(&[Class::Thing, Class::CueNoun, Class::VerbalNoun]));
            page.is(k, Class::Pronoun) && page.clitics(k).conjunction() && noun && page.clitics(last).is_empty()
        }),
    };
    if let Some(aside) = aside {
        let from = (sentence.tokens.start..aside).rev().find(|&k| complementizer(page, k));
        let start = from.map_or(sentence.tokens.start, |k| behind_complementizer(page, k));
        let end = trim_end(page, start, aside);
        return (start < end).then_some(start..end);
    }
    if !page.is(last, Class::Relative) {
        return None;
    }
    subject::antecedent_of(
        page,
        sentence,
        i,
        pronoun.gender,
        Some(pronoun.number),
        kind == VerbKind::Position,
    )
    .map(|np| np.tokens)
}

/// A name in quotation marks as the subject (`قالت "فوكس نيوز" إن`): short, without a verb, with the content behind it; of what
/// is surely a name also with a title (`قال "فلان" القيادي في الحزب إن`) or an aside behind it.
fn quoted_speaker(page: &Page, i: usize, end: usize) -> Option<NounPhrase> {
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
fn plain_noun(page: &Page, i: usize, end: usize, frames: &Frames) -> Option<NounPhrase> {
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
fn bare_name(page: &Page, i: usize, end: usize) -> Option<NounPhrase> {
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
    (common && name).then_some(NounPhrase {
        tokens: i..i + 2,
        class: Class::GivenName,
        gender: None,
        number: Some(Number::Singular),
        named: true,
    })
}

/// Whether the noun phrase behind a verb is its first object, not its subject: `وحمّلت الحكومة المسؤولية` has no room for
/// a subject, and a verb that goes on (`ودعت جميع الأطراف إلى`) addresses a group.
fn is_object(page: &Page, np: &NounPhrase, end: usize, frames: &Frames, r: &Reading) -> bool {
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
    let single = np.tokens.len() <= 3 && (np.class != Class::Person || np.tokens.len() == 1);
    if single && frames.addressee_prepositions.has(p) && !frames.prepositions.has(p) && r.suffix.is_none() {
        return true;
    }
    frames.addressee_prepositions.has(p)
        && r.clitics.conjunction()
        && !np.named
        && (np.class == Class::Quantifier
            || np.class == Class::Unknown
            // `ودعت الأطراف إلى`, but `ويطالب خبراء بوقف`
            || np.number == Some(Number::Plural) && page.clitics(np.tokens.start).article())
}

/// The quotation that ends directly before token `i` (a comma between), and begins the sentence or follows a stop.
fn quotation_before(page: &Page, sentence: &Sentence, i: usize) -> Option<Range<usize>> {
    let mut k = i.checked_sub(1)?;
    // "..."، هكذا رد الوزير
    while k > sentence.tokens.start
        && (matches!(page.kind(k), TokenKind::Comma | TokenKind::Dash | TokenKind::Stop) || page.is(k, Class::Adverb))
    {
        k -= 1;
    }
    let open = page.mate(k).filter(|&m| m < k && page.kind(k) == TokenKind::Quote)?;
    let first = open == 0 || !page.word(open - 1);
    (first && k - open > 3).then_some(open + 1..k)
}

/// The part before a cue that stands in the middle of what was said: `"..."، قال الطبيب، "..."`, `الأزمة -يقول الخبير- لن تنتهي`.
fn first_half(page: &Page, sentence: &Sentence, cue: &Cue) -> Option<Range<usize>> {
    let i = cue.tokens.start;
    let Subject::Explicit(np) = &cue.subject else {
        return None;
    };
    let inside = i > sentence.tokens.start && !cue.conjunction && np.tokens.start > i;
    let closed = cue.content == np.tokens.end + 1;
    match page.kind(np.tokens.end) {
        _ if !inside || !closed => None,
        TokenKind::Comma => quotation_before(page, sentence, i).filter(|_| page.opens_quote(cue.content).is_some()),
        TokenKind::Dash if page.kind(i - 1) == TokenKind::Dash => before_dash(page, sentence, i - 1),
        _ => None,
    }
}

/// What stands in the sentence before the dash `end`, without the adverbs that open it.
fn before_dash(page: &Page, sentence: &Sentence, end: usize) -> Option<Range<usize>> {
    let start = adverbials(page, sentence.tokens.start, end);
    let start = start + usize::from(page.kind(start) == TokenKind::Comma);
    (start < end).then_some(start..end)
}

/// The clause in which a cue with its subject stands as an aside (`الأسعار سترتفع، يقول الخبير، لأن الطلب يزداد`): from the
/// beginning of the sentence to the comma before the cue.
fn clause_before(page: &Page, sentence: &Sentence, i: usize, np: &NounPhrase) -> Option<Range<usize>> {
    const SHORTEST: usize = 2;
    let start = sentence.tokens.start;
    let speaker = np.named
        || matches!(
            np.class,
            Class::Person | Class::Body | Class::Organisation | Class::Document
        );
    let aside = speaker
        && i > start + SHORTEST
        && matches!(page.kind(i - 1), TokenKind::Comma | TokenKind::Dash)
        && matches!(
            page.kind(np.tokens.end),
            TokenKind::Comma | TokenKind::Dash | TokenKind::Stop | TokenKind::Break
        );
    let clause = || {
        (start..i - 1).any(|k| plainly_finite(page, k))
            || page.clitics(start).article()
            || page.is(start, Class::Demonstrative)
    };
    let adverbial = page.is(start, Class::Preposition) || page.is(start, Class::Adverb) || page.is(start, Class::Time);
    let other = (start..i - 1).any(|k| complementizer(page, k) || page.may_report(k));
    (aside && !adverbial && !other && clause()).then_some(start..i - 1)
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

/// Whether a phrase is a text of the speaker's own (`واختتم بيانه بالتأكيد`): what he ends, not who ends it.
fn own_text(page: &Page, np: &NounPhrase) -> bool {
    page.readings(np.tokens.start).iter().any(|r| {
        r.suffix.is_some_and(|s| s.third) && matches!(r.class, Class::Document | Class::Occasion | Class::CueNoun)
    })
}

/// Whether a quantity counts things (`كل محاولات الوساطة`, `أي تعذيب`), which do not speak. A word in no lexicon is one who
/// speaks only where it has the article (`بعض الأمازيغ`).
fn counts_things(page: &Page, np: &NounPhrase) -> bool {
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
