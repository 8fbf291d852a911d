//! `isnad summary`: the counts of a table, for a person at the terminal or as CSV and JSON for scripts.

use super::Outcome;
use super::table::Sources;
use crate::bidi::{Bidi, MARK, Order};
use crate::output::harmless;
use crate::report::{By, Collection, Count, count, labels};
use anyhow::Result;
use serde_json::{Map, Value, json};
use std::borrow::Cow;
use std::io::{IsTerminal, Write};

/// Count the statements of a table: stances, speakers, targets, months.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    sources: Sources,

    /// The field that holds the date of an article; by default date, published, timestamp and the like.
    #[arg(long, value_name = "FIELD")]
    date: Option<String>,

    /// What to count by; by default stances, speakers and their entities, targets, and months where dates are known.
    #[arg(long, value_enum)]
    by: Option<By>,

    /// How many rows of each count; 0 is all of them. By default 10 at the terminal, all in CSV and JSON.
    #[arg(long, value_name = "N")]
    top: Option<usize>,

    /// Written for whom.
    #[arg(long, value_enum, default_value_t)]
    format: Format,

    /// Who puts Arabic into its order: the terminal, or this program for terminals that do not.
    #[arg(long, value_enum, default_value_t)]
    bidi: Bidi,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
enum Format {
    /// People.
    #[default]
    Text,
    /// One table of all counts.
    Csv,
    /// One object, a list of counts in it for each thing that is counted by.
    Json,
}

/// One count, cut to its most frequent rows.
struct Table {
    by: By,
    rows: Vec<Count>,
    /// How many rows there are without the cut.
    all: usize,
}

pub(super) fn run(arguments: Arguments) -> Result<Outcome> {
    let table = arguments.sources.read_reviewed()?;
    let collection = Collection::new(&table, arguments.date.as_deref());
    let labels = labels(&collection);
    let top = match (arguments.top, arguments.format) {
        (Some(0), _) | (None, Format::Csv | Format::Json) => usize::MAX,
        (Some(n), _) => n,
        (None, Format::Text) => 10,
    };
    let tables = tables(&collection, &labels, arguments.by, top);
    let mut out = std::io::stdout().lock();
    match arguments.format {
        Format::Text => out.write_all(text(&collection, &labels, &tables, &arguments.bidi.order()).as_bytes())?,
        Format::Csv => write_csv(&mut out, &labels, &tables)?,
        Format::Json => writeln!(out, "{:#}", object(&collection, &labels, &tables))?,
    }
    Ok(Outcome::Done)
}

/// The counts that were asked for; of those in a summary of all, the ones that say something.
fn tables(collection: &Collection<'_>, labels: &[String], by: Option<By>, top: usize) -> Vec<Table> {
    let usual = By::ALL.into_iter().filter(|b| *b != By::Document);
    let chosen = by.map_or_else(|| usual.collect(), |by| vec![by]);
    let table = |by| {
        let mut rows = count(collection, by, labels);
        let all = rows.len();
        // the months that count are the last ones, which stand at the end
        if by == By::Month {
            rows.drain(..all.saturating_sub(top));
        } else {
            rows.truncate(top);
        }
        Table { by, rows, all }
    };
    let says_something = |t: &Table| by.is_some() || t.rows.iter().any(|r| r.value.is_some());
    chosen.into_iter().map(table).filter(says_something).collect()
}

