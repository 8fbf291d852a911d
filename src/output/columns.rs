//! The columns of a table: the one list that CSV, TSV, XLSX and Parquet all follow.
//!
//! A column is its name, its header in Arabic and a function from a statement to a cell. To add one, add an entry to
//! [`COLUMNS`] and a line to `docs/output.md`; no format knows the columns by name.

use super::CodePoints;
use crate::span::Span;
use crate::statement::{Document, EntityRef, Statement};
use serde_json::Value;
use std::borrow::Cow;
use std::str::FromStr;

/// What stands between the halves of a statement that its cue splits.
pub(crate) const GAP: &str = " [...] ";

/// The column of ontology codes.
pub(super) const CODE: &str = "code";

/// The columns of a review. The first four say what was decided and may be changed; the last two wait for corrections.
const REVIEW: [&str; 6] = ["review", "reviewer", "reviewed", "note", NEW_SPEAKER, NEW_STANCE];

/// Another speaker, for the reviewer to fill in.
pub(crate) const NEW_SPEAKER: &str = "new_speaker";

/// Other stances, for the reviewer to fill in.
pub(crate) const NEW_STANCE: &str = "new_stance";

/// What a column holds, for formats that know types.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Words.
    Text,
    /// A count or an offset, in code points.
    Integer,
    /// A fraction.
    Number,
}

/// What stands in a row under a column.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell<'a> {
    /// Nothing.
    Empty,
    /// Words, as the text has them.
    Text(Cow<'a, str>),
    /// A count or an offset, in code points.
    Integer(u64),
    /// A fraction, printed with two digits.
    Number(f64),
}

/// A statement and all that its cells are made of.
pub(super) struct Row<'a, 'p> {
    pub document: &'a Document,
    pub statement: &'a Statement,
    /// Its place among the statements of the document, counted from 1.
    pub number: usize,
    pub points: &'p mut CodePoints<'a>,
}

struct Column {
    name: &'static str,
    arabic: &'static str,
    kind: Kind,
    /// Whether it stands in a table only where somebody asks for it.
    on_request: bool,
    cell: Make,
}

type Make = for<'a> fn(&mut Row<'a, '_>) -> Cell<'a>;

const fn column(name: &'static str, arabic: &'static str, kind: Kind, cell: Make) -> Column {
    Column {
        name,
        arabic,
        kind,
        on_request: false,
        cell,
    }
}

const fn text(name: &'static str, arabic: &'static str, cell: Make) -> Column {
    column(name, arabic, Kind::Text, cell)
}

const fn offset(name: &'static str, arabic: &'static str, cell: Make) -> Column {
    column(name, arabic, Kind::Integer, cell)
}

/// A column of the review, which the machine leaves empty.
const fn review(name: &'static str, arabic: &'static str) -> Column {
    Column {
        name,
        arabic,
        kind: Kind::Text,
        on_request: true,
        cell: |_| Cell::Empty,
    }
}

/// All columns, in the order a reader wants them, offsets and ids last.
static COLUMNS: &[Column] = &[
    text("document", "الوثيقة", |r| (&*r.document.id).into()),
    text("speaker", "القائل", |r| r.words(r.statement.name)),
    text("stance", "الموقف", |r| {
        r.statement.stance.first().map(|label| &**label).into()
    }),
    text("statement", "القول", |r| r.content()),
    text("type", "نوع القول", |r| r.statement.kind.name().into()),
    text("cue", "لفظ الإسناد", |r| r.words(r.statement.cue)),
    text("stances", "المواقف", |r| r.statement.stance.join(";").into()),
    text("speaker_in_text", "القائل كما ورد", |r| {
        r.words(r.statement.speaker)
    }),
    text("entity", "الجهة", |r| name(r.statement.entity.as_ref())),
    text("country", "الدولة", |r| country(r.statement.entity.as_ref())),
    text("target", "المستهدف", |r| r.words(r.statement.target)),
    text("target_entity", "الجهة المستهدفة", |r| {
        name(r.statement.target_entity.as_ref())
    }),
    text("target_country", "الدولة المستهدفة", |r| {
        country(r.statement.target_entity.as_ref())
    }),
    column("confidence", "درجة الثقة", Kind::Number, |r| {
        Cell::Number(f64::from(r.statement.confidence))
    }),
    text("evidence", "الدليل", |r| evidence(r.statement).into()),
    offset("cue_start", "بداية اللفظ", |r| r.start(r.statement.cue)),
    offset("cue_end", "نهاية اللفظ", |r| r.end(r.statement.cue)),
    offset("speaker_start", "بداية القائل", |r| {
        r.start(r.statement.speaker)
    }),
    offset("speaker_end", "نهاية القائل", |r| r.end(r.statement.speaker)),
    offset("content_start", "بداية القول", |r| {
        r.start(Some(r.statement.content))
    }),
    offset("content_end", "نهاية القول", |r| {
        r.end(Some(r.statement.content))
    }),
    offset("content2_start", "بداية تتمة القول", |r| {
        r.start(r.statement.content2)
    }),
    offset("content2_end", "نهاية تتمة القول", |r| {
        r.end(r.statement.content2)
    }),
    offset("target_start", "بداية المستهدف", |r| {
        r.start(r.statement.target)
    }),
    offset("target_end", "نهاية المستهدف", |r| {
        r.end(r.statement.target)
    }),
    text("id", "المعرّف", |r| statement_id(r.document, r.number).into()),
    text("source_file", "الملف", |r| (&*r.document.source).into()),
    Column {
        name: CODE,
        arabic: "رمز الحدث",
        kind: Kind::Text,
        on_request: true,
        cell: |r| r.statement.code.as_deref().into(),
    },
    review("review", "المراجعة"),
    review("reviewer", "المراجع"),
    review("reviewed", "وقت المراجعة"),
    review("note", "ملاحظة"),
    review(NEW_SPEAKER, "قائل آخر"),
    review(NEW_STANCE, "مواقف أخرى"),
];

