//! Joining stems and endings into the text of forms, in one reused buffer.
//!
//! A verb has some 160 forms but only a dozen stems. The writer therefore loads
//! a stem, with its prefix, once and then exchanges endings behind it.

use super::hamza::{self, After, Before};
use super::inflection::{Contexts, Inflection};
use super::sound::{Letter, Vowel};
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
    /// How much of the buffer is prefix and stem.
    loaded: usize,
    /// What stands before the hamza that ends the loaded stem, if one does.
    hamza: Option<Before>,
    emit: Emit,
}

/// The prefix of the first person singular.
pub(super) const FIRST_PERSON: &str = "أ";

/// Where a verb form stands that an attached pronoun does not respell.
pub(super) const EITHER: Contexts = Contexts::FREE.and(Contexts::SUFFIX);

/// Prefix and stem as they are written together, one or two ways: the hamza of
/// the first person merges with a vowelless one behind it.
pub(super) fn heads<'stem>(
    prefix: &'static str,
    stem: &'stem Stem,
) -> impl Iterator<Item = (&'static str, &'stem str)> {
    let plain = (prefix, stem.text.as_str());
    let (first, second) = match stem.prefix_vowel {
        Some(vowel) if prefix == FIRST_PERSON => {
            let rest = &stem.text[LETTER_BYTES..];
            if vowel == Vowel::A {
                (("آ", rest), None)
            } else {
                // The grammars merge ʾuʾ to ū (أومن); print often does not.
                (("أو", rest), Some(plain))
            }
        }
        _ => (plain, None),
    };
    std::iter::once(first).chain(second)
}

impl<Emit: FnMut(&str, Inflection)> Writer<Emit> {
    pub(super) fn new(emit: Emit) -> Self {
        Self {
            buffer: String::with_capacity(64),
            loaded: 0,
            hamza: None,
            emit,
        }
    }

    /// Takes up a stem that has no prefix.
    pub(super) fn load(&mut self, stem: &Stem) {
        self.load_head(("", &stem.text), stem);
    }

    /// Takes up a stem in one of the ways of [`heads`].
    pub(super) fn load_head(&mut self, (prefix, body): (&str, &str), stem: &Stem) {
        self.buffer.clear();
        self.buffer.push_str(prefix);
        self.buffer.push_str(body);
        self.loaded = self.buffer.len();
        self.hamza = stem.hamza;
    }

    /// Hands over the loaded stem with an ending and what follows that, in every
    /// spelling in use.
    pub(super) fn put(&mut self, ending: Ending, tail: &str, inflection: Inflection) {
        self.buffer.truncate(self.loaded);
        match self.hamza {
            Some(before) => self.put_hamza(before, ending, tail, inflection),
            None => {
                let text = self.joined(ending);
                self.finish(text, tail, inflection);
            }
        }
    }

    fn put_hamza(&mut self, before: Before, ending: Ending, tail: &str, inflection: Inflection) {
        let Ending { after, text } = ending;
        if text.starts_with('ا') && hamza::takes_madda(before, after) {
            self.buffer.push(Letter::ALIF_MADDA.to_char());
            self.finish(&text[LETTER_BYTES..], tail, inflection);
            return;
        }
        self.buffer.push(hamza::seat(before, after).to_char());
        self.finish(text, tail, inflection);
        if let Some(seat) = hamza::seat_shunning_wawayn(before, after) {
            self.buffer.truncate(self.loaded);
            self.buffer.push(seat.to_char());
            self.finish(text, tail, inflection);
        }
    }

    fn finish(&mut self, text: &str, tail: &str, inflection: Inflection) {
        self.buffer.push_str(text);
        if !tail.is_empty() {
            self.buffer.push_str(tail);
        }
        (self.emit)(&self.buffer, inflection);
    }

    /// Hands over a form whose spelling may change before an attached pronoun:
    /// as one form if it does not, as two if it does.
    pub(super) fn put_pair(&mut self, [free, suffixed]: [Ending; 2], inflect: impl Fn(Contexts) -> Inflection) {
        self.buffer.truncate(self.loaded);
        // Only alif maqṣūra differs in the letters of the ending itself.
        let alike = match self.hamza {
            None => free.text != "ى" || self.buffer.ends_with('ي'),
            Some(before) => free.text != "ى" && hamza::seat(before, free.after) == hamza::seat(before, suffixed.after),
        };
        if alike {
            self.put(free, "", inflect(EITHER));
        } else {
            self.put(free, "", inflect(Contexts::FREE));
            self.put(suffixed, "", inflect(Contexts::SUFFIX));
        }
    }

    /// The letters an ending adds to the loaded stem: alif maqṣūra gives way to
    /// alif behind a yāʾ (يحيا), and a consonant doubled across the seam is one
    /// letter (كنّا).
    fn joined(&self, ending: Ending) -> &'static str {
        let text = ending.text;
        match ending.after {
            After::Long(Vowel::A) if text == "ى" && self.buffer.ends_with('ي') => "ا",
            After::Consonant if self.buffer.as_bytes().ends_with(&text.as_bytes()[..LETTER_BYTES]) => {
                &text[LETTER_BYTES..]
            }
            _ => text,
        }
    }
}
