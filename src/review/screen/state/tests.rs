//! What keys do to a review.

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
    state.current().unwrap().entry.id().to_owned()
}

#[test]
fn doubtful_ones_come_first_and_decisions_go_on() {
    let desk = Desk::new();
    let mut state = desk.state(&[]);
    assert_eq!(id(&state), "a#2");
    let decisions = press(&mut state, "ar");
    assert_eq!(decisions[0].verdict, Verdict::Accepted);
    assert_eq!(decisions[0].anchor, desk.table(&[]).entries().nth(1).unwrap().anchor);
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
    let machine = state.current().unwrap().entry.anchor.clone();
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
    let now = state.current().unwrap().entry.standing();
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
    assert_eq!(state.current().unwrap().entry.standing().status, Status::Rejected);
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
    assert_eq!(state.current().map(|i| i.entry.id()), None);
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

#[test]
fn a_statement_that_the_machine_missed_is_added() {
    let desk = Desk::new();
    let mut state = desk.state(&[]);
    press(&mut state, "fdoc⏎a⏎");
    // behind the content of a#2 stand (ودعت) and what a#3 has
    let added = press(&mut state, "+→→⏎→→→→⏎سالم⏎1⏎");
    let draft = &added[0];
    assert!(draft.added && draft.verdict == Verdict::Accepted);
    assert_eq!(draft.changes.name.as_deref(), Some("وزير الدولة سالم النجار"));
    assert_eq!(draft.changes.stance.as_deref(), Some(&["denial".to_owned()][..]));
    assert_eq!(draft.changes.content, Some(draft.anchor.content));
    let entry = state.current().unwrap().entry.clone();
    assert!(id(&state).starts_with("a#") && entry.added && entry.anchor == draft.anchor);
    assert_eq!(entry.standing().status, Status::Added);
    assert_eq!(state.progress(), (5, 1, 0));
    assert_eq!(id(&desk.state(&added)), "a#2", "it needs no review");
    // it is corrected and taken back like others
    let corrected = press(&mut state, "snobody⏎");
    assert!(!corrected[0].added);
    assert_eq!(state.current().unwrap().entry.standing().status, Status::Added);
    press(&mut state, "u");
    assert_eq!(state.progress(), (4, 0, 0));
    assert_eq!(press(&mut state, "+⏎⏎⎋a").len(), 1, "what was left is forgotten");
}

#[test]
fn what_is_there_already_is_not_added() {
    let desk = Desk::new();
    let mut state = desk.state(&[]);
    // from the word of a#2's cue on the content is its own
    assert_eq!(press(&mut state, "+→→→→0⇥←⏎"), []);
    press(&mut state, "⎋⎋fdoc⏎b⏎+");
    assert!(state.message.as_ref().unwrap().bad, "no article, no words");
}
