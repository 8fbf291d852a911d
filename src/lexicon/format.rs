//! The text format of all lexicon files.
//!
//! One entry a line: `ENTRY | field=value | field=value، value`. `#` begins a comment, at the start of a line or behind
//! white space. A line that begins with `- ` takes an entry of a lower layer out. A line that begins with `!` is a
//! directive: `!replace` sets aside what lower layers say in the file of the same name, `!name value` tells the reader of
//! that file something (`!priority 3`).

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Where an entry stands: the evidence behind a decision points here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file, as named by its layer: `verbs/reporting.txt` for a built-in one, a path for a user's.
    pub file: Arc<str>,
    /// The line, counted from 1.
    pub line: u32,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        f.write_str(":")?;
        fmt::Display::fmt(&self.line, f)
    }
}

/// What is wrong with a line of a lexicon file, and how to mend it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{place}:{column}: {message}")]
pub struct Problem {
    /// The file and line.
    pub place: Place,
    /// The column, counted in characters from 1.
    pub column: u32,
    /// What is wrong and what to do.
    pub message: String,
}

/// One line of a lexicon file, taken apart but not yet understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The word or phrase.
    pub text: String,
    /// Its fields, in the order of the line.
    pub fields: Vec<Field>,
    /// Where it stands.
    pub place: Place,
}

/// A field of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// Its values, at least one.
    pub values: Vec<String>,
    /// Where its name begins in the line, counted in characters from 1.
    pub column: u32,
}

impl Entry {
    /// The values of the field `name`; empty when the line does not have it.
    pub fn values(&self, name: &str) -> &[String] {
        self.fields.iter().find(|f| f.name == name).map_or(&[], |f| &f.values)
    }

    /// The first value of the field `name`.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.values(name).first().map(String::as_str)
    }

    /// The [`Problem`] `message` at the field `name`, or at the entry itself where it has no such field.
    pub fn problem(&self, name: &str, message: impl Into<String>) -> Problem {
        let column = self.fields.iter().find(|f| f.name == name).map_or(1, |f| f.column);
        Problem {
            place: self.place.clone(),
            column,
            message: message.into(),
        }
    }
}

/// A line that tells the reader of the file something: `!priority 3`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Directive {
    /// The word behind the `!`.
    pub name: String,
    /// The rest of the line.
    pub value: String,
    /// Where it stands.
    pub place: Place,
}

/// A lexicon file, taken apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct File {
    /// Its entries in order.
    pub entries: Vec<Entry>,
    /// Entries of lower layers that it takes out.
    pub removals: Vec<Entry>,
    /// Its directives.
    pub directives: Vec<Directive>,
    /// Lines that could not be read.
    pub problems: Vec<Problem>,
}

/// Takes the text of a lexicon file apart; `name` is what messages call it.
pub fn parse(name: &str, text: &str) -> File {
    let file: Arc<str> = name.into();
    let mut out = File::default();
    for (i, raw) in text.lines().enumerate() {
        let place = Place {
            file: file.clone(),
            line: i as u32 + 1,
        };
        let line = without_comment(raw.trim_start_matches('\u{FEFF}')).trim();
        if line.is_empty() {
            continue;
        }
        if let Some(rest) = line.strip_prefix('!') {
            let (name, value) = rest.trim().split_once(char::is_whitespace).unwrap_or((rest.trim(), ""));
            out.directives.push(Directive {
                name: name.to_owned(),
                value: value.trim().to_owned(),
                place,
            });
            continue;
        }
        let removal = line.strip_prefix('-').filter(|r| r.starts_with(char::is_whitespace));
        match entry(removal.unwrap_or(line).trim(), raw, place) {
            Ok(e) if removal.is_some() => out.removals.push(e),
            Ok(e) => out.entries.push(e),
            Err(p) => out.problems.push(p),
        }
    }
    out
}

/// `line` up to its comment.
pub fn without_comment(line: &str) -> &str {
    let mut before = ' ';
    for (i, c) in line.char_indices() {
        if c == '#' && before.is_whitespace() {
            return &line[..i];
        }
        before = c;
    }
    line
}