/// The id of the statement at `number` (from 1) in `document`: the same on every run over the same text.
pub(super) fn statement_id(document: &Document, number: usize) -> String {
    [&document.id, "#", itoa::Buffer::new().format(number)].concat()
}

impl<'a> Row<'a, '_> {
    fn words(&self, span: Option<Span>) -> Cell<'a> {
        span.map(|s| s.of(&self.document.text)).into()
    }

    fn content(&self) -> Cell<'a> {
        let text = &self.document.text;
        let first = self.statement.content.of(text);
        Cell::Text(match self.statement.content2 {
            Some(second) => Cow::Owned([first, second.of(text)].join(GAP)),
            None => Cow::Borrowed(first),
        })
    }

    fn start(&mut self, span: Option<Span>) -> Cell<'a> {
        self.offset(span.map(|s| s.start))
    }

    fn end(&mut self, span: Option<Span>) -> Cell<'a> {
        self.offset(span.map(|s| s.end))
    }

    fn offset(&mut self, byte: Option<u32>) -> Cell<'a> {
        byte.map_or(Cell::Empty, |b| Cell::Integer(self.points.at(b as usize) as u64))
    }
}

impl<'a> Row<'a, '_> {
    /// The address that the document's cell links to: its page, else its file.
    pub(super) fn link(&self) -> &'a str {
        link(&self.document.fields, &self.document.source)
    }
}

/// The page that a document was read from, else its file.
pub(super) fn link<'d>(fields: &'d serde_json::Map<String, Value>, source: &'d str) -> &'d str {
    match fields.get("url") {
        Some(Value::String(url)) => url,
        _ => source,
    }
}

impl<'a> From<&'a str> for Cell<'a> {
    fn from(text: &'a str) -> Self {
        Cell::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Cell<'_> {
    fn from(text: String) -> Self {
        Cell::Text(Cow::Owned(text))
    }
}

impl<'a> From<Option<&'a str>> for Cell<'a> {
    fn from(text: Option<&'a str>) -> Self {
        text.map_or(Cell::Empty, Cell::from)
    }
}

impl<'a> Cell<'a> {
    /// The cell as words; numbers have two digits behind the point.
    pub fn into_text(self) -> Cow<'a, str> {
        match self {
            Cell::Empty => Cow::Borrowed(""),
            Cell::Text(text) => text,
            Cell::Integer(n) => n.to_string().into(),
            Cell::Number(n) => format!("{n:.2}").into(),
        }
    }

    /// The same, borrowed from nothing.
    pub(super) fn into_owned(self) -> Cell<'static> {
        match self {
            Cell::Empty => Cell::Empty,
            Cell::Text(text) => Cell::Text(Cow::Owned(text.into_owned())),
            Cell::Integer(n) => Cell::Integer(n),
            Cell::Number(n) => Cell::Number(n),
        }
    }
}

fn name(entity: Option<&EntityRef>) -> Cell<'_> {
    entity.map(|e| &*e.name).into()
}

fn country(entity: Option<&EntityRef>) -> Cell<'_> {
    entity.and_then(|e| e.country.as_deref()).into()
}

