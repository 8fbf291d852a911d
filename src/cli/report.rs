//! `isnad report`: a page to look at a table with.

use super::table::Sources;
use super::{Outcome, say};
use crate::output::Destination;
use crate::report::{Collection, Language, page};
use anyhow::{Result, bail};
use std::path::PathBuf;

/// Write a page to look at a table with: one HTML file that any browser opens, without a network.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    sources: Sources,

    /// The field that holds the date of an article; by default date, published, timestamp and the like.
    #[arg(long, value_name = "FIELD")]
    date: Option<String>,

    /// The page; - is standard output.
    #[arg(short, long, value_name = "FILE", default_value = "out/report.html")]
    output: PathBuf,

    /// The language of the page when it opens.
    #[arg(long, value_enum, default_value_t)]
    lang: Language,
}

pub(super) fn run(arguments: Arguments) -> Result<Outcome> {
    let Arguments {
        sources,
        date,
        output,
        lang,
    } = arguments;
    let table = sources.read_reviewed()?;
    let collection = Collection::new(&table, date.as_deref());
    let to_stdout = output.as_os_str() == "-";
    if !to_stdout
        && output
            .canonicalize()
            .is_ok_and(|o| sources.table.canonicalize().is_ok_and(|t| t == o))
    {
        bail!(
            "the page would overwrite the table {}; name another file with -o",
            output.display()
        );
    }
    let name = sources.table.file_name().unwrap_or(sources.table.as_os_str());
    let html = page(&collection, &name.to_string_lossy(), lang);
    let mut file = if to_stdout {
        Destination::stdout()
    } else {
        Destination::file(&output)?
    };
    file.write(html.as_bytes())?;
    file.commit()?;
    if !to_stdout {
        say(format_args!(
            "{} statements of {} documents; page in {}",
            collection.statements.len(),
            collection.articles.len(),
            output.display()
        ));
    }
    Ok(if table.missing().next().is_none() {
        Outcome::Done
    } else {
        Outcome::Partly
    })
}
