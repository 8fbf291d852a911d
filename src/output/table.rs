//! The way back: the statements of a table that `tag` wrote, for the commands that work on tables.

use super::columns;
use super::delimited::unguarded;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

/// A stretch of a document's text in Unicode code points, end exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, Serialize)]
pub struct Points {
    /// The first code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
}

/// A statement as a table has it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TableRow {
    /// The statement's id, `DOCUMENT#N`.
    pub id: String,
    /// The document's id.
    pub document: String,
    /// The file that the document was read from, `-` for standard input; empty where the table does not say.
    pub source_file: String,
    /// Who said it, in full.
    pub name: Option<String>,
    /// Where the cue stands.
    pub cue: Option<Points>,
    /// Where the speaker is named.
    pub speaker: Option<Points>,
    /// Where the statement stands; `None` only where the table was written without offsets.
    pub content: Option<Points>,
    /// Where the second half of a split quotation stands.
    pub content2: Option<Points>,
    /// `direct`, `mixed` or `indirect`.
    pub kind: String,
    /// The stances, the main one first.
    pub stance: Vec<String>,
    /// Whom or what the stance is directed at.
    pub target: Option<Points>,
    /// From 0 to 1.
    pub confidence: f64,
    /// The canonical entry behind the name.
    pub entity: Option<String>,
    /// The state it is or belongs to.
    pub country: Option<String>,
    /// The canonical entry behind the target.
    pub target_entity: Option<String>,
    /// The state that the target is or belongs to.
    pub target_country: Option<String>,
    /// The words of other cells by column, where the table has them: `evidence`; of CSV and TSV also `statement`, `cue`,
    /// `target` ...
    pub words: BTreeMap<String, String>,
    /// What the input knew of the document and the table carried along.
    pub fields: Map<String, Value>,
}

/// A table that cannot be read back.
#[derive(Debug, thiserror::Error)]
pub enum TableError {
    /// The system does not give it out.
    #[error("cannot read {}: {source}", path.display())]
    Unreadable {
        /// The table.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// It is not what `tag` writes.
    #[error("{}:{line}: {message}", path.display())]
    Malformed {
        /// The table.
        path: PathBuf,
        /// The line, counted from 1.
        line: u64,
        /// What is wrong.
        message: String,
    },
}

/// Reads the statements of the CSV, TSV or JSONL table at `path`, whatever its columns, in the order of the table.
///
/// Headers may be English or Arabic. Columns that the program does not know are [`TableRow::fields`].
///
/// # Errors
/// When the file cannot be read, or is no table of this program.
///
/// ```
/// use isnad::output::{Format, Layout, read_table};
/// use isnad::{Document, Lexicons, Tagger};
/// let document = Document { id: "a".into(), text: "قال الوزير إن الاتفاق قريب.".into(), ..Document::default() };
/// let statements = Tagger::new(Lexicons::built_in()).worker().tag(&document.text);
/// let layout = Layout::from(Format::Csv);
/// let mut table = layout.head();
/// layout.render(&document, &statements, &mut table);
/// # let dir = tempfile::tempdir()?;
/// # let path = dir.path().join("table.csv");
/// std::fs::write(&path, table)?;
/// let rows = read_table(&path)?;
/// assert_eq!(rows[0].document, "a");
/// let content = rows[0].content.expect("offsets");
/// assert_eq!((content.start, content.end), (14, 26));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn read_table(path: &Path) -> Result<Vec<TableRow>, TableError> {
    let unreadable = |source| TableError::Unreadable {
        path: path.to_owned(),
        source,
    };
    let mut reader = BufReader::new(File::open(path).map_err(unreadable)?);
    let head = reader.fill_buf().map_err(unreadable)?;
    let bom = "\u{FEFF}".as_bytes();
    let marked = head.starts_with(bom);
    let jsonl = head
        .strip_prefix(bom)
        .unwrap_or(head)
        .trim_ascii_start()
        .starts_with(b"{");
    if marked {
        reader.consume(bom.len());
    }
    if jsonl {
        lines(reader, path)
    } else {
        let tabs = path.extension().is_some_and(|e| e.eq_ignore_ascii_case("tsv"));
        cells(reader, path, if tabs { b'\t' } else { b',' })
    }
}

