//! The loop between the terminal, the state and the journal.

use super::Key;
use super::canvas::Drawn;
use super::state::{State, Step, Target};
use super::view::draw;
use crate::bidi::{EXPLICIT, IMPLICIT, Order};
use crate::review::{Journal, Table, now};
use ratatui::DefaultTerminal;
use ratatui::crossterm::event::{
    self, DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture, Event, KeyCode,
    KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};
use ratatui::crossterm::execute;
use ratatui::crossterm::style::Print;
use ratatui::layout::{Position, Rect};
use std::io;

/// What a review on the screen is about.
pub(crate) struct Session<'s> {
    /// The statements, and what was decided before.
    pub table: Table,
    /// What the table is called.
    pub title: &'s str,
    /// Who decides.
    pub reviewer: &'s str,
    /// The stances to choose from.
    pub labels: &'s [String],
    /// Who orders Arabic.
    pub order: Order,
}

/// Reviews on the terminal until the reviewer leaves; each decision is in the journal before the next key is read.
///
/// # Errors
/// When the terminal cannot be used.
pub(crate) fn run(session: Session, journal: &mut Journal) -> io::Result<()> {
    let mut screen = Screen::open(&session.order)?;
    let mut state = State::new(session.table, session.reviewer, session.labels);
    loop {
        let mut drawn = Drawn::default();
        screen.0.draw(|frame| {
            let area = frame.area();
            drawn = draw(&state, session.title, &session.order, area, frame.buffer_mut());
        })?;
        state.scroll = drawn.scroll;
        match step(&mut state, &drawn, &event::read()?) {
            Step::Stay => {}
            Step::Quit => return Ok(()),
            Step::Decide(draft) => {
                let decision = draft.by(session.reviewer, now());
                match journal.append(&decision) {
                    Ok(()) => state.taken(decision),
                    Err(e) => state.refused(e.to_string()),
                }
            }
        }
    }
}

/// The terminal while the program has it; it is given back whatever happens.
struct Screen(DefaultTerminal);

impl Screen {
    fn open(order: &Order) -> io::Result<Self> {
        if order.by_program() {
            // rows of the screen that is opened next take it over; those that are there keep what they have
            execute!(io::stdout(), Print(EXPLICIT))?;
        }
        let screen = Screen(ratatui::try_init()?);
        execute!(io::stdout(), EnableMouseCapture, EnableBracketedPaste)?;
        Ok(screen)
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        // There is nobody to tell when the terminal is gone.
        let _ = execute!(io::stdout(), DisableBracketedPaste, DisableMouseCapture);
        let _ = ratatui::try_restore();
        let _ = execute!(io::stdout(), Print(IMPLICIT));
    }
}

fn step(state: &mut State, drawn: &Drawn, event: &Event) -> Step {
    match event {
        Event::Key(event) if event.kind != KeyEventKind::Release => match pressed(*event) {
            Some(Pressed::Key(key)) => state.key(key),
            Some(Pressed::Interrupt) => Step::Quit,
            None => Step::Stay,
        },
        Event::Mouse(event) => moused(state, drawn, *event),
        Event::Paste(text) => {
            state.paste(text);
            Step::Stay
        }
        _ => Step::Stay,
    }
}

enum Pressed {
    Key(Key),
    Interrupt,
}

fn pressed(event: KeyEvent) -> Option<Pressed> {
    let control = event.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
    Some(Pressed::Key(match event.code {
        KeyCode::Char('c') if event.modifiers.contains(KeyModifiers::CONTROL) => return Some(Pressed::Interrupt),
        KeyCode::Char(_) if control => return None,
        KeyCode::Char(c) => Key::Char(c),
        KeyCode::Enter => Key::Enter,
        KeyCode::Esc => Key::Escape,
        KeyCode::Backspace => Key::Backspace,
        KeyCode::Tab => Key::Tab,
        KeyCode::Left => Key::Left,
        KeyCode::Right => Key::Right,
        KeyCode::Up => Key::Up,
        KeyCode::Down => Key::Down,
        KeyCode::PageUp => Key::PageUp,
        KeyCode::PageDown => Key::PageDown,
        KeyCode::Home => Key::Home,
        KeyCode::End => Key::End,
        _ => return None,
    }))
}

fn moused(state: &mut State, drawn: &Drawn, event: MouseEvent) -> Step {
    let at = Position::new(event.column, event.row);
    let hit = |(area, _): &&(Rect, Target)| area.contains(at);
    let Some(&(_, target)) = drawn.targets.iter().rev().find(hit) else {
        return Step::Stay;
    };
    match event.kind {
        MouseEventKind::Down(MouseButton::Left) => state.click(target),
        MouseEventKind::ScrollDown => state.wheel(target, true),
        MouseEventKind::ScrollUp => state.wheel(target, false),
        _ => Step::Stay,
    }
}
