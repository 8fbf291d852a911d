//! `isnad tag`: the main job, from articles to the table.

use super::in_order::{self, in_order};
use super::{Outcome, lexicons, say};
use crate::input::{Decoder, EncodingName, InputError, InputFormat, Notice, Options, Record, Records};
use crate::output::{Columns, Destination, Format, Headers, Layout, OutputError};
use crate::tagger::{Tagger, Worker};
use anyhow::{Result, bail};
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

/// Write the table of attributed statements.
///
/// Every text file is a document; JSONL and JSON hold an object for each, CSV and TSV a row, with `id` and `text`. All may
/// be compressed (gzip, zstd, bzip2), and in UTF-8, UTF-16, windows-1256 or iso-8859-6. Documents that cannot be read are
/// named on standard error and skipped.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Files, folders of them, or - for standard input.
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

    /// What the inputs hold: text, jsonl, json, csv or tsv; by default each is told by its content and name.
    #[arg(long, value_name = "FORMAT")]
    from: Option<InputFormat>,

    /// The encoding of the inputs (windows-1256, utf-16le ...); by default each is told by its content. -v says which.
    #[arg(long, value_name = "NAME")]
    encoding: Option<EncodingName>,

    /// The column or field of the text; by default text, content, body and the like.
    #[arg(long, value_name = "NAME")]
    text_column: Option<String>,

    /// The column or field of the id; by default id, doc_id and the like, else file and line.
    #[arg(long, value_name = "NAME")]
    id_column: Option<String>,

    /// Refuse documents longer than so many MiB.
    #[arg(long, value_name = "MIB", default_value = "64", value_parser = clap::value_parser!(u16).range(1..=4000))]
    max_document: u16,

    /// Say of each input what it holds, how it is compressed and in which encoding.
    #[arg(short, long)]
    verbose: bool,

    /// How many threads work; by default as many as there are cores. The table is the same for any number.
    #[arg(long, value_name = "N")]
    jobs: Option<NonZeroUsize>,
}

impl Arguments {
    /// How the inputs are read.
    fn options(&self) -> Options {
        Options {
            format: self.from,
            encoding: self.encoding,
            text_column: self.text_column.clone(),
            id_column: self.id_column.clone(),
            max_document: usize::from(self.max_document) << 20,
            own: vec![self.output.clone()],
            notice: self.verbose.then(|| Arc::new(|line: &str| say(line)) as Notice),
        }
    }
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
    let records = Records::of(&arguments.inputs, arguments.options());
    let mut table = if to_stdout {
        Destination::stdout()
    } else {
        Destination::file(&arguments.output)?
    };

    let counts = fill(&mut table, records, &tagger, &layout, jobs)?;
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
    records: Records,
    tagger: &Tagger,
    layout: &Layout,
    jobs: usize,
) -> Result<Counts, OutputError> {
    table.write(&layout.head())?;
    let mut counts = Counts::default();
    let mut written = Ok(());
    let decoder = records.decoder();
    let worker = || {
        let mut worker = tagger.worker();
        let decoder = &decoder;
        move |record| render(&mut worker, decoder, record, layout)
    };
    in_order(records, jobs, worker, |rendered: Rendered| {
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

fn render(worker: &mut Worker<'_>, decoder: &Decoder, record: Result<Record, InputError>, layout: &Layout) -> Rendered {
    let document = decoder.document(record)?;
    let statements = worker.tag(&document.text);
    let mut rows = Vec::with_capacity(document.text.len());
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
