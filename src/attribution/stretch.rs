//! The whole of a noun phrase whose other border is known.
//!
//! Between a verb and the first word of its content stands the subject and what goes with the saying: times, places,
//! occasions, asides. A phrase that was cut at a word in no lexicon, or at a noun that might have begun an object, is
//! continued here: where the content begins further on, such a word can belong to nothing but the subject.

use super::noun_phrase::{NounPhrase, accusative, medium, noun_phrase, plainly_finite};
use super::page::Page;
use super::passing::{
    adverbial_participle, circumstance, complementizer, only_locative, pronominal_preposition, saying,
};
use crate::lexicon::classes::{Class, Classes, Clitics};
use crate::lexicon::conjugation::{Case, Inflection};
use crate::lexicon::{Data, NounKind, PrepositionSet};
use crate::text::fold::{ALEF, NUN, WAW};
use crate::text::{Shape, TokenKind};

/// The longest phrase, in tokens.
const LONGEST: usize = 32;
/// The longest parenthesis or quoted name inside a phrase, in tokens.
const INSET: usize = 8;

const NAMES: Classes = Classes::of(&[Class::GivenName, Class::FamilyName, Class::NameParticle, Class::Unknown]);
/// What no word of a noun phrase can be.
const STOPS: Classes = Classes::of(&[
    Class::Complementizer,
    Class::Subordinator,
    Class::Coordinator,
    Class::Relative,
    Class::Negation,
    Class::Particle,
    Class::Interrogative,
    Class::Pronoun,
    Class::SourcePhrase,
    Class::Exclusion,
]);

/// `np` continued towards `border`, the token before which it must end; `governed` are the prepositions of the verb.
pub(super) fn continued(page: &Page, np: &NounPhrase, border: usize, governed: PrepositionSet) -> NounPhrase {
    let limit = border.min(np.tokens.start + LONGEST);
    let mut walk = Walk {
        page,
        limit,
        governed,
        named: np.named,
        titled: np.class == Class::Person,
        body: matches!(np.class, Class::Body | Class::Organisation | Class::Document),
        single: np.tokens.len() == 1,
        start: np.tokens.start,
        at: np.tokens.end,
    };
    while walk.at < walk.limit && walk.advance() {}
    NounPhrase {
        tokens: np.tokens.start..walk.at,
        named: walk.named,
        ..np.clone()
    }
}

struct Walk<'p, 'l> {
    page: &'p Page<'l>,
    limit: usize,
    governed: PrepositionSet,
    named: bool,
    titled: bool,
    body: bool,
    single: bool,
    start: usize,
    at: usize,
}

impl Walk<'_, '_> {
    fn advance(&mut self) -> bool {
        let page = self.page;
        let i = self.at;
        match page.kind(i) {
            TokenKind::Word => self.word(i),
            TokenKind::ParenOpen => self.inset(i, page.mate(i)),
            TokenKind::Quote => self.inset(i, page.opens_quote(i)),
            TokenKind::Comma => self.apposition(i),
            // القناة 12
            TokenKind::Number if self.body && i == self.start + 1 => {
                self.at = i + 1;
                true
            }
            // ها تاي-كونغ
            TokenKind::Dash
                if page.tokens.joined_left(i)
                    && page.tokens.joined_right(i)
                    && page.word(i + 1)
                    && i + 1 < self.limit =>
            {
                self.at = i + 2;
                true
            }
            _ => false,
        }
    }

