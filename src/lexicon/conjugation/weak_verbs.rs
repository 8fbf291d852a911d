//! The list of verbs whose spelling does not tell how they inflect.
//!
//! `قال` and `باع` look alike and differ in the present; no rule knows which is
//! which. The list is data of the project, so the conjugator holds no verbs of
//! its own and takes the list as text.

use super::form::Form;
use super::lemma::{Lemma, NotAWord};
use super::root::Root;
use std::collections::HashMap;
use std::fmt;

/// What the list says of a verb.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct WeakVerb {
    pub(super) present: Option<Lemma>,
    pub(super) form: Option<Form>,
    pub(super) root: Option<Root>,
    /// Whether it has no present, nor any form but the past.
    pub(super) frozen: bool,
}

/// What stands for the present of a verb that has none.
pub(super) const NO_PRESENT: &str = "-";

/// The well-known irregular and weak verbs, looked up by lemma.
#[derive(Clone, Debug, Default)]
pub struct WeakVerbs {
    entries: HashMap<String, WeakVerb>,
}

impl WeakVerbs {
    /// Reads a list, one verb a line:
    ///
    /// ```text
    /// # lemma | field=value | ...
    /// قال | present=يقول
    /// ترجم | form=q1
    /// نال | present=ينال | root=نيل
    /// ```
    ///
    /// `present` is the third person masculine singular of the present, or `-` if
    /// the verb has a past and nothing else, `form` a
    /// [`Form`], `root` the radicals in one word where the present hides the weak
    /// one. A `#` starts a comment.
    ///
    /// # Errors
    ///
    /// A line that is not of this shape, or a lemma given twice.
    pub fn parse(text: &str) -> Result<Self, WeakVerbsError> {
        let mut list = Self::default();
        for (index, line) in text.lines().enumerate() {
            let content = line.split('#').next().unwrap_or_default().trim();
            if content.is_empty() {
                continue;
            }
            list.add(content).map_err(|message| WeakVerbsError {
                line: index + 1,
                message,
            })?;
        }
        Ok(list)
    }

    /// How many verbs are listed.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether no verb is listed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    pub(super) fn get(&self, lemma: &Lemma) -> Option<&WeakVerb> {
        self.entries.get(&lemma.key())
    }

    fn add(&mut self, content: &str) -> Result<(), String> {
        let mut fields = content.split('|').map(str::trim);
        let lemma = word(fields.next().unwrap_or_default())?;
        let mut entry = WeakVerb::default();
        for field in fields {
            match field.split_once('=').map(|(key, value)| (key.trim(), value)) {
                Some(("present", value)) if value.trim() == NO_PRESENT => entry.frozen = true,
                Some(("present", value)) => entry.present = Some(word(value)?),
                Some(("form", value)) => {
                    entry.form = Some(value.parse::<Form>().map_err(|error| error.to_string())?);
                }
                Some(("root", value)) => entry.root = Some(Root::new(&word(value)?.letters())),
                _ => {
                    return Err(format!("`{field}` is no field; write present=…, form=… or root=…"));
                }
            }
        }
        if entry == WeakVerb::default() {
            return Err(format!("nothing is said of `{}`", lemma.bare()));
        }
        if self.entries.insert(lemma.key(), entry).is_some() {
            return Err(format!("`{}` is listed twice", lemma.bare()));
        }
        Ok(())
    }
}

fn word(text: &str) -> Result<Lemma, String> {
    Lemma::parse(text).map_err(|fault| match fault {
        NotAWord::Empty => "a word is missing".to_owned(),
        NotAWord::Foreign(character) => {
            format!("`{}` holds `{character}`, no Arabic letter", text.trim())
        }
    })
}

/// A line of the list that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeakVerbsError {
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong with it.
    pub message: String,
}

impl fmt::Display for WeakVerbsError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "line {}: {}", self.line, self.message)
    }
}

impl std::error::Error for WeakVerbsError {}

#[cfg(test)]
mod tests {
    use super::WeakVerbs;

    #[test]
    fn reads_comments_and_fields() {
        let list = WeakVerbs::parse("# verbs\nقال | present=يقول # say\n\nترجم | form=q1\n");
        assert_eq!(list.map(|list| list.len()), Ok(2));
    }

    #[test]
    fn a_bad_line_is_named() {
        for (text, line, part) in [
            ("قال | present=يقول\nقال | present=يقيل", 2, "twice"),
            ("قال", 1, "nothing"),
            ("قال | vowel=u", 1, "no field"),
            ("qala | present=يقول", 1, "no Arabic letter"),
            ("قال | form=12", 1, "no verb form"),
        ] {
            let error = WeakVerbs::parse(text).unwrap_err();
            assert_eq!(error.line, line, "{text}");
            assert!(error.to_string().contains(part), "{error}");
        }
    }
}
