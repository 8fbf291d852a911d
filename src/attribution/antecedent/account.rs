//! The account of a choice: everybody who was considered, and what spoke for and against him.
//!
//! Nothing of it is kept while a text is tagged. Where somebody asks, the candidates are gathered once more, in the state in which
//! the choice was made.

use super::candidates::{Candidate, agreement_of};
use super::choice::Setting;
use super::mentions::Discourse;
use super::salience::{features, score};
use crate::attribution::Draft;
use crate::attribution::names::Name;
use crate::attribution::noun_phrase::{Agreement, NounPhrase};
use crate::lexicon::Feature;
use std::cmp::Reverse;

/// How many are told of who agree, and of those who do not. Hardly an article mentions as many in so few sentences; without a
/// bound the accounts of a text of nothing but names and cues would together be as long as the square of it.
const MOST: usize = 64;

/// Who was considered for a dropped subject.
#[derive(Debug, Clone)]
pub struct Account {
    /// Whoever was taken because he weighs most; `None` where nobody agrees.
    pub winner: Option<Weighed>,
    /// The others: first those who agree, by their weight, then those who do not, the nearest first.
    pub lost: Vec<Weighed>,
}

/// Somebody who was considered for a dropped subject.
#[derive(Debug, Clone)]
pub struct Weighed {
    /// The nearest phrase that names him and agrees with the cue; where none does, the nearest.
    pub phrase: NounPhrase,
    /// In what that phrase agrees with the cue.
    pub agreement: Agreement,
    /// What he weighs. Nobody is taken for it who does not agree.
    pub score: f32,
    /// The features that hold of him, with their weights; the heaviest first.
    pub features: Vec<(Feature, f32)>,
    /// Whether nobody is mentioned between him and the cue.
    pub nearest: bool,
    /// Whether nobody speaks in the text's own voice between him and the cue.
    pub spoke_last: bool,
}

impl Weighed {
    /// Whether he agrees with the cue.
    pub fn agrees(&self) -> bool {
        self.agreement.gender && self.agreement.number
    }
}

impl Discourse<'_, '_> {
    /// The account of the [choice](Discourse::best) for draft `n`, whose name is known, like those before it.
    pub fn account(&self, drafts: &[Draft], names: &[Option<Name>], n: usize) -> Account {
        let (setting, mut candidates) = self.gather(drafts, names, n);
        candidates.sort_by_key(|c| Reverse(last_mention(c)));
        let nearest = candidates.first().map(|c| c.name.who);
        let mut voices = drafts[..n].iter().zip(names).rev().filter(|(d, _)| !d.nested);
        let speaker = voices.find_map(|(_, name)| Some(name.as_ref()?.who));
        let weighed = |c: &Candidate| Weighed {
            nearest: Some(c.name.who) == nearest,
            spoke_last: Some(c.name.who) == speaker,
            ..weighed(&setting, c)
        };
        let taken = names[n].as_ref().map(|name| name.who);
        let (taken, lost): (Vec<&Candidate>, Vec<&Candidate>) =
            candidates.iter().partition(|c| Some(c.name.who) == taken);
        let (agreeing, others): (Vec<&Candidate>, Vec<&Candidate>) = lost.into_iter().partition(|c| c.fits);
        let mut agreeing: Vec<(f32, &Candidate)> = agreeing.iter().map(|c| (score(&setting.of(c)), *c)).collect();
        agreeing.sort_by(|(a, _), (b, _)| b.total_cmp(a));
        let best = agreeing.iter().map(|&(_, c)| c).take(MOST);
        let lost = best.chain(others.into_iter().take(MOST));
        Account {
            winner: taken.into_iter().find(|c| c.fits).map(weighed),
            lost: lost.map(weighed).collect(),
        }
    }
}

/// The first token of a candidate's nearest mention; whoever only spoke is mentioned by the phrase of his speaker.
fn last_mention(candidate: &Candidate) -> usize {
    candidate.nearest.unwrap_or(candidate.phrase.tokens.start)
}

fn weighed(setting: &Setting, candidate: &Candidate) -> Weighed {
    let choice = setting.of(candidate);
    let mut features = features(&choice);
    features.sort_by(|(_, a), (_, b)| b.abs().total_cmp(&a.abs()));
    Weighed {
        phrase: candidate.phrase.clone(),
        agreement: agreement_of(setting.cue, candidate.phrase),
        score: score(&choice),
        features,
        nearest: false,
        spoke_last: false,
    }
}

#[cfg(test)]
mod tests {
    use crate::Lexicons;
    use crate::attribution::{Draft, Page, find, find_with_accounts};
    use crate::lexicon::{Analyser, Feature};

    /// Does `check` with the page of `text`, its statements and the accounts of their choices.
    fn told(text: &str, check: impl Fn(&Page, &[(Draft, Option<super::Account>)])) {
        let lexicons = Lexicons::built_in();
        let mut page = Page::new(Analyser::new(&lexicons));
        page.read(text);
        check(&page, &find_with_accounts(&page));
    }

    #[test]
    fn the_account_is_that_of_the_choice() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
        for file in std::fs::read_dir(folder).unwrap() {
            let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
            told(&text, |page, told| {
                let found = find(page);
                assert_eq!(found.len(), told.len());
                for (d, (e, account)) in found.iter().zip(told) {
                    assert_eq!((&d.cue.tokens, &d.speaker), (&e.cue.tokens, &e.speaker));
                    let Some(account) = account else { continue };
                    let Some(winner) = &account.winner else {
                        assert!(!account.lost.iter().any(|w| w.agrees()));
                        continue;
                    };
                    assert_eq!(d.speaker.as_ref(), Some(&winner.phrase));
                    for w in account.lost.iter().chain([winner]) {
                        assert!(!w.agrees() || w.score <= winner.score, "{w:?}");
                        let sum: f32 = w.features.iter().map(|(_, weight)| weight).sum();
                        assert!((sum - w.score).abs() < 1e-4, "{w:?}");
                    }
                }
            });
        }
    }

    #[test]
    fn everybody_who_was_considered_is_in_it_once() {
        let text = "قالت الوزيرة ريم حداد إن الجسر سيعود. والتقت الوزيرة مع النائبة هدى صبري، ومع المدير كمال طه. \
                    وأضافت أن العمل انتهى.";
        told(text, |page, told| {
            let (_, account) = told.last().unwrap();
            let account = account.as_ref().unwrap();
            let words = |w: &super::Weighed| page.span(w.phrase.tokens.clone()).unwrap().of(text);
            let winner = account.winner.as_ref().unwrap();
            assert_eq!(words(winner), "الوزيرة ريم حداد");
            assert!(winner.spoke_last && !winner.nearest && account.lost[1].nearest);
            assert!(winner.features.iter().any(|(f, _)| *f == Feature::LastVoice));
            let lost: Vec<(&str, bool)> = account.lost.iter().map(|w| (words(w), w.agrees())).collect();
            assert_eq!(lost, [("النائبة هدى صبري", true), ("المدير كمال طه", false)]);
        });
    }

    #[test]
    fn a_subject_that_the_cue_names_was_not_chosen() {
        told(
            "قال الوزير إن الجسر آمن. مشددا على الحوار، قال الرئيس إن العمل بدأ.",
            |_, told| {
                assert!(told.iter().all(|(_, account)| account.is_none()));
            },
        );
    }
}
