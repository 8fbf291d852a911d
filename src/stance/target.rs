//! Whom or what a stance is directed at.
//!
//! The government of the cue says where to look: `أدانت فرنسا الهجوم` has it as the object, `اتهم إسرائيل بقتل` and
//! `دعا الأطراف إلى` as the addressee with whom the content begins. A label says by its `!target` line which of the two it
//! takes. Where the stance lies in the words of the content, the target is what the telling word governs (`ندين الهجوم`), or
//! what is said to be so (`الهجوم غير مقبول`).

use super::scope::first_person;
use super::tally::{Sign, Tally};
use crate::attribution::cue::Subject;
use crate::attribution::noun_phrase::{plainly_finite, subject_phrase};
use crate::attribution::{Draft, Page};
use crate::lexicon::classes::{Class, Classes};
use crate::lexicon::stance::{Label, Target, Where};
use crate::lexicon::{PrepositionSet, VerbKind};
use crate::text::TokenKind;
use std::ops::Range;

/// The longest target, in tokens.
const LONGEST: usize = 14;

/// The target of the label, in tokens.
pub(super) fn target(page: &Page, draft: &Draft, label: &Label, tally: &Tally) -> Option<Range<usize>> {
    let content = &draft.extent.tokens;
    let sign = tally.first()?;
    let verb = draft.cue.verb(page);
    if verb.is_some_and(|v| v.kind == VerbKind::Naming) {
        return named(page, draft);
    }
    if tally.cue || label.target == Target::Addressee {
        let addressed = addressee(page, draft);
        if addressed.is_some() {
            return addressed;
        }
    }
    if label.target == Target::Addressee {
        return obliged(page, sign, content);
    }
    if let Some(actor) = tally.actor() {
        return Some(actor);
    }
    if draft.cue.tokens.contains(&sign) {
        // اتهمه بالنفي: the pronoun is the accused, and what follows is the wrong
        let pronoun = verb.is_some_and(|v| !v.frames.addressee_prepositions.is_empty())
            && page.readings(sign).iter().all(|r| r.suffix.is_some());
        return (!pronoun)
            .then(|| phrase(page, content.start, content.end, PrepositionSet::default()))
            .flatten();
    }
    let mut signs = tally.signs();
    signs.sort_unstable_by_key(|s| s.at);
    signs
        .iter()
        .find_map(|sign| governed(page, sign, content.end))
        // what is said to be so, or to do so, stands before it
        .or_else(|| phrase(page, content.start, signs[0].at, PrepositionSet::default()))
}

/// What the verb of the speaker's own act governs: `ندين الهجوم`, `لن نقبل القرار`. What somebody else does (`تقف وراء
/// الهجوم`) is directed at him.
fn governed(page: &Page, sign: &Sign, end: usize) -> Option<Range<usize>> {
    // the verb behind a negation governs; غير مقبول has none
    let negation = page.is(sign.at, Class::Negation);
    let word = if negation { sign.at + 1 } else { sign.at };
    let own = negation || sign.applies == Where::Cue || first_person(page, None, word);
    let governs = own && page.is(word, Class::Finite) || !negation && page.is(word, Class::VerbalNoun);
    governs
        .then(|| phrase(page, word + 1, end, PrepositionSet::default()))
        .flatten()
}

/// The addressee with whom the content begins: a noun phrase before the preposition or clause of what is asked, or before
/// a verbal noun that is asked (`ناشد المجتمع الدولي تقديم العون`).
fn addressee(page: &Page, draft: &Draft) -> Option<Range<usize>> {
    let content = &draft.extent.tokens;
    let v = draft.cue.verb(page)?;
    let first = content.start;
    // a preposition before or on the first word says that the content begins with what is asked
    let asked = page.clitics(first).preposition()
        || first > 0 && page.word(first - 1) && page.preposition(first - 1).is_some() && first > draft.cue.tokens.end
        || page.is(first, Class::Complementizer);
    if asked || v.frames.addressee_prepositions.is_empty() && !v.frames.object_object && !v.frames.object_clause {
        return None;
    }
    let found = phrase(page, first, content.end, v.frames.all_prepositions())?;
    let next = found.end;
    let bare_noun = || {
        page.readings(next)
            .iter()
            .any(|r| r.class == Class::VerbalNoun && r.clitics.is_empty())
    };
    let follows = page
        .preposition(next)
        .or_else(|| page.clitic_preposition(next))
        .is_some_and(|p| v.frames.addressee_prepositions.has(p) || v.frames.prepositions.has(p))
        || page.is(next, Class::Complementizer)
        || v.frames.object_object
        || bare_noun();
    follows.then_some(found)
}

/// Who is told to act by an impersonal call at token `sign`: behind the preposition of obligation, which the call begins
/// with (`على الحكومة أن`) or which follows it (`يجب على الحكومة أن`).
fn obliged(page: &Page, sign: usize, content: &Range<usize>) -> Option<Range<usize>> {
    let preposition = |k: usize| {
        k < content.end && page.is(k, Class::Preposition) && page.preposition(k).is_some() && !page.is(k, Class::Finite)
    };
    let behind = [sign, sign + 1].into_iter().find(|&k| preposition(k))? + 1;
    let found = phrase(page, behind, content.end, PrepositionSet::default())?;
    page.is(found.end, Class::Complementizer).then_some(found)
}

