//! `rules.txt`: the rules of the program, described.

use super::loader::Loader;
use crate::lexicon::entries::Data;
use crate::lexicon::format::Entry;

impl Loader {
    pub(super) fn rule(&mut self, e: &Entry) {
        let about = e.values("about").join("، ");
        let lemma = self.lemma(e, Data::Rule(about.into()));
        if !self.out.rules.describe(&e.text, lemma) {
            self.problem(
                e,
                "",
                format!(
                    "`{}` is no rule or feature of the program; this file can only describe those it has",
                    e.text
                ),
            );
        }
    }
}
