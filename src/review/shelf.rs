//! The articles that a table was made from.

use crate::input::Documents;
use crate::statement::Document;
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

/// Gives out articles, each once.
///
/// A document is the article of that id in that file. Where no document is, it is the only one of the file, or the part of
/// that number where the file is a long text, since the id of a text file depends on what was read beside it; or the only one
/// of that id, since folders are moved.
pub(super) struct Shelf {
    /// Whether the caller named the files; else the table's word is taken.
    named: bool,
    /// Where the table lies.
    folder: PathBuf,
    documents: Vec<Option<Document>>,
    by_id: HashMap<String, Vec<usize>>,
    by_source: HashMap<String, Vec<usize>>,
}

impl Shelf {
    /// The articles in `inputs`, or where there are none in the files that the table at `table` names.
    pub(super) fn new(inputs: &[PathBuf], table: &Path) -> Self {
        let folder = table.parent().map(Path::to_owned).unwrap_or_default();
        let mut shelf = Shelf {
            named: !inputs.is_empty(),
            folder: folder.canonicalize().unwrap_or(folder),
            documents: Vec::new(),
            by_id: HashMap::new(),
            by_source: HashMap::new(),
        };
        for document in Documents::of(inputs, Some(table)).filter_map(Result::ok) {
            let source = document.source.clone();
            shelf.put(document, source);
        }
        shelf
    }

    fn put(&mut self, document: Document, source: String) {
        let place = self.documents.len();
        self.by_id.entry(document.id.clone()).or_default().push(place);
        self.by_source.entry(source).or_default().push(place);
        self.documents.push(Some(document));
    }

    /// The article `id` of the file `source`.
    pub(super) fn take(&mut self, id: &str, source: &str) -> Result<Document, Missing> {
        if !self.named {
            if source.is_empty() || source == "-" {
                return Err(Missing::Unnamed);
            }
            self.open(source);
        }
        let none = Vec::new();
        let of_source = self.by_source.get(source).unwrap_or(&none);
        let mut place = of_source.iter().copied().find(|&i| self.is_there(i, id));
        place = place.or_else(|| sole(of_source));
        place = place.or_else(|| self.part(of_source, id));
        if self.named {
            place = place.or_else(|| sole(self.by_id.get(id).unwrap_or(&none)));
        }
        let missing = || {
            if self.named {
                Missing::NotNamed
            } else {
                Missing::NotFound(source.to_owned())
            }
        };
        let place = place.ok_or_else(missing)?;
        self.documents[place].take().ok_or_else(missing)
    }

    fn is_there(&self, place: usize, id: &str) -> bool {
        self.documents[place].as_ref().is_some_and(|d| d.id == id)
    }

    /// The part of a text in the `places` of its file that has the number of `id`.
    fn part(&self, places: &[usize], id: &str) -> Option<usize> {
        let number = |id: &str| id.rsplit_once('#')?.1.parse::<usize>().ok();
        let wanted = number(id)?;
        let &place = places.get(wanted.checked_sub(1)?)?;
        let found = self.documents[place].as_ref()?;
        (number(&found.id) == Some(wanted)).then_some(place)
    }

    /// Reads the file `source` as the table names it, where that was not done yet.
    fn open(&mut self, source: &str) {
        if self.by_source.contains_key(source) {
            return;
        }
        self.by_source.insert(source.to_owned(), Vec::new());
        let path = place(source, &self.folder);
        // who misses an article is told so
        for document in Documents::of(path.as_slice(), None).filter_map(Result::ok) {
            self.put(document, source.to_owned());
        }
    }
}

fn sole(places: &[usize]) -> Option<usize> {
    match places {
        &[only] => Some(only),
        _ => None,
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

#[cfg(test)]
mod tests {
    use super::*;

    fn shelf(documents: &[(&str, &str, &str)]) -> Shelf {
        let mut shelf = Shelf::new(&[], Path::new("t"));
        shelf.named = true;
        for &(id, source, text) in documents {
            let document = Document {
                id: id.into(),
                text: text.into(),
                ..Document::default()
            };
            shelf.put(document, source.into());
        }
        shelf
    }

    #[test]
    fn articles_are_found_by_id_and_file_or_either() {
        let texts = |documents: &[(&str, &str, &str)]| {
            let mut shelf = shelf(documents);
            ["x/a.txt", "y/a.txt"].map(|source| shelf.take("a", source).map(|d| d.text).unwrap_or_default())
        };
        assert_eq!(texts(&[("a", "y/a.txt", "2"), ("a", "x/a.txt", "1")]), ["1", "2"]);
        assert_eq!(texts(&[("y/a", "y/a.txt", "2"), ("x/a", "x/a.txt", "1")]), ["1", "2"]);
        assert_eq!(texts(&[("a", "z/a.txt", "1"), ("b", "z/b.txt", "2")]), ["1", ""]);
    }

    #[test]
    fn parts_of_a_long_text_are_found_by_their_number() {
        let mut shelf = shelf(&[
            ("y/a#1", "y/a.txt", "1"),
            ("y/a#2", "y/a.txt", "2"),
            ("b", "y/a.txt", "3"),
        ]);
        assert_eq!(shelf.take("a#2", "y/a.txt").map(|d| d.text).as_deref(), Ok("2"));
        assert_eq!(shelf.take("a#2", "y/a.txt"), Err(Missing::NotNamed));
        assert_eq!(shelf.take("a#3", "y/a.txt"), Err(Missing::NotNamed));
    }

    #[test]
    fn who_is_missed_is_told_why() {
        assert_eq!(shelf(&[]).take("a", "a.txt"), Err(Missing::NotNamed));
        let mut shelf = Shelf::new(&[], Path::new("t"));
        assert_eq!(shelf.take("a", "-"), Err(Missing::Unnamed));
        assert_eq!(shelf.take("a", "none.txt"), Err(Missing::NotFound("none.txt".into())));
    }
}
