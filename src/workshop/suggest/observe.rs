//! What the documents of a corpus say of words that are no cues.

use super::contexts;
use super::likelihood::Counts;
use crate::attribution::noun_phrase::plainly_finite;
use crate::attribution::{self, Draft, Page};
use crate::lexicon::classes::{Class, Classes};
use crate::lexicon::conjugation::Person;
use crate::lexicon::{Analyser, Data, Lexicons, Reading};
use crate::stance;
use crate::text::fold;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::Hash;
use std::ops::Range;

/// The verbs that are known to be no cues.
const NO_CUES: &str = "verbs/general.txt";

/// Characters of an example on both sides of the word.
const AROUND: usize = 48;

/// The classes of words that are no verbs whatever their letters.
const CLOSED: Classes = Classes::of(&[
    Class::Complementizer,
    Class::Preposition,
    Class::Subordinator,
    Class::Relative,
    Class::Demonstrative,
    Class::Pronoun,
    Class::Negation,
    Class::Particle,
    Class::Auxiliary,
    Class::Interrogative,
    Class::Quantifier,
    Class::NumberWord,
    Class::SourcePhrase,
]);

/// The classes of nouns that may report.
const NOUNS: Classes = Classes::of(&[
    Class::Thing,
    Class::Document,
    Class::Occasion,
    Class::VerbalNoun,
    Class::Unknown,
]);

/// The classes of words that say nothing of a stance.
const NO_SIGNS: Classes = CLOSED.with(&[
    Class::Time,
    Class::GivenName,
    Class::FamilyName,
    Class::NameParticle,
    Class::Country,
    Class::Organisation,
    Class::Place,
    Class::Nisba,
    Class::Adverb,
    Class::Coordinator,
    Class::Conditional,
    Class::Unknown,
]);

/// What was seen of one candidate.
#[derive(Debug, Clone, Default)]
pub(super) struct Seen {
    pub(super) counts: Counts,
    /// How often each frame followed it.
    pub(super) frames: BTreeMap<String, u32>,
    /// A place where it stands inside.
    pub(super) example: String,
}

impl Seen {
    fn add(&mut self, frame: Option<String>, example: impl FnOnce() -> String) {
        self.counts.add(frame.is_some());
        if let Some(frame) = frame {
            *self.frames.entry(frame).or_default() += 1;
            if self.example.is_empty() {
                self.example = example();
            }
        }
    }

    pub(super) fn absorb(&mut self, other: Seen) {
        self.counts = self.counts.with(other.counts);
        for (frame, n) in other.frames {
            *self.frames.entry(frame).or_default() += n;
        }
        if self.example.is_empty() {
            self.example = other.example;
        }
    }
}

/// A printed word that may be the form of a verb in no lexicon.
#[derive(Debug, Clone, Default)]
pub(super) struct Form {
    /// As first printed, without tashkeel.
    pub(super) printed: String,
    /// Whether no lexicon knows the word as anything else.
    pub(super) sure: bool,
    pub(super) seen: Seen,
}

/// What one document, or many, say of words that are no cues.
#[derive(Debug, Clone, Default)]
pub struct Observations {
    /// Forms that may be of verbs in no lexicon, by their keys.
    pub(super) forms: HashMap<Box<[u8]>, Form>,
    /// Verbs that the lexicons know, but not as cues, by lemma.
    pub(super) verbs: HashMap<u32, Seen>,
    /// All verbs that are no cues.
    pub(super) all_verbs: Counts,
    /// How often every word is printed, without its article.
    pub(super) words: HashMap<Box<[u8]>, u32>,
    /// Nouns, as a lexicon would have them.
    pub(super) nouns: HashMap<String, Seen>,
    pub(super) all_nouns: Counts,
    /// Words in no lexicon, with the file that a speaker's head of that shape belongs into.
    pub(super) heads: HashMap<(Head, String), Seen>,
    pub(super) all_heads: Counts,
    /// Statements by label; plain ones have none.
    pub(super) labelled: BTreeMap<String, u32>,
    pub(super) statements: u32,
    /// Phrases in statements: in how many, and in how many of each label.
    pub(super) phrases: HashMap<String, Phrase>,
}

