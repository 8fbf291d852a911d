//! Whom a dropped subject goes back to: what the text before it mentions, and the choice among it.
//!
//! Every noun phrase that can speak is a mention; the mentions of one person or body are one candidate. A candidate is scored
//! by a linear model over yes-or-no features of salience (how near, in what role, who spoke last), as antecedents of pronouns
//! are weighed by Lappin and Leass (An Algorithm for Pronominal Anaphora Resolution, 1994). The weights were fitted on some 230
//! annotated articles with the right speaker as the outcome (multinomial logistic regression); of 110 features only those are
//! in without which articles left out of the fit fare worse. docs/accuracy.md has the figures.

use super::Draft;
use super::cue::{Cue, Form, Subject};
use super::names::{Mentions, Name};
use super::noun_phrase::{NounPhrase, agrees, may_begin, noun_phrase, plainly_finite};
use super::page::Page;
use super::subject;
use crate::lexicon::classes::{Class, Classes};
use crate::lexicon::{Rule, VerbKind};

/// How many sentences back mentions and statements count.
const MEMORY: usize = 12;
/// How many words a relative clause is taken to reach.
const RELATIVE: usize = 8;
/// How many statements back it is asked whether somebody was only told of.
const TOLD: usize = 12;

/// How many tokens there are for a mention, about.
const MENTIONED: usize = 8;

/// Classes of the words that a phrase which can speak begins with.
const HEADS: Classes = Classes::of(&[
    Class::Person,
    Class::Body,
    Class::Country,
    Class::Organisation,
    Class::GivenName,
]);

/// A noun phrase of the page that can speak.
#[derive(Debug)]
struct Mention {
    phrase: NounPhrase,
    sentence: usize,
    /// Whether it is the subject of a verb, and of the main verb of its sentence.
    subject: bool,
    main: bool,
    /// Whether it stands behind a preposition, and in a relative clause.
    oblique: bool,
    relative: bool,
    name: Name,
}

/// The mentions of a page, in the order of the text.
#[derive(Debug)]
pub struct Discourse<'p, 'l> {
    page: &'p Page<'l>,
    mentions: Vec<Mention>,
    /// How many bear their names.
    bearers: usize,
}

/// Somebody whom a dropped subject may mean.
#[derive(Debug, Clone)]
pub struct Candidate<'d> {
    /// The nearest phrase that names him and agrees with the cue; where none does, the nearest.
    pub phrase: &'d NounPhrase,
    /// The fullest form of the name.
    pub name: &'d Name,
    /// Whether the phrase agrees with the cue.
    fits: bool,
    /// The first token of his nearest mention.
    nearest: Option<usize>,
    salience: Salience,
}

/// What the text before a cue says of a candidate. Distances are counted in sentences.
#[derive(Debug, Clone, Default)]
struct Salience {
    /// How far back he is mentioned.
    mentioned: usize,
    /// How far back he spoke in the text's own voice, was a subject, and the subject of a main verb.
    spoke: Option<usize>,
    subject: Option<usize>,
    main: Option<usize>,
    /// How many statements are his, also those in the words of others.
    statements: usize,
    /// Whether he was the last to speak in the text's own voice, and in anybody's.
    last_speaker: bool,
    last_voice: bool,
    /// Whether his nearest mention stands behind a preposition, and in a relative clause.
    oblique: bool,
    relative: bool,
    /// Whether he is mentioned in the first sentence, and in the paragraph of the cue.
    headline: bool,
    paragraph: bool,
}

/// What the features look at.
struct Choice<'c> {
    cue: &'c Cue,
    phrase: &'c NounPhrase,
    salience: &'c Salience,
    /// Whether his nearest mention stands in the words of somebody.
    told: bool,
    /// Whether the cue opens its sentence.
    opens: bool,
}

