//! `isnad review`: decisions about the statements of a table, on a full screen or from scripts.

use super::table::{Beside, Sources};
use super::{Outcome, lexicons, say};
use crate::bidi::Bidi;
use crate::output::{Columns, Destination, Format, Headers, Layout, Letters, Points};
use crate::review::screen::{self, Session};
use crate::review::{self, Agreement, Changes, Decision, Journal, Table, Verdict};
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::collections::BTreeSet;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};

/// Review the statements of a table; decisions go to a journal beside it, the table stays as it is.
///
/// Without --list, --accept, --reject, --set, --add or --undo it takes the whole screen and shows its keys there.
#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub(super) struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,

    /// The table that tag or review apply wrote: CSV, TSV, XLSX or JSONL.
    #[arg(required = true)]
    table: Option<PathBuf>,

    #[command(flatten)]
    beside: Beside,

    /// Print the statements, doubtful ones first: id, status, confidence, speaker, stances, content.
    #[arg(long)]
    list: bool,
    /// Accept a statement.
    #[arg(long, value_name = "ID")]
    accept: Vec<String>,
    /// Reject a statement.
    #[arg(long, value_name = "ID")]
    reject: Vec<String>,
    /// Take the decision about a statement back.
    #[arg(long, value_name = "ID")]
    undo: Vec<String>,
    /// Accept a statement with a correction; --set ID speaker=NAME, stance=LABEL;LABEL or content=START-END, in
    /// code points of the article. May be given more than once.
    #[arg(long, num_args = 2, value_names = ["ID", "FIELD=VALUE"])]
    set: Vec<String>,
    /// Add a statement that the machine missed to a document; --content says what was said.
    #[arg(long, value_name = "DOCUMENT", requires = "content")]
    add: Option<String>,
    /// What was said: START-END in code points of the article, or the words where they stand in it once.
    #[arg(long, value_name = "WORDS", requires = "add")]
    content: Option<String>,
    /// The words that report it, likewise; without it, a quotation that goes on.
    #[arg(long, value_name = "WORDS", requires = "add")]
    cue: Option<String>,
    /// Who said it.
    #[arg(long, value_name = "NAME", requires = "add", default_value = "")]
    speaker: String,
    /// The stances, the main one first, parted by semicolons.
    #[arg(long, value_name = "LABEL;...", requires = "add", default_value = "")]
    stance: String,
    /// A note for the decisions of this call.
    #[arg(long, default_value = "")]
    note: String,
    /// Who decides.
    #[arg(long, env = "USER", default_value = "reviewer")]
    reviewer: String,
    /// Who puts Arabic into its order on the screen: the terminal, this program, or nobody.
    #[arg(long, value_enum, default_value_t)]
    bidi: Bidi,
    /// A folder of lexicon files whose stances can be chosen too; may be given more than once.
    #[arg(long, value_name = "DIR")]
    lexicons: Vec<PathBuf>,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// Write the reviewed table, with the status of every statement: CSV, TSV, XLSX, Parquet or JSONL, as the
    /// ending says.
    Apply {
        #[command(flatten)]
        sources: Sources,
        /// The reviewed table.
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
    },
    /// Take the decisions from a table that was filled in as a spreadsheet.
    Import {
        /// The XLSX that tag wrote, or the CSV or XLSX that apply wrote, filled in.
        file: PathBuf,
        /// The table that its statements are of; by default the file itself.
        table: Option<PathBuf>,
        #[command(flatten)]
        beside: Beside,
        /// Who decided.
        #[arg(long, env = "USER", default_value = "reviewer")]
        reviewer: String,
    },
    /// Write the documents whose statements are all decided as a gold file.
    ExportGold {
        #[command(flatten)]
        sources: Sources,
        /// The gold file.
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
    },
    /// Put journals together and list what reviewers decided differently; exit code 1 where there is such.
    Merge {
        /// The journals.
        #[arg(required = true)]
        journals: Vec<PathBuf>,
        /// The journal of all.
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
    },
    /// Say how far two reviewers agree.
    Agreement {
        /// A journal.
        a: PathBuf,
        /// Another.
        b: PathBuf,
    },
}

