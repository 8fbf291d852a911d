//! Bytes to tokens, in one pass.

use super::fold::{self, ASCII, class};
use super::words::{self, Printed, WordNumber, Words};

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// A word, with whatever clitics are printed onto it.
    Word,
    /// A number in digits of any script, with its inner separators (`26.16`, `1,800`).
    Number,
    /// A comma, Arabic or Latin.
    Comma,
    /// A semicolon, Arabic or Latin.
    Semicolon,
    /// A colon.
    Colon,
    /// A full stop, question or exclamation mark, ellipsis; a run of them is one token.
    Stop,
    /// A quotation mark; [`pair`](super::pair) finds out whether it opens or closes.
    Quote,
    /// An opening parenthesis or bracket.
    ParenOpen,
    /// A closing one.
    ParenClose,
    /// A dash or hyphen.
    Dash,
    /// One or more line ends: a paragraph ends here.
    Break,
    /// Any other sign.
    Other,
}

/// What the printed letters of a word show beyond its key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Shape(u8);

impl Shape {
    /// Nothing.
    pub(super) const NONE: Shape = Shape(0);
    /// A shadda is printed somewhere in it.
    pub const SHADDA: Shape = Shape(1);
    /// It ends in alif with tanwin printed (`مؤكداً`).
    pub const TANWIN: Shape = Shape(2);
    /// It begins with alif and hamza above (`أن`).
    pub const HAMZA_ABOVE: Shape = Shape(4);
    /// It begins with alif and hamza below (`إن`).
    pub const HAMZA_BELOW: Shape = Shape(8);
    /// For a quotation mark: printed as one that opens.
    pub const OPENS: Shape = Shape(16);
    /// For a quotation mark: printed as one that closes.
    pub const CLOSES: Shape = Shape(32);
    /// For a quotation mark: single (`'`).
    pub const SINGLE: Shape = Shape(64);

    /// It begins with alif and madda (`آن`).
    pub const MADDA: Shape = Shape(128);

    /// Whether all of `other` is set.
    pub fn has(self, other: Shape) -> bool {
        self.0 & other.0 == other.0
    }

    fn set(&mut self, other: Shape) {
        self.0 |= other.0;
    }
}

/// No token: the value of a mate or an enclosing mark where there is none.
pub const NONE: u32 = u32::MAX;

/// A word, number or sign of the text.
#[derive(Debug, Clone, Copy)]
pub struct Token {
    /// First byte in the text.
    pub start: u32,
    /// One past its last byte.
    pub end: u32,
    /// Which of the distinct printed words it is; 0 for signs.
    pub(crate) word: WordNumber,
    /// What it is.
    pub kind: TokenKind,
    /// What its printed letters show.
    pub shape: Shape,
    /// For a quotation mark or parenthesis: the index of its partner, or `u32::MAX`.
    pub mate: u32,
    /// The index of the quotation mark that opened the innermost quotation around it, or `u32::MAX`.
    pub within: u32,
}

/// The tokens of one document, and the distinct words of all documents that were scanned into it.
#[derive(Debug, Default)]
pub struct Tokens {
    /// In the order of the text.
    pub list: Vec<Token>,
    /// The quotation marks, parentheses, stops and breaks among them.
    pub(super) borders: Vec<u32>,
    words: Words,
    /// The key of the word that is being read.
    key: Vec<u8>,
}

impl Tokens {
    /// The key (folded letters) of a word or number; empty for signs.
    pub fn key(&self, token: &Token) -> &[u8] {
        self.words.key(token.word)
    }

    /// One more than the highest number of a printed word.
    pub(crate) fn words(&self) -> usize {
        self.words.len()
    }

    /// The key of the printed word `number`.
    pub(crate) fn word_key(&self, number: WordNumber) -> &[u8] {
        self.words.key(number)
    }

    /// Whether so many words are remembered that it is time to forget them.
    pub(crate) fn is_full(&self) -> bool {
        self.words.is_full()
    }

    /// Forgets all tokens and words.
    pub(crate) fn forget(&mut self) {
        self.list.clear();
        self.borders.clear();
        self.words.forget();
    }

