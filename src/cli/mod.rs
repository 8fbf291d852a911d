//! The command line: arguments in, library calls, exit code out. One file a subcommand.
//!
//! Exit codes: 0, all done; 1, some inputs were skipped, or a lexicon has problems; 2, nothing could be done: the
//! arguments are wrong, the lexicons or all inputs cannot be used, or the table cannot be written; 130, interrupted.

mod completions;
mod corpus;
mod eval;
mod explain;
mod in_order;
mod interrupt;
mod lexicon;
mod lexicons;
mod report;
mod review;
mod summary;
mod table;
mod tag;

use clap::{CommandFactory, Parser, Subcommand};
use std::io::Write;
use std::process::ExitCode;

/// Who said what, and where they stand, in Arabic news.
#[derive(Debug, Parser)]
#[command(name = "isnad", version, max_term_width = 100, after_help = AFTER)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

const AFTER: &str = "Exit codes: 0 all done; 1 some inputs were skipped, or a lexicon has problems; \
    2 nothing could be done; 130 interrupted.";

#[derive(Debug, Subcommand)]
enum Command {
    /// Write the table of attributed statements.
    Tag(Box<tag::Arguments>),
    /// Show what was found in a text, why, and which candidates lost.
    Explain(explain::Arguments),
    /// Say how right the statements found are, against a gold file.
    Eval(eval::Arguments),
    /// Accept, reject and correct statements.
    Review(Box<review::Arguments>),
    /// Count the statements of a table: stances, speakers, targets, months.
    Summary(summary::Arguments),
    /// Write a page to look at a table with.
    Report(report::Arguments),
    /// Look at, check and take out the lexicons.
    Lexicon(lexicon::Arguments),
    /// Print the completions of a shell.
    Completions(completions::Completions),
    /// Print the manual page.
    Man(completions::Man),
}

/// What came of a command that was not refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// All done.
    Done,
    /// Done, but for a part.
    Partly,
    /// Nothing could be done.
    Nothing,
    /// Somebody pressed Ctrl-C.
    Interrupted,
}

/// Runs the program with the arguments of the process.
pub fn run() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Tag(arguments) => tag::run(&arguments),
        Command::Explain(arguments) => explain::run(arguments),
        Command::Eval(arguments) => eval::run(arguments),
        Command::Review(arguments) => review::run(*arguments),
        Command::Summary(arguments) => summary::run(arguments),
        Command::Report(arguments) => report::run(arguments),
        Command::Lexicon(arguments) => lexicon::run(arguments),
        Command::Completions(arguments) => completions::completions(&arguments, Arguments::command()),
        Command::Man(arguments) => completions::man(&arguments, Arguments::command()),
    };
    match outcome {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Partly) => ExitCode::from(1),
        Ok(Outcome::Nothing) => ExitCode::from(2),
        Ok(Outcome::Interrupted) => ExitCode::from(interrupt::CODE),
        Err(e) if is_broken_pipe(&e) => ExitCode::SUCCESS,
        Err(e) => {
            say(with_causes(&e));
            ExitCode::from(2)
        }
    }
}

/// A message for the person at the terminal; where nobody can read it there is nobody to tell.
fn say(message: impl std::fmt::Display) {
    let _ = writeln!(std::io::stderr(), "isnad: {message}");
}

/// An error with its causes, each said once: the message of some has its cause in it already.
fn with_causes(error: &anyhow::Error) -> String {
    let mut message = error.to_string();
    for cause in error.chain().skip(1).map(ToString::to_string) {
        if !message.ends_with(&cause) {
            message = format!("{message}: {cause}");
        }
    }
    message
}

/// Whether the reader of the output has seen enough (`isnad tag -o - ... | head`).
fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let is = |e: &std::io::Error| e.kind() == std::io::ErrorKind::BrokenPipe;
    error
        .chain()
        .any(|cause| cause.downcast_ref::<std::io::Error>().is_some_and(is))
}

#[cfg(test)]
mod tests {
    use super::CommandFactory;

    #[test]
    fn the_arguments_are_declared_soundly() {
        super::Arguments::command().debug_assert();
    }
}
