//! Whom or what a stance is directed at.
//!
//! The government of the cue says where to look: `أدانت فرنسا الهجوم` has it as the object, `اتهم إسرائيل بقتل` and
//! `دعا الأطراف إلى` as the addressee with whom the content begins. A label says by its `!target` line which of the two it
//! takes. Where the stance lies in the words of the content, the target is what the telling word governs (`ندين الهجوم`), or
//! what is said to be so (`الهجوم غير مقبول`).

use super::tally::Tally;
use crate::attribution::noun_phrase::{plainly_finite, subject_phrase};
use crate::attribution::{Draft, Page};
use crate::lexicon::classes::{Class, Classes};
use crate::lexicon::stance::{Label, Target};
use crate::lexicon::{Data, PrepositionSet};
use crate::text::TokenKind;
use std::ops::Range;

/// The longest target, in tokens.
const LONGEST: usize = 14;

/// The target of the label, in tokens.
pub(super) fn target(page: &Page, draft: &Draft, label: &Label, tally: &Tally) -> Option<Range<usize>> {
    let content = &draft.extent.tokens;
    if label.target == Target::Addressee {
        return addressee(page, draft);
    }
    if let Some(actor) = tally.actor() {
        return Some(actor);
    }
    let sign = tally.first()?;
    let governed = match draft.cue.lemma.and_then(|l| page.data(l)) {
        Some(Data::Verb(v)) => v.frames.all_prepositions(),
        _ => PrepositionSet::default(),
    };
    if draft.cue.tokens.contains(&sign) {
        return phrase(page, content.start, content.end, governed);
    }
    let governs = page.is(sign, Class::Finite) || page.is(sign, Class::VerbalNoun);
    if governs && let Some(found) = phrase(page, sign + 1, content.end, governed) {
        return Some(found);
    }
    // what is said to be so stands before it
    phrase(page, content.start, sign, governed).filter(|np| np.end <= sign)
}

/// The addressee with whom the content begins: a noun phrase before the preposition or clause of what is asked.
fn addressee(page: &Page, draft: &Draft) -> Option<Range<usize>> {
    let content = &draft.extent.tokens;
    let Some(Data::Verb(v)) = draft.cue.lemma.and_then(|l| page.data(l)) else {
        return None;
    };
    let first = content.start;
    // a preposition before or on the first word says that the content begins with what is asked
    let asked = page.clitics(first).preposition()
        || first > 0 && page.word(first - 1) && page.preposition(first - 1).is_some() && first > draft.cue.tokens.end
        || page.is(first, Class::Complementizer);
    if asked {
        return None;
    }
    let found = phrase(page, first, content.end, v.frames.all_prepositions())?;
    let next = found.end;
    let follows = page
        .preposition(next)
        .or_else(|| page.clitic_preposition(next))
        .is_some_and(|p| v.frames.addressee_prepositions.has(p) || v.frames.prepositions.has(p))
        || page.is(next, Class::Complementizer)
        || v.frames.object_object;
    follows.then_some(found)
}

/// The noun phrase that begins at token `i`, a quotation mark or preposition before it passed; the prepositions that the
/// cue governs do not go on with it.
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
    subject_phrase(page, i, end.min(i + LONGEST), true, governed).map(|np| np.tokens)
}
