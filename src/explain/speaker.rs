//! Whom a dropped subject might have meant: what spoke for whoever was taken, and why the others lost.

use super::{Candidate, Feature, Weighing};
use crate::attribution::Page;
use crate::attribution::antecedent::{Account, Weighed};
use crate::attribution::cue::Cue;
use crate::lexicon;
use crate::lexicon::conjugation::{Gender, Number};
use std::sync::Arc;

/// How many of those who agree came close.
const CLOSE: usize = 3;
/// How many features are told of whoever was chosen.
const MOST: usize = 3;
/// How many are told of that made the difference to another; more where these do not make it alone.
const TELLING: usize = 2;

/// What need not be told of where the first is.
const IMPLIED: [(lexicon::Feature, lexicon::Feature); 3] = [
    (lexicon::Feature::MentionedHere, lexicon::Feature::SameParagraph),
    (lexicon::Feature::NoSubject, lexicon::Feature::NoMainSubject),
    (lexicon::Feature::Bystander, lexicon::Feature::NoSubject),
];

/// Whoever was chosen, and those who lost.
pub(super) fn candidates(page: &Page, cue: &Cue, account: &Account) -> (Option<Candidate>, Vec<Candidate>) {
    let candidate = |w: &Weighed, weighing: Option<Weighing>, close: bool, why: String| Candidate {
        decision: "speaker",
        span: page.phrase_span(w.phrase.tokens.clone()),
        label: None,
        weighing,
        close,
        why,
    };
    let alone = !account.lost.iter().any(Weighed::agrees);
    let winner = account.winner.as_ref().map(|w| (w, weighing(page, w)));
    let lost = |(n, w): (usize, &Weighed)| match &winner {
        Some((_, winner)) if w.agrees() => {
            let loser = weighing(page, w);
            let why = outweighed(&loser, winner);
            candidate(w, Some(loser), n < CLOSE, why)
        }
        _ => candidate(w, None, w.nearest || w.spoke_last, disagrees(cue, w)),
    };
    let lost = account.lost.iter().enumerate().map(lost).collect();
    let chosen = winner.map(|(w, weighing)| {
        let why = if alone {
            "the only one who agrees with the cue".to_owned()
        } else {
            outweighs(&weighing)
        };
        candidate(w, Some(weighing), true, why)
    });
    (chosen, lost)
}

/// What holds of somebody, in the words of the lexicons.
fn weighing(page: &Page, weighed: &Weighed) -> Weighing {
    let lexicons = page.analyser.lexicons;
    let features = weighed.features.iter().map(|&(feature, weight)| {
        let about = lexicons.rules.feature(feature).and_then(|entry| lexicons.about(entry));
        Feature {
            name: feature.name(),
            about: about.map_or_else(|| feature.name().into(), Arc::clone),
            weight,
        }
    });
    Weighing {
        score: weighed.score,
        features: features.collect(),
    }
}

/// What spoke most for whoever was chosen.
fn outweighs(winner: &Weighing) -> String {
    let speaking = winner.features.iter().filter(|f| f.weight > 0.0).collect();
    list(&without_implied(speaking), MOST)
}

/// What made the difference between two who agree: of what tells them apart, the heaviest that speaks for the winner. It is
/// not cut short before it outweighs all that speaks for the loser, or it would not be the reason.
fn outweighed(loser: &Weighing, winner: &Weighing) -> String {
    let against = apart(loser, winner).filter(|f| f.weight < 0.0);
    let ahead = apart(winner, loser).filter(|f| f.weight > 0.0);
    let mut telling: Vec<&Feature> = against.chain(ahead).collect();
    let all: f32 = telling.iter().map(|f| f.weight.abs()).sum();
    let mut needed = all - (winner.score - loser.score);
    telling = without_implied(telling);
    telling.sort_by(|a, b| b.weight.abs().total_cmp(&a.weight.abs()));
    let mut told = 0;
    while told < telling.len() && (told < TELLING || needed >= 0.0) {
        needed -= telling[told].weight.abs();
        told += 1;
    }
    let (against, ahead): (Vec<&Feature>, Vec<&Feature>) = telling[..told].iter().partition(|f| f.weight < 0.0);
    match (against.is_empty(), ahead.is_empty()) {
        (true, true) => "of two who weigh the same the first of the text is chosen".to_owned(),
        (false, true) => list(&against, told),
        (true, false) => format!("the chosen one {}", list(&ahead, told)),
        (false, false) => format!("{}; the chosen one {}", list(&against, told), list(&ahead, told)),
    }
}

/// What holds of one and not of the other.
fn apart<'w>(one: &'w Weighing, other: &'w Weighing) -> impl Iterator<Item = &'w Feature> {
    let shared = |f: &Feature| other.features.iter().any(|o| o.name == f.name);
    one.features.iter().filter(move |f| !shared(f))
}

/// The features that no other one of them says already.
fn without_implied(features: Vec<&Feature>) -> Vec<&Feature> {
    let holds = |of: lexicon::Feature| features.iter().any(|f| f.name == of.name());
    let said = |f: &Feature| {
        let mut pairs = IMPLIED.iter().filter(|(_, implied)| implied.name() == f.name);
        pairs.any(|&(first, _)| holds(first))
    };
    features.iter().copied().filter(|f| !said(f)).collect()
}

fn list(features: &[&Feature], most: usize) -> String {
    let about: Vec<&str> = features.iter().take(most).map(|f| &*f.about).collect();
    about.join(", ")
}

