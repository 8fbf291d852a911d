//! Where they stand: labels from lexicon patterns, with the entries that led to them.

mod evidence;

use crate::attribution::cue::{Form, Subject};
use crate::attribution::{Draft, Page, content};
use crate::lexicon::classes::Class;
use crate::lexicon::conjugation::{Inflection, Person};
use crate::lexicon::stance::{Pattern, Step, Weight, Where};
use crate::lexicon::{Entity, EntityKind, Rule};
use crate::statement::{EntityRef, Statement};
use std::ops::Range;
use std::sync::Arc;

/// What was found for one label.
#[derive(Debug, Clone, Default)]
struct Tally {
    cue: bool,
    strong: bool,
    call_at: Option<usize>,
    topic_at: Option<usize>,
    /// Tokens at which weak evidence stands; two on different words are enough.
    weak: Vec<usize>,
    /// The entries that count, and the tokens they stand at.
    signs: Vec<(u32, usize)>,
}

impl Tally {
    fn holds(&self) -> bool {
        let called = match (self.call_at, self.topic_at) {
            (Some(call), Some(topic)) => call <= topic,
            _ => false,
        };
        let mut weak = self.weak.clone();
        weak.sort_unstable();
        weak.dedup();
        self.strong || called || weak.len() >= 2
    }

    /// The rule behind the label, where no sign gives it alone.
    fn rule(&self) -> Option<Rule> {
        if self.strong {
            None
        } else if self.topic_at.is_some() && self.call_at.is_some() {
            Some(Rule::CallWithTopic)
        } else {
            Some(Rule::TwoWeakSigns)
        }
    }
}

/// Labels a draft and makes the statement of it.
pub fn label(page: &Page, draft: Draft) -> Statement {
    let lexicon = &page.analyser.lexicons.stance;
    let mut tallies: Vec<Tally> = vec![Tally::default(); lexicon.labels.len()];
    cue_evidence(page, &draft, &mut tallies);
    content_evidence(page, &draft.extent.tokens, &mut tallies);
    if let Some(second) = &draft.extent.second {
        content_evidence(page, second, &mut tallies);
    }
    let mut stance: Vec<usize> = (0..tallies.len()).filter(|&l| tallies[l].holds()).collect();
    // The first label of the list is a call, which says more than the cue it is made with; then what the cue itself says.
    stance.sort_by_key(|&l| (l != 0, !tallies[l].cue, l));
    stance.truncate(2);
    let evidence = evidence::collect(page, &draft, &tallies, &stance);
    let speaker = match &draft.cue.subject {
        Subject::Explicit(np) => page.phrase_span(np.tokens.clone()),
        _ => None,
    };
    let confidence = confidence(&draft, !stance.is_empty());
    let first = draft.extent.tokens.clone();
    let content = content::span(page, &first).unwrap_or_else(|| crate::Span::new(0, 0));
    Statement {
        cue: page.span(draft.cue.tokens.clone()),
        speaker,
        name: draft.name.as_ref().and_then(|np| page.phrase_span(np.tokens.clone())),
        entity: draft
            .name
            .as_ref()
            .or(draft.speaker.as_ref())
            .and_then(|np| entity(page, &np.tokens)),
        content,
        content2: draft.extent.second.clone().and_then(|s| content::span(page, &s)),
        kind: draft.extent.kind,
        stance: stance
            .iter()
            .map(|&l| Arc::from(lexicon.labels[l].name.as_str()))
            .collect(),
        target: None,
        target_entity: None,
        evidence,
        confidence,
    }
}

/// The first entity named in the phrase; for a person the country or body of the title.
fn entity(page: &Page, tokens: &Range<usize>) -> Option<EntityRef> {
    let found: Option<&Entity> = tokens
        .clone()
        .filter_map(|i| page.entity(i))
        .find(|e| e.kind != EntityKind::Place);
    found.map(|e| EntityRef {
        name: e.name.as_str().into(),
        country: e.country.as_deref().map(Arc::from),
    })
}

