//! Orthographic folding: one byte a letter, so that spellings of different houses compare equal.
//!
//! News houses differ in what they print: hamza on alif or none, tashkeel here and there, tatweel to justify a line,
//! Arabic-Indic digits, invisible direction marks. A *key* is a word with all of that taken out, one byte a letter.
//! Offsets are not kept here: a token knows its byte range in the original, and a key is only ever looked up, never
//! printed.
//!
//! Two distinctions that some houses drop are kept, because they tell words apart where they are printed (`على` and
//! the name `علي`, `كتابة` and `كتابه`): final ى against ي, and ة against ه. The lookups try the other spelling when
//! the printed one is unknown, see [`crate::lexicon`].

use unicode_normalization::char::decompose_compatible;

/// The byte of a letter that has no place in the folded alphabet (Greek, Hebrew, ...): part of a word, in no lexicon.
pub const FOREIGN: u8 = 0xFE;

/// What a character is to the scanner: a folded letter, or one of the classes below.
pub(crate) mod class {
    pub const SKIP: u8 = 0;
    pub const SPACE: u8 = 1;
    pub const NEWLINE: u8 = 2;
    pub const COMMA: u8 = 3;
    pub const SEMICOLON: u8 = 4;
    pub const COLON: u8 = 5;
    pub const STOP: u8 = 6;
    pub const QUOTE_OPEN: u8 = 7;
    pub const QUOTE_CLOSE: u8 = 8;
    pub const QUOTE: u8 = 9;
    pub const PAREN_OPEN: u8 = 10;
    pub const PAREN_CLOSE: u8 = 11;
    pub const DASH: u8 = 12;
    pub const OTHER: u8 = 13;
    /// Folded letters and digits begin here.
    pub const LETTER: u8 = 0x30;
}
use class::*;

/// The folded byte of an Arabic letter from U+0621 to U+064A.
const fn arabic(cp: u32) -> u8 {
    0x80 + (cp - 0x0621) as u8
}

/// Folded alif (ا أ إ آ ٱ).
pub const ALEF: u8 = arabic(0x0627);
/// Folded ب.
pub const BA: u8 = arabic(0x0628);
/// Folded ة.
pub const TA_MARBUTA: u8 = arabic(0x0629);
/// Folded ت.
pub const TA: u8 = arabic(0x062A);
/// Folded س.
pub const SIN: u8 = arabic(0x0633);
/// Folded ف.
pub const FA: u8 = arabic(0x0641);
/// Folded ك.
pub const KAF: u8 = arabic(0x0643);
/// Folded ل.
pub const LAM: u8 = arabic(0x0644);
/// Folded م.
pub const MIM: u8 = arabic(0x0645);
/// Folded ن.
pub const NUN: u8 = arabic(0x0646);
/// Folded ه.
pub const HA: u8 = arabic(0x0647);
/// Folded و.
pub const WAW: u8 = arabic(0x0648);
/// Folded ى.
pub const ALEF_MAQSURA: u8 = arabic(0x0649);
/// Folded ي.
pub const YA: u8 = arabic(0x064A);

/// Classes of U+0600 to U+06FF.
static ARABIC: [u8; 256] = arabic_block();
/// The same by the two bytes of UTF-8, counted from D8 00; what the bytes cannot make is [`SKIP`].
static ARABIC_BYTES: [u8; 1024] = arabic_bytes();
/// Classes of ASCII.
pub(crate) static ASCII: [u8; 128] = ascii_block();

const fn arabic_block() -> [u8; 256] {
    let mut t = [OTHER; 256];
    let mut i = 0;
    while i < 256 {
        let cp = 0x600 + i as u32;
        t[i] = match cp {
            0x0600..=0x0605 | 0x0610..=0x061A | 0x061C | 0x0640 => SKIP,
            0x064B..=0x065F | 0x0670 | 0x06D6..=0x06DD | 0x06DF..=0x06E8 | 0x06EA..=0x06ED => SKIP,
            0x060C => COMMA,
            0x061B => SEMICOLON,
            0x061F | 0x06D4 => STOP,
            0x0622 | 0x0623 | 0x0625 | 0x0671..=0x0673 => ALEF,
            0x0621..=0x063A | 0x0641..=0x064A => arabic(cp),
            0x0660..=0x0669 => b'0' + (cp - 0x0660) as u8,
            0x06F0..=0x06F9 => b'0' + (cp - 0x06F0) as u8,
            0x066B | 0x066C => OTHER,
            // Persian and Urdu letters that stand for Arabic ones in files typed on foreign keyboards.
            0x06A9 | 0x06AA => KAF,
            0x06CC | 0x06CD | 0x06D2 => YA,
            0x06BE | 0x06C1 | 0x06D5 => HA,
            0x06C0 | 0x06C3 => TA_MARBUTA,
            0x063B..=0x063F | 0x066E..=0x06D3 | 0x06FA..=0x06FF => FOREIGN,
            _ => OTHER,
        };
        i += 1;
    }
    t
}

const fn arabic_bytes() -> [u8; 1024] {
    let classes = arabic_block();
    let mut t = [SKIP; 1024];
    let mut i = 0;
    while i < classes.len() {
        t[(i >> 6 << 8) | 0x80 | (i & 0x3F)] = classes[i];
        i += 1;
    }
    t
}

/// The class of the character of the Arabic block whose bytes these are; of other bytes [`SKIP`].
#[inline]
pub(crate) fn pair_class(first: u8, second: u8) -> u8 {
    let i = u16::from_be_bytes([first, second]).wrapping_sub(0xD800);
    ARABIC_BYTES.get(i as usize).copied().unwrap_or(SKIP)
}

