//! The government of cues: what must follow a verb or noun for it to report a statement, and where the content begins.

use crate::text::fold;
use serde::{Deserialize, Serialize};

/// How many different prepositions frames may name.
const MAX_PREPOSITIONS: usize = 32;

/// A preposition that some frame names, as a small number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preposition(u8);

/// The prepositions named by frames, numbered as they are met.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Prepositions {
    keys: Vec<Vec<u8>>,
}

impl Prepositions {
    /// The number of `word`, given one if it has none yet; `None` when there are too many.
    fn intern(&mut self, word: &str) -> Option<Preposition> {
        let key = fold::fold(word);
        self.get(&key).or_else(|| {
            (self.keys.len() < MAX_PREPOSITIONS).then(|| {
                self.keys.push(key);
                Preposition(self.keys.len() as u8 - 1)
            })
        })
    }

    /// The number of the preposition with this key.
    pub fn get(&self, key: &[u8]) -> Option<Preposition> {
        self.keys.iter().position(|k| k == key).map(|i| Preposition(i as u8))
    }
}

/// A set of prepositions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PrepositionSet(u32);

impl PrepositionSet {
    /// Adds `p`.
    pub fn insert(&mut self, p: Preposition) {
        self.0 |= 1 << p.0;
    }

    /// Both sets together.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether it holds `p`.
    pub fn has(self, p: Preposition) -> bool {
        self.0 & (1 << p.0) != 0
    }

    /// Whether it holds none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// All the frames of one cue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Frames {
    /// A clause with أن/إن may follow.
    pub clause: bool,
    /// A quotation or colon may follow.
    pub quote: bool,
    /// A direct object is the content.
    pub object: bool,
    /// Two objects: the second is said of the first (`وصف الهجوم بالجريمة`, `حمّل إسرائيل المسؤولية`).
    pub object_object: bool,
    /// An addressee, then a clause (`أبلغ المبعوث أن`).
    pub object_clause: bool,
    /// Prepositions behind which the content stands, noun or clause.
    pub prepositions: PrepositionSet,
    /// Prepositions that count only before a clause (`إلى أن`).
    pub clause_prepositions: PrepositionSet,
    /// Prepositions that count after an addressee, with whom the content begins (`دعا الأطراف إلى`).
    pub addressee_prepositions: PrepositionSet,
    /// Prepositions behind which the source stands, before the content (`جاء في البيان أن`).
    pub source_prepositions: PrepositionSet,
}

impl Frames {
    /// Every preposition that some frame names.
    pub fn all_prepositions(&self) -> PrepositionSet {
        self.prepositions
            .with(self.clause_prepositions)
            .with(self.addressee_prepositions)
            .with(self.source_prepositions)
    }

    /// Reads the values of a `frames=` field.
    ///
    /// # Errors
    /// The value that is no frame, with what to write instead.
    pub fn parse(values: &[String], prepositions: &mut Prepositions) -> Result<Self, String> {
        let mut f = Frames::default();
        for value in values {
            let mut intern = |word: &str| {
                let arabic = word.chars().all(|c| matches!(c, '\u{0621}'..='\u{0652}')) && !word.is_empty();
                if !arabic {
                    return Err(format!(
                        "`{value}` is no frame; write clause, quote, object, a preposition (إلى), a preposition with a clause \
                         (إلى أن), object+PREPOSITION, object+clause or object+object"
                    ));
                }
                prepositions
                    .intern(word)
                    .ok_or_else(|| format!("`{word}`: too many different prepositions in frames"))
            };
            match value.as_str() {
                "clause" => f.clause = true,
                "quote" => f.quote = true,
                "object" => f.object = true,
                "object+object" => f.object_object = true,
                "object+clause" | "object+quote" => f.object_clause = true,
                v => {
                    if let Some(p) = v.strip_prefix("object+") {
                        let p = p.strip_suffix(" أن").unwrap_or(p);
                        f.addressee_prepositions.insert(intern(p)?);
                    } else if let Some(p) = v.strip_suffix("+clause").or_else(|| v.strip_suffix("+quote")) {
                        f.source_prepositions.insert(intern(p)?);
                    } else if let Some(p) = v.strip_suffix("+object") {
                        f.prepositions.insert(intern(p)?);
                    } else if let Some(p) = v.strip_suffix(" أن").or_else(|| v.strip_suffix(" إن")) {
                        f.clause_prepositions.insert(intern(p)?);
                    } else {
                        f.prepositions.insert(intern(v)?);
                    }
                }
            }
        }
        Ok(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_of_a_verb() {
        let mut p = Prepositions::default();
        let v: Vec<String> = ["clause", "إلى", "على أن", "object+ب"].map(String::from).into();
        let f = Frames::parse(&v, &mut p).unwrap();
        assert!(f.clause && !f.quote);
        assert!(f.prepositions.has(p.get(&fold::fold("الى")).unwrap()));
        assert!(f.clause_prepositions.has(p.get(&fold::fold("على")).unwrap()));
        assert!(f.addressee_prepositions.has(p.get(&fold::fold("ب")).unwrap()));
    }

    #[test]
    fn a_wrong_frame_says_what_to_write() {
        let e = Frames::parse(&["claus".into()], &mut Prepositions::default()).unwrap_err();
        assert!(e.contains("write clause"));
    }
}
