//! What a stream of bytes holds, told by its beginning and by its name.

use super::delimited;
use super::text::without_bom;
use std::borrow::Cow;
use std::path::Path;
use std::str::FromStr;

/// What an input holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InputFormat {
    /// A text, one document.
    Text,
    /// One JSON object a line.
    Jsonl,
    /// A list of JSON objects, or one, over any lines.
    Json,
    /// A table with commas or semicolons.
    Csv,
    /// A table with tabs.
    Tsv,
    /// A page of the web, one document.
    Html,
    /// A web archive.
    Warc,
    /// Columns with types.
    Parquet,
}

impl InputFormat {
    /// Its name in messages.
    pub fn name(self) -> &'static str {
        match self {
            InputFormat::Text => "text",
            InputFormat::Jsonl => "JSONL",
            InputFormat::Json => "JSON",
            InputFormat::Csv => "CSV",
            InputFormat::Tsv => "TSV",
            InputFormat::Html => "HTML",
            InputFormat::Warc => "WARC",
            InputFormat::Parquet => "Parquet",
        }
    }

    /// What the ending of a name says, that of a compression set aside.
    pub(super) fn of_name(path: &Path) -> Option<Self> {
        let path = without_compression(path);
        path.extension()?.to_str()?.parse().ok()
    }

    /// Whether its documents bring ids of their own.
    pub(super) fn has_ids(self) -> bool {
        !matches!(self, InputFormat::Text | InputFormat::Html)
    }

    /// Whether it is text, in some encoding.
    pub(super) fn is_text(self) -> bool {
        !matches!(self, InputFormat::Warc | InputFormat::Parquet)
    }

    /// What a stream of bytes that begins with `head` holds, if it is no text.
    pub(super) fn of_bytes(head: &[u8]) -> Option<Self> {
        if head.starts_with(b"PAR1") {
            Some(InputFormat::Parquet)
        } else if head.starts_with(b"WARC/") {
            Some(InputFormat::Warc)
        } else {
            None
        }
    }

    /// What a stream of UTF-8 that begins with `head` holds, where its name says `named`.
    pub(super) fn of_head(head: &[u8], named: Option<Self>) -> Self {
        if let Some(format @ (InputFormat::Jsonl | InputFormat::Csv | InputFormat::Tsv | InputFormat::Html)) = named {
            return format;
        }
        let head = without_bom(head).trim_ascii_start();
        let line = head.split(|&b| b == b'\n').next().unwrap_or(head);
        if is_json_line(line) {
            InputFormat::Jsonl
        } else if named == Some(InputFormat::Json) || is_json(head) {
            InputFormat::Json
        } else if is_page(head) {
            InputFormat::Html
        } else if let Some(format) = delimited::looks_like(line) {
            format
        } else {
            InputFormat::Text
        }
    }
}

impl FromStr for InputFormat {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Ok(match name.to_ascii_lowercase().as_str() {
            "text" | "txt" => InputFormat::Text,
            "jsonl" | "ndjson" => InputFormat::Jsonl,
            "json" => InputFormat::Json,
            "csv" => InputFormat::Csv,
            "tsv" | "tab" => InputFormat::Tsv,
            "html" | "htm" | "xhtml" => InputFormat::Html,
            "warc" | "wet" => InputFormat::Warc,
            "parquet" => InputFormat::Parquet,
            _ => {
                return Err(format!(
                    "`{name}` is no format of inputs; write text, jsonl, json, csv, tsv, html, warc or parquet"
                ));
            }
        })
    }
}

/// `path` without the ending of a compression.
pub(super) fn without_compression(path: &Path) -> Cow<'_, Path> {
    let packed = path.extension().is_some_and(|e| {
        ["gz", "zst", "zstd", "bz2"]
            .iter()
            .any(|known| e.eq_ignore_ascii_case(known))
    });
    if packed {
        Cow::Owned(path.with_extension(""))
    } else {
        Cow::Borrowed(path)
    }
}

/// Whether a line is a document of JSONL.
fn is_json_line(line: &[u8]) -> bool {
    if !line.starts_with(b"{") {
        return false;
    }
    match serde_json::from_slice::<serde::de::IgnoredAny>(line) {
        Ok(_) => true,
        // A broken first line must not turn the whole file into an article.
        Err(_) => [&b"\"text\""[..], b"\"id\""]
            .iter()
            .any(|key| line.windows(key.len()).any(|w| w == *key)),
    }
}

/// Whether a page of the web begins here.
fn is_page(head: &[u8]) -> bool {
    let head = head[..head.len().min(1024)].to_ascii_lowercase();
    let has = |tag: &[u8]| head.windows(tag.len()).any(|w| w == tag);
    head.starts_with(b"<") && (has(b"<!doctype html") || has(b"<html"))
}

/// Whether a list of objects begins here, or an object: `[{`, `[]`, `{"key":`.
fn is_json(head: &[u8]) -> bool {
    let object = |bytes: &[u8]| {
        let Some(key) = bytes.strip_prefix(b"{").map(<[u8]>::trim_ascii_start) else {
            return false;
        };
        let Some(rest) = key.strip_prefix(b"\"") else {
            return key.starts_with(b"}");
        };
        let end = rest.iter().position(|&b| b == b'"');
        end.is_some_and(|end| rest[end + 1..].trim_ascii_start().starts_with(b":"))
    };
    match head.strip_prefix(b"[").map(<[u8]>::trim_ascii_start) {
        Some(list) => object(list) || list.trim_ascii() == b"]",
        None => object(head),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_content_tells() {
        use InputFormat::*;
        for (head, format) in [
            ("\u{FEFF}{\"id\": 1, \"text\": \"\"}\n", Jsonl),
            ("  {\"text\": ", Jsonl),
            ("\n\n{\"title\": \"\"}", Jsonl),
            ("{\n \"title\": \"\"}", Json),
            ("[{\"id\": 1}]", Json),
            ("[\n\t{\n\"id\": 1}]", Json),
            ("[]", Json),
            ("id,text\n1,\"قال", Csv),
            ("url;Text\r\n", Csv),
            ("id\ttext\n", Tsv),
            ("<!DOCTYPE html>\n<title>", Html),
            ("<!-- a -->\n<HTML lang=ar>", Html),
            ("<قال الوزير>", Text),
            ("text\nof an article", Text),
            ("{", Text),
            ("{قال} الوزير", Text),
            ("[رويترز] قال", Text),
            ("[1]", Text),
            ("قال", Text),
            ("", Text),
        ] {
            assert_eq!(InputFormat::of_head(head.as_bytes(), None), format, "{head}");
        }
    }

    #[test]
    fn the_name_tells_too() {
        let name = |name: &str| InputFormat::of_name(Path::new(name));
        assert_eq!(name("in/a.jsonl.gz"), Some(InputFormat::Jsonl));
        assert_eq!(name("a.CSV"), Some(InputFormat::Csv));
        assert_eq!(name("a.gz"), None);
        assert_eq!(name("a.doc"), None);
        assert_eq!(name("CC-NEWS-1.warc.gz"), Some(InputFormat::Warc));
        assert_eq!(InputFormat::of_bytes(b"WARC/1.0\r\n"), Some(InputFormat::Warc));
        assert_eq!(InputFormat::of_head(b"a;b", Some(InputFormat::Csv)), InputFormat::Csv);
    }
}
