//! `isnad lexicon suggest`: candidates that the lexicons lack, from the user's own articles.

use crate::cli::{Outcome, corpus, lexicons};
use crate::lexicon::{layers, weak_verbs};
use crate::statement::Document;
use crate::workshop::{ForFile, Observations, Observer, suggestions};
use anyhow::Result;
use std::io::Write;
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The corpus: text files, folders of them, JSONL files, or - for standard input.
    #[arg(value_name = "CORPUS", required = true)]
    inputs: Vec<PathBuf>,

    /// A folder of lexicon files to lay over the built-in ones; may be given more than once.
    #[arg(long, value_name = "DIR")]
    lexicons: Vec<PathBuf>,

    /// How many lines at most for each file.
    #[arg(long, value_name = "N", default_value_t = 100)]
    top: usize,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome> {
    let lexicons = lexicons::load(&arguments.lexicons)?;
    let (files, _) = layers::merge(&lexicons::layers(&arguments.lexicons)?);
    let weak = weak_verbs(&files)?;
    let worker = || {
        let mut observer = Observer::new(&lexicons);
        move |document: Document| observer.observe(&document.text)
    };
    let mut observed = Observations::default();
    let outcome = corpus::pass(&arguments.inputs, worker, |found| observed.absorb(found));
    let mut out = std::io::stdout().lock();
    for (n, ForFile { file, counted, lines }) in suggestions(&observed, &lexicons, &weak, arguments.top)
        .iter()
        .enumerate()
    {
        let gap = if n == 0 { "" } else { "\n" };
        writeln!(out, "{gap}# {file}: N of M, {counted}")?;
        for line in lines {
            writeln!(out, "{line}")?;
        }
    }
    Ok(outcome)
}
