//! Bytes that are text, in UTF-8.

use super::{InputError, Origin};
#[cfg(feature = "html")]
use std::io::Read;

pub(super) const BOM: &[u8] = b"\xEF\xBB\xBF";

/// `bytes` without the byte order mark that some editors put before UTF-8.
pub(super) fn without_bom(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(BOM).unwrap_or(bytes)
}

/// All of a page that `reader` gives, if that is no more than `limit` bytes.
#[cfg(feature = "html")]
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

/// `bytes`, all of a file, as text; a byte order mark is no part of it.
pub(super) fn decode<'b>(bytes: &'b [u8], origin: &Origin) -> Result<&'b str, InputError> {
    let text = without_bom(bytes);
    utf8(text, bytes.len() - text.len(), origin)
}

/// `bytes`, which stand behind `before` bytes of their file, as text.
pub(super) fn decode_part<'b>(bytes: &'b [u8], before: usize, origin: &Origin) -> Result<&'b str, InputError> {
    utf8(bytes, before, origin)
}

/// `bytes` as text, if they are UTF-8; errors count from `before` bytes earlier.
fn utf8<'b>(bytes: &'b [u8], before: usize, origin: &Origin) -> Result<&'b str, InputError> {
    let origin = || origin.clone();
    if let Some(at) = memchr::memchr(0, bytes) {
        return Err(InputError::Binary {
            origin: origin(),
            byte: before + at,
        });
    }
    simdutf8::compat::from_utf8(bytes).map_err(|e| InputError::NotUtf8 {
        origin: origin(),
        byte: before + e.valid_up_to(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Result<String, String> {
        let text = decode(bytes, &Origin::stdin());
        text.map(str::to_owned).map_err(|e| e.to_string())
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
        ] {
            let message = read(bytes).expect_err(word);
            assert!(message.contains(word), "{message}");
        }
    }
    #[cfg(feature = "html")]
    #[test]
    fn a_page_has_its_limit() {
        let read = |limit| super::read(&b"abc"[..], limit, &Origin::stdin());
        assert_eq!(read(3).ok().as_deref(), Some(&b"abc"[..]));
        assert!(matches!(read(2), Err(InputError::TooLong { limit: 2, .. })));
    }
}
