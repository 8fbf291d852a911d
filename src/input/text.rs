//! A plain text file: one document.

use super::{InputError, Origin};
use std::io::Read;

const BOM: &[u8] = b"\xEF\xBB\xBF";

/// `bytes` without the byte order mark that some editors put before UTF-8.
pub(super) fn without_bom(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(BOM).unwrap_or(bytes)
}

/// All of `reader`, if that is no more than `limit` bytes.
pub(super) fn read(reader: impl Read, limit: usize, origin: &Origin) -> Result<Vec<u8>, InputError> {
    let mut bytes = Vec::new();
    let mut reader = reader.take(limit as u64 + 1);
    reader.read_to_end(&mut bytes).map_err(|e| origin.unreadable(e))?;
    if bytes.len() > limit {
        return Err(InputError::TooLong {
            origin: origin.clone(),
            limit,
        });
    }
    Ok(bytes)
}

/// `bytes` as text, if they are UTF-8; a byte order mark is no part of it.
pub(super) fn decode<'b>(bytes: &'b [u8], origin: &Origin) -> Result<&'b str, InputError> {
    let origin = || origin.clone();
    if let Some(byte) = memchr::memchr(0, bytes) {
        return Err(InputError::Binary { origin: origin(), byte });
    }
    let text = without_bom(bytes);
    simdutf8::compat::from_utf8(text).map_err(|e| InputError::NotUtf8 {
        origin: origin(),
        byte: e.valid_up_to() + bytes.len() - text.len(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Result<String, String> {
        let origin = Origin::stdin();
        super::read(bytes, 10, &origin)
            .and_then(|bytes| decode(&bytes, &origin).map(str::to_owned))
            .map_err(|e| e.to_string())
    }

    #[test]
    fn a_byte_order_mark_is_no_text() {
        assert_eq!(read("\u{FEFF}قال".as_bytes()).as_deref(), Ok("قال"));
        assert_eq!(read("قال".as_bytes()).as_deref(), Ok("قال"));
        assert_eq!(read(b"").as_deref(), Ok(""));
    }

    #[test]
    fn what_is_no_text_is_named() {
        for (bytes, word) in [
            (&b"\xC7\xE1"[..], "at byte 0"),
            (b"\xEF\xBB\xBFab\xFF", "at byte 5"),
            (b"a\0b", "NUL at byte 1"),
            (b"abcdefghijk", "longer than"),
        ] {
            let message = read(bytes).expect_err(word);
            assert!(message.contains(word), "{message}");
        }
    }
}
