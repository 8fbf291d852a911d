//! What other lexicons change in the statements of a document.

use crate::eval::{Judged, matching};
use crate::output::{CodePoints, Points};
use crate::span::Span;
use crate::statement::{Document, EntityRef, Evidence, Statement};
use serde::Serialize;
use std::fmt;

/// In what a statement differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Difference {
    /// It is there only now.
    Gained,
    /// It is there no more.
    Lost,
    /// It has other stances, or the same in another order.
    Relabelled,
    /// It has another speaker: another phrase, another name, or another entity behind the name.
    Respeakered,
    /// It has another content.
    Recut,
    /// Its stance is directed at somebody else.
    Retargeted,
}

impl Difference {
    /// All of them.
    pub const ALL: [Difference; 6] = [
        Difference::Gained,
        Difference::Lost,
        Difference::Relabelled,
        Difference::Respeakered,
        Difference::Recut,
        Difference::Retargeted,
    ];

    /// Its name in the outputs.
    pub fn name(self) -> &'static str {
        match self {
            Difference::Gained => "gained",
            Difference::Lost => "lost",
            Difference::Relabelled => "relabelled",
            Difference::Respeakered => "respeakered",
            Difference::Recut => "recut",
            Difference::Retargeted => "retargeted",
        }
    }

    /// What differs.
    fn subject(self) -> &'static str {
        match self {
            Difference::Gained | Difference::Lost => "",
            Difference::Relabelled => "stance",
            Difference::Respeakered => "speaker",
            Difference::Recut => "content",
            Difference::Retargeted => "target",
        }
    }
}

/// A statement as one set of lexicons gives it, in words; its offset counts code points.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Side {
    /// The cue; `None` for a quotation that goes on without one.
    pub cue: Option<String>,
    /// Who the speaker is.
    pub name: Option<String>,
    /// The entry of the lexicons behind the name.
    pub entity: Option<String>,
    /// What was said, a quotation in two halves put together.
    pub content: String,
    /// Where it stands.
    pub at: Points,
    /// The stances, the main one first.
    pub stance: Vec<String>,
    /// Whom or what the stance is directed at.
    pub target: Option<String>,
    /// The entry of the lexicons behind the target.
    pub target_entity: Option<String>,
    /// The entries and rules that only this side rests on.
    pub evidence: Vec<String>,
}

/// A statement that is not the same with both sets of lexicons.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The document's id.
    pub document: String,
    /// In what it differs, at least one thing.
    pub changes: Vec<Difference>,
    /// As it was; `None` for a statement gained.
    pub before: Option<Side>,
    /// As it is; `None` for a statement lost.
    pub after: Option<Side>,
}

impl Change {
    /// What the second tagging of `document` changes in the first, in the order of the text.
    ///
    /// Statements are the same where their cues overlap, or without cues half of their contents.
    pub fn between(document: &Document, before: &[Statement], after: &[Statement]) -> Vec<Change> {
        let text = &document.text;
        let pairs = matching::pairs(&Judged::of(text, before), &Judged::of(text, after));
        let mut points = CodePoints::new(text);
        let mut found: Vec<(u32, Change)> = Vec::new();
        let mut change = |changes: Vec<Difference>, old: Option<&Statement>, new: Option<&Statement>| {
            if let (Some(first), false) = (old.or(new), changes.is_empty()) {
                let mut side = |of: Option<&Statement>, other: Option<&Statement>| {
                    of.map(|s| Side::of(text, s, other, &mut points))
                };
                let change = Change {
                    document: document.id.clone(),
                    changes,
                    before: side(old, new),
                    after: side(new, old),
                };
                found.push((first.content.start, change));
            }
        };
        for (i, old) in before.iter().enumerate() {
            match pairs.iter().find(|p| p.0 == i) {
                Some(&(_, j)) => change(differences(text, old, &after[j]), Some(old), Some(&after[j])),
                None => change(vec![Difference::Lost], Some(old), None),
            }
        }
        for (j, new) in after.iter().enumerate() {
            if !pairs.iter().any(|p| p.1 == j) {
                change(vec![Difference::Gained], None, Some(new));
            }
        }
        found.sort_by_key(|(start, _)| *start);
        found.into_iter().map(|(_, change)| change).collect()
    }
}

fn differences(text: &str, old: &Statement, new: &Statement) -> Vec<Difference> {
    let name = |e: &Option<EntityRef>| e.as_ref().map(|e| e.name.clone());
    let words = |s: Option<Span>| s.map(|s| s.of(text));
    let speaker =
        old.speaker != new.speaker || words(old.name) != words(new.name) || name(&old.entity) != name(&new.entity);
    let target = words(old.target) != words(new.target) || name(&old.target_entity) != name(&new.target_entity);
    [
        (old.stance != new.stance, Difference::Relabelled),
        (speaker, Difference::Respeakered),
        (
            (old.content, old.content2) != (new.content, new.content2),
            Difference::Recut,
        ),
        // with another stance another target is nothing to wonder at
        (target && old.stance == new.stance, Difference::Retargeted),
    ]
    .into_iter()
    .filter_map(|(differs, what)| differs.then_some(what))
    .collect()
}