/// What the head of a speaker looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Head {
    /// A noun with its article before a name: a title.
    Title,
    /// The first of several names.
    Given,
    /// A name alone, like as not a family name; it keeps its article.
    Family,
}

/// A phrase of statements.
#[derive(Debug, Clone, Default)]
pub(super) struct Phrase {
    pub(super) statements: u32,
    /// Those of each label.
    pub(super) labels: BTreeMap<String, Labelled>,
}

/// A phrase in statements of one label.
#[derive(Debug, Clone, Default)]
pub(super) struct Labelled {
    pub(super) statements: u32,
    /// In how many documents these stand: a phrase of one document is a matter of that document.
    pub(super) documents: u32,
    pub(super) example: String,
}

/// Looks at documents, one after the other; each thread has its own.
#[derive(Debug)]
pub struct Observer<'l> {
    page: Page<'l>,
}

impl<'l> Observer<'l> {
    /// An observer that reads with `lexicons`.
    pub fn new(lexicons: &'l Lexicons) -> Self {
        Observer {
            page: Page::new(Analyser::new(lexicons)),
        }
    }

    /// What `text` says of words that are no cues.
    pub fn observe(&mut self, text: &str) -> Observations {
        self.page.read(text);
        let drafts = attribution::find(&self.page);
        let mut out = Observations::default();
        for sentence in &self.page.sentences {
            for i in sentence.tokens.clone().filter(|&i| self.page.word(i)) {
                out.word(&self.page, i);
                out.verb(&self.page, i, &sentence.tokens);
                out.noun(&self.page, i, &sentence.tokens);
            }
        }
        out.speakers(&self.page, &drafts);
        for n in 0..drafts.len() {
            out.statement(&self.page, &drafts, n);
        }
        out
    }
}

impl Observations {
    /// Adds what other documents say.
    pub fn absorb(&mut self, other: Observations) {
        for (key, form) in other.forms {
            let own = self.forms.entry(key).or_insert_with(|| Form {
                seen: Seen::default(),
                ..form.clone()
            });
            own.seen.absorb(form.seen);
        }
        absorb(&mut self.verbs, other.verbs);
        absorb(&mut self.nouns, other.nouns);
        absorb(&mut self.heads, other.heads);
        for (key, n) in other.words {
            *self.words.entry(key).or_default() += n;
        }
        self.all_verbs = self.all_verbs.with(other.all_verbs);
        self.all_nouns = self.all_nouns.with(other.all_nouns);
        self.all_heads = self.all_heads.with(other.all_heads);
        for (label, n) in other.labelled {
            *self.labelled.entry(label).or_default() += n;
        }
        self.statements += other.statements;
        for (text, phrase) in other.phrases {
            let own = self.phrases.entry(text).or_default();
            own.statements += phrase.statements;
            for (label, labelled) in phrase.labels {
                let of_label = own.labels.entry(label).or_default();
                of_label.statements += labelled.statements;
                of_label.documents += labelled.documents;
                if of_label.example.is_empty() {
                    of_label.example = labelled.example;
                }
            }
        }
    }

    fn word(&mut self, page: &Page, i: usize) {
        let key = without_article(page.key(i));
        match self.words.get_mut(key) {
            Some(n) => *n += 1,
            None => {
                self.words.insert(key.into(), 1);
            }
        }
    }

