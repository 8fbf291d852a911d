//! Dropped subjects: back to the speaker they continue.

use super::Draft;
use super::cue::{Cue, Form, Subject};
use super::noun_phrase::{NounPhrase, agrees, may_begin, noun_phrase, plainly_finite};
use super::page::Page;
use super::passing::complementizer;
use super::subject;
use crate::lexicon::classes::Class;
use crate::lexicon::{Rule, VerbKind};
use crate::text::TokenKind;

/// How many statements back a dropped subject may reach.
const MEMORY: usize = 12;
/// How many sentences back it may reach before agreement alone decides.
const REACH: usize = 6;

/// Gives every draft the noun phrase of its speaker.
///
/// Candidates are the speakers of the statements before it, nearest first; those of statements inside other people's
/// words come last. Gender and number must agree. An adverbial participle looks first in its own sentence, then at the
/// subject of the sentence's main verb.
pub fn resolve(page: &Page, drafts: &mut [Draft]) {
    for n in 0..drafts.len() {
        let cue = &drafts[n].cue;
        let resolved = match &cue.subject {
            Subject::Explicit(np) => Some((np.clone(), explicit(cue, np))),
            Subject::Antecedent(np) => Some((np.clone(), Rule::Antecedent)),
            Subject::Dropped => dropped(page, drafts, n),
        };
        if let Some((speaker, rule)) = resolved {
            drafts[n].speaker = Some(speaker);
            drafts[n].by = rule;
        }
    }
}

/// Where the speaker that the cue itself names stands.
fn explicit(cue: &Cue, np: &NounPhrase) -> Rule {
    if cue.form == Form::Colon {
        Rule::LabelBeforeColon
    } else if np.tokens.start < cue.tokens.start {
        Rule::SubjectBeforeCue
    } else {
        Rule::SubjectBehindCue
    }
}

fn dropped(page: &Page, drafts: &[Draft], n: usize) -> Option<(NounPhrase, Rule)> {
    let cue = &drafts[n].cue;
    let fits = |np: &NounPhrase| agrees(np, cue.gender, cue.number, false);
    let before = &drafts[n.saturating_sub(MEMORY)..n];
    let speaker_in = |sentence: usize, nested: bool| {
        before
            .iter()
            .rev()
            .filter(|d| d.cue.sentence == sentence && (nested || !d.nested) && d.cue.kind != VerbKind::Naming)
            .filter_map(|d| d.speaker.as_ref())
            .find(|np| fits(np) && (sentence == cue.sentence || lasts(np)))
            .cloned()
    };
    let main = |sentence: usize, limit: usize| {
        subject::of_sentence(page, &page.sentences[sentence], limit).filter(|np| fits(np) && speaks(np))
    };
    let start = page.sentences[cue.sentence].tokens.start;
    // without a comma it goes on with whoever spoke last, even inside another's words: `باريس التي أدانت الطرد معتبرة أن`
    let at = cue.tokens.start;
    let close = at > start && page.word(at - 1) && matches!(cue.form, Form::Participle | Form::Finite);
    // `بعد أن أكد`: a clause of its own
    let bare = |k: usize| page.readings(k).iter().all(|r| r.suffix.is_none());
    let subordinate = at > start
        && bare(at - 1)
        && (complementizer(page, at - 1) || page.is(at - 1, Class::Subordinator) && !page.is(at - 1, Class::Relative));
    if drafts[n].nested
        && (!close || subordinate)
        && let Some(np) = in_content(page, before, cue).filter(|np| fits(np))
    {
        return Some((np, Rule::MainSubject));
    }
    // `زار الوزير المدينة، وأكد`, `التي تنوي الحكومة بيعها، حيث اعترفت`
    let joined = cue.conjunction
        || cue.form == Form::Participle && at > start && page.kind(at - 1) == TokenKind::Comma
        || at > start && page.is(at - 1, Class::Subordinator) && page.inside(at - 1).is_none();
    if joined
        && cue.tokens.start > start + 1
        && !drafts[n].nested
        && let Some(np) = subject_of_clause_before(page, before, cue).filter(|np| fits(np) && speaks(np))
    {
        return Some((np, Rule::MainSubject));
    }
    if let Some(np) = speaker_in(cue.sentence, drafts[n].nested || close) {
        return Some((np, Rule::SameSentence));
    }
    let inside = cue.tokens.start > start + 1;
    if inside && let Some(np) = main(cue.sentence, cue.tokens.start) {
        return Some((np, Rule::MainSubject));
    }
    for back in 1..=REACH.min(cue.sentence) {
        let sentence = cue.sentence - back;
        if let Some(np) = speaker_in(sentence, false) {
            return Some((np, Rule::EarlierSentence));
        }
        // a sentence without a statement still says whom the next one goes on with
        if back <= 2
            && !before.iter().any(|d| d.cue.sentence == sentence)
            && let Some(np) = main(sentence, page.sentences[sentence].tokens.end)
        {
            return Some((np, Rule::EarlierSubject));
        }
    }
    before
        .iter()
        .rev()
        .filter(|d| !d.nested)
        .chain(before.iter().rev())
        .filter_map(|d| d.speaker.as_ref())
        .find(|np| fits(np) && lasts(np))
        .map(|np| (np.clone(), Rule::EarlierSpeaker))
        .or_else(|| {
            let last = before.iter().rev().find_map(|d| d.speaker.clone())?;
            Some((last, Rule::LastSpeaker))
        })
}

