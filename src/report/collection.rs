//! What there is to look at: the statements of a table as reviewers left them, with their articles and what is told of
//! them.

use super::Date;
use crate::output::{Letters, TableRow};
use crate::review::{self, Decision, Status, Table, Verdict};
use serde_json::{Map, Value};

/// An article in which statements were found.
#[derive(Debug, Clone)]
pub struct Article<'t> {
    /// What the table calls it.
    pub id: &'t str,
    /// What table and input know of it.
    pub fields: Map<String, Value>,
    /// When it appeared, where that is known.
    pub date: Option<Date>,
    /// Its text, where it could be read and the statements lie in it.
    pub text: Option<&'t str>,
}

/// A statement, with the corrections of reviewers in the machine's place.
#[derive(Debug, Clone)]
pub struct Reported<'t> {
    /// The place of its article among all.
    pub article: usize,
    /// What the table says of it.
    pub row: TableRow,
    /// What was said; empty where neither the table nor an article has it.
    pub content: String,
    /// The words for whom or what its stance is directed at.
    pub target: Option<String>,
    /// How far it is reviewed.
    pub status: Status,
    /// The decision that counts, where there is one.
    pub decision: Option<&'t Decision>,
}

/// Everything that a table holds.
#[derive(Debug)]
pub struct Collection<'t> {
    /// In the table's order.
    pub articles: Vec<Article<'t>>,
    /// In the table's order.
    pub statements: Vec<Reported<'t>>,
    /// How many articles were read and have no statement, as far as the table says: lines of JSON do, cells do not.
    pub silent: usize,
}

impl Reported<'_> {
    /// Who speaks: the entity behind the name, or else the name.
    pub fn who(&self) -> Option<&str> {
        self.row.entity.as_deref().or(self.row.name.as_deref())
    }

    /// Whom or what the stance is directed at: the entity behind the words, or else the words.
    pub fn whom(&self) -> Option<&str> {
        self.row.target_entity.as_deref().or(self.target.as_deref())
    }

    /// Whether a reviewer said that it is none.
    pub fn is_rejected(&self) -> bool {
        self.status == Status::Rejected
    }
}

impl<'t> Collection<'t> {
    /// What `table` holds. The date of an article stands in the field `date_field`, or in one of the usual ones.
    pub fn new(table: &'t Table, date_field: Option<&str>) -> Self {
        let articles = table.articles().iter().filter(|a| !a.entries.is_empty());
        Collection {
            silent: table.articles().len() - articles.clone().count(),
            articles: articles.clone().map(|a| Article::new(a, date_field)).collect(),
            statements: articles.enumerate().flat_map(|(at, a)| reported(at, a)).collect(),
        }
    }

    /// The statements that no reviewer rejected.
    pub fn standing(&self) -> impl Iterator<Item = &Reported<'t>> {
        self.statements.iter().filter(|s| !s.is_rejected())
    }
}

impl<'t> Article<'t> {
    fn new(article: &'t review::Article, date_field: Option<&str>) -> Self {
        let mut fields = article.fields.clone();
        for (name, value) in &article.input_fields {
            fields.entry(name).or_insert_with(|| value.clone());
        }
        Article {
            id: &article.id,
            date: Date::of(&fields, date_field),
            fields,
            text: article.text.as_deref().ok(),
        }
    }
}

/// The statements of the article at `at`.
fn reported(at: usize, article: &review::Article) -> Vec<Reported<'_>> {
    let letters = article.text.as_deref().ok().map(Letters::new);
    let one = |entry| {
        let mut row = article.corrected(entry);
        let words = |target| letters.as_ref()?.words(target).map(str::to_owned);
        let in_table = row.words.remove("target");
        Reported {
            article: at,
            target: row.target.and_then(words).or(in_table),
            content: article.said(entry).into_owned(),
            status: entry.standing().status,
            decision: entry.decision().filter(|d| d.verdict != Verdict::Open),
            row,
        }
    };
    article.entries.iter().map(one).collect()
}
