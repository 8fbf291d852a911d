//! A headless Chromium for the tests of the page, driven over its DevTools protocol.
//!
//! The protocol is JSON over a WebSocket; the few commands that the tests need are not worth a crate that generates and
//! compiles all of it.

use serde_json::{Value, json};
use std::io::{BufRead, BufReader, ErrorKind, Read};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use tempfile::TempDir;
use tungstenite::{Message, WebSocket};

/// No answer after this long is no answer.
const PATIENCE: Duration = Duration::from_secs(60);

const MISSING: &str = "these tests drive Chromium, and there is none: install it (Debian: apt-get install chromium), name \
    it in the variable CHROMIUM, or leave these tests out with the variable WITHOUT_CHROMIUM=1";

/// A page in a browser of its own.
pub struct Browser {
    child: Child,
    socket: WebSocket<TcpStream>,
    session: Value,
    sent: u64,
    /// The addresses that the page asked for.
    pub requests: Vec<String>,
    /// What went wrong in it: exceptions, and what its policy forbade.
    pub faults: Vec<String>,
    _profile: TempDir,
    _turn: MutexGuard<'static, ()>,
}

/// One browser at a time: each would make the others slow, and one test measures.
static TURN: Mutex<()> = Mutex::new(());

impl Browser {
    /// Starts it; `None` where the environment asks to leave such tests out.
    pub fn start() -> Option<Self> {
        if std::env::var_os("WITHOUT_CHROMIUM").is_some_and(|v| v == "1") {
            eprintln!("left out: WITHOUT_CHROMIUM is set");
            return None;
        }
        // A test that failed has left nothing behind that the next one could trip over.
        let turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
        let profile = tempfile::tempdir().expect("a folder for the profile");
        let mut child = spawn(profile.path()).expect(MISSING);
        let address = address(&mut child);
        let host = address.trim_start_matches("ws://").split('/').next().expect("a host");
        let stream = TcpStream::connect(host).expect("the browser listens");
        stream
            .set_read_timeout(Some(PATIENCE))
            .expect("a stream with a time limit");
        let (socket, _) = tungstenite::client(&address, stream).expect("the browser speaks WebSocket");
        let mut browser = Browser {
            child,
            socket,
            session: Value::Null,
            sent: 0,
            requests: Vec::new(),
            faults: Vec::new(),
            _profile: profile,
            _turn: turn,
        };
        let target = browser.send("Target.createTarget", &json!({"url": "about:blank"}));
        let attach = json!({"targetId": target["targetId"], "flatten": true});
        browser.session = browser.send("Target.attachToTarget", &attach)["sessionId"].clone();
        for domain in ["Page", "Network", "Runtime", "Log"] {
            browser.send(&format!("{domain}.enable"), &json!({}));
        }
        Some(browser)
    }

    /// Opens the file at `path`, with `hash` behind the address, and waits until its script has run.
    pub fn open(&mut self, path: &Path, hash: &str) {
        let url = format!("file://{}{hash}", path.display());
        // Another hash alone would not load the page anew.
        self.send("Page.navigate", &json!({"url": "about:blank"}));
        self.requests.clear();
        self.send("Page.navigate", &json!({"url": url}));
        self.until("document.documentElement?.dataset?.ready");
    }

    /// How wide and high the window is, in CSS pixels.
    pub fn size(&mut self, width: u32, height: u32) {
        let size = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
        self.send("Emulation.setDeviceMetricsOverride", &size);
    }

    /// What `expression` says in the page; a promise is waited for.
    #[track_caller]
    pub fn eval(&mut self, expression: &str) -> Value {
        let call = json!({"expression": expression, "awaitPromise": true, "returnByValue": true});
        let said = self.send("Runtime.evaluate", &call);
        assert!(said.get("exceptionDetails").is_none(), "{expression}: {said}");
        said["result"]["value"].clone()
    }

