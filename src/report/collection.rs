//! What there is to look at: the statements of a table, with their articles and the reviewers' decisions.

use super::Date;
use crate::output::{Points, TableRow};
use crate::review::{Anchor, Decision, Offsets, Verdict, document_hash, lay};
use crate::statement::Document;
use serde_json::{Map, Value};
use std::collections::HashMap;

/// Stands between the halves of a split quotation.
const GAP: &str = " [...] ";

/// An article that statements were found in.
#[derive(Debug, Clone)]
pub struct Article {
    /// What the table calls it.
    pub id: String,
    /// What the input knew of it.
    pub fields: Map<String, Value>,
    /// When it appeared, where that is known.
    pub date: Option<Date>,
    /// Its text, where it could be read and the statements lie in it.
    pub text: Option<String>,
}

/// A statement, with the corrections of reviewers in the machine's place.
#[derive(Debug, Clone)]
pub struct Reported<'d> {
    /// The place of its article among all.
    pub article: usize,
    /// What the table says of it.
    pub row: TableRow,
    /// What was said; empty where neither the table nor an article has it.
    pub content: String,
    /// The words for whom or what its stance is directed at.
    pub target: Option<String>,
    /// What the reviewers made of it.
    pub decision: Option<&'d Decision>,
}

/// Everything that a table holds.
#[derive(Debug)]
pub struct Collection<'d> {
    /// In the table's order.
    pub articles: Vec<Article>,
    /// In the table's order.
    pub statements: Vec<Reported<'d>>,
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
        self.decision.is_some_and(|d| d.verdict == Verdict::Rejected)
    }
}

impl<'d> Collection<'d> {
    /// The statements `rows` of a table, their articles among `documents`, and what `decisions` say of them.
    ///
    /// A document is the article of a row if its id and its file agree, or else one of them where no other shares it. The
    /// date stands in the field
    /// `date_field`, or in one of the usual ones.
    pub fn new(
        rows: Vec<TableRow>,
        documents: Vec<Document>,
        decisions: &'d [Decision],
        date_field: Option<&str>,
    ) -> Self {
        let mut shelf = Shelf::new(documents);
        let mut articles: Vec<Article> = Vec::new();
        let mut places: HashMap<(String, String), usize> = HashMap::new();
        let mut statements = Vec::with_capacity(rows.len());
        for row in rows {
            let key = (row.source_file.clone(), row.document.clone());
            let article = *places.entry(key).or_insert_with(|| {
                articles.push(article(&row, shelf.take(&row), date_field));
                articles.len() - 1
            });
            statements.push(Reported {
                article,
                content: String::new(),
                target: None,
                row,
                decision: None,
            });
        }
        drop_texts_that_do_not_fit(&mut articles, &statements);
        let mut collection = Collection { articles, statements };
        collection.decide(decisions);
        collection.fill_in();
        collection
    }

    /// Lays the decisions over the statements.
    fn decide(&mut self, decisions: &'d [Decision]) {
        let hashes: Vec<String> = self
            .articles
            .iter()
            .map(|a| a.text.as_deref().map_or_else(String::new, document_hash))
            .collect();
        let anchors: Vec<Anchor> = self
            .statements
            .iter()
            .map(|s| Anchor {
                document: hashes[s.article].clone(),
                cue: s.row.cue.map(Offsets::from),
                content: s.row.content.unwrap_or(Points { start: 0, end: 0 }).into(),
            })
            .collect();
        let laid = lay(&anchors.iter().collect::<Vec<_>>(), decisions);
        for (statement, decision) in self.statements.iter_mut().zip(laid) {
            let Some(decision) = decision else { continue };
            statement.decision = Some(decision);
            let (row, changes) = (&mut statement.row, &decision.changes);
            if let Some(name) = &changes.name {
                row.name = Some(name.clone());
                // What the machine knew of the other speaker would be wrong beside it.
                (row.speaker, row.entity, row.country) = (None, None, None);
            }
            if let Some(stance) = &changes.stance {
                row.stance.clone_from(stance);
            }
            if let Some(content) = changes.content {
                row.content = Some(content.into());
                row.words.remove("statement");
            }
        }
    }

    /// Takes from the articles the words that the table has not.
    fn fill_in(&mut self) {
        let letters: Vec<Option<Vec<char>>> = self
            .articles
            .iter()
            .map(|a| a.text.as_ref().map(|t| t.chars().collect()))
            .collect();
        for statement in &mut self.statements {
            let letters = letters[statement.article].as_deref();
            let words = |span: Option<Points>| Some(letters?.get(span?.start..span?.end)?.iter().collect::<String>());
            let row = &mut statement.row;
            let halves = [words(row.content), words(row.content2)];
            let said = halves.into_iter().flatten().collect::<Vec<_>>().join(GAP);
            let in_table = row.words.remove("statement").unwrap_or_default();
            statement.content = if said.is_empty() { in_table } else { said };
            let in_table = row.words.remove("target");
            statement.target = words(row.target).or(in_table);
        }
    }

    /// The statements that no reviewer rejected.
    pub fn standing(&self) -> impl Iterator<Item = &Reported<'d>> {
        self.statements.iter().filter(|s| !s.is_rejected())
    }
}

fn article(row: &TableRow, document: Option<Document>, date_field: Option<&str>) -> Article {
    let mut fields = row.fields.clone();
    let mut text = None;
    if let Some(document) = document {
        text = Some(document.text);
        for (name, value) in document.fields {
            fields.entry(name).or_insert(value);
        }
    }
    Article {
        id: row.document.clone(),
        date: Date::of(&fields, date_field),
        fields,
        text,
    }
}

