//! The named rules of the program: what decisions are made by, beside the entries of the lexicon files, and the features by
//! which candidates are weighed.
//!
//! Rules and features are code; their names and what they say of themselves stand in `rules.txt`, so that evidence can cite
//! every decision by file and line, whether an entry led to it or a rule, and a linguist can read what is looked at.

use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// An enum whose variants are described in `rules.txt`, with their names there.
macro_rules! described {
    ($(#[$about:meta])* $type:ident { $($(#[$of:meta])* $variant:ident = $name:literal,)* }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub enum $type {
            $($(#[$of])* $variant,)*
        }

        impl $type {
            /// All of them, in the order of their declaration.
            pub const ALL: [$type; [$($name),*].len()] = [$($type::$variant),*];

            /// The name under which `rules.txt` describes it.
            pub fn name(self) -> &'static str {
                match self {
                    $($type::$variant => $name,)*
                }
            }
        }
    };
}

described! {
    /// A rule, named as in `rules.txt`.
    Rule {
        /// A sentence wholly in quotation marks goes on with the statement before it.
        QuotationGoesOn = "quotation-goes-on",
        /// The quotation stands before its cue.
        QuotationBeforeCue = "quotation-before-cue",
        /// The source phrase qualifies the clause it stands in.
        ClauseBeforeSource = "clause-before-source",
        /// The noun phrase behind the cue is its subject or source.
        SubjectBehindCue = "subject-behind-cue",
        /// The noun phrase before the cue is its subject.
        SubjectBeforeCue = "subject-before-cue",
        /// The label before a headline's colon.
        LabelBeforeColon = "label-before-colon",
        /// The noun before the relative clause of the cue.
        Antecedent = "antecedent",
        /// The most salient of those who agree; he spoke in the same sentence.
        SameSentence = "same-sentence",
        /// The most salient of those who agree; he is a subject of the same sentence.
        MainSubject = "main-subject",
        /// The most salient of those who agree; he spoke last.
        EarlierSentence = "earlier-sentence",
        /// The most salient of those who agree; he is the subject of an earlier sentence.
        EarlierSubject = "earlier-subject",
        /// The most salient of those who agree; he was mentioned before.
        EarlierSpeaker = "earlier-speaker",
        /// The last speaker, because none agrees.
        LastSpeaker = "last-speaker",
        /// Nobody has spoken before.
        Nobody = "nobody",
        /// A fuller form of the name stands elsewhere in the document.
        FullestName = "fullest-name",
        /// A calling word before a topic of the label.
        CallWithTopic = "call-with-topic",
        /// Two signs that are weak alone.
        TwoWeakSigns = "two-weak-signs",
        /// A wrong that somebody else is told to have done.
        DeedOfAnother = "deed-of-another",
    }
}

described! {
    /// What may speak for or against somebody whom a dropped subject may mean, named as in `rules.txt`. What each weighs
    /// stands with the choice among them.
    Feature {
        /// He is mentioned in the sentence of the cue.
        MentionedHere = "mentioned-here",
        /// His nearest mention is one sentence back.
        MentionedOneBack = "mentioned-one-back",
        /// His nearest mention is three sentences back.
        MentionedThreeBack = "mentioned-three-back",
        /// His nearest mention is more than three sentences back.
        MentionedFarBack = "mentioned-far-back",
        /// He is mentioned in the paragraph of the cue.
        SameParagraph = "same-paragraph",
        /// He last spoke one sentence back.
        SpokeOneBack = "spoke-one-back",
        /// He spoke more than three times.
        SpokeOften = "spoke-often",
        /// He spoke last, in the text's own voice or in somebody's words.
        LastVoice = "last-voice",
        /// He spoke last, and the cue opens its sentence.
        LastSpeakerOpening = "last-speaker-opening",
        /// He spoke last, and a conjunction is printed onto the cue.
        LastSpeakerJoined = "last-speaker-joined",
        /// He has not spoken, and the cue is a participle.
        SilentParticiple = "silent-participle",
        /// He is the subject of no verb.
        NoSubject = "no-subject",
        /// He is the subject of no main verb.
        NoMainSubject = "no-main-subject",
        /// He is the main subject one sentence back, and the cue opens its sentence.
        MainSubjectOneBack = "main-subject-one-back",
        /// He neither spoke nor did anything, and the cue opens its sentence.
        Bystander = "bystander",
        /// His nearest mention stands in the words of somebody.
        ToldOf = "told-of",
        /// His nearest mention stands behind a preposition.
        BehindPreposition = "behind-preposition",
        /// His nearest mention stands in a relative clause.
        InRelativeClause = "in-relative-clause",
        /// He is mentioned in the first sentence.
        InFirstSentence = "in-first-sentence",
        /// The phrase holds a personal name.
        CalledByName = "called-by-name",
        /// He is a text: a statement, a report.
        Text = "text",
        /// The phrase has more than three words.
        LongPhrase = "long-phrase",
        /// His gender is known, and the one that the cue asks for.
        SameGender = "same-gender",
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

/// Where rules and features are described: for each its entry among the lemmas of the lexicons.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Rules {
    rules: Vec<Option<u32>>,
    features: Vec<Option<u32>>,
    /// The names of decisions.
    pub decisions: Decisions,
}

impl Rules {
    /// Notes that the entry `lemma` describes the rule or feature called `name`; `false` where there is none.
    pub(super) fn describe(&mut self, name: &str, lemma: u32) -> bool {
        let place = if let Some(rule) = Rule::ALL.into_iter().find(|r| r.name() == name) {
            self.rules.resize(Rule::ALL.len(), None);
            &mut self.rules[rule as usize]
        } else if let Some(feature) = Feature::ALL.into_iter().find(|f| f.name() == name) {
            self.features.resize(Feature::ALL.len(), None);
            &mut self.features[feature as usize]
        } else {
            return false;
        };
        *place = Some(lemma);
        true
    }

    /// The entry that describes `rule`, an index into [`super::Lexicons::lemmas`]; `None` only in lexicons that are
    /// made without `rules.txt`.
    pub fn entry(&self, rule: Rule) -> Option<u32> {
        self.rules.get(rule as usize).copied().flatten()
    }

    /// The entry that describes `feature`, as above.
    pub fn feature(&self, feature: Feature) -> Option<u32> {
        self.features.get(feature as usize).copied().flatten()
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

    #[test]
    fn every_feature_is_described() {
        let lexicons = Lexicons::built_in();
        for feature in Feature::ALL {
            let entry = lexicons.rules.feature(feature);
            let entry = entry.unwrap_or_else(|| panic!("{}", feature.name()));
            assert_eq!(&*lexicons.lemmas[entry as usize].text, feature.name());
            assert!(lexicons.about(entry).is_some_and(|about| !about.is_empty()));
        }
    }
}
