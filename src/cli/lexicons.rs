//! Which lexicons a run works with.

use crate::lexicon::Layer;
use anyhow::Result;
use std::path::PathBuf;

/// Names folders of lexicons to lay over the built-in ones, parted as in `PATH`.
const VARIABLE: &str = "ISNAD_LEXICONS";

/// The built-in layer, those of the environment, and `folders` over them.
pub(super) fn layers(folders: &[PathBuf]) -> Result<Vec<Layer>> {
    let variable = std::env::var_os(VARIABLE).unwrap_or_default();
    let mut layers = vec![Layer::built_in()];
    for folder in std::env::split_paths(&variable).filter(|p| !p.as_os_str().is_empty()) {
        layers.push(Layer::from_dir(&folder).map_err(|e| anyhow::Error::from(e).context(VARIABLE))?);
    }
    for folder in folders {
        layers.push(Layer::from_dir(folder)?);
    }
    Ok(layers)
}
