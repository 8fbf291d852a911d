//! The lead of an article, which tells the office of who the headline names.

use super::cue::{Cue, Subject};
use super::names::Name;
use super::noun_phrase::NounPhrase;
use super::page::Page;
use crate::lexicon::classes::Class;
use crate::lexicon::conjugation::Number;

/// Who the headline names by his bare name and the lead by his office alone (`نادر: لن نقبل` / `قال رئيس بلدية المدينة إن`): one
/// person, whom his office tells more of.
#[derive(Debug, Default)]
pub(super) struct Lead {
    /// The bare name.
    name: Option<Name>,
    /// The office.
    office: Option<Name>,
    /// Whether the lead has spoken.
    over: bool,
}

impl Lead {
    /// How many sentences behind the headline the lead may have its first statement.
    const LEAD: usize = 2;

    /// `name`, the speaker of `cue`, by his office where the lead tells it; asked in the order of the statements.
    pub(super) fn fuller(&mut self, page: &Page, name: Name, cue: &Cue) -> Name {
        let title = |np: &NounPhrase| np.class == Class::Person && !page.is_source(np.tokens.start);
        let bare = |np: &NounPhrase| {
            np.named && !title(np) && matches!(np.class, Class::GivenName | Class::FamilyName | Class::Unknown)
        };
        if !self.over {
            let explicit = matches!(cue.subject, Subject::Explicit(_));
            match &self.name {
                None if cue.sentence == 0 && explicit && bare(&name.phrase) => self.name = Some(name.clone()),
                None => self.over = cue.sentence > 0,
                Some(_) if cue.sentence == 0 => {}
                Some(named) => {
                    self.over = true;
                    let np = &name.phrase;
                    let office = explicit
                        && title(np)
                        && !np.named
                        && np.tokens.len() > 1
                        && np.number != Some(Number::Plural)
                        && cue.sentence <= Self::LEAD
                        && (named.phrase.gender.is_none() || named.phrase.gender == np.gender);
                    self.office = office.then(|| name.clone());
                }
            }
        }
        self.office_of(&name).cloned().unwrap_or(name)
    }

    /// The office of whoever bears `name`, where that is the one of the headline.
    pub(super) fn office_of(&self, name: &Name) -> Option<&Name> {
        let named = self.name.as_ref().is_some_and(|bare| bare.who == name.who);
        self.office.as_ref().filter(|_| named)
    }
}