impl Side {
    fn of(text: &str, s: &Statement, other: Option<&Statement>, points: &mut CodePoints<'_>) -> Self {
        let words = |span: Option<Span>| span.map(|s| s.of(text).to_owned());
        let entity = |e: &Option<EntityRef>| e.as_ref().map(|e| e.name.to_string());
        let halves: Vec<&str> = std::iter::once(s.content)
            .chain(s.content2)
            .map(|c| c.of(text))
            .collect();
        let (start, end) = points.span(s.content);
        let shared = |e: &&Evidence| {
            let same = |o: &Evidence| (&o.decision, &o.entry, &o.place) == (&e.decision, &e.entry, &e.place);
            other.is_some_and(|o| o.evidence.iter().any(same))
        };
        Side {
            cue: words(s.cue),
            name: words(s.name),
            entity: entity(&s.entity),
            content: halves.join(" [...] "),
            at: Points { start, end },
            stance: s.stance.iter().map(|l| l.to_string()).collect(),
            target: words(s.target),
            target_entity: entity(&s.target_entity),
            evidence: s
                .evidence
                .iter()
                .filter(|e| !shared(e))
                .map(ToString::to_string)
                .collect(),
        }
    }

    /// What of it shows the difference `what`.
    fn shown(&self, what: Difference) -> String {
        let with_entity = |name: &Option<String>, entity: &Option<String>| {
            let name = name.as_deref().unwrap_or("-");
            entity.as_ref().map_or(name.to_owned(), |e| format!("{name} = {e}"))
        };
        match what {
            Difference::Relabelled if self.stance.is_empty() => "-".to_owned(),
            Difference::Relabelled => self.stance.join(", "),
            Difference::Respeakered => with_entity(&self.name, &self.entity),
            Difference::Retargeted => with_entity(&self.target, &self.target_entity),
            Difference::Recut => one_line(&self.content),
            Difference::Gained | Difference::Lost => [
                with_entity(&self.name, &self.entity),
                self.stance.join(", "),
                one_line(&self.content),
            ]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" | "),
        }
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// In a few lines.
impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(either) = self.after.as_ref().or(self.before.as_ref()) else {
            return Ok(());
        };
        let names: Vec<&str> = self.changes.iter().map(|c| c.name()).collect();
        let cue = either.cue.as_deref().unwrap_or("-");
        writeln!(f, "[{}] {}: «{cue}»", names.join(", "), self.document)?;
        for what in &self.changes {
            match (&self.before, &self.after) {
                (Some(before), Some(after)) => {
                    writeln!(f, "   {:8} {}", what.subject(), before.shown(*what))?;
                    writeln!(f, "     now    {}", after.shown(*what))?;
                }
                _ => writeln!(f, "   {}", either.shown(*what))?,
            }
        }
        if self.before.is_some() && self.after.is_some() && !self.changes.contains(&Difference::Recut) {
            writeln!(f, "   {:8} {}", Difference::Recut.subject(), one_line(&either.content))?;
        }
        if !either.evidence.is_empty() {
            writeln!(f, "   by       {}", either.evidence.join("; "))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Layer;
    use crate::{Lexicons, Tagger};

    fn changes(text: &str, files: &[(&str, &str)]) -> Vec<Change> {
        let document = Document {
            id: "d".into(),
            text: text.into(),
            ..Document::default()
        };
        let user = Layer::from_files(files.iter().copied());
        let before = Tagger::new(Lexicons::built_in()).worker().tag(text);
        let lexicons = Lexicons::from_layers(&[Layer::built_in(), user]).unwrap();
        let after = Tagger::new(lexicons).worker().tag(text);
        Change::between(&document, &before, &after)
    }

    #[test]
    fn nothing_new_changes_nothing() {
        assert_eq!(changes("قال الوزير إن الاتفاق قريب.", &[]), []);
    }

    #[test]
    fn every_difference_is_named() {
        for (text, file, line, expected) in [
            (
                "كشّطت النجمة أن الفيلم قريب.",
                "verbs/mine.txt",
                "كشّط | frames=clause",
                Difference::Gained,
            ),
            (
                "قال الوزير إن الاتفاق قريب.",
                "verbs/reporting.txt",
                "- قال",
                Difference::Lost,
            ),
            (
                "اعتذرت الشركة عن انقطاع الخدمة.",
                "stance/apology.txt",
                "{اعتذر} | where=cue",
                Difference::Relabelled,
            ),
            (
                "قالت عاصمة الضباب إن الاتفاق قريب.",
                "entities/organisations.txt",
                "عاصمة الضباب | gender=f",
                Difference::Respeakered,
            ),
        ] {
            let found = changes(text, &[(file, line)]);
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!(found[0].changes, [expected], "{found:?}");
        }
    }

    #[test]
    fn what_is_new_says_where_it_comes_from() {
        let found = changes(
            "كشّطت النجمة أن الفيلم قريب.",
            &[("verbs/mine.txt", "كشّط | frames=clause")],
        );
        let side = found[0].after.as_ref().unwrap();
        assert!(side.evidence[0].contains("verbs/mine.txt:1"), "{side:?}");
        assert_eq!((side.at.start, side.content.as_str()), (16, "الفيلم قريب"));
    }
}
