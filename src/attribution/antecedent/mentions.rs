//! What a page mentions: every noun phrase that can speak.

use crate::attribution::names::{Mentions, Name};
use crate::attribution::noun_phrase::{NounPhrase, may_begin, noun_phrase, plainly_finite};
use crate::attribution::page::Page;
use crate::attribution::subject;
use crate::lexicon::classes::{Class, Classes};

/// How many words a relative clause is taken to reach.
const RELATIVE: usize = 8;

/// How many tokens there are for a mention, about.
const MENTIONED: usize = 8;

/// Classes of the words that a phrase which can speak begins with.
const HEADS: Classes = Classes::of(&[
    Class::Person,
    Class::Body,
    Class::Country,
    Class::Organisation,
    Class::GivenName,
]);

/// A noun phrase of the page that can speak.
#[derive(Debug)]
pub(super) struct Mention {
    pub(super) phrase: NounPhrase,
    pub(super) sentence: usize,
    /// Whether it is the subject of a verb, and of the main verb of its sentence.
    pub(super) subject: bool,
    pub(super) main: bool,
    /// Whether it stands behind a preposition, and in a relative clause.
    pub(super) oblique: bool,
    pub(super) relative: bool,
    pub(super) name: Name,
}

/// The mentions of a page, in the order of the text.
#[derive(Debug)]
pub struct Discourse<'p, 'l> {
    pub(super) page: &'p Page<'l>,
    pub(super) mentions: Vec<Mention>,
    /// How many bear their names.
    pub(super) bearers: usize,
}

impl<'p, 'l> Discourse<'p, 'l> {
    /// Finds the mentions in the first sentences of a page.
    pub fn read(page: &'p Page<'l>, names: &mut Mentions, sentences: usize) -> Self {
        let mut mentions = Vec::with_capacity(page.len() / MENTIONED);
        for (s, sentence) in page.sentences.iter().take(sentences).enumerate() {
            let (start, end) = (sentence.tokens.start, sentence.tokens.end);
            let main = subject::of_sentence(page, sentence, end);
            let mut behind: Option<NounPhrase> = None;
            let mut relative = 0;
            let mut i = start;
            while i < end {
                if plainly_finite(page, i) {
                    behind = subject::behind(page, i, end);
                }
                relative = match page.word(i) {
                    true if page.is(i, Class::Relative) => RELATIVE,
                    true => usize::saturating_sub(relative, 1),
                    false => 0,
                };
                let opens = main.as_ref().filter(|np| np.tokens.start == i);
                let subject = opens.or(behind.as_ref().filter(|np| np.tokens.start == i));
                let phrase = match subject {
                    Some(np) => Some(np.clone()),
                    // nearly all words fail at the first question
                    None if page.classes(i).any(HEADS) || page.mark(i).is_some() => {
                        let named = names.beginning(i).cloned();
                        named.or_else(|| {
                            may_begin(page, i, true)
                                .then(|| noun_phrase(page, i, end, true))
                                .flatten()
                        })
                    }
                    None => None,
                };
                let Some(phrase) = phrase else {
                    i += 1;
                    continue;
                };
                let next = phrase.tokens.end.max(i + 1);
                let subject = subject.is_some();
                if speaks(&phrase) || subject && lasts(&phrase) {
                    mentions.push(Mention {
                        sentence: s,
                        subject,
                        main: opens.is_some(),
                        oblique: page.clitics(i).preposition() && !subject
                            || i > start && page.is(i - 1, Class::Preposition),
                        relative: relative > 0,
                        name: names.fullest(page, &phrase, None),
                        phrase,
                    });
                }
                i = next;
            }
        }
        Discourse {
            page,
            mentions,
            bearers: names.bearers(),
        }
    }
}

/// Whether a speaker can be meant by a later verb without a subject: things, times and places that a verb was said of once
/// (`كل المؤشرات تؤكد`) do not speak on.
fn lasts(np: &NounPhrase) -> bool {
    np.named
        || !matches!(
            np.class,
            Class::Thing | Class::VerbalNoun | Class::Time | Class::Geography | Class::Demonstrative
        )
}

/// Whether a noun phrase can be the one who speaks on: a person, a body, a name, a text.
fn speaks(np: &NounPhrase) -> bool {
    np.named
        || matches!(
            np.class,
            Class::Person | Class::Body | Class::Country | Class::Organisation | Class::Nisba | Class::Document
        )
}