/// What the cue itself says, and the noun that opens the content of a light verb.
fn cue_evidence(page: &Page, draft: &Draft, tallies: &mut [Tally]) {
    for i in draft.cue.tokens.clone() {
        let vocabulary = &page.analyser.lexicons.vocabulary;
        let own = draft.cue.lemma.and_then(|l| vocabulary.by_verb(l));
        each_match(page, i, draft.cue.tokens.end.max(i + 1), |p, _| {
            // a cue was read as one verb: patterns of verbs that only share its letters (تدّعي, تدعي) do not apply
            let other_verb = matches!(p.steps[0], Step::Word(w) if own != Some(w) && vocabulary.is_verb(w));
            if other_verb && own.is_some() {
                return;
            }
            note(
                tallies,
                p,
                i,
                matches!(p.applies, Where::Cue),
                matches!(p.applies, Where::Call),
            );
        });
    }
    let start = draft.extent.tokens.start;
    // `اتهم إسرائيل برفض`: a cue with a stance of its own lends none to the nouns behind it
    let light = matches!(draft.cue.form, Form::Finite | Form::Participle)
        && !tallies.iter().any(|t| t.cue)
        && !page.is(draft.cue.content.saturating_sub(1), Class::Complementizer);
    if light {
        for i in start..(start + 2).min(draft.extent.tokens.end) {
            let nominal = page.is(i, Class::VerbalNoun) || !page.is(i, Class::Finite);
            if nominal && !page.clitics(i).article() {
                each_match(page, i, draft.extent.tokens.end, |p, _| {
                    note(
                        tallies,
                        p,
                        i,
                        matches!(p.applies, Where::Cue),
                        matches!(p.applies, Where::Call),
                    );
                });
            }
            if page.is(i, Class::Complementizer) {
                break;
            }
        }
    }
}

fn note(tallies: &mut [Tally], p: &Pattern, at: usize, counts: bool, calls: bool) {
    let t = &mut tallies[p.label as usize];
    if counts {
        t.cue = true;
        match p.weight {
            Weight::Strong => t.strong = true,
            Weight::Weak => t.weak.push(at),
        }
        t.signs.push((p.lemma, at));
    }
    if calls && t.call_at.is_none_or(|c| at < c) {
        t.call_at = Some(at);
        t.signs.push((p.lemma, at));
    }
}

/// What the speaker's own words say.
fn content_evidence(page: &Page, tokens: &Range<usize>, tallies: &mut [Tally]) {
    for i in tokens.clone() {
        if page.words(i).is_empty() {
            continue;
        }
        each_match(page, i, tokens.end, |p, end| {
            if cancelled(page, p, i, tokens.start) {
                return;
            }
            let t = &mut tallies[p.label as usize];
            match p.applies {
                Where::Opens => {
                    if i <= tokens.start + 1 {
                        match p.weight {
                            Weight::Strong => t.strong = true,
                            Weight::Weak => t.weak.push(i),
                        }
                        t.signs.push((p.lemma, i));
                    }
                }
                Where::Content => {
                    match p.weight {
                        Weight::Strong => t.strong = true,
                        Weight::Weak => t.weak.push(i),
                    }
                    t.signs.push((p.lemma, i));
                }
                Where::Cue | Where::Call => {
                    // within the content these count in the first person only; calls also when impersonal
                    // `قالت إنها تدين` is the third-person way of saying ندين
                    let own_pronoun = i == tokens.start + 1
                        && page.is(i, Class::Finite)
                        && page
                            .readings(tokens.start)
                            .iter()
                            .any(|r| r.class == Class::Complementizer && r.suffix.is_some());
                    let first = first_person(page, i) || own_pronoun;
                    let impersonal = p.applies == Where::Call && impersonal(page, p, i);
                    if (first || impersonal) && !negated(page, i, tokens.start) {
                        if p.applies == Where::Cue {
                            if p.weight == Weight::Strong {
                                t.strong = true;
                            } else {
                                t.weak.push(i);
                            }
                            t.signs.push((p.lemma, i));
                        } else if t.call_at.is_none_or(|c| i < c) {
                            t.call_at = Some(i);
                            t.signs.push((p.lemma, i));
                        }
                    }
                }
                Where::Topic => {
                    if t.topic_at.is_none_or(|c| end > c) {
                        t.topic_at = Some(end);
                        t.signs.push((p.lemma, i));
                    }
                }
            }
        });
    }
}

/// Whether token `i` is a verb of the first person.
fn first_person(page: &Page, i: usize) -> bool {
    page.readings(i).iter().any(|r| {
        matches!(
            r.inflection,
            Some(Inflection::Finite {
                person: Person::First,
                ..
            })
        )
    }) && !page
        .readings(i)
        .iter()
        .any(|r| matches!(r.finite(), Some((_, _, Person::Third))))
}

/// Whether a calling pattern is no verb of somebody's: `ضرورة`, `يجب`, `لا بد`.
fn impersonal(page: &Page, p: &Pattern, i: usize) -> bool {
    let verb = matches!(p.steps[0], Step::Word(w) if page.readings(i).iter().any(|r| {
        r.inflection.is_some() && page.analyser.lexicons.vocabulary.by_verb(r.lemma) == Some(w)
    }));
    !verb
}

/// Whether a negation stands within the two words before token `i`.
fn negated(page: &Page, i: usize, floor: usize) -> bool {
    (i.saturating_sub(2).max(floor)..i).any(|k| page.is(k, Class::Negation) && page.mark(k).is_none())
}