fn cells(reader: impl Read, path: &Path, delimiter: u8) -> Result<Vec<TableRow>, TableError> {
    let malformed = |line: u64, message: String| TableError::Malformed {
        path: path.to_owned(),
        line,
        message,
    };
    let of_csv = |e: csv::Error| {
        let line = e.position().map_or(1, csv::Position::line);
        malformed(line, e.to_string())
    };
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(reader);
    let headers = reader.headers().map_err(of_csv)?.clone();
    if !headers.iter().any(|h| columns::named(h) == Some("document")) {
        return Err(malformed(
            1,
            "no column `document`; is this a table that tag wrote?".to_owned(),
        ));
    }
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(of_csv)?;
        let mut row = TableRow::default();
        let mut words = BTreeMap::new();
        for (header, cell) in headers.iter().zip(&record) {
            let cell = unguarded(cell);
            match columns::named(header) {
                _ if cell.is_empty() => {}
                Some(name) => {
                    words.insert(name.to_owned(), cell.to_owned());
                }
                None => {
                    row.fields.insert(header.to_owned(), Value::from(cell));
                }
            }
        }
        let line = record.position().map_or(1, csv::Position::line);
        row.take(words).map_err(|message| malformed(line, message))?;
        rows.push(row);
    }
    Ok(rows)
}

impl TableRow {
    /// Takes what the columns `words` say.
    fn take(&mut self, mut words: BTreeMap<String, String>) -> Result<(), String> {
        self.cue = points(&words, "cue")?;
        self.speaker = points(&words, "speaker")?;
        self.content = points(&words, "content")?;
        self.content2 = points(&words, "content2")?;
        self.target = points(&words, "target")?;
        if let Some(confidence) = words.get("confidence") {
            let parsed = confidence.parse().ok().filter(|c| (0.0..=1.0).contains(c));
            self.confidence = parsed.ok_or_else(|| format!("`{confidence}` is no confidence from 0 to 1"))?;
        }
        let stances = words.get("stances").or(words.get("stance"));
        self.stance = stances.map_or_else(Vec::new, |s| s.split(';').map(str::to_owned).collect());
        let copy = |name: &str| words.get(name).cloned();
        self.name = copy("speaker");
        self.entity = copy("entity");
        self.country = copy("country");
        self.target_entity = copy("target_entity");
        self.target_country = copy("target_country");
        let mut take = |name: &str| words.remove(name).unwrap_or_default();
        self.id = take("id");
        self.document = take("document");
        self.source_file = take("source_file");
        self.kind = take("type");
        self.words = words;
        Ok(())
    }
}

fn points(words: &BTreeMap<String, String>, what: &str) -> Result<Option<Points>, String> {
    let number = |edge: &str| match words.get(&format!("{what}_{edge}")) {
        None => Ok(None),
        Some(cell) => match cell.parse::<usize>() {
            Ok(n) => Ok(Some(n)),
            Err(_) => Err(format!("`{cell}` in {what}_{edge} is no offset")),
        },
    };
    match (number("start")?, number("end")?) {
        (Some(start), Some(end)) if start <= end => Ok(Some(Points { start, end })),
        (Some(_), Some(_)) => Err(format!("{what}_start lies behind {what}_end")),
        _ => Ok(None),
    }
}

#[derive(Deserialize)]
struct Line {
    id: String,
    #[serde(default)]
    source_file: String,
    statements: Vec<Found>,
    #[serde(flatten)]
    fields: Map<String, Value>,
}

#[derive(Deserialize)]
struct Found {
    id: String,
    cue: Option<Points>,
    speaker: Option<Points>,
    name: Option<String>,
    content: Points,
    content2: Option<Points>,
    #[serde(rename = "type")]
    kind: String,
    stance: Vec<String>,
    target: Option<Points>,
    confidence: f64,
    entity: Option<String>,
    country: Option<String>,
    target_entity: Option<String>,
    target_country: Option<String>,
    #[serde(default)]
    evidence: Vec<Grounds>,
}