    fn verb(&mut self, page: &Page, i: usize, within: &Range<usize>) {
        let key = page.key(i);
        if key.len() < 3 || !arabic(key) || page.inside(i).is_some() || page.clitics(i).article() {
            return;
        }
        let third = |r: &&Reading| r.finite().is_some_and(|(_, _, person)| person == Person::Third);
        let verbs: Vec<&Reading> = page.readings(i).iter().filter(third).collect();
        if verbs.iter().any(|r| page.verb(r).is_some_and(|v| v.reporting)) || page.classes(i).any(CLOSED) {
            return;
        }
        // a first person hides no verb: أعلن is hardly ever "I make public"
        let sure = page.readings(i).iter().all(|r| match r.finite() {
            Some((_, _, person)) => person != Person::Third,
            None => r.class == Class::Unknown,
        });
        let frame = contexts::of_verb(page, i, within);
        let lexicons = page.analyser.lexicons;
        let no_cue = |lemma: u32| lexicons.files[lexicons.lemmas[lemma as usize].file as usize].ends_with(NO_CUES);
        if sure || plainly_finite(page, i) {
            self.all_verbs.add(frame.is_some());
        } else if frame.is_none() {
            // a noun, like as not: طالب
            return;
        }
        let example = || example(page, i);
        match verbs.iter().find(|r| !no_cue(r.lemma)) {
            Some(known) => self.verbs.entry(known.lemma).or_default().add(frame, example),
            None => {
                let form = self.forms.entry(key.into()).or_insert_with(|| Form {
                    printed: bare(printed(page, i)),
                    sure,
                    seen: Seen::default(),
                });
                form.seen.add(frame, example);
            }
        }
    }

    fn noun(&mut self, page: &Page, i: usize, within: &Range<usize>) {
        let cue =
            |r: &Reading| r.class == Class::CueNoun || page.verb(r).is_some_and(|v| v.reporting || !v.light.is_empty());
        let classes = page.classes(i);
        if !classes.any(NOUNS) || classes.any(CLOSED) || plainly_finite(page, i) || page.inside(i).is_some() {
            return;
        }
        let readings = page.readings(i);
        if readings.iter().any(cue) || !arabic(page.key(i)) {
            return;
        }
        // an unknown word is a noun where it has an article
        if classes.only(Classes::of(&[Class::Unknown])) && !page.clitics(i).article() {
            return;
        }
        let frame = contexts::of_noun(page, i, within);
        self.all_nouns.add(frame.is_some());
        self.nouns
            .entry(entry_of(page, i))
            .or_default()
            .add(frame, || example(page, i));
    }

    /// The words in no lexicon, and which of them head speakers.
    fn speakers(&mut self, page: &Page, drafts: &[Draft]) {
        let heads: BTreeSet<usize> = drafts
            .iter()
            .filter_map(|d| d.speaker.as_ref())
            .map(|np| np.tokens.start)
            .collect();
        let unknown = Classes::of(&[Class::Unknown]);
        let names = Classes::of(&[Class::Unknown, Class::GivenName, Class::FamilyName, Class::NameParticle]);
        for i in (0..page.len()).filter(|&i| page.word(i) && page.classes(i).only(unknown) && arabic(page.key(i))) {
            let named =
                page.classes(i + 1).any(names) && page.inside(i + 1).is_none() && !page.clitics(i + 1).article();
            let head = match (page.clitics(i).article(), named) {
                (true, true) => (Head::Title, entry_of(page, i)),
                (false, true) => (Head::Given, entry_of(page, i)),
                (_, false) => (Head::Family, bare(printed(page, i))),
            };
            let frame = heads.contains(&i).then(String::new);
            self.all_heads.add(frame.is_some());
            self.heads.entry(head).or_default().add(frame, || example(page, i));
        }
    }

    fn statement(&mut self, page: &Page, drafts: &[Draft], n: usize) {
        let draft = &drafts[n];
        let label = stance::label(page, drafts, n).stance.first().map(|l| l.to_string());
        self.statements += 1;
        if let Some(label) = &label {
            *self.labelled.entry(label.clone()).or_default() += 1;
        }
        let mut phrases: BTreeMap<String, usize> = BTreeMap::new();
        let mut last: Option<String> = None;
        for i in draft.extent.tokens.clone() {
            let word = sign(page, i);
            if let Some(word) = &word {
                if let Some(last) = &last {
                    phrases.entry(format!("{last} {word}")).or_insert(i);
                }
                phrases.entry(word.clone()).or_insert(i);
            }
            last = word;
        }
        for (text, at) in phrases {
            let phrase = self.phrases.entry(text).or_default();
            phrase.statements += 1;
            if let Some(label) = &label {
                let of_label = phrase.labels.entry(label.clone()).or_insert_with(|| Labelled {
                    statements: 0,
                    documents: 1,
                    example: example(page, at),
                });
                of_label.statements += 1;
            }
        }
    }
}

