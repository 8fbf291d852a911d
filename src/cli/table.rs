//! How a whole table is given: the table, its articles, its journal.

use super::say;
use crate::review::{self, Table};
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};

/// How many articles without text are named before the rest is only counted.
const NAMED: usize = 5;

#[derive(Debug, clap::Args)]
pub(super) struct Sources {
    /// The table that tag or review apply wrote: CSV, TSV, XLSX or JSONL.
    #[arg(value_name = "TABLE", required = true)]
    pub(super) table: PathBuf,

    #[command(flatten)]
    pub(super) beside: Beside,
}

/// What belongs to a table.
#[derive(Debug, Default, clap::Args)]
pub(super) struct Beside {
    /// The articles it was made from: files and folders, as given to tag; by default the files that the table names.
    #[arg(long, value_name = "INPUT", num_args = 1..)]
    articles: Vec<PathBuf>,

    /// The journal of the reviewers; by default beside the table, named as it is, ending in .review.jsonl.
    #[arg(long, value_name = "FILE")]
    journal: Option<PathBuf>,
}

impl Sources {
    /// The table with its articles and decisions; what is missing of the articles is said.
    pub(super) fn read(&self) -> Result<Table> {
        self.beside.read(&self.table)
    }

    /// As [`read`](Sources::read); a journal that is named must be there.
    pub(super) fn read_reviewed(&self) -> Result<Table> {
        if let Some(journal) = &self.beside.journal {
            std::fs::metadata(journal).with_context(|| format!("cannot read the journal {}", journal.display()))?;
        }
        self.read()
    }

    pub(super) fn journal(&self) -> PathBuf {
        self.beside.journal(&self.table)
    }
}

impl Beside {
    pub(super) fn read(&self, table: &Path) -> Result<Table> {
        let table = Table::read(table, &self.articles, review::read(&self.journal(table))?)?;
        warn(&table);
        Ok(table)
    }

    pub(super) fn journal(&self, table: &Path) -> PathBuf {
        let beside = || table.with_extension("review.jsonl");
        self.journal.clone().unwrap_or_else(beside)
    }
}

/// Names the articles whose text is not there.
fn warn(table: &Table) {
    for (article, why) in table.missing().take(NAMED) {
        say(format_args!("no text of {}: {why}", article.id));
    }
    let more = table.missing().count().saturating_sub(NAMED);
    if more > 0 {
        say(format_args!("no text of {more} other articles"));
    }
}
