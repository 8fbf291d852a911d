//! `isnad tag`: the main job, from articles to the table.

mod job;
mod progress;

use super::interrupt::Interrupt;
use super::{Outcome, in_order, lexicons, say};
use crate::input::{EncodingName, InputFormat, Options, Records};
use crate::lexicon::Lexicons;
use crate::output::{Columns, Done, Format, Headers, Layout, Ledger, Places};
use crate::tagger::Tagger;
use anyhow::{Result, bail};
use job::{End, Job};
use progress::Progress;
use sha2::{Digest, Sha256};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Instant, UNIX_EPOCH};

/// Write the table of attributed statements.
///
/// Every text file (but for long ones, which are read in parts) and every HTML page is a document; JSONL and JSON hold an object for each, CSV, TSV and Parquet a row,
/// with `id` and `text`; web archives (WARC) hold pages. All may be compressed (gzip, zstd, bzip2), and in UTF-8, UTF-16, windows-1256 or iso-8859-6. Documents that cannot be read are
/// named on standard error and skipped.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Files, folders of them, or - for standard input.
    #[arg(value_name = "INPUT", required = true)]
    inputs: Vec<PathBuf>,

    /// The table; - is standard output.
    #[arg(short, long, value_name = "FILE", default_value = "out/statements.csv")]
    output: PathBuf,

    /// csv, tsv, jsonl, xlsx or parquet; by default what the ending of FILE says, else csv.
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

    /// What the inputs hold: text, jsonl, json, csv, tsv, html, warc or parquet; by default each is told by its content and name.
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

    /// Refuse documents longer than so many MiB; long text files are read in parts.
    #[arg(long, value_name = "MIB", default_value = "64", value_parser = clap::value_parser!(u16).range(1..=4000))]
    max_document: u16,

    /// Where documents that cannot be read are listed, as CSV; by default beside the table, as NAME.rejects.csv.
    #[arg(long, value_name = "FILE")]
    rejects: Option<PathBuf>,

    /// Stop at the first document that cannot be read, and write nothing.
    #[arg(long)]
    strict: bool,

    /// Go on where an earlier run of the same command was cut short; without one, start from the beginning.
    #[arg(long)]
    resume: bool,

    /// Say of each input what it holds, how it is compressed and in which encoding.
    #[arg(short, long)]
    verbose: bool,

    /// How many threads work; by default as many as there are cores. The table is the same for any number.
    #[arg(long, value_name = "N")]
    jobs: Option<NonZeroUsize>,
}

impl Arguments {
    fn to_stdout(&self) -> bool {
        self.output.as_os_str() == "-"
    }

    fn layout(&self, lexicons: &Lexicons) -> Result<Layout> {
        let format = self.format.or_else(|| Format::of(&self.output)).unwrap_or_default();
        let mut columns = Columns::choose(self.columns.as_deref(), &self.carry, self.headers)?;
        if self.ontology.is_some() {
            columns = columns.with_codes();
        }
        if format.is_workbook() && self.columns.is_none() {
            columns = columns.with_review(lexicons::names_of_stances(lexicons));
        }
        Ok(Layout::new(format, columns))
    }

    /// The file of rejects; none where the table goes to standard output and nobody names one.
    fn rejects(&self) -> Option<PathBuf> {
        let beside = || (!self.to_stdout()).then(|| self.output.with_extension("rejects.csv"));
        self.rejects.clone().or_else(beside)
    }

