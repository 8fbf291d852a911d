//! What a run writes, as one whole: the table, the file of rejects, and how far both came.
//!
//! Every second all that was written is brought to the disk, and then a note beside the table says how many records of the
//! input it answers for. A run that is killed, at whatever moment, leaves a note that is true and perhaps some bytes behind
//! what it speaks of; the next one cuts those off, passes over the records that are done, and goes on. So no row is lost or
//! doubled.

use super::unfinished::{Unfinished, aside};
use super::{Destination, Layout, OutputError};
use serde::{Deserialize, Serialize};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// How often the note is written.
const EVERY: Duration = Duration::from_secs(1);

/// The first row of the rejects.
const REJECTS_HEAD: &[u8] = "\u{FEFF}file,place,reason\n".as_bytes();

/// What has been done.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {
    /// Documents with their rows in the table.
    pub documents: u64,
    /// Rows in the table.
    pub statements: u64,
    /// Documents that could not be read.
    pub skipped: u64,
}

impl Done {
    /// Records of the input that need not be looked at again.
    pub fn records(self) -> u64 {
        self.documents + self.skipped
    }
}

impl std::fmt::Display for Done {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let plural = |n: u64, word| format!("{n} {word}{}", if n == 1 { "" } else { "s" });
        let (documents, statements) = (plural(self.documents, "document"), plural(self.statements, "statement"));
        write!(f, "{documents}, {statements}")?;
        if self.skipped > 0 {
            write!(f, ", {} skipped", self.skipped)?;
        }
        Ok(())
    }
}

/// The note beside an unfinished table.
#[derive(Debug, Serialize, Deserialize)]
struct Note {
    /// What the table is made of and how; another run must not go on with it.
    run: String,
    done: Done,
    table: u64,
    rejects: u64,
}

/// An unfinished table of another run.
#[derive(Debug, thiserror::Error)]
#[error(
    "the unfinished table beside {} was made of other inputs, with other options or by another version; start over without \
     --resume",
    path.display()
)]
pub struct OtherRun {
    /// The table.
    pub path: PathBuf,
}

/// The open table and what belongs to it; see the module's head.
#[derive(Debug)]
pub struct Ledger {
    table: Destination,
    rejects: Option<Rejects>,
    /// Where the note lies; `None` where nobody can go on, as on standard output.
    note: Option<PathBuf>,
    run: String,
    done: Done,
    saved: Instant,
}

#[derive(Debug)]
struct Rejects {
    path: PathBuf,
    file: Unfinished,
    any: bool,
}

/// Where a run writes to.
#[derive(Debug)]
pub struct Places<'a> {
    /// The table; `None` for standard output.
    pub table: Option<&'a Path>,
    /// The documents that could not be read, as CSV.
    pub rejects: Option<&'a Path>,
    /// What the table is made of and how, as a hash.
    pub run: String,
}

impl Ledger {
    /// Begins a table.
    ///
    /// # Errors
    /// When a file cannot be made.
    pub fn begin(places: Places<'_>, layout: &Layout) -> Result<Self, OutputError> {
        let mut ledger = Ledger::open(places, layout, Done::default(), 0, 0)?;
        if let Some(note) = &ledger.note {
            // It speaks of what has just been cut off.
            let _ = fs::remove_file(note);
        }
        ledger.table.write(&layout.head())?;
        Ok(ledger)
    }

    /// Goes on with the table of an earlier run; `None` where there is none to go on with.
    ///
    /// # Errors
    /// When that is the table of another run, or a file cannot be opened.
    pub fn resume(places: Places<'_>, layout: &Layout) -> Result<Option<Result<Self, OutputError>>, OtherRun> {
        let Some(table) = places.table else { return Ok(None) };
        let Some(found) = read(&note(table)) else {
            return Ok(None);
        };
        let whole = |path: Option<&Path>, bytes: u64| {
            path.is_none_or(|p| fs::metadata(aside(&linked(p), "part")).is_ok_and(|m| m.len() >= bytes))
        };
        // The run ended between two of its last steps: what it wrote is in place.
        if !whole(Some(table), found.table) || (found.rejects > 0 && !whole(places.rejects, found.rejects)) {
            return Ok(None);
        }
        if found.run != places.run {
            return Err(OtherRun { path: table.to_owned() });
        }
        Ok(Some(Ledger::open(
            places,
            layout,
            found.done,
            found.table,
            found.rejects,
        )))
    }

    fn open(
        places: Places<'_>,
        layout: &Layout,
        done: Done,
        table_bytes: u64,
        reject_bytes: u64,
    ) -> Result<Self, OutputError> {
        let table = match places.table {
            Some(path) => Destination::table(path, layout, table_bytes)?,
            None => Destination::table_on_stdout(layout)?,
        };
        let rejects = places.rejects.map(|path| {
            let mut file = Unfinished::open(path, reject_bytes).map_err(|e| OutputError::new(path, e))?;
            if reject_bytes == 0 {
                file.write(REJECTS_HEAD).map_err(|e| OutputError::new(path, e))?;
            }
            Ok(Rejects {
                path: path.to_owned(),
                file,
                any: done.skipped > 0,
            })
        });
        Ok(Ledger {
            table,
            rejects: rejects.transpose()?,
            note: places.table.map(note),
            run: places.run,
            done,
            saved: Instant::now(),
        })
    }

    /// What has been done, by this run and by those it goes on with.
    pub fn done(&self) -> Done {
        self.done
    }