pub(super) fn run(mut arguments: Arguments) -> Result<Outcome> {
    match arguments.command {
        Some(Command::Apply { sources, output }) => apply(&sources, &output),
        Some(Command::ExportGold { sources, output }) => {
            let lines = reviewable(&sources)?.gold();
            write(&output, &[sources.table.as_path()], &lines)
        }
        Some(Command::Import {
            file,
            table,
            beside,
            reviewer,
        }) => {
            let table = table.unwrap_or_else(|| file.clone());
            import(&file, &Sources { table, beside }, &reviewer)
        }
        Some(Command::Merge { journals, output }) => merge(&journals, &output),
        Some(Command::Agreement { a, b }) => agreement(&a, &b),
        None => {
            let table = arguments.table.take().context("name a table")?;
            let beside = std::mem::take(&mut arguments.beside);
            decide(&arguments, &Sources { table, beside })
        }
    }
}

/// The table, if decisions can be tied to its statements.
fn reviewable(sources: &Sources) -> Result<Table> {
    let table = sources.read()?;
    if !table.has_offsets() {
        bail!(
            "{}: a row is without content_start and content_end, which decisions are tied to; tag with these columns",
            sources.table.display()
        );
    }
    Ok(table)
}

fn apply(sources: &Sources, output: &Path) -> Result<Outcome> {
    let layout = |table: &Table| -> Result<Layout> { Ok(Layout::new(format(output)?, columns(table)?)) };
    let table = reviewable(sources)?;
    let layout = layout(&table)?;
    refuse_to_overwrite(output, &[sources.table.as_path()])?;
    let mut file = Destination::table(output, &layout, 0)?;
    file.write(&layout.head())?;
    for (article, document) in table.reviewed() {
        let mut rows = Vec::new();
        layout.render_again(&document, article.text.as_deref().ok(), &mut rows);
        file.write(&rows)?;
    }
    file.commit()?;
    let count = table.entries().count();
    say(format_args!("{count} statements in {}", output.display()));
    Ok(Outcome::Done)
}

/// The format of the reviewed table: JSONL where its ending asks for nothing else.
fn format(output: &Path) -> Result<Format> {
    let lacking = output
        .extension()
        .is_some_and(|e| e.eq_ignore_ascii_case("xlsx") || e.eq_ignore_ascii_case("parquet"));
    match Format::of(output) {
        None if lacking => bail!(
            "this build of isnad does not write {}; build it with all features, or write CSV",
            output.display()
        ),
        format => Ok(format.unwrap_or(Format::Jsonl)),
    }
}

/// The usual columns, those of the fields that the table carries along, and those of the review.
fn columns(table: &Table) -> Result<Columns> {
    let fields: BTreeSet<&String> = table.articles().iter().flat_map(|a| a.fields.keys()).collect();
    // a field that is called as a column has none of its own
    let is_column = |name: &String| Columns::names().any(|column| column == name);
    let carried: Vec<String> = fields.into_iter().filter(|f| !is_column(f)).cloned().collect();
    let mut columns = Columns::choose(None, &carried, Headers::English)?;
    if table.entries().any(|e| e.row.code.is_some()) {
        columns = columns.with_codes();
    }
    Ok(columns.with_review(lexicons::stances(&[])?))
}

fn import(file: &Path, sources: &Sources, reviewer: &str) -> Result<Outcome> {
    let path = sources.journal();
    let mut journal = Journal::open(&path)?;
    let taken = review::import(file, &reviewable(sources)?, reviewer, &review::now())?;
    for decision in &taken {
        journal.append(decision)?;
    }
    say(format_args!(
        "{} new decisions from {} in {}",
        taken.len(),
        file.display(),
        path.display()
    ));
    Ok(Outcome::Done)
}

