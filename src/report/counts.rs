//! How many statements of which stance: by speaker, country, month ...

use super::{Collection, Reported};
use std::collections::HashMap;

/// The name for statements that take no stance.
pub const PLAIN: &str = "none";

/// What statements are counted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum By {
    /// The speaker's name.
    Speaker,
    /// The entity behind the name, or else the name.
    Entity,
    /// The state that the speaker is or belongs to.
    Country,
    /// Each stance, and `none`.
    Stance,
    /// Whom or what the stance is directed at.
    Target,
    /// The month of the article.
    Month,
    /// The article.
    Document,
}

impl By {
    /// All of them, in the order of a summary.
    pub const ALL: [By; 7] = [
        By::Stance,
        By::Speaker,
        By::Entity,
        By::Country,
        By::Target,
        By::Month,
        By::Document,
    ];

    /// Its name in the outputs.
    pub fn name(self) -> &'static str {
        match self {
            By::Speaker => "speaker",
            By::Entity => "entity",
            By::Country => "country",
            By::Stance => "stance",
            By::Target => "target",
            By::Month => "month",
            By::Document => "document",
        }
    }

    /// Under what a statement counts; nothing where that is not known.
    fn values(self, collection: &Collection<'_>, statement: &Reported<'_>) -> Vec<String> {
        let article = &collection.articles[statement.article];
        let one = |value: Option<&str>| value.map(str::to_owned).into_iter().collect();
        match self {
            By::Speaker => one(statement.row.name.as_deref()),
            By::Entity => one(statement.who()),
            By::Country => one(statement.row.country.as_deref()),
            By::Target => one(statement.whom()),
            By::Month => article.date.map(|d| d.month()).into_iter().collect(),
            By::Document => one(Some(article.id)),
            By::Stance if statement.row.stance.is_empty() => one(Some(PLAIN)),
            By::Stance => statement.row.stance.clone(),
        }
    }
}

/// A row of counts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Count {
    /// What it counts; `None` for the statements of which that is not known.
    pub value: Option<String>,
    /// How many statements.
    pub statements: usize,
    /// How many of each of the [`labels`]; a statement with two stances counts under both.
    pub stances: Vec<usize>,
}

/// The stances that occur, the most frequent first, and [`PLAIN`] at the end where there are such statements.
pub fn labels(collection: &Collection<'_>) -> Vec<String> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for label in collection.standing().flat_map(|s| &s.row.stance) {
        *counts.entry(label).or_default() += 1;
    }
    let mut labels: Vec<_> = counts.into_iter().collect();
    labels.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    let plain = collection.standing().any(|s| s.row.stance.is_empty());
    let labels = labels.into_iter().map(|(label, _)| label);
    labels.chain(plain.then_some(PLAIN)).map(str::to_owned).collect()
}

/// Counts the statements that no reviewer rejected: months in their order, all else the most frequent first, and what is
/// not known at the end.
pub fn count(collection: &Collection<'_>, by: By, labels: &[String]) -> Vec<Count> {
    let columns: HashMap<&str, usize> = labels.iter().enumerate().map(|(i, l)| (&**l, i)).collect();
    let mut counts: HashMap<Option<String>, Count> = HashMap::new();
    let mut add = |value: Option<String>, statement: &Reported<'_>| {
        let count = counts.entry(value).or_insert_with_key(|value| Count {
            value: value.clone(),
            statements: 0,
            stances: vec![0; labels.len()],
        });
        count.statements += 1;
        let stances = statement.row.stance.iter().map(|l| &**l);
        let plain = statement.row.stance.is_empty().then_some(PLAIN);
        for column in stances.chain(plain).filter_map(|label| columns.get(label)) {
            count.stances[*column] += 1;
        }
    };
    for statement in collection.standing() {
        let values = by.values(collection, statement);
        if values.is_empty() {
            add(None, statement);
        }
        for value in values {
            add(Some(value), statement);
        }
    }
    let mut counts: Vec<Count> = counts.into_values().collect();
    counts.sort_by(|a, b| {
        let known = a.value.is_none().cmp(&b.value.is_none());
        let frequent = match by {
            By::Month => std::cmp::Ordering::Equal,
            _ => b.statements.cmp(&a.statements),
        };
        known.then(frequent).then_with(|| a.value.cmp(&b.value))
    });
    counts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::TableRow;
    use crate::report::{Article, Date};
    use crate::review::Status;

    /// A collection of an article for each statement.
    fn collection(rows: &[(&str, &[&str], &'static str)]) -> Collection<'static> {
        let article = |&(_, _, date): &(&str, &[&str], &'static str)| Article {
            id: date,
            fields: serde_json::Map::new(),
            date: Date::read(date),
            text: None,
        };
        let statement = |(at, (name, stance, _)): (usize, &(&str, &[&str], &str))| Reported {
            article: at,
            row: TableRow {
                name: (!name.is_empty()).then(|| (*name).to_owned()),
                stance: stance.iter().map(|&s| s.to_owned()).collect(),
                ..TableRow::default()
            },
            content: String::new(),
            target: None,
            status: Status::Open,
            decision: None,
        };
        Collection {
            articles: rows.iter().map(article).collect(),
            statements: rows.iter().enumerate().map(statement).collect(),
            silent: 0,
        }
    }

    #[test]
    fn statements_count_under_each_of_their_stances() {
        let collection = collection(&[
            ("", &[], "2026-02-01"),
            ("", &["denial"], "2026-02-01"),
            ("B", &["denial", "demand"], "2026-01-05"),
            ("A", &["denial"], "?"),
        ]);
        let labels = labels(&collection);
        assert_eq!(labels, ["denial", "demand", PLAIN]);
        let counted = |by| {
            let rows = count(&collection, by, &labels).into_iter();
            rows.map(|c| (c.value.unwrap_or_default(), c.statements, c.stances))
                .collect::<Vec<_>>()
        };
        let expected = |rows: &[(&str, usize, [usize; 3])]| {
            let rows = rows.iter();
            rows.map(|(value, n, stances)| ((*value).to_owned(), *n, stances.to_vec()))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            counted(By::Speaker),
            expected(&[("A", 1, [1, 0, 0]), ("B", 1, [1, 1, 0]), ("", 2, [1, 0, 1])])
        );
        assert_eq!(
            counted(By::Month),
            expected(&[("2026-01", 1, [1, 1, 0]), ("2026-02", 2, [1, 0, 1]), ("", 1, [1, 0, 0])])
        );
        assert_eq!(
            counted(By::Stance),
            expected(&[
                ("denial", 3, [3, 1, 0]),
                ("demand", 1, [1, 1, 0]),
                (PLAIN, 1, [0, 0, 1])
            ])
        );
    }
}
