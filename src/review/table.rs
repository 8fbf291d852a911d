//! A table under review: the statements that `tag` found, the articles they were found in, and the decisions of reviewers
//! laid over them. Whoever shows or writes what was reviewed takes it from here.

use super::laying::{Anchors, lay};
use super::shelf::{Missing, Shelf};
use super::{Anchor, Article, Decision, Entry, Verdict};
use crate::output::{TableError, read_table};
use std::path::{Path, PathBuf};

/// All of it, in the table's order.
#[derive(Debug)]
pub struct Table {
    articles: Vec<Article>,
    decisions: Vec<Decision>,
}

impl Table {
    /// The table at `path` over the articles in `inputs`, or where none are named over the files that the table names, with
    /// `decisions` laid over it.
    ///
    /// An article that cannot be had makes no error; [`Table::missing`] tells of it.
    ///
    /// # Errors
    /// When it cannot be read, or is no table that `tag` wrote.
    pub fn read(path: &Path, inputs: &[PathBuf], decisions: Vec<Decision>) -> Result<Self, TableError> {
        let mut shelf = Shelf::new(inputs, path);
        let documents = read_table(path)?.into_iter();
        let mut table = Table {
            articles: documents.map(|d| Article::new(d, &mut shelf)).collect(),
            decisions,
        };
        table.lay();
        Ok(table)
    }

    /// Its documents.
    pub fn articles(&self) -> &[Article] {
        &self.articles
    }

    /// Its statements.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.articles.iter().flat_map(|a| &a.entries)
    }

    /// The statement `id` with its article.
    pub fn find(&self, id: &str) -> Option<(&Article, &Entry)> {
        let mut all = self.articles.iter().flat_map(|a| a.entries.iter().map(move |e| (a, e)));
        all.find(|(_, e)| e.id() == id)
    }

    /// The documents with statements whose text is not there, and why.
    pub fn missing(&self) -> impl Iterator<Item = (&Article, &Missing)> {
        let with_statements = self.articles.iter().filter(|a| !a.entries.is_empty());
        with_statements.filter_map(|a| Some((a, a.text.as_ref().err()?)))
    }

    /// Whether decisions can be tied to all of its statements: the table was written with their offsets.
    pub fn has_offsets(&self) -> bool {
        self.entries().all(|e| e.row.content.is_some())
    }

    /// Takes a decision more.
    pub fn decide(&mut self, decision: Decision) {
        self.decisions.push(decision);
        self.lay();
    }

    /// Lays the decisions over the statements.
    fn lay(&mut self) {
        self.take_in_added();
        let entries = || self.articles.iter().flat_map(|a| a.entries.iter().map(move |e| (a, e)));
        // A decision may have been taken while the text was missing.
        let named: Vec<Anchor> = entries().map(|(article, entry)| named(article, entry)).collect();
        let mut anchors = Anchors::default();
        for (place, ((_, entry), named)) in entries().zip(&named).enumerate() {
            if entry.of_journal {
                anchors.put_added(place, &entry.anchor);
            } else {
                anchors.put(place, named);
                anchors.put(place, &entry.anchor);
            }
        }
        // What the table itself says comes before the journal.
        let own: Vec<Decision> = self.entries().filter_map(Entry::of_table).collect();
        let laid = lay(&anchors, named.len(), own.iter().chain(&self.decisions)).into_iter();
        let laid: Vec<Vec<Decision>> = laid.map(|of| of.into_iter().cloned().collect()).collect();
        let entries = self.articles.iter_mut().flat_map(|a| &mut a.entries);
        for (entry, decisions) in entries.zip(laid) {
            entry.decisions = decisions;
        }
        for article in &mut self.articles {
            // what those who added it took back is none
            let stands = |e: &Entry| e.decisions.iter().any(|d| d.verdict == Verdict::Accepted);
            article.entries.retain(|e| !e.of_journal || stands(e));
        }
    }

    /// Puts the statements that reviewers added among those of their articles, where the table has them not.
    fn take_in_added(&mut self) {
        for article in &mut self.articles {
            article.entries.retain(|e| !e.of_journal);
        }
        let mut anchors = Anchors::default();
        for (place, entry) in self.entries().enumerate() {
            anchors.put(place, &entry.anchor);
        }
        let is_new = |d: &&Decision| d.added && anchors.place(d).is_none();
        let added: Vec<Anchor> = self.decisions.iter().filter(is_new).map(|d| d.anchor.clone()).collect();
        for anchor in added {
            let mut articles = self.articles.iter_mut();
            let Some(article) = articles.find(|a| a.name == anchor.document) else {
                continue;
            };
            let Ok(text) = &article.text else { continue };
            let (again, behind) = (
                |e: &Entry| e.of_journal && e.anchor.content == anchor.content,
                |e: &Entry| e.anchor.content.start > anchor.content.start,
            );
            if let Some(entry) = Entry::added(&article.id, text, &anchor)
                && !article.entries.iter().any(again)
            {
                let place = article.entries.iter().position(behind);
                article.entries.insert(place.unwrap_or(article.entries.len()), entry);
            }
        }
    }
}

/// What decisions call a statement of the article while its text is missing.
fn named(article: &Article, entry: &Entry) -> Anchor {
    Anchor {
        document: article.alias.clone(),
        ..entry.anchor.clone()
    }
}