    /// Whether nothing stands between token `i` and the one before it.
    pub fn joined_left(&self, i: usize) -> bool {
        i > 0 && self.list[i - 1].end == self.list[i].start && self.list[i - 1].kind != TokenKind::Break
    }

    /// Whether nothing stands between token `i` and the one after it.
    pub fn joined_right(&self, i: usize) -> bool {
        self.list
            .get(i + 1)
            .is_some_and(|n| n.start == self.list[i].end && n.kind != TokenKind::Break)
    }
}

/// Splits `text` into tokens; `out` is cleared and its buffers are used again.
///
/// `text` must be shorter than 4 GiB, since tokens keep 32-bit offsets; longer text is cut there.
pub fn scan(text: &str, out: &mut Tokens) {
    out.list.clear();
    out.borders.clear();
    let bytes = text.as_bytes();
    let limit = bytes.len().min(u32::MAX as usize - 1);
    let mut i = 0;
    while i < limit {
        if bytes[i] == b' ' {
            i += 1;
            continue;
        }
        if let Some((word, end)) = known_word(text, bytes, i, &out.words) {
            push_word(out, i, end, word);
            i = end;
            continue;
        }
        i = other(text, bytes, i, out);
    }
}

/// Adds what begins at byte `start` and is no word that has been read before; returns where it ends. Apart from [`scan`], so
/// that the registers are left to the words.
#[inline(never)]
fn other(text: &str, bytes: &[u8], start: usize, out: &mut Tokens) -> usize {
    let (k, n) = class_at(text, bytes, start);
    if k >= class::LETTER || k == PRESENTATION {
        return word(text, bytes, start, out);
    }
    let end = start + n;
    match k {
        class::SPACE | class::SKIP => {}
        class::NEWLINE => sign(out, TokenKind::Break, start, end, Shape::default(), true),
        class::COMMA => sign(out, TokenKind::Comma, start, end, Shape::default(), false),
        class::SEMICOLON => sign(out, TokenKind::Semicolon, start, end, Shape::default(), false),
        class::COLON => sign(out, TokenKind::Colon, start, end, Shape::default(), false),
        class::STOP => sign(out, TokenKind::Stop, start, end, Shape::default(), true),
        class::QUOTE_OPEN => sign(out, TokenKind::Quote, start, end, Shape::OPENS, false),
        class::QUOTE_CLOSE => sign(out, TokenKind::Quote, start, end, Shape::CLOSES, false),
        class::QUOTE => {
            let single = matches!(&text[start..end], "'" | "‘" | "’" | "‚" | "‛" | "`" | "′");
            let mut shape = Shape::default();
            if single {
                shape.set(Shape::SINGLE);
            }
            sign(out, TokenKind::Quote, start, end, shape, true);
        }
        class::PAREN_OPEN => sign(out, TokenKind::ParenOpen, start, end, Shape::default(), false),
        class::PAREN_CLOSE => sign(out, TokenKind::ParenClose, start, end, Shape::default(), false),
        class::DASH => sign(out, TokenKind::Dash, start, end, Shape::default(), true),
        _ => sign(out, TokenKind::Other, start, end, Shape::default(), false),
    }
    end
}

/// Beyond the classes of [`fold`]: an Arabic presentation form, which may stand for several letters.
const PRESENTATION: u8 = 0x2F;

/// The class of the character at byte `i` and its length in bytes.
#[inline]
fn class_at(text: &str, bytes: &[u8], i: usize) -> (u8, usize) {
    match bytes[i] {
        b @ 0..=0x7F => (ASCII[b as usize], 1),
        b @ 0xD8..=0xDB => (fold::pair_class(b, bytes[i + 1]), 2),
        _ => other_class_at(text, i),
    }
}

/// As [`class_at`], for what is neither ASCII nor in the Arabic block.
#[cold]
fn other_class_at(text: &str, i: usize) -> (u8, usize) {
    let c = text[i..]
        .chars()
        .next()
        .expect("i is a character boundary inside the text");
    let k = if fold::is_presentation_form(c) {
        PRESENTATION
    } else {
        fold::classify(c)
    };
    (k, c.len_utf8())
}

