//! `isnad explain`: a text with its statements laid out for a person: what was found, why, and what lost.

use super::{Outcome, lexicons, say};
use crate::bidi::{Bidi, MARK, Order, RIGHT};
use crate::explain::{Candidate, Explained, Explanation};
use crate::input::Documents;
use crate::lexicon::{Lexicons, Rule};
use crate::span::Span;
use crate::statement::{Document, Reason};
use crate::tagger::Tagger;
use anyhow::Result;
use std::io::Write;
use std::path::PathBuf;

/// Show what was found in a text, why, and which candidates lost.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// A file, a text in quotation marks, or - for standard input.
    #[arg(value_name = "FILE | TEXT | -")]
    input: String,

    /// Show everybody whom a dropped subject might have meant, with all that was weighed.
    #[arg(long)]
    all: bool,

    /// A folder of lexicon files to lay over the built-in ones; may be given more than once.
    #[arg(long, value_name = "DIR")]
    lexicons: Vec<PathBuf>,

    /// Who puts Arabic into its order: the terminal, or this program for terminals that do not.
    #[arg(long, value_enum, default_value_t)]
    bidi: Bidi,
}

pub(super) fn run(arguments: Arguments) -> Result<Outcome> {
    let tagger = Tagger::new(lexicons::load(&arguments.lexicons)?);
    let order = arguments.bidi.order();
    let mut outcome = Outcome::Done;
    let mut out = std::io::stdout().lock();
    for document in documents(&arguments.input) {
        match document {
            Ok(document) => {
                let found = tagger.worker().explain(&document.text);
                out.write_all(page(&document, &found, tagger.lexicons(), arguments.all, &order).as_bytes())?;
            }
            Err(e) => {
                say(format_args!("skipped: {e}"));
                outcome = Outcome::Partly;
            }
        }
    }
    Ok(outcome)
}

/// The documents that the argument names; an argument that is no file and holds a space is itself the text.
fn documents(input: &str) -> Box<dyn Iterator<Item = Result<Document, crate::input::InputError>>> {
    let path = PathBuf::from(input);
    if input != "-" && !path.exists() && input.contains(char::is_whitespace) {
        let document = Document {
            id: "text".to_owned(),
            text: input.to_owned(),
            ..Document::default()
        };
        return Box::new(std::iter::once(Ok(document)));
    }
    Box::new(Documents::of(&[path], None))
}

/// Before the second and further lines of a field.
const INDENT: &str = "               ";

/// What is printed of a document: every paragraph with the statements whose cue stands in it.
fn page(document: &Document, explained: &Explained, lexicons: &Lexicons, all: bool, order: &Order) -> String {
    let found = &explained.statements;
    let mut out = String::new();
    let text = &document.text;
    let width = textwrap::termwidth().clamp(40, 120);
    let mut line = |s: &str| {
        let indent = if s.starts_with(' ') { INDENT } else { "" };
        let options = textwrap::Options::new(width).subsequent_indent(indent);
        for part in textwrap::wrap(s, options) {
            // a field stays a left-to-right line, also where a wrapped line of it begins in Arabic
            let part = if indent.is_empty() {
                part
            } else {
                format!("{MARK}{part}").into()
            };
            out.push_str(&order.line(&part, width));
            out.push('\n');
        }
    };
    line(&format!("== {}: {} statements", document.id, found.len()));
    let mut start = 0;
    for paragraph in text.split_inclusive('\n') {
        let end = start + paragraph.len();
        let here = |at: u32| (start..end).contains(&(at as usize));
        let printed = paragraph.trim();
        if !printed.is_empty() {
            line("");
            line(printed);
        }
        for (n, e) in found.iter().enumerate() {
            let at = e.statement.cue.unwrap_or(e.statement.content).start;
            if here(at) {
                line("");
                statement(text, n + 1, e, all, &mut line);
            }
        }
        let mut words = explained.passed_over.iter().filter(|w| here(w.span.start)).peekable();
        if words.peek().is_some() {
            line("");
        }
        for word in words {
            line(&format!("  no cue: {}{MARK}: {}", word.span.of(text), word.why));
        }
        start = end;
    }
    let rules = legend(found, lexicons);
    if !rules.is_empty() {
        line("");
        line("The rules:");
    }
    for rule in rules {
        line(&rule);
    }
    out
}

