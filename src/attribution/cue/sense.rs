//! Whether a word that may be a finite verb of reporting is one where it stands: no noun, no preposition, no wish, not negated, not
//! in the first person.

use crate::attribution::noun_phrase::{may_begin, noun_phrase, plainly_finite};
use crate::attribution::page::Page;
use crate::attribution::passing::*;
use crate::attribution::subject;
use crate::lexicon::classes::{Class, Classes, Clitics};
use crate::lexicon::conjugation::{Number, Person, Tense, Voice};
use crate::lexicon::{Data, NounKind, Reading};
use crate::text::Shape;
use crate::text::fold::ALEF;

/// Whether a finite reading says that something was said: no jussive, no present behind أن (`أن يعلن` is a wish), no past
/// that is printed with a hamza its form does not have (`أعتقد` is the first person, `اعتقد` the past).
pub(super) fn real(page: &Page, i: usize, r: &Reading) -> bool {
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
    let happened = i > 1 && complementizer(page, i - 1) && temporal(page, i - 2);
    let behind_an = (behind_an || joined) && !happened;
    match tense {
        Tense::Past => {
            let lemma = &page.analyser.lexicons.lemmas[r.lemma as usize].text;
            let shape = page.token(i).shape;
            // أخذت على عاتقها: آخذ is printed with its madda
            let madda = lemma.starts_with('آ') && r.clitics.is_empty() && !shape.has(Shape::MADDA);
            !(lemma.starts_with('ا') && shape.has(Shape::HAMZA_ABOVE) || madda)
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
pub(super) fn nominal(page: &Page, i: usize) -> bool {
    // هنأ: a printed hamza that the other word does not have
    let printed = &page.text[page.token(i).start as usize..page.token(i).end as usize];
    let hamza = printed.contains('أ');
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
    // قال عزت الرشق, الدكتور عزت الرشق: behind a verb or an honorific a name is a name
    let honorific = |k: usize| {
        let title = |r: &Reading| matches!(page.data(r.lemma), Some(Data::Noun(NounKind::Title)));
        page.clitics(k).article() && page.readings(k).iter().any(title)
    };
    let named = i > 0
        && page.clitics(i).is_empty()
        && page.is(i, Class::GivenName)
        && (plainly_finite(page, i - 1) && page.may_report(i - 1)
            || honorific(i - 1)
                && page
                    .classes(i + 1)
                    .any(Classes::of(&[Class::GivenName, Class::FamilyName, Class::Unknown])));
    // هناك: no verb with a pronoun
    let closed_class = page
        .readings(i)
        .iter()
        .any(|r| matches!(r.class, Class::Particle | Class::Pronoun | Class::Demonstrative) && spelt(r));
    if closed_class {
        return true;
    }
    let other = other || named;
    // `وعقب اجتماع مع الوفد`: behind a preposition the occasion, behind a verb who speaks
    let occasion = page.is(i, Class::Preposition)
        && page
            .classes(i + 1)
            .any(Classes::of(&[Class::Occasion, Class::VerbalNoun]))
        && !page
            .classes(i + 1)
            .any(Classes::of(&[Class::Person, Class::GivenName, Class::FamilyName]));
    let opens = page.clitics(i).conjunction() && (i == 0 || !page.word(i - 1)) && !occasion
        || governs(page, i)
        || (i == 0 || !page.word(i - 1)) && subject::opens_with_verb(page, i, page.len());
    if other && !opens && !page.token(i).shape.has(Shape::SHADDA) {
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
pub(super) fn first_person(page: &Page, i: usize) -> bool {
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
pub(super) fn negated(page: &Page, i: usize) -> bool {
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
