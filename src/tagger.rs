//! The whole analysis of a document as one pure function.

use crate::attribution::{self, Page};
use crate::lexicon::{Analyser, Lexicons};
use crate::stance;
use crate::statement::Statement;

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
}

impl Tagger {
    /// A tagger with the given lexicons.
    pub fn new(lexicons: Lexicons) -> Self {
        Tagger { lexicons }
    }

    /// The lexicons it works with.
    pub fn lexicons(&self) -> &Lexicons {
        &self.lexicons
    }

    /// A worker: what one thread needs to tag document after document.
    pub fn worker(&self) -> Worker<'_> {
        Worker {
            page: Page::new(Analyser::new(&self.lexicons)),
        }
    }
}

/// The reusable buffers of one thread.
#[derive(Debug)]
pub struct Worker<'t> {
    page: Page<'t>,
}

impl Worker<'_> {
    /// The attributed statements of `text`, in the order of their cues.
    ///
    /// The same text gives the same statements whatever the worker did before.
    pub fn tag(&mut self, text: &str) -> Vec<Statement> {
        self.page.read(text);
        let found = attribution::find(&self.page);
        found.into_iter().map(|f| stance::label(&self.page, f)).collect()
    }
}
