//! Damaged inputs of every format: whatever bytes change, are lost or come twice, there are documents or errors, no panic.
//!
//! `PROPTEST_CASES=100000 cargo test --release --test damage` looks longer; with `PROPTEST_RNG_SEED` set to another number it
//! looks elsewhere.
#![cfg(all(feature = "warc", feature = "parquet"))]

use isnad::input::{Documents, Options};
use isnad::output::{Columns, Destination, Format, Layout};
use isnad::{Document, Lexicons, Tagger};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use std::io::Write;
use std::sync::LazyLock;

const ARTICLE: &str = "قال الوزير إن الاتفاق قريب، وأضاف: «لا أحد يريد العودة إلى الحرب». ونفت الوزارة الاتهامات أمس.";

static TAGGER: LazyLock<Tagger> = LazyLock::new(|| Tagger::new(Lexicons::built_in()));

/// A file of every format, whole.
static WHOLE: LazyLock<Vec<(&'static str, Vec<u8>)>> = LazyLock::new(|| {
    let page = format!(
        "<!DOCTYPE html><html><head><meta charset=utf-8><title>اتفاق</title></head><body><nav><a href=/>الرئيسية</a></nav>\
         <article><h1>اتفاق</h1><p>{ARTICLE}</p><p>{ARTICLE}</p></article></body></html>"
    );
    let http = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}");
    let warc = format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/a\r\nContent-Length: {}\r\n\r\n{http}\r\n\r\n",
        http.len()
    );
    let lines = format!("{{\"id\": \"a\", \"text\": \"{ARTICLE}\", \"n\": [1, {{}}]}}\n").repeat(3);
    let gzip = |bytes: &[u8]| {
        let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        out.write_all(bytes).expect("memory");
        out.finish().expect("memory")
    };
    let mut bzip2 = bzip2::write::BzEncoder::new(Vec::new(), bzip2::Compression::fast());
    bzip2.write_all(lines.as_bytes()).expect("memory");
    vec![
        ("a.txt", ARTICLE.into()),
        ("b.txt", encoding_rs::WINDOWS_1256.encode(ARTICLE).0.into_owned()),
        ("c.txt", ARTICLE.encode_utf16().flat_map(u16::to_le_bytes).collect()),
        (
            "a.csv",
            format!("id;text;url\n1;\"{ARTICLE}\n\"\"x\";u\n2;y;v\n").into(),
        ),
        (
            "a.json",
            format!("[{{\"id\": 1,\n \"text\": \"{ARTICLE}\"}}, {{\"text\": \"\\\"x\"}}]").into(),
        ),
        ("a.html", page.into()),
        ("a.warc", warc.repeat(2).into()),
        ("b.warc.gz", gzip(warc.as_bytes()).repeat(2)),
        ("a.jsonl.gz", gzip(lines.as_bytes())),
        ("a.jsonl.zst", zstd::encode_all(lines.as_bytes(), 0).expect("memory")),
        ("a.jsonl.bz2", bzip2.finish().expect("memory")),
        ("a.jsonl", lines.into()),
        ("a.parquet", parquet()),
    ]
});

fn parquet() -> Vec<u8> {
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("a.parquet");
    let layout = Layout::new(Format::Parquet, Columns::default());
    let mut table = Destination::table(&path, &layout, 0).expect("a table");
    let document = Document {
        id: "a".into(),
        text: ARTICLE.into(),
        ..Document::default()
    };
    let mut rows = Vec::new();
    layout.render(&document, &TAGGER.worker().tag(ARTICLE), &mut rows);
    table.write(&rows).expect("rows");
    table.commit().expect("a file");
    std::fs::read(path).expect("the file")
}

/// What happens to files.
#[derive(Debug, Clone)]
enum Damage {
    Flip(prop::sample::Index, u8),
    Cut(prop::sample::Index),
    Lose(prop::sample::Index, usize),
    Twice(prop::sample::Index, usize),
    Insert(prop::sample::Index, Vec<u8>),
}

impl Damage {
    fn happen(&self, bytes: &mut Vec<u8>) {
        let at = |index: &prop::sample::Index, bytes: &[u8]| index.index(bytes.len() + 1);
        match self {
            Damage::Flip(index, mask) => {
                let at = at(index, bytes);
                if let Some(b) = bytes.get_mut(at) {
                    *b ^= mask;
                }
            }
            Damage::Cut(index) => bytes.truncate(at(index, bytes)),
            Damage::Lose(index, length) => {
                let at = at(index, bytes);
                bytes.drain(at..bytes.len().min(at + length));
            }
            Damage::Twice(index, length) => {
                let at = at(index, bytes);
                let piece = bytes[at..bytes.len().min(at + length)].to_vec();
                bytes.splice(at..at, piece);
            }
            Damage::Insert(index, piece) => {
                let at = at(index, bytes);
                bytes.splice(at..at, piece.iter().copied());
            }
        }
    }
}

fn damage() -> impl Strategy<Value = Damage> {
    let index = any::<prop::sample::Index>;
    prop_oneof![
        6 => (index(), any::<u8>()).prop_map(|(i, mask)| Damage::Flip(i, mask)),
        1 => index().prop_map(Damage::Cut),
        1 => (index(), 1..200usize).prop_map(|(i, n)| Damage::Lose(i, n)),
        1 => (index(), 1..200usize).prop_map(|(i, n)| Damage::Twice(i, n)),
        2 => (index(), prop::collection::vec(any::<u8>(), 1..9)).prop_map(|(i, piece)| Damage::Insert(i, piece)),
        1 => (index(), prop::sample::select(&["\"", "\\", "{", "]", "<", "</div>", "<table>", "\r\n\r\n", "\0", "-1", "99999999999"][..]))
            .prop_map(|(i, piece)| Damage::Insert(i, piece.into())),
    ]
}

fn config() -> ProptestConfig {
    let mut config = ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    if config.rng_seed == RngSeed::Random {
        config.rng_seed = RngSeed::Fixed(6);
    }
    config
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn damage_gives_documents_or_errors(which in any::<prop::sample::Index>(), damages in prop::collection::vec(damage(), 1..6)) {
        let (name, whole) = &WHOLE[which.index(WHOLE.len())];
        let mut bytes = whole.clone();
        for damage in &damages {
            damage.happen(&mut bytes);
        }
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join(name);
        std::fs::write(&path, &bytes).expect("a file");
        let options = Options {
            text_column: name.ends_with("parquet").then(|| "statement".to_owned()),
            ..Options::default()
        };
        let mut count = 0;
        for document in Documents::with(&[path], options) {
            count += 1;
            prop_assert!(count <= bytes.len().max(1) * 8, "there is no end to them");
            match document {
                Ok(document) => drop(TAGGER.worker().tag(&document.text)),
                Err(e) => drop((e.to_string(), e.file(), e.place(), e.reason())),
            }
        }
    }
}