fn decide(arguments: &Arguments, sources: &Sources) -> Result<Outcome> {
    let mut decisions = Vec::new();
    let mut table = reviewable(sources)?;
    let decision = |id: &str, verdict, changes: Changes| -> Result<(String, Decision)> {
        let (article, entry) = table
            .find(id)
            .with_context(|| format!("no statement {id:?} in the table; --list shows the ids"))?;
        let length = article.text.as_ref().map_or(usize::MAX, |t| t.chars().count());
        if changes.content.is_some_and(|c| c.end > length) {
            bail!("the article of {id} ends at {length}");
        }
        let decision = Decision {
            time: review::now(),
            reviewer: arguments.reviewer.clone(),
            anchor: entry.anchor.clone(),
            verdict,
            added: false,
            changes,
            note: arguments.note.clone(),
        };
        Ok((id.to_owned(), decision))
    };
    let plain = [
        (&arguments.accept, Verdict::Accepted),
        (&arguments.reject, Verdict::Rejected),
        (&arguments.undo, Verdict::Undone),
    ];
    for (ids, verdict) in plain {
        for id in ids {
            decisions.push(decision(id, verdict, Changes::default())?);
        }
    }
    let mut corrections: Vec<(&str, Changes)> = Vec::new();
    for pair in arguments.set.chunks(2) {
        let [id, assignment] = pair else {
            bail!("--set takes an id and FIELD=VALUE")
        };
        let at = corrections
            .iter()
            .position(|(known, _)| known == id)
            .unwrap_or_else(|| {
                corrections.push((id, Changes::default()));
                corrections.len() - 1
            });
        set(&mut corrections[at].1, assignment)?;
    }
    for (id, changes) in corrections {
        decisions.push(decision(id, Verdict::Accepted, changes)?);
    }
    if let Some(document) = &arguments.add {
        decisions.push(added(arguments, &table, document)?);
    }
    if decisions.is_empty() && !arguments.list {
        return on_screen(arguments, sources);
    }
    if !decisions.is_empty() {
        // Nothing is written before all of it is known to be sound.
        let mut journal = Journal::open(&sources.journal())?;
        for (id, decision) in decisions {
            journal.append(&decision)?;
            let verdict = if decision.added {
                "added"
            } else {
                decision.verdict.name()
            };
            writeln!(std::io::stdout(), "{verdict} {id}")?;
            table.decide(decision);
        }
    }
    if arguments.list {
        list(&table)?;
    }
    Ok(Outcome::Done)
}

/// The decision that the machine missed a statement in `document`, and the statement's id.
fn added(arguments: &Arguments, table: &Table, document: &str) -> Result<(String, Decision)> {
    let article = table.articles().iter().find(|a| a.id == document);
    let article = article.with_context(|| format!("no document {document:?} in the table"))?;
    let text = article.text.as_deref();
    let text = text.map_err(|why| anyhow::anyhow!("no text of {document}: {why}"))?;
    let content = arguments
        .content
        .as_deref()
        .context("name what was said with --content")?;
    let content = stretch(content, text)?;
    let cue = arguments.cue.as_deref().map(|cue| stretch(cue, text)).transpose()?;
    if let Some(known) = article.entries.iter().find(|e| e.standing().content == Some(content)) {
        bail!("{} has this content already; correct it with --set", known.id());
    }
    let mut draft = article.missed(cue, content, arguments.speaker.trim(), labels(&arguments.stance));
    draft.note.clone_from(&arguments.note);
    let id = format!("{document}#{}-{}", content.start, content.end);
    Ok((id, draft.by(&arguments.reviewer, review::now())))
}

/// The stretch of `text` that `said` means: START-END, or words that stand in it once.
fn stretch(said: &str, text: &str) -> Result<Points> {
    let letters = Letters::new(text);
    if let Some(span) = span(said) {
        letters.words(span).with_context(|| {
            format!(
                "{said} does not lie in the article, which ends at {}",
                letters.point(text.len())
            )
        })?;
        return Ok(span);
    }
    match text.matches(said).count() {
        1 => {}
        0 => bail!("{said:?} does not stand in the article"),
        n => bail!("{said:?} stands in the article {n} times; write START-END in code points"),
    }
    let start = text.find(said).unwrap_or_default();
    Ok(Points {
        start: letters.point(start),
        end: letters.point(start + said.len()),
    })
}

/// START-END in code points.
fn span(value: &str) -> Option<Points> {
    let (start, end) = value.split_once('-')?;
    let (start, end) = (start.parse().ok()?, end.parse().ok()?);
    (start < end).then_some(Points { start, end })
}

/// Labels parted by semicolons; `none` is none.
fn labels(value: &str) -> Vec<String> {
    let labels = value.split([';', ',']).map(str::trim);
    labels
        .filter(|l| !l.is_empty() && *l != "none")
        .map(str::to_owned)
        .collect()
}

/// Takes the whole screen.
fn on_screen(arguments: &Arguments, sources: &Sources) -> Result<Outcome> {
    if !std::io::stdout().is_terminal() || !std::io::stdin().is_terminal() {
        bail!(
            "reviewing on the screen needs a terminal; in scripts use --list, --accept, --reject, --set, --add or --undo"
        );
    }
    let stances = lexicons::stances(&arguments.lexicons)?;
    let path = sources.journal();
    let mut journal = Journal::open(&path)?;
    let session = Session {
        // read anew, now that nobody else writes the journal
        table: reviewable(sources)?,
        title: &sources.table.to_string_lossy(),
        reviewer: &arguments.reviewer,
        labels: &stances,
        order: arguments.bidi.order_on_screen(),
    };
    screen::run(session, &mut journal)?;
    say(format_args!("the decisions are in {}", path.display()));
    Ok(Outcome::Done)
}

