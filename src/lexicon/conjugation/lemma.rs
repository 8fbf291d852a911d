//! A word of a lexicon as letters: vowel signs set apart, shaddas kept.

use super::sound::{Letter, Vowel};

/// A letter of a lemma with what stands over and under it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Glyph {
    pub(super) letter: Letter,
    pub(super) shadda: bool,
    pub(super) vowel: Option<Vowel>,
}

/// A parsed word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Lemma {
    glyphs: Vec<Glyph>,
}

/// What keeps a text from being one Arabic word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NotAWord {
    /// It has no letters.
    Empty,
    /// It has this other character.
    Foreign(char),
}

impl Lemma {
    /// Reads a word, vocalised or not; tatweel and sukūn say nothing.
    pub(super) fn parse(text: &str) -> Result<Self, NotAWord> {
        let mut glyphs: Vec<Glyph> = Vec::with_capacity(8);
        for character in text.trim().chars() {
            if let Some(letter) = Letter::from_char(character) {
                glyphs.push(Glyph {
                    letter,
                    shadda: false,
                    vowel: None,
                });
                continue;
            }
            let mark = match character {
                '\u{064B}' | '\u{064E}' => Some(Vowel::A),
                '\u{064C}' | '\u{064F}' => Some(Vowel::U),
                '\u{064D}' | '\u{0650}' => Some(Vowel::I),
                '\u{0651}' | '\u{0652}' | '\u{0640}' | '\u{0670}' => None,
                other => return Err(NotAWord::Foreign(other)),
            };
            let Some(glyph) = glyphs.last_mut() else {
                return Err(NotAWord::Foreign(character));
            };
            glyph.vowel = mark.or(glyph.vowel);
            glyph.shadda |= character == '\u{0651}';
        }
        if glyphs.is_empty() {
            return Err(NotAWord::Empty);
        }
        Ok(Self { glyphs })
    }

    pub(super) fn glyphs(&self) -> &[Glyph] {
        &self.glyphs
    }

    pub(super) fn letters(&self) -> Vec<Letter> {
        self.glyphs.iter().map(|glyph| glyph.letter).collect()
    }

    pub(super) fn last(&self) -> Option<Letter> {
        self.glyphs.last().map(|glyph| glyph.letter)
    }

    /// The word as news prints it: letters alone.
    pub(super) fn bare(&self) -> String {
        self.glyphs.iter().map(|glyph| glyph.letter.to_char()).collect()
    }

    /// The word without vowels but with its shaddas, under which the weak-verb
    /// list keeps it.
    pub(super) fn key(&self) -> String {
        let mut key = String::with_capacity(self.glyphs.len() * 4);
        for glyph in &self.glyphs {
            key.push(glyph.letter.to_char());
            if glyph.shadda {
                key.push('\u{0651}');
            }
        }
        key
    }
}
