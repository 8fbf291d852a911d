//! The statements under review: a table that `tag` wrote, with the articles it was made from.

use super::article::Draft;
use super::laying::{latest, lay_all};
use super::texts::{Missing, Texts};
use super::{Anchor, Article, Decision, Entry};
use crate::output::{self, read_table};
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// A table that cannot be reviewed.
#[derive(Debug, thiserror::Error)]
pub enum TableError {
    /// It cannot be read.
    #[error("cannot read {}: {source}", path.display())]
    File {
        /// The table.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A line is not what `tag` writes.
    #[error("{}:{line}: {source}; review reads what 'isnad tag' writes", path.display())]
    Line {
        /// The table.
        path: PathBuf,
        /// The line, counted from 1.
        line: usize,
        /// Why.
        source: serde_json::Error,
    },
    /// It has cells, and they are not what `tag` writes.
    #[error(transparent)]
    Cells(#[from] output::TableError),
    /// It was written without the offsets that decisions are tied to.
    #[error(
        "{}: a row is without content_start and content_end, which decisions are tied to; tag with these columns",
        path.display()
    )]
    NoOffsets {
        /// The table.
        path: PathBuf,
    },
}

/// All of it, in the table's order.
#[derive(Debug)]
pub struct Table {
    articles: Vec<Article>,
}

impl Table {
    /// The table at `path` over the articles in `inputs`, or where none are named over the files that the table names.
    ///
    /// An article that cannot be had makes no error; [`Table::missing`] tells of it.
    ///
    /// # Errors
    /// When it cannot be read, or is no table that `tag` wrote.
    pub fn read(path: &Path, inputs: &[PathBuf]) -> Result<Self, TableError> {
        let mut texts = Texts::new(inputs, path);
        let articles = drafts(path)?.into_iter().map(|d| d.article(&mut texts)).collect();
        Ok(Table { articles })
    }

    /// Its documents.
    pub fn articles(&self) -> &[Article] {
        &self.articles
    }

    /// Its statements.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.articles.iter().flat_map(|a| &a.entries)
    }

    /// The documents whose text is not there, and why.
    pub fn missing(&self) -> impl Iterator<Item = (&Article, &Missing)> {
        self.articles.iter().filter_map(|a| Some((a, a.text.as_ref().err()?)))
    }

    /// The statements, doubtful ones first.
    pub fn queue(&self) -> Vec<&Entry> {
        let mut queue: Vec<_> = self.entries().collect();
        queue.sort_by(|a, b| a.confidence.total_cmp(&b.confidence));
        queue
    }

    /// What stands about each statement, by its id; see [`lay`](super::lay).
    pub fn decided<'t, 'd>(&'t self, decisions: &'d [Decision]) -> HashMap<&'t str, &'d Decision> {
        let standing = self.standing(decisions).into_iter();
        standing.filter_map(|(id, of)| Some((id, latest(of)?))).collect()
    }

    /// What each reviewer decided last about each statement, by its id; what was undone is left out.
    pub fn standing<'t, 'd>(&'t self, decisions: &'d [Decision]) -> HashMap<&'t str, Vec<&'d Decision>> {
        let named: Vec<Anchor> = self.articles.iter().flat_map(named).collect();
        // A decision may have been taken while the text was missing.
        let anchors: Vec<&Anchor> = self.entries().map(|e| &e.anchor).chain(&named).collect();
        let laid = lay_all(&anchors, decisions);
        let (by_text, by_name) = laid.split_at(named.len());
        let both = by_name
            .iter()
            .zip(by_text)
            .map(|(a, b)| a.iter().chain(b).copied().collect());
        self.entries().map(|e| &*e.id).zip(both).collect()
    }
}

/// The anchors of the article's statements while its text is missing.
fn named(article: &Article) -> impl Iterator<Item = Anchor> {
    article.entries.iter().map(|e| Anchor {
        document: article.alias.clone(),
        ..e.anchor.clone()
    })
}

/// The documents of the table at `path`, without their texts.
fn drafts(path: &Path) -> Result<Vec<Draft>, TableError> {
    let bytes = std::fs::read(path).map_err(|source| TableError::File {
        path: path.to_owned(),
        source,
    })?;
    let bytes = bytes.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(&bytes);
    if !bytes.trim_ascii_start().starts_with(b"{") {
        return Draft::of_cells(read_table(path)?).ok_or_else(|| TableError::NoOffsets { path: path.to_owned() });
    }
    let table = std::str::from_utf8(bytes).map_err(|e| TableError::File {
        path: path.to_owned(),
        source: std::io::Error::new(std::io::ErrorKind::InvalidData, e),
    })?;
    let lines = table.lines().enumerate().filter(|(_, l)| !l.trim().is_empty());
    let draft = |(i, line)| {
        Draft::of_line(line).map_err(|source| TableError::Line {
            path: path.to_owned(),
            line: i + 1,
            source,
        })
    };
    lines.map(draft).collect()
}
