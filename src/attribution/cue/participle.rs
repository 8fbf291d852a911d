//! Adverbial participles: `مؤكدا أن`, `داعية الأطراف إلى`.

use super::{Cue, Form, REACH, Subject};
use crate::attribution::government::{Governor, content_start, light};
use crate::attribution::noun_phrase::plainly_finite;
use crate::attribution::page::Page;
use crate::attribution::passing::{clause_behind, complementizer};
use crate::lexicon::classes::{Class, Classes};
use crate::lexicon::conjugation::{Case, Gender, Inflection, Number, Voice};
use crate::text::{Sentence, TokenKind};

pub(super) fn participle(page: &Page, s: usize, sentence: &Sentence, i: usize) -> Option<Cue> {
    if !page.classes(i).has(Class::ActiveParticiple) || page.inside(i).is_some() {
        return None;
    }
    let (r, v) = page.readings(i).iter().find_map(|r| {
        let v = page
            .verb(r)
            .filter(|v| v.reporting && v.participle || !v.light.is_empty())?;
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
        // مفتي، داعمي: a plural in construct stands before a noun, beside no clause
        let construct = number != Number::Singular
            && gender == Gender::Masculine
            && page.key(i).last() != Some(&crate::text::fold::NUN);
        (bare && adverbial && !construct).then_some((r, v))
    })?;
    // مدينة is a city: a feminine that is a noun as well is no participle
    let noun = page.classes(i).any(Classes::of(&[
        Class::Geography,
        Class::Thing,
        Class::Body,
        Class::Place,
        Class::CueNoun,
    ]));
    let feminine = r.gender == Some(Gender::Feminine);
    // ليس مشددا
    let denied = i > sentence.tokens.start && page.word(i - 1) && page.is(i - 1, Class::Negation);
    // `وكان لافتا في المقابل قول الوزير`: a predicate
    let predicate = i > sentence.tokens.start
        && page.is(i - 1, Class::Auxiliary)
        && !complementizer(page, i + 1)
        && !page
            .preposition(i + 1)
            .is_some_and(|p| v.frames.prepositions.has(p) || v.frames.clause_prepositions.has(p));
    // `، لافتة إلى أن`: the clause behind a comma tells it from the noun
    let clause = clause_behind(page, i) && i > sentence.tokens.start && !page.word(i - 1);
    if noun && feminine && !clause || denied || predicate {
        return None;
    }
    let end = sentence.tokens.end.min(i + REACH);
    let governor = Governor {
        at: i,
        frames: &v.frames,
        kind: v.kind,
        pronoun: false,
        strong: !v.weak,
        doubtful: v.weak,
    };
    // `موجها انتقادات إلى`: a verb that only is light says nothing without its noun
    let clause = (v.reporting && v.participle)
        .then(|| content_start(page, governor, i + 1, end))
        .flatten();
    let found = clause.or_else(|| light(page, i + 1, end, v))?;
    // A feminine singular may be an adjective: it opens the clause, or has the clause or addressee of a cue.
    // ومضت مطالبة: beside its verb it tells the state of the subject
    let opens = !feminine
        || i == sentence.tokens.start
        || !page.word(i - 1)
        || page.is(i - 1, Class::Adverb)
        || plainly_finite(page, i - 1) && !page.is(i - 1, Class::Auxiliary)
        || r.clitics.conjunction();
    // معلومات مؤكدة بأن: an adjective of the indefinite noun before it
    let described = i > sentence.tokens.start
        && feminine
        && r.clitics.is_empty()
        && page.mark(i - 1).is_none()
        && !page.clitics(i - 1).article()
        && page.readings(i - 1).iter().all(|r| r.suffix.is_none())
        && page.classes(i - 1).any(Classes::of(&[
            Class::Thing,
            Class::CueNoun,
            Class::VerbalNoun,
            Class::Occasion,
        ]))
        && !page
            .classes(i - 1)
            .any(Classes::of(&[Class::Finite, Class::Adverb, Class::GivenName]));
    // حصارا عسكريا مشددا على
    let described = described || !feminine && r.clitics.is_empty() && qualifies(page, sentence, i);
    // تتخذ من العاصمة مقرا: a noun, but for the clause behind it
    let headed = noun && i > sentence.tokens.start && page.word(i - 1) && (found.weak || found.at > i + 2);
    let described = described || headed;
    // الدول متهمة بعدم احترام: without its object the passive is read
    let passive = !v.frames.object
        && page
            .clitic_preposition(i + 1)
            .is_some_and(|p| v.frames.addressee_prepositions.has(p) && !v.frames.prepositions.has(p));
    if described || passive {
        return None;
    }
    // `سبق - متابعة:` is a byline
    let byline = i > 0 && page.kind(i - 1) == TokenKind::Dash && page.kind(i + 1) == TokenKind::Colon;
    // `المزارع مهددة بالبوار`: a predicate
    let clause = complementizer(page, found.at)
        || !page.word(found.at)
        || !page.word(found.at - 1)
        || complementizer(page, found.at - 1);
    if byline || !opens && (found.weak || v.weak || !clause) {
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

/// Whether the masculine accusative at `i` qualifies the indefinite noun before it, with other adjectives between
/// (`حصارا عسكريا مشددا`).
fn qualifies(page: &Page, sentence: &Sentence, i: usize) -> bool {
    const PROPER: Classes = Classes::of(&[
        Class::Time,
        Class::Finite,
        Class::Country,
        Class::Organisation,
        Class::Place,
        Class::GivenName,
        Class::FamilyName,
    ]);
    (sentence.tokens.start..i)
        .rev()
        .take_while(|&k| {
            page.word(k)
                && page.mark(k).is_none()
                && page.clitics(k).is_empty()
                && page.key(k).last() == Some(&crate::text::fold::ALEF)
                && !page.classes(k).any(PROPER)
        })
        .any(|k| page.classes(k).any(Classes::of(&[Class::Thing, Class::VerbalNoun])) && !page.is(k, Class::Adverb))
}