/// Adds a sign; `merge` joins it to the one before when that is the same kind and nothing stands between.
fn sign(out: &mut Tokens, kind: TokenKind, start: usize, end: usize, shape: Shape, merge: bool) {
    if merge
        && let Some(last) = out.list.last_mut()
        && last.kind == kind
        && last.shape == shape
        && (kind == TokenKind::Break || last.end as usize == start)
    {
        last.end = end as u32;
        return;
    }
    if matches!(
        kind,
        TokenKind::Break | TokenKind::Stop | TokenKind::Quote | TokenKind::ParenOpen | TokenKind::ParenClose
    ) {
        out.borders.push(out.list.len() as u32);
    }
    out.list.push(Token {
        start: start as u32,
        end: end as u32,
        word: 0,
        kind,
        shape,
        mate: NONE,
        within: NONE,
    });
}

/// The word at byte `start` and where it ends, if it has been read before.
#[inline]
fn known_word(text: &str, bytes: &[u8], start: usize, words: &Words) -> Option<(Printed, usize)> {
    if !matches!(bytes[start], 0xD8..=0xDB) {
        return None;
    }
    // nearly all words reach up to a space, or have a sign behind them
    if let Some((hash, end)) = words::hash_to_ascii(bytes, start) {
        if ends_word(bytes, end)
            && let Some(word) = words.get(hash)
        {
            return Some((word, end));
        }
        let end = end - 2;
        if matches!(bytes[end..], [0xD8, 0x8C | 0x9B | 0x9F, ..])
            && end > start
            && let Some(word) = words.get(words::hash(bytes, start..end))
        {
            return Some((word, end));
        }
    }
    let end = plain_word(text, bytes, start)?;
    Some((words.get(words::hash(bytes, start..end))?, end))
}

/// Whether what is ASCII at byte `end`, or the end of the text, ends the word before it, whatever that is.
#[inline]
fn ends_word(bytes: &[u8], end: usize) -> bool {
    bytes.get(end).is_none_or(|&b| {
        let k = ASCII[b as usize];
        // 3.5: behind a letter no sign joins
        b == b' ' || k < class::LETTER && k != class::SKIP && fold::pair_class(bytes[end - 2], bytes[end - 1]) >= 0x80
    })
}

/// Where the word at byte `start` ends, if it is nothing but letters of the Arabic block.
fn plain_word(text: &str, bytes: &[u8], start: usize) -> Option<usize> {
    let mut end = start;
    let mut last = 0;
    while let Some(pair) = bytes[end..].first_chunk::<2>() {
        let k = fold::pair_class(pair[0], pair[1]);
        if k < class::LETTER {
            break;
        }
        last = k;
        end += 2;
    }
    // a sign behind a digit may belong to the number
    if last < 0x80 {
        return None;
    }
    let ends = bytes.get(end).is_none_or(|_| {
        let (k, _) = class_at(text, bytes, end);
        k < class::LETTER && k != class::SKIP && k != PRESENTATION
    });
    ends.then_some(end)
}

/// Adds a word.
#[inline]
fn push_word(out: &mut Tokens, start: usize, end: usize, word: Printed) {
    out.list.push(Token {
        start: start as u32,
        end: end as u32,
        word: word.number,
        kind: word.kind,
        shape: word.shape,
        mate: NONE,
        within: NONE,
    });
}

