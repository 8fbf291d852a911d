//! What must hold for any bytes: one function for each fuzz target. `tests/damage.rs` drives them too, with the seeds and
//! with damaged ones, so that they are compiled and kept true without a nightly compiler.

use isnad::input::{Documents, InputFormat, Options};
use isnad::lexicon::Layer;
use isnad::output::{Format, Layout, read_table};
use isnad::review::{self, Journal, Table};
use isnad::workshop;
use isnad::{Document, Lexicons, Span, Statement, Tagger};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use tempfile::TempDir;

/// A target: its name, which is also that of the folder of its seeds, and what it does with bytes.
pub type Target = (&'static str, fn(&[u8]));

/// All of them.
pub const TARGETS: &[Target] = &[
    ("tagger", tagger),
    ("lexicon", lexicon),
    ("text", text),
    ("csv", csv),
    ("json", json),
    ("html", html),
    ("warc", warc),
    ("parquet", parquet),
    ("compression", compression),
    ("review", review),
];

const ARTICLE: &str = "قال الوزير إن الاتفاق قريب، وأضاف: «لا أحد يريد العودة إلى الحرب». ونفت الوزارة الاتهامات أمس.";

static TAGGER: LazyLock<Tagger> = LazyLock::new(|| Tagger::new(Lexicons::built_in()));

/// Where targets put files that the program reads by their names; gone with the process.
static FOLDER: LazyLock<TempDir> = LazyLock::new(|| tempfile::tempdir().expect("a folder for temporary files"));

/// A file of `bytes`, of this thread alone.
fn file(name: &str, bytes: &[u8]) -> PathBuf {
    let folder = FOLDER.path().join(format!("{:?}", std::thread::current().id()));
    let path = folder.join(name);
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    std::fs::write(&path, bytes).expect("a file");
    path
}

/// The tagger: any text.
pub fn tagger(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut worker = TAGGER.worker();
    let statements = worker.tag(&text);
    statements.iter().for_each(|s| in_text(s, &text));
    let explained = worker.explain(&text).statements;
    assert!(
        explained.iter().map(|e| &e.statement).eq(&statements),
        "explained otherwise than tagged"
    );
    let document = Document {
        text: text.into_owned(),
        ..Document::default()
    };
    for format in [Format::Csv, Format::Jsonl] {
        Layout::from(format).render(&document, &statements, &mut Vec::new());
    }
}

/// Fails unless all spans of `statement` lie in `text` on the boundaries of characters.
fn in_text(statement: &Statement, text: &str) {
    let s = statement;
    let evidence = s.evidence.iter().map(|e| e.span);
    let spans = [s.cue, s.speaker, s.name, Some(s.content), s.content2, s.target];
    for span in spans.into_iter().chain(evidence).flatten() {
        let Span { start, end } = span;
        assert!(
            start <= end && text.get(span.range()).is_some(),
            "{start}..{end} of {text:?}"
        );
    }
    assert!(!s.content.is_empty());
    assert!((0.0..=1.0).contains(&s.confidence));
}

/// A few lines of most files, for the user's to be laid over.
static BASE: LazyLock<Layer> = LazyLock::new(|| {
    Layer::from_files([
        ("cues/light_verbs.txt", "وجّه | nouns=انتقاد، نداء"),
        ("cues/nouns.txt", "تصريح | frames=clause، ب | plural=تصريحات"),
        ("cues/source_phrases.txt", "بحسب"),
        (
            "entities/countries.txt",
            "فرنسا | code=FRA | gender=f | capital=باريس | adjective=فرنسي",
        ),
        ("names/given.txt", "محمد"),
        ("nouns/bodies.txt", "وزارة | gender=f | kind=body"),
        ("nouns/persons.txt", "وزير | plural=وزراء"),
        ("ontology/cameo.txt", "denial | code=1"),
        (
            "stance/denial.txt",
            "!priority 2\n{نفى} | where=cue | present=ينفي | masdar=نفي\nاتهام | where=content | weight=weak",
        ),
        ("verbs/general.txt", "كان | present=يكون | masdar=كون"),
        (
            "verbs/reporting.txt",
            "قال | present=يقول | masdar=قول | frames=clause، quote\nنفى | present=ينفي\nأضاف",
        ),
        ("verbs/weak_verbs.txt", "قال | present=يقول"),
        ("words/adverbs.txt", "من جهته | kind=opening"),
        (
            "words/function.txt",
            "أن | class=complementizer\nإن | class=complementizer\nلا | class=negation",
        ),
        ("words/times.txt", "أمس | kind=day"),
    ])
});

/// The lexicon reader: any bytes as a file of a user's folder. A first line `# NAME` calls it as a built-in one.
pub fn lexicon(bytes: &[u8]) {
    let first = bytes.split(|&b| b == b'\n').next().unwrap_or_default();
    let name = first
        .strip_prefix(b"# ")
        .and_then(|name| std::str::from_utf8(name).ok());
    let built_in = Layer::built_in();
    let name = built_in
        .files()
        .map(|(n, _)| n)
        .find(|n| Some(*n) == name)
        .unwrap_or("stance/mine.txt");
    let path = file(&format!("lexicon/{name}"), bytes);
    let folder = path.ancestors().find(|a| a.ends_with("lexicon")).expect("made so");
    let layer = Layer::from_dir(folder);
    std::fs::remove_file(&path).expect("the file just written");
    let layer = match layer {
        Ok(layer) => layer,
        Err(e) => return drop(e.to_string()),
    };
    let base = LazyLock::force(&BASE).clone();
    for finding in workshop::check(std::slice::from_ref(&base), std::slice::from_ref(&layer)) {
        assert!(!finding.to_string().is_empty());
    }
    match Lexicons::from_layers(&[base, layer]) {
        Ok(lexicons) => Tagger::new(lexicons)
            .worker()
            .tag(ARTICLE)
            .iter()
            .for_each(|s| in_text(s, ARTICLE)),
        Err(problems) => assert!(!problems.0.is_empty()),
    }
}

/// Longer documents are refused: short enough that inputs of a few KiB get there.
const LONGEST: usize = 2048;

/// Reads `bytes` as the file `name`, in `format` where it is not to be told. Documents can be written down, errors printed.
fn read(bytes: &[u8], name: &str, format: Option<InputFormat>) -> usize {
    let options = Options {
        format,
        max_document: LONGEST,
        ..Options::default()
    };
    let mut count = 0;
    for document in Documents::from_reader(std::io::Cursor::new(bytes.to_vec()), name, options) {
        count += 1;
        match document {
            Ok(document) => {
                let mut line = Vec::new();
                Layout::from(Format::Jsonl).render(&document, &[], &mut line);
                assert_eq!(line.iter().filter(|&&b| b == b'\n').count(), 1, "one line a document");
                serde_json::from_slice::<serde::de::IgnoredAny>(&line).expect("a line of JSON");
            }
            Err(e) => drop((e.to_string(), e.file(), e.place(), e.reason())),
        }
    }
    count
}

/// Bytes of unknown kind: what tells formats and encodings, and plain text.
pub fn text(bytes: &[u8]) {
    read(bytes, "a", None);
    assert!(read(bytes, "a.txt", Some(InputFormat::Text)) >= 1);
}

/// Tables with any delimiter.
pub fn csv(bytes: &[u8]) {
    for format in [InputFormat::Csv, InputFormat::Tsv] {
        assert!(read(bytes, "a.csv", Some(format)) <= bytes.len());
    }
}

/// JSON, a line or a list at a time.
pub fn json(bytes: &[u8]) {
    for format in [InputFormat::Jsonl, InputFormat::Json] {
        assert!(read(bytes, "a.json", Some(format)) <= bytes.len());
    }
}

/// A page of the web.
pub fn html(bytes: &[u8]) {
    assert_eq!(read(bytes, "a.html", Some(InputFormat::Html)), 1);
}

/// A web archive, its pages included.
pub fn warc(bytes: &[u8]) {
    assert!(read(bytes, "a.warc", Some(InputFormat::Warc)) <= bytes.len());
}

/// Columns with types.
pub fn parquet(bytes: &[u8]) {
    read(bytes, "a.parquet", Some(InputFormat::Parquet));
}

/// Anything compressed.
pub fn compression(bytes: &[u8]) {
    read(bytes, "a.jsonl", Some(InputFormat::Jsonl));
}

/// What `review` reads: journals, tables, and what comes back from a spreadsheet.
pub fn review(bytes: &[u8]) {
    let path = file("review", bytes);
    if let Ok(before) = review::read(&path) {
        drop(Journal::open(&path).expect("what can be read can be gone on with"));
        assert_eq!(review::read(&path).expect("as before"), before);
    }
    let path = file("review.csv", bytes);
    if let Err(e) = read_table(&path) {
        assert!(!e.to_string().is_empty());
    }
    let articles = file("a.txt", ARTICLE.as_bytes());
    if let Ok(table) = Table::read(&path, &[articles], Vec::new()) {
        assert!(table.missing().count() <= table.articles().len());
    }
    let import = |table: &Table| review::import(&path, table, "x", "2026-01-01T00:00:00Z");
    if let Err(e) = import(&TABLE) {
        assert!(!e.to_string().is_empty());
    }
}

/// The table that corrections come back to.
static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let document = Document {
        id: "a".into(),
        text: ARTICLE.into(),
        ..Document::default()
    };
    let layout = Layout::from(Format::Csv);
    let mut table = layout.head();
    layout.render(&document, &TAGGER.worker().tag(ARTICLE), &mut table);
    let path = file("table.csv", &table);
    let articles: &Path = &file("a.txt", ARTICLE.as_bytes());
    Table::read(&path, &[articles.to_owned()], Vec::new()).expect("what tag writes")
});