/// In what somebody does not agree with the cue.
fn disagrees(cue: &Cue, weighed: &Weighed) -> String {
    let describe = |gender: Option<Gender>, number: Option<Number>| {
        let gender = match gender.filter(|_| !weighed.agreement.gender) {
            Some(Gender::Masculine) => Some("masculine"),
            Some(Gender::Feminine) => Some("feminine"),
            Some(Gender::Common) | None => None,
        };
        let number = match number.filter(|_| !weighed.agreement.number) {
            Some(Number::Singular) => Some("singular"),
            Some(Number::Dual) => Some("dual"),
            Some(Number::Plural) => Some("plural"),
            None => None,
        };
        [gender, number].into_iter().flatten().collect::<Vec<_>>().join(" ")
    };
    let own = describe(weighed.phrase.gender, weighed.phrase.number);
    let asked = describe(cue.gender, cue.number);
    if own.is_empty() || own == asked {
        // شعارات طالبوا
        return format!("no person, but the cue is {asked}");
    }
    format!("{own}, but the cue is {asked}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Explanation, Lexicons, Tagger};
    use std::sync::LazyLock;

    static TAGGER: LazyLock<Tagger> = LazyLock::new(|| Tagger::new(Lexicons::built_in()));

    /// The last statement of `text`.
    fn last(text: &str) -> Explanation {
        TAGGER.worker().explain(text).statements.pop().expect("a statement")
    }

    /// Why somebody lost the last statement of `text`.
    #[track_caller]
    fn why(text: &str, who: &str) -> String {
        let lost = last(text).lost;
        let of = |c: &&Candidate| c.span.is_some_and(|s| s.of(text) == who);
        lost.iter().find(of).unwrap_or_else(|| panic!("{lost:?}")).why.clone()
    }

    #[test]
    fn in_what_somebody_does_not_agree() {
        let gender = "قال الوزير إن الجسر سيعود. ورحبت الشركة بالقرار. وأضاف أن العمل انتهى.";
        assert_eq!(why(gender, "الشركة"), "feminine, but the cue is masculine");
        let number = "قال الوزير إن الجسر سيعود. وقال المهندسون إن العمل صعب. وأضاف أن العمل انتهى.";
        assert_eq!(why(number, "المهندسون"), "plural, but the cue is singular");
        let both = "قال المهندسون إن الجسر سيعود. وقالت الوزيرة إن العمل صعب. وأضافوا أن العمل انتهى.";
        assert_eq!(
            why(both, "الوزيرة"),
            "feminine singular, but the cue is masculine plural"
        );
        let person = "قال السكان إن الماء مقطوع. وذكرت تقارير أن الشبكة قديمة. وأضافوا أن الأسعار تضاعفت.";
        assert_eq!(why(person, "تقارير"), "no person, but the cue is plural");
        let things = "قال الوزير إن الجسر سيعود. وذكرت تقارير أن الشبكة قديمة. وأضاف أن العمل انتهى.";
        assert_eq!(why(things, "تقارير"), "feminine, but the cue is masculine");
    }

    #[test]
    fn the_only_one_who_agrees_needs_no_weighing() {
        let text = "قالت الوزيرة إن الجسر سيعود. ورحب الوزير بالقرار. وأضافت أن العمل انتهى.";
        let chosen = last(text).chosen.expect("a choice");
        assert_eq!(chosen.span.expect("words").of(text), "الوزيرة");
        assert_eq!(chosen.why, "the only one who agrees with the cue");
    }

    #[test]
    fn what_made_the_difference_is_told_of_both() {
        let text = "قال الوزير سالم حداد إن الجسر سيعود. ووقع اتفاقا مع المدير. وأضاف أن العمل انتهى.";
        assert_eq!(
            why(text, "المدير"),
            "stands behind a preposition; the chosen one spoke last of those who agree"
        );
        let chosen = last(text).chosen.expect("a choice");
        assert!(chosen.why.contains("spoke last"), "{}", chosen.why);
    }

    fn weighing(features: &[(lexicon::Feature, f32)]) -> Weighing {
        let features: Vec<Feature> = features
            .iter()
            .map(|&(feature, weight)| Feature {
                name: feature.name(),
                about: feature.name().into(),
                weight,
            })
            .collect();
        Weighing {
            score: features.iter().map(|f| f.weight).sum(),
            features,
        }
    }

    #[test]
    fn reasons_go_on_until_they_outweigh_what_speaks_for_the_loser() {
        use lexicon::Feature::*;
        let winner = weighing(&[
            (SameParagraph, 0.9),
            (LastVoice, 0.8),
            (LongPhrase, 0.8),
            (SameGender, 0.3),
        ]);
        let near = weighing(&[(MentionedHere, 2.4)]);
        assert_eq!(
            outweighed(&near, &winner),
            "the chosen one same-paragraph, last-voice, long-phrase"
        );
        let far = weighing(&[(MentionedFarBack, -1.5), (SameGender, 0.3)]);
        assert_eq!(
            outweighed(&far, &winner),
            "mentioned-far-back; the chosen one same-paragraph"
        );
        assert_eq!(
            outweighed(&winner, &winner),
            "of two who weigh the same the first of the text is chosen"
        );
    }

    #[test]
    fn what_another_feature_says_already_is_left_out() {
        use lexicon::Feature::*;
        let winner = weighing(&[(MentionedHere, 2.4), (SameParagraph, 0.9), (LastVoice, 0.8)]);
        let loser = weighing(&[(Bystander, -0.4), (NoSubject, -0.6), (NoMainSubject, -0.4)]);
        assert_eq!(outweighed(&loser, &winner), "the chosen one mentioned-here, last-voice");
        assert_eq!(outweighs(&winner), "mentioned-here, last-voice");
    }
}
