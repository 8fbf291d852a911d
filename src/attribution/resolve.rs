//! Who speaks: the noun phrase of every speaker and the fullest form of the name, those of dropped subjects too.

use super::Draft;
use super::antecedent::{Account, Discourse};
use super::cue::{Cue, Form, Subject};
use super::lead::Lead;
use super::names::{Mentions, Name};
use super::noun_phrase::{NounPhrase, agrees};
use super::page::Page;
use crate::lexicon::Rule;
use crate::lexicon::classes::Class;

/// How many statements back the last speaker is looked for.
const MEMORY: usize = 12;

/// Gives every draft the noun phrase and the name of its speaker.
///
/// What a cue names is its speaker. A dropped subject goes back to whom it fits [`best`](Discourse::best), where nobody agrees to
/// whoever spoke last.
pub fn resolve(page: &Page, drafts: &mut [Draft]) {
    speakers(page, drafts);
}

/// The same, with an account of every choice among those whom a dropped subject may mean; none for drafts whose speaker was
/// found without one.
pub fn resolve_with_accounts(page: &Page, drafts: &mut [Draft]) -> Vec<Option<Account>> {
    let (discourse, names) = speakers(page, drafts);
    let account = |n: usize| {
        let chosen = drafts[n].cue.subject == Subject::Dropped && subject_ahead(page, drafts, n).is_none();
        Some(discourse.as_ref().filter(|_| chosen)?.account(drafts, &names, n))
    };
    (0..drafts.len()).map(account).collect()
}

/// Resolves draft after draft. What it hands back is what the choices were made from.
fn speakers<'p, 'l>(page: &'p Page<'l>, drafts: &mut [Draft]) -> (Option<Discourse<'p, 'l>>, Vec<Option<Name>>) {
    let mut mentions = Mentions::collect(page, drafts.iter().map(|d| &d.cue));
    let dropped = |d: &&Draft| d.cue.subject == Subject::Dropped;
    let last = drafts.iter().rfind(dropped).map(|d| d.cue.sentence);
    let discourse = last.map(|last| Discourse::read(page, &mut mentions, last + 1));
    let mut names: Vec<Option<Name>> = vec![None; drafts.len()];
    let mut last: Option<Name> = None;
    let mut lead = Lead::default();
    for n in 0..drafts.len() {
        let cue = &drafts[n].cue;
        let mut named = |np: &NounPhrase| mentions.fullest(page, np, last.as_ref());
        let ahead = subject_ahead(page, drafts, n).map(|np| (np.clone(), named(np), Rule::SameSentence));
        let resolved = match (&cue.subject, &discourse) {
            _ if ahead.is_some() => ahead,
            (Subject::Explicit(np), _) => Some((np.clone(), named(np), explicit(cue, np))),
            (Subject::Antecedent(np), _) => Some((np.clone(), named(np), Rule::Antecedent)),
            (Subject::Dropped, None) => None,
            (Subject::Dropped, Some(discourse)) => {
                let best = discourse.best(drafts, &names, n);
                best.map(|c| (c.phrase.clone(), c.name.clone(), c.rule()))
                    .or_else(|| last_speaker(&drafts[..n], &names))
            }
        };
        if let Some((speaker, name, rule)) = resolved {
            let name = lead.fuller(page, name, cue);
            let d = &mut drafts[n];
            if !d.nested && name.phrase.class != Class::Document {
                last = Some(name.clone());
            }
            d.speaker = Some(speaker);
            d.name = Some(name.phrase.clone());
            names[n] = Some(name);
            d.by = rule;
        }
    }
    // the headline itself stands before the lead
    for (d, name) in drafts
        .iter_mut()
        .zip(&mut names)
        .take_while(|(d, _)| d.cue.sentence == 0)
    {
        if let Some(office) = name.as_ref().and_then(|name| lead.office_of(name)) {
            d.name = Some(office.phrase.clone());
            *name = Some(office.clone());
        }
    }
    (discourse, names)
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

/// The subject of the main verb behind a participle that opens its sentence (`مشددا على الحوار، قال الرئيس`).
fn subject_ahead<'d>(page: &Page, drafts: &'d [Draft], n: usize) -> Option<&'d NounPhrase> {
    let cue = &drafts[n].cue;
    let opens = cue.tokens.start == page.sentences[cue.sentence].tokens.start;
    if cue.form != Form::Participle || !opens || drafts[n].nested {
        return None;
    }
    let main = drafts[n + 1..]
        .iter()
        .take_while(|d| d.cue.sentence == cue.sentence)
        .find(|d| d.cue.form == Form::Finite && !d.nested)?;
    match &main.cue.subject {
        Subject::Explicit(np) if agrees(np, cue.gender, cue.number, false) => Some(np),
        _ => None,
    }
}

/// Whoever spoke last, for a cue with which nobody agrees.
fn last_speaker(before: &[Draft], names: &[Option<Name>]) -> Option<(NounPhrase, Name, Rule)> {
    before
        .iter()
        .zip(names)
        .rev()
        .take(MEMORY)
        .find_map(|(d, name)| Some((d.speaker.clone()?, name.clone()?, Rule::LastSpeaker)))
}