/// The entries and rules behind the row: `cue: قال (verbs/reporting.txt:40); speaker: subject-behind-cue (rules.txt:14)`.
fn evidence(statement: &Statement) -> String {
    // what a piece of evidence takes at most, nearly always
    const PIECE: usize = 64;
    let mut out = String::with_capacity(PIECE * statement.evidence.len());
    for e in &statement.evidence {
        add_evidence(&mut out, &e.decision, &e.entry, &e.place.file, e.place.line);
    }
    out
}

/// Appends an entry to `out`, a cell of the column `evidence`.
fn add_evidence(out: &mut String, decision: &str, entry: &str, file: &str, line: u32) {
    let gap = if out.is_empty() { "" } else { "; " };
    let mut number = itoa::Buffer::new();
    for part in [gap, decision, ": ", entry, " (", file, ":", number.format(line), ")"] {
        out.push_str(part);
    }
}

/// In which language the first row names the columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Headers {
    /// The names that programs and `--columns` know.
    #[default]
    English,
    /// Arabic words for readers.
    Arabic,
}

impl FromStr for Headers {
    type Err = String;

    fn from_str(language: &str) -> Result<Self, Self::Err> {
        match language {
            "en" => Ok(Headers::English),
            "ar" => Ok(Headers::Arabic),
            _ => Err(format!("`{language}` is no language of headers; write ar or en")),
        }
    }
}

#[derive(Clone)]
enum Choice {
    Column(&'static Column),
    /// A field that the input carried along.
    Field(String),
}

/// The columns of one table, chosen and in order.
#[derive(Clone)]
pub struct Columns {
    choices: Vec<Choice>,
    headers: Headers,
    /// The stances that a reviewer can choose.
    stances: Vec<String>,
}

/// A column that there is not.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum UnknownColumn {
    /// It is neither of the program's columns nor a field that is carried along.
    #[error(
        "there is no column `{0}`; there are {names}; to take it from the fields of the input, add --carry {0}",
        names = Columns::names().collect::<Vec<_>>().join(", ")
    )]
    Unknown(String),
    /// A field of the input has the name of a column.
    #[error("the field `{0}` cannot be carried along: a column has that name; rename it in the input")]
    Taken(String),
    /// The same column twice.
    #[error("the column `{0}` is named twice")]
    Twice(String),
}

impl Columns {
    /// The names of all columns.
    pub fn names() -> impl Iterator<Item = &'static str> {
        COLUMNS.iter().map(|c| c.name)
    }

    /// These columns with `code`, the code of the main stance in an event ontology, at the end where it is not among
    /// them.
    #[must_use]
    pub fn with_codes(self) -> Self {
        self.with(&[CODE])
    }

    /// These columns with those of a review at the end where they are not among them; `stances` are those that a reviewer
    /// can choose.
    #[must_use]
    pub fn with_review(self, stances: Vec<String>) -> Self {
        Columns {
            stances,
            ..self.with(&REVIEW)
        }
    }

    fn with(mut self, names: &[&str]) -> Self {
        for column in COLUMNS.iter().filter(|c| names.contains(&c.name)) {
            if !self.choices.iter().any(|c| c.name() == column.name) {
                self.choices.push(Choice::Column(column));
            }
        }
        self
    }

    /// The stances that a reviewer can choose.
    pub(super) fn stances(&self) -> &[String] {
        &self.stances
    }

    /// The columns `names` in that order (the usual ones where it is `None`), and those of the fields `carried` along from the
    /// input that are not among them.
    ///
    /// # Errors
    /// When a name is unknown, or stands twice.
    pub fn choose(names: Option<&[String]>, carried: &[String], headers: Headers) -> Result<Self, UnknownColumn> {
        let of_name = |name: &str| COLUMNS.iter().find(|c| c.name == name);
        if let Some(taken) = carried.iter().find(|name| of_name(name).is_some()) {
            return Err(UnknownColumn::Taken(taken.clone()));
        }
        let mut choices: Vec<Choice> = match names {
            None => Columns::default().choices,
            Some(names) => names
                .iter()
                .map(|name| match of_name(name) {
                    Some(column) => Ok(Choice::Column(column)),
                    None if carried.contains(name) => Ok(Choice::Field(name.clone())),
                    None => Err(UnknownColumn::Unknown(name.clone())),
                })
                .collect::<Result<_, _>>()?,
        };
        let left = |name: &&String| names.is_none_or(|chosen| !chosen.contains(name));
        choices.extend(carried.iter().filter(left).cloned().map(Choice::Field));
        for (i, choice) in choices.iter().enumerate() {
            if choices[..i].iter().any(|c| c.name() == choice.name()) {
                return Err(UnknownColumn::Twice(choice.name().to_owned()));
            }
        }
        Ok(Columns {
            choices,
            headers,
            stances: Vec::new(),
        })
    }

    /// What the first row says.
    pub(super) fn header(&self) -> impl Iterator<Item = &str> {
        self.choices.iter().map(|choice| match (choice, self.headers) {
            (Choice::Column(column), Headers::Arabic) => column.arabic,
            _ => choice.name(),
        })
    }

    /// The name and kind of each.
    pub(super) fn kinds(&self) -> impl Iterator<Item = (&str, Kind)> {
        self.choices.iter().map(|choice| match choice {
            Choice::Column(column) => (column.name, column.kind),
            Choice::Field(name) => (name.as_str(), Kind::Text),
        })
    }

    /// The cells of a row.
    pub(super) fn cells<'a, 'r>(&'r self, row: &'r mut Row<'a, '_>) -> impl Iterator<Item = Cell<'a>> {
        self.choices.iter().map(move |choice| match choice {
            Choice::Column(column) => (column.cell)(row),
            Choice::Field(name) => field(row.document.fields.get(name)),
        })
    }
}

