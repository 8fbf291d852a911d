//! Draws the state into a buffer; nothing here changes it.
//!
//! Where the terminal itself orders Arabic, it takes a whole row of the screen for one line of text. So no two pieces of
//! Arabic stand in one row without Latin letters between them, and panes lie above each other; they lie side by side
//! only where the program orders and the screen is wide.

use super::Key;
use super::article::{Line, Mark, Marks, wrap};
use super::picker::{Choice, Labels, Picker};
use super::state::{Item, Mode, State, Target};
use crate::bidi::{Direction, Glyph, Order};
use crate::output::{Ground, Letters, Points};
use crate::review::Status;
use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::{Color, Modifier, Style};
use unicode_width::UnicodeWidthStr;

/// What the loop must know of what was drawn.
#[derive(Debug, Default)]
pub(super) struct Drawn {
    /// Which places stand for what; later ones lie above.
    pub targets: Vec<(Rect, Target)>,
    /// [`State::scroll`] as far as the article reaches.
    pub scroll: i32,
}

/// The columns from which panes lie side by side.
const WIDE: u16 = 120;

/// The smallest screen that shows all that is needed.
const LEAST: (u16, u16) = (60, 18);

const PLAIN: Style = Style::new();
const DIM: Style = Style::new().add_modifier(Modifier::DIM);
const BOLD: Style = Style::new().add_modifier(Modifier::BOLD);
const BAR: Style = Style::new().add_modifier(Modifier::REVERSED);

/// Dark letters on a light ground of their own read alike on dark and light screens; the modifiers tell the marks apart
/// where there are no colours.
fn mark(mark: Mark) -> Style {
    let on = |ground: u8| Style::new().fg(Color::Indexed(16)).bg(Color::Indexed(ground));
    match mark {
        Mark::Cue => on(183).add_modifier(Modifier::BOLD),
        Mark::Speaker => on(117).add_modifier(Modifier::UNDERLINED),
        Mark::Content => on(194),
        Mark::Stance => on(222).add_modifier(Modifier::BOLD.union(Modifier::UNDERLINED)),
        // no italics: few fonts have Arabic ones
        Mark::Other => DIM,
    }
}

fn sign(status: Status) -> (&'static str, Style) {
    match status {
        Status::Open => ("·", PLAIN),
        Status::Accepted => ("✓", Style::new().fg(Color::Green)),
        Status::Corrected => ("✎", Style::new().fg(Color::Blue)),
        Status::Rejected => ("✗", Style::new().fg(Color::Red)),
    }
}

/// Draws `state` into `area`; `title` names the table.
pub(super) fn draw(state: &State, title: &str, order: &Order, area: Rect, buffer: &mut Buffer) -> Drawn {
    let mut page = Page {
        order,
        buffer,
        drawn: Drawn::default(),
    };
    if area.width < LEAST.0 || area.height < LEAST.1 {
        let (width, height) = LEAST;
        page.plain(
            area,
            0,
            &format!("make the window at least {width} x {height}; q quits"),
            PLAIN,
        );
        return page.drawn;
    }
    let keys = keys(&state.mode);
    let rows = key_rows(keys, area.width);
    let [head, body, message, foot] = Layout::vertical([
        Constraint::Length(1),
        Constraint::Fill(1),
        Constraint::Length(1),
        Constraint::Length(rows),
    ])
    .areas(area);
    page.head(state, title, head);
    let wide = area.width >= WIDE && order.by_program();
    let panes = if wide {
        side_by_side(body)
    } else {
        stacked(body, &state.mode)
    };
    page.queue(state, panes.queue);
    match state.current() {
        Some(item) => {
            page.article(state, item, panes.article);
            page.panel(state, item, panes.panel);
        }
        None => {
            page.rule(panes.article, "no statement: Esc clears the filter", &[]);
            if !matches!(state.mode, Mode::Browse) {
                page.list_of(state, panes.panel);
            }
        }
    }
    page.message(state, message);
    page.keys(keys, foot);
    page.drawn
}

struct Panes {
    queue: Rect,
    article: Rect,
    panel: Rect,
}

