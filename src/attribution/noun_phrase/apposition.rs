//! Asides of a noun phrase: a title or name behind a comma, a parenthesis.

use super::walk::Walk;
use crate::lexicon::classes::Class;
use crate::text::TokenKind;

impl Walk<'_, '_> {
    /// `عزيز أخنوش، رئيس الحكومة،`: a title behind a name and a comma.
    pub(super) fn apposition(&mut self, i: usize) -> bool {
        let page = self.page;
        let next = i + 1;
        if next >= self.limit || !page.word(next) || page.clitics(next).conjunction() {
            return false;
        }
        let title = page
            .readings(next)
            .iter()
            .any(|r| r.class == Class::Person && r.clitics.is_empty());
        let named_behind_title = self.titled
            && !self.named
            && page
                .readings(next)
                .iter()
                .any(|r| r.class == Class::GivenName && r.clitics.is_empty());
        if !(self.named && title || named_behind_title) {
            return false;
        }
        let Some(np) = self.inner(next, self.object, self.governed) else {
            return false;
        };
        // `طالب الصافي، رئيس الوزراء العبادي بمكافحة`: a second name is somebody else
        let body = page.kind(np.tokens.end - 1) == TokenKind::Quote;
        if self.named && np.named && !body && self.object {
            return false;
        }
        let closes = matches!(
            page.kind(np.tokens.end),
            TokenKind::Comma
                | TokenKind::Colon
                | TokenKind::Stop
                | TokenKind::Quote
                | TokenKind::Break
                | TokenKind::Dash
                | TokenKind::ParenOpen
        ) || page.is(np.tokens.end, Class::Complementizer)
            || page.is(np.tokens.end, Class::Time)
            || page.is(np.tokens.end, Class::Adverb)
            || self.object && page.word(np.tokens.end)
            || page.is(np.tokens.end, Class::Preposition)
            || page.is(np.tokens.end, Class::Finite)
            || page.clitic_preposition(np.tokens.end).is_some();
        if closes {
            self.at = np.tokens.end;
            self.named = true;
            // one apposition is enough
            self.limit = self.at;
        }
        false
    }

    /// A parenthesis with another spelling or an acronym belongs to the phrase when the phrase goes on behind it.
    pub(super) fn parenthesis(&mut self, i: usize) -> bool {
        let Some(mate) = self.page.mate(i).filter(|&m| m > i && m - i <= 8 && m + 1 < self.limit) else {
            return false;
        };
        let before = self.at;
        self.at = mate + 1;
        if self.at < self.limit && self.page.word(self.at) && self.advance() {
            return true;
        }
        self.at = before;
        false
    }
}