/// A feature and its weight.
type Feature = (fn(&Choice<'_>) -> bool, f32);

const FEATURES: [Feature; 23] = [
    (|c| c.salience.mentioned == 0, 2.36),
    (|c| c.salience.mentioned == 1, 0.31),
    (|c| c.salience.mentioned == 3, -0.74),
    (|c| c.salience.mentioned > 3, -1.47),
    (|c| c.salience.paragraph, 0.90),
    (|c| c.salience.spoke == Some(1), 0.68),
    (|c| c.salience.statements > 3, 0.57),
    (|c| c.salience.last_voice, 0.84),
    (|c| c.salience.last_speaker && c.opens, 0.54),
    (|c| c.salience.last_speaker && c.cue.conjunction, 0.75),
    (|c| c.salience.spoke.is_none() && c.cue.form == Form::Participle, -1.04),
    (|c| c.salience.subject.is_none(), -0.61),
    (|c| c.salience.main.is_none(), -0.41),
    (|c| c.salience.main == Some(1) && c.opens, 0.66),
    (|c| c.salience.bystander() && c.opens, -0.41),
    (|c| c.told, -0.84),
    (|c| c.salience.oblique, -0.79),
    (|c| c.salience.relative, -0.64),
    (|c| c.salience.headline, -0.37),
    (|c| c.phrase.named, 0.77),
    (|c| c.phrase.class == Class::Document, -0.73),
    (|c| c.phrase.tokens.len() > 3, 0.81),
    (|c| c.phrase.gender.is_some() && c.phrase.gender == c.cue.gender, 0.33),
];

impl Salience {
    /// Whether he neither spoke nor did anything.
    fn bystander(&self) -> bool {
        self.statements == 0 && self.subject.is_none()
    }
}

impl<'p, 'l> Discourse<'p, 'l> {
    /// Finds the mentions in the first sentences of a page.
    pub fn read(page: &'p Page<'l>, names: &mut Mentions, sentences: usize) -> Self {
        let mut mentions = Vec::with_capacity(page.len() / MENTIONED);
        for (s, sentence) in page.sentences.iter().take(sentences).enumerate() {
            let (start, end) = (sentence.tokens.start, sentence.tokens.end);
            let main = subject::of_sentence(page, sentence, end);
            let mut behind: Option<NounPhrase> = None;
            let mut relative = 0;
            let mut i = start;
            while i < end {
                if plainly_finite(page, i) {
                    behind = subject::behind(page, i, end);
                }
                relative = match page.word(i) {
                    true if page.is(i, Class::Relative) => RELATIVE,
                    true => usize::saturating_sub(relative, 1),
                    false => 0,
                };
                let opens = main.as_ref().filter(|np| np.tokens.start == i);
                let subject = opens.or(behind.as_ref().filter(|np| np.tokens.start == i));
                let phrase = match subject {
                    Some(np) => Some(np.clone()),
                    // nearly all words fail at the first question
                    None if page.classes(i).any(HEADS) || page.mark(i).is_some() => {
                        let named = names.beginning(i).cloned();
                        named.or_else(|| {
                            may_begin(page, i, true)
                                .then(|| noun_phrase(page, i, end, true))
                                .flatten()
                        })
                    }
                    None => None,
                };
                let Some(phrase) = phrase else {
                    i += 1;
                    continue;
                };
                let next = phrase.tokens.end.max(i + 1);
                let subject = subject.is_some();
                if speaks(&phrase) || subject && lasts(&phrase) {
                    mentions.push(Mention {
                        sentence: s,
                        subject,
                        main: opens.is_some(),
                        oblique: page.clitics(i).preposition() && !subject
                            || i > start && page.is(i - 1, Class::Preposition),
                        relative: relative > 0,
                        name: names.fullest(page, &phrase, None),
                        phrase,
                    });
                }
                i = next;
            }
        }
        Discourse {
            page,
            mentions,
            bearers: names.bearers(),
        }
    }

    /// Whom the dropped subject of draft `n` means: of those who agree with it in gender and number and are mentioned within the
    /// last sentences, the best. `names` are those of the speakers before it.
    pub fn best<'d>(&'d self, drafts: &'d [Draft], names: &'d [Option<Name>], n: usize) -> Option<Candidate<'d>> {
        let page = self.page;
        let cue = &drafts[n].cue;
        let here = cue.sentence;
        let before = self
            .mentions
            .partition_point(|m| m.phrase.tokens.end <= cue.tokens.start);
        let first = self.mentions[..before].partition_point(|m| m.sentence + MEMORY < here);
        let since = drafts[..n].partition_point(|d| d.cue.sentence + MEMORY < here);
        let (spoken, speakers) = (&drafts[since..n], &names[since..n]);
        let mut crowd = Crowd {
            cue,
            list: Vec::with_capacity(before - first + spoken.len()),
            places: vec![0; self.bearers],
        };
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
        let mut best: Option<(f32, Candidate)> = None;
        for c in crowd.list.into_iter().filter(|c| c.fits) {
            let score = score(&Choice {
                cue,
                phrase: c.phrase,
                salience: &c.salience,
                told: c.nearest.is_some_and(|i| told(spoken, i, cue.tokens.start)),
                opens,
            });
            // of two who fit as well the first
            if best.as_ref().is_none_or(|(most, _)| score.total_cmp(most).is_gt()) {
                best = Some((score, c));
            }
        }
        best.map(|(_, candidate)| candidate)
    }
}

/// Those whom a dropped subject may mean, each once.
struct Crowd<'d> {
    cue: &'d Cue,
    list: Vec<Candidate<'d>>,
    /// For whoever bears a name, one more than his place in the list; 0 where he is not there.
    places: Vec<u32>,
}

impl<'d> Crowd<'d> {
    /// The place in the list of `who`.
    fn number(&self, who: usize) -> Option<usize> {
        (*self.places.get(who)? as usize).checked_sub(1)
    }

    /// The candidate who bears `name`, new where there is none.
    fn find(&mut self, phrase: &'d NounPhrase, name: &'d Name) -> &mut Candidate<'d> {
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

fn score(choice: &Choice<'_>) -> f32 {
    FEATURES
        .iter()
        .filter(|(holds, _)| holds(choice))
        .map(|(_, weight)| weight)
        .sum()
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

/// Whether the verb of a cue can have this phrase as its dropped subject.
fn fits(cue: &Cue, phrase: &NounPhrase) -> bool {
    agrees(phrase, cue.gender, cue.number, false)
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
    fn meet(&mut self, m: &'d Mention, cue: &Cue, here: usize) {
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
    fn hear(&mut self, d: &Draft, phrase: &'d NounPhrase, name: &'d Name, cue: &Cue) {
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

/// Whether a speaker can be meant by a later verb without a subject: things, times and places that a verb was said of once
/// (`كل المؤشرات تؤكد`) do not speak on.
fn lasts(np: &NounPhrase) -> bool {
    np.named
        || !matches!(
            np.class,
            Class::Thing | Class::VerbalNoun | Class::Time | Class::Geography | Class::Demonstrative
        )
}

/// Whether a noun phrase can be the one who speaks on: a person, a body, a name, a text.
fn speaks(np: &NounPhrase) -> bool {
    np.named
        || matches!(
            np.class,
            Class::Person | Class::Body | Class::Country | Class::Organisation | Class::Nisba | Class::Document
        )
}