fn stacked(body: Rect, mode: &Mode) -> Panes {
    let height = body.height;
    // what is chosen from wants room
    let panel = match mode {
        Mode::Browse | Mode::Ends(_) | Mode::Note(_) | Mode::Search(_) => (height / 4).clamp(5, 12),
        Mode::Help => height - 6,
        _ => (height / 2).clamp(8, 20),
    };
    let queue = if matches!(mode, Mode::Help) {
        3
    } else {
        (height / 4).clamp(4, 14)
    };
    let areas = Layout::vertical([
        Constraint::Length(queue),
        Constraint::Fill(1),
        Constraint::Length(panel),
    ]);
    let [queue, article, panel] = areas.areas(body);
    Panes { queue, article, panel }
}

fn side_by_side(body: Rect) -> Panes {
    let [left, _, article] =
        Layout::horizontal([Constraint::Percentage(50), Constraint::Length(2), Constraint::Fill(1)]).areas(body);
    let [queue, panel] = Layout::vertical([Constraint::Fill(1), Constraint::Fill(1)]).areas(left);
    Panes { queue, article, panel }
}

/// The keys that are shown: how they are printed, what they do, which they are.
type Shown = (&'static str, &'static str, Key);

fn keys(mode: &Mode) -> &'static [Shown] {
    match mode {
        Mode::Browse => &[
            ("a", "accept", Key::Char('a')),
            ("r", "reject", Key::Char('r')),
            ("s", "speaker", Key::Char('s')),
            ("t", "stance", Key::Char('t')),
            ("e", "ends", Key::Char('e')),
            ("n", "note", Key::Char('n')),
            ("u", "undo", Key::Char('u')),
            ("space", "skip", Key::Char(' ')),
            ("↑", "up", Key::Up),
            ("↓", "down", Key::Down),
            ("f", "filter", Key::Char('f')),
            ("/", "search", Key::Char('/')),
            ("PgDn", "scroll", Key::PageDown),
            ("?", "help", Key::Char('?')),
            ("q", "quit", Key::Char('q')),
        ],
        Mode::Speaker(_) | Mode::FilterField(_) | Mode::FilterValue(..) => &[
            ("↑", "up", Key::Up),
            ("↓", "down", Key::Down),
            ("Enter", "take", Key::Enter),
            ("Esc", "back", Key::Escape),
        ],
        Mode::Stance(_) => &[
            ("↑", "up", Key::Up),
            ("↓", "down", Key::Down),
            ("space or 1-9", "tick", Key::Char(' ')),
            ("0", "none", Key::Char('0')),
            ("Enter", "save", Key::Enter),
            ("Esc", "back", Key::Escape),
        ],
        Mode::Ends(_) => &[
            ("←", "a word on", Key::Left),
            ("→", "a word back", Key::Right),
            ("Tab", "other end", Key::Tab),
            ("Enter", "save", Key::Enter),
            ("Esc", "back", Key::Escape),
        ],
        Mode::Note(_) => &[("Enter", "save", Key::Enter), ("Esc", "back", Key::Escape)],
        Mode::Search(_) => &[("Enter", "keep", Key::Enter), ("Esc", "clear", Key::Escape)],
        Mode::Help => &[("any key", "back", Key::Escape)],
    }
}

/// How wide a shown key is, with the gap behind it.
fn key_width((key, word, _): &Shown) -> u16 {
    (key.width() + word.width() + 3) as u16
}

fn key_rows(keys: &[Shown], width: u16) -> u16 {
    let (mut rows, mut x) = (1, 0);
    for key in keys {
        if x + key_width(key) > width {
            rows += 1;
            x = 0;
        }
        x += key_width(key);
    }
    rows
}

const HELP: &[(&str, &str)] = &[
    (
        "a, Enter",
        "accept the statement as it is shown, and go to the next open one",
    ),
    ("r, x", "reject it: it is no statement"),
    ("s", "change the speaker: choose a name of the article, or type one"),
    ("t", "change the stances; the first that is ticked is the main one"),
    ("e", "move the ends of the content by word; Tab goes to the other end"),
    ("n", "write a note"),
    ("u", "take your decision back"),
    ("space", "skip it"),
    ("↑ ↓ Home End", "move in the queue (also k j g G)"),
    ("PgUp PgDn", "scroll the article"),
    ("f", "show only some: by status, stance, speaker, document, confidence"),
    ("/", "show only what holds these words, in any spelling"),
    ("Esc", "clear filter and search"),
    ("q", "quit; every decision is on the disk already"),
];

