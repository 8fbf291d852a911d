//! `isnad lexicon diff`: what the user's lexicons change on a corpus.

use crate::cli::{Outcome, corpus, lexicons};
use crate::statement::Document;
use crate::tagger::Tagger;
use crate::workshop::{Change, Difference};
use anyhow::Result;
use std::io::Write;
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The corpus: text files, folders of them, JSONL files, or - for standard input.
    #[arg(value_name = "CORPUS", required = true)]
    inputs: Vec<PathBuf>,

    /// The folder of lexicon files whose effect is asked for; may be given more than once.
    #[arg(long, value_name = "DIR")]
    lexicons: Vec<PathBuf>,

    /// Text for people, or a line of JSON for each statement that differs.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
enum Format {
    #[default]
    Text,
    Jsonl,
}

#[derive(Default)]
struct Counts {
    documents: usize,
    before: usize,
    after: usize,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome> {
    let (before, after) = lexicons::without_and_with(&arguments.lexicons)?;
    let (before, after) = (Tagger::new(before), Tagger::new(after));
    let worker = || {
        let (mut before, mut after) = (before.worker(), after.worker());
        move |document: Document| {
            let (old, new) = (before.tag(&document.text), after.tag(&document.text));
            (old.len(), new.len(), Change::between(&document, &old, &new))
        }
    };
    let mut counts = Counts::default();
    let mut changes = Vec::new();
    let outcome = corpus::pass(&arguments.inputs, worker, |(old, new, mut found)| {
        counts.documents += 1;
        counts.before += old;
        counts.after += new;
        changes.append(&mut found);
    });
    if outcome != Outcome::Nothing {
        match arguments.format {
            Format::Text => text(&counts, &changes)?,
            Format::Jsonl => jsonl(&changes)?,
        }
    }
    Ok(outcome)
}

/// Counts first, then the statements, by what differs.
fn text(counts: &Counts, changes: &[Change]) -> Result<()> {
    let mut out = std::io::stdout().lock();
    let Counts {
        documents,
        before,
        after,
    } = counts;
    writeln!(out, "{documents} documents; {before} statements before, {after} after")?;
    for what in Difference::ALL {
        let number = changes.iter().filter(|c| c.changes.contains(&what)).count();
        writeln!(out, "{:12} {number:6}", what.name())?;
    }
    for what in Difference::ALL {
        for change in changes.iter().filter(|c| c.changes.first() == Some(&what)) {
            write!(out, "\n{change}")?;
        }
    }
    Ok(())
}

fn jsonl(changes: &[Change]) -> Result<()> {
    let mut out = std::io::stdout().lock();
    for change in changes {
        serde_json::to_writer(&mut out, change)?;
        writeln!(out)?;
    }
    Ok(())
}
