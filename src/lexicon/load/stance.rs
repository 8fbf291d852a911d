//! `stance/`: a label a file, with the patterns that tell it.

use super::loader::Loader;
use crate::lexicon::classes::Clitics;
use crate::lexicon::entries::{Data, Verb};
use crate::lexicon::format::{Entry, Problem};
use crate::lexicon::layers::{Merged, identity};
use crate::lexicon::stance::{Label, Pattern, Step, Target, Weight, Where};
use crate::lexicon::vocabulary::WordId;

const STANCE_FIELDS: &[&str] = &["where", "weight", "not", "but", "present", "masdar", "plural", "form"];

impl Loader {
    /// Reads the file of the label `name`.
    pub(super) fn stance(&mut self, name: &str, file: &Merged) {
        let mut out = Label {
            name: name.into(),
            priority: u32::MAX,
            leads: false,
            absorbs: Vec::new(),
            mentions: Vec::new(),
            target: Target::default(),
        };
        for d in &file.directives {
            match (d.name.as_str(), d.value.as_str()) {
                ("priority", n) if n.parse::<u32>().is_ok() => out.priority = n.parse().unwrap_or(u32::MAX),
                ("leads", "") => out.leads = true,
                ("absorbs", labels) if !labels.is_empty() => {
                    out.absorbs = labels.split(['،', ',']).map(|l| l.trim().into()).collect();
                }
                ("mentions", nouns) if !nouns.is_empty() => {
                    out.mentions = nouns
                        .split(['،', ','])
                        .map(|noun| self.vocabulary.inflected(noun.trim(), &[]))
                        .collect();
                }
                ("target", "object") => out.target = Target::Object,
                ("target", "addressee") => out.target = Target::Addressee,
                ("replace", _) => {}
                _ => self.problems.push(Problem {
                    place: d.place.clone(),
                    column: 1,
                    message: format!(
                        "`!{} {}`: write `!priority NUMBER`, `!leads`, `!absorbs LABEL`, `!mentions NOUN`, `!target object`, \
                         `!target addressee` or `!replace`",
                        d.name, d.value
                    ),
                }),
            }
        }
        let label = self.out.stance.labels.len() as u16;
        self.out.stance.labels.push(out);
        self.each(file, STANCE_FIELDS, |l, e| l.pattern(label, e));
    }

    fn pattern(&mut self, label: u16, e: &Entry) {
        let applies = match e.value("where") {
            Some("cue") => Where::Cue,
            Some("opens") => Where::Opens,
            Some("content") | None => Where::Content,
            Some("call") => Where::Call,
            Some("topic") => Where::Topic,
            Some("act") => Where::Act,
            Some(other) => {
                self.problem(
                    e,
                    "where",
                    format!("where=`{other}`; write cue, opens, content, call, topic or act"),
                );
                return;
            }
        };
        let weight = match e.value("weight") {
            None | Some("strong") => Weight::Strong,
            Some("weak") => Weight::Weak,
            Some(other) => {
                self.problem(e, "weight", format!("weight=`{other}`; write strong or weak"));
                return;
            }
        };
        let mut steps = Vec::new();
        for word in e.text.split_whitespace() {
            match self.step(word, e) {
                Some(s) => steps.push(s),
                None => return,
            }
        }
        if !matches!(steps.first(), Some(Step::Word(_))) || matches!(steps.last(), Some(Step::Gap)) {
            self.problem(e, "", "a pattern begins and ends with a word, not with a gap");
            return;
        }
        let [not, but] = ["not", "but"].map(|field| self.sequences(e.values(field)));
        let lemma = self.lemma(e, Data::Plain);
        self.out.stance.patterns.push(Pattern {
            label,
            lemma,
            applies,
            weight,
            steps,
            not,
            but,
        });
    }

    /// Sequences of words, each in all its forms.
    fn sequences(&mut self, of: &[String]) -> Vec<Vec<WordId>> {
        of.iter()
            .map(|s| {
                s.split_whitespace()
                    .map(|w| self.vocabulary.inflected(w, &[]))
                    .collect()
            })
            .collect()
    }

    fn step(&mut self, word: &str, e: &Entry) -> Option<Step> {
        if matches!(word, "..." | "…") {
            return Some(Step::Gap);
        }
        match word {
            "ب" => return Some(Step::Proclitic(Clitics::BA)),
            "ل" => return Some(Step::Proclitic(Clitics::LAM)),
            "ك" => return Some(Step::Proclitic(Clitics::KAF)),
            _ => {}
        }
        if let Some(exact) = word.strip_prefix('=') {
            return Some(Step::Word(self.vocabulary.exact(exact)));
        }
        if let Some(verb) = word.strip_prefix('{') {
            let Some(verb) = verb.strip_suffix('}') else {
                self.problem(
                    e,
                    "",
                    format!("`{word}` opens a brace and does not close it; write {{{verb}}}"),
                );
                return None;
            };
            let name = identity(verb);
            if !self.verbs.contains_key(&name) {
                let entry = Entry {
                    text: verb.to_owned(),
                    ..e.clone()
                };
                self.verb(&entry, Verb::default());
            }
            return self.verbs.get(&name).map(|&l| Step::Word(self.vocabulary.verb(l)));
        }
        Some(Step::Word(self.vocabulary.inflected(word, e.values("plural"))))
    }
}
