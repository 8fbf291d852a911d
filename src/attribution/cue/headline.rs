//! Headline colons: `رئيس الوزراء: لن نقبل`.

use super::{Cue, Form, Subject};
use crate::attribution::noun_phrase::{may_begin, noun_phrase, plainly_finite};
use crate::attribution::page::Page;
use crate::attribution::passing::*;
use crate::lexicon::VerbKind;
use crate::lexicon::classes::Class;
use crate::text::Sentence;

/// The longest speaker before a headline's colon, in tokens.
const LABEL: usize = 14;

pub(super) fn headline(page: &Page, s: usize, sentence: &Sentence, i: usize) -> Option<Cue> {
    let start = sentence.tokens.start;
    if i == start || i - start > LABEL || i + 2 >= sentence.tokens.end || page.within(i).is_some() {
        return None;
    }
    if !may_begin(page, start, false) || (start..i).any(|k| plainly_finite(page, k) || complementizer(page, k)) {
        return None;
    }
    let np = noun_phrase(page, start, i, false)?;
    let speaks = matches!(
        np.class,
        Class::Person | Class::Body | Class::Country | Class::Organisation | Class::GivenName | Class::FamilyName
    );
    let whole = np.tokens.end == i;
    // A dateline (`الرياض: فلان`) names a place and then a byline.
    let rest = sentence.tokens.end - i;
    // A country before a colon is a topic more often than a speaker: `قره باغ: عشرات القتلى`.
    let topic = matches!(np.class, Class::Country | Class::Place)
        && !(plainly_finite(page, i + 1)
            || page.is(i + 1, Class::Negation)
            || page.is(i + 1, Class::Pronoun)
            || page.opens_quote(i + 1).is_some());
    if !speaks || !whole || rest < 4 || topic {
        return None;
    }
    Some(Cue {
        sentence: s,
        tokens: i..i + 1,
        form: Form::Colon,
        lemma: None,
        kind: VerbKind::Say,
        subject: Subject::Explicit(np),
        gender: None,
        number: None,
        content: i + 1,
        fixed: None,
        weak: true,
        conjunction: false,
    })
}
