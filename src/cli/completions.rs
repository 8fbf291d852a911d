//! `isnad completions` and `isnad man`: help for shells and for `man`.

use super::Outcome;
use anyhow::{Context, Result};
use clap::Command;
use std::io::Write;

/// Print the completions of a shell.
///
/// bash: isnad completions bash > ~/.local/share/bash-completion/completions/isnad
/// zsh: isnad completions zsh > ~/.zfunc/_isnad
/// fish: isnad completions fish > ~/.config/fish/completions/isnad.fish
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(super) struct Completions {
    /// The shell.
    shell: clap_complete::Shell,
}

/// Print the manual page of the program, or of one of its commands.
///
/// isnad man tag | man -l -
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(super) struct Man {
    /// The command.
    command: Option<String>,
}

pub(super) fn completions(arguments: &Completions, mut program: Command) -> Result<Outcome> {
    let mut out = Vec::new();
    clap_complete::generate(arguments.shell, &mut program, "isnad", &mut out);
    std::io::stdout().write_all(&out)?;
    Ok(Outcome::Done)
}

pub(super) fn man(arguments: &Man, mut program: Command) -> Result<Outcome> {
    program.build();
    let command = match &arguments.command {
        None => program,
        Some(name) => {
            let found = program.find_subcommand(name).cloned();
            found.with_context(|| format!("`{name}` is no command of isnad; see isnad --help"))?
        }
    };
    let mut out = Vec::new();
    clap_mangen::Man::new(command).render(&mut out)?;
    std::io::stdout().write_all(&out)?;
    Ok(Outcome::Done)
}
