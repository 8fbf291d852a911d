//! What is on the screen and what keys do to it: pure, without terminal, clock or disk.

use super::Key;
use super::ends::Ends;
use super::filter::{self, Field, Filter};
use super::picker::{Choice, Labels, Picked, Picker};
use crate::review::laying::latest;
use crate::review::{Anchor, Article, Changes, Decision, Entry, Offsets, Table, Verdict};
use std::collections::HashMap;

/// What the reviewer decided, before it has its time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Draft {
    pub anchor: Anchor,
    pub verdict: Verdict,
    pub changes: Changes,
    pub note: String,
}

impl Draft {
    /// The decision, taken by `reviewer` at `time`.
    pub(super) fn by(self, reviewer: &str, time: String) -> Decision {
        Decision {
            time,
            reviewer: reviewer.to_owned(),
            anchor: self.anchor,
            verdict: self.verdict,
            changes: self.changes,
            note: self.note,
        }
    }
}

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

/// How far a statement is reviewed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Status {
    Open,
    Accepted,
    Corrected,
    Rejected,
}

impl Status {
    const ALL: [Status; 4] = [Status::Open, Status::Accepted, Status::Corrected, Status::Rejected];

    fn of(decision: &Decision) -> Self {
        match decision.verdict {
            Verdict::Rejected => Status::Rejected,
            Verdict::Accepted if !decision.changes.is_none() => Status::Corrected,
            Verdict::Accepted => Status::Accepted,
            Verdict::Open | Verdict::Undone => Status::Open,
        }
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Status::Open => "open",
            Status::Accepted => "accepted",
            Status::Corrected => "corrected",
            Status::Rejected => "rejected",
        }
    }

    pub(super) fn named(name: &str) -> Option<Self> {
        Status::ALL.into_iter().find(|s| s.name() == name)
    }
}

/// A statement with what stands about it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Now<'s> {
    pub status: Status,
    pub name: Option<&'s str>,
    pub stance: &'s [String],
    pub content: Offsets,
    pub content2: Option<Offsets>,
    pub note: &'s str,
}

impl Now<'_> {
    /// The main stance; empty for plain information.
    pub(super) fn main(&self) -> &str {
        self.stance.first().map_or("", |s| s)
    }
}

/// A statement in its article.
#[derive(Debug, Clone, Copy)]
pub(super) struct Item<'t> {
    pub article: &'t Article,
    pub entry: &'t Entry,
}

/// What keys are for at the moment.
#[derive(Debug, Clone)]
pub(super) enum Mode {
    Browse,
    Speaker(Picker),
    Stance(Labels),
    Ends(Ends),
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
pub(super) struct State<'t> {
    /// All statements, doubtful ones first.
    queue: Vec<Item<'t>>,
    /// The places in the queue of those that the filter lets through.
    pub visible: Vec<usize>,
    /// Which of the visible ones is looked at.
    pub at: usize,
    pub mode: Mode,
    pub filter: Filter,
    pub message: Option<Message>,
    /// How many lines the article is moved from where its statement stands.
    pub scroll: i32,
    /// Whether the decision that is being written is the last word, and the next statement comes.
    done: bool,
    reviewer: String,
    labels: Vec<String>,
    /// What each reviewer decided last, by statement.
    decisions: HashMap<&'t str, Vec<Decision>>,
}

impl<'t> State<'t> {
    /// A review of `table` by `reviewer`, over what was decided before; `labels` are the stances to choose from.
    pub(super) fn new(table: &'t Table, decisions: &[Decision], reviewer: &str, labels: &[String]) -> Self {
        let rows = table.articles().iter();
        let mut queue: Vec<Item> = rows
            .flat_map(|article| article.entries.iter().map(move |entry| Item { article, entry }))
            .collect();
        queue.sort_by(|a, b| a.entry.confidence.total_cmp(&b.entry.confidence));
        let mut all = labels.to_vec();
        for label in queue.iter().flat_map(|item| &item.entry.stance) {
            if !all.contains(label) {
                all.push(label.clone());
            }
        }
        let standing = table.standing(decisions).into_iter();
        let mut state = State {
            visible: (0..queue.len()).collect(),
            queue,
            at: 0,
            mode: Mode::Browse,
            filter: Filter::default(),
            message: None,
            scroll: 0,
            done: false,
            reviewer: reviewer.to_owned(),
            labels: all,
            decisions: standing
                .map(|(id, of)| (id, of.into_iter().cloned().collect()))
                .collect(),
        };
        let open = |state: &State, at: &usize| state.now(state.item(*at)).status == Status::Open;
        state.at = (0..state.visible.len()).find(|at| open(&state, at)).unwrap_or(0);
        state
    }

