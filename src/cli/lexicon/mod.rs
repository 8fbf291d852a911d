//! `isnad lexicon`: what a linguist needs to add to the lexicons.

mod check;
mod diff;
mod suggest;

use super::{Outcome, lexicons};
use crate::lexicon::conjugation::{Form, Verb, VerbSpec};
use crate::lexicon::{Layer, WEAK_VERBS, layers, weak_verbs};
use anyhow::{Context, Result, bail};
use std::io::Write;
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// Write the built-in lexicon files into a folder, to read or to start one's own from.
    Export {
        /// The folder; files that are there already are not overwritten.
        dir: PathBuf,
    },
    /// Say what is wrong with lexicon files: file, line, column, and what to do.
    Check(check::Arguments),
    /// Show what lexicons change in the statements of a corpus: counts first, then each with its text.
    Diff(diff::Arguments),
    /// Suggest lines for the lexicons from articles: words that stand where cues and speakers do, phrases of a stance.
    Suggest(suggest::Arguments),
    /// Show all forms of a verb as the program conjugates it.
    Forms {
        /// The past, third person masculine singular, with its shadda: ندّد.
        lemma: String,
        /// The present, where the lemma does not tell it: يقول.
        #[arg(long)]
        present: Option<String>,
        /// The form, where the lemma does not tell it: 1 to 10 (or I to X), q1, q2, q4.
        #[arg(long)]
        form: Option<Form>,
        /// A folder of lexicon files to lay over the built-in ones.
        #[arg(long, value_name = "DIR")]
        lexicons: Vec<PathBuf>,
    },
}

pub(super) fn run(arguments: Arguments) -> Result<Outcome> {
    match arguments.command {
        Command::Export { dir } => export(&dir),
        Command::Check(arguments) => check::run(&arguments),
        Command::Diff(arguments) => diff::run(&arguments),
        Command::Suggest(arguments) => suggest::run(&arguments),
        Command::Forms {
            lemma,
            present,
            form,
            lexicons,
        } => forms(&lemma, present.as_deref(), form, &lexicons),
    }
}

/// Writes a line or more to standard output, which somebody may close.
fn print(text: impl std::fmt::Display) -> Result<()> {
    Ok(writeln!(std::io::stdout(), "{text}")?)
}

fn export(dir: &Path) -> Result<Outcome> {
    let layer = Layer::built_in();
    if let Some((name, _)) = layer.files().find(|(name, _)| dir.join(name).exists()) {
        bail!("{} is there already; name a new folder", dir.join(name).display());
    }
    for (name, text) in layer.files() {
        let path = dir.join(name);
        let write = || {
            std::fs::create_dir_all(path.parent().unwrap_or(dir))?;
            std::fs::write(&path, text)
        };
        write().with_context(|| format!("cannot write {}", path.display()))?;
    }
    print(format_args!("{} files in {}", layer.files().count(), dir.display()))?;
    Ok(Outcome::Done)
}

fn forms(lemma: &str, present: Option<&str>, form: Option<Form>, dirs: &[PathBuf]) -> Result<Outcome> {
    let (files, _) = layers::merge(&lexicons::layers(dirs)?);
    let weak = weak_verbs(&files)?;
    let verbs = files
        .iter()
        .filter(|(name, _)| name.starts_with("verbs/") && *name != WEAK_VERBS);
    let entry = verbs.flat_map(|(_, file)| &file.entries).find(|e| e.text == lemma);
    let masdars: Vec<&str> = entry
        .map_or(&[][..], |e| e.values("masdar"))
        .iter()
        .map(String::as_str)
        .collect();
    let known = |name| entry.and_then(|e| e.value(name));
    let spec = VerbSpec {
        lemma,
        present: present.or(known("present")),
        form: form.or(known("form").and_then(|f| f.parse().ok())),
        masdars: &masdars,
    };
    let verb = Verb::analyse(&spec, &weak)?;
    if let Some(entry) = entry {
        print(format_args!("# {}", entry.place))?;
    }
    print(verb.paradigm().to_string().trim_end())?;
    Ok(Outcome::Done)
}
