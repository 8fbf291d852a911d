//! Layers of lexicon files: the built-in ones, and the user's over them.

use super::format::{self, Directive, Entry, Problem, ReadError};
use std::collections::{BTreeMap, HashSet};
use std::path::Path;

/// The files of one folder of lexicons: names relative to it, and their texts.
#[derive(Debug, Clone)]
pub struct Layer {
    /// Put before file names in messages; empty for the built-in files.
    prefix: String,
    files: Vec<(String, String)>,
}

impl Layer {
    /// The files below a folder.
    ///
    /// # Errors
    /// When the folder or a file in it cannot be read or is not UTF-8.
    pub fn from_dir(dir: &Path) -> Result<Self, ReadError> {
        let mut prefix = dir.to_string_lossy().into_owned();
        if !prefix.ends_with('/') {
            prefix.push('/');
        }
        Ok(Layer {
            prefix,
            files: format::read_dir(dir)?,
        })
    }

    /// Files given as text, each with its name (`verbs/reporting.txt`).
    pub fn from_files<N: Into<String>, T: Into<String>>(files: impl IntoIterator<Item = (N, T)>) -> Self {
        Layer {
            prefix: String::new(),
            files: files.into_iter().map(|(n, t)| (n.into(), t.into())).collect(),
        }
    }

    /// Names and texts, in the order of the names.
    pub fn files(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().map(|(n, t)| (n.as_str(), t.as_str()))
    }

    /// Names and files taken apart, in the order of the names.
    pub fn parsed(&self) -> impl Iterator<Item = (&str, format::File)> {
        self.files()
            .map(|(name, text)| (name, format::parse(&self.place_of(name), text)))
    }

    /// The file `name` as messages call it.
    pub fn place_of(&self, name: &str) -> String {
        format!("{}{name}", self.prefix)
    }
}

/// What tells entries apart: their text without short vowels, but with its shaddas.
pub fn identity(text: &str) -> String {
    text.chars()
        .filter(|c| !matches!(c, '\u{064B}'..='\u{0650}' | '\u{0652}' | '\u{0640}'))
        .collect()
}

/// Whether the verbs of the file `name` are cues.
fn reports(name: &str) -> bool {
    name.starts_with("verbs/") && !matches!(name, "verbs/general.txt" | "verbs/weak_verbs.txt")
}

/// One file as all layers together give it.
#[derive(Debug, Default)]
pub struct Merged {
    /// The entries that stand.
    pub entries: Vec<Entry>,
    /// The directives of all layers, the highest layer last.
    pub directives: Vec<Directive>,
}

/// Lays `layers` over each other, lowest first: files by name, and the problems met.
pub fn merge(layers: &[Layer]) -> (BTreeMap<String, Merged>, Vec<Problem>) {
    let mut out: BTreeMap<String, Merged> = BTreeMap::new();
    let mut problems = Vec::new();
    for layer in layers {
        let mut files: Vec<(&str, format::File)> = layer.parsed().collect();
        for (name, file) in &mut files {
            problems.append(&mut file.problems);
            let merged = out.entry((*name).to_owned()).or_default();
            if file.directives.iter().any(|d| d.name == "replace") {
                merged.entries.clear();
                merged.directives.clear();
            }
            for removal in &file.removals {
                if !take_out(&mut out, name, &HashSet::from([identity(&removal.text)])) {
                    let message = format!("`{}` is in no lower layer of {name}; nothing to take out", removal.text);
                    problems.push(removal.problem("", message));
                }
            }
        }
        // A line of a higher layer stands for the lower one's of the same entry.
        for (name, file) in &files {
            let own = file.entries.iter().map(|e| identity(&e.text)).collect();
            take_out(&mut out, name, &own);
        }
        for (name, mut file) in files {
            let merged = out.entry(name.to_owned()).or_default();
            merged.entries.append(&mut file.entries);
            merged.directives.append(&mut file.directives);
        }
    }
    (out, problems)
}

/// Takes the entries with these identities out of the file `name`, a verb that is a cue out of all files of such; whether
/// there was any.
fn take_out(files: &mut BTreeMap<String, Merged>, name: &str, identities: &HashSet<String>) -> bool {
    let mut any = false;
    for (other, file) in files {
        if other == name || reports(other) && reports(name) {
            let before = file.entries.len();
            file.entries.retain(|e| !identities.contains(&identity(&e.text)));
            any |= file.entries.len() < before;
        }
    }
    any
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layer(prefix: &str, text: &str) -> Layer {
        Layer {
            prefix: prefix.into(),
            files: vec![("verbs/reporting.txt".into(), text.into())],
        }
    }

    fn entries(layers: &[Layer]) -> Vec<String> {
        merge(layers).0["verbs/reporting.txt"]
            .entries
            .iter()
            .map(|e| e.text.clone())
            .collect()
    }

    #[test]
    fn a_higher_layer_adds_changes_and_takes_out() {
        let low = layer("", "قال\nذكر\nنفى\n");
        assert_eq!(
            entries(&[low.clone(), layer("u/", "غرد\n- ذكر\n")]),
            ["قال", "نفى", "غرد"]
        );
        assert_eq!(
            entries(&[low.clone(), layer("u/", "قال | frames=quote\n")]),
            ["ذكر", "نفى", "قال"]
        );
        assert_eq!(entries(&[low, layer("u/", "!replace\nغرد\n")]), ["غرد"]);
    }

    #[test]
    fn a_verb_of_a_higher_layer_wins_whatever_its_file_is_called() {
        for file in ["verbs/mine.txt", "verbs/zz.txt"] {
            let low = layer("", "قال\nذكر\n");
            let high = Layer::from_files([(file, "قَال | frames=quote\n- ذكر\n")]);
            let (files, problems) = merge(&[low, high]);
            assert_eq!(problems, []);
            assert!(files["verbs/reporting.txt"].entries.is_empty(), "{file}");
            assert_eq!(files[file].entries.len(), 1);
        }
    }

    #[test]
    fn taking_out_what_is_not_there_is_a_problem() {
        let (_, p) = merge(&[layer("", "قال\n"), layer("u/", "- ذكر\n")]);
        assert_eq!(p.len(), 1);
    }
}
