//! Which lexicons a run works with.

use crate::lexicon::{Layer, Lexicons};
use anyhow::{Context, Result, bail};
use std::path::PathBuf;

/// Names folders of lexicons to lay over the built-in ones, parted as in `PATH`.
const VARIABLE: &str = "ISNAD_LEXICONS";

/// The built-in lexicons with those of the environment and of `folders` over them.
pub(super) fn load(folders: &[PathBuf]) -> Result<Lexicons> {
    let own = own(folders)?;
    if own.is_empty() {
        return Ok(Lexicons::built_in());
    }
    Lexicons::from_layers(&over_built_in(own)).context("the lexicons have problems")
}

/// The lexicons of a run without `folders`, and with them; without any, the built-in ones and those of the environment.
pub(super) fn without_and_with(folders: &[PathBuf]) -> Result<(Lexicons, Lexicons)> {
    let with = load(folders)?;
    if !folders.is_empty() {
        return Ok((load(&[])?, with));
    }
    if own(&[])?.is_empty() {
        bail!("name the folder whose effect you want to see: --lexicons DIR");
    }
    Ok((Lexicons::built_in(), with))
}

/// The names of the stances of a run, those that win first.
pub(super) fn stances(folders: &[PathBuf]) -> Result<Vec<String>> {
    Ok(names_of_stances(&load(folders)?))
}

/// The names of the stances that `lexicons` know, those that win first.
pub(super) fn names_of_stances(lexicons: &Lexicons) -> Vec<String> {
    lexicons.stance.labels.iter().map(|l| l.name.to_string()).collect()
}

/// The built-in layer, those of the environment, and `folders` over them.
pub(super) fn layers(folders: &[PathBuf]) -> Result<Vec<Layer>> {
    Ok(over_built_in(own(folders)?))
}

fn over_built_in(own: Vec<Layer>) -> Vec<Layer> {
    std::iter::once(Layer::built_in()).chain(own).collect()
}

/// The files of all layers but the built-in one.
pub(super) fn files(folders: &[PathBuf]) -> Vec<PathBuf> {
    let all = of_environment().into_iter().chain(folders.iter().cloned());
    all.flat_map(|folder| walkdir::WalkDir::new(folder).sort_by_file_name())
        .filter_map(|entry| Some(entry.ok()?.into_path()))
        .collect()
}

/// The folders that the environment names.
fn of_environment() -> Vec<PathBuf> {
    let variable = std::env::var_os(VARIABLE).unwrap_or_default();
    std::env::split_paths(&variable)
        .filter(|p| !p.as_os_str().is_empty())
        .collect()
}

/// The layers of the environment, and `folders` over them.
pub(super) fn own(folders: &[PathBuf]) -> Result<Vec<Layer>> {
    let mut layers = Vec::new();
    for folder in of_environment() {
        layers.push(Layer::from_dir(&folder).map_err(|e| anyhow::Error::from(e).context(VARIABLE))?);
    }
    for folder in folders {
        layers.push(Layer::from_dir(folder)?);
    }
    Ok(layers)
}
