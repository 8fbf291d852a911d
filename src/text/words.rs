//! The distinct printed words of all documents: news repeats its words, so each is folded once, and a token is a number.

use super::scan::{Shape, TokenKind};
use std::ops::Range;

/// How many are remembered before the memory is emptied, between documents.
const MEMORY: usize = 100_000;

/// The number of a printed word within [`Words`]; 0 is a sign.
pub(super) type WordNumber = u32;

/// What is known of a printed word, and the hash it is found by: all in one line of the processor's cache.
#[derive(Debug, Clone, Copy)]
pub(super) struct Printed {
    hash: u64,
    pub(super) number: WordNumber,
    pub(super) kind: TokenKind,
    pub(super) shape: Shape,
}

/// What stands where there is no word.
const VACANT: Printed = Printed {
    hash: 0,
    number: 0,
    kind: TokenKind::Other,
    shape: Shape::NONE,
};

/// See the module's head.
#[derive(Debug)]
pub(super) struct Words {
    /// Twice as many as there are words or more, a power of two; a word stands at the first bits of its hash, or behind.
    slots: Vec<Printed>,
    /// Where the key of each word begins, and one more: where that of the last one ends.
    borders: Vec<u32>,
    keys: Vec<u8>,
}

impl Default for Words {
    fn default() -> Self {
        let mut words = Words {
            slots: Vec::new(),
            borders: Vec::new(),
            keys: Vec::new(),
        };
        words.forget();
        words
    }
}

impl Words {
    /// Forgets all words.
    pub(super) fn forget(&mut self) {
        const FIRST: usize = 1 << 10;
        self.slots.clear();
        self.slots.resize(FIRST, VACANT);
        self.keys.clear();
        self.borders.clear();
        // the key of signs
        self.borders.extend([0, 0]);
    }

    /// Whether it is time to forget them.
    pub(super) fn is_full(&self) -> bool {
        self.len() > MEMORY
    }

    /// One more than the highest number.
    pub(super) fn len(&self) -> usize {
        self.borders.len() - 1
    }

    /// The word with this hash.
    #[inline]
    pub(super) fn get(&self, hash: u64) -> Option<Printed> {
        let found = self.slots[self.place(hash)];
        (found.number != 0).then_some(found)
    }

    /// Where the word with this hash stands, or has room.
    #[inline]
    fn place(&self, hash: u64) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        while self.slots[at].number != 0 && self.slots[at].hash != hash {
            at = (at + 1) & mask;
        }
        at
    }

    /// Remembers a word that is not known.
    pub(super) fn insert(&mut self, hash: u64, key: &[u8], shape: Shape) -> Printed {
        if 2 * self.len() > self.slots.len() {
            let wider = vec![VACANT; 2 * self.slots.len()];
            for word in std::mem::replace(&mut self.slots, wider) {
                if word.number != 0 {
                    let at = self.place(word.hash);
                    self.slots[at] = word;
                }
            }
        }
        // a longer word is in no lexicon
        self.keys.extend_from_slice(&key[..key.len().min(u16::MAX as usize)]);
        let word = Printed {
            hash,
            number: self.len() as WordNumber,
            kind: if key.first().is_some_and(u8::is_ascii_digit) {
                TokenKind::Number
            } else {
                TokenKind::Word
            },
            shape,
        };
        self.borders.push(self.keys.len() as u32);
        let at = self.place(hash);
        self.slots[at] = word;
        word
    }

    /// The folded letters of the word `number`.
    pub(super) fn key(&self, number: WordNumber) -> &[u8] {
        let number = number as usize;
        &self.keys[self.borders[number] as usize..self.borders[number + 1] as usize]
    }
}

const STEP: usize = size_of::<u64>();
const EMPTY: u64 = 0x9E37_79B9_7F4A_7C15;