fn set(changes: &mut Changes, assignment: &str) -> Result<()> {
    let (field, value) = assignment
        .split_once('=')
        .with_context(|| format!("{assignment:?} is not FIELD=VALUE"))?;
    match field {
        "speaker" => changes.name = Some(value.trim().to_owned()),
        "stance" => changes.stance = Some(labels(value)),
        "content" => {
            let span = span(value).with_context(|| format!("{value:?} is not START-END in code points"))?;
            changes.content = Some(span);
        }
        _ => bail!("no field {field:?}; set speaker, stance or content"),
    }
    Ok(())
}

/// Prints the statements as they stand, doubtful ones first.
fn list(table: &Table) -> Result<()> {
    let mut queue: Vec<_> = table
        .articles()
        .iter()
        .flat_map(|a| a.entries.iter().map(move |e| (a, e)))
        .collect();
    queue.sort_by(|(_, a), (_, b)| a.row.confidence.total_cmp(&b.row.confidence));
    let mut out = std::io::stdout().lock();
    for (article, entry) in queue {
        let now = entry.standing();
        let (id, status, confidence) = (entry.id(), now.status.in_tables(), entry.row.confidence);
        let (name, stance) = (now.name.unwrap_or(""), now.stance.join(";"));
        let content = article.said(entry);
        let content = content.split_whitespace().collect::<Vec<_>>().join(" ");
        writeln!(out, "{id}\t{status}\t{confidence:.2}\t{name}\t{stance}\t{content}")?;
    }
    Ok(())
}

fn merge(journals: &[PathBuf], output: &Path) -> Result<Outcome> {
    let read: Vec<_> = journals.iter().map(|j| existing(j)).collect::<Result<_>>()?;
    let all = review::merge(read);
    let conflicts = review::conflicts(&all);
    for conflict in &conflicts {
        let Points { start, end } = conflict.anchor.content;
        say(format_args!(
            "conflict: document {:.12} at {start}-{end}",
            conflict.anchor.document
        ));
        for d in &conflict.decisions {
            let changes = serde_json::to_string(&d.changes)?;
            say(format_args!("  {}: {} {changes}", d.reviewer, d.verdict.name()));
        }
    }
    let lines: Vec<Value> = all.iter().map(serde_json::to_value).collect::<Result<_, _>>()?;
    write(output, &[], &lines)?;
    Ok(if conflicts.is_empty() {
        Outcome::Done
    } else {
        Outcome::Partly
    })
}

fn agreement(a: &Path, b: &Path) -> Result<Outcome> {
    let found = Agreement::of(&existing(a)?, &existing(b)?);
    let Agreement {
        both,
        verdict,
        whole,
        kappa,
    } = found;
    let kappa = kappa.map_or("undefined".to_owned(), |k| format!("{k:.3}"));
    let mut out = std::io::stdout();
    writeln!(out, "decided by both      {both}\nsame verdict         {verdict}")?;
    writeln!(out, "same corrections too {whole}\nCohen's kappa        {kappa}")?;
    Ok(Outcome::Done)
}

/// The decisions of a journal that must be there.
fn existing(journal: &Path) -> Result<Vec<Decision>> {
    if !journal.exists() {
        bail!("there is no journal {}", journal.display());
    }
    Ok(review::read(journal)?)
}

fn write(output: &Path, sources: &[&Path], lines: &[Value]) -> Result<Outcome> {
    refuse_to_overwrite(output, sources)?;
    let mut table = Destination::file(output)?;
    for line in lines {
        table.write(format!("{line}\n").as_bytes())?;
    }
    table.commit()?;
    say(format_args!("{} lines in {}", lines.len(), output.display()));
    Ok(Outcome::Done)
}

/// The reviewed table must not take the place of the machine's.
fn refuse_to_overwrite(output: &Path, sources: &[&Path]) -> Result<()> {
    let same = |source: &&&Path| {
        output
            .canonicalize()
            .ok()
            .is_some_and(|o| source.canonicalize().ok() == Some(o))
    };
    if let Some(source) = sources.iter().find(same) {
        bail!(
            "{} is the machine's table, which stays; name another file",
            source.display()
        );
    }
    Ok(())
}
