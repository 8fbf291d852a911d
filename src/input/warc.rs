//! Web archives (WARC), as crawlers of news publish them: every page that was answered with 200 is a document.
//!
//! Of a record's head only what tells pages apart is looked at, so the reading thread passes over pictures and the like at
//! the speed of the decompressor. Extracts in plain text (WET) are read as they are.

use super::html::Page;
use super::{Content, InputError, Origin, Reader, Record};
use encoding_rs::Encoding;
use serde_json::{Map, Value};
use std::io::{self, BufRead, Read};

/// How every record begins.
const MAGIC: &[u8] = b"WARC/";

/// Bytes of a record's head, or of an answer's.
const HEAD: usize = 1 << 16;

/// The documents of a web archive.
pub(super) struct Pages {
    reader: Option<Reader>,
    origin: Origin,
    limit: usize,
    number: u64,
}

/// What is said before a record's content.
#[derive(Debug, Default)]
struct Header {
    kind: String,
    url: String,
    date: String,
    length: u64,
}

impl Pages {
    pub(super) fn new(reader: Reader, limit: usize, origin: Origin) -> Self {
        Pages {
            reader: Some(reader),
            origin,
            limit,
            number: 0,
        }
    }

    /// The next record, if it is a page.
    fn record(&mut self) -> io::Result<Option<Option<Result<Record, InputError>>>> {
        let Some(reader) = &mut self.reader else {
            return Ok(None);
        };
        let Some(header) = header(reader)? else {
            return Ok(None);
        };
        self.number += 1;
        let origin = self.origin.line(self.number);
        let mut content = reader.take(header.length);
        let is_page = matches!(header.kind.as_str(), "response" | "resource" | "conversion");
        if !is_page || header.length > self.limit as u64 + HEAD as u64 {
            let passed = io::copy(&mut content, &mut io::sink())?;
            ended(passed, header.length)?;
            let too_long = InputError::TooLong {
                origin,
                limit: self.limit,
            };
            return Ok(Some(is_page.then_some(Err(too_long))));
        }
        let mut bytes = Vec::new();
        let read = content.read_to_end(&mut bytes)?;
        ended(read as u64, header.length)?;
        Ok(Some(page(header, bytes, origin)))
    }
}

impl Iterator for Pages {
    type Item = Result<Record, InputError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            match self.record() {
                Ok(Some(Some(page))) => return Some(page),
                Ok(Some(None)) => {}
                Ok(None) => return None,
                Err(e) => {
                    self.reader = None;
                    return Some(Err(self.origin.line(self.number + 1).unreadable(e)));
                }
            }
        }
    }
}

fn ended(read: u64, length: u64) -> io::Result<()> {
    if read < length {
        return Err(io::Error::new(
            io::ErrorKind::UnexpectedEof,
            "the archive ends in the middle of a record",
        ));
    }
    Ok(())
}

/// Reads up to the content of the next record; `None` at the end.
fn header(reader: &mut Reader) -> io::Result<Option<Header>> {
    let damaged = |what: &str| io::Error::new(io::ErrorKind::InvalidData, format!("{what}; the rest is not read"));
    let mut left = HEAD;
    let mut line = |reader: &mut Reader| -> io::Result<Option<Vec<u8>>> {
        let mut line = Vec::new();
        let read = reader.take(left as u64).read_until(b'\n', &mut line)?;
        left -= read;
        if left == 0 {
            return Err(damaged("the head of a record takes no end"));
        }
        Ok((read > 0).then_some(line))
    };
    // Two blank lines part records; more do no harm.
    let first = loop {
        match line(reader)? {
            None => return Ok(None),
            Some(line) if line.trim_ascii().is_empty() => {}
            Some(line) => break line,
        }
    };
    if !first.starts_with(MAGIC) {
        return Err(damaged("no record of a web archive begins here"));
    }
    let mut header = Header::default();
    let mut length = None;
    loop {
        let Some(line) = line(reader)? else {
            return Err(io::Error::new(
                io::ErrorKind::UnexpectedEof,
                "the archive ends in the head of a record",
            ));
        };
        let line = String::from_utf8_lossy(line.trim_ascii()).into_owned();
        if line.is_empty() {
            break;
        }
        let Some((name, value)) = line.split_once(':') else {
            continue;
        };
        let value = value.trim();
        match name.to_ascii_lowercase().as_str() {
            "warc-type" => header.kind = value.to_ascii_lowercase(),
            "warc-target-uri" => header.url = value.trim_matches(['<', '>']).to_owned(),
            "warc-date" => header.date = value.to_owned(),
            "content-length" => length = value.parse().ok(),
            _ => {}
        }
    }
    header.length = length.ok_or_else(|| damaged("a record does not say how long it is"))?;
    Ok(Some(header))
}

/// The document of a record, if it is one.
fn page(header: Header, bytes: Vec<u8>, origin: Origin) -> Option<Result<Record, InputError>> {
    let content = match header.kind.as_str() {
        "conversion" => Content::Text(bytes),
        "resource" => Content::Page(Page { bytes, encoding: None }),
        _ => match answer(&bytes) {
            Ok(page) => Content::Page(page?),
            Err(message) => return Some(Err(InputError::Record { origin, message })),
        },
    };
    let mut fields = Map::new();
    for (name, value) in [("url", &header.url), ("crawled", &header.date)] {
        if !value.is_empty() {
            fields.insert(name.to_owned(), Value::from(value.as_str()));
        }
    }
    let id = (!header.url.is_empty()).then_some(header.url);
    Some(Ok(Record {
        origin,
        id,
        fields,
        content,
    }))
}

