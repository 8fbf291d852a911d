//! `verbs/weak_verbs.txt`, which the conjugation reads itself.

use crate::lexicon::conjugation::WeakVerbs;
use crate::lexicon::format::Problem;
use crate::lexicon::layers::Merged;
use std::collections::BTreeMap;

/// The file of the weak verbs, which the conjugation reads itself.
pub const WEAK_VERBS: &str = "verbs/weak_verbs.txt";

/// The weak verbs of the merged files, as the conjugation takes them.
///
/// # Errors
/// The first line that their own reader refuses.
pub fn weak_verbs(files: &BTreeMap<String, Merged>) -> Result<WeakVerbs, Problem> {
    let entries = files.get(WEAK_VERBS).map_or(&[][..], |f| &f.entries);
    let mut text = String::new();
    for e in entries {
        text.push_str(&e.text);
        for f in &e.fields {
            text.push_str(&format!(" | {}={}", f.name, f.values.join("،")));
        }
        text.push('\n');
    }
    WeakVerbs::parse(&text).map_err(|error| entries[error.line.saturating_sub(1)].problem("", error.message))
}
