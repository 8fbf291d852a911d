//! Encodings: what bytes are text in, and that text as UTF-8.

use super::Reader;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use encoding_rs_io::DecodeReaderBytesBuilder;
use std::fmt;
use std::io::{BufReader, Read};
use std::str::FromStr;

/// An encoding that the user names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EncodingName(pub(super) &'static Encoding);

impl FromStr for EncodingName {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        // The standard of the web has no numbers of code pages.
        let label = match name.to_ascii_lowercase().as_str() {
            "cp1256" | "1256" => "windows-1256".to_owned(),
            "utf16" => "utf-16le".to_owned(),
            other => other.to_owned(),
        };
        Encoding::for_label(label.as_bytes()).map(EncodingName).ok_or_else(|| {
            format!("`{name}` is no encoding; write utf-8, utf-16le, utf-16be, windows-1256, iso-8859-6 or another name of the web")
        })
    }
}

/// How an encoding was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    /// The user says so.
    Told,
    /// A byte order mark.
    Mark,
    /// An HTML page says so.
    Page,
    /// The bytes look like it.
    Look,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Detected {
    pub encoding: &'static Encoding,
    pub sign: Sign,
}

impl fmt::Display for Detected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let how = match self.sign {
            Sign::Told => "as told",
            Sign::Mark => "by its byte order mark",
            Sign::Page => "as the page says",
            Sign::Look => "by its look",
        };
        write!(f, "{} ({how})", self.encoding.name())
    }
}

/// The encoding of a stream that begins with `head`. What is no text in any encoding stays as it is, as UTF-8, for others
/// to stumble over and name the byte.
pub(super) fn detect(head: &[u8]) -> Detected {
    let look = |encoding| Detected {
        encoding,
        sign: Sign::Look,
    };
    if let Some((encoding, _)) = Encoding::for_bom(head) {
        return Detected {
            encoding,
            sign: Sign::Mark,
        };
    }
    if head.contains(&0) {
        return look(utf_16(head).unwrap_or(UTF_8));
    }
    if is_mostly_utf_8(head) {
        return look(UTF_8);
    }
    if let Some(encoding) = declared(head) {
        return Detected {
            encoding,
            sign: Sign::Page,
        };
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(head, true);
    // A country of the domain name, where Arabic is what one expects.
    look(detector.guess(Some(b"eg"), Utf8Detection::Deny))
}

/// UTF-16 without a mark: every second byte is 0 (Latin, spaces, digits) or 6 (Arabic).
fn utf_16(head: &[u8]) -> Option<&'static Encoding> {
    let high = |offset: usize| {
        let bytes = head.iter().skip(offset).step_by(2);
        let count = bytes.clone().filter(|&&b| matches!(b, 0 | 6 | 0x20)).count();
        count * 10 >= bytes.count() * 9
    };
    match (high(0), high(1)) {
        (true, false) => Some(UTF_16BE),
        (false, true) => Some(UTF_16LE),
        _ => None,
    }
}

/// Whether most bytes beyond ASCII stand in sequences of UTF-8. A few wrong ones make no other encoding of it, and letters of
/// the single-byte encodings hardly ever follow each other so. A letter that the end of `head` cuts is not wrong.
fn is_mostly_utf_8(head: &[u8]) -> bool {
    let (mut right, mut wrong) = (0, 0);
    let mut chunks = head.utf8_chunks().peekable();
    while let Some(chunk) = chunks.next() {
        right += chunk.valid().bytes().filter(|b| !b.is_ascii()).count();
        let unfinished = || std::str::from_utf8(chunk.invalid()).is_err_and(|e| e.error_len().is_none());
        let is_cut = chunks.peek().is_none() && unfinished();
        wrong += if is_cut { 0 } else { chunk.invalid().len() };
    }
    right >= wrong
}

/// What an HTML page says of itself in a `<meta>` near its beginning.
fn declared(head: &[u8]) -> Option<&'static Encoding> {
    let head = head[..head.len().min(4096)].to_ascii_lowercase();
    if !head.trim_ascii_start().starts_with(b"<") {
        return None;
    }
    let key = b"charset=";
    let at = head.windows(key.len()).position(|w| w == key)? + key.len();
    let value = head[at..].trim_prefix_quotes();
    let end = value
        .iter()
        .position(|b| !(b.is_ascii_alphanumeric() || b"-_.:".contains(b)))?;
    let encoding = Encoding::for_label(&value[..end])?;
    // What was no UTF-8 at sight is none, whatever it says; and a page in UTF-16 could not have been searched.
    (encoding != UTF_8 && encoding != UTF_16LE && encoding != UTF_16BE).then_some(encoding)
}

trait TrimQuotes {
    fn trim_prefix_quotes(&self) -> &[u8];
}

