//! Whom a dropped subject may mean: the mentions and statements of one person or body are one candidate.

use super::mentions::Mention;
use super::salience::Salience;
use crate::attribution::Draft;
use crate::attribution::cue::Cue;
use crate::attribution::names::Name;
use crate::attribution::noun_phrase::{Agreement, NounPhrase, agreement, agrees};
use crate::lexicon::Rule;

/// Somebody whom a dropped subject may mean.
#[derive(Debug, Clone)]
pub struct Candidate<'d> {
    /// The nearest phrase that names him and agrees with the cue; where none does, the nearest.
    pub phrase: &'d NounPhrase,
    /// The fullest form of the name.
    pub name: &'d Name,
    /// Whether the phrase agrees with the cue.
    pub(super) fits: bool,
    /// The first token of his nearest mention.
    pub(super) nearest: Option<usize>,
    pub(super) salience: Salience,
}

/// Those whom a dropped subject may mean, each once.
pub(super) struct Crowd<'d> {
    cue: &'d Cue,
    pub(super) list: Vec<Candidate<'d>>,
    /// For whoever bears a name, one more than his place in the list; 0 where he is not there.
    places: Vec<u32>,
}

impl<'d> Crowd<'d> {
    /// Nobody yet, with room for as many `mentions` by as many `bearers` of names.
    pub(super) fn new(cue: &'d Cue, mentions: usize, bearers: usize) -> Self {
        Crowd {
            cue,
            list: Vec::with_capacity(mentions),
            places: vec![0; bearers],
        }
    }

    /// The place in the list of `who`.
    pub(super) fn number(&self, who: usize) -> Option<usize> {
        (*self.places.get(who)? as usize).checked_sub(1)
    }

    /// The candidate who bears `name`, new where there is none.
    pub(super) fn find(&mut self, phrase: &'d NounPhrase, name: &'d Name) -> &mut Candidate<'d> {
        let at = self.number(name.who).unwrap_or_else(|| {
            if self.places.len() <= name.who {
                self.places.resize(name.who + 1, 0);
            }
            self.list.push(Candidate::new(phrase, name, fits(self.cue, phrase)));
            self.places[name.who] = self.list.len() as u32;
            self.list.len() - 1
        });
        &mut self.list[at]
    }
}

/// Whether the verb of a cue can have this phrase as its dropped subject.
fn fits(cue: &Cue, phrase: &NounPhrase) -> bool {
    agrees(phrase, cue.gender, cue.number, false)
}

/// In what they agree.
pub(super) fn agreement_of(cue: &Cue, phrase: &NounPhrase) -> Agreement {
    agreement(phrase, cue.gender, cue.number, false)
}

impl<'d> Candidate<'d> {
    fn new(phrase: &'d NounPhrase, name: &'d Name, fits: bool) -> Self {
        Candidate {
            phrase,
            name,
            fits,
            nearest: None,
            salience: Salience {
                mentioned: usize::MAX,
                ..Salience::default()
            },
        }
    }

    /// Takes in a mention before a cue of sentence `here`.
    pub(super) fn meet(&mut self, m: &'d Mention, cue: &Cue, here: usize) {
        let back = here - m.sentence;
        self.nearest = Some(m.phrase.tokens.start);
        let s = &mut self.salience;
        s.mentioned = back;
        s.oblique = m.oblique;
        s.relative = m.relative;
        if m.subject {
            s.subject = Some(back);
        }
        if m.main {
            s.main = Some(back);
        }
        let fits = fits(cue, &m.phrase);
        if fits || !self.fits {
            self.phrase = &m.phrase;
            self.fits = fits;
        }
    }

    /// Takes in a statement of his before a cue.
    pub(super) fn hear(&mut self, d: &Draft, phrase: &'d NounPhrase, name: &'d Name, cue: &Cue) {
        let back = cue.sentence - d.cue.sentence;
        let s = &mut self.salience;
        s.mentioned = s.mentioned.min(back);
        s.statements += 1;
        if !d.nested {
            s.spoke = Some(back);
        }
        if fits(cue, phrase) {
            self.phrase = phrase;
            self.name = name;
            self.fits = true;
        }
    }

    /// Where he stands, as the evidence calls it.
    pub fn rule(&self) -> Rule {
        let s = &self.salience;
        match (s.spoke, s.subject) {
            (Some(0), _) => Rule::SameSentence,
            (_, Some(0)) => Rule::MainSubject,
            (Some(_), _) if s.last_speaker => Rule::EarlierSentence,
            (None, Some(_)) => Rule::EarlierSubject,
            _ => Rule::EarlierSpeaker,
        }
    }
}
