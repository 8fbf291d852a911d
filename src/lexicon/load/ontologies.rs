//! `ontology/`: the codes of stances in event ontologies.

use super::loader::Loader;
use crate::lexicon::format::Entry;

impl Loader {
    /// `LABEL | code=CODE`; the label `none` is plain information.
    pub(super) fn code(&mut self, ontology: &str, e: &Entry) {
        let Some(code) = e.value("code") else {
            self.problem(e, "", "write the code behind the label: `condemnation | code=111`");
            return;
        };
        self.out
            .ontologies
            .entry(ontology.to_owned())
            .or_default()
            .insert(e.text.clone(), code.into());
    }
}