    fn word(&mut self, i: usize) -> bool {
        let page = self.page;
        let c = page.classes(i);
        let clitics = page.clitics(i);
        let name = c.any(NAMES);
        if page.key(i).len() == 1 {
            // ل"الحياة"
            return false;
        }
        if self.family_name(i) {
            self.at = i + 1;
            return true;
        }
        if page.is(i, Class::Intensifier) {
            self.at = i + page.step(i);
            return true;
        }
        if page.inside(i) == Some(Class::Exclusion)
            || c.any(STOPS) && !name && !clitics.article() && !page.token(i).shape.has(Shape::MADDA)
            || complementizer(page, i)
        {
            return false;
        }
        let named = self.waits_for_name() && self.foreign_name(i);
        // المتحدث باسمه سامي الحلبي
        let adverb = page.is(i, Class::Adverb) && !(named && page.step(i) == 1);
        let occasion = page.is(i, Class::Occasion) && !clitics.any(Clitics::LAM);
        let adverbial = adverb || page.is(i, Class::Time) || occasion;
        if adverbial && !(clitics.article() && c.any(Classes::of(&[Class::Adjective, Class::Person]))) {
            return false;
        }
        // `وبررت باريس ذلك بالقول إن`
        if !named
            && (plainly_finite(page, i)
                || participle(page, i)
                || adverbial_participle(page, i)
                || saying(page, i)
                || page.is(i, Class::Demonstrative)
                || accusative(page, i) && clitics.is_empty() && !name)
        {
            return false;
        }
        if page.is(i, Class::Preposition) && !name {
            return self.preposition(i);
        }
        if clitics.preposition() && page.readings(i).iter().all(|r| r.clitics.preposition()) {
            return self.complement(i);
        }
        if clitics.conjunction() && page.readings(i).iter().all(|r| r.clitics.conjunction()) {
            return self.coordinated(i);
        }
        // الموجود في واشنطن behind a name is the journalist's, not a part of the name
        let participle = c.any(Classes::of(&[Class::ActiveParticiple, Class::PassiveParticiple]))
            && !c.any(Classes::of(&[
                Class::Adjective,
                Class::Person,
                Class::FamilyName,
                Class::GivenName,
                Class::Body,
                Class::Thing,
            ]));
        if participle && self.named {
            return false;
        }
        // `وأنهى الجنرال كلامه قائلا`: a thing of his own
        let own = page.readings(i).iter().any(|r| r.suffix.is_some_and(|s| s.third))
            && c.any(Classes::of(&[
                Class::Thing,
                Class::CueNoun,
                Class::Occasion,
                Class::Document,
            ]))
            && !name;
        if own || self.object_behind(i) {
            return false;
        }
        self.titled |= c.has(Class::Person);
        self.named |= (name || named) && self.titled;
        self.at = i + page.step(i);
        true
    }

    /// Whether the definite noun at `i` stands behind a definite office (`لفت الوزير الانتباه`) or several people (`طالب المشاركون
    /// البلديات`): no adjective of it, and a name only behind an honorific (`الدكتور العودة`).
    fn object_behind(&self, i: usize) -> bool {
        const THINGS: Classes = Classes::of(&[Class::Thing, Class::VerbalNoun]);
        const DESCRIBES: Classes = Classes::of(&[
            Class::Adjective,
            Class::Nisba,
            Class::ActiveParticiple,
            Class::PassiveParticiple,
        ]);
        let page = self.page;
        let c = page.classes(i);
        if !page.clitics(i).article() || !page.clitics(i - 1).article() || c.any(DESCRIBES.with(&[Class::Person])) {
            return false;
        }
        let several = page.key(i - 1).ends_with(&[WAW, NUN]);
        let honorific = page
            .readings(i - 1)
            .iter()
            .any(|r| matches!(page.data(r.lemma), Some(Data::Noun(NounKind::Title))));
        let thing = c.any(THINGS) && !c.any(NAMES) && !c.has(Class::Body);
        several || thing && !self.named && !honorific
    }

    /// Whether the last word is the family name behind a given name, whatever its letters mean (`آدم بوسن`, `محمد مجادلة`).
    fn family_name(&self, i: usize) -> bool {
        const OTHERS: Classes = Classes::of(&[
            Class::Time,
            Class::Adverb,
            Class::Occasion,
            Class::Preposition,
            Class::Pronoun,
            Class::Complementizer,
        ]);
        let page = self.page;
        let accusative = page.key(i).ends_with(&[ALEF]);
        let given = page
            .readings(i - 1)
            .iter()
            .any(|r| r.class == Class::GivenName && r.clitics.is_empty());
        i + 1 == self.limit
            && i > self.start
            && given
            && page.mark(i).is_none()
            && !accusative
            && !page.clitics(i).article()
            && !page.names_medium(i)
            && !page.classes(i).any(OTHERS)
            && !page.readings(i).iter().any(|r| r.suffix.is_some_and(|s| s.third))
    }

