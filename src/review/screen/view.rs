//! Draws the state into a buffer; nothing here changes it.
//!
//! Where the terminal itself orders Arabic, it takes a whole row of the screen for one line of text. So no two pieces of
//! Arabic stand in one row without Latin letters between them, and panes lie above each other; they lie side by side
//! only where the program orders and the screen is wide.

use super::article::{Line, Mark, Marks, wrap};
use super::canvas::{BAR, BOLD, DIM, Drawn, PLAIN, Page, mark, sign};
use super::ends::Ends;
use super::keys;
use super::picker::{Choice, Labels, Picker};
use super::state::{Item, Mode, State, Target};
use crate::bidi::{Direction, Order};
use crate::output::{Ground, Letters, Points};
use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::{Color, Modifier, Style};
use unicode_width::UnicodeWidthStr;

/// The columns from which panes lie side by side.
const WIDE: u16 = 120;

/// The smallest screen that shows all that is needed.
const LEAST: (u16, u16) = (60, 18);

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
    let keys = keys::keys(&state.mode);
    let rows = keys::rows(keys, area.width);
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
        Mode::Browse | Mode::Cue(_) | Mode::Ends(_) | Mode::Note(_) | Mode::Search(_) => (height / 4).clamp(5, 12),
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

impl Page<'_> {
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
        let letters = Letters::new(text);
        let (marks, edge) = match &state.mode {
            Mode::Cue(cue) => {
                let others = item.article.entries.iter();
                (
                    Marks::of_new(&letters, Some(cue.span()), None, others),
                    Some(cue.span()),
                )
            }
            Mode::Ends(ends) => {
                let others = item.article.entries.iter();
                let marks = match &state.adding {
                    Some(adding) => Marks::of_new(&letters, adding.cue, Some(ends.content().0), others),
                    None => {
                        let (content, content2) = ends.content();
                        let mut now = item.entry.standing();
                        (now.content, now.content2) = (Some(content), content2);
                        Marks::of(&letters, item.entry, &now, others)
                    }
                };
                (marks, Some(edge(ends)))
            }
            _ => {
                let now = item.entry.standing();
                let others = item.article.entries.iter();
                (Marks::of(&letters, item.entry, &now, others), None)
            }
        };
        let edge = edge.and_then(|edge| letters.bytes(edge));
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
        match state.mode {
            Mode::Cue(_) => self.adding(state, area),
            Mode::Ends(_) if state.adding.is_some() => self.adding(state, area),
            Mode::Browse | Mode::Note(_) | Mode::Search(_) | Mode::Ends(_) => self.details(item, area),
            _ => self.list_of(state, area),
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
                for (i, (keys, what)) in keys::HELP.iter().enumerate() {
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

    /// What is said while a statement is added.
    fn adding(&mut self, state: &State, area: Rect) {
        self.rule(area, "a statement that the machine missed", &[]);
        let (first, second) = match &state.mode {
            Mode::Cue(cue) if cue.stretches() => ("Which words report it?", "Now the last of the words moves."),
            Mode::Cue(_) => (
                "Which word reports it? Go there by the arrows, and press Enter.",
                "0: none does, a quotation goes on.",
            ),
            _ => (
                "What was said? Move its ends, and press Enter.",
                "Speaker and stances come next.",
            ),
        };
        self.plain(area, 1, &format!(" {first}"), PLAIN);
        self.plain(area, 2, &format!(" {second}"), DIM);
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
            (Mode::Ends(_) | Mode::Cue(_), Some(message)) if message.bad => {
                (format!(" {}", message.text), Style::new().fg(Color::Red).patch(BOLD))
            }
            (Mode::Ends(ends), _) => (format!(" moving the {} of the content", ends.name()), BOLD),
            (Mode::Cue(_), _) => (" choosing the cue".to_owned(), BOLD),
            (_, Some(message)) if message.bad => {
                (format!(" {}", message.text), Style::new().fg(Color::Red).patch(BOLD))
            }
            (_, Some(message)) => (format!(" {}", message.text), PLAIN),
            (_, None) => return,
        };
        self.plain(area, 0, &text, style);
    }

    fn keys(&mut self, keys: &[keys::Shown], area: Rect) {
        let (mut x, mut y) = (area.x, area.y);
        for shown in keys {
            let width = keys::width(shown);
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

/// The letter beside the end that moves.
fn edge(ends: &Ends) -> Points {
    let at = ends.edge();
    if ends.active.is_multiple_of(2) {
        Points { start: at, end: at + 1 }
    } else {
        Points {
            start: at.saturating_sub(1),
            end: at,
        }
    }
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
mod tests;
