//! What was found for one label, and whether it is enough.

use crate::lexicon::Rule;
use crate::lexicon::stance::{Pattern, Weight, Where};
use std::ops::{Index, IndexMut, Range};

/// How far behind a cue that calls its topic may stand, in tokens.
const CUE_REACH: usize = 30;
/// How far behind a calling word of the content its topic may stand, in tokens.
const CALL_REACH: usize = 15;

/// An entry that counts, and the token it was read at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sign {
    /// The entry, an index into [`crate::lexicon::Lexicons::lemmas`].
    pub(super) lemma: u32,
    /// Its first token.
    pub(super) at: usize,
    /// Where it applies.
    pub(super) applies: Where,
}

/// What was found for one label.
#[derive(Debug, Clone, Default)]
pub(super) struct Tally {
    /// Whether the cue itself, or the noun that opens its content, says it.
    pub(super) cue: bool,
    /// Whether the cue says it without anything else.
    pub(super) said: bool,
    strong: bool,
    weak: Vec<Sign>,
    calls: Vec<Sign>,
    topics: Vec<(Sign, usize)>,
    /// Who is told to have done a wrong, in tokens.
    actor: Option<Range<usize>>,
}

/// What was found for every label: for most statements nothing.
#[derive(Debug, Default)]
pub(super) struct Tallies {
    /// The labels for which something was looked at, in order.
    found: Vec<(usize, Tally)>,
    none: Tally,
}

impl Tallies {
    /// The labels for which something may have been found, in order.
    pub(super) fn labels(&self) -> impl Iterator<Item = usize> {
        self.found.iter().map(|&(label, _)| label)
    }

    /// What was found for them.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Tally> {
        self.found.iter().map(|(_, tally)| tally)
    }
}

impl Index<usize> for Tallies {
    type Output = Tally;

    fn index(&self, label: usize) -> &Tally {
        let found = self.found.iter().find(|(l, _)| *l == label);
        found.map_or(&self.none, |(_, tally)| tally)
    }
}

impl IndexMut<usize> for Tallies {
    fn index_mut(&mut self, label: usize) -> &mut Tally {
        let at = self.found.partition_point(|(l, _)| *l < label);
        if self.found.get(at).is_none_or(|(l, _)| *l != label) {
            self.found.insert(at, (label, Tally::default()));
        }
        &mut self.found[at].1
    }
}

impl Tally {
    /// Notes a pattern that counts by itself, or with another one.
    pub(super) fn sign(&mut self, p: &Pattern, at: usize) {
        let sign = Sign {
            lemma: p.lemma,
            at,
            applies: p.applies,
        };
        match p.weight {
            Weight::Strong => {
                self.strong = true;
                // the strong ones come first in the evidence
                self.weak.insert(0, sign);
            }
            Weight::Weak => self.weak.push(sign),
        }
    }

    /// Notes that somebody else is told to have done a wrong.
    pub(super) fn act(&mut self, p: &Pattern, at: usize, actor: Range<usize>) {
        self.actor.get_or_insert(actor);
        self.sign(p, at);
    }

    /// Who is told to have done a wrong, in tokens.
    pub(super) fn actor(&self) -> Option<Range<usize>> {
        self.actor.clone()
    }

    /// Notes a calling word.
    pub(super) fn call(&mut self, lemma: u32, at: usize) {
        self.calls.push(Sign {
            lemma,
            at,
            applies: Where::Call,
        });
    }

    /// Whether a calling word stands at most `reach` tokens before token `at`.
    pub(super) fn call_within(&self, at: usize, reach: usize) -> bool {
        self.calls.iter().any(|c| c.at <= at && c.at + reach >= at)
    }

    /// Whether what is called for may stand at token `at` of a content that begins at token `start`: not too far behind a
    /// calling word. A cue has its whole content for it; within the content it stands near.
    pub(super) fn call_reaches(&self, at: usize, start: usize) -> bool {
        let reach = |call: usize| if call < start { CUE_REACH } else { CALL_REACH };
        self.calls.iter().any(|c| c.at <= at && at - c.at <= reach(c.at))
    }

    /// Notes a topic from token `at` to before token `end`.
    pub(super) fn topic(&mut self, lemma: u32, at: usize, end: usize) {
        let sign = Sign {
            lemma,
            at,
            applies: Where::Topic,
        };
        self.topics.push((sign, end));
    }

    /// Whether a topic stands behind a calling word.
    fn called(&self) -> bool {
        let first = self.calls.iter().map(|c| c.at).min();
        first.is_some_and(|call| self.topics.iter().any(|&(_, end)| call <= end))
    }

    /// Whether the label holds: by one strong sign, by two different weak ones, or by a call with its topic.
    pub(super) fn holds(&self) -> bool {
        let different = |a: &Sign| self.weak.iter().any(|b| a.lemma != b.lemma && a.at != b.at);
        self.strong || self.called() || self.weak.iter().any(different)
    }

    /// How much the label rests on, the most first: what the cue says, a strong sign or a call with its topic, weak signs. A
    /// cue that judges (`اعتبر`) says no label without what the content says.
    pub(super) fn rank(&self, judges: bool) -> u8 {
        if self.said || self.cue && !judges {
            0
        } else if self.strong || self.called() {
            1
        } else {
            2
        }
    }

    /// Whether something was found, and not enough.
    pub(super) fn undecided(&self) -> bool {
        !self.weak.is_empty() && !self.holds()
    }

    /// The rule behind the label, where no sign gives it alone.
    pub(super) fn rule(&self) -> Option<Rule> {
        if self.actor.is_some() {
            Some(Rule::DeedOfAnother)
        } else if self.strong {
            None
        } else if self.called() {
            Some(Rule::CallWithTopic)
        } else {
            Some(Rule::TwoWeakSigns)
        }
    }

    /// The entries that count, one a place: several entries may be read from the same words.
    pub(super) fn signs(&self) -> Vec<Sign> {
        let mut out: Vec<Sign> = Vec::new();
        let topics = self.topics.iter().map(|&(sign, _)| sign).filter(|_| self.called());
        let calls = self.calls.iter().copied().take(1).filter(|_| self.called());
        for sign in self.weak.iter().copied().chain(calls).chain(topics) {
            if !out.iter().any(|s| s.lemma == sign.lemma || s.at == sign.at) {
                out.push(sign);
            }
        }
        out
    }

    /// Everything that was found, enough or not, each entry once.
    pub(super) fn found(&self) -> Vec<Sign> {
        let mut out: Vec<Sign> = Vec::new();
        let topics = self.topics.iter().map(|&(sign, _)| sign);
        for sign in self
            .weak
            .iter()
            .copied()
            .chain(self.calls.iter().copied())
            .chain(topics)
        {
            if !out.iter().any(|s| s.lemma == sign.lemma) {
                out.push(sign);
            }
        }
        out
    }

    /// The token of the sign that says most, for the target.
    pub(super) fn first(&self) -> Option<usize> {
        self.signs().first().map(|s| s.at)
    }

    /// The first token of the first topic, where a call has one.
    pub(super) fn first_topic(&self) -> Option<usize> {
        self.called()
            .then(|| self.topics.iter().map(|(s, _)| s.at).min())
            .flatten()
    }

    /// Whether everything found stands at the calling words of `other`, so that it only says again what that label says.
    pub(super) fn within_calls_of(&self, other: &Tally) -> bool {
        self.weak.iter().all(|s| other.calls.iter().any(|c| c.at == s.at))
    }
}
