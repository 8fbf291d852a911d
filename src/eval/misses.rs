//! What is wrong, for somebody who wants to see it.

use super::{GoldDocument, Judged};
use crate::output::Points;
use std::fmt;

/// Characters shown on both sides of a statement that stands alone.
const AROUND: usize = 60;

/// What is wrong with a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// It was not found.
    Missed,
    /// The gold has none there.
    Spurious,
    /// Its speaker is another.
    Speaker,
    /// Its content shares less than half with that of the gold.
    Content,
    /// Its main stance is another.
    Stance,
}

impl Wrong {
    fn name(self) -> &'static str {
        match self {
            Wrong::Missed => "missed",
            Wrong::Spurious => "spurious",
            Wrong::Speaker => "speaker",
            Wrong::Content => "content",
            Wrong::Stance => "stance",
        }
    }
}

/// Something that is wrong.
#[derive(Debug, Clone, PartialEq)]
pub struct Miss<'g> {
    /// What.
    pub wrong: Wrong,
    /// The document.
    pub document: &'g GoldDocument,
    /// The statement of the gold; `None` for a spurious one.
    pub gold: Option<&'g Judged>,
    /// The statement found; `None` for a missed one.
    pub found: Option<&'g Judged>,
}

impl Miss<'_> {
    /// The same for a program.
    pub fn to_json(&self) -> serde_json::Value {
        serde_json::json!({
            "wrong": self.wrong.name(), "document": self.document.id, "gold": self.gold, "predicted": self.found,
        })
    }

    fn excerpt(&self, span: Option<Points>, around: usize) -> String {
        let text = span.map_or("-", |s| {
            self.document.at(Points {
                start: s.start.saturating_sub(around),
                end: s.end + around,
            })
        });
        text.replace('\n', " ")
    }
}

/// In a few lines.
impl fmt::Display for Miss<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(statement) = self.gold.or(self.found) else {
            return Ok(());
        };
        let place = statement.cue.or(statement.content);
        writeln!(
            f,
            "[{}] {}: «{}»",
            self.wrong.name(),
            self.document.id,
            self.excerpt(place, 0)
        )?;
        let show = |s: &Judged| match self.wrong {
            Wrong::Missed | Wrong::Spurious => format!("...{}...", self.excerpt(place, AROUND)),
            Wrong::Speaker => s.name.clone().unwrap_or_else(|| "-".to_owned()),
            Wrong::Content => self.excerpt(s.content, 0),
            Wrong::Stance => s.main_stance().unwrap_or("-").to_owned(),
        };
        for (who, statement) in [("gold", self.gold), ("predicted", self.found)] {
            if let Some(s) = statement {
                writeln!(f, "   {who:9} {}", show(s))?;
            }
        }
        if self.wrong == Wrong::Stance {
            writeln!(f, "   content   {}", self.excerpt(statement.content, 0))?;
        }
        Ok(())
    }
}
