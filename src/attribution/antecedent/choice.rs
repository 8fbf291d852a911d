//! The choice among the candidates.

use super::candidates::{Candidate, Crowd};
use super::mentions::Discourse;
use super::salience::{Choice, score};
use crate::attribution::Draft;
use crate::attribution::cue::{Cue, Form, Subject};
use crate::attribution::names::Name;
use crate::attribution::page::Page;
use crate::lexicon::VerbKind;

/// How many sentences back mentions and statements count.
const MEMORY: usize = 12;
/// How many statements back it is asked whether somebody was only told of.
const TOLD: usize = 12;

/// What a candidate is looked at beside.
pub(super) struct Setting<'d> {
    pub(super) cue: &'d Cue,
    /// The statements before it that count.
    spoken: &'d [Draft],
    /// Whether the cue opens its sentence.
    opens: bool,
}

impl Setting<'_> {
    /// What the features look at.
    pub(super) fn of<'c>(&'c self, candidate: &'c Candidate) -> Choice<'c> {
        let at = self.cue.tokens.start;
        Choice {
            cue: self.cue,
            phrase: candidate.phrase,
            salience: &candidate.salience,
            told: candidate.nearest.is_some_and(|i| told(self.spoken, i, at)),
            opens: self.opens,
        }
    }
}

impl Discourse<'_, '_> {
    /// Whom the dropped subject of draft `n` means: of those who agree with it in gender and number and are mentioned within the
    /// last sentences, the best. `names` are those of the speakers before it.
    pub fn best<'d>(&'d self, drafts: &'d [Draft], names: &'d [Option<Name>], n: usize) -> Option<Candidate<'d>> {
        let (setting, candidates) = self.gather(drafts, names, n);
        let mut best: Option<(f32, Candidate)> = None;
        for c in candidates.into_iter().filter(|c| c.fits) {
            let score = score(&setting.of(&c));
            // of two who fit as well the first
            if best.as_ref().is_none_or(|(most, _)| score.total_cmp(most).is_gt()) {
                best = Some((score, c));
            }
        }
        best.map(|(_, candidate)| candidate)
    }

    /// Everybody whom the dropped subject of draft `n` may mean, also those who do not agree, in the order of the text.
    pub(super) fn gather<'d>(
        &'d self,
        drafts: &'d [Draft],
        names: &'d [Option<Name>],
        n: usize,
    ) -> (Setting<'d>, Vec<Candidate<'d>>) {
        let page = self.page;
        let cue = &drafts[n].cue;
        let here = cue.sentence;
        let before = self
            .mentions
            .partition_point(|m| m.phrase.tokens.end <= cue.tokens.start);
        let first = self.mentions[..before].partition_point(|m| m.sentence + MEMORY < here);
        let since = drafts[..n].partition_point(|d| d.cue.sentence + MEMORY < here);
        let (spoken, speakers) = (&drafts[since..n], &names[since..n]);
        let mut crowd = Crowd::new(cue, before - first + spoken.len(), self.bearers);
        for m in &self.mentions[first..before] {
            let candidate = crowd.find(&m.phrase, &m.name);
            candidate.meet(m, cue, here);
            candidate.salience.paragraph |= same_paragraph(page, m.sentence, here);
        }
        for (d, name) in spoken.iter().zip(speakers) {
            let (Some(phrase), Some(name)) = (&d.speaker, name) else {
                continue;
            };
            let candidate = crowd.find(phrase, name);
            candidate.hear(d, phrase, name, cue);
            candidate.salience.paragraph |= same_paragraph(page, d.cue.sentence, here);
        }
        for m in self.mentions[..before].iter().take_while(|m| m.sentence == 0) {
            if let Some(n) = crowd.number(m.name.who) {
                crowd.list[n].salience.headline = true;
            }
        }
        let mut voices = spoken
            .iter()
            .zip(speakers)
            .rev()
            .filter_map(|(d, name)| Some((d, crowd.number(name.as_ref()?.who)?)))
            .filter(|&(d, n)| d.cue.kind != VerbKind::Naming && crowd.list[n].fits)
            // `رافضا دعوة سالم إلى الحوار`: what another says is only spoken of
            .filter(|(d, _)| !(d.nested && d.cue.form == Form::Noun && d.cue.subject != Subject::Dropped))
            .map(|(d, n)| (d.nested, n));
        let last_voice = voices.clone().next().map(|(_, n)| n);
        let last_speaker = voices.find(|(nested, _)| !nested).map(|(_, n)| n);
        if let Some(n) = last_voice {
            crowd.list[n].salience.last_voice = true;
        }
        if let Some(n) = last_speaker {
            crowd.list[n].salience.last_speaker = true;
        }
        let opens = cue.tokens.start <= page.sentences[here].tokens.start + 1;
        (Setting { cue, spoken, opens }, crowd.list)
    }
}

/// Whether the word at token `i` is told by somebody, in words that the cue at token `at` is no part of.
fn told(spoken: &[Draft], i: usize, at: usize) -> bool {
    spoken
        .iter()
        .rev()
        .take(TOLD)
        .map(|d| &d.extent.tokens)
        .any(|t| t.contains(&i) && !t.contains(&at))
}

fn same_paragraph(page: &Page, a: usize, b: usize) -> bool {
    page.sentences[a].paragraph == page.sentences[b].paragraph
}
