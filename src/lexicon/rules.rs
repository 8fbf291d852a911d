//! The named rules of the program: what decisions are made by, beside the entries of the lexicon files.
//!
//! A rule is code; its name and what it says of itself stand in `rules.txt`, so that evidence can cite every decision by
//! file and line, whether an entry led to it or a rule.

use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A rule, named as in `rules.txt`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Rule {
    /// A sentence wholly in quotation marks goes on with the statement before it.
    QuotationGoesOn,
    /// The quotation stands before its cue.
    QuotationBeforeCue,
    /// The source phrase qualifies the clause it stands in.
    ClauseBeforeSource,
    /// The noun phrase behind the cue is its subject or source.
    SubjectBehindCue,
    /// The noun phrase before the cue is its subject.
    SubjectBeforeCue,
    /// The label before a headline's colon.
    LabelBeforeColon,
    /// The noun before the relative clause of the cue.
    Antecedent,
    /// The most salient of those who agree; he spoke in the same sentence.
    SameSentence,
    /// The most salient of those who agree; he is a subject of the same sentence.
    MainSubject,
    /// The most salient of those who agree; he spoke last.
    EarlierSentence,
    /// The most salient of those who agree; he is the subject of an earlier sentence.
    EarlierSubject,
    /// The most salient of those who agree; he was mentioned before.
    EarlierSpeaker,
    /// The last speaker, because none agrees.
    LastSpeaker,
    /// Nobody has spoken before.
    Nobody,
    /// A fuller form of the name stands elsewhere in the document.
    FullestName,
    /// A calling word before a topic of the label.
    CallWithTopic,
    /// Two signs that are weak alone.
    TwoWeakSigns,
    /// A wrong that somebody else is told to have done.
    DeedOfAnother,
}

impl Rule {
    /// All rules, in the order of their declaration.
    pub const ALL: [Rule; 18] = [
        Rule::QuotationGoesOn,
        Rule::QuotationBeforeCue,
        Rule::ClauseBeforeSource,
        Rule::SubjectBehindCue,
        Rule::SubjectBeforeCue,
        Rule::LabelBeforeColon,
        Rule::Antecedent,
        Rule::SameSentence,
        Rule::MainSubject,
        Rule::EarlierSentence,
        Rule::EarlierSubject,
        Rule::EarlierSpeaker,
        Rule::LastSpeaker,
        Rule::Nobody,
        Rule::FullestName,
        Rule::CallWithTopic,
        Rule::TwoWeakSigns,
        Rule::DeedOfAnother,
    ];

    /// The name under which `rules.txt` describes it.
    pub fn name(self) -> &'static str {
        match self {
            Rule::QuotationGoesOn => "quotation-goes-on",
            Rule::QuotationBeforeCue => "quotation-before-cue",
            Rule::ClauseBeforeSource => "clause-before-source",
            Rule::SubjectBehindCue => "subject-behind-cue",
            Rule::SubjectBeforeCue => "subject-before-cue",
            Rule::LabelBeforeColon => "label-before-colon",
            Rule::Antecedent => "antecedent",
            Rule::SameSentence => "same-sentence",
            Rule::MainSubject => "main-subject",
            Rule::EarlierSentence => "earlier-sentence",
            Rule::EarlierSubject => "earlier-subject",
            Rule::EarlierSpeaker => "earlier-speaker",
            Rule::LastSpeaker => "last-speaker",
            Rule::Nobody => "nobody",
            Rule::FullestName => "fullest-name",
            Rule::CallWithTopic => "call-with-topic",
            Rule::TwoWeakSigns => "two-weak-signs",
            Rule::DeedOfAnother => "deed-of-another",
        }
    }
}

/// What is decided of a statement beside its stances, by the names that evidence gives.
#[derive(Debug, Serialize, Deserialize)]
pub struct Decisions {
    /// Where it is reported.
    pub cue: Arc<str>,
    /// Who speaks, as printed.
    pub speaker: Arc<str>,
    /// Who speaks, in full.
    pub name: Arc<str>,
}

impl Default for Decisions {
    fn default() -> Self {
        Decisions {
            cue: "cue".into(),
            speaker: "speaker".into(),
            name: "name".into(),
        }
    }
}

/// Where the rules are described: for each its entry among the lemmas of the lexicons.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Rules {
    entries: Vec<Option<u32>>,
    /// The names of decisions.
    pub decisions: Decisions,
}

impl Rules {
    /// Notes that the entry `lemma` describes the rule called `name`; `false` where there is no such rule.
    pub(super) fn describe(&mut self, name: &str, lemma: u32) -> bool {
        let Some(rule) = Rule::ALL.into_iter().find(|r| r.name() == name) else {
            return false;
        };
        self.entries.resize(Rule::ALL.len(), None);
        self.entries[rule as usize] = Some(lemma);
        true
    }

    /// The entry that describes `rule`, an index into [`super::Lexicons::lemmas`]; `None` only in lexicons that are
    /// made without `rules.txt`.
    pub fn entry(&self, rule: Rule) -> Option<u32> {
        self.entries.get(rule as usize).copied().flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Lexicons;

    #[test]
    fn every_rule_is_described() {
        let lexicons = Lexicons::built_in();
        for rule in Rule::ALL {
            let entry = lexicons.rules.entry(rule).unwrap_or_else(|| panic!("{}", rule.name()));
            assert_eq!(&*lexicons.lemmas[entry as usize].text, rule.name());
        }
    }
}
