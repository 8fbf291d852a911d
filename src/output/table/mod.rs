//! The way back: the documents and statements of a table that `tag` or `review apply` wrote, for the commands that work on
//! tables; and such tables written again.

mod cells;
mod lines;

pub(super) use cells::rows;
pub(super) use lines::render as line;

use super::grid::Grid;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::fmt;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

/// A stretch of a document's text in Unicode code points, end exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, Serialize)]
pub struct Points {
    /// The first code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
}

/// A document of a table.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct TableDocument {
    /// Its id.
    pub id: String,
    /// The file that it was read from, `-` for standard input; empty where the table does not say.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source_file: String,
    /// What the input knew of it and the table carried along.
    #[serde(flatten)]
    pub fields: Map<String, Value>,
    /// Its statements; a table of cells has no documents without any.
    pub statements: Vec<TableRow>,
}

/// A statement as a table has it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct TableRow {
    /// The statement's id, `DOCUMENT#N`.
    pub id: String,
    /// Where the cue stands.
    pub cue: Option<Points>,
    /// Where the speaker is named.
    pub speaker: Option<Points>,
    /// Who said it, in full.
    pub name: Option<String>,
    /// Where the statement stands; `None` only where the table was written without offsets.
    pub content: Option<Points>,
    /// Where the second half of a split quotation stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content2: Option<Points>,
    /// `direct`, `mixed` or `indirect`.
    #[serde(default, rename = "type")]
    pub kind: String,
    /// The stances, the main one first.
    #[serde(default)]
    pub stance: Vec<String>,
    /// From 0 to 1; 1 where the table says nothing.
    #[serde(default = "sure")]
    pub confidence: f64,
    /// The code of the main stance in an event ontology.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// The canonical entry behind the name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entity: Option<String>,
    /// The state it is or belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Whom or what the stance is directed at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<Points>,
    /// The canonical entry behind the target.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target_entity: Option<String>,
    /// The state that the target is or belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target_country: Option<String>,
    /// The entries and rules that led to it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Ground>,
    /// What reviewers made of it.
    #[serde(flatten)]
    pub review: ReviewCells,
    /// What else a line of JSON has of it.
    #[serde(flatten)]
    pub rest: Map<String, Value>,
    /// The words of a table of cells by column: `statement`, `cue`, `target`, `speaker_in_text`.
    #[serde(skip)]
    pub words: BTreeMap<String, String>,
}

/// What a reviewed table says of the review of a statement; empty where nobody reviewed it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewCells {
    /// `accepted`, `added`, `rejected` or `open`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub review: String,
    /// Who reviewed it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reviewer: String,
    /// When.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reviewed: String,
    /// What the reviewer says about it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// A lexicon entry or a rule that led to a decision of the machine.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ground {
    /// What was decided: `cue`, `speaker`, `name`, `target` or a label.
    pub decision: String,
    /// The entry of a lexicon.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry: Option<String>,
    /// Or the name of a rule.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// The file it stands in.
    #[serde(default)]
    pub file: String,
    /// Its line there.
    #[serde(default)]
    pub line: u32,
    /// The words of the document it was read from, where the table says.
    #[serde(flatten)]
    pub at: Option<Points>,
}

impl Ground {
    /// The entry, or the name of the rule.
    pub fn name(&self) -> &str {
        self.entry.as_deref().or(self.rule.as_deref()).unwrap_or_default()
    }

    /// File and line.
    pub fn place(&self) -> String {
        format!("{}:{}", self.file, self.line)
    }
}

/// As the column `evidence` has it.
impl fmt::Display for Ground {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Ground {
            decision, file, line, ..
        } = self;
        write!(f, "{decision}: {} ({file}:{line})", self.name())
    }
}

/// The confidence of what no machine doubts.
fn sure() -> f64 {
    1.0
}