/// The page of a server's answer, if it is one.
fn answer(bytes: &[u8]) -> Result<Option<Page>, String> {
    let mut headers = [httparse::EMPTY_HEADER; 128];
    let mut response = httparse::Response::new(&mut headers);
    let body = match response.parse(bytes) {
        Ok(httparse::Status::Complete(length)) => &bytes[length..],
        // What is no answer of a server is none of our pages.
        Ok(httparse::Status::Partial) | Err(_) => return Ok(None),
    };
    if response.code != Some(200) {
        return Ok(None);
    }
    let header = |name: &str| {
        let found = response.headers.iter().find(|h| h.name.eq_ignore_ascii_case(name));
        found.map(|h| String::from_utf8_lossy(h.value).to_ascii_lowercase())
    };
    let kind = header("content-type").unwrap_or_default();
    if !kind.contains("html") {
        return Ok(None);
    }
    let charset = kind.split("charset=").nth(1).map(|c| c.split(';').next().unwrap_or(c));
    let encoding = charset.and_then(|c| Encoding::for_label(c.trim_matches(['"', '\'', ' ']).as_bytes()));
    let mut bytes = body.to_vec();
    if header("transfer-encoding").is_some_and(|t| t.contains("chunked"))
        && let Some(whole) = unchunked(body)
    {
        bytes = whole;
    }
    match header("content-encoding").as_deref().map(str::trim) {
        None | Some("" | "identity") => {}
        // Many crawlers unpack the page and keep the header.
        Some(_) if bytes.trim_ascii_start().starts_with(b"<") => {}
        Some("gzip" | "x-gzip") => bytes = inflate(&bytes)?,
        Some(other) => return Err(format!("the page is compressed with {other}, which is not read")),
    }
    Ok(Some(Page { bytes, encoding }))
}

/// Pages may be no longer, unpacked, than archives are likely to hold.
const UNPACKED: u64 = 64 << 20;

fn inflate(bytes: &[u8]) -> Result<Vec<u8>, String> {
    let mut out = Vec::new();
    flate2::bufread::MultiGzDecoder::new(bytes)
        .take(UNPACKED)
        .read_to_end(&mut out)
        .map_err(|e| format!("the page is compressed with gzip, and damaged: {e}"))?;
    Ok(out)
}

/// The parts of a body that was sent in chunks; `None` where it was not.
fn unchunked(mut body: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    loop {
        let Ok(httparse::Status::Complete((start, length))) = httparse::parse_chunk_size(body) else {
            return None;
        };
        let length = usize::try_from(length).ok()?;
        if length == 0 {
            return Some(out);
        }
        out.extend_from_slice(body.get(start..start.checked_add(length)?)?);
        body = body.get(start + length + 2..)?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: &str, block: &str) -> String {
        format!(
            "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://example.org/{kind}\r\n\
             WARC-Date: 2024-05-01T10:00:00Z\r\nContent-Length: {}\r\n\r\n{block}\r\n\r\n",
            block.len()
        )
    }

    fn http(status: &str, headers: &str, body: &str) -> String {
        format!("HTTP/1.1 {status}\r\n{headers}\r\n\r\n{body}")
    }

    fn read(archive: &str) -> Vec<Result<String, String>> {
        let reader = Box::new(io::Cursor::new(archive.as_bytes().to_vec()));
        Pages::new(reader, 1000, Origin::file("a.warc".as_ref()))
            .map(|r| match r.map_err(|e| e.to_string())?.content {
                Content::Page(page) => Ok(String::from_utf8(page.bytes).unwrap()),
                Content::Text(bytes) => Ok(String::from_utf8(bytes).unwrap()),
                _ => Err("neither page nor text".to_owned()),
            })
            .collect()
    }

    #[test]
    fn only_pages_are_documents() {
        let html = "Content-Type: text/html; charset=utf-8";
        let archive = [
            record("warcinfo", "software: x"),
            record("request", "GET / HTTP/1.1\r\n\r\n"),
            record("response", &http("200 OK", html, "<p>one")),
            record("response", &http("404 Not Found", html, "<p>gone")),
            record("response", &http("200 OK", "Content-Type: image/png", "png")),
            record(
                "response",
                &http(
                    "200 OK",
                    &format!("{html}\r\nTransfer-Encoding: chunked"),
                    "3\r\n<p>\r\n3\r\ntwo\r\n0\r\n\r\n",
                ),
            ),
            record("response", "nonsense"),
            record("conversion", "three"),
        ]
        .concat();
        assert_eq!(read(&archive), ["<p>one", "<p>two", "three"].map(|t| Ok(t.to_owned())));
    }

    #[test]
    fn damage_is_named_with_its_record() {
        let good = record("conversion", "one");
        let long = record("conversion", &"x".repeat(70_000));
        for (tail, word) in [
            ("nonsense\r\n", "a.warc:2: no record of a web archive begins here"),
            ("WARC/1.0\r\nWARC-Type: x\r\n\r\n", "how long it is"),
            ("WARC/1.0\r\nWARC-Type: x\r\n", "ends in the head"),
            (&good[..good.len() - 6], "middle of a record"),
            (&long, "a.warc:2: longer than"),
        ] {
            let found = read(&format!("{good}{tail}"));
            assert_eq!(found[0], Ok("one".to_owned()));
            let message = found[1].as_ref().unwrap_err();
            assert!(message.contains(word), "{message}");
            assert_eq!(found.len(), 2);
        }
    }
}
