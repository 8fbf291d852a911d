//! The whole analysis of a document as one pure function.

use crate::attribution::{self, Page};
use crate::explain::{self, Explained};
use crate::lexicon::{Analyser, Lexicons};
use crate::stance;
use crate::statement::Statement;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What an ontology file calls plain information.
const PLAIN: &str = "none";

/// Finds the attributed statements of documents, with one set of lexicons.
///
/// Built once and shared by all threads; each thread works through its own [`Worker`].
///
/// ```
/// use isnad::{Lexicons, Tagger};
/// let tagger = Tagger::new(Lexicons::built_in());
/// let text = "نفت الوزارة الاتهامات.";
/// let statements = tagger.worker().tag(text);
/// assert_eq!(statements[0].speaker.unwrap().of(text), "الوزارة");
/// assert_eq!(statements[0].content.of(text), "الاتهامات");
/// assert_eq!(&*statements[0].stance[0], "denial");
/// ```
#[derive(Debug)]
pub struct Tagger {
    lexicons: Lexicons,
    /// The ontology whose codes statements get.
    ontology: Option<String>,
}

impl Tagger {
    /// A tagger with the given lexicons.
    pub fn new(lexicons: Lexicons) -> Self {
        Tagger {
            lexicons,
            ontology: None,
        }
    }

    /// The same tagger, giving every statement the code of its main stance in the ontology called `name`.
    ///
    /// # Errors
    /// The names of the ontologies there are, where `name` is none of them.
    pub fn with_ontology(mut self, name: &str) -> Result<Self, UnknownOntology> {
        if !self.lexicons.ontologies.contains_key(name) {
            let known: Vec<&str> = self.lexicons.ontologies.keys().map(String::as_str).collect();
            return Err(UnknownOntology {
                name: name.to_owned(),
                known: known.join(", "),
            });
        }
        self.ontology = Some(name.to_owned());
        Ok(self)
    }

    /// The lexicons it works with.
    pub fn lexicons(&self) -> &Lexicons {
        &self.lexicons
    }

    /// A worker: what one thread needs to tag document after document.
    pub fn worker(&self) -> Worker<'_> {
        Worker {
            page: Page::new(Analyser::new(&self.lexicons)),
            codes: self
                .ontology
                .as_ref()
                .and_then(|name| self.lexicons.ontologies.get(name)),
        }
    }
}

/// The name of an ontology that no lexicon file describes.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{name}` is no ontology of the lexicons; there are: {known}")]
pub struct UnknownOntology {
    name: String,
    known: String,
}

/// The reusable buffers of one thread.
#[derive(Debug)]
pub struct Worker<'t> {
    page: Page<'t>,
    codes: Option<&'t BTreeMap<String, Arc<str>>>,
}

impl Worker<'_> {
    /// The attributed statements of `text`, in the order of their cues.
    ///
    /// The same text gives the same statements whatever the worker did before.
    pub fn tag(&mut self, text: &str) -> Vec<Statement> {
        self.page.read(text);
        let found = attribution::find(&self.page);
        let mut statements: Vec<Statement> = (0..found.len()).map(|n| stance::label(&self.page, &found, n)).collect();
        if let Some(codes) = self.codes {
            for s in &mut statements {
                s.code = codes.get(s.stance.first().map_or(PLAIN, |label| label)).cloned();
            }
        }
        statements
    }

    /// The same statements as [`Worker::tag`] gives, each with what lost against it, and the words that are no cues.
    ///
    /// ```
    /// use isnad::{Lexicons, Tagger};
    /// let tagger = Tagger::new(Lexicons::built_in());
    /// let text = "قال الوزير إن الاتفاق قريب. ورحبت الشركة بالقرار. وأضاف أن التوقيع غدا.";
    /// let found = tagger.worker().explain(text);
    /// let last = &found.statements[2];
    /// assert_eq!(last.chosen.as_ref().unwrap().span.unwrap().of(text), "الوزير");
    /// let company = last.lost.iter().find(|c| c.span.unwrap().of(text) == "الشركة").unwrap();
    /// assert_eq!(company.why, "feminine, but the cue is masculine");
    /// ```
    pub fn explain(&mut self, text: &str) -> Explained {
        self.page.read(text);
        explain::explain(&self.page)
    }
}
