//! `isnad eval`: the figures of a table, or of the lexicons as they are, against a gold file.

use super::in_order::{self, in_order};
use super::{Outcome, lexicons, say};
use crate::eval::{Evaluation, GoldDocument, Judged, gold};
use crate::tagger::Tagger;
use anyhow::{Result, bail};
use std::io::Write;
use std::ops::ControlFlow;
use std::path::PathBuf;

/// Say how right the statements found are, against a gold file.
///
/// The texts of the gold file are tagged as `tag` would; with --predicted, the statements of a table are taken instead.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The gold file: JSONL, one document a line, with id, text and statements.
    gold: PathBuf,

    /// A table of the same documents (JSONL, CSV or TSV) to judge, in place of what the program finds now.
    #[arg(long, value_name = "FILE", conflicts_with = "lexicons")]
    predicted: Option<PathBuf>,

    /// A folder of lexicon files to lay over the built-in ones; may be given more than once.
    #[arg(long, value_name = "DIR")]
    lexicons: Vec<PathBuf>,

    /// Show the first N things that are wrong, too.
    #[arg(long, value_name = "N", default_value_t = 0)]
    misses: usize,

    /// A table for people, or JSON for programs.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

#[derive(Debug, Clone, Copy, Default, clap::ValueEnum)]
enum Format {
    #[default]
    Table,
    Json,
}

pub(super) fn run(arguments: Arguments) -> Result<Outcome> {
    let documents = gold::read_gold(&arguments.gold)?;
    if documents.is_empty() {
        bail!("{} has no documents; write one a line", arguments.gold.display());
    }
    let found = match &arguments.predicted {
        Some(path) => {
            let mut table = gold::read_predicted(path)?;
            let found: Vec<Option<Vec<Judged>>> = documents.iter().map(|d| table.remove(&d.id)).collect();
            let absent = found.iter().filter(|f| f.is_none()).count();
            if absent > 0 {
                say(format_args!(
                    "{absent} of {} documents have no statements in {}",
                    documents.len(),
                    path.display()
                ));
            }
            found.into_iter().map(Option::unwrap_or_default).collect()
        }
        None => tagged(&documents, &Tagger::new(lexicons::load(&arguments.lexicons)?)),
    };
    let evaluation = Evaluation::of(&documents, &found);
    let misses = evaluation.misses.iter().take(arguments.misses);
    let mut out = std::io::stdout().lock();
    match arguments.format {
        Format::Table => {
            write!(out, "{}", evaluation.figures)?;
            for miss in misses {
                write!(out, "\n{miss}")?;
            }
        }
        Format::Json => {
            let mut figures = serde_json::to_value(&evaluation.figures)?;
            if arguments.misses > 0 {
                figures["misses"] = misses.map(|m| m.to_json()).collect();
            }
            writeln!(out, "{figures}")?;
        }
    }
    Ok(Outcome::Done)
}

/// What `tagger` finds in the texts of the gold file.
fn tagged(documents: &[GoldDocument], tagger: &Tagger) -> Vec<Vec<Judged>> {
    let mut found = Vec::with_capacity(documents.len());
    let worker = || {
        let mut worker = tagger.worker();
        move |d: &GoldDocument| Judged::of(&d.text, &worker.tag(&d.text))
    };
    let bytes = |d: &&GoldDocument| d.text.len();
    in_order(documents.iter(), bytes, in_order::cores(), worker, |statements| {
        found.push(statements);
        ControlFlow::Continue(())
    });
    found
}
