//! Coordination: what و joins to a noun phrase.

use super::classes::{ADJECTIVES, PROPER};
use super::walk::Walk;
use crate::lexicon::classes::Class;
use crate::text::fold;

impl Walk<'_, '_> {
    /// A word with و on it: another of the same kind, or the end.
    pub(super) fn coordination(&mut self, i: usize) -> bool {
        let page = self.page;
        let goes_on = page.readings(i).iter().any(|r| {
            if r.clitics.preposition() || r.class == Class::Finite {
                return false;
            }
            match r.class {
                Class::Person => self.titled || self.body || self.entity,
                Class::Body | Class::Document => true,
                Class::Country | Class::Organisation | Class::Place => true,
                Class::GivenName | Class::FamilyName => self.named,
                Class::Nisba | Class::Adjective if self.named => {
                    // وليم هيغ والألماني غيدو: a further minister
                    r.clitics.article()
                        && i + 1 < self.limit
                        && page.classes(i + 1).any(PROPER.with(&[Class::Unknown]))
                        && page.clitics(i + 1).is_empty()
                }
                Class::Nisba | Class::Adjective => {
                    r.clitics.article() && self.closed
                        || !self.named && page.classes(i - 1).any(ADJECTIVES) && !page.clitics(i - 1).article()
                }
                Class::Thing | Class::VerbalNoun | Class::Unknown | Class::Geography => {
                    r.clitics.article() && self.closed && !self.named && !self.entity
                }
                _ => false,
            }
        });
        if !goes_on || page.classes(i).has(Class::Finite) && !page.clitics(i).article() {
            return false;
        }
        let person = page.classes(i).has(Class::Person);
        self.at = i + 1;
        self.titled |= person;
        let article = page.clitics(i).article();
        // ناشطون ومعارضون
        let absolute = person && page.key(i).ends_with(&[fold::WAW, fold::NUN]);
        self.closed = article || page.classes(i).any(PROPER) || page.is(i, Class::Country);
        self.open = !self.closed && !absolute;
        true
    }
}