fn entry(line: &str, raw: &str, place: Place) -> Result<Entry, Problem> {
    let column_of = |part: &str| {
        let at = raw.find(part).unwrap_or(0);
        raw[..at].chars().count() as u32 + 1
    };
    let problem = |part: &str, message: String| Problem {
        place: place.clone(),
        column: column_of(part),
        message,
    };
    let mut parts = line.split('|').map(str::trim);
    let text = parts.next().unwrap_or_default();
    if text.is_empty() {
        return Err(problem(
            line,
            "the line has fields but no entry; write `ENTRY | field=value`".into(),
        ));
    }
    if text.contains('=') && !text.starts_with('=') && !text.contains(" =") {
        return Err(problem(
            text,
            format!("`{text}` looks like a field; write the entry first: `ENTRY | {text}`"),
        ));
    }
    let mut fields: Vec<Field> = Vec::new();
    for part in parts {
        let Some((name, values)) = part.split_once('=') else {
            return Err(problem(
                part,
                format!("`{part}` is not a field; write `name=value`, or join it to the entry without `|`"),
            ));
        };
        let name = name.trim();
        let values: Vec<String> = values
            .split(['،', ','])
            .map(str::trim)
            .filter(|v| !v.is_empty())
            .map(str::to_owned)
            .collect();
        if values.is_empty() {
            return Err(problem(
                part,
                format!("the field `{name}` has no value; write one behind `=` or take it out"),
            ));
        }
        if fields.iter().any(|f| f.name == name) {
            return Err(problem(
                part,
                format!("the field `{name}` stands twice; join its values with `،`"),
            ));
        }
        fields.push(Field {
            name: name.to_owned(),
            values,
            column: column_of(part),
        });
    }
    Ok(Entry {
        text: text.to_owned(),
        fields,
        place,
    })
}

/// A folder of lexicon files that cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("cannot read the lexicon {path}: {source}")]
pub struct ReadError {
    /// The file or folder.
    pub path: PathBuf,
    /// Why.
    pub source: std::io::Error,
}

fn utf8(bytes: Vec<u8>) -> std::io::Result<String> {
    String::from_utf8(bytes).map_err(|e| {
        let at = e.utf8_error().valid_up_to();
        let line = e.as_bytes()[..at].iter().filter(|b| **b == b'\n').count() + 1;
        let message = format!("line {line} is not UTF-8; save the file as UTF-8");
        std::io::Error::new(std::io::ErrorKind::InvalidData, message)
    })
}

/// Reads every `.txt` file below `dir`: its name relative to `dir` with `/` between folders, and its text.
pub fn read_dir(dir: &Path) -> Result<Vec<(String, String)>, ReadError> {
    let mut out = Vec::new();
    for item in walkdir::WalkDir::new(dir).follow_links(true).sort_by_file_name() {
        let item = item.map_err(|e| ReadError {
            path: e.path().unwrap_or(dir).to_owned(),
            source: e
                .into_io_error()
                .unwrap_or_else(|| std::io::Error::other("the folder loops back into itself")),
        })?;
        if !item.file_type().is_file() || item.path().extension().is_none_or(|e| e != "txt") {
            continue;
        }
        let text = std::fs::read(item.path()).and_then(utf8).map_err(|source| ReadError {
            path: item.path().to_owned(),
            source,
        })?;
        let name = item.path().strip_prefix(dir).unwrap_or(item.path());
        out.push((name.to_string_lossy().replace('\\', "/"), text));
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_with_fields() {
        let f = parse("v.txt", "# head\nقال | frames=clause، quote | present=يقول # why\n");
        assert_eq!(f.problems, []);
        let e = &f.entries[0];
        assert_eq!((e.text.as_str(), e.place.line), ("قال", 2));
        assert_eq!(e.values("frames"), ["clause", "quote"]);
        assert_eq!(e.value("present"), Some("يقول"));
    }

    #[test]
    fn removals_and_directives() {
        let f = parse("v.txt", "!priority 3\n- قال\n");
        assert_eq!(f.directives[0].value, "3");
        assert_eq!(f.removals[0].text, "قال");
    }

    #[test]
    fn broken_lines_say_where_and_what_to_do() {
        for (line, word) in [
            ("قال | frames", "not a field"),
            ("قال | frames=", "no value"),
            ("| frames=clause", "no entry"),
            ("قال | a=1 | a=2", "twice"),
            ("frames=clause", "looks like a field"),
        ] {
            let f = parse("v.txt", line);
            assert_eq!(f.problems.len(), 1, "{line}");
            assert!(f.problems[0].to_string().starts_with("v.txt:1:"), "{line}");
            assert!(
                f.problems[0].message.contains(word),
                "{line}: {}",
                f.problems[0].message
            );
        }
    }
}