    /// The visible statement at `at`.
    pub(super) fn item(&self, at: usize) -> Item<'t> {
        self.queue[self.visible[at]]
    }

    /// The statement that is looked at; none where the filter lets none through.
    pub(super) fn current(&self) -> Option<Item<'t>> {
        self.visible.get(self.at).map(|&at| self.queue[at])
    }

    /// What each reviewer decided last about the statement.
    pub(super) fn decisions(&self, entry: &Entry) -> &[Decision] {
        self.decisions.get(&*entry.id).map_or(&[], |d| d)
    }

    /// The statement as it stands, corrections in the machine's place.
    pub(super) fn now<'s>(&'s self, item: Item<'s>) -> Now<'s> {
        let Entry {
            name,
            stance,
            anchor,
            content2,
            ..
        } = item.entry;
        let mut now = Now {
            status: Status::Open,
            name: name.as_deref(),
            stance,
            content: anchor.content,
            content2: *content2,
            note: "",
        };
        let Some(decision) = latest(self.decisions(item.entry)) else {
            return now;
        };
        now.status = Status::of(decision);
        now.note = &decision.note;
        let Changes {
            name,
            stance,
            content,
            content2,
        } = &decision.changes;
        if let Some(name) = name {
            now.name = Some(&**name).filter(|n| !n.is_empty());
        }
        if let Some(stance) = stance {
            now.stance = stance;
        }
        if let Some(content) = content {
            (now.content, now.content2) = (*content, *content2);
        }
        now
    }

    /// How many statements there are, and how many are accepted (corrected ones too) and rejected.
    pub(super) fn progress(&self) -> (usize, usize, usize) {
        let (mut accepted, mut rejected) = (0, 0);
        for of in self.decisions.values() {
            match latest(of).map(Status::of) {
                Some(Status::Accepted | Status::Corrected) => accepted += 1,
                Some(Status::Rejected) => rejected += 1,
                _ => {}
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
                Picked::Taken(name) => self.correct(|changes| changes.name = Some(name)),
                Picked::Left => Step::Stay,
                Picked::Nothing => self.stay(Mode::Speaker(picker)),
            },
            Mode::Stance(mut labels) => match labels.key(key) {
                Picked::Taken(stance) => self.correct(|changes| changes.stance = Some(stance)),
                Picked::Left => Step::Stay,
                Picked::Nothing => self.stay(Mode::Stance(labels)),
            },
            Mode::Ends(ends) => self.move_ends(ends, key),
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
        let of = self.decisions.entry(&item.entry.id).or_default();
        of.retain(|d| d.reviewer != decision.reviewer);
        let verdict = decision.verdict;
        if verdict != Verdict::Undone {
            of.push(decision);
        }
        let others = of
            .iter()
            .find(|d| d.reviewer != self.reviewer)
            .map(|d| d.reviewer.clone());
        let text = match (verdict, others) {
            (Verdict::Undone, Some(other)) => format!("undone: {}; what {other} decided stands", item.entry.id),
            (Verdict::Open, _) => format!("noted: {}", item.entry.id),
            _ => format!("{}: {}", verdict.name(), item.entry.id),
        };
        self.message = Some(Message { text, bad: false });
        if std::mem::take(&mut self.done) {
            self.next_open(item.entry);
        }
        self.sift();
    }

    /// The decision could not be written.
    pub(super) fn refused(&mut self, why: String) {
        self.complain(why);
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
        let now = self.now(item);
        match key {
            Key::Char('a') | Key::Enter => {
                let (changes, note) = (self.changes(item), now.note.to_owned());
                self.done = true;
                return draft(item, Verdict::Accepted, changes, note);
            }
            Key::Char('r' | 'x') => {
                let note = now.note.to_owned();
                self.done = true;
                return draft(item, Verdict::Rejected, Changes::default(), note);
            }
            Key::Char('u') => {
                return match self.mine(item) {
                    Some(_) => draft(item, Verdict::Undone, Changes::default(), String::new()),
                    None => self.complain("there is no decision of yours to undo here".to_owned()),
                };
            }
            Key::Char('s') => self.mode = Mode::Speaker(self.speakers(item)),
            Key::Char('t') => {
                let chosen = now.stance.to_vec();
                self.mode = Mode::Stance(Labels {
                    all: self.labels.clone(),
                    at: chosen
                        .first()
                        .and_then(|main| self.labels.iter().position(|l| l == main))
                        .unwrap_or(0),
                    chosen,
                });
            }
            Key::Char('n') => self.mode = Mode::Note(now.note.to_owned()),
            Key::Char('e') => match &item.article.text {
                Ok(text) => self.mode = Mode::Ends(Ends::new(text, now.content, now.content2)),
                Err(_) => return self.complain("without its article the content cannot be moved".to_owned()),
            },
            _ => {}
        }
        Step::Stay
    }

    /// The reviewer's own decision about the statement.
    fn mine(&self, item: Item) -> Option<&Decision> {
        self.decisions(item.entry).iter().find(|d| d.reviewer == self.reviewer)
    }

    /// The corrections that are seen on the screen.
    fn changes(&self, item: Item) -> Changes {
        latest(self.decisions(item.entry)).map_or_else(Changes::default, |d| d.changes.clone())
    }

    /// Accepts the statement with one correction more; what is as the machine has it is no correction.
    fn correct(&mut self, change: impl FnOnce(&mut Changes)) -> Step {
        let Some(item) = self.current() else {
            return Step::Stay;
        };
        let mut changes = self.changes(item);
        change(&mut changes);
        let entry = item.entry;
        changes.name = changes.name.filter(|n| n != entry.name.as_deref().unwrap_or_default());
        changes.stance = changes.stance.filter(|s| *s != entry.stance);
        if (changes.content, changes.content2) == (Some(entry.anchor.content), entry.content2) {
            (changes.content, changes.content2) = (None, None);
        }
        draft(item, Verdict::Accepted, changes, self.now(item).note.to_owned())
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

    /// Who may speak: the names of the document, those that speak most first, and nobody.
    fn speakers(&self, item: Item) -> Picker {
        let mut counts: Vec<(&str, usize)> = Vec::new();
        let entries = item.article.entries.iter();
        for entry in entries {
            let now = self.now(Item { entry, ..item });
            for name in [entry.name.as_deref(), now.name].into_iter().flatten() {
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

    fn move_ends(&mut self, mut ends: Ends, key: Key) -> Step {
        match key.latin() {
            Key::Enter => {
                let (content, content2) = ends.content();
                return self.correct(|changes| (changes.content, changes.content2) = (Some(content), content2));
            }
            Key::Escape => return Step::Stay,
            Key::Tab => ends.turn(),
            // Arabic goes on to the left
            Key::Left | Key::Char('h') => ends.step(true),
            Key::Right | Key::Char('l') => ends.step(false),
            _ => {}
        }
        self.stay(Mode::Ends(ends))
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
        let rows = self
            .queue
            .iter()
            .map(|item| (item.article, item.entry, self.now(*item)));
        let values = Filter::values(field, rows);
        self.stay(Mode::FilterValue(field, Picker::new("show", values, false)))
    }

    /// Shows what the filter lets through, and stays at the statement or goes to the first behind it.
    fn sift(&mut self) -> Step {
        let here = self.visible.get(self.at).copied().unwrap_or(0);
        let fits = |&at: &usize| {
            let item = self.queue[at];
            self.filter.fits(item.article, item.entry, &self.now(item))
        };
        let visible: Vec<usize> = (0..self.queue.len()).filter(fits).collect();
        let at = visible.partition_point(|&at| at < here);
        self.visible = visible;
        if self.visible.get(at) != Some(&here) {
            self.scroll = 0;
        }
        self.at = at.min(self.visible.len().saturating_sub(1));
        Step::Stay
    }

    /// Goes to the next statement that is open: behind this one, else from the beginning.
    fn next_open(&mut self, from: &Entry) {
        let count = self.visible.len();
        let open = |at: &usize| {
            let item = self.item(*at);
            item.entry.id != from.id && self.now(item).status == Status::Open
        };
        match (self.at..count).chain(0..self.at).find(open) {
            Some(at) => {
                self.go(at);
            }
            None if self.progress().0 == self.progress().1 + self.progress().2 => {
                self.message = Some(Message {
                    text: "all statements are reviewed".to_owned(),
                    bad: false,
                });
            }
            None => {}
        }
    }
}

fn draft(item: Item, verdict: Verdict, changes: Changes, note: String) -> Step {
    Step::Decide(Draft {
        anchor: item.entry.anchor.clone(),
        verdict,
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
mod tests {
    use super::super::fixture::{Desk, KEYS, numbers};
    use super::*;

    /// Strikes `keys`, writes what is decided, and gives it back.
    fn press(state: &mut State, keys: &str) -> Vec<Decision> {
        let keys = keys.chars().map(|c| match c {
            '⏎' => Key::Enter,
            '⎋' => Key::Escape,
            '←' => Key::Left,
            '→' => Key::Right,
            '↓' => Key::Down,
            '⇥' => Key::Tab,
            c => Key::Char(c),
        });
        let mut decisions = Vec::new();
        for key in keys {
            if let Step::Decide(draft) = state.key(key) {
                let time = format!("2026-01-31T12:00:{:02}Z", decisions.len());
                decisions.push(draft.by("سلمى", time));
                state.taken(decisions.last().unwrap().clone());
            }
        }
        decisions
    }

    #[track_caller]
    fn id(state: &State) -> String {
        state.current().unwrap().entry.id.clone()
    }

    #[test]
    fn doubtful_ones_come_first_and_decisions_go_on() {
        let desk = Desk::new();
        let mut state = desk.state(&[]);
        assert_eq!(id(&state), "a#2");
        let decisions = press(&mut state, "ar");
        assert_eq!(decisions[0].verdict, Verdict::Accepted);
        assert_eq!(decisions[0].anchor, desk.table.entries().nth(1).unwrap().anchor);
        assert_eq!(decisions[1].verdict, Verdict::Rejected);
        assert_eq!((id(&state), state.progress()), ("b#1".to_owned(), (4, 1, 1)));
        press(&mut state, " a");
        assert_eq!(id(&state), "b#1", "what was skipped comes again");
        press(&mut state, "a");
        assert_eq!(state.message.unwrap().text, "all statements are reviewed");
        let again = desk.state(&decisions);
        assert_eq!(id(&again), "b#1", "a review begins where the last one ended");
    }

    #[test]
    fn corrections_add_up_and_what_the_machine_has_is_none() {
        let desk = Desk::new();
        let mut state = desk.state(&[]);
        let decisions = press(&mut state, "sوزير⏎t16⏎e→⏎");
        let changes = &decisions.last().unwrap().changes;
        assert_eq!(changes.name.as_deref(), Some("وزير الدولة سالم النجار"));
        assert_eq!(
            changes.stance.as_deref(),
            Some(&["demand".to_owned()][..]),
            "denial was ticked off"
        );
        let machine = &state.current().unwrap().entry.anchor;
        assert_eq!(changes.content.unwrap().start, machine.content.start);
        assert!(changes.content.unwrap().end < machine.content.end);
        assert_eq!(id(&state), "a#2", "corrections stay where they are");
        let back = press(&mut state, "sالحكومة⏎t61⏎e←⏎");
        assert_eq!(back.last().unwrap().changes, Changes::default());
        assert_eq!(
            press(&mut state, "sلجنة التحقيق⏎")[0].changes.name.as_deref(),
            Some("لجنة التحقيق")
        );
        assert_eq!(press(&mut state, "snobody⏎")[0].changes.name.as_deref(), Some(""));
        let now = state.now(state.current().unwrap());
        assert_eq!((now.name, now.status), (None, Status::Corrected));
    }

    #[test]
    fn a_note_alone_decides_nothing() {
        let desk = Desk::new();
        let mut state = desk.state(&[]);
        let noted = press(&mut state, "nسؤال⏎");
        assert_eq!((noted[0].verdict, &*noted[0].note), (Verdict::Open, "سؤال"));
        assert_eq!((state.progress(), id(&state)), ((4, 0, 0), "a#2".to_owned()));
        let accepted = press(&mut state, "a");
        assert_eq!((accepted[0].verdict, &*accepted[0].note), (Verdict::Accepted, "سؤال"));
        assert_eq!(press(&mut state, "n⎋n⏎"), [], "an empty note on nothing is nothing");
    }

    #[test]
    fn one_undoes_ones_own_decision_only() {
        let desk = Desk::new();
        let mut other = press(&mut desk.state(&[]), "r");
        other[0].reviewer = "B".to_owned();
        let mut state = desk.state(&other);
        press(&mut state, "g");
        assert_eq!(press(&mut state, "u"), []);
        assert!(state.message.as_ref().unwrap().bad);
        press(&mut state, "a");
        press(&mut state, "g");
        assert_eq!(press(&mut state, "u")[0].verdict, Verdict::Undone);
        assert!(state.message.as_ref().unwrap().text.contains("what B decided stands"));
        assert_eq!(state.now(state.current().unwrap()).status, Status::Rejected);
    }

    #[test]
    fn filters_and_searches_narrow_the_queue() {
        let desk = Desk::new();
        let mut state = desk.state(&[]);
        press(&mut state, "fdoc⏎b⏎");
        assert_eq!((state.visible.len(), id(&state)), (1, "b#1".to_owned()));
        assert_eq!(state.filter.words(), "document b");
        press(&mut state, "⎋/تهدئه⏎");
        assert_eq!(
            (state.visible.len(), id(&state)),
            (1, "a#3".to_owned()),
            "in any spelling"
        );
        press(&mut state, "⎋fstance⏎denial⏎");
        assert_eq!((state.visible.len(), id(&state)), (1, "a#2".to_owned()));
        press(&mut state, "fstance⏎all⏎fstatus⏎open⏎a");
        assert_eq!((state.visible.len(), id(&state)), (3, "a#3".to_owned()));
        press(&mut state, "fevery⏎fconf⏎0.60⏎");
        assert_eq!(state.visible.len(), 1);
        press(&mut state, "/xyz⏎");
        assert_eq!(state.current().map(|i| &i.entry.id), None);
        assert_eq!(press(&mut state, "arsteu"), [], "nothing is decided about nothing");
    }

    #[test]
    fn what_is_pasted_decides_nothing() {
        let desk = Desk::new();
        let mut state = desk.state(&[]);
        state.paste("aar\n");
        assert_eq!(state.progress(), (4, 0, 0));
        press(&mut state, "n");
        state.paste("سطر\nآخر");
        assert_eq!(press(&mut state, "⏎")[0].note, "سطر آخر");
    }

    #[test]
    fn an_arabic_keyboard_will_do() {
        let desk = Desk::new();
        let mut state = desk.state(&[]);
        assert_eq!(press(&mut state, "ش")[0].verdict, Verdict::Accepted);
        assert_eq!(press(&mut state, "ق")[0].verdict, Verdict::Rejected);
    }

    #[test]
    fn without_its_article_a_statement_is_decided_by_the_tables_words() {
        let desk = Desk::new();
        let mut state = desk.state(&[]);
        press(&mut state, "fdoc⏎b⏎e");
        assert!(state.message.as_ref().unwrap().bad && matches!(state.mode, Mode::Browse));
        assert_eq!(press(&mut state, "a")[0].anchor.document, "id:b");
    }

    #[test]
    fn any_keys_leave_a_sound_state() {
        let desk = Desk::new();
        let mut numbers = numbers(7);
        let mut state = desk.state(&[]);
        for i in 0..20_000 {
            let key = KEYS[numbers.next().unwrap() % KEYS.len()];
            if let Step::Decide(draft) = state.key(key) {
                let item = state.current().unwrap();
                if let (Some(content), Ok(text)) = (draft.changes.content, &item.article.text) {
                    assert!(content.start < content.end && content.end <= text.chars().count());
                }
                state.taken(draft.by("سلمى", format!("{i:08}")));
            }
            assert!(state.visible.is_empty() || state.at < state.visible.len());
        }
    }
}