/// A table that cannot be read back.
#[derive(Debug, thiserror::Error)]
pub enum TableError {
    /// The system does not give it out, or it is no text or workbook.
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

impl TableError {
    pub(super) fn unreadable(path: &Path, source: std::io::Error) -> Self {
        TableError::Unreadable {
            path: path.to_owned(),
            source,
        }
    }
}

/// Reads the documents of the CSV, TSV, XLSX or JSONL table at `path`, whatever its columns, in the order they first come
/// in.
///
/// Headers may be English or Arabic. Columns that the program does not know are [`TableDocument::fields`]. Rows belong to
/// one document where id and file are the same.
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
/// let documents = read_table(&path)?;
/// assert_eq!(documents[0].id, "a");
/// let content = documents[0].statements[0].content.expect("offsets");
/// assert_eq!((content.start, content.end), (14, 26));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn read_table(path: &Path) -> Result<Vec<TableDocument>, TableError> {
    let unreadable = |source| TableError::unreadable(path, source);
    let mut reader = BufReader::with_capacity(1 << 16, File::open(path).map_err(unreadable)?);
    let head = reader.fill_buf().map_err(unreadable)?;
    let bom = "\u{FEFF}".as_bytes();
    let text = head.strip_prefix(bom).unwrap_or(head);
    if text.trim_ascii_start().starts_with(b"{") {
        let mark = head.len() - text.len();
        reader.consume(mark);
        lines::documents(reader, path)
    } else {
        cells::documents(Grid::read(reader, path)?, path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(name: &str, content: &str) -> Result<Vec<TableDocument>, String> {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join(name);
        std::fs::write(&path, content).unwrap();
        read_table(&path).map_err(|e| e.to_string())
    }

    #[test]
    fn chosen_columns_in_either_language() {
        let documents = read("t.csv", "\u{FEFF}القائل,الوثيقة,url,stances\nفلان,'=a,u,denial;demand\n").unwrap();
        let row = &documents[0].statements[0];
        assert_eq!((&*documents[0].id, row.name.as_deref()), ("=a", Some("فلان")));
        assert_eq!(row.stance, ["denial", "demand"]);
        assert_eq!(documents[0].fields["url"], "u");
        assert_eq!((&*row.id, row.content), ("=a#1", None));
    }

    #[test]
    fn rows_find_their_documents_however_they_are_sorted() {
        let table = "document,source_file,speaker\na,1,x\nb,1,y\na,2,z\na,1,w\n";
        let documents = read("t.csv", table).unwrap();
        let found: Vec<(&str, &str, usize)> = documents
            .iter()
            .map(|d| (&*d.id, &*d.source_file, d.statements.len()))
            .collect();
        assert_eq!(found, [("a", "1", 2), ("b", "1", 1), ("a", "2", 1)]);
    }

    #[test]
    fn lines_come_back_as_they_were() {
        let line = r#"{"id":"d","source_file":"f","url":"u","statements":[{"id":"d#1","cue":null,"speaker":null,"name":null,"content":{"start":1,"end":3},"type":"direct","stance":[],"confidence":0.5,"evidence":[{"decision":"denial","rule":"r","file":"rules.txt","line":3,"start":1,"end":2}],"review":"open","mine":1}]}"#;
        let documents = read("t.jsonl", &format!("{line}\n\n")).unwrap();
        let row = &documents[0].statements[0];
        assert_eq!(row.content, Some(Points { start: 1, end: 3 }));
        assert_eq!(row.evidence[0].to_string(), "denial: r (rules.txt:3)");
        assert_eq!((&*row.review.review, &row.rest["mine"]), ("open", &Value::from(1)));
        assert_eq!(serde_json::to_string(&documents[0]).unwrap(), line);
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
            ("t.csv", "document,type\na\n", ":2: 1 cells under 2 headers"),
            ("t.jsonl", "\n{\"id\": 1}\n", ":2: not a line that tag wrote"),
        ] {
            let message = read(name, content).expect_err(word);
            assert!(message.contains(word), "{message}");
        }
    }
}
