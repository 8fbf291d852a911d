//! What is on the screen and what keys do to it: pure, without terminal, clock or disk.

use super::Key;
use super::adding::{Adding, Cue};
use super::ends::Ends;
use super::filter::{self, Field, Filter};
use super::picker::{Choice, Labels, Picked, Picker};
use crate::review::{Article, Changes, Decision, Draft, Entry, Status, Table, Verdict};

/// What the loop has to do for a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step {
    /// Nothing but draw.
    Stay,
    /// Write this, then tell the state by [`State::taken`] or [`State::refused`].
    Decide(Draft),
    /// Leave.
    Quit,
}

/// A statement in its article.
#[derive(Debug, Clone, Copy)]
pub(super) struct Item<'t> {
    pub article: &'t Article,
    pub entry: &'t Entry,
}

/// Where a statement stands in the table: the place of its article, and its place there.
type Place = (usize, usize);

/// What keys are for at the moment.
#[derive(Debug, Clone)]
pub(super) enum Mode {
    Browse,
    Speaker(Picker),
    Stance(Labels),
    Ends(Ends),
    /// Choosing the cue of a statement that the machine missed; what follows is chosen as corrections are.
    Cue(Cue),
    Note(String),
    Search(String),
    FilterField(Picker),
    FilterValue(Field, Picker),
    Help,
}

/// What a place of the screen stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    /// A row of the queue, by its place in [`State::visible`].
    Row(usize),
    /// A choice of the list that is open.
    Choice(usize),
    /// A key that is shown.
    Key(Key),
    /// The article.
    Article,
}

/// A line at the foot of the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Message {
    pub text: String,
    pub bad: bool,
}

/// The review as it stands.
pub(super) struct State {
    table: Table,
    /// All statements, doubtful ones first.
    queue: Vec<Place>,
    /// The places in the queue of those that the filter lets through.
    pub visible: Vec<usize>,
    /// Which of the visible ones is looked at.
    pub at: usize,
    pub mode: Mode,
    pub filter: Filter,
    pub message: Option<Message>,
    /// How many lines the article is moved from where its statement stands.
    pub scroll: i32,
    /// The statement that is being added to the article.
    pub adding: Option<Adding>,
    /// Whether the decision that is being written is the last word, and the next statement comes.
    done: bool,
    reviewer: String,
    labels: Vec<String>,
}

impl State {
    /// A review of `table` by `reviewer`; `labels` are the stances to choose from.
    pub(super) fn new(table: Table, reviewer: &str, labels: &[String]) -> Self {
        let mut all = labels.to_vec();
        for label in table.entries().flat_map(|entry| &entry.row.stance) {
            if !all.contains(label) {
                all.push(label.clone());
            }
        }
        let queue = queue(&table);
        let mut state = State {
            table,
            visible: (0..queue.len()).collect(),
            queue,
            at: 0,
            mode: Mode::Browse,
            filter: Filter::default(),
            message: None,
            scroll: 0,
            adding: None,
            done: false,
            reviewer: reviewer.to_owned(),
            labels: all,
        };
        let open = |at: &usize| state.item(*at).entry.standing().status == Status::Open;
        state.at = (0..state.visible.len()).find(open).unwrap_or(0);
        state
    }

