//! Stems as letters: from a row of sounds to the text news prints.
//!
//! A stem is spelled once and then serves many forms, which only add letters to
//! it. The one thing a stem cannot decide alone is the seat of a hamza at its
//! end, so that hamza is left off the text and remembered.

use super::hamza::{self, After, Before};
use super::sound::{Letter, Sound, Vowel};

/// A stem in letters.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Stem {
    /// The text, without its person prefix and without a final hamza.
    pub(super) text: String,
    /// What stands before the hamza that ends the stem, if one does.
    pub(super) hamza: Option<Before>,
    /// The vowel of the person prefix, if a vowelless hamza follows it, with
    /// which the hamza of the first person merges (آخذ).
    pub(super) prefix_vowel: Option<Vowel>,
}

/// The person prefix a present stem is spelled behind, so that its first letter
/// sees the sounds it will follow.
pub(super) const SAMPLE_PREFIX: Sound = Sound::Consonant(Letter::YA);

/// How many bytes an Arabic letter takes in UTF-8.
pub(super) const LETTER_BYTES: usize = 2;

impl Stem {
    /// Spells a row of sounds in place of the present text.
    pub(super) fn spell(&mut self, sounds: &[Sound]) {
        self.text.clear();
        self.prefix_vowel = None;
        self.hamza = spell_onto(&mut self.text, sounds, 0);
    }

    /// Spells a present stem, whose row opens with [`SAMPLE_PREFIX`], without
    /// that prefix.
    pub(super) fn spell_behind_prefix(&mut self, sounds: &[Sound]) {
        self.text.clear();
        self.hamza = spell_onto(&mut self.text, sounds, 1);
        self.prefix_vowel = match sounds {
            [_, Sound::Short(vowel), Sound::Consonant(Letter::HAMZA), rest @ ..]
                if rest.first().is_some_and(|next| !next.is_vowel()) =>
            {
                Some(*vowel)
            }
            _ => None,
        };
    }
}

/// Appends the letters of a row of sounds from a place on; a hamza at its end is
/// not written but returned as what stands before it.
fn spell_onto(text: &mut String, sounds: &[Sound], from: usize) -> Option<Before> {
    let mut index = from;
    if let [
        Sound::Consonant(Letter::HAMZA),
        Sound::Short(vowel),
        Sound::Consonant(Letter::HAMZA),
        Sound::Consonant(_),
        ..,
    ] = sounds
    {
        // Two hamzas, the second vowelless, become one hamza and a long vowel.
        text.push_str(match vowel {
            Vowel::A => "آ",
            Vowel::I => "إي",
            Vowel::U => "أو",
        });
        index = 3;
    }
    while let Some(&sound) = sounds.get(index) {
        let next = sounds.get(index + 1).copied();
        match sound {
            Sound::Short(_) if index == 0 => text.push(Letter::ALIF.to_char()),
            Sound::Short(_) => {}
            Sound::Long(Vowel::A) => text.push(Letter::ALIF.to_char()),
            Sound::Long(Vowel::I) => text.push(Letter::YA.to_char()),
            Sound::Long(Vowel::U) => text.push(Letter::WAW.to_char()),
            // A doubled consonant is one letter; its shadda is not printed.
            Sound::Consonant(_) if next == Some(sound) => {}
            Sound::Consonant(Letter::HAMZA) => {
                let before = before_hamza(&sounds[..index]);
                let Some(next) = next else {
                    return Some(before);
                };
                let after = match next {
                    Sound::Short(vowel) => After::Short(vowel),
                    Sound::Long(vowel) => After::Long(vowel),
                    Sound::Consonant(_) => After::Consonant,
                };
                if hamza::takes_madda(before, after) {
                    text.push(Letter::ALIF_MADDA.to_char());
                    index += 1;
                } else if after == After::Long(Vowel::U)
                    && index > 0
                    && sounds[index - 1] == Sound::Consonant(Letter::WAW)
                {
                    // موءود: a hamza between two wāws stands alone.
                    text.push(Letter::HAMZA.to_char());
                } else {
                    text.push(hamza::seat(before, after).to_char());
                }
            }
            Sound::Consonant(letter) => {
                let previous = index.checked_sub(1).map(|before| sounds[before]);
                text.push(assimilated(letter, previous, next).to_char());
            }
        }
        index += 1;
    }
    None
}

/// A vowelless glide takes the colour of the vowel before it: *iw* turns to *ī*,
/// *uy* to *ū* (Wright I § 147).
fn assimilated(letter: Letter, previous: Option<Sound>, next: Option<Sound>) -> Letter {
    let vowelless = next.is_some_and(|next| !next.is_vowel());
    match (letter, previous) {
        (Letter::WAW, Some(Sound::Short(Vowel::I))) if vowelless => Letter::YA,
        (Letter::YA, Some(Sound::Short(Vowel::U))) if vowelless => Letter::WAW,
        _ => letter,
    }
}

/// What a hamza stands behind, given all sounds before it.
fn before_hamza(sounds: &[Sound]) -> Before {
    match sounds {
        // The second half of a doubled hamza looks past the first.
        [earlier @ .., Sound::Consonant(Letter::HAMZA)] => before_hamza(earlier),
        [] => Before::Start,
        [.., Sound::Short(vowel)] => Before::Short(*vowel),
        [.., Sound::Long(vowel)] => Before::Long(*vowel),
        // A vowelless glide behind *i* or *u* is but the length of that vowel.
        [
            ..,
            Sound::Short(vowel @ (Vowel::I | Vowel::U)),
            Sound::Consonant(letter),
        ] if letter.is_glide() => Before::Long(*vowel),
        [.., Sound::Consonant(letter)] => Before::Quiet {
            joins: letter.joins_next(),
        },
    }
}