    /// How the inputs are read.
    fn options(&self) -> Options {
        Options {
            format: self.from,
            encoding: self.encoding,
            text_column: self.text_column.clone(),
            id_column: self.id_column.clone(),
            max_document: usize::from(self.max_document) << 20,
            own: self.rejects().into_iter().chain([self.output.clone()]).collect(),
        }
    }
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome> {
    let start = Instant::now();
    let lexicons = lexicons::load(&arguments.lexicons)?;
    let layout = arguments.layout(&lexicons)?;
    let rejects = arguments.rejects();
    let table = (!arguments.to_stdout()).then_some(&arguments.output);
    for own in rejects.iter().chain(table) {
        refuse_to_overwrite(&arguments.inputs, own)?;
    }
    let mut tagger = Tagger::new(lexicons);
    if let Some(name) = &arguments.ontology {
        tagger = tagger.with_ontology(name)?;
    }
    let mut records = Records::of(&arguments.inputs, arguments.options());
    let place = if arguments.to_stdout() {
        "standard output".into()
    } else {
        arguments.output.to_string_lossy()
    };
    let places = || Places {
        table: table.map(PathBuf::as_path),
        rejects: rejects.as_deref(),
        run: identity(arguments, &records),
    };
    let resumed = if arguments.resume {
        Ledger::resume(places(), &layout)?
    } else {
        None
    };
    let mut ledger = match resumed {
        Some(ledger) => {
            let ledger = ledger?;
            say(format_args!("going on behind {}", ledger.done()));
            ledger
        }
        None => Ledger::begin(places(), &layout)?,
    };
    let before = ledger.done();
    let mut progress = Progress::new(records.bytes(), records.read(), before.documents);
    let bar = progress.bar();
    let notice = Arc::new(move |line: &str| bar.suspend(|| say(line)));
    records.notify(notice, arguments.verbose);
    let advice = if arguments.to_stdout() {
        "stopped"
    } else {
        "stopped; to go on, give the same command with --resume"
    };
    let job = Job {
        tagger: &tagger,
        layout: &layout,
        jobs: arguments.jobs.map_or_else(in_order::cores, NonZeroUsize::get),
        strict: arguments.strict,
        interrupt: Interrupt::listen(advice.to_owned()),
    };
    let end = job.fill(&mut ledger, records, &mut progress);
    drop(progress);
    let done = ledger.done();
    match end {
        Ok(End::Done) if done.documents == 0 && done.skipped > 0 && !arguments.to_stdout() => {
            ledger.discard();
            say(format_args!("nothing could be read; {place} is left as it was"));
            Ok(Outcome::Nothing)
        }
        Ok(End::Done) => {
            let rejected = ledger.commit()?;
            let seconds = start.elapsed().as_secs_f64();
            say(format_args!("{done}, {seconds:.2} s; table in {place}"));
            if let Some(rejected) = rejected {
                say(format_args!("what was skipped, and why, is in {}", rejected.display()));
            }
            Ok(outcome(done))
        }
        Ok(End::Refused) => {
            ledger.discard();
            bail!("stopped at the first document that cannot be read (--strict); {place} is left as it was")
        }
        Ok(End::Interrupted) => {
            ledger.save()?;
            say(format_args!("{advice}; {done} are done"));
            Ok(Outcome::Interrupted)
        }
        Err(e) => {
            if !arguments.to_stdout() {
                say("what was done is kept; when the reason is gone, give the same command with --resume");
            }
            Err(e.into())
        }
    }
}

/// What the table is made of and how: a run goes on only with what the same program, told the same, has made of the same
/// files.
fn identity(arguments: &Arguments, records: &Records) -> String {
    let mut hash = Sha256::new();
    let mut add = |part: &str| {
        hash.update(part);
        hash.update([0]);
    };
    add(env!("CARGO_PKG_VERSION"));
    let a = arguments;
    add(&format!(
        "{:?}",
        (&a.format, &a.columns, &a.carry, &a.headers, &a.ontology, a.options())
    ));
    let program = std::env::current_exe().ok();
    let lexicons = lexicons::files(&a.lexicons);
    for path in program
        .iter()
        .chain(&lexicons)
        .map(PathBuf::as_path)
        .chain(records.files())
    {
        let metadata = std::fs::metadata(path).ok();
        let changed = metadata.as_ref().and_then(|m| m.modified().ok());
        let changed = changed.and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        add(&format!("{path:?} {:?} {changed:?}", metadata.map(|m| m.len())));
    }
    hash.finalize().iter().map(|b| format!("{b:02x}")).collect()
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

fn outcome(done: Done) -> Outcome {
    match (done.documents, done.skipped) {
        (_, 0) => Outcome::Done,
        (0, _) => Outcome::Nothing,
        _ => Outcome::Partly,
    }
}