/// What a naming verb gives a name to: its first object (`وصف القرار بأنه`).
fn named(page: &Page, draft: &Draft) -> Option<Range<usize>> {
    let v = draft.cue.verb(page)?;
    let from = match &draft.cue.subject {
        Subject::Explicit(np) if np.tokens.start > draft.cue.tokens.start => np.tokens.end,
        _ => draft.cue.tokens.end,
    };
    phrase(page, from, draft.extent.tokens.start, v.frames.all_prepositions())
}

/// The noun phrase that begins at token `i`, a quotation mark or preposition before it passed.
fn phrase(page: &Page, i: usize, end: usize, governed: PrepositionSet) -> Option<Range<usize>> {
    const NOUNS: Classes = Classes::of(&[
        Class::Thing,
        Class::VerbalNoun,
        Class::Person,
        Class::Body,
        Class::Document,
        Class::Country,
        Class::Organisation,
        Class::Place,
        Class::Geography,
        Class::GivenName,
        Class::FamilyName,
        Class::Nisba,
        Class::Occasion,
        Class::CueNoun,
        Class::Quantifier,
        Class::Demonstrative,
        Class::Adjective,
        Class::ActiveParticiple,
        Class::PassiveParticiple,
        Class::Unknown,
    ]);
    let mut i = i;
    while i < end
        && (page.kind(i) == TokenKind::Quote
            || page.is(i, Class::Adverb)
            || page.is(i, Class::Preposition) && page.mark(i).is_none() && !page.is(i, Class::GivenName))
    {
        i += page.step(i);
    }
    // نفى أن تكون روسيا: the verb behind أن
    if i > 0 && i < end && page.is(i - 1, Class::Complementizer) && page.is(i, Class::Finite) {
        i += 1;
    }
    let noun = i < end
        && page.word(i)
        && (page.classes(i).any(NOUNS) || page.mark(i).is_some())
        && !plainly_finite(page, i)
        && !page.is(i, Class::Complementizer)
        && !page.is(i, Class::Relative);
    if !noun {
        return None;
    }
    subject_phrase(page, i, end.min(i + LONGEST), true, governed)
        .map(|np| np.tokens)
        // ذلك alone points at the text, not at anybody
        .filter(|np| np.len() > 1 || !page.is(i, Class::Demonstrative))
}

#[cfg(test)]
mod tests {
    use crate::{Lexicons, Tagger};
    use std::sync::LazyLock;

    static TAGGER: LazyLock<Tagger> = LazyLock::new(|| Tagger::new(Lexicons::built_in()));

    /// The target of the first statement of `text`.
    fn target(text: &str) -> Option<String> {
        let statements = TAGGER.worker().tag(text);
        statements[0].target.map(|t| t.of(text).to_owned())
    }

    fn is(text: &str, expected: &str) {
        assert_eq!(target(text).as_deref(), Some(expected), "{text}");
    }

    #[test]
    fn the_object_of_the_cue() {
        is("نددت تركيا باعتداء المستوطنين.", "اعتداء المستوطنين");
        is("أعرب الاتحاد الأوروبي عن إدانته للهجوم.", "للهجوم");
        is("أعلنت الحكومة رفضها القرار الأممي.", "القرار الأممي");
        is("حذرت المنظمة من كارثة إنسانية.", "كارثة إنسانية");
    }

    #[test]
    fn the_addressee_before_what_is_asked() {
        is("دعا المبعوث الأطراف إلى وقف فوري لإطلاق النار.", "الأطراف");
        is("ودعت جميع الأطراف إلى وقف التصعيد.", "جميع الأطراف");
        is("ناشد الرئيس المجتمع الدولي تقديم المساعدات.", "المجتمع الدولي");
        is("حذر الجيش السكان من العودة إلى منازلهم.", "السكان");
        is("حملت الحركة إسرائيل المسؤولية الكاملة عن سلامة الأسرى.", "إسرائيل");
    }

    #[test]
    fn nobody_is_addressed() {
        assert_eq!(target("شدد الوزير على ضرورة وقف القتال."), None);
        // the accused is a pronoun
        assert_eq!(target("اتهمه الادعاء بنفي الجرائم."), None);
    }

    #[test]
    fn who_is_obliged_by_an_impersonal_call() {
        is("قال الرئيس إنه يجب على الحكومة أن تستقيل.", "الحكومة");
    }

    #[test]
    fn what_the_words_of_the_content_govern() {
        is("قال الوزير إن بلاده لن تقبل هذا القرار.", "هذا القرار");
        is("وقال: \"ندين بشدة هذا الهجوم الجبان\".", "هذا الهجوم الجبان");
    }

    #[test]
    fn what_is_said_to_be_so() {
        is("وصف النائب القانون بأنه \"وصمة عار\".", "القانون");
        is("قال الوزير إن إيران تقف وراء الهجوم.", "إيران");
        is("قالت الوزيرة إن الهجوم \"غير مقبول\".", "الهجوم");
    }
}
