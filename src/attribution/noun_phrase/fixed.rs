//! Phrases of the lexicons inside a noun phrase: countries, bodies, titles and names of several words.

use super::walk::Walk;
use crate::lexicon::classes::{Class, Clitics};

impl Walk<'_, '_> {
    /// A phrase of `class` with these proclitics.
    pub(super) fn phrase(&mut self, i: usize, class: Class, clitics: Clitics) -> bool {
        if clitics.preposition() {
            if self.participle_complement(i) {
                return true;
            }
            // الأمين العام للأمم المتحدة
            let takes = matches!(class, Class::Organisation | Class::Country | Class::Body)
                && clitics.any(Clitics::LAM.with(Clitics::BA))
                && !(clitics.any(Clitics::LAM) && self.told_to(i))
                && (self.titled || self.body)
                && !self.named;
            if takes {
                self.at = i + self.page.step(i);
                self.closed = true;
                self.open = false;
            }
            return takes;
        }
        if clitics.conjunction() {
            let joins = matches!(class, Class::Organisation | Class::Country | Class::Place);
            if joins {
                self.at = i + self.page.step(i);
            }
            return joins;
        }
        match class {
            Class::Organisation | Class::Country | Class::Place | Class::Body if self.open => {
                self.take(i);
                true
            }
            Class::Person if self.titled || self.named || self.open => {
                self.take(i);
                true
            }
            Class::GivenName | Class::FamilyName if self.titled || self.named || self.open => {
                self.take(i);
                true
            }
            Class::Organisation if self.body && !self.object => {
                self.take(i);
                true
            }
            _ => false,
        }
    }
}
