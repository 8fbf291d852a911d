//! Whose words a sign is, and whether it stands: negation, conditions, questions, deeds of others.

use crate::attribution::noun_phrase::{NounPhrase, agrees, may_begin, noun_phrase, plainly_finite};
use crate::attribution::{Page, subject};
use crate::lexicon::WordId;
use crate::lexicon::analyser::Reading;
use crate::lexicon::classes::{Class, Classes};
use crate::lexicon::conjugation::{Person, Tense, Voice};
use crate::lexicon::stance::{Pattern, Step, Where};
use crate::text::{Sentence, Shape, TokenKind};
use std::ops::Range;

/// Whether token `i` is a verb of the first person, and nothing else it could well be: `ندين` is, but `أشد` is
/// hardest before it is "I may praise", and `آلام` are pains before it is "I am blamed". Where the pattern `of` begins with a
/// verb it must be this one: `أهبة` is no "I call".
pub(super) fn first_person(page: &Page, of: Option<&Pattern>, i: usize) -> bool {
    const NOMINAL: Classes = Classes::of(&[
        Class::Person,
        Class::Body,
        Class::Thing,
        Class::Adjective,
        Class::Nisba,
        Class::Geography,
        Class::GivenName,
        Class::FamilyName,
        Class::NameParticle,
        Class::Country,
        Class::Organisation,
        Class::Place,
        Class::Quantifier,
        Class::Time,
    ]);
    let readings = page.readings(i);
    let vocabulary = &page.analyser.lexicons.vocabulary;
    let verb = match of.map(|p| p.steps[0]) {
        Some(Step::Word(w)) if vocabulary.is_verb(w) => Some(w),
        _ => None,
    };
    let spoken = |r: &Reading| match r.finite() {
        _ if verb.is_some() && vocabulary.by_verb(r.lemma) != verb => false,
        Some((tense, Voice::Active, Person::First)) => {
            tense != Tense::Jussive || i > 0 && page.is(i - 1, Class::Negation)
        }
        _ => false,
    };
    readings.iter().any(spoken)
        && !readings
            .iter()
            .any(|r| matches!(r.finite(), Some((_, _, Person::Third))))
        && !page.classes(i).any(NOMINAL)
}

/// Whether a calling pattern is no verb of somebody's: `ضرورة`, `يجب`, `لا بد`.
pub(super) fn impersonal(page: &Page, p: &Pattern, i: usize) -> bool {
    let verb = matches!(p.steps[0], Step::Word(w) if page.readings(i).iter().any(|r| {
        r.inflection.is_some() && page.analyser.lexicons.vocabulary.by_verb(r.lemma) == Some(w)
    }));
    !verb
}

/// Whether a negation stands within the two words before token `i`.
pub(super) fn negated(page: &Page, i: usize, floor: usize) -> bool {
    let negation = |k: usize| page.is(k, Class::Negation) && page.mark(k).is_none();
    // `لا أستطيع أن أنفي`
    let modal =
        i >= floor + 3 && page.is(i - 1, Class::Complementizer) && page.is(i - 2, Class::Finite) && negation(i - 3);
    modal || (i.saturating_sub(2).max(floor)..i).any(negation)
}

/// Whether what stands directly before token `i`, or behind the first word of the pattern there, cancels it.
pub(super) fn cancelled(page: &Page, p: &Pattern, i: usize, floor: usize) -> bool {
    let before = p.not.iter().any(|sequence| {
        let n = sequence.len();
        let near = |gap: usize| {
            i >= floor + n + gap
                && sequence
                    .iter()
                    .enumerate()
                    .all(|(k, w)| page.words(i - n - gap + k).contains(w))
        };
        near(0) || near(1)
    });
    let negates_itself = p.steps.first().is_some_and(|_| page.is(i, Class::Negation));
    before || barred(page, p, i + 1) || !negates_itself && p.applies != Where::Topic && negated(page, i, floor)
}