/// A text in which a statement lies outside is not the one that was tagged: nothing of it could be shown in its place.
fn drop_texts_that_do_not_fit(articles: &mut [Article], statements: &[Reported<'_>]) {
    let lengths: Vec<usize> = articles
        .iter()
        .map(|a| a.text.as_ref().map_or(0, |t| t.chars().count()))
        .collect();
    for statement in statements {
        let row = &statement.row;
        let spans = [row.cue, row.speaker, row.content, row.content2, row.target];
        let fits = |p: &Points| p.start <= p.end && p.end <= lengths[statement.article];
        if !spans.iter().flatten().all(fits) {
            articles[statement.article].text = None;
        }
    }
}

impl From<Offsets> for Points {
    fn from(offsets: Offsets) -> Self {
        Points {
            start: offsets.start,
            end: offsets.end,
        }
    }
}

/// The documents that can be read, until a row asks for them.
struct Shelf {
    documents: Vec<Option<Document>>,
    by_id: HashMap<String, Vec<usize>>,
    by_source: HashMap<String, Vec<usize>>,
}

impl Shelf {
    fn new(documents: Vec<Document>) -> Self {
        let mut by_id: HashMap<String, Vec<usize>> = HashMap::new();
        let mut by_source: HashMap<String, Vec<usize>> = HashMap::new();
        for (i, document) in documents.iter().enumerate() {
            by_id.entry(document.id.clone()).or_default().push(i);
            by_source.entry(document.source.clone()).or_default().push(i);
        }
        Shelf {
            documents: documents.into_iter().map(Some).collect(),
            by_id,
            by_source,
        }
    }

    fn take(&mut self, row: &TableRow) -> Option<Document> {
        let none = Vec::new();
        let of_id = self.by_id.get(&row.document).unwrap_or(&none);
        let of_source = self.by_source.get(&row.source_file).unwrap_or(&none);
        let is_of_source = |i: &usize| {
            let document = self.documents[*i].as_ref();
            document.is_some_and(|d| d.source == row.source_file)
        };
        let both = of_id.iter().copied().find(is_of_source);
        // The id of a text file depends on what was read beside it; its file does not. A folder that was moved keeps ids.
        let place = both.or_else(|| sole(of_source)).or_else(|| sole(of_id))?;
        self.documents[place].take()
    }
}

fn sole(places: &[usize]) -> Option<usize> {
    match places {
        &[only] => Some(only),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::Changes;

    const TEXT: &str = "قال الوزير إن الاتفاق قريب.";

    fn points(start: usize, end: usize) -> Option<Points> {
        Some(Points { start, end })
    }

    fn row(document: &str, source: &str) -> TableRow {
        TableRow {
            document: document.into(),
            source_file: source.into(),
            name: Some("الوزير".into()),
            entity: Some("X".into()),
            cue: points(0, 3),
            content: points(14, 26),
            ..TableRow::default()
        }
    }

    fn document(id: &str, source: &str, text: &str) -> Document {
        Document {
            id: id.into(),
            source: source.into(),
            text: text.into(),
            ..Document::default()
        }
    }

    #[test]
    fn articles_are_found_by_id_and_file_or_either() {
        let rows = || vec![row("a", "x/a.txt"), row("a", "y/a.txt")];
        let texts = |documents| {
            let texts = Collection::new(rows(), documents, &[], None).articles;
            texts
                .into_iter()
                .map(|a| a.text.unwrap_or_default())
                .collect::<Vec<_>>()
        };
        let (first, second) = (format!("{TEXT} 1"), format!("{TEXT} 2"));
        let both = vec![document("a", "y/a.txt", &second), document("a", "x/a.txt", &first)];
        assert_eq!(texts(both), [&*first, &*second]);
        let renamed = vec![document("y/a", "y/a.txt", &second), document("x/a", "x/a.txt", &first)];
        assert_eq!(texts(renamed), [&*first, &*second]);
        let moved = vec![document("a", "z/a.txt", &first), document("b", "z/b.txt", &second)];
        assert_eq!(texts(moved), [&*first, ""]);
    }

    #[test]
    fn an_article_that_is_too_short_is_not_the_one_that_was_tagged() {
        let found = Collection::new(vec![row("a", "")], vec![document("a", "", "قال")], &[], None);
        assert_eq!(
            (found.articles[0].text.as_deref(), found.statements[0].content.as_str()),
            (None, "")
        );
    }

    #[test]
    fn corrections_stand_in_the_place_of_the_machine() {
        let decision = Decision {
            time: "2026-01-31T12:00:00Z".into(),
            reviewer: "سلمى".into(),
            anchor: Anchor {
                document: document_hash(TEXT),
                cue: Some(Offsets { start: 0, end: 3 }),
                content: Offsets { start: 14, end: 26 },
            },
            verdict: Verdict::Accepted,
            changes: Changes {
                name: Some("الرئيس".into()),
                stance: Some(vec!["denial".into()]),
                content: Some(Offsets { start: 14, end: 21 }),
                ..Changes::default()
            },
            note: String::new(),
        };
        let decisions = [decision];
        let found = Collection::new(vec![row("a", "")], vec![document("a", "", TEXT)], &decisions, None);
        let statement = &found.statements[0];
        assert_eq!((statement.who(), &*statement.content), (Some("الرئيس"), "الاتفاق"));
        assert_eq!(statement.row.stance, ["denial"]);
        assert!(statement.decision.is_some() && !statement.is_rejected());
    }
}
