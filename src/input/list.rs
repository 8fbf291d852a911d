//! Which files the inputs name, in what order, and the ids of their documents.

use super::format::{InputFormat, without_compression};
use super::{InputError, Origin, Reader};
use std::collections::HashMap;
use std::fmt;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// Something to read documents from.
pub(super) enum Source {
    /// Standard input.
    Stdin,
    /// What a program that uses the library gives.
    Given {
        /// What it is called.
        name: PathBuf,
        reader: Reader,
    },
    /// A file, and the id its document has if it is text.
    File {
        /// Where it is.
        path: PathBuf,
        /// The shortest name of the file that no other file shares.
        id: String,
    },
}

impl fmt::Debug for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Source::Stdin => f.write_str("Stdin"),
            Source::Given { name, .. } => f.debug_tuple("Given").field(name).finish(),
            Source::File { path, .. } => f.debug_tuple("File").field(path).finish(),
        }
    }
}

/// A file before it has its id.
struct Found {
    path: PathBuf,
    /// Its path below the folder that was named, or as it was named itself.
    relative: PathBuf,
}

enum Item {
    Stdin,
    Found(Found),
    Fault(InputError),
}

/// Lists the files of `inputs`; folders are walked in the order of names, through links.
///
/// Files that the run itself writes, `own`, are passed over.
pub(super) fn list(inputs: &[PathBuf], own: &[PathBuf]) -> Vec<Result<Source, InputError>> {
    let own: Vec<PathBuf> = own.iter().filter_map(|o| o.canonicalize().ok()).collect();
    let mut items = Vec::new();
    for input in inputs {
        if input.as_os_str() == "-" {
            items.push(Item::Stdin);
            continue;
        }
        match std::fs::metadata(input) {
            Ok(m) if m.is_dir() => walk(input, &own, &mut items),
            Ok(_) => items.push(Item::Found(Found {
                path: input.clone(),
                relative: input.clone(),
            })),
            Err(e) => items.push(Item::Fault(Origin::file(input).unreadable(e))),
        }
    }
    give_ids(items)
}

fn walk(folder: &Path, own: &[PathBuf], items: &mut Vec<Item>) {
    let before = items.len();
    let hidden = |name: &std::ffi::OsStr| name.as_encoded_bytes().starts_with(b".");
    let walker = WalkDir::new(folder).follow_links(true).sort_by_file_name().into_iter();
    for entry in walker.filter_entry(|e| e.depth() == 0 || !hidden(e.file_name())) {
        match entry {
            Ok(e) if !e.file_type().is_file() => {}
            Ok(e) if !own.is_empty() && e.path().canonicalize().is_ok_and(|p| own.contains(&p)) => {}
            Ok(e) => {
                let relative = e.path().strip_prefix(folder).unwrap_or(e.path()).to_owned();
                items.push(Item::Found(Found {
                    path: e.into_path(),
                    relative,
                }));
            }
            // A link that cannot be followed is met before `filter_entry` can hide it.
            Err(e) if e.depth() > 0 && e.path().and_then(Path::file_name).is_some_and(hidden) => {}
            Err(e) => items.push(Item::Fault(fault(e, folder))),
        }
    }
    if items.len() == before {
        items.push(Item::Fault(InputError::EmptyFolder {
            path: folder.to_owned(),
        }));
    }
}

fn fault(error: walkdir::Error, folder: &Path) -> InputError {
    let path = error.path().unwrap_or(folder).to_owned();
    match error.loop_ancestor().map(Path::to_owned) {
        Some(above) => InputError::Loop { path, above },
        None => {
            let source = error
                .into_io_error()
                .unwrap_or_else(|| std::io::Error::other("the folder cannot be walked"));
            Origin::file(&path).unreadable(source)
        }
    }
}

/// Gives every file the shortest id that no other file shares: its stem, its relative path without extension, its path.
fn give_ids(items: Vec<Item>) -> Vec<Result<Source, InputError>> {
    let mut stems: HashMap<String, usize> = HashMap::new();
    let mut relatives: HashMap<String, usize> = HashMap::new();
    for item in &items {
        // The documents of tables and the like bring their own ids.
        if let Item::Found(found) = item
            && !InputFormat::of_name(&found.path).is_some_and(InputFormat::has_ids)
        {
            *stems.entry(stem(&found.path)).or_default() += 1;
            *relatives.entry(without_extension(&found.relative)).or_default() += 1;
        }
    }
    let id = |found: &Found| {
        let (short, longer) = (stem(&found.path), without_extension(&found.relative));
        match (stems.get(&short), relatives.get(&longer)) {
            (None | Some(1), _) => short,
            (_, Some(1)) => longer,
            _ => with_slashes(&found.path),
        }
    };
    let source = |item| match item {
        Item::Stdin => Ok(Source::Stdin),
        Item::Found(found) => Ok(Source::File {
            id: id(&found),
            path: found.path,
        }),
        Item::Fault(e) => Err(e),
    };
    items.into_iter().map(source).collect()
}

/// The id of a text whose file shares its name with no other.
pub(super) fn stem(path: &Path) -> String {
    let path = without_compression(path);
    path.file_stem()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
        .into_owned()
}

fn without_extension(path: &Path) -> String {
    with_slashes(&without_compression(path).with_extension(""))
}

fn with_slashes(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(files: &[(&str, &str)]) -> Vec<String> {
        let found = |(path, relative): &(&str, &str)| {
            Item::Found(Found {
                path: path.into(),
                relative: relative.into(),
            })
        };
        let id = |source| match source {
            Ok(Source::File { id, .. }) => id,
            other => panic!("{other:?}"),
        };
        give_ids(files.iter().map(found).collect())
            .into_iter()
            .map(id)
            .collect()
    }

    #[test]
    fn the_stem_where_it_is_the_only_one() {
        assert_eq!(ids(&[("in/a.txt", "a.txt"), ("in/b.txt", "b.txt")]), ["a", "b"]);
        assert_eq!(ids(&[("in/a.txt", "a.txt"), ("in/a.jsonl", "a.jsonl")])[0], "a");
        assert_eq!(
            ids(&[("in/a.txt.gz", "a.txt.gz"), ("b.csv.gz", "b.csv.gz")]),
            ["a", "b"]
        );
    }

    #[test]
    fn the_relative_path_where_two_share_a_stem() {
        assert_eq!(
            ids(&[("in/x/a.txt", "x/a.txt"), ("in/y/a.txt", "y/a.txt")]),
            ["x/a", "y/a"]
        );
    }

    #[test]
    fn the_whole_path_where_two_share_the_relative_one() {
        assert_eq!(
            ids(&[("in/a.txt", "a.txt"), ("in/a.text", "a.text")]),
            ["in/a.txt", "in/a.text"]
        );
    }
}
