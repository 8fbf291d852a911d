//! `cues/`: light verbs, nouns of saying, source phrases.

use super::loader::Loader;
use super::words::pronoun_variants;
use crate::lexicon::classes::Class;
use crate::lexicon::entries::{Data, Verb};
use crate::lexicon::format::Entry;
use crate::lexicon::frames::PrepositionSet;
use crate::lexicon::layers::identity;
use crate::lexicon::nouns::Declension;

impl Loader {
    pub(super) fn light_verb(&mut self, e: &Entry) {
        let name = identity(&e.text);
        if !self.verbs.contains_key(&name) {
            self.verb(e, Verb::default());
        }
        let words: Vec<_> = e
            .values("nouns")
            .iter()
            .map(|n| self.vocabulary.inflected(n, &[]))
            .collect();
        let mut prepositions = PrepositionSet::default();
        for p in e.values("frame").iter().filter(|p| *p != "object") {
            match self.out.preposition(p) {
                Some(p) => prepositions.insert(p),
                None => self.problem(
                    e,
                    "frame",
                    format!("`{p}` is no preposition; write one (عن) or `object`"),
                ),
            }
        }
        if let Some(&lemma) = self.verbs.get(&name)
            && let Data::Verb(v) = &mut self.out.lemmas[lemma as usize].data
        {
            v.light.extend(words);
            v.light_prepositions = v.light_prepositions.with(prepositions);
        }
    }

    pub(super) fn cue_noun(&mut self, e: &Entry) {
        let frames = self.frames(e);
        let gender = self.gender(e);
        let pretext = match e.value("kind") {
            None => false,
            Some("pretext") => true,
            Some(other) => {
                self.problem(e, "kind", format!("kind=`{other}`; write pretext or nothing"));
                false
            }
        };
        let lemma = self.lemma(e, Data::CueNoun { frames, pretext });
        self.inflect(e, Class::CueNoun, lemma, gender, Declension::Thing);
    }

    pub(super) fn source_phrase(&mut self, e: &Entry) {
        let takes = e.value("takes").and_then(|p| self.out.preposition(p));
        let pronoun = e.value("kind") == Some("pronoun");
        let verb = e.value("kind") == Some("verb");
        let lemma = self.lemma(e, Data::Source { pronoun, takes, verb });
        if pronoun {
            for text in pronoun_variants(&e.text) {
                self.phrase(&text, Class::SourcePhrase, lemma);
            }
        } else {
            self.phrase(&e.text, Class::SourcePhrase, lemma);
        }
    }
}