fn text(collection: &Collection<'_>, labels: &[String], tables: &[Table], order: &Order) -> String {
    let terminal = std::io::stdout().is_terminal();
    let width = if terminal { textwrap::termwidth() } else { usize::MAX };
    let mut out = head(collection);
    for table in tables {
        let cut = match table.rows.len() {
            n if n < table.all => format!(" ({n} of {})", table.all),
            _ => String::new(),
        };
        out.push_str(&format!("\nby {}{cut}\n", table.by.name()));
        // a stance by stances would say all twice
        let labels = if table.by == By::Stance { &[] } else { labels };
        for (i, label) in labels.iter().enumerate() {
            out.push_str(&format!("{:8}{}{label}\n", "", "|   ".repeat(i)));
        }
        for row in &table.rows {
            let mut line = format!("{:6}", row.statements);
            for n in &row.stances[..labels.len()] {
                match n {
                    0 => line.push_str("   ."),
                    n => line.push_str(&format!("{n:4}")),
                }
            }
            line.push_str("  ");
            let room = width.saturating_sub(textwrap::core::display_width(&line)).max(8);
            line.push_str(&cut_to(row.value.as_deref().unwrap_or("(not known)"), room));
            // on a screen the numbers stay to the left of a name in Arabic; a pipe wants no invisible letter
            line.insert(0, MARK);
            let ordered = order.line(&line, width);
            out.push_str(if terminal {
                &ordered
            } else {
                ordered.trim_start_matches(MARK)
            });
            out.push('\n');
        }
    }
    out
}

/// What was read, in a few lines.
fn head(collection: &Collection<'_>) -> String {
    let standing = collection.standing().count();
    let rejected = collection.statements.len() - standing;
    let reviewed = collection.statements.iter().filter(|s| s.decision.is_some()).count();
    let silent = match collection.silent {
        0 => String::new(),
        n => format!("; {n} without a statement"),
    };
    let documents = collection.articles.len();
    let mut out = format!("{standing} statements in {documents} documents{silent}\n");
    if reviewed > 0 {
        out.push_str(&format!("{reviewed} reviewed; {rejected} rejected and not counted\n"));
    }
    let dates = || collection.articles.iter().filter_map(|a| a.date);
    if let (Some(first), Some(last)) = (dates().min(), dates().max()) {
        out.push_str(&format!(
            "{first} to {last}; {} documents with a date\n",
            dates().count()
        ));
    }
    out
}

/// `name` in at most `room` columns of the terminal, on one line.
fn cut_to(name: &str, room: usize) -> Cow<'_, str> {
    if textwrap::core::display_width(name) <= room && !name.contains(char::is_control) {
        return Cow::Borrowed(name);
    }
    let mut kept = String::new();
    for c in name.chars().map(|c| if c.is_control() { ' ' } else { c }) {
        kept.push(c);
        if textwrap::core::display_width(&kept) >= room {
            kept.pop();
            kept.push('…');
            break;
        }
    }
    Cow::Owned(kept)
}

fn write_csv(out: impl Write, labels: &[String], tables: &[Table]) -> Result<()> {
    let mut csv = csv::Writer::from_writer(out);
    let heads = ["by", "value", "statements"].into_iter();
    csv.write_record(heads.chain(labels.iter().map(|l| &**l)))?;
    for table in tables {
        for row in &table.rows {
            let counts = std::iter::once(row.statements).chain(row.stances.iter().copied());
            let cells = [table.by.name().to_owned(), row.value.clone().unwrap_or_default()].into_iter();
            let cells = cells.map(|cell| harmless(&cell).into_owned());
            csv.write_record(cells.chain(counts.map(|n| n.to_string())))?;
        }
    }
    csv.flush()?;
    Ok(())
}

fn object(collection: &Collection<'_>, labels: &[String], tables: &[Table]) -> Value {
    let standing = collection.standing().count();
    let row = |row: &Count| {
        let stances = labels.iter().zip(&row.stances).filter(|(_, n)| **n > 0);
        let stances: Map<String, Value> = stances.map(|(label, n)| (label.clone(), json!(n))).collect();
        json!({"value": row.value, "statements": row.statements, "stances": stances})
    };
    let mut object = Map::new();
    object.insert("documents".into(), json!(collection.articles.len()));
    object.insert("silent_documents".into(), json!(collection.silent));
    object.insert("statements".into(), json!(standing));
    object.insert("rejected".into(), json!(collection.statements.len() - standing));
    for table in tables {
        object.insert(table.by.name().into(), table.rows.iter().map(row).collect());
    }
    Value::Object(object)
}