/// Reads the word or number that begins at byte `start`, whatever it is made of; returns where it ends.
fn word(text: &str, bytes: &[u8], start: usize, out: &mut Tokens) -> usize {
    let mut key = std::mem::take(&mut out.key);
    key.clear();
    let mut shape = match bytes[start..] {
        [0xD8, 0xA3, ..] => Shape::HAMZA_ABOVE,
        [0xD8, 0xA5, ..] => Shape::HAMZA_BELOW,
        [0xD8, 0xA2, ..] => Shape::MADDA,
        _ => Shape::default(),
    };
    let mut i = start;
    let mut end = start;
    while i < bytes.len() {
        let (k, n) = class_at(text, bytes, i);
        if k >= class::LETTER {
            key.push(k);
            end = i + n;
        } else if k == class::SKIP {
            match &bytes[i..i + n] {
                [0xD9, 0x91] => shape.set(Shape::SHADDA),
                [0xD9, 0x8B] => shape.set(Shape::TANWIN),
                _ => {}
            }
            // Tashkeel and tatweel belong to the word; a direction mark after its last letter does not.
            if n == 2 {
                end = i + n;
            }
        } else if k == PRESENTATION {
            let c = text[i..].chars().next().expect("class_at saw a character here");
            fold::presentation_form(c, &mut key);
            end = i + n;
        } else if inner_separator(text, bytes, key.last().copied(), i, n, k) {
            // 26.16 and 1,800 are one number, d'Estaing is one word
        } else {
            break;
        }
        i += n;
    }
    let hash = words::hash(bytes, start..end);
    let word = match out.words.get(hash) {
        Some(word) => word,
        None => out.words.insert(hash, &key, shape),
    };
    push_word(out, start, end, word);
    out.key = key;
    // What was skipped behind the last letter (direction marks) is skipped by the caller, too.
    i.max(end)
}

/// Whether the sign of class `k` at byte `i` joins what stands on both its sides: digits around `.`, `,` or `٫`, letters
/// around an apostrophe.
fn inner_separator(text: &str, bytes: &[u8], before: Option<u8>, i: usize, n: usize, k: u8) -> bool {
    let Some(before) = before.filter(|_| i + n < bytes.len()) else {
        return false;
    };
    let next = class_at(text, bytes, i + n).0;
    let digit = |c: u8| c.is_ascii_digit();
    match k {
        class::STOP | class::COMMA | class::OTHER => {
            let mark = matches!(&text[i..i + n], "." | "," | "٫" | "٬");
            mark && digit(before) && digit(next)
        }
        class::QUOTE => matches!(&text[i..i + n], "'" | "’") && next >= class::LETTER && before < 0x80,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        let mut t = Tokens::default();
        scan(text, &mut t);
        t.list.iter().map(|t| &text[t.start as usize..t.end as usize]).collect()
    }

    #[test]
    fn words_keep_their_marks_and_signs_stand_alone() {
        assert_eq!(words("قالَ: «نعم»."), ["قالَ", ":", "«", "نعم", "»", "."]);
        assert_eq!(words("بـ\"وقف\""), ["بـ", "\"", "وقف", "\""]);
    }

    #[test]
    fn numbers_keep_their_separators() {
        assert_eq!(
            words("القانون 26.16، و1,800 شخص."),
            ["القانون", "26.16", "،", "و1,800", "شخص", "."]
        );
    }

    #[test]
    fn a_known_word_ends_where_a_new_one_does() {
        let signs = [
            "", ".", ",", "،", "؛", "؟", "!", "\"", "'", "»", "٫", "٬", "-", "/", "\u{200F}", "\u{64B}", "ـ", "…",
        ];
        let words = ["قال", "ق", "٣٥", "قال٣", "قالَ", "قالـ", "d", "7"];
        let pieces: Vec<String> = words.iter().flat_map(|w| signs.map(|s| format!("{w}{s}"))).collect();
        let spaced = pieces.join(" ");
        for behind in words {
            let text: String = pieces.iter().flat_map(|p| [p, behind, " "]).collect();
            let mut new = Tokens::default();
            scan(&text, &mut new);
            let mut known = Tokens::default();
            scan(&spaced, &mut known);
            scan(&text, &mut known);
            let ends = |t: &Tokens| {
                t.list
                    .iter()
                    .map(|t| (t.start, t.end, t.kind, t.shape))
                    .collect::<Vec<_>>()
            };
            assert_eq!(ends(&known), ends(&new));
        }
    }

    #[test]
    fn line_ends_are_one_break() {
        assert_eq!(words("أ\r\n\n ب").len(), 3);
    }

    #[test]
    fn direction_marks_stay_outside() {
        assert_eq!(words("\u{200F}قال\u{200F} نعم"), ["قال", "نعم"]);
    }

    #[test]
    fn latin_apostrophe_is_inside_the_word() {
        assert_eq!(words("d'Estaing"), ["d'Estaing"]);
    }
}
