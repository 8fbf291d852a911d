//! What the screen shows.

use super::super::fixture::{Desk, KEYS, numbers};
use super::super::state::Step;
use super::*;
use crate::bidi::Bidi;
use crate::review::screen::Key;
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
    strike(&mut state, &[Key::Escape, Key::Char('+'), Key::Down, Key::Right]);
    insta::assert_snapshot!("cue", screen(&state, Bidi::Terminal, (80, 24)).backend());
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
