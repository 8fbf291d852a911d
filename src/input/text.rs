//! A plain text file: one document.

use super::{InputError, Origin};
use std::io::Read;

const BOM: &[u8] = b"\xEF\xBB\xBF";

/// `bytes` without the byte order mark that some editors put before UTF-8.
pub(super) fn without_bom(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(BOM).unwrap_or(bytes)
}

/// Reads a document's text; a byte order mark is no part of it.
pub(super) fn read(mut reader: impl Read, origin: &Origin) -> Result<String, InputError> {
    let mut bytes = Vec::new();
    reader.read_to_end(&mut bytes).map_err(|e| origin.unreadable(e))?;
    let text = decode(bytes, origin)?;
    if text.trim_start().starts_with(['{', '[']) && serde_json::from_str::<serde::de::IgnoredAny>(&text).is_ok() {
        return Err(InputError::NotLines { origin: origin.clone() });
    }
    Ok(text)
}

/// `bytes` as text, if they are UTF-8 and short enough for the offsets of a [`crate::Span`].
pub(super) fn decode(mut bytes: Vec<u8>, origin: &Origin) -> Result<String, InputError> {
    let origin = || origin.clone();
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        return Err(InputError::Utf16 { origin: origin() });
    }
    if let Some(byte) = bytes.iter().position(|&b| b == 0) {
        return Err(InputError::Binary { origin: origin(), byte });
    }
    if u32::try_from(bytes.len()).is_err() {
        return Err(InputError::TooLong { origin: origin() });
    }
    let bom = bytes.len() - without_bom(&bytes).len();
    bytes.drain(..bom);
    String::from_utf8(bytes).map_err(|e| InputError::NotUtf8 {
        origin: origin(),
        byte: e.utf8_error().valid_up_to() + bom,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Result<String, String> {
        super::read(bytes, &Origin::stdin()).map_err(|e| e.to_string())
    }

    #[test]
    fn a_byte_order_mark_is_no_text() {
        assert_eq!(read("\u{FEFF}قال".as_bytes()).as_deref(), Ok("قال"));
        assert_eq!(read("قال".as_bytes()).as_deref(), Ok("قال"));
        assert_eq!(read(b"").as_deref(), Ok(""));
    }

    #[test]
    fn other_encodings_are_named() {
        for (bytes, word) in [
            (&b"\xC7\xE1"[..], "at byte 0"),
            (b"\xEF\xBB\xBFab\xFF", "at byte 5"),
            (b"a\0b", "NUL at byte 1"),
            (b"\xFF\xFE\x42\x06", "UTF-16"),
            (b"[{\"id\": 1,\n\"text\": \"\"}]", "JSONL"),
        ] {
            let message = read(bytes).expect_err(word);
            assert!(message.contains(word), "{message}");
        }
    }

    #[test]
    fn text_may_begin_with_a_brace() {
        assert_eq!(read("{قال} الوزير".as_bytes()).as_deref(), Ok("{قال} الوزير"));
    }
}
