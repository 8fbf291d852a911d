//! `isnad lexicon check`: what is wrong with lexicon files.

use crate::cli::{Outcome, lexicons};
use crate::lexicon::{Layer, Lexicons};
use crate::workshop::{Finding, Severity, check};
use anyhow::Result;
use std::io::Write;
use std::path::PathBuf;

/// Say what is wrong with lexicon files: file, line, column, and what to do.
///
/// Errors are lines that no run could use: exit code 1. Warnings are lines that cannot be meant so; with --strict they are
/// no better. Without DIR the folders of ISNAD_LEXICONS are checked, or where there are none, the built-in files.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Folders to lay over the built-in lexicons, the last one on top.
    #[arg(value_name = "DIR")]
    dirs: Vec<PathBuf>,

    /// Exit with 1 where there are only warnings too.
    #[arg(long)]
    strict: bool,

    /// Text for people, or a JSON array.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

#[derive(Debug, Clone, Copy, Default, clap::ValueEnum)]
enum Format {
    #[default]
    Text,
    Json,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome> {
    let own = lexicons::own(&arguments.dirs)?;
    let built_in = [Layer::built_in()];
    let (base, own) = if own.is_empty() {
        (&[][..], &built_in[..])
    } else {
        (&built_in[..], &own[..])
    };
    let found = check(base, own);
    let mut out = std::io::stdout().lock();
    match arguments.format {
        Format::Json => writeln!(out, "{}", serde_json::to_string(&found)?)?,
        Format::Text => {
            for finding in &found {
                writeln!(out, "{finding}")?;
            }
            writeln!(out, "{}", summary(base, own, &found))?;
        }
    }
    let bad = |f: &Finding| f.severity == Severity::Error || arguments.strict;
    Ok(if found.iter().any(bad) {
        Outcome::Partly
    } else {
        Outcome::Done
    })
}

fn summary(base: &[Layer], own: &[Layer], found: &[Finding]) -> String {
    let layers: Vec<Layer> = base.iter().chain(own).cloned().collect();
    let files: usize = layers.iter().map(|l| l.files().count()).sum();
    let errors = found.iter().filter(|f| f.severity == Severity::Error).count();
    let warnings = found.len() - errors;
    match Lexicons::from_layers(&layers) {
        Ok(lexicons) if found.is_empty() => format!("no problems; {files} files, {} entries", lexicons.lemmas.len()),
        _ => format!("{}, {}", counted(errors, "error"), counted(warnings, "warning")),
    }
}

fn counted(n: usize, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}