/// What the rules cited in `found` say, each once, in the order of their file.
fn legend(found: &[Explanation], lexicons: &Lexicons) -> Vec<String> {
    let cited = |name: &str| {
        let mut evidence = found.iter().flat_map(|e| &e.statement.evidence);
        evidence.any(|e| e.reason == Reason::Rule && &*e.entry == name)
    };
    Rule::ALL
        .into_iter()
        .filter(|rule| cited(rule.name()))
        .filter_map(|rule| {
            let about = lexicons.about(lexicons.rules.entry(rule)?)?;
            Some(format!("      {}{MARK}: {about}", rule.name()))
        })
        .collect()
}

fn statement(text: &str, number: usize, e: &Explanation, all: bool, line: &mut impl FnMut(&str)) {
    let s = &e.statement;
    let of = |span: Option<Span>| words(text, span);
    let why = |decision: &str| {
        let reasons: Vec<String> = s
            .evidence
            .iter()
            .filter(|e| &*e.decision == decision)
            .map(|e| format!("{}{MARK} ({})", e.entry, e.place))
            .collect();
        if reasons.is_empty() {
            String::new()
        } else {
            format!("{MARK}  <- {}", reasons.join(&format!("{MARK}; ")))
        }
    };
    line(&format!("  [{number}] confidence {:.2}", s.confidence));
    line(&format!("      cue      {}{}", of(s.cue), why("cue")));
    line(&format!("      speaker  {}{}", of(s.speaker), why("speaker")));
    if let Some(c) = &e.chosen {
        let score = c
            .weighing
            .as_ref()
            .map_or(String::new(), |w| format!(" ({:.2})", w.score));
        line(&format!("      chosen   {}{MARK}{score}: {}", of(c.span), c.why));
        weights(c, all, line);
    }
    let entity = s
        .entity
        .as_ref()
        .map_or(String::new(), |e| format!("{MARK}  = {}", e.name));
    line(&format!("      name     {}{entity}{}", of(s.name), why("name")));
    line(&format!(
        "      content  {}{MARK}  ({})",
        of(Some(s.content)),
        s.kind.name()
    ));
    for label in &s.stance {
        line(&format!("      stance   {label}{}", why(label)));
    }
    if s.stance.is_empty() {
        line("      stance   none");
    }
    if s.target.is_some() {
        let entity = s
            .target_entity
            .as_ref()
            .map_or(String::new(), |e| format!("{MARK}  = {}", e.name));
        line(&format!("      target   {}{entity}", of(s.target)));
    }
    lost(text, e, all, line);
}

/// The candidates that lost: speakers, with a number for those who are left out, then labels.
fn lost(text: &str, e: &Explanation, all: bool, line: &mut impl FnMut(&str)) {
    let (labels, speakers): (Vec<&Candidate>, Vec<&Candidate>) = e.lost.iter().partition(|c| c.label.is_some());
    let most = e.chosen.as_ref().and_then(|c| c.weighing.as_ref());
    for c in speakers.iter().filter(|c| all || c.close) {
        let scores = match (&c.weighing, most) {
            (Some(own), Some(most)) => format!(" ({:.2} against {:.2})", own.score, most.score),
            _ => String::new(),
        };
        line(&format!(
            "      lost     speaker {}{MARK}{scores}: {}",
            words(text, c.span),
            c.why
        ));
        weights(c, all, line);
    }
    let more = speakers.iter().filter(|c| !(all || c.close)).count();
    if more > 0 {
        line(&format!("      lost     {more} more, whom --all shows"));
    }
    for c in labels {
        let label = c.label.as_deref().unwrap_or_default();
        line(&format!("      lost     stance {label}{MARK}: {}", c.why));
    }
}

/// With `all` everything that holds of a candidate, and its weight.
fn weights(c: &Candidate, all: bool, line: &mut impl FnMut(&str)) {
    if let Some(weighing) = c.weighing.as_ref().filter(|_| all) {
        let weights = weighing.features.iter();
        let listed: Vec<String> = weights.map(|f| format!("{:+.2} {}{MARK}", f.weight, f.about)).collect();
        line(&format!("{INDENT}{}", listed.join(", ")));
    }
}

/// The words of a span on one line, in an order of their own also where they begin or end with a number or a quotation mark.
fn words(text: &str, span: Option<Span>) -> String {
    let Some(span) = span else { return "-".to_owned() };
    let words = span.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
    let lettered = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    if lettered(words.chars().next()) && lettered(words.chars().next_back()) {
        words
    } else {
        format!("{RIGHT}{words}{RIGHT}")
    }
}