/// The bytes of `text` from `at` on, as many as fit; behind its end stand zeros.
#[inline]
fn chunk(text: &[u8], at: usize) -> u64 {
    match text.get(at..).and_then(|rest| rest.first_chunk()) {
        Some(eight) => u64::from_le_bytes(*eight),
        None => u64::from_le_bytes(std::array::from_fn(|i| text.get(at + i).copied().unwrap_or(0))),
    }
}

#[inline]
fn mix(hash: u64, chunk: u64) -> u64 {
    let product = u128::from(hash ^ chunk) * 0x9FB2_1C65_1E98_DF25;
    product as u64 ^ (product >> 64) as u64
}

/// The first `bytes` bytes of `chunk`, of which there are at most seven.
#[inline]
fn head(chunk: u64, bytes: usize) -> u64 {
    chunk & ((1 << (8 * bytes)) - 1)
}

/// The hash of what stands in `range` of `text`, which holds no NUL: eight bytes at a time.
pub(super) fn hash(text: &[u8], range: Range<usize>) -> u64 {
    let mut h = EMPTY;
    let mut at = range.start;
    while at + STEP <= range.end {
        h = mix(h, chunk(text, at));
        at += STEP;
    }
    mix(h, head(chunk(text, at), range.end - at))
}

/// The hash of what stands in `text` from `start` up to the first ASCII character, and where that stands; `None` where it is
/// further away than words are long.
#[inline]
pub(super) fn hash_to_ascii(text: &[u8], start: usize) -> Option<(u64, usize)> {
    const LONGEST: usize = 5 * STEP;
    // only near the end of the text is there less than words are long
    let (hash, bytes) = match text[start..].first_chunk::<LONGEST>() {
        Some(near) => {
            let chunks = near.as_chunks().0;
            up_to_ascii(chunks.iter().map(|&eight| u64::from_le_bytes(eight)))
        }
        None => up_to_ascii((start..start + LONGEST).step_by(STEP).map(|at| chunk(text, at))),
    }?;
    Some((hash, start + bytes))
}

/// The hash of what stands in `chunks` before the first ASCII character, and how many bytes that is.
#[inline]
fn up_to_ascii(chunks: impl Iterator<Item = u64>) -> Option<(u64, usize)> {
    const HIGH: u64 = 0x8080_8080_8080_8080;
    let mut h = EMPTY;
    for (n, chunk) in chunks.enumerate() {
        let ascii = !chunk & HIGH;
        if ascii != 0 {
            let bytes = ascii.trailing_zeros() as usize / 8;
            return Some((mix(h, head(chunk, bytes)), STEP * n + bytes));
        }
        h = mix(h, chunk);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_that_of_the_bytes_wherever_they_stand() {
        let text = "قال قالت وقال الاستقلال".as_bytes();
        for start in 0..text.len() {
            for end in start..text.len() {
                let alone = &text[start..end];
                assert_eq!(hash(text, start..end), hash(alone, 0..alone.len()));
            }
            let (to_ascii, end) = hash_to_ascii(text, start).unwrap();
            assert_eq!(to_ascii, hash(text, start..end));
            assert!(end == text.len() || text[end] == b' ');
        }
    }

    #[test]
    fn a_text_without_ascii_is_not_read_to_its_end_for_every_word() {
        let text = "ق".repeat(1000);
        assert_eq!(hash_to_ascii(text.as_bytes(), 0), None);
    }

    #[test]
    fn words_are_found_again_however_many_there_are() {
        let mut words = Words::default();
        let hashes: Vec<u64> = (0..5000u32).map(|n| mix(EMPTY, n.into())).collect();
        for (n, &hash) in hashes.iter().enumerate() {
            assert!(words.get(hash).is_none());
            words.insert(hash, n.to_string().as_bytes(), Shape::NONE);
        }
        for (n, &hash) in hashes.iter().enumerate() {
            let number = words.get(hash).unwrap().number;
            assert_eq!(words.key(number), n.to_string().as_bytes());
        }
        assert!(words.key(0).is_empty());
        words.forget();
        assert!(words.get(hashes[0]).is_none());
        assert_eq!(words.len(), 1);
    }
}
