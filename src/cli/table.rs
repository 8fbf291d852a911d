//! What the commands that look at a whole table are given: the table, its articles, its journal.

use super::say;
use crate::input::Documents;
use crate::output::{TableRow, read_table};
use crate::report::Collection;
use crate::review::{self, Decision};
use anyhow::{Context, Result};
use std::collections::HashSet;
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub(super) struct TableArguments {
    /// The table that tag wrote: CSV, TSV or JSONL.
    #[arg(value_name = "TABLE")]
    pub(super) table: PathBuf,

    /// The articles it was made from: files and folders; by default those that the table names.
    #[arg(long, value_name = "INPUT", num_args = 1..)]
    articles: Vec<PathBuf>,

    /// The journal of the reviewers; by default the one beside the table, where there is one.
    #[arg(long, value_name = "FILE")]
    journal: Option<PathBuf>,

    /// The field that holds the date of an article; by default date, published, timestamp and the like.
    #[arg(long, value_name = "FIELD")]
    date: Option<String>,
}

impl TableArguments {
    /// What stands in the journal.
    pub(super) fn decisions(&self) -> Result<Vec<Decision>> {
        if let Some(journal) = &self.journal {
            std::fs::metadata(journal).with_context(|| format!("cannot read the journal {}", journal.display()))?;
        }
        let beside = || self.table.with_extension("review.jsonl");
        Ok(review::read(&self.journal.clone().unwrap_or_else(beside))?)
    }

    /// The table with its articles; those that cannot be read are named on standard error.
    pub(super) fn collection<'d>(&self, decisions: &'d [Decision]) -> Result<Collection<'d>> {
        let rows = read_table(&self.table)?;
        let inputs = if self.articles.is_empty() {
            named(&rows)
        } else {
            self.articles.clone()
        };
        let mut documents = Vec::new();
        for document in Documents::of(&inputs, Some(&self.table)) {
            match document {
                Ok(document) => documents.push(document),
                Err(e) => say(format_args!("skipped: {e}")),
            }
        }
        Ok(Collection::new(rows, documents, decisions, self.date.as_deref()))
    }
}

/// The files that `rows` name, each once.
fn named(rows: &[TableRow]) -> Vec<PathBuf> {
    let mut seen = HashSet::new();
    let sources = rows.iter().map(|r| &*r.source_file);
    sources
        .filter(|s| !matches!(*s, "" | "-") && seen.insert(*s))
        .map(PathBuf::from)
        .collect()
}