impl Default for Columns {
    fn default() -> Self {
        Columns {
            choices: COLUMNS.iter().filter(|c| !c.on_request).map(Choice::Column).collect(),
            headers: Headers::English,
            stances: Vec::new(),
        }
    }
}

impl std::fmt::Debug for Columns {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.choices.iter().map(Choice::name)).finish()
    }
}

impl Choice {
    fn name(&self) -> &str {
        match self {
            Choice::Column(column) => column.name,
            Choice::Field(name) => name,
        }
    }
}

/// A field as the input has it; lists and objects stay JSON.
pub(super) fn field(value: Option<&Value>) -> Cell<'_> {
    match value {
        None | Some(Value::Null) => Cell::Empty,
        Some(Value::String(text)) => (&**text).into(),
        Some(other) => other.to_string().into(),
    }
}

/// The column that the first row of a table calls `header`, in either language.
pub(super) fn named(header: &str) -> Option<&'static str> {
    COLUMNS
        .iter()
        .find(|c| c.name == header || c.arabic == header)
        .map(|c| c.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choose(names: &[&str], carried: &[&str]) -> Result<Vec<String>, String> {
        let owned = |list: &[&str]| list.iter().map(|&n| n.to_owned()).collect::<Vec<_>>();
        let names = (!names.is_empty()).then(|| owned(names));
        let columns = Columns::choose(names.as_deref(), &owned(carried), Headers::English);
        columns
            .map(|c| c.header().map(str::to_owned).collect())
            .map_err(|e| e.to_string())
    }

    #[test]
    fn columns_are_chosen_and_ordered() {
        assert_eq!(choose(&["stance", "document"], &[]).unwrap(), ["stance", "document"]);
        assert_eq!(
            choose(&["url", "cue"], &["date", "url"]).unwrap(),
            ["url", "cue", "date"]
        );
        assert_eq!(choose(&[], &["url"]).unwrap().last().unwrap(), "url");
        assert!(!choose(&[], &[]).unwrap().contains(&CODE.to_owned()));
        assert_eq!(Columns::default().with_codes().with_codes().header().last(), Some(CODE));
    }

    #[test]
    fn what_is_no_column_is_named() {
        assert!(
            choose(&["titel"], &[])
                .unwrap_err()
                .contains("no column `titel`; there are document, ")
        );
        assert!(choose(&["cue", "cue"], &[]).unwrap_err().contains("twice"));
        assert!(choose(&[], &["cue"]).unwrap_err().contains("has that name"));
    }

    #[test]
    fn names_and_arabic_headers_are_unique() {
        for (i, column) in COLUMNS.iter().enumerate() {
            for other in &COLUMNS[..i] {
                assert_ne!(column.name, other.name);
                assert_ne!(column.arabic, other.arabic);
            }
            assert_eq!(named(column.arabic), Some(column.name));
        }
    }

    #[test]
    fn fields_that_are_no_words_stay_json() {
        let text = |value: Value| field(Some(&value)).into_text().into_owned();
        assert_eq!(text(serde_json::json!([1, "a"])), "[1,\"a\"]");
        assert_eq!(text(Value::Null), "");
        assert_eq!(text("u".into()), "u");
    }
}