    fn of((article, entry): Place, table: &Table) -> Item<'_> {
        let article = &table.articles()[article];
        let entry = &article.entries[entry];
        Item { article, entry }
    }

    fn items(&self) -> impl Iterator<Item = Item<'_>> {
        self.queue.iter().map(|&place| State::of(place, &self.table))
    }

    /// The visible statement at `at`.
    pub(super) fn item(&self, at: usize) -> Item<'_> {
        State::of(self.queue[self.visible[at]], &self.table)
    }

    /// The statement that is looked at; none where the filter lets none through.
    pub(super) fn current(&self) -> Option<Item<'_>> {
        (self.at < self.visible.len()).then(|| self.item(self.at))
    }

    /// How many statements there are, and how many are accepted (corrected ones too) and rejected.
    pub(super) fn progress(&self) -> (usize, usize, usize) {
        let (mut accepted, mut rejected) = (0, 0);
        for entry in self.table.entries() {
            match entry.standing().status {
                Status::Open => {}
                Status::Rejected => rejected += 1,
                _ => accepted += 1,
            }
        }
        (self.queue.len(), accepted, rejected)
    }

    /// A key was struck.
    pub(super) fn key(&mut self, key: Key) -> Step {
        self.message = None;
        self.done = false;
        match std::mem::replace(&mut self.mode, Mode::Browse) {
            Mode::Browse => self.browse(key),
            Mode::Help => Step::Stay,
            Mode::Speaker(mut picker) => match picker.key(key) {
                Picked::Taken(name) if self.adding.is_some() => self.added_speaker(name),
                Picked::Taken(name) => self.correct(|changes| changes.name = Some(name)),
                Picked::Left => self.leave(),
                Picked::Nothing => self.stay(Mode::Speaker(picker)),
            },
            Mode::Stance(mut labels) => match labels.key(key) {
                Picked::Taken(stance) if self.adding.is_some() => self.added_stance(stance),
                Picked::Taken(stance) => self.correct(|changes| changes.stance = Some(stance)),
                Picked::Left => self.leave(),
                Picked::Nothing => self.stay(Mode::Stance(labels)),
            },
            Mode::Ends(ends) => self.move_ends(ends, key),
            Mode::Cue(cue) => self.move_cue(cue, key),
            Mode::Note(text) => match edited(text, key) {
                Typed::Goes(text) => self.stay(Mode::Note(text)),
                Typed::Left => Step::Stay,
                Typed::Done(note) => self.note(note),
            },
            Mode::Search(text) => self.search(text, key),
            Mode::FilterField(mut picker) => match picker.key(key) {
                Picked::Taken(field) => self.filter_field(&field),
                Picked::Left => Step::Stay,
                Picked::Nothing => self.stay(Mode::FilterField(picker)),
            },
            Mode::FilterValue(field, mut picker) => match picker.key(key) {
                Picked::Taken(value) => {
                    self.filter.set(field, &value);
                    self.sift()
                }
                Picked::Left => Step::Stay,
                Picked::Nothing => self.stay(Mode::FilterValue(field, picker)),
            },
        }
    }

    /// A place of the screen was clicked.
    pub(super) fn click(&mut self, target: Target) -> Step {
        match (target, &mut self.mode) {
            (Target::Key(key), _) => self.key(key),
            (Target::Row(at), Mode::Browse) => self.go(at),
            (Target::Choice(at), Mode::Stance(labels)) => {
                labels.at = at;
                self.key(Key::Char(' '))
            }
            (Target::Choice(at), Mode::Speaker(picker) | Mode::FilterField(picker) | Mode::FilterValue(_, picker)) => {
                picker.at = at;
                self.key(Key::Enter)
            }
            _ => Step::Stay,
        }
    }

    /// The wheel was turned over a place of the screen.
    pub(super) fn wheel(&mut self, target: Target, down: bool) -> Step {
        match target {
            Target::Article => {
                self.scroll += if down { 1 } else { -1 };
                Step::Stay
            }
            Target::Row(_) | Target::Choice(_) => self.key(if down { Key::Down } else { Key::Up }),
            Target::Key(_) => Step::Stay,
        }
    }

    /// Text was pasted: letters where something is typed, nothing elsewhere, lest it decide.
    pub(super) fn paste(&mut self, text: &str) {
        let typing = matches!(self.mode, Mode::Note(_) | Mode::Search(_) | Mode::Speaker(_));
        if typing {
            for c in text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }) {
                self.key(Key::Char(c));
            }
        }
    }

    /// `decision` is on the disk.
    pub(super) fn taken(&mut self, decision: Decision) {
        let Some(item) = self.current() else { return };
        let (added, anchor) = (decision.added, decision.anchor.clone());
        let id = item.entry.id().to_owned();
        let verdict = decision.verdict;
        self.table.decide(decision);
        if self.table.entries().count() != self.queue.len() {
            self.line_up();
        }
        let place = self.items().position(|item| added && item.entry.anchor == anchor);
        if let Some(at) = place {
            // it may not pass the filter, and shall be seen all the same
            self.filter = Filter::default();
            self.visible = (0..self.queue.len()).collect();
            self.go(at);
            let text = format!("added: {}", self.item(at).entry.id());
            self.message = Some(Message { text, bad: false });
            return;
        }
        let others = self.current().filter(|item| item.entry.id() == id).and_then(|item| {
            let mut of = item.entry.decisions.iter();
            of.find(|d| d.reviewer != self.reviewer).map(|d| d.reviewer.clone())
        });
        let text = match (verdict, others) {
            (Verdict::Undone, Some(other)) => format!("undone: {id}; what {other} decided stands"),
            (Verdict::Open, _) => format!("noted: {id}"),
            _ => format!("{}: {id}", verdict.name()),
        };
        self.message = Some(Message { text, bad: false });
        if std::mem::take(&mut self.done) {
            self.next_open();
        }
        self.sift();
    }

    /// The decision could not be written.
    pub(super) fn refused(&mut self, why: String) {
        self.complain(why);
    }

    /// Lines all statements up anew: some are new, or gone.
    fn line_up(&mut self) {
        self.queue = queue(&self.table);
        self.visible = (0..self.queue.len()).collect();
        self.at = self.at.min(self.queue.len().saturating_sub(1));
        self.sift();
    }

    /// Gives up what is being chosen.
    fn leave(&mut self) -> Step {
        self.adding = None;
        Step::Stay
    }

    fn stay(&mut self, mode: Mode) -> Step {
        self.mode = mode;
        Step::Stay
    }

    fn complain(&mut self, text: String) -> Step {
        self.message = Some(Message { text, bad: true });
        Step::Stay
    }

    fn go(&mut self, at: usize) -> Step {
        let at = at.min(self.visible.len().saturating_sub(1));
        if at != self.at {
            self.scroll = 0;
        }
        self.at = at;
        Step::Stay
    }

    fn browse(&mut self, key: Key) -> Step {
        let last = self.visible.len().saturating_sub(1);
        let key = key.latin();
        match key {
            Key::Up | Key::Char('k') => return self.go(self.at.saturating_sub(1)),
            Key::Down | Key::Char('j' | ' ') => return self.go(self.at + 1),
            Key::Home | Key::Char('g') => return self.go(0),
            Key::End | Key::Char('G') => return self.go(last),
            Key::PageDown => self.scroll += 5,
            Key::PageUp => self.scroll -= 5,
            Key::Char('/') => self.mode = Mode::Search(self.filter.search.clone()),
            Key::Char('f') => self.mode = Mode::FilterField(Picker::new("filter by", self.filter.fields(), false)),
            Key::Char('?') => self.mode = Mode::Help,
            Key::Char('q') => return Step::Quit,
            Key::Escape if self.filter != Filter::default() => {
                self.filter = Filter::default();
                return self.sift();
            }
            _ => return self.decide(key),
        }
        Step::Stay
    }

    /// Keys that are about the statement.
    fn decide(&mut self, key: Key) -> Step {
        let Some(item) = self.current() else {
            return Step::Stay;
        };
        let now = item.entry.standing();
        let note = now.note.to_owned();
        let mode = match key {
            Key::Char('a') | Key::Enter => {
                let step = draft(item, Verdict::Accepted, changes(item), note);
                self.done = true;
                return step;
            }
            Key::Char('r' | 'x') => {
                let step = draft(item, Verdict::Rejected, Changes::default(), note);
                self.done = true;
                return step;
            }
            Key::Char('u') => {
                return match self.mine(item) {
                    Some(_) => draft(item, Verdict::Undone, Changes::default(), String::new()),
                    None => self.complain("there is no decision of yours to undo here".to_owned()),
                };
            }
            Key::Char('s') => Mode::Speaker(speakers(item)),
            Key::Char('t') => Mode::Stance(Labels {
                all: self.labels.clone(),
                at: self.labels.iter().position(|l| l == now.main()).unwrap_or(0),
                chosen: now.stance.to_vec(),
            }),
            Key::Char('n') => Mode::Note(note),
            Key::Char('e') => match (&item.article.text, now.content) {
                (Ok(text), Some(content)) => Mode::Ends(Ends::new(text, content, now.content2)),
                _ => return self.complain("without its article the content cannot be moved".to_owned()),
            },
            Key::Char('+') => match &item.article.text {
                Ok(text) => match Cue::new(text, now.content.map_or(0, |content| content.end)) {
                    Some(cue) => Mode::Cue(cue),
                    None => return self.complain("there are no words in the article".to_owned()),
                },
                Err(_) => return self.complain("without its article nothing can be added".to_owned()),
            },
            _ => return Step::Stay,
        };
        self.stay(mode)
    }

    /// The reviewer's own decision about the statement.
    fn mine<'s>(&self, item: Item<'s>) -> Option<&'s Decision> {
        item.entry.decisions.iter().find(|d| d.reviewer == self.reviewer)
    }

    /// Accepts the statement with one correction more; what is as the machine has it is no correction.
    fn correct(&mut self, change: impl FnOnce(&mut Changes)) -> Step {
        let Some(item) = self.current() else {
            return Step::Stay;
        };
        let mut changes = changes(item);
        change(&mut changes);
        let machine = &item.entry.row;
        changes.name = changes
            .name
            .filter(|n| n != machine.name.as_deref().unwrap_or_default());
        changes.stance = changes.stance.filter(|s| *s != machine.stance);
        if (changes.content, changes.content2) == (machine.content, machine.content2) {
            (changes.content, changes.content2) = (None, None);
        }
        draft(item, Verdict::Accepted, changes, item.entry.standing().note.to_owned())
    }

    /// Writes a note to what the reviewer decided, or to nothing yet.
    fn note(&mut self, note: String) -> Step {
        let Some(item) = self.current() else {
            return Step::Stay;
        };
        match self.mine(item) {
            Some(mine) => draft(item, mine.verdict, mine.changes.clone(), note),
            None if note.is_empty() => Step::Stay,
            None => draft(item, Verdict::Open, Changes::default(), note),
        }
    }

    fn move_ends(&mut self, mut ends: Ends, key: Key) -> Step {
        match key.latin() {
            Key::Enter if self.adding.is_some() => return self.added_content(ends),
            Key::Enter => {
                let (content, content2) = ends.content();
                return self.correct(|changes| (changes.content, changes.content2) = (Some(content), content2));
            }
            Key::Escape => return self.leave(),
            Key::Tab => ends.turn(),
            // Arabic goes on to the left
            Key::Left | Key::Char('h') => ends.step(true),
            Key::Right | Key::Char('l') => ends.step(false),
            _ => {}
        }
        self.stay(Mode::Ends(ends))
    }

    fn move_cue(&mut self, mut cue: Cue, key: Key) -> Step {
        match key.latin() {
            Key::Escape => return Step::Stay,
            Key::Enter | Key::Char('0') => {
                let cue = cue.taken(key == Key::Enter);
                let article = self.current().map(|item| item.article);
                let Some(Ok(text)) = article.map(|a| &a.text) else {
                    return Step::Stay;
                };
                let ends = Ends::new(text, cue.content(text), None);
                self.adding = Some(cue);
                return self.stay(Mode::Ends(ends));
            }
            Key::Tab => cue.turn(),
            Key::Left | Key::Char('h') => cue.step(1),
            Key::Right | Key::Char('l') => cue.step(-1),
            Key::Down => cue.step(10),
            Key::Up => cue.step(-10),
            _ => {}
        }
        self.stay(Mode::Cue(cue))
    }

    /// The content of the statement that is being added is chosen; the speaker comes next.
    fn added_content(&mut self, ends: Ends) -> Step {
        let (content, _) = ends.content();
        let Some(item) = self.current() else {
            return self.leave();
        };
        let mut entries = item.article.entries.iter();
        if let Some(known) = entries.find(|e| e.standing().content == Some(content)) {
            let text = format!("{} has this content already", known.id());
            self.mode = Mode::Ends(ends);
            return self.complain(text);
        }
        let picker = speakers(item);
        if let Some(adding) = &mut self.adding {
            adding.content = Some(content);
        }
        self.stay(Mode::Speaker(picker))
    }

    fn added_speaker(&mut self, name: String) -> Step {
        if let Some(adding) = &mut self.adding {
            adding.name = name;
        }
        self.stay(Mode::Stance(Labels {
            all: self.labels.clone(),
            at: 0,
            chosen: Vec::new(),
        }))
    }

    fn added_stance(&mut self, stance: Vec<String>) -> Step {
        let (adding, item) = (self.adding.take(), self.current());
        match (item, adding) {
            (
                Some(item),
                Some(Adding {
                    cue,
                    content: Some(content),
                    name,
                }),
            ) => Step::Decide(item.article.missed(cue, content, &name, stance)),
            _ => Step::Stay,
        }
    }

    fn search(&mut self, text: String, key: Key) -> Step {
        match edited(text, key) {
            Typed::Goes(text) => {
                self.filter.search.clone_from(&text);
                self.mode = Mode::Search(text);
            }
            Typed::Left => self.filter.search.clear(),
            Typed::Done(text) => self.filter.search = text,
        }
        self.sift()
    }

    fn filter_field(&mut self, field: &str) -> Step {
        let Some(field) = Field::named(field) else {
            debug_assert_eq!(field, filter::ALL);
            self.filter = Filter::default();
            return self.sift();
        };
        let values = Filter::values(field, self.items());
        self.stay(Mode::FilterValue(field, Picker::new("show", values, false)))
    }

    /// Shows what the filter lets through, and stays at the statement or goes to the first behind it.
    fn sift(&mut self) -> Step {
        let here = self.visible.get(self.at).copied().unwrap_or(0);
        let visible: Vec<usize> = self
            .items()
            .enumerate()
            .filter(|(_, item)| self.filter.fits(*item))
            .map(|(at, _)| at)
            .collect();
        let at = visible.partition_point(|&at| at < here);
        self.visible = visible;
        if self.visible.get(at) != Some(&here) {
            self.scroll = 0;
        }
        self.at = at.min(self.visible.len().saturating_sub(1));
        Step::Stay
    }

    /// Goes to the next statement that is open: behind this one, else from the beginning.
    fn next_open(&mut self) {
        let count = self.visible.len();
        let open = |at: &usize| *at != self.at && self.item(*at).entry.standing().status == Status::Open;
        let next = (self.at..count).chain(0..self.at).find(open);
        let (all, accepted, rejected) = self.progress();
        match next {
            Some(at) => {
                self.go(at);
            }
            None if all == accepted + rejected => {
                self.message = Some(Message {
                    text: "all statements are reviewed".to_owned(),
                    bad: false,
                });
            }
            None => {}
        }
    }
}