/// Something to draw on.
struct Page<'b> {
    order: &'b Order,
    buffer: &'b mut Buffer,
    drawn: Drawn,
}

impl Page<'_> {
    /// Prints `glyphs` from column `x` of row `y` on, up to column `end`; returns the column behind them.
    fn print(&mut self, (mut x, y): (u16, u16), end: u16, glyphs: &[Glyph], style: impl Fn(usize) -> Style) -> u16 {
        for glyph in glyphs {
            let width = glyph.width() as u16;
            if x + width > end {
                break;
            }
            self.buffer[(x, y)].set_symbol(&glyph.text).set_style(style(glyph.at));
            for behind in x + 1..x + width {
                self.buffer[(behind, y)].reset();
            }
            x += width;
        }
        x
    }

    /// Prints a line of `direction` within `area`, at the margin where it begins; what does not fit is cut off.
    fn line(&mut self, area: Rect, row: u16, text: &str, direction: Direction, style: impl Fn(usize) -> Style) {
        if row >= area.height {
            return;
        }
        let width = usize::from(area.width);
        let cut = cut(text, width);
        let glyphs = self.order.glyphs(&cut, direction);
        let taken: usize = glyphs.iter().map(Glyph::width).sum();
        let margin = match direction {
            Direction::Left => 0,
            Direction::Right => width.saturating_sub(taken) as u16,
        };
        self.print((area.x + margin, area.y + row), area.right(), &glyphs, style);
    }

    /// Prints a line from the left margin.
    fn plain(&mut self, area: Rect, row: u16, text: &str, style: Style) {
        self.line(area, row, text, Direction::Left, |_| style);
    }

    /// Prints `text` over as many rows as it takes, and returns how many.
    fn wrapped(&mut self, area: Rect, row: u16, text: &str, direction: Direction, style: Style) -> u16 {
        let lines = wrap(text, usize::from(area.width));
        for (i, line) in lines.iter().enumerate() {
            self.line(area, row + i as u16, &text[line.bytes.clone()], direction, |_| style);
        }
        lines.len() as u16
    }

    fn target(&mut self, area: Rect, target: Target) {
        self.drawn.targets.push((area, target));
    }

    fn head(&mut self, state: &State, title: &str, area: Rect) {
        self.buffer.set_style(area, BAR);
        let (all, accepted, rejected) = state.progress();
        let done = accepted + rejected;
        let percent = (done * 100).checked_div(all).unwrap_or(0);
        let counts = format!("{done} of {all} reviewed ({percent}%): {accepted} accepted, {rejected} rejected ");
        let left = area.width.saturating_sub(counts.width() as u16);
        let [name, progress] = Layout::horizontal([Constraint::Length(left), Constraint::Fill(1)]).areas(area);
        self.plain(name, 0, &format!(" isnad review  {title}"), BAR);
        self.plain(progress, 0, &counts, BAR);
    }

    /// A line that heads a pane, with samples of the marks.
    fn rule(&mut self, area: Rect, title: &str, samples: &[(&str, Mark)]) {
        let row = Rect { height: 1, ..area };
        let line = "─".repeat(usize::from(area.width));
        self.plain(row, 0, &line, DIM);
        let taken: usize = samples.iter().map(|(name, _)| name.width() + 1).sum();
        let room = usize::from(area.width).saturating_sub(taken + 5);
        let title = format!(" {} ", cut(title, room));
        let x = row.x + 1;
        let glyphs = self.order.glyphs(&title, Direction::Left);
        self.print((x, row.y), row.right(), &glyphs, |_| BOLD);
        let mut x = row.right().saturating_sub(taken as u16 + 1);
        for (name, sample) in samples {
            let glyphs = self.order.glyphs(name, Direction::Left);
            x = self.print((x, row.y), row.right(), &glyphs, |_| mark(*sample)) + 1;
        }
    }

    fn queue(&mut self, state: &State, area: Rect) {
        let shown = state.visible.len();
        let filter = state.filter.words();
        let place = (state.at + 1).min(shown);
        let title = match filter.as_str() {
            "" => format!("{place} of {shown}, doubtful first"),
            words => format!("{place} of {shown} for {words}"),
        };
        self.rule(area, &title, &[]);
        let rows = usize::from(area.height.saturating_sub(1));
        let first = (state.at + 1)
            .saturating_sub(rows.div_ceil(2))
            .min(shown.saturating_sub(rows));
        for (row, at) in (first..shown.min(first + rows)).enumerate() {
            let y = area.y + 1 + row as u16;
            let line = Rect { y, height: 1, ..area };
            self.row(state, at, line);
            self.target(line, Target::Row(at));
        }
    }

    /// A row of the queue. The stance stands between speaker and statement also because it is Latin.
    fn row(&mut self, state: &State, at: usize, area: Rect) {
        let item = state.item(at);
        let now = item.entry.standing();
        let style = if at == state.at { BAR } else { PLAIN };
        self.buffer.set_style(area, style);
        let (sign, colour) = sign(now.status);
        let speaker_width = (area.width / 4).clamp(14, 30);
        let [mark, confidence, speaker, _, stance, _, statement] = Layout::horizontal([
            Constraint::Length(3),
            Constraint::Length(5),
            Constraint::Length(speaker_width),
            Constraint::Length(1),
            Constraint::Length(14),
            Constraint::Length(1),
            Constraint::Fill(1),
        ])
        .areas(area);
        self.plain(mark, 0, &format!(" {sign}"), colour.patch(style));
        self.plain(confidence, 0, &format!("{:.2}", item.entry.row.confidence), style);
        self.line(speaker, 0, now.name.unwrap_or("-"), Direction::Right, |_| style);
        let main = if now.main().is_empty() { "info" } else { now.main() };
        self.plain(stance, 0, main, style);
        let said = item.article.said(item.entry);
        let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
        self.line(statement, 0, &said, Direction::Right, |_| style);
    }

    fn article(&mut self, state: &State, item: Item, area: Rect) {
        let samples = [
            ("cue", Mark::Cue),
            ("speaker", Mark::Speaker),
            ("content", Mark::Content),
            ("stance", Mark::Stance),
        ];
        self.rule(area, &item.article.id, &samples);
        self.target(area, Target::Article);
        let inner = Rect {
            x: area.x + 1,
            y: area.y + 1,
            width: area.width.saturating_sub(2),
            height: area.height.saturating_sub(1),
        };
        let text = match &item.article.text {
            Ok(text) => text,
            Err(why) => {
                let words = match &*item.entry.content {
                    "" => "The table has no words of it; CSV has.",
                    _ => "The words of the table:",
                };
                let missing = format!("The text of this article is not there: {why}. {words}");
                let rows = self.wrapped(inner, 0, &missing, Direction::Left, BOLD);
                self.wrapped(
                    inner,
                    rows + 1,
                    &item.entry.content,
                    Direction::Right,
                    mark(Mark::Content),
                );
                return;
            }
        };
        let mut now = item.entry.standing();
        let mut edge = None;
        if let Mode::Ends(ends) = &state.mode {
            let content;
            (content, now.content2) = ends.content();
            now.content = Some(content);
            let (start, end) = if ends.active.is_multiple_of(2) {
                (ends.edge(), ends.edge() + 1)
            } else {
                (ends.edge().saturating_sub(1), ends.edge())
            };
            edge = Letters::new(text).bytes(Points { start, end });
        }
        let marks = Marks::of(text, item.entry, &now, item.article.entries.iter());
        let lines = wrap(text, usize::from(inner.width));
        let focus = edge.as_ref().map_or(marks.start(), |e| e.start);
        let (first, scroll) = window(&lines, focus, usize::from(inner.height), state.scroll);
        self.drawn.scroll = scroll;
        for (row, line) in lines.iter().skip(first).take(usize::from(inner.height)).enumerate() {
            let from = line.bytes.start;
            let style = |at: usize| {
                let at = from + at;
                let style = marks.at(at).map_or(PLAIN, mark);
                match &edge {
                    Some(edge) if edge.contains(&at) => style.add_modifier(Modifier::REVERSED),
                    _ => style,
                }
            };
            self.line(inner, row as u16, &text[line.bytes.clone()], line.direction, style);
        }
    }

    /// What is known of the statement, or what is being chosen or typed.
    fn panel(&mut self, state: &State, item: Item, area: Rect) {
        if matches!(
            state.mode,
            Mode::Browse | Mode::Note(_) | Mode::Search(_) | Mode::Ends(_)
        ) {
            self.details(item, area);
        } else {
            self.list_of(state, area);
        }
    }

    fn list_of(&mut self, state: &State, area: Rect) {
        match &state.mode {
            Mode::Speaker(picker) | Mode::FilterField(picker) | Mode::FilterValue(_, picker) => {
                self.picker(picker, area);
            }
            Mode::Stance(labels) => self.labels(labels, area),
            Mode::Help => {
                self.rule(area, "keys", &[]);
                for (i, (keys, what)) in HELP.iter().enumerate() {
                    self.plain(area, i as u16 + 1, &format!(" {keys:<13} {what}"), PLAIN);
                }
            }
            _ => {}
        }
    }

    fn details(&mut self, item: Item, area: Rect) {
        let entry = item.entry;
        let now = entry.standing();
        let title = format!("{}  confidence {:.2}", entry.id(), entry.row.confidence);
        self.rule(area, &title, &[]);
        let was = |changed: bool, machine: &str| match (changed, machine) {
            (false, _) => String::new(),
            (true, "") => "  (the machine: none)".to_owned(),
            (true, machine) => format!("  (the machine: {machine})"),
        };
        let machine = entry.row.name.as_deref();
        let speaker = now.name.unwrap_or("nobody");
        let mut rows = vec![
            format!(
                "speaker   {speaker}{}",
                was(now.name != machine, machine.unwrap_or_default())
            ),
            format!(
                "stance    {}{}",
                stances(now.stance),
                was(*now.stance != entry.row.stance, &entry.row.stance.join("; "))
            ),
        ];
        for decision in &entry.decisions {
            let (verdict, who, time) = (decision.verdict.name(), &decision.reviewer, &decision.time);
            // to the minute
            let time = time.get(..16).unwrap_or(time).replace('T', " ");
            let note = match &*decision.note {
                "" => String::new(),
                note => format!(", note: {note}"),
            };
            rows.push(format!("review    {verdict} by {who}, {time}{note}"));
        }
        let mut row = 1;
        for text in rows {
            self.plain(area, row, &format!(" {text}"), PLAIN);
            row += 1;
        }
        let evidence: Vec<String> = entry.row.evidence.iter().map(Ground::to_string).collect();
        let rest = Rect {
            x: area.x + 11,
            width: area.width.saturating_sub(12),
            ..area
        };
        if !evidence.is_empty() {
            self.plain(area, row, " evidence", DIM);
            self.wrapped(rest, row, &evidence.join("; "), Direction::Left, DIM);
        }
    }

    fn picker(&mut self, picker: &Picker, area: Rect) {
        self.rule(area, &picker.title, &[]);
        self.plain(area, 1, &format!(" > {}▏", picker.typed), BOLD);
        let choices = picker.matching();
        self.choices(&choices, picker.at, area, 2);
        if choices.is_empty() {
            self.plain(area, 2, "   nothing holds this", DIM);
        }
    }

    fn labels(&mut self, labels: &Labels, area: Rect) {
        self.rule(area, &format!("stances: {}", stances(&labels.chosen)), &[]);
        let choice = |(i, label): (usize, &String)| {
            let ticked = labels.chosen.iter().position(|c| c == label);
            let tick = match ticked {
                Some(0) => "[main]",
                Some(_) => "[ x  ]",
                None => "[    ]",
            };
            let number = if i < 9 { (i + 1).to_string() } else { " ".to_owned() };
            Choice {
                value: label.clone(),
                shown: format!("{number} {tick} {label}"),
                about: String::new(),
            }
        };
        let choices: Vec<Choice> = labels.all.iter().enumerate().map(choice).collect();
        self.choices(&choices, labels.at, area, 1);
    }

    /// A list from `row` of `area` on, scrolled to the choice at `at`.
    fn choices(&mut self, choices: &[Choice], at: usize, area: Rect, row: u16) {
        let rows = usize::from(area.height.saturating_sub(row));
        let first = (at + 1).saturating_sub(rows);
        for (i, choice) in choices.iter().enumerate().skip(first).take(rows) {
            let y = area.y + row + (i - first) as u16;
            let line = Rect { y, height: 1, ..area };
            let style = if i == at { BAR } else { PLAIN };
            self.buffer.set_style(line, style);
            let about = match &*choice.about {
                "" => String::new(),
                about => format!("  ({about})"),
            };
            self.plain(line, 0, &format!("   {}{about}", choice.shown), style);
            self.target(line, Target::Choice(i));
        }
    }

    fn message(&mut self, state: &State, area: Rect) {
        let typed = |what: &str, text: &str| (format!(" {what}: {text}▏"), BOLD);
        let (text, style) = match (&state.mode, &state.message) {
            (Mode::Note(text), _) => typed("note", text),
            (Mode::Search(text), _) => typed("search", text),
            (Mode::Ends(ends), _) => (format!(" moving the {} of the content", ends.name()), BOLD),
            (_, Some(message)) if message.bad => {
                (format!(" {}", message.text), Style::new().fg(Color::Red).patch(BOLD))
            }
            (_, Some(message)) => (format!(" {}", message.text), PLAIN),
            (_, None) => return,
        };
        self.plain(area, 0, &text, style);
    }

    fn keys(&mut self, keys: &[Shown], area: Rect) {
        let (mut x, mut y) = (area.x, area.y);
        for shown in keys {
            let width = key_width(shown);
            if x + width > area.right() {
                x = area.x;
                y += 1;
            }
            let (key, word, is) = shown;
            let target = Rect { x, y, width, height: 1 };
            let key = self.order.glyphs(&format!(" {key}"), Direction::Left);
            let at = self.print((x, y), area.right(), &key, |_| BOLD);
            let word = self.order.glyphs(&format!(" {word}"), Direction::Left);
            self.print((at, y), area.right(), &word, |_| PLAIN);
            self.target(target, Target::Key(*is));
            x += width;
        }
    }
}

