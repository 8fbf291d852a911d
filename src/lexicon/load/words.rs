//! `words/`: function words and adverbs; its times and adjectives are read as nouns.

use super::loader::Loader;
use crate::lexicon::classes::Class;
use crate::lexicon::conjugation::Number;
use crate::lexicon::entries::Data;
use crate::lexicon::format::Entry;
use crate::lexicon::surface::{Joins, Shape};
use crate::text::fold;

impl Loader {
    pub(super) fn function_word(&mut self, e: &Entry) {
        let class = match e.value("class") {
            Some("complementizer") => Class::Complementizer,
            Some("preposition") => Class::Preposition,
            Some("subordinator") => Class::Subordinator,
            Some("coordinator") => Class::Coordinator,
            Some("relative") => Class::Relative,
            Some("demonstrative") => Class::Demonstrative,
            Some("intensifier") => Class::Intensifier,
            Some("pronoun") => Class::Pronoun,
            Some("negation") => Class::Negation,
            Some("particle") => Class::Particle,
            Some("aside") => Class::Aside,
            Some("conditional") => Class::Conditional,
            Some("auxiliary") => Class::Auxiliary,
            Some("interrogative") => Class::Interrogative,
            Some("quantifier") => Class::Quantifier,
            Some("number") => Class::NumberWord,
            other => {
                self.problem(
                    e,
                    "class",
                    format!("class={}; see the head of words/function.txt", other.unwrap_or("?")),
                );
                return;
            }
        };
        let data = match e.value("preposition").map(|p| self.out.preposition(p)) {
            None => match e.value("kind") {
                None => Data::Plain,
                Some("place") if class == Class::Preposition => Data::Locative,
                Some("time") if class == Class::Preposition => Data::Temporal,
                Some("origin") if class == Class::Preposition => Data::Origin,
                Some("pronoun") if class == Class::Preposition => Data::Pronominal,
                Some(other) => {
                    self.problem(
                        e,
                        "kind",
                        format!("kind={other}; only a preposition takes one: kind=place, time, origin or pronoun"),
                    );
                    return;
                }
            },
            Some(Some(p)) => Data::Fused(p),
            Some(None) => {
                self.problem(e, "preposition", "write one preposition, as `preposition=من`");
                return;
            }
        };
        let gender = self.gender(e);
        let number = match e.value("number") {
            None => None,
            Some("singular") => Some(Number::Singular),
            Some("dual") => Some(Number::Dual),
            Some("plural") => Some(Number::Plural),
            Some(other) => {
                self.problem(e, "number", format!("number=`{other}`; write singular, dual or plural"));
                None
            }
        };
        let lemma = self.lemma(e, data);
        if e.text.contains(char::is_whitespace) {
            self.phrase(&e.text, class, lemma);
            return;
        }
        // of what joins clauses only إن and its sisters take a pronoun (لكنه، لأنهم; Ryding, chapter 19): أمني is not أم with one
        let sister = e.text.ends_with('ن');
        let joins = match class {
            Class::Complementizer | Class::Preposition | Class::Quantifier | Class::NumberWord => Joins::Freely,
            Class::Subordinator | Class::Coordinator if sister => Joins::Freely,
            _ => Joins::Bare,
        };
        self.surface.insert(
            &fold::fold(&e.text),
            lemma,
            Shape::uninflected(class, gender, number, joins),
        );
    }

    pub(super) fn adverb(&mut self, e: &Entry) {
        let lemma = self.lemma(e, Data::Adverb(e.value("kind") == Some("opening")));
        for text in pronoun_variants(&e.text) {
            self.phrase(&text, Class::Adverb, lemma);
        }
    }
}

/// `من جهته` with every pronoun of the third person; a phrase without pronoun as it is.
pub(super) fn pronoun_variants(text: &str) -> Vec<String> {
    match text.strip_suffix('ه') {
        Some(stem) if !stem.ends_with(char::is_whitespace) && !stem.is_empty() => ["ه", "ها", "هم", "هما", "هن"]
            .iter()
            .map(|p| format!("{stem}{p}"))
            .collect(),
        _ => vec![text.to_owned()],
    }
}
