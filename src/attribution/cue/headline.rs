//! Headline colons: `رئيس الوزراء: لن نقبل`.

use super::{Cue, Form, Subject};
use crate::attribution::noun_phrase::{NounPhrase, may_begin, noun_phrase, plainly_finite};
use crate::attribution::page::Page;
use crate::attribution::passing::*;
use crate::lexicon::VerbKind;
use crate::lexicon::classes::{Class, Clitics};
use crate::text::{Sentence, TokenKind, fold};

/// The longest speaker before a headline's colon, in tokens.
const LABEL: usize = 14;

/// The longest name of words in no lexicon, in tokens.
const NAME: usize = 3;

pub(super) fn headline(page: &Page, s: usize, sentence: &Sentence, i: usize) -> Option<Cue> {
    // `رابط الخبر: الوزير: لن نقبل`: behind another label
    let label = (sentence.tokens.start.max(i.saturating_sub(LABEL))..i)
        .rev()
        .find(|&k| page.kind(k) == TokenKind::Colon);
    let start = label.map_or(sentence.tokens.start, |k| k + 1);
    if i == start || i - start > LABEL || i + 2 >= sentence.tokens.end || page.within(i).is_some() {
        return None;
    }
    let line =
        page.kind(sentence.tokens.end) == TokenKind::Break && (start == 0 || page.kind(start - 1) == TokenKind::Break);
    let quoted = page
        .mate(i - 1)
        .filter(|&m| m == start && page.kind(m) == TokenKind::Quote && i - m <= 6);
    // a paper or party that is named in quotation marks: `«الوفد»: القرار هدم للدولة`
    let start = quoted.filter(|_| line).map_or(start, |m| m + 1);
    let limit = if start > sentence.tokens.start { i - 1 } else { i };
    // `"السند": ...`: whatever the word is elsewhere
    let marked = quoted.is_some() && line && limit - start <= NAME;
    if !(marked || may_begin(page, start, false))
        || (start..i).any(|k| plainly_finite(page, k) || complementizer(page, k))
    {
        return None;
    }
    let np = match noun_phrase(page, start, limit, false) {
        Some(np) if !marked || np.speaks() && np.tokens.end == limit => np,
        _ if marked => NounPhrase::in_marks(start..limit),
        _ => return None,
    };
    // on a line of its own a word in no lexicon is a name: `أبوحامد: لن نحكم بمنطق القبيلة`
    let name = (line || label.is_some()) && np.class == Class::Unknown && np.named && np.tokens.len() <= NAME;
    // the head says who speaks: whom a line names behind it may be what the line is about
    let speaks = name || np.acts() || matches!(np.class, Class::GivenName | Class::FamilyName);
    // `روسيا مجددا: لا تدخل`
    let whole =
        np.tokens.end == limit || told_or_placed(page, np.tokens.end, i) || adverbials(page, np.tokens.end, i) == i;
    // A dateline (`الرياض: فلان`) names a place and then a byline.
    let rest = sentence.tokens.end - i;
    // A country before a colon is a topic more often than a speaker: `قره باغ: عشرات القتلى`.
    let topic = matches!(np.class, Class::Country | Class::Place)
        && !(plainly_finite(page, i + 1)
            || page.is(i + 1, Class::Negation)
            || (i + 2..i + 6)
                .take_while(|&k| page.word(k))
                .any(|k| page.is(k, Class::Negation))
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

/// Whether between the speaker and the colon stands to whom or where it was said: `الوزير لـ«الرياض»:`, `أوباما من كينيا:`.
fn told_or_placed(page: &Page, from: usize, colon: usize) -> bool {
    const LONGEST: usize = 6;
    // `(أ ف ب)`, but not `لـ {الشرق الأوسط}`
    let inset = (from + 1..colon).any(|k| page.kind(k) == TokenKind::ParenOpen && page.key(k - 1) != [fold::LAM])
        || page.kind(from) == TokenKind::ParenOpen;
    if from >= colon || colon - from > LONGEST || inset {
        return false;
    }
    let told = page.clitic_preposition(from).is_some() && page.clitics(from).any(Clitics::LAM)
        || page.key(from) == [fold::LAM];
    let placed = page.is(from, Class::Preposition)
        && page.mark(from).is_none()
        && (page.is(from + 1, Class::Country) || page.is(from + 1, Class::Place) || page.is(from + 1, Class::Occasion));
    told || placed
}