/// The labels in a line.
fn stances(labels: &[String]) -> String {
    if labels.is_empty() {
        return "none (plain information)".to_owned();
    }
    labels.join("; ")
}

/// `text` so that it takes at most `width` columns, with a sign where something is left out.
fn cut(text: &str, width: usize) -> std::borrow::Cow<'_, str> {
    if text.width() <= width {
        return text.into();
    }
    let mut taken = 0;
    let fits = |&(_, c): &(usize, char)| {
        taken += unicode_width::UnicodeWidthChar::width(c).unwrap_or(1);
        taken < width
    };
    let end = text
        .char_indices()
        .take_while(fits)
        .last()
        .map_or(0, |(at, c)| at + c.len_utf8());
    format!("{}…", &text[..end]).into()
}

/// The first of the `lines` that a pane of that height shows, so that `focus` stands in its upper third, moved by
/// `scroll` as far as there are lines; and how far that was.
fn window(lines: &[Line], focus: usize, height: usize, scroll: i32) -> (usize, i32) {
    let at = lines.partition_point(|l| l.bytes.end <= focus).min(lines.len());
    let home = at.saturating_sub(height / 3) as i32;
    let last = lines.len().saturating_sub(height) as i32;
    let first = (home.min(last) + scroll).clamp(0, last);
    (first as usize, first - home.min(last))
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{Desk, KEYS, numbers};
    use super::super::state::Step;
    use super::*;
    use crate::bidi::Bidi;
    use ratatui::Terminal;
    use ratatui::backend::TestBackend;

    fn screen(state: &State, bidi: Bidi, (width, height): (u16, u16)) -> Terminal<TestBackend> {
        let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        let draw = |frame: &mut ratatui::Frame| {
            draw(state, "t.jsonl", &bidi.order(), frame.area(), frame.buffer_mut());
        };
        terminal.draw(draw).unwrap();
        terminal
    }

    fn strike(state: &mut State, keys: &[Key]) {
        for &key in keys {
            state.key(key);
        }
    }

    #[test]
    fn the_program_orders() {
        let desk = Desk::new();
        let state = desk.state(&[]);
        insta::assert_snapshot!("app_80x24", screen(&state, Bidi::App, (80, 24)).backend());
        insta::assert_snapshot!("app_160x50", screen(&state, Bidi::App, (160, 50)).backend());
    }

    #[test]
    fn the_terminal_orders() {
        let desk = Desk::new();
        let mut state = desk.state(&[]);
        insta::assert_snapshot!("terminal_80x24", screen(&state, Bidi::Terminal, (80, 24)).backend());
        strike(&mut state, &[Key::Char('s'), Key::Char('و')]);
        insta::assert_snapshot!("speaker", screen(&state, Bidi::Terminal, (80, 24)).backend());
        strike(&mut state, &[Key::Escape, Key::Char('t'), Key::Char('6')]);
        insta::assert_snapshot!("stance", screen(&state, Bidi::Terminal, (80, 24)).backend());
        strike(&mut state, &[Key::Escape, Key::Char('e')]);
        insta::assert_snapshot!("ends", screen(&state, Bidi::Terminal, (80, 24)).backend());
        strike(&mut state, &[Key::Escape, Key::Char('?')]);
        insta::assert_snapshot!("help", screen(&state, Bidi::Terminal, (80, 24)).backend());
        strike(&mut state, &[Key::Escape, Key::End, Key::Up]);
        insta::assert_snapshot!("missing", screen(&state, Bidi::Terminal, (80, 24)).backend());
        insta::assert_snapshot!("small", screen(&state, Bidi::Terminal, (50, 10)).backend());
    }

    #[test]
    fn colours_follow_the_letters() {
        let desk = Desk::new();
        let state = desk.state(&[]);
        for (bidi, alif_lam) in [(Bidi::App, ["\u{FE8D}", "\u{FEDF}"]), (Bidi::Off, ["ا", "ل"])] {
            let terminal = screen(&state, bidi, (80, 24));
            let buffer = terminal.backend().buffer();
            let marked = |wanted: Mark| {
                let cells = buffer.content().iter();
                let marked = cells.filter(|c| c.bg == mark(wanted).bg.unwrap());
                marked.map(|c| c.symbol()).collect::<Vec<_>>()
            };
            // the words, and their sample in the rule
            assert_eq!(marked(Mark::Speaker).len(), "الحكومة".chars().count() + "speaker".len());
            assert!(alif_lam.iter().all(|letter| marked(Mark::Speaker).contains(letter)));
            assert_eq!(
                marked(Mark::Content).len(),
                "قصف الجسر".chars().count() + "content".len()
            );
        }
    }

    #[test]
    fn what_an_article_says_commands_no_terminal() {
        let order = Bidi::Off.order();
        let mut buffer = Buffer::empty(Rect::new(0, 0, 20, 1));
        let mut page = Page {
            order: &order,
            buffer: &mut buffer,
            drawn: Drawn::default(),
        };
        page.plain(Rect::new(0, 0, 20, 1), 0, "a\u{1B}[31mb\u{9B}", PLAIN);
        assert!(!buffer.content().iter().any(|c| c.symbol().contains(char::is_control)));
    }

    #[test]
    fn any_state_is_drawn_on_any_screen() {
        let desk = Desk::new();
        let mut numbers = numbers(3);
        let mut state = desk.state(&[]);
        for i in 0..2_000 {
            let mut next = |below: usize| numbers.next().unwrap() % below;
            let bidi = [Bidi::App, Bidi::Off][next(2)];
            let size = (next(200) as u16 + 1, next(60) as u16 + 1);
            if let Step::Decide(draft) = state.key(KEYS[next(KEYS.len())]) {
                state.taken(draft.by("سلمى", format!("{i:08}")));
            }
            screen(&state, bidi, size);
        }
    }
}
