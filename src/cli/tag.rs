//! `isnad tag`: the main job, from articles to the table.

use super::in_order::{self, in_order};
use super::{Outcome, lexicons, say};
use crate::input::{Documents, InputError};
use crate::output::{Columns, Destination, Format, Headers, Layout, OutputError};
use crate::tagger::{Tagger, Worker};
use anyhow::{Result, bail};
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Write the table of attributed statements.
///
/// Every text file is a document; a JSONL file holds one a line, with `id` and `text`. Documents that cannot be read
/// are named on standard error and skipped.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Text files, folders of them, JSONL files, or - for standard input.
    #[arg(value_name = "INPUT", required = true)]
    inputs: Vec<PathBuf>,

    /// The table; - is standard output.
    #[arg(short, long, value_name = "FILE", default_value = "out/statements.csv")]
    output: PathBuf,

    /// csv, tsv or jsonl; by default what the ending of FILE says, else csv.
    #[arg(long, value_name = "FORMAT")]
    format: Option<Format>,

    /// The columns of the table, in order, parted by commas; by default all. docs/output.md lists them.
    #[arg(long, value_name = "NAME,...", value_delimiter = ',')]
    columns: Option<Vec<String>>,

    /// Fields of the input (title, date, url ...) that become columns; JSONL has them all anyway.
    #[arg(long, value_name = "FIELD,...", value_delimiter = ',')]
    carry: Vec<String>,

    /// Whether the first row names the columns in Arabic (ar) or English (en).
    #[arg(long, value_name = "LANGUAGE", default_value = "en")]
    headers: Headers,

    /// A folder of lexicon files to lay over the built-in ones; may be given more than once, the last one on top.
    /// The variable ISNAD_LEXICONS names such folders too.
    #[arg(long, value_name = "DIR")]
    lexicons: Vec<PathBuf>,

    /// Add a column with the code of the main stance in an event ontology: cameo, plover, or a file of your own under
    /// ontology/.
    #[arg(long, value_name = "NAME")]
    ontology: Option<String>,

    /// How many threads work; by default as many as there are cores. The table is the same for any number.
    #[arg(long, value_name = "N")]
    jobs: Option<NonZeroUsize>,
}

/// What a worker makes of a document: how many statements, and its rows.
type Rendered = Result<(usize, Vec<u8>), InputError>;

#[derive(Debug, Default)]
struct Counts {
    documents: usize,
    statements: usize,
    skipped: usize,
}

pub(super) fn run(arguments: Arguments) -> Result<Outcome> {
    let start = Instant::now();
    let to_stdout = arguments.output.as_os_str() == "-";
    let format = arguments
        .format
        .or_else(|| Format::of(&arguments.output))
        .unwrap_or_default();
    let mut columns = Columns::choose(arguments.columns.as_deref(), &arguments.carry, arguments.headers)?;
    if arguments.ontology.is_some() {
        columns = columns.with_codes();
    }
    let layout = Layout::new(format, columns);
    let jobs = arguments.jobs.map_or_else(in_order::cores, NonZeroUsize::get);
    if !to_stdout {
        refuse_to_overwrite(&arguments.inputs, &arguments.output)?;
    }
    let mut tagger = Tagger::new(lexicons::load(&arguments.lexicons)?);
    if let Some(name) = &arguments.ontology {
        tagger = tagger.with_ontology(name)?;
    }
    let documents = Documents::of(
        &arguments.inputs,
        Some(&arguments.output).filter(|_| !to_stdout).map(PathBuf::as_path),
    );
    let mut table = if to_stdout {
        Destination::stdout()
    } else {
        Destination::file(&arguments.output)?
    };

    let counts = fill(&mut table, documents, &tagger, &layout, jobs)?;
    let outcome = counts.outcome();
    let place = if to_stdout {
        "standard output".into()
    } else {
        arguments.output.to_string_lossy()
    };
    if outcome == Outcome::Nothing && !to_stdout {
        say(format_args!("nothing could be read; {place} is left as it was"));
        return Ok(outcome);
    }
    table.commit()?;
    say(format_args!(
        "{counts}, {:.2} s; table in {place}",
        start.elapsed().as_secs_f64()
    ));
    Ok(outcome)
}

/// Writes the rows of all documents, in their order.
fn fill(
    table: &mut Destination,
    documents: Documents,
    tagger: &Tagger,
    layout: &Layout,
    jobs: usize,
) -> Result<Counts, OutputError> {
    table.write(&layout.head())?;
    let mut counts = Counts::default();
    let mut written = Ok(());
    let worker = || {
        let mut worker = tagger.worker();
        move |document| render(&mut worker, document, layout)
    };
    in_order(documents, jobs, worker, |rendered: Rendered| {
        match rendered {
            Ok((statements, rows)) => {
                counts.documents += 1;
                counts.statements += statements;
                written = table.write(&rows);
            }
            Err(e) => {
                counts.skipped += 1;
                say(format_args!("skipped: {e}"));
            }
        }
        if written.is_ok() {
            ControlFlow::Continue(())
        } else {
            ControlFlow::Break(())
        }
    });
    written.map(|()| counts)
}

fn render(worker: &mut Worker<'_>, document: Result<crate::Document, InputError>, layout: &Layout) -> Rendered {
    let document = document?;
    let statements = worker.tag(&document.text);
    let mut rows = Vec::new();
    layout.render(&document, &statements, &mut rows);
    Ok((statements.len(), rows))
}

/// The table must not take the place of an article.
fn refuse_to_overwrite(inputs: &[PathBuf], output: &Path) -> Result<()> {
    let Ok(output) = output.canonicalize() else {
        return Ok(());
    };
    for input in inputs {
        if input.canonicalize().is_ok_and(|i| i == output && i.is_file()) {
            bail!(
                "the table would overwrite the input {}; name another file with -o",
                input.display()
            );
        }
    }
    Ok(())
}

impl Counts {
    fn outcome(&self) -> Outcome {
        match (self.documents, self.skipped) {
            (_, 0) => Outcome::Done,
            (0, _) => Outcome::Nothing,
            _ => Outcome::Partly,
        }
    }
}

impl std::fmt::Display for Counts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let plural = |n: usize, word| format!("{n} {word}{}", if n == 1 { "" } else { "s" });
        write!(
            f,
            "{}, {}",
            plural(self.documents, "document"),
            plural(self.statements, "statement")
        )?;
        if self.skipped > 0 {
            write!(f, ", {} skipped", self.skipped)?;
        }
        Ok(())
    }
}
