//! Letters and sounds, the alphabet in which the conjugator thinks.
//!
//! News Arabic leaves the short vowels out, yet they decide how a word is
//! spelled: the seat of a hamza, the fate of a weak radical. So a word is built
//! here as a row of [`Sound`]s, consonants and vowels, and only the finished row
//! is turned into letters (see the module `stem`).

/// An Arabic letter, kept as its Unicode code point less U+0600.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Letter(u8);

/// First code point of the Unicode block that a [`Letter`] counts from.
const BLOCK: u32 = 0x0600;

impl Letter {
    pub(super) const HAMZA: Self = Self(0x21);
    pub(super) const ALIF_MADDA: Self = Self(0x22);
    pub(super) const ALIF_HAMZA: Self = Self(0x23);
    pub(super) const WAW_HAMZA: Self = Self(0x24);
    pub(super) const ALIF_HAMZA_BELOW: Self = Self(0x25);
    pub(super) const YA_HAMZA: Self = Self(0x26);
    pub(super) const ALIF: Self = Self(0x27);
    pub(super) const TA_MARBUTA: Self = Self(0x29);
    pub(super) const TA: Self = Self(0x2A);
    pub(super) const DAL: Self = Self(0x2F);
    pub(super) const DHAL: Self = Self(0x30);
    pub(super) const RA: Self = Self(0x31);
    pub(super) const ZAY: Self = Self(0x32);
    pub(super) const SIN: Self = Self(0x33);
    pub(super) const SAD: Self = Self(0x35);
    pub(super) const DAD: Self = Self(0x36);
    pub(super) const TAH: Self = Self(0x37);
    pub(super) const ZAH: Self = Self(0x38);
    pub(super) const KAF: Self = Self(0x43);
    pub(super) const LAM: Self = Self(0x44);
    pub(super) const KHA: Self = Self(0x2E);
    pub(super) const MIM: Self = Self(0x45);
    pub(super) const NUN: Self = Self(0x46);
    pub(super) const WAW: Self = Self(0x48);
    pub(super) const ALIF_MAQSURA: Self = Self(0x49);
    pub(super) const YA: Self = Self(0x4A);

    /// The letter a character is, or nothing if it is no letter of Arabic
    /// proper; alif with waṣla counts as bare alif.
    pub(super) fn from_char(character: char) -> Option<Self> {
        match character {
            '\u{0671}' => Some(Self::ALIF),
            '\u{0621}'..='\u{063A}' | '\u{0641}'..='\u{064A}' => {
                u8::try_from(u32::from(character) - BLOCK).ok().map(Self)
            }
            _ => None,
        }
    }

    /// The character that writes this letter.
    pub(super) fn to_char(self) -> char {
        char::from_u32(BLOCK + u32::from(self.0)).unwrap_or(char::REPLACEMENT_CHARACTER)
    }

    /// Whether this is a hamza, alone or on a seat.
    pub(super) fn is_hamza(self) -> bool {
        matches!(
            self,
            Self::HAMZA | Self::ALIF_HAMZA | Self::WAW_HAMZA | Self::ALIF_HAMZA_BELOW | Self::YA_HAMZA
        )
    }

    /// The radical this letter stands for: a hamza loses its seat.
    pub(super) fn radical(self) -> Self {
        if self.is_hamza() { Self::HAMZA } else { self }
    }

    /// Whether this is wāw or yāʾ, the two radicals that weaken.
    pub(super) fn is_glide(self) -> bool {
        matches!(self, Self::WAW | Self::YA)
    }

    /// Whether this letter is written joined to the one after it.
    pub(super) fn joins_next(self) -> bool {
        !matches!(
            self,
            Self::ALIF
                | Self::ALIF_MADDA
                | Self::ALIF_HAMZA
                | Self::WAW_HAMZA
                | Self::HAMZA
                | Self::DAL
                | Self::DHAL
                | Self::RA
                | Self::ZAY
                | Self::WAW
        )
    }
}

/// One of the three vowel qualities of Arabic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Vowel {
    A,
    I,
    U,
}

/// One sound of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sound {
    Consonant(Letter),
    Short(Vowel),
    Long(Vowel),
}

impl Sound {
    /// Whether this is a vowel, short or long.
    pub(super) fn is_vowel(self) -> bool {
        !matches!(self, Self::Consonant(_))
    }
}

/// Longest row of sounds any stem needs (`mutaṭamʾin` and the like take 12),
/// with room to spare.
const CAPACITY: usize = 24;

/// A row of sounds of bounded length, kept inline so that building one costs no
/// allocation.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sounds {
    sounds: [Sound; CAPACITY],
    length: usize,
}

impl Sounds {
    pub(super) fn new() -> Self {
        Self {
            sounds: [Sound::Short(Vowel::A); CAPACITY],
            length: 0,
        }
    }

    pub(super) fn as_slice(&self) -> &[Sound] {
        &self.sounds[..self.length]
    }

    pub(super) fn get(&self, index: usize) -> Option<Sound> {
        self.as_slice().get(index).copied()
    }

    pub(super) fn len(&self) -> usize {
        self.length
    }

    pub(super) fn push(&mut self, sound: Sound) {
        self.sounds[self.length] = sound;
        self.length += 1;
    }

    pub(super) fn set(&mut self, index: usize, sound: Sound) {
        self.sounds[..self.length][index] = sound;
    }

    pub(super) fn remove(&mut self, index: usize) {
        self.sounds.copy_within(index + 1..self.length, index);
        self.length -= 1;
    }

    pub(super) fn swap(&mut self, first: usize, second: usize) {
        self.sounds[..self.length].swap(first, second);
    }

    pub(super) fn truncate(&mut self, length: usize) {
        self.length = self.length.min(length);
    }
}