    /// Whether a title or office is closed, and the name of who bears it may follow.
    fn waits_for_name(&self) -> bool {
        let page = self.page;
        let last = self.at - 1;
        self.titled
            && !self.named
            && (page.clitics(last).article()
                || page
                    .classes(last)
                    .any(Classes::of(&[Class::Country, Class::Organisation, Class::Place])))
    }

    /// Whether token `i` can be a name of two words or more that by their letters are something else (`رانا سناء الله`, `آن ليندي`):
    /// a further name, or a word in no lexicon, stands behind it.
    fn foreign_name(&self, i: usize) -> bool {
        let page = self.page;
        let next = i + 1;
        next < self.limit
            && page.clitics(i).is_empty()
            && page.mark(i).is_none()
            && page.word(next)
            && page
                .readings(next)
                .iter()
                .any(|r| NAMES.has(r.class) && r.clitics.is_empty())
    }

    /// A preposition and its noun: where the verb does not govern it, and it says what the head is about or where it
    /// belongs (`مسؤول عن الأمن`, `مدير المرفأ في الجونة فلان`).
    fn preposition(&mut self, i: usize) -> bool {
        let page = self.page;
        // `قال الوزير أمام البرلمان`: where he said it
        let says_where = only_locative(page, i);
        let taken_up = pronominal_preposition(page, i) || pronominal_preposition(page, i + 1);
        if self.named && !self.last_is_title() || says_where || taken_up {
            return false;
        }
        let Some(inner) = noun_phrase(page, i + 1, self.limit, false) else {
            return false;
        };
        let end = inner.tokens.end;
        // `في الشؤون العسكرية سامي الحلبي`: behind a circumstance no name of his can follow
        if self.name_follows(&inner) {
            self.named = true;
            self.at = end;
            return true;
        }
        let governed = page.preposition(i).is_some_and(|p| self.governed.has(p));
        let about = self.single && !circumstance(page, i + 1) && end == self.limit && !governed;
        if !about || page.is(i + 1, Class::Document) || page.is(i + 1, Class::Occasion) {
            return false;
        }
        self.at = end;
        true
    }

    /// Whether the title so far has its name behind `inner`, or at the end of it.
    fn name_follows(&self, inner: &NounPhrase) -> bool {
        let page = self.page;
        let end = inner.tokens.end;
        let proper = |k: usize| {
            page.readings(k)
                .iter()
                .any(|r| NAMES.has(r.class) && r.clitics.is_empty())
                && !page.classes(k).any(Classes::of(&[Class::Place, Class::Country]))
        };
        let behind = end < self.limit && page.word(end) && proper(end);
        let at_end = end == self.limit
            && inner.tokens.len() > 2
            && page.classes(end - 1).any(NAMES)
            && !page.clitics(end - 1).article();
        self.titled && !self.named && (behind || at_end)
    }

    /// A noun with a preposition printed onto it: `للشؤون الخارجية`, `لرئاسة الجمهورية`, but not `للصحفيين`.
    fn complement(&mut self, i: usize) -> bool {
        let page = self.page;
        let clitics = page.clitics(i);
        let c = page.classes(i);
        let medium = medium(page, i) || page.is(i, Class::Organisation) && page.entity(i).is_none();
        let inner = noun_phrase(page, i, self.limit, false);
        let end = inner.as_ref().map_or(i + page.step(i), |np| np.tokens.end);
        if inner.as_ref().is_some_and(|inner| self.name_follows(inner)) && !medium {
            self.named = true;
            self.at = end;
            return true;
        }
        // مدير المعرض للكتاب: of books, not to writers
        let person = c.has(Class::Person) && !c.has(Class::Document);
        // مستشار لرئيس الحكومة
        let office = !self.single && !clitics.article();
        let free = !self.named || self.last_is_title();
        let of =
            clitics.any(Clitics::LAM) && !medium && (!person || self.body || self.last_is_title() && office) && free;
        // الباحث بالشأن الاقتصادي
        let field = self.titled
            && clitics.article()
            && end > i + 1
            && end == self.limit
            && c.any(Classes::of(&[Class::Thing, Class::VerbalNoun]));
        let at = clitics.any(Clitics::BA)
            && free
            && (field
                || c.any(Classes::of(&[
                    Class::Body,
                    Class::Geography,
                    Class::Place,
                    Class::Country,
                    Class::Organisation,
                ])));
        if of || at {
            self.at = end;
        }
        of || at
    }