    /// Waits until `condition` holds.
    #[track_caller]
    pub fn until(&mut self, condition: &str) {
        let call = json!({"expression": format!("Boolean({condition})"), "returnByValue": true});
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE {
            // While a page goes and another comes there is nothing to ask.
            if self.answer("Runtime.evaluate", &call)["result"]["result"]["value"] == true {
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        panic!("never held: {condition}");
    }

    /// Presses a key of the keyboard: `Tab`, `Enter`, `ArrowDown`, `Escape` ...
    pub fn press(&mut self, key: &str) {
        let text = if key == "Enter" { "\r" } else { "" };
        let code = match key {
            "Enter" => 13,
            "Tab" => 9,
            "Escape" => 27,
            _ => 0,
        };
        let down = json!({"type": "keyDown", "key": key, "code": key, "text": text, "windowsVirtualKeyCode": code});
        self.send("Input.dispatchKeyEvent", &down);
        self.send(
            "Input.dispatchKeyEvent",
            &json!({"type": "keyUp", "key": key, "code": key}),
        );
    }

    /// Sends a command of the protocol and gives its result.
    #[track_caller]
    pub fn send(&mut self, method: &str, parameters: &Value) -> Value {
        let mut said = self.answer(method, parameters);
        assert!(said.get("error").is_none(), "{method}: {said}");
        said["result"].take()
    }

    /// What the browser answers to a command, be it an error; what the page tells meanwhile is kept.
    fn answer(&mut self, method: &str, parameters: &Value) -> Value {
        self.sent += 1;
        let mut command = json!({"id": self.sent, "method": method, "params": parameters});
        if !self.session.is_null() {
            command["sessionId"] = self.session.clone();
        }
        let command = Message::text(command.to_string());
        self.socket.send(command).expect("the browser takes commands");
        loop {
            let message = match self.socket.read() {
                // a signal, as the end of another test's program, is no answer
                Err(tungstenite::Error::Io(e)) if e.kind() == ErrorKind::Interrupted => continue,
                message => message.expect("the browser answers in time"),
            };
            let Ok(text) = message.to_text() else { continue };
            let Ok(said) = serde_json::from_str::<Value>(text) else {
                continue;
            };
            if said["id"] == self.sent {
                return said;
            }
            self.hear(&said);
        }
    }

    fn hear(&mut self, event: &Value) {
        let parameters = &event["params"];
        match event["method"].as_str() {
            Some("Network.requestWillBeSent") => {
                let url = parameters["request"]["url"].as_str().unwrap_or_default();
                self.requests.push(url.to_owned());
            }
            Some("Runtime.exceptionThrown") => self.faults.push(parameters.to_string()),
            Some("Log.entryAdded") if parameters["entry"]["level"] == "error" => {
                self.faults.push(parameters.to_string());
            }
            _ => {}
        }
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn spawn(profile: &Path) -> Option<Child> {
    let named = std::env::var("CHROMIUM").ok().into_iter();
    let usual = ["chromium", "chromium-browser", "google-chrome"].map(str::to_owned);
    named.chain(usual).find_map(|program| {
        Command::new(program)
            .args([
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
            ])
            .args([
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
            ])
            .args(["--remote-debugging-port=0", "about:blank"])
            .arg(format!("--user-data-dir={}", profile.display()))
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .ok()
    })
}

/// Where the browser listens, which it tells on standard error.
fn address(child: &mut Child) -> String {
    let mut told = BufReader::new(child.stderr.take().expect("its standard error"));
    let mut line = String::new();
    while told.read_line(&mut line).is_ok_and(|n| n > 0) {
        if let Some(address) = line.trim().strip_prefix("DevTools listening on ") {
            let address = address.to_owned();
            // A full pipe would stop the browser.
            std::thread::spawn(move || told.read_to_end(&mut Vec::new()));
            return address;
        }
        line.clear();
    }
    panic!("the browser does not say where it listens");
}