#[derive(Deserialize)]
struct Grounds {
    decision: String,
    #[serde(alias = "rule")]
    entry: String,
    file: String,
    line: u32,
}

/// As the column `evidence` has it.
fn evidence(grounds: &[Grounds]) -> Option<String> {
    let mut out = String::new();
    for g in grounds {
        columns::add_evidence(&mut out, &g.decision, &g.entry, &g.file, g.line);
    }
    (!out.is_empty()).then_some(out)
}

fn lines(mut reader: impl BufRead, path: &Path) -> Result<Vec<TableRow>, TableError> {
    let mut rows = Vec::new();
    let mut line = String::new();
    for number in 1.. {
        line.clear();
        let read = reader.read_line(&mut line).map_err(|source| TableError::Unreadable {
            path: path.to_owned(),
            source,
        })?;
        if read == 0 {
            break;
        }
        if line.trim().is_empty() {
            continue;
        }
        let document: Line = serde_json::from_str(&line).map_err(|e| TableError::Malformed {
            path: path.to_owned(),
            line: number,
            message: format!("not a line that tag wrote: {e}"),
        })?;
        rows.extend(document.statements.into_iter().map(|found| {
            TableRow {
                id: found.id,
                document: document.id.clone(),
                source_file: document.source_file.clone(),
                name: found.name,
                cue: found.cue,
                speaker: found.speaker,
                content: Some(found.content),
                content2: found.content2,
                kind: found.kind,
                stance: found.stance,
                target: found.target,
                confidence: found.confidence,
                entity: found.entity,
                country: found.country,
                target_entity: found.target_entity,
                target_country: found.target_country,
                words: evidence(&found.evidence)
                    .map(|e| ("evidence".to_owned(), e))
                    .into_iter()
                    .collect(),
                fields: document.fields.clone(),
            }
        }));
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(name: &str, content: &str) -> Result<Vec<TableRow>, String> {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join(name);
        std::fs::write(&path, content).unwrap();
        read_table(&path).map_err(|e| e.to_string())
    }

    #[test]
    fn chosen_columns_in_either_language() {
        let rows = read("t.csv", "\u{FEFF}القائل,الوثيقة,url,stances\nفلان,'=a,u,denial;demand\n").unwrap();
        assert_eq!(
            (rows[0].document.as_str(), rows[0].name.as_deref()),
            ("=a", Some("فلان"))
        );
        assert_eq!(rows[0].stance, ["denial", "demand"]);
        assert_eq!(rows[0].fields["url"], "u");
        assert_eq!(rows[0].content, None);
    }

    #[test]
    fn lines_have_their_offsets() {
        let line = r#"{"id":"d","source_file":"f","url":"u","statements":[{"id":"d#1","cue":null,"speaker":null,"name":null,
            "content":{"start":1,"end":3},"type":"direct","stance":[],"confidence":0.5,
            "evidence":[{"decision":"denial","rule":"r","file":"rules.txt","line":3}]}]}"#;
        let rows = read("t.jsonl", &line.replace('\n', "")).unwrap();
        assert_eq!((rows[0].id.as_str(), rows[0].source_file.as_str()), ("d#1", "f"));
        assert_eq!(rows[0].content, Some(Points { start: 1, end: 3 }));
        assert_eq!(rows[0].fields["url"], "u");
        assert_eq!(rows[0].words["evidence"], "denial: r (rules.txt:3)");
    }

    #[test]
    fn what_is_no_table_is_named_with_its_line() {
        for (name, content, word) in [
            ("t.csv", "a,b\n1,2\n", ":1: no column `document`"),
            ("t.csv", "document,cue_start,cue_end\na,x,1\n", ":2: `x` in cue_start"),
            (
                "t.csv",
                "document,cue_start,cue_end\na,4,1\n",
                ":2: cue_start lies behind",
            ),
            ("t.csv", "document,confidence\na,2\n", ":2: `2` is no confidence"),
            ("t.csv", "document,type\na\n", ":2: "),
            ("t.jsonl", "\n{\"id\": 1}\n", ":2: not a line that tag wrote"),
        ] {
            let message = read(name, content).expect_err(word);
            assert!(message.contains(word), "{message}");
        }
    }
}