/// Whether what stands at token `i`, behind the first word of the pattern, cancels it.
pub(super) fn barred(page: &Page, p: &Pattern, i: usize) -> bool {
    let stands = |sequence: &Vec<WordId>| sequence.iter().zip(i..).all(|(w, k)| page.words(k).contains(w));
    p.but.iter().any(stands)
}

/// Whether the clause of token `i` is a condition or a question: `إذا دمرت المدينة`, `هل ارتكب الجيش`. The word that makes
/// it one stands a few words before, in the same clause.
pub(super) fn hypothetical(page: &Page, i: usize, floor: usize) -> bool {
    const REACH: usize = 4;
    (i.saturating_sub(REACH).max(floor)..i)
        .rev()
        .take_while(|&k| page.word(k))
        .any(|k| {
            page.is(k, Class::Conditional)
                || page.inside(k) == Some(Class::Conditional)
                || page.is(k, Class::Interrogative) && k == floor
        })
}

/// The subject before the verb at token `i` that the pattern asks for, within `tokens`; one word with a pronoun
/// (`بلاده`) is enough of a subject.
pub(super) fn subject_of(page: &Page, p: &Pattern, i: usize, tokens: &Range<usize>) -> Option<Range<usize>> {
    let Step::Word(word) = p.steps[0] else { return None };
    let vocabulary = &page.analyser.lexicons.vocabulary;
    let r = page
        .readings(i)
        .iter()
        .find(|r| matches!(r.finite(), Some((_, _, Person::Third))) && vocabulary.by_verb(r.lemma) == Some(word))?;
    let owned = i == tokens.start + 1 || i == tokens.start + 2 && page.is(tokens.start, Class::Complementizer);
    if owned && page.readings(i - 1).iter().any(|r| r.suffix.is_some_and(|s| s.third)) {
        return Some(i - 1..i);
    }
    subject::before(page, sentence(page, i)?, i, r)
        .map(|np| np.tokens)
        .filter(|np| np.start >= tokens.start)
}

/// The sentence that token `i` stands in.
fn sentence<'p>(page: &'p Page, i: usize) -> Option<&'p Sentence> {
    let n = page.sentences.partition_point(|s| s.tokens.end <= i);
    page.sentences.get(n).filter(|s| s.tokens.contains(&i))
}

