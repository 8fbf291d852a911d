//! `isnad report`: a page to look at a table with.

use super::table::TableArguments;
use super::{Outcome, say};
use crate::output::Destination;
use crate::report::{Language, page};
use anyhow::{Result, bail};
use std::path::PathBuf;

/// Write a page to look at a table with: one HTML file that any browser opens, without a network.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    table: TableArguments,

    /// The page; - is standard output.
    #[arg(short, long, value_name = "FILE", default_value = "out/report.html")]
    output: PathBuf,

    /// The language of the page when it opens.
    #[arg(long, value_enum, default_value_t)]
    lang: Language,
}

pub(super) fn run(arguments: Arguments) -> Result<Outcome> {
    let Arguments { table, output, lang } = arguments;
    let decisions = table.decisions()?;
    let collection = table.collection(&decisions)?;
    let to_stdout = output.as_os_str() == "-";
    if !to_stdout
        && output
            .canonicalize()
            .is_ok_and(|o| table.table.canonicalize().is_ok_and(|t| t == o))
    {
        bail!(
            "the page would overwrite the table {}; name another file with -o",
            output.display()
        );
    }
    let name = table.table.file_name().unwrap_or(table.table.as_os_str());
    let html = page(&collection, &name.to_string_lossy(), lang);
    let mut file = if to_stdout {
        Destination::stdout()
    } else {
        Destination::file(&output)?
    };
    file.write(html.as_bytes())?;
    file.commit()?;
    let textless: Vec<&str> = collection
        .articles
        .iter()
        .filter(|a| a.text.is_none())
        .map(|a| &*a.id)
        .collect();
    if let [first, ..] = textless[..] {
        say(format_args!(
            "no text for {} of the articles, as {first:?}; --articles says where they are",
            textless.len()
        ));
    }
    if !to_stdout {
        say(format_args!(
            "{} statements of {} documents; page in {}",
            collection.statements.len(),
            collection.articles.len(),
            output.display()
        ));
    }
    Ok(if textless.is_empty() {
        Outcome::Done
    } else {
        Outcome::Partly
    })
}
