//! `isnad review` on a full screen, in a pseudo-terminal: keys in, screen and journal out.

use super::{ARTICLE, Desk};
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use serde_json::Value;
use std::io::{Read, Write};
use std::num::NonZero;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

const TWO: &str = "قال الوزير إن الاتفاق قريب. وأعلن الرئيس أن الحرب انتهت.";

/// How long the program may take to show something; a machine under load is slow.
const PATIENCE: Duration = Duration::from_secs(60);

/// The program in a terminal of its own.
struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    keys: Box<dyn Write + Send>,
    screen: Arc<Mutex<vt100::Parser>>,
    _master: Box<dyn MasterPty + Send>,
}

impl Terminal {
    fn open(desk: &Desk, arguments: &[&str], size: (u16, u16)) -> Self {
        Terminal::open_in(desk, arguments, size, &[])
    }

    /// With more variables in the environment.
    fn open_in(desk: &Desk, arguments: &[&str], (cols, rows): (u16, u16), variables: &[(&str, &str)]) -> Self {
        let size = PtySize {
            rows,
            cols,
            ..PtySize::default()
        };
        let pair = native_pty_system().openpty(size).expect("a pseudo-terminal");
        let mut command = CommandBuilder::new(assert_cmd::cargo::cargo_bin!("isnad"));
        command.args(["review"]);
        command.args(arguments);
        command.cwd(desk.path("."));
        command.env("TERM", "xterm-256color");
        command.env("USER", "سلمى");
        let terminals = [
            "TMUX",
            "STY",
            "VTE_VERSION",
            "KONSOLE_VERSION",
            "MLTERM",
            "TERM_PROGRAM",
        ];
        for variable in terminals.iter().chain(&["ISNAD_LEXICONS", "NO_COLOR"]) {
            command.env_remove(variable);
        }
        for (name, value) in variables {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).expect("the program starts");
        drop(pair.slave);
        let places = |n| NonZero::new(n).expect("a terminal has rows and columns");
        let screen = Arc::new(Mutex::new(vt100::Parser::new(places(rows), places(cols), 0)));
        let mut printed = pair.master.try_clone_reader().expect("a reader");
        let shown = Arc::clone(&screen);
        std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(n @ 1..) = printed.read(&mut bytes) {
                shown.lock().unwrap().process(&bytes[..n]);
            }
        });
        Terminal {
            child,
            keys: pair.master.take_writer().expect("a writer"),
            screen,
            _master: pair.master,
        }
    }

    fn shown(&self) -> String {
        self.screen.lock().unwrap().screen().contents()
    }

    /// Waits until `words` stand on the screen.
    #[track_caller]
    fn shows(&self, words: &str) -> String {
        let start = Instant::now();
        loop {
            let shown = self.shown();
            if shown.contains(words) {
                return shown;
            }
            assert!(start.elapsed() < PATIENCE, "no `{words}` in:\n{shown}");
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    fn press(&mut self, keys: &str) -> &mut Self {
        self.keys.write_all(keys.as_bytes()).expect("the program listens");
        self.keys.flush().expect("the program listens");
        self
    }

    /// Kills the program as nothing can be caught.
    fn kill(mut self) {
        let id = self.child.process_id().expect("a process to kill");
        let killed = std::process::Command::new("sh")
            .args(["-c", &format!("kill -9 {id}")])
            .status();
        assert!(killed.expect("a shell").success());
        self.child.wait().expect("an end");
    }

    /// Waits until the program ends, and says how.
    fn end(mut self) -> u32 {
        self.child.wait().expect("an end").exit_code()
    }
}

fn tagged(text: &str) -> Desk {
    let desk = Desk::new();
    desk.write("a.txt", text);
    desk.run(&["tag", "a.txt", "-o", "t.jsonl"]).said(0, &[]);
    desk
}

fn journal(desk: &Desk) -> Vec<Value> {
    let journal = desk.read("t.review.jsonl");
    let whole = &journal[..journal.rfind('\n').map_or(0, |at| at + 1)];
    whole
        .lines()
        .map(|l| serde_json::from_str(l).expect("a decision"))
        .collect()
}

const SMALL: (u16, u16) = (80, 24);

#[test]
fn keys_become_decisions() {
    let desk = tagged(TWO);
    let mut terminal = Terminal::open(&desk, &["t.jsonl", "--bidi", "off"], SMALL);
    let shown = terminal.shows("0 of 2 reviewed");
    for words in [
        "الاتفاق قريب",
        "accept",
        "reject",
        "speaker",
        "evidence",
        "doubtful first",
    ] {
        assert!(shown.contains(words), "no `{words}` in:\n{shown}");
    }
    terminal.press("a").shows("1 accepted, 0 rejected");
    assert_eq!(
        journal(&desk)[0]["verdict"],
        "accepted",
        "on the disk when the screen says so"
    );
    terminal.press("r").shows("1 accepted, 1 rejected");
    terminal.press("u").shows("undone: a#");
    terminal.press("sناطق جديد\r").shows("(the machine: ");
    terminal.press("t0").shows("stances: none");
    terminal.press("6\r").shows("2 of 2 reviewed");
    terminal.press("nملاحظة\r").shows("note: ملاحظة");
    terminal.press("q");
    assert_eq!(terminal.end(), 0);
    let journal = journal(&desk);
    let verdicts: Vec<&str> = journal.iter().map(|d| d["verdict"].as_str().unwrap()).collect();
    assert_eq!(
        verdicts,
        ["accepted", "rejected", "undone", "accepted", "accepted", "accepted"]
    );
    let last = journal.last().unwrap();
    assert_eq!((&last["reviewer"], &last["note"]), (&"سلمى".into(), &"ملاحظة".into()));
    assert_eq!(last["changes"]["name"], "ناطق جديد");
    assert_eq!(last["changes"]["stance"].as_array().unwrap().len(), 1);
    let list = desk.run(&["review", "t.jsonl", "--list"]).out;
    assert!(list.contains("\taccepted\t"), "{list}");
}

#[test]
fn the_ends_of_a_content_are_moved_by_word() {
    let desk = tagged(ARTICLE);
    let mut terminal = Terminal::open(&desk, &["t.jsonl", "--bidi", "app"], (160, 50));
    terminal.shows("0 of 1 reviewed");
    terminal.press("e").shows("moving the end");
    terminal.press("\x1b[C").press("\r").shows("1 of 1 reviewed");
    terminal.press("q");
    assert_eq!(terminal.end(), 0);
    let decision = &journal(&desk)[0];
    let words = |span: &Value| {
        let at = |edge: &str| span[edge].as_u64().unwrap() as usize;
        ARTICLE
            .chars()
            .skip(at("start"))
            .take(at("end") - at("start"))
            .collect::<String>()
    };
    assert_eq!(words(&decision["content"]), "الاتفاق قريب");
    assert_eq!(words(&decision["changes"]["content"]), "الاتفاق");
}

#[test]
fn what_the_machine_missed_is_added() {
    let desk = tagged(TWO);
    let mut terminal = Terminal::open(&desk, &["t.jsonl", "--bidi", "off"], SMALL);
    terminal.shows("0 of 2 reviewed");
    terminal.press("+").shows("choosing the cue");
    terminal
        .press("\x1b[A\x1b[A")
        .press("0")
        .shows("moving the end of the content");
    // without its last word, which nobody has found
    terminal.press("\x1b[C\r").shows("who speaks?");
    terminal.press("الوزير\r").shows("stances: none");
    terminal.press("1\r").shows("added: a#");
    terminal.press("q");
    assert_eq!(terminal.end(), 0);
    let decision = &journal(&desk)[0];
    assert_eq!(
        (&decision["added"], &decision["verdict"]),
        (&true.into(), &"accepted".into())
    );
    assert_eq!(decision["changes"]["name"], "الوزير");
    let list = desk.run(&["review", "t.jsonl", "--list"]).out;
    assert!(list.contains("\tadded\t1.00\tالوزير\t"), "{list}");
}

#[test]
fn filters_searches_help_and_the_mouse() {
    let desk = tagged(TWO);
    let mut terminal = Terminal::open(&desk, &["t.jsonl", "--bidi", "off"], SMALL);
    terminal.shows("1 of 2, doubtful first");
    terminal.press("/الحرب\r").shows("1 of 1 for search");
    terminal.press("\x1b").shows("2 of 2, doubtful first");
    terminal.press("g").shows("1 of 2, doubtful first");
    terminal.press("fstatus\r").shows("open  (2)");
    terminal.press("open\r").shows("for status open");
    terminal.press("?").shows("take your decision back");
    terminal.press("x").shows("for status open");
    terminal.press("\x1b").shows("1 of 2, doubtful first");
    // a click on the second row of the queue, at column 10 of row 4
    terminal.press("\x1b[<0;10;4M").shows("2 of 2, doubtful first");
    terminal.press("q");
    assert_eq!((terminal.end(), desk.read("t.review.jsonl")), (0, String::new()));
}

#[test]
fn who_orders_arabic() {
    let desk = tagged(ARTICLE);
    let joined_in_reverse = "\u{FE90}\u{FEF3}\u{FEAE}\u{FED7} \u{FED5}\u{FE8E}\u{FED4}\u{FE97}\u{FEFB}\u{FE8D}";
    for (bidi, shown) in [
        ("app", joined_in_reverse),
        ("auto", joined_in_reverse),
        ("terminal", "الاتفاق قريب"),
    ] {
        let mut terminal = Terminal::open(&desk, &["t.jsonl", "--bidi", bidi], SMALL);
        terminal.shows(shown);
        terminal.press("q");
        assert_eq!(terminal.end(), 0);
    }
    for (variable, version, shown) in [
        ("VTE_VERSION", "7200", joined_in_reverse),
        ("KONSOLE_VERSION", "230800", "الاتفاق قريب"),
    ] {
        let mut terminal = Terminal::open_in(&desk, &["t.jsonl"], SMALL, &[(variable, version)]);
        terminal.shows(shown);
        terminal.press("q");
        assert_eq!(terminal.end(), 0);
    }
}

#[test]
fn what_stands_in_the_way_is_said() {
    let desk = tagged(ARTICLE);
    desk.run(&["review", "t.jsonl"])
        .said(2, &["needs a terminal; in scripts use --list"]);
    let mut first = Terminal::open(&desk, &["t.jsonl"], SMALL);
    first.shows("0 of 1 reviewed");
    desk.run(&["review", "t.jsonl", "--accept", "a#1"])
        .said(2, &["another review is writing the journal t.review.jsonl"]);
    first.press("\x03");
    assert_eq!(first.end(), 0, "an interrupt ends it well");
    std::fs::remove_file(desk.path("a.txt")).unwrap();
    let mut missing = Terminal::open(&desk, &["t.jsonl", "--bidi", "off"], SMALL);
    missing.shows("The text of this article is not there: it is not in a.txt");
    missing.press("q");
    assert_eq!(missing.end(), 0);
    let mut small = Terminal::open(&desk, &["t.jsonl"], (40, 10));
    small.shows("make the window at least 60 x 18");
    small.press("q");
    assert_eq!(small.end(), 0);
}

#[test]
fn a_review_killed_twenty_times_loses_no_acknowledged_decision() {
    let desk = Desk::new();
    let articles: String = (0..80)
        .map(|i| format!("{{\"id\":\"d{i}\",\"text\":\"{ARTICLE} {i}\"}}\n"))
        .collect();
    desk.write("a.jsonl", articles);
    desk.run(&["tag", "a.jsonl", "-o", "t.jsonl"]).said(0, &[]);
    let mut acknowledged = 0;
    for kill in 0..20_usize {
        let mut terminal = Terminal::open(&desk, &["t.jsonl"], SMALL);
        terminal.shows(&format!("{acknowledged} of 80 reviewed"));
        for _ in 0..kill % 4 {
            acknowledged += 1;
            terminal.press("a").shows(&format!("{acknowledged} of 80 reviewed"));
        }
        // and one more, which may or may not reach the disk
        terminal.press("a");
        std::thread::sleep(Duration::from_millis(kill as u64));
        terminal.kill();
        let written = journal(&desk).len();
        assert!(
            written >= acknowledged,
            "{acknowledged} acknowledged, {written} in the journal"
        );
        acknowledged = written;
    }
    assert!(acknowledged >= 30, "{acknowledged}");
}