/// Whether what stands directly before token `i` cancels the pattern.
fn cancelled(page: &Page, p: &Pattern, i: usize, floor: usize) -> bool {
    let before = p.not.iter().any(|sequence| {
        let n = sequence.len();
        let near = |gap: usize| {
            i >= floor + n + gap
                && sequence
                    .iter()
                    .enumerate()
                    .all(|(k, w)| page.words(i - n - gap + k).contains(w))
        };
        near(0) || near(1)
    });
    let negates_itself = p.steps.first().is_some_and(|_| page.is(i, Class::Negation));
    before || !negates_itself && p.applies != Where::Topic && negated(page, i, floor)
}

/// Calls `found` with every pattern that matches from token `i` on, and the token behind it.
fn each_match(page: &Page, i: usize, limit: usize, mut found: impl FnMut(&Pattern, usize)) {
    let lexicon = &page.analyser.lexicons.stance;
    for word in page.words(i) {
        let Some(patterns) = lexicon.by_first.get(word) else {
            continue;
        };
        for &n in patterns {
            let p = &lexicon.patterns[n as usize];
            if let Some(end) = matches(page, &p.steps[1..], i + 1, limit) {
                found(p, end);
            }
        }
    }
}

/// The token behind the match of `steps` from token `i` on.
fn matches(page: &Page, steps: &[Step], i: usize, limit: usize) -> Option<usize> {
    let Some((step, rest)) = steps.split_first() else {
        return Some(i);
    };
    match step {
        Step::Word(w) => {
            let i = skip_quote(page, i, limit);
            (i < limit && page.words(i).contains(w))
                .then(|| matches(page, rest, i + 1, limit))
                .flatten()
        }
        Step::Gap => (0..=3).find_map(|gap| matches(page, rest, i + gap, limit)),
    }
}

/// Quotation marks inside a pattern do not break it.
fn skip_quote(page: &Page, i: usize, limit: usize) -> usize {
    if i < limit && page.kind(i) == crate::text::TokenKind::Quote {
        i + 1
    } else {
        i
    }
}

/// How sure the program is of the row; calibrated on the dev articles, see docs/accuracy.md.
fn confidence(draft: &Draft, stance: bool) -> f32 {
    let mut c: f32 = match (&draft.cue.subject, draft.cue.form) {
        (Subject::Explicit(_), Form::Finite) => 0.93,
        (Subject::Explicit(_), Form::Source) => 0.7,
        (Subject::Explicit(_), _) => 0.75,
        (Subject::Antecedent(_), _) => 0.65,
        (Subject::Dropped, Form::Finite | Form::Participle) => 0.85,
        (Subject::Dropped, _) => 0.6,
    };
    if draft.cue.weak {
        c -= 0.2;
    }
    if draft.nested {
        c -= 0.12;
    }
    if stance {
        c -= 0.05;
    }
    if draft.speaker.is_none() {
        c -= 0.3;
    }
    c.clamp(0.05, 0.99)
}

#[cfg(test)]
mod tests {
    use crate::{Lexicons, Tagger};
    use std::sync::OnceLock;

    /// The stances of the first statement of `text`.
    fn stance(text: &str) -> Vec<String> {
        static TAGGER: OnceLock<Tagger> = OnceLock::new();
        let tagger = TAGGER.get_or_init(|| Tagger::new(Lexicons::built_in()));
        let statements = tagger.worker().tag(text);
        statements[0].stance.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn the_cue_says_it() {
        assert_eq!(stance("استنكرت النقابة القرار."), ["condemnation"]);
        assert_eq!(stance("نفى الوزير علمه بالصفقة."), ["denial"]);
        assert_eq!(stance("حذرت المنظمة من انتشار المرض."), ["warning"]);
    }

    #[test]
    fn a_call_with_its_topic_is_a_ceasefire_call() {
        assert_eq!(stance("دعت الأمم المتحدة إلى وقف فوري لإطلاق النار.")[0], "ceasefire_call");
        assert_eq!(stance("حث المبعوث الأطراف على ضبط النفس.")[0], "ceasefire_call");
    }

    #[test]
    fn a_mere_mention_is_none() {
        assert_eq!(stance("قال المتحدث إن وقف إطلاق النار بدأ أمس."), [] as [&str; 0]);
        assert_eq!(stance("قالت الوزارة إن الاجتماع بدأ."), [] as [&str; 0]);
    }

    #[test]
    fn the_first_person_in_the_content_counts() {
        assert_eq!(stance("وقال الرئيس: \"نحن ندين هذا الهجوم\"."), ["condemnation"]);
    }

    #[test]
    fn a_negated_word_does_not_count() {
        assert_eq!(
            stance("قال الوزير: \"لا ندين أحدا قبل انتهاء التحقيق\"."),
            [] as [&str; 0]
        );
    }
}