/// The one who did what the verb at token `i` tells, where that is somebody named in `tokens` and not the speaker: a person,
/// a body, a state. A verb that stands alone as a pattern must have an object too, for its passive has the same letters
/// (`قتل الجندي` is no accusation, `قتل الجيش مدنيين` is).
pub(super) fn actor(page: &Page, p: &Pattern, i: usize, tokens: &Range<usize>) -> Option<NounPhrase> {
    let object = |k: usize| {
        let k = if page.opens_quote(k).is_some() { k + 1 } else { k };
        if page.kind(k) == TokenKind::Number {
            return k < tokens.end;
        }
        k < tokens.end
            && page.word(k)
            && !page.is(k, Class::Preposition)
            && !page.clitics(k).preposition()
            && !page.clitics(k).conjunction()
            && !page.is(k, Class::Complementizer)
            && !page.is(k, Class::Adverb)
            && !page.is(k, Class::Time)
            && !plainly_finite(page, k)
    };
    let alone = p.steps.len() == 1;
    // في قصف روسي: behind a preposition it is a noun
    if i > 0 && page.is(i - 1, Class::Preposition) {
        return None;
    }
    let Step::Word(word) = p.steps[0] else { return None };
    let vocabulary = &page.analyser.lexicons.vocabulary;
    let r = page
        .readings(i)
        .iter()
        .find(|r| matches!(r.finite(), Some((_, _, Person::Third))) && vocabulary.by_verb(r.lemma) == Some(word))?;
    // قد تستغل الزيارة: what may come is no deed
    let possible = i > 0 && page.is(i - 1, Class::Particle) && !matches!(r.finite(), Some((Tense::Past, ..)));
    if possible {
        return None;
    }
    // يزور is "visits" before it is "forges", unless the shadda is printed or a further word tells
    let doubled = |lemma: u32| page.analyser.lexicons.lemmas[lemma as usize].text.contains('\u{0651}');
    let shared = alone
        && doubled(r.lemma)
        && page
            .readings(i)
            .iter()
            .any(|o| o.finite().is_some() && o.lemma != r.lemma && !doubled(o.lemma));
    if shared && !page.token(i).shape.has(Shape::SHADDA) {
        return None;
    }
    // `اختطفني عملاء`, `قتلوه`: the pronoun is the object
    let owned = r.suffix.is_some();
    // قواتنا، قوات بلاده: the speaker's own side
    let own = |np: &NounPhrase| {
        np.tokens
            .clone()
            .any(|k| page.readings(k).iter().any(|r| r.suffix.is_some()))
    };
    let does = |np: &NounPhrase| {
        // الزوارق الإسرائيلية: a thing of somebody's does what he does
        let of_somebody = |k: usize| {
            page.classes(k)
                .any(Classes::of(&[Class::Nisba, Class::Country, Class::Organisation]))
        };
        let doer = matches!(
            np.class,
            Class::Person | Class::Body | Class::Country | Class::Organisation | Class::Nisba
        );
        !own(np) && (np.named || doer || np.class == Class::Thing && np.tokens.clone().any(of_somebody))
    };
    let sentence = sentence(page, i)?;
    if let Some(np) = subject::before(page, sentence, i, r).filter(|np| np.tokens.start >= tokens.start && does(np)) {
        return (!alone || owned || object(i + 1)).then_some(np);
    }
    let np = may_begin(page, i + 1, false)
        .then(|| noun_phrase(page, i + 1, tokens.end, true))
        .flatten()
        .filter(|np| does(np) && agrees(np, r.gender, r.number, true))?;
    (!alone || owned || object(np.tokens.end)).then_some(np)
}

#[cfg(test)]
mod tests {
    use crate::{Lexicons, Tagger};
    use std::sync::LazyLock;

    static TAGGER: LazyLock<Tagger> = LazyLock::new(|| Tagger::new(Lexicons::built_in()));

    /// The main stance of the first statement of `text`.
    fn stance(text: &str) -> Option<String> {
        let statements = TAGGER.worker().tag(text);
        statements[0].stance.first().map(ToString::to_string)
    }

    #[test]
    fn who_speaks_for_somebody_takes_his_stance() {
        for text in [
            "وقال متحدث باسم الخارجية إن بلاده تدين التفجير.",
            "قال المتحدث باسم الأمين العام للأمم المتحدة إن الأمين العام يدين التفجير.",
        ] {
            assert_eq!(stance(text).as_deref(), Some("condemnation"), "{text}");
        }
    }

    #[test]
    fn the_stance_of_another_is_his_own() {
        for text in [
            "قال الوزير السوري إن تركيا تدين التفجير.",
            "قال الوزير إن فرنسا أدانت التفجير.",
            "ذكر المراسل أن الحزب نفى الخبر.",
        ] {
            assert_eq!(stance(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_negated_or_supposed_does_not_count() {
        for text in [
            "قال المتحدث باسم الوزارة إن الوزارة لا تدين القرار.",
            "قال الوزير إنه إذا قبلت الحكومة بوقف إطلاق النار فستبدأ المفاوضات.",
            "قال المتحدث إن خرق الهدنة مستمر.",
        ] {
            assert_eq!(stance(text), None, "{text}");
        }
        assert!(TAGGER.worker().tag("لم يدع الرئيس إلى وقف إطلاق النار.").is_empty());
        assert!(TAGGER.worker().tag("لم ينف المتحدث الخبر.").is_empty());
    }
}
