//! Joining stem and ending into the text of a form, in one reused buffer.

use super::hamza::{self, After};
use super::inflection::{Contexts, Inflection};
use super::sound::Letter;
use super::stem::{LETTER_BYTES, Stem};

/// An ending in letters, and the sound it opens with, on which a hamza before it
/// is seated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ending {
    pub(super) after: After,
    pub(super) text: &'static str,
}

impl Ending {
    pub(super) const fn new(after: After, text: &'static str) -> Self {
        Self { after, text }
    }
}

/// Writes forms and hands them to the caller.
pub(super) struct Writer<Emit> {
    buffer: String,
    emit: Emit,
}

impl<Emit: FnMut(&str, Inflection)> Writer<Emit> {
    pub(super) fn new(emit: Emit) -> Self {
        Self {
            buffer: String::with_capacity(64),
            emit,
        }
    }

    /// Hands over prefix, stem, ending and tail as one form, in every spelling
    /// in use.
    pub(super) fn put(
        &mut self,
        prefix: &str,
        stem: &Stem,
        ending: Ending,
        tail: &str,
        inflection: Inflection,
    ) {
        match stem.prefix_vowel {
            Some(vowel) if prefix == FIRST_PERSON => {
                let rest = &stem.text[LETTER_BYTES..];
                if vowel == super::sound::Vowel::A {
                    self.put_text("آ", rest, stem, ending, tail, inflection);
                } else {
                    // The grammars merge ʾuʾ to ū (أومن); print often does not.
                    self.put_text("أو", rest, stem, ending, tail, inflection);
                    self.put_text(prefix, &stem.text, stem, ending, tail, inflection);
                }
            }
            _ => self.put_text(prefix, &stem.text, stem, ending, tail, inflection),
        }
    }

    fn put_text(
        &mut self,
        head: &str,
        body: &str,
        stem: &Stem,
        ending: Ending,
        tail: &str,
        inflection: Inflection,
    ) {
        self.buffer.clear();
        self.buffer.push_str(head);
        self.buffer.push_str(body);
        let Some(before) = stem.hamza else {
            let text = joined(body, ending);
            self.buffer.push_str(text);
            self.buffer.push_str(tail);
            (self.emit)(&self.buffer, inflection);
            return;
        };
        let Ending { after, mut text } = ending;
        let length = self.buffer.len();
        if hamza::takes_madda(before, after) && text.starts_with('ا') {
            self.buffer.push(Letter::ALIF_MADDA.to_char());
            text = &text[LETTER_BYTES..];
        } else {
            self.buffer.push(hamza::seat(before, after).to_char());
        }
        self.buffer.push_str(text);
        self.buffer.push_str(tail);
        (self.emit)(&self.buffer, inflection);
        if let Some(seat) = hamza::seat_shunning_wawayn(before, after) {
            self.buffer.truncate(length);
            self.buffer.push(seat.to_char());
            self.buffer.push_str(text);
            self.buffer.push_str(tail);
            (self.emit)(&self.buffer, inflection);
        }
    }

    /// Hands over a form whose spelling may change before an attached pronoun:
    /// as one form if it does not, as two if it does.
    pub(super) fn put_pair(
        &mut self,
        prefix: &str,
        stem: &Stem,
        [free, suffixed]: [Ending; 2],
        inflect: impl Fn(Contexts) -> Inflection,
    ) {
        if same_spelling(stem, free, suffixed) {
            self.put(prefix, stem, free, "", inflect(EITHER));
        } else {
            self.put(prefix, stem, free, "", inflect(Contexts::FREE));
            self.put(prefix, stem, suffixed, "", inflect(Contexts::SUFFIX));
        }
    }
}

/// The prefix of the first person singular.
pub(super) const FIRST_PERSON: &str = "أ";

/// Where a verb form stands that an attached pronoun does not respell.
pub(super) const EITHER: Contexts = Contexts::FREE.and(Contexts::SUFFIX);

/// The letters an ending adds to a stem: alif maqṣūra gives way to alif behind a
/// yāʾ (يحيا), and a consonant doubled across the seam is one letter (كنّا).
fn joined(body: &str, ending: Ending) -> &'static str {
    let text = ending.text;
    if text == "ى" && body.ends_with('ي') {
        "ا"
    } else if ending.after == After::Consonant
        && text.as_bytes().get(..LETTER_BYTES)
            == body
                .as_bytes()
                .get(body.len().saturating_sub(LETTER_BYTES)..)
    {
        &text[LETTER_BYTES..]
    } else {
        text
    }
}

/// Whether two endings make the same word of a stem.
fn same_spelling(stem: &Stem, first: Ending, second: Ending) -> bool {
    match stem.hamza {
        None => joined(&stem.text, first) == joined(&stem.text, second),
        Some(before) => {
            first.text == second.text
                && hamza::seat(before, first.after) == hamza::seat(before, second.after)
        }
    }
}