/// All statements, doubtful ones first.
fn queue(table: &Table) -> Vec<Place> {
    let articles = table.articles().iter().enumerate();
    let mut queue: Vec<(f64, Place)> = articles
        .flat_map(|(a, article)| {
            let entries = article.entries.iter().enumerate();
            entries.map(move |(e, entry)| (entry.row.confidence, (a, e)))
        })
        .collect();
    queue.sort_by(|(a, _), (b, _)| a.total_cmp(b));
    queue.into_iter().map(|(_, place)| place).collect()
}

/// The corrections that are seen on the screen.
fn changes(item: Item) -> Changes {
    item.entry
        .decision()
        .map_or_else(Changes::default, |d| d.changes.clone())
}

/// Who may speak: the names of the document, those that speak most first, and nobody.
fn speakers(item: Item) -> Picker {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for entry in &item.article.entries {
        for name in [entry.row.name.as_deref(), entry.standing().name].into_iter().flatten() {
            match counts.iter_mut().find(|(known, _)| *known == name) {
                Some((_, count)) => *count += 1,
                None => counts.push((name, 1)),
            }
        }
    }
    counts.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
    let choice = |(name, _): (&str, usize)| Choice {
        value: name.to_owned(),
        shown: name.to_owned(),
        about: String::new(),
    };
    let nobody = Choice {
        value: String::new(),
        shown: "nobody".to_owned(),
        about: "nobody is named".to_owned(),
    };
    let choices = counts.into_iter().map(choice).chain([nobody]).collect();
    Picker::new("who speaks? choose, or type a name", choices, true)
}

fn draft(item: Item, verdict: Verdict, changes: Changes, note: String) -> Step {
    Step::Decide(Draft {
        anchor: item.entry.anchor.clone(),
        verdict,
        added: false,
        changes,
        note,
    })
}

/// What came of a key in a line of text.
enum Typed {
    Goes(String),
    Left,
    Done(String),
}

fn edited(mut text: String, key: Key) -> Typed {
    match key {
        Key::Char(c) => text.push(c),
        Key::Backspace => {
            text.pop();
        }
        Key::Enter => return Typed::Done(text.trim().to_owned()),
        Key::Escape => return Typed::Left,
        _ => {}
    }
    Typed::Goes(text)
}

#[cfg(test)]
mod tests;