/// The subject of the clause that the verb is joined to by و, where that clause reports nothing itself (`والتفت إليه نظيره
/// وقال`).
fn subject_of_clause_before(page: &Page, before: &[Draft], cue: &Cue) -> Option<NounPhrase> {
    let sentence = &page.sentences[cue.sentence];
    let at = cue.tokens.start;
    let verb = (sentence.tokens.start..at).rev().find(|&k| plainly_finite(page, k))?;
    let told = before
        .iter()
        .any(|d| d.cue.tokens.contains(&verb) || d.extent.tokens.contains(&verb));
    if told || verb > sentence.tokens.start && page.is(verb - 1, Class::Relative) {
        return None;
    }
    page.readings(verb)
        .iter()
        .filter(|r| r.finite().is_some())
        .find_map(|r| subject::behind(page, verb, at, r))
}

/// Who does what the dropped subject of a verb inside somebody's content does: of those the content names before it, the
/// first where the verb is coordinated (`إن الوزير سافر وأكد`), the nearest where it is subordinate (`إن السلطات اعتقلت
/// الصحفي بعد أن أكد`).
fn in_content(page: &Page, before: &[Draft], cue: &Cue) -> Option<NounPhrase> {
    if cue.form != Form::Finite {
        return None;
    }
    let at = cue.tokens.start;
    let content = before
        .iter()
        .rev()
        .find(|d| d.extent.tokens.contains(&at))?
        .extent
        .tokens
        .start;
    let mut found = None;
    let mut i = content;
    while i < at {
        let np = may_begin(page, i, true)
            .then(|| noun_phrase(page, i, at, true))
            .flatten()
            .filter(|np| speaks(np) && agrees(np, cue.gender, cue.number, false));
        match np {
            Some(np) => {
                i = np.tokens.end.max(i + 1);
                found = Some(np);
                if cue.conjunction {
                    break;
                }
            }
            None => i += 1,
        }
    }
    found
}

/// A noun phrase that was considered as the speaker of a dropped subject and lost.
#[derive(Debug, Clone)]
pub struct Rival {
    /// The phrase.
    pub phrase: NounPhrase,
    /// Why it lost.
    pub why: Lost,
}

/// Why a candidate is not the speaker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lost {
    /// The cue asks for another gender or number.
    Disagrees,
    /// It spoke inside the words of somebody else.
    Nested,
    /// Somebody nearer agrees as well.
    Further,
}

/// The candidates for the speaker of draft `n` that lost, nearest first, each once; none where the cue names its speaker.
pub fn rivals(page: &Page, drafts: &[Draft], n: usize) -> Vec<Rival> {
    let d = &drafts[n];
    let mut out: Vec<Rival> = Vec::new();
    if d.cue.subject != Subject::Dropped {
        return out;
    }
    let words = |np: &NounPhrase| page.span(np.tokens.clone()).map(|s| s.of(&page.text).to_owned());
    let winner = d.speaker.as_ref().and_then(words);
    for before in drafts[n.saturating_sub(MEMORY)..n].iter().rev() {
        let Some(np) = &before.speaker else { continue };
        let text = words(np);
        if text == winner || out.iter().any(|r| words(&r.phrase) == text) {
            continue;
        }
        let why = if !agrees(np, d.cue.gender, d.cue.number, false) {
            Lost::Disagrees
        } else if before.nested && !d.nested {
            Lost::Nested
        } else {
            Lost::Further
        };
        out.push(Rival {
            phrase: np.clone(),
            why,
        });
    }
    out
}

/// Whether a speaker can be meant by a later verb without a subject: things, times and places that a verb was said of once
/// (`كل المؤشرات تؤكد`) do not speak on.
fn lasts(np: &NounPhrase) -> bool {
    np.named
        || !matches!(
            np.class,
            Class::Thing | Class::VerbalNoun | Class::Time | Class::Geography | Class::Demonstrative
        )
}

/// Whether a noun phrase can be the one who speaks on: a person, a body, a name.
fn speaks(np: &NounPhrase) -> bool {
    np.named
        || matches!(
            np.class,
            Class::Person | Class::Body | Class::Country | Class::Organisation | Class::Nisba
        )
}
