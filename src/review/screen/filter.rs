//! Which statements the queue shows.

use super::picker::Choice;
use super::state::Item;
use super::{folded, holds};
use crate::review::Status;
use std::collections::BTreeMap;

/// What is asked of a statement; all of it must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Filter {
    status: Option<Status>,
    /// The main stance; empty for plain information.
    stance: Option<String>,
    /// Who speaks; empty for nobody.
    speaker: Option<String>,
    document: Option<String>,
    /// A confidence below this many hundredths.
    below: Option<u32>,
    /// Words of the statement, the speaker or the document.
    pub search: String,
}

/// What can be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Status,
    Stance,
    Speaker,
    Document,
    Confidence,
}

impl Field {
    const ALL: [Field; 5] = [
        Field::Status,
        Field::Stance,
        Field::Speaker,
        Field::Document,
        Field::Confidence,
    ];

    fn name(self) -> &'static str {
        match self {
            Field::Status => "status",
            Field::Stance => "stance",
            Field::Speaker => "speaker",
            Field::Document => "document",
            Field::Confidence => "confidence",
        }
    }

    pub(super) fn named(name: &str) -> Option<Self> {
        Field::ALL.into_iter().find(|f| f.name() == name)
    }
}

/// What stands for everything in a list of values, and for all fields in the list of fields.
pub(super) const ALL: &str = "all";

/// The bounds of the confidence that are offered, in hundredths.
const BOUNDS: [u32; 6] = [50, 60, 70, 80, 90, 95];

fn choice(value: &str, shown: &str, about: String) -> Choice {
    Choice {
        value: value.to_owned(),
        shown: shown.to_owned(),
        about,
    }
}

impl Filter {
    /// Whether the statement is shown.
    pub(super) fn fits(&self, item: Item) -> bool {
        let now = item.entry.standing();
        self.status.is_none_or(|s| s == now.status)
            && self.stance.as_deref().is_none_or(|s| s == now.main())
            && self
                .speaker
                .as_deref()
                .is_none_or(|s| s == now.name.unwrap_or_default())
            && self.document.as_ref().is_none_or(|d| *d == item.article.id)
            && self
                .below
                .is_none_or(|b| item.entry.row.confidence * 100.0 < f64::from(b))
            && self.finds(item)
    }

    fn finds(&self, item: Item) -> bool {
        let wanted = folded(&self.search);
        let now = item.entry.standing();
        let hay = [
            &*item.entry.content,
            now.name.unwrap_or_default(),
            item.entry.id(),
            &item.article.id,
            now.note,
        ];
        wanted.is_empty() || hay.iter().any(|text| holds(&folded(text), &wanted))
    }

    /// The fields to choose from.
    pub(super) fn fields(&self) -> Vec<Choice> {
        let fields = Field::ALL.map(|f| choice(f.name(), f.name(), self.value(f).unwrap_or_default()));
        let all = choice(ALL, "show everything", String::new());
        fields.into_iter().chain([all]).collect()
    }

    /// The values of `field` among the statements, each with their number.
    pub(super) fn values<'a>(field: Field, items: impl Iterator<Item = Item<'a>>) -> Vec<Choice> {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        let mut total = 0;
        for Item { article, entry } in items {
            let now = entry.standing();
            total += 1;
            let mut count = |value: &str| *counts.entry(value.to_owned()).or_default() += 1;
            match field {
                Field::Status => count(now.status.name()),
                Field::Stance => count(now.main()),
                Field::Speaker => count(now.name.unwrap_or_default()),
                Field::Document => count(&article.id),
                Field::Confidence => {
                    let below = BOUNDS.iter().filter(|&&b| entry.row.confidence * 100.0 < f64::from(b));
                    below.for_each(|b| count(&b.to_string()));
                }
            }
        }
        let shown = |value: &str| match field {
            Field::Confidence => format!("below 0.{value}"),
            _ if value.is_empty() => "none".to_owned(),
            _ => value.to_owned(),
        };
        let mut values: Vec<(String, usize)> = counts.into_iter().collect();
        if matches!(field, Field::Speaker | Field::Stance) {
            values.sort_by_key(|&(_, n)| std::cmp::Reverse(n));
        }
        let values = values.iter().map(|(v, n)| choice(v, &shown(v), n.to_string()));
        std::iter::once(choice(ALL, ALL, total.to_string()))
            .chain(values)
            .collect()
    }

    /// Asks `value` of `field`, or nothing any more.
    pub(super) fn set(&mut self, field: Field, value: &str) {
        let value = (value != ALL).then(|| value.to_owned());
        match field {
            Field::Status => self.status = value.and_then(|v| Status::named(&v)),
            Field::Stance => self.stance = value,
            Field::Speaker => self.speaker = value,
            Field::Document => self.document = value,
            Field::Confidence => self.below = value.and_then(|v| v.parse().ok()),
        }
    }

    fn value(&self, field: Field) -> Option<String> {
        let or_none = |s: &String| if s.is_empty() { "none".to_owned() } else { s.clone() };
        match field {
            Field::Status => self.status.map(|s| s.name().to_owned()),
            Field::Stance => self.stance.as_ref().map(or_none),
            Field::Speaker => self.speaker.as_ref().map(or_none),
            Field::Document => self.document.clone(),
            Field::Confidence => self.below.map(|b| format!("below 0.{b}")),
        }
    }

    /// What is asked, in words; empty where nothing is.
    pub(super) fn words(&self) -> String {
        let search = (!self.search.is_empty()).then(|| format!("search {}", self.search));
        let fields = Field::ALL
            .into_iter()
            .filter_map(|f| Some(format!("{} {}", f.name(), self.value(f)?)));
        fields.chain(search).collect::<Vec<_>>().join(", ")
    }
}
