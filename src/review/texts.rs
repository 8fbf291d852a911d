//! The texts of the articles that a table was made from.

use crate::input::Documents;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// Why the text of an article is not there.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Missing {
    /// The table does not say which file it was.
    #[error("the table does not say which file it was read from; name it with --articles")]
    Unnamed,
    /// It is in none of the files that were named.
    #[error("it is not among those that --articles names")]
    NotNamed,
    /// The file is not there, or holds other articles.
    #[error("it is not in {0}; name the file or folder where it is now with --articles")]
    NotFound(String),
    /// It is not the text that the table was made from.
    #[error("its text has changed since the table was made; tag it again")]
    Changed,
}

/// Gives out texts by the article's id and the file that the table says it was read from.
pub(super) struct Texts {
    /// The texts that the caller named, by their ids; `None` where the table's word is taken.
    named: Option<HashMap<String, String>>,
    /// Where the table lies.
    folder: PathBuf,
    /// The files that were read so far, with their texts.
    files: HashMap<String, HashMap<String, String>>,
}

impl Texts {
    /// Those in `inputs`, or where there are none in the files that the table at `table` names.
    pub(super) fn new(inputs: &[PathBuf], table: &Path) -> Self {
        let folder = table.parent().map(Path::to_owned).unwrap_or_default();
        Texts {
            named: (!inputs.is_empty()).then(|| read(inputs, table)),
            folder: folder.canonicalize().unwrap_or(folder),
            files: HashMap::new(),
        }
    }

    /// The text of the article `id` of the file `source`.
    pub(super) fn find(&mut self, id: &str, source: &str) -> Result<String, Missing> {
        if let Some(named) = &self.named {
            return named.get(id).cloned().ok_or(Missing::NotNamed);
        }
        if source.is_empty() || source == "-" {
            return Err(Missing::Unnamed);
        }
        let folder = &self.folder;
        let texts = self
            .files
            .entry(source.to_owned())
            .or_insert_with(|| place(source, folder).map_or_else(HashMap::new, |path| read(&[path], Path::new(""))));
        let text = match texts.len() {
            // A text file alone may have another id than among those it was tagged with.
            1 => texts.values().next(),
            _ => texts.get(id),
        };
        text.cloned().ok_or_else(|| Missing::NotFound(source.to_owned()))
    }
}

/// Where the file `source` lies: as `tag` was told it, seen from here or from one of the folders above the table.
fn place(source: &str, folder: &Path) -> Option<PathBuf> {
    let here = PathBuf::from(source);
    if here.exists() {
        return Some(here);
    }
    folder.ancestors().map(|a| a.join(source)).find(|path| path.exists())
}

/// The texts of all documents that can be read, by their ids; who misses one is told so.
fn read(inputs: &[PathBuf], table: &Path) -> HashMap<String, String> {
    let documents = Documents::of(inputs, Some(table)).filter_map(Result::ok);
    documents.map(|d| (d.id, d.text)).collect()
}
