//! What is wrong, or looks wrong, with the user's lexicon files.
//!
//! What no run could use is an error, and comes from the compiler of the lexicons; what a run would use but nobody can
//! have meant is a warning, and comes from here. The rules know no Arabic: what is usual they learn from the built-in
//! files.

mod entries;
mod letters;
mod stances;

use crate::lexicon::format;
use crate::lexicon::{Layer, Lexicons, Problem};
use serde::Serialize;
use std::collections::HashSet;
use std::fmt;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// No run can use the line.
    Error,
    /// A run would use it, but it cannot be meant so.
    Warning,
}

/// Something wrong in a lexicon file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// How bad it is.
    pub severity: Severity,
    /// The file.
    pub file: String,
    /// The line, counted from 1.
    pub line: u32,
    /// The column, counted in characters from 1.
    pub column: u32,
    /// What is wrong, and what to do.
    pub message: String,
}

impl Finding {
    fn of(severity: Severity, problem: Problem) -> Self {
        Finding {
            severity,
            file: problem.place.file.to_string(),
            line: problem.place.line,
            column: problem.column,
            message: problem.message,
        }
    }
}

/// `mine/verbs/mine.txt:3:8: warning: ...`; an error has no word for it.
impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Finding { file, line, column, .. } = self;
        let kind = match self.severity {
            Severity::Error => "",
            Severity::Warning => "warning: ",
        };
        write!(f, "{file}:{line}:{column}: {kind}{}", self.message)
    }
}

/// What is wrong with the files of `own`, laid over those of `base`; in the order of files and lines.
pub fn check(base: &[Layer], own: &[Layer]) -> Vec<Finding> {
    let layers: Vec<Layer> = base.iter().chain(own).cloned().collect();
    let base: Vec<File> = base.iter().flat_map(files).collect();
    let files: Vec<File> = own.iter().flat_map(files).collect();
    let same = entries::same_as(&base, &files);
    let mut warnings = letters::odd(own);
    warnings.extend(entries::unusual_values(&base, &files));
    warnings.extend(entries::twice(&files));
    warnings.extend(entries::cut_by_signs(&files));
    warnings.extend(entries::idle_directives(&files));
    let lexicons = Lexicons::from_layers(&layers);
    if let Ok(lexicons) = &lexicons {
        warnings.extend(stances::odd(lexicons, &base, &files));
    }
    // what is odd in a line copied from below is none of the user's doing
    let copied: HashSet<(&str, u32)> = same.iter().map(|(e, _)| (&*e.place.file, e.place.line)).collect();
    warnings.retain(|p| !copied.contains(&(&*p.place.file, p.place.line)));
    warnings.extend(entries::needless(&same));

    let mut found: Vec<Finding> = Vec::new();
    if let Err(problems) = lexicons {
        found.extend(problems.0.into_iter().map(|p| Finding::of(Severity::Error, p)));
    }
    found.extend(warnings.into_iter().map(|p| Finding::of(Severity::Warning, p)));
    found.sort_by(|a, b| (&a.file, a.line, a.column, a.severity).cmp(&(&b.file, b.line, b.column, b.severity)));
    found.dedup();
    found
}

/// A file of a layer, taken apart.
struct File {
    /// Its name within the layer.
    name: String,
    parsed: format::File,
}

fn files(layer: &Layer) -> Vec<File> {
    layer
        .parsed()
        .map(|(name, parsed)| File {
            name: name.to_owned(),
            parsed,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(files: &[(&str, &str)]) -> Vec<String> {
        let own = [Layer::from_files(files.iter().copied())];
        check(&[Layer::built_in()], &own)
            .iter()
            .map(ToString::to_string)
            .collect()
    }

    /// Fails unless the one finding in `text` begins like `place` and has all of `words`.
    #[track_caller]
    fn finds(file: &str, text: &str, place: &str, words: &[&str]) {
        let found = found(&[(file, text)]);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].starts_with(&format!("{file}:{place}: ")), "{found:?}");
        for word in words {
            assert!(found[0].contains(word), "{word}: {found:?}");
        }
    }

    #[test]
    fn what_is_sound_is_not_found() {
        let files = [
            ("verbs/mine.txt", "كشّط | frames=clause\nقال | frames=quote\n"),
            ("stance/apology.txt", "{اعتذر} | where=cue\nعذر ... قبيح\n"),
            ("nouns/persons.txt", "بودكاستر | kind=title\n"),
            ("ontology/mine.txt", "apology | code=1\n"),
        ];
        assert_eq!(found(&files), [""; 0]);
    }

    #[test]
    fn errors_and_warnings_come_in_the_order_of_lines() {
        let found = found(&[("verbs/mine.txt", "علی\nكشّط | frames=claus\n")]);
        assert!(found[0].starts_with("verbs/mine.txt:1:1: `علی`"), "{found:?}");
        assert!(found[1].starts_with("verbs/mine.txt:1:3: warning: "), "{found:?}");
        assert!(found[2].starts_with("verbs/mine.txt:2:8: `claus`"), "{found:?}");
    }

    #[test]
    fn an_entry_that_stands_twice() {
        finds(
            "verbs/mine.txt",
            "كشّط\nكشَّط\n",
            "2:1",
            &["stands in verbs/mine.txt:1 already"],
        );
        finds(
            "nouns/things.txt",
            "زعبوط | gender=m\nزعبوط | gender=f\n",
            "2:9",
            &["gender=f contradicts nouns/things.txt:1, where it is m"],
        );
    }

    #[test]
    fn a_line_that_is_built_in_already() {
        finds("cues/exclusions.txt", "الجدير بالذكر\n", "1:1", &["says the same"]);
        let all = Layer::built_in();
        let (name, text) = all.files().find(|(name, _)| *name == "stance/accusation.txt").unwrap();
        finds_start(&found(&[(name, text)]), "lines say what stance/accusation.txt says");
    }

    fn finds_start(found: &[String], words: &str) {
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].contains(words), "{found:?}");
    }

    #[test]
    fn a_value_nobody_knows() {
        finds(
            "nouns/persons.txt",
            "بودكاستر | kind=titel\n",
            "1:12",
            &["kind=`titel`", "did you mean `title`?"],
        );
        finds(
            "entities/media.txt",
            "منصة كشطة | number=plurl\n",
            "1:13",
            &["number=`plurl`"],
        );
    }

    #[test]
    fn a_directive_that_tells_nothing() {
        finds(
            "verbs/mine.txt",
            "!replce\n",
            "1:1",
            &["`!replce` tells nothing here", "!replace"],
        );
    }

    #[test]
    fn a_sign_of_two_stances() {
        finds(
            "stance/apology.txt",
            "{ندّد} | where=cue\n",
            "1:1",
            &["is a sign of condemnation too (stance/condemnation.txt:"],
        );
    }

    #[test]
    fn what_can_never_match() {
        finds(
            "stance/apology.txt",
            "{كشّط} | where=cue\n",
            "1:10",
            &["can never match", "verbs/mine.txt"],
        );
        finds(
            "cues/exclusions.txt",
            "من الجدير، بالذكر\n",
            "1:1",
            &["can match nothing", "`،`"],
        );
        finds(
            "ontology/mine.txt",
            "condemntion | code=1\n",
            "1:1",
            &["`condemntion` is no stance", "condemnation"],
        );
        finds(
            "stance/apology.txt",
            "!absorbs demnd\n=كشطة\n",
            "1:1",
            &["`demnd` is no stance"],
        );
    }
}
