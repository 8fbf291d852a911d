//! End to end: the binary, as people and scripts call it.

mod browser;
mod eval;
mod explain;
mod inputs;
mod lexicon;
mod outputs;
mod readme;
mod report;
mod review;
mod runs;
mod screen;
#[cfg(feature = "xlsx")]
mod sheet;
mod summary;

use assert_cmd::Command;
use assert_cmd::cargo::cargo_bin_cmd;
use std::path::{Path, PathBuf};
use std::process::Output;
use tempfile::TempDir;

/// An article whose statement no version of the program may miss.
const ARTICLE: &str = "قال الوزير إن الاتفاق قريب.";

/// The sample articles, wherever the test runs.
fn articles() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles")
}

/// A folder for one test, in which the program runs.
struct Desk {
    dir: TempDir,
}

/// What a run said and did.
struct Run {
    code: i32,
    out: String,
    err: String,
}

impl Desk {
    fn new() -> Self {
        Desk {
            dir: tempfile::tempdir().expect("a folder for the test"),
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> &Self {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("the folder of the file");
        std::fs::write(path, bytes).expect("the file");
        self
    }

    fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).expect("the file the program should have written")
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = cargo_bin_cmd!("isnad");
        command
            .current_dir(self.dir.path())
            .env_remove("ISNAD_LEXICONS")
            .args(arguments);
        command
    }

    fn run(&self, arguments: &[&str]) -> Run {
        self.command(arguments).output().expect("the program starts").into()
    }

    /// The ids and numbers of statements that `tag` finds, by way of JSONL.
    fn tag(&self, inputs: &[&str]) -> (Run, Vec<(String, usize)>) {
        let run = self.run(&[&["tag", "-o", "-", "--format", "jsonl"], inputs].concat());
        let found = |line: &serde_json::Value| {
            let statements = line["statements"].as_array().expect("a list of statements");
            (line["id"].as_str().expect("an id").to_owned(), statements.len())
        };
        let found = run.lines().iter().map(found).collect();
        (run, found)
    }
}

impl Run {
    fn lines(&self) -> Vec<serde_json::Value> {
        self.out
            .lines()
            .map(|line| serde_json::from_str(line).expect("a line of JSON"))
            .collect()
    }

    /// Fails unless the run ended with `code` and said all of `words`.
    #[track_caller]
    fn said(&self, code: i32, words: &[&str]) {
        assert_eq!(self.code, code, "{}", self.err);
        for word in words {
            assert!(self.err.contains(word), "`{word}` is not in: {}", self.err);
        }
        assert!(!self.err.contains("panicked"), "{}", self.err);
    }
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("the program writes UTF-8");
        Run {
            code: output.status.code().unwrap_or(-1),
            out: text(output.stdout),
            err: text(output.stderr),
        }
    }
}

fn pairs(expected: &[(&str, usize)]) -> Vec<(String, usize)> {
    expected.iter().map(|(id, n)| ((*id).to_owned(), *n)).collect()
}