    /// Takes the rows of a document.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn rows(&mut self, statements: usize, rows: &[u8]) -> Result<(), OutputError> {
        self.table.write(rows)?;
        self.done.documents += 1;
        self.done.statements += statements as u64;
        self.save_in_time()
    }

    /// Takes a document that could not be read: its file, its place there, and why.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn reject(&mut self, file: &str, place: &str, reason: &str) -> Result<(), OutputError> {
        if let Some(rejects) = &mut self.rejects {
            let mut row = csv::Writer::from_writer(Vec::new());
            let written = row.write_record([file, place, reason]).map_err(io::Error::other);
            let row = written.and_then(|()| row.into_inner().map_err(|e| io::Error::other(e.to_string())));
            row.and_then(|row| rejects.file.write(&row))
                .map_err(|e| OutputError::new(&rejects.path, e))?;
            rejects.any = true;
        }
        self.done.skipped += 1;
        self.save_in_time()
    }

    fn save_in_time(&mut self) -> Result<(), OutputError> {
        if self.saved.elapsed() < EVERY {
            return Ok(());
        }
        self.save().map(drop)
    }

    /// Brings all to the disk, for a later run to go on with; whether that is possible.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn save(&mut self) -> Result<bool, OutputError> {
        self.saved = Instant::now();
        let Some(path) = &self.note else { return Ok(false) };
        let rejects = match &mut self.rejects {
            Some(r) => r.file.sync().map_err(|e| OutputError::new(&r.path, e))?,
            None => 0,
        };
        let Some(table) = self.table.sync()? else {
            return Ok(false);
        };
        let note = Note {
            run: self.run.clone(),
            done: self.done,
            table,
            rejects,
        };
        write(path, &note).map_err(|e| OutputError::new(path, e))?;
        Ok(true)
    }

    /// Ends the table; all files take their names. The file of rejects, where there were any.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn commit(mut self) -> Result<Option<PathBuf>, OutputError> {
        // What follows may take its time where the table is packed.
        self.save()?;
        let mut rejected = None;
        if let Some(Rejects { path, file, any }) = self.rejects.take() {
            if any {
                file.commit().map_err(|e| OutputError::new(&path, e))?;
                rejected = Some(path);
            } else {
                file.discard();
                remove_old_rejects(&path);
            }
        }
        self.table.commit()?;
        if let Some(note) = &self.note {
            let _ = fs::remove_file(note);
        }
        Ok(rejected)
    }

    /// Gives all up; the old table stays as it was.
    pub fn discard(self) {
        if let Some(note) = &self.note {
            let _ = fs::remove_file(note);
        }
        if let Some(rejects) = self.rejects {
            rejects.file.discard();
        }
        self.table.discard();
    }
}

/// Takes away what an earlier run wrote there, so that nobody takes its rejects for those of this run. Another file stays.
fn remove_old_rejects(path: &Path) {
    if fs::read(path).is_ok_and(|old| old.starts_with(REJECTS_HEAD)) {
        let _ = fs::remove_file(path);
    }
}

fn linked(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}

fn note(table: &Path) -> PathBuf {
    aside(&linked(table), "part.json")
}

fn read(path: &Path) -> Option<Note> {
    serde_json::from_slice(&fs::read(path).ok()?).ok()
}

/// The note is never half.
fn write(path: &Path, note: &Note) -> io::Result<()> {
    let new = path.with_extension("new");
    let mut file = fs::File::create(&new)?;
    file.write_all(&serde_json::to_vec(note)?)?;
    file.sync_data()?;
    fs::rename(&new, path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::Format;

    fn places<'a>(table: &'a Path, rejects: &'a Path, run: &str) -> Places<'a> {
        Places {
            table: Some(table),
            rejects: Some(rejects),
            run: run.to_owned(),
        }
    }

    #[test]
    fn a_run_goes_on_where_the_note_says() {
        let dir = tempfile::tempdir().unwrap();
        let (table, rejects) = (dir.path().join("t.jsonl"), dir.path().join("r.csv"));
        let layout = Layout::from(Format::Jsonl);
        let mut first = Ledger::begin(places(&table, &rejects, "x"), &layout).unwrap();
        first.rows(1, b"a\n").unwrap();
        first.reject("f", "2", "broken, \"so\"").unwrap();
        assert!(first.save().unwrap());
        first.rows(1, b"b\n").unwrap();
        first.reject("f", "4", "lost").unwrap();
        // killed
        drop(first);
        assert!(Ledger::resume(places(&table, &rejects, "y"), &layout).is_err());
        let mut second = Ledger::resume(places(&table, &rejects, "x"), &layout)
            .unwrap()
            .unwrap()
            .unwrap();
        assert_eq!(second.done().records(), 2);
        second.rows(1, b"c\n").unwrap();
        assert_eq!(second.commit().unwrap().as_deref(), Some(&*rejects));
        assert_eq!(fs::read_to_string(&table).unwrap(), "a\nc\n");
        let found = fs::read_to_string(&rejects).unwrap();
        assert_eq!(found, "\u{FEFF}file,place,reason\nf,2,\"broken, \"\"so\"\"\"\n");
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 2);
        assert!(
            Ledger::resume(places(&table, &rejects, "x"), &layout)
                .unwrap()
                .is_none()
        );
    }

    #[test]
    fn old_rejects_do_not_stay() {
        let dir = tempfile::tempdir().unwrap();
        let (table, rejects) = (dir.path().join("t.csv"), dir.path().join("r.csv"));
        let layout = Layout::from(Format::Csv);
        for (old, stays) in [(REJECTS_HEAD, false), (&b"mine"[..], true)] {
            fs::write(&rejects, old).unwrap();
            let mut ledger = Ledger::begin(places(&table, &rejects, "x"), &layout).unwrap();
            ledger.rows(0, b"").unwrap();
            assert_eq!(ledger.commit().unwrap(), None);
            assert_eq!(rejects.exists(), stays);
        }
    }
}