impl TrimQuotes for [u8] {
    fn trim_prefix_quotes(&self) -> &[u8] {
        self.strip_prefix(b"\"").or(self.strip_prefix(b"'")).unwrap_or(self)
    }
}

/// `bytes` in `encoding` as UTF-8, without a byte order mark. What is UTF-8 already stays as it is, with its errors.
#[cfg(feature = "html")]
pub(super) fn decode(bytes: Vec<u8>, encoding: &'static Encoding) -> Vec<u8> {
    if encoding == UTF_8 {
        return bytes;
    }
    encoding.decode_with_bom_removal(&bytes).0.into_owned().into_bytes()
}

/// `reader`, which gives `head` first, as a stream of UTF-8.
pub(super) fn decoded(head: Vec<u8>, reader: Reader, encoding: &'static Encoding) -> Reader {
    let mark = match Encoding::for_bom(&head) {
        Some((marked, length)) if marked == encoding => length,
        _ => 0,
    };
    let mut head = std::io::Cursor::new(head);
    head.set_position(mark as u64);
    let stream = head.chain(reader);
    if encoding == UTF_8 {
        return Box::new(stream);
    }
    let decoder = DecodeReaderBytesBuilder::new()
        .encoding(Some(encoding))
        .bom_sniffing(false)
        .build(stream);
    Box::new(BufReader::with_capacity(1 << 16, decoder))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "قال الوزير إن الاتفاق قريب، وأضاف: «نعم».";

    fn utf_16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    fn name(bytes: &[u8]) -> &'static str {
        detect(bytes).encoding.name()
    }

    #[test]
    fn arabic_is_told_by_its_look() {
        let (windows, _, _) = encoding_rs::WINDOWS_1256.encode(TEXT);
        assert_eq!(name(&windows), "windows-1256");
        let (iso, _, _) = encoding_rs::ISO_8859_6.encode("قال الوزير إن الاتفاق قريب، وأضاف أنه سعيد.");
        assert_eq!(name(&iso), "ISO-8859-6");
        assert_eq!(name(TEXT.as_bytes()), "UTF-8");
        assert_eq!(name(b""), "UTF-8");
        assert_eq!(name(&utf_16(TEXT, u16::to_le_bytes)), "UTF-16LE");
        assert_eq!(name(&utf_16(TEXT, u16::to_be_bytes)), "UTF-16BE");
    }

    #[test]
    fn a_cut_or_broken_letter_leaves_utf_8() {
        assert_eq!(name(&TEXT.as_bytes()[..5]), "UTF-8");
        // the first letter of a stream that is not ASCII, when the end of what was looked at cuts it
        assert_eq!(
            name(&["{\"id\": 1}\n".as_bytes(), &"\u{200F}".as_bytes()[..1]].concat()),
            "UTF-8"
        );
        assert_eq!(name(&[TEXT.as_bytes(), b"\xFF", TEXT.as_bytes()].concat()), "UTF-8");
    }

    #[test]
    fn a_page_says_what_it_is() {
        let (text, _, _) = encoding_rs::ISO_8859_6.encode("قال");
        let page = |meta: &str| [meta.as_bytes(), &text].concat();
        assert_eq!(name(&page("<html><meta charset='iso-8859-6'>")), "ISO-8859-6");
        assert_eq!(
            name(&page("<meta http-equiv=x content=\"text/html; charset=windows-1256\">")),
            "windows-1256"
        );
        assert_ne!(name(&page("<meta charset=utf-8>")), "UTF-8");
    }

    #[test]
    fn streams_become_utf_8_without_their_mark() {
        let bytes = |encoding: &'static Encoding, mark: &[u8], text: Vec<u8>| {
            let mut out = String::new();
            let head = [mark, &text[..4]].concat();
            let rest = std::io::Cursor::new(text[4..].to_vec());
            decoded(head, Box::new(rest), encoding)
                .read_to_string(&mut out)
                .unwrap();
            out
        };
        assert_eq!(bytes(UTF_8, b"\xEF\xBB\xBF", TEXT.into()), TEXT);
        assert_eq!(bytes(UTF_16LE, b"\xFF\xFE", utf_16(TEXT, u16::to_le_bytes)), TEXT);
        assert_eq!(bytes(UTF_16BE, b"", utf_16(TEXT, u16::to_be_bytes)), TEXT);
        let windows = encoding_rs::WINDOWS_1256;
        assert_eq!(bytes(windows, b"", windows.encode(TEXT).0.into_owned()), TEXT);
    }

    #[test]
    fn names_are_those_of_the_web_and_of_code_pages() {
        assert_eq!("CP1256".parse::<EncodingName>().unwrap().0.name(), "windows-1256");
        assert_eq!("ISO-8859-6".parse::<EncodingName>().unwrap().0.name(), "ISO-8859-6");
        assert!("klingon".parse::<EncodingName>().unwrap_err().contains("no encoding"));
    }
}