const fn ascii_block() -> [u8; 128] {
    let mut t = [OTHER; 128];
    let mut i = 0;
    while i < 128 {
        t[i] = match i as u8 {
            b'\n' | b'\r' | 0x0B | 0x0C => NEWLINE,
            b' ' | b'\t' => SPACE,
            0..=0x1F | 0x7F => SPACE,
            b',' => COMMA,
            b';' => SEMICOLON,
            b':' => COLON,
            b'.' | b'!' | b'?' => STOP,
            b'"' | b'\'' | b'`' => QUOTE,
            b'(' | b'[' | b'{' => PAREN_OPEN,
            b')' | b']' | b'}' => PAREN_CLOSE,
            b'-' => DASH,
            b'0'..=b'9' | b'a'..=b'z' => i as u8,
            b'A'..=b'Z' => i as u8 + 32,
            _ => OTHER,
        };
        i += 1;
    }
    t
}

/// The class or folded letter of any other character.
pub(crate) fn classify(c: char) -> u8 {
    match c {
        '\u{0}'..='\u{7F}' => ASCII[c as usize],
        '\u{600}'..='\u{6FF}' => ARABIC[c as usize - 0x600],
        '«' | '“' | '„' | '‹' | '‟' => QUOTE_OPEN,
        '»' | '”' | '›' => QUOTE_CLOSE,
        '‘' | '’' | '‚' | '‛' | '′' | '″' | '＂' => QUOTE,
        '\u{2010}'..='\u{2015}' | '−' => DASH,
        '…' => STOP,
        '\u{85}' | '\u{2028}' | '\u{2029}' => NEWLINE,
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' => SKIP,
        '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FE00}'..='\u{FE0F}' => SKIP,
        '\u{08D3}'..='\u{08FF}' => SKIP,
        '（' | '﴿' => PAREN_OPEN,
        '）' | '﴾' => PAREN_CLOSE,
        c if c.is_whitespace() => SPACE,
        c if c.is_alphanumeric() => FOREIGN,
        _ => OTHER,
    }
}

/// Presentation forms (U+FB50 to U+FDFF, U+FE70 to U+FEFC) as the folded letters they show; a ligature gives several.
pub(crate) fn presentation_form(c: char, out: &mut Vec<u8>) {
    decompose_compatible(c, |d| {
        let k = classify(d);
        if k >= LETTER {
            out.push(k);
        }
    });
}

/// Whether `c` is an Arabic presentation form, which [`presentation_form`] takes apart.
pub(crate) fn is_presentation_form(c: char) -> bool {
    matches!(c, '\u{FB50}'..='\u{FD3D}' | '\u{FD50}'..='\u{FDFB}' | '\u{FE70}'..='\u{FEFC}')
}

/// Appends the key of `word` to `out`: its folded letters and digits, everything else left out.
pub fn fold_into(word: &str, out: &mut Vec<u8>) {
    for c in word.chars() {
        if is_presentation_form(c) {
            presentation_form(c, out);
        } else {
            let k = classify(c);
            if k >= LETTER {
                out.push(k);
            }
        }
    }
}

/// The key of `word`, see [`fold_into`].
pub fn fold(word: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(word.len() / 2);
    fold_into(word, &mut out);
    out
}

/// A key as readable text again, for messages: every folded letter by its plain form.
pub fn unfold(key: &[u8]) -> String {
    key.iter()
        .map(|&b| match b {
            FOREIGN => '\u{FFFD}',
            0x80.. => char::from_u32(0x0621 + u32::from(b - 0x80)).unwrap_or('\u{FFFD}'),
            _ => b as char,
        })
        .collect()
}

/// The hash of a key as its letters come in.
#[derive(Debug, Clone, Copy)]
pub(crate) struct KeyHash(u64);

impl KeyHash {
    /// Of no letters.
    pub(crate) const EMPTY: KeyHash = KeyHash(0x9E37_79B9_7F4A_7C15);

    /// With one letter more.
    pub(crate) fn with(self, letter: u8) -> Self {
        KeyHash((self.0 ^ u64::from(letter)).wrapping_mul(0x9FB2_1C65_1E98_DF25))
    }

    /// The hash of the letters so far.
    pub(crate) fn finish(self) -> u64 {
        let h = (self.0 ^ (self.0 >> 32)).wrapping_mul(0xD6E8_FEB8_6659_FD93);
        h ^ (h >> 32)
    }
}

/// The 64-bit hash of a key; lookups go by it alone, so it mixes every byte well.
pub fn hash(key: &[u8]) -> u64 {
    key.iter().fold(KeyHash::EMPTY, |h, &b| h.with(b)).finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_different_houses_fold_alike() {
        for (a, b) in [
            ("أعلن", "اعلن"),
            ("مؤكّدين", "مؤكدين"),
            ("قـــال", "قال"),
            ("إنّه", "انه"),
            ("٢٠٢٤", "2024"),
            ("\u{200F}قال\u{200E}", "قال"),
            ("کان", "كان"),
            ("ﻻ", "لا"),
        ] {
            assert_eq!(fold(a), fold(b), "{a} {b}");
        }
    }

    #[test]
    fn words_told_apart_by_their_last_letter_stay_apart() {
        assert_ne!(fold("على"), fold("علي"));
        assert_ne!(fold("كتابة"), fold("كتابه"));
    }

    #[test]
    fn unfold_shows_plain_letters() {
        assert_eq!(unfold(&fold("أُدينَ")), "ادين");
    }
}