fn absorb<K: Eq + Hash>(own: &mut HashMap<K, Seen>, other: HashMap<K, Seen>) {
    for (key, seen) in other {
        own.entry(key).or_default().absorb(seen);
    }
}

/// Token `i` as a stance pattern would have it, where it can be a sign of a stance that no pattern asks for yet.
fn sign(page: &Page, i: usize) -> Option<String> {
    let known = !page.word(i) || !page.words(i).is_empty() || page.classes(i).any(NO_SIGNS) || page.inside(i).is_some();
    if known || page.key(i).len() < 3 || !arabic(page.key(i)) {
        return None;
    }
    if plainly_finite(page, i) {
        let verb = page
            .readings(i)
            .iter()
            .find(|r| r.finite().is_some() && page.verb(r).is_some())?;
        return Some(format!(
            "{{{}}}",
            page.analyser.lexicons.lemmas[verb.lemma as usize].text
        ));
    }
    Some(entry_of(page, i))
}

/// Token `i` as a lexicon of nouns would have it: its lemma where there is one, else without what is printed onto it.
fn entry_of(page: &Page, i: usize) -> String {
    let noun = page.readings(i).iter().find_map(|r| match page.data(r.lemma) {
        Some(Data::Noun(_)) if r.class != Class::Unknown => Some(&page.analyser.lexicons.lemmas[r.lemma as usize].text),
        _ => None,
    });
    match noun {
        Some(lemma) => lemma.to_string(),
        None => {
            let printed = bare(printed(page, i));
            let skip = page.key(i).len() - without_article(page.key(i)).len();
            // ل and ال melt into لل: what is behind them has as many letters in print and key
            printed.chars().skip(skip).collect()
        }
    }
}

/// `key` without article, and without what is printed before the article.
fn without_article(key: &[u8]) -> &[u8] {
    use fold::{ALEF, BA, FA, KAF, LAM, WAW};
    let bare = key.strip_prefix(&[WAW]).or(key.strip_prefix(&[FA])).unwrap_or(key);
    let articles: [&[u8]; 4] = [&[BA, ALEF, LAM], &[KAF, ALEF, LAM], &[ALEF, LAM], &[LAM, LAM]];
    articles
        .iter()
        .find_map(|article| bare.strip_prefix(*article))
        .filter(|rest| rest.len() > 2)
        .unwrap_or(key)
}

/// Whether all of `key` are Arabic letters.
fn arabic(key: &[u8]) -> bool {
    key.iter().all(|&b| b >= 0x80 && b != fold::FOREIGN)
}

fn printed<'p>(page: &'p Page, i: usize) -> &'p str {
    let token = page.token(i);
    &page.text[token.start as usize..token.end as usize]
}

/// `word` without tashkeel, tatweel and marks that are not seen: one letter for each byte of its key.
fn bare(word: &str) -> String {
    word.chars()
        .filter(|c| matches!(c, '\u{0621}'..='\u{063A}' | '\u{0641}'..='\u{064A}' | '\u{0671}'))
        .collect()
}

/// The text around token `i`, on one line, with no `#` to begin a comment in it.
fn example(page: &Page, i: usize) -> String {
    let token = page.token(i);
    let (start, end) = (token.start as usize, token.end as usize);
    let before: Vec<char> = page.text[..start].chars().rev().take(AROUND / 2).collect();
    let after: String = page.text[end..].chars().take(AROUND).collect();
    let whole: String = before
        .into_iter()
        .rev()
        .chain(page.text[start..end].chars())
        .chain(after.chars())
        .collect();
    // whole words only
    let whole = whole.split_once(' ').map_or(&*whole, |(part, rest)| {
        if part.contains(&page.text[start..end]) {
            &whole
        } else {
            rest
        }
    });
    let whole = whole.rsplit_once(' ').map_or(whole, |(rest, part)| {
        if part.contains(&page.text[start..end]) {
            whole
        } else {
            rest
        }
    });
    whole.split_whitespace().collect::<Vec<_>>().join(" ")
}