    /// Whether a title or a body stands right before, whose complement may follow although a name stands before it. Where that
    /// name ends is not asked, as a noun phrase asks it: here words in no lexicon are names.
    fn last_is_title(&self) -> bool {
        let page = self.page;
        (self.at.saturating_sub(2).max(self.start)..self.at).any(|k| {
            let title = Classes::of(&[Class::Person, Class::Body]);
            // الأمين العام, but سامي الأمين
            page.mark(k).is_some_and(|m| title.has(m.phrase.class))
                || page.classes(k).any(title)
                    && !page.classes(k).any(Classes::of(&[Class::GivenName, Class::FamilyName]))
        })
    }

    /// A word with و: a further speaker, or a further noun of the idafa.
    fn coordinated(&mut self, i: usize) -> bool {
        let page = self.page;
        if plainly_finite(page, i) {
            return false;
        }
        let Some(inner) = noun_phrase(page, i, self.limit, false) else {
            return false;
        };
        self.at = inner.tokens.end;
        true
    }

    /// A short parenthesis or a name in quotation marks.
    fn inset(&mut self, i: usize, mate: Option<usize>) -> bool {
        let Some(mate) = mate.filter(|&m| m > i && m - i <= INSET && m < self.limit) else {
            return false;
        };
        let dated = (i + 1..mate).any(|k| self.page.is(k, Class::Time) || plainly_finite(self.page, k));
        if dated {
            return false;
        }
        self.at = mate + 1;
        true
    }

    /// `محمد صديقي، وزير الفلاحة والصيد البحري، على أن`: a title behind a name and a comma, up to the next comma or border.
    fn apposition(&mut self, i: usize) -> bool {
        let page = self.page;
        let next = i + 1;
        let free = |c: Clitics| !c.conjunction() && !c.preposition();
        let title = page
            .readings(next)
            .iter()
            .any(|r| r.class == Class::Person && free(r.clitics))
            || page
                .mark(next)
                .is_some_and(|m| m.phrase.class == Class::Person && free(m.clitics));
        let name_behind_title = self.titled
            && !self.named
            && page
                .readings(next)
                .iter()
                .any(|r| matches!(r.class, Class::GivenName | Class::Unknown) && r.clitics.is_empty());
        if next >= self.limit || !(title && (self.named || !self.titled) || name_behind_title) {
            return false;
        }
        let Some(np) = noun_phrase(page, next, self.limit, false) else {
            return false;
        };
        let whole = continued(page, &np, self.limit, self.governed);
        let closes = matches!(
            page.kind(whole.tokens.end),
            TokenKind::Comma | TokenKind::Colon | TokenKind::Quote | TokenKind::Stop | TokenKind::Break
        ) || whole.tokens.end >= self.limit
            || page.is(whole.tokens.end, Class::Preposition)
            || page.is(whole.tokens.end, Class::Time)
            || page.is(whole.tokens.end, Class::Adverb);
        if closes {
            self.at = whole.tokens.end;
            self.named = true;
        }
        false
    }
}

/// Whether token `i` is an accusative participle, which stands beside the clause (`طالبا عدم ذكر اسمه`).
fn participle(page: &Page, i: usize) -> bool {
    // معلقا: by its letters an adjective as well
    let bare = page.clitics(i).is_empty() && page.key(i).ends_with(&[ALEF]);
    let participle = page
        .classes(i)
        .any(Classes::of(&[Class::ActiveParticiple, Class::PassiveParticiple]));
    !page.classes(i).any(NAMES)
        && (bare && participle
            || page.readings(i).iter().any(|r| {
                matches!(
                    r.inflection,
                    Some(Inflection::Participle {
                        case: Case::Accusative,
                        ..
                    })
                )
            }))
}
