//! Where the table goes: a file that appears when it is whole, or standard output.

use super::unfinished::{Unfinished, aside};
use super::{Format, Layout, OutputError};
use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

/// An open table.
///
/// A file is written aside and takes its name in [`commit`](Destination::commit), so whoever reads the old table keeps
/// it whole, and a run that fails leaves it as it was.
#[derive(Debug)]
pub struct Destination {
    path: PathBuf,
    layout: Layout,
    place: Place,
}

#[derive(Debug)]
enum Place {
    /// Bytes go straight out.
    Stream(Box<dyn Sink>),
    /// They wait to be packed, and go out then.
    Spool(BufWriter<File>, Box<dyn Sink>),
    File(Unfinished),
}

trait Sink: Write + std::fmt::Debug + Send {}
impl<W: Write + std::fmt::Debug + Send> Sink for W {}

impl Destination {
    /// Standard output, for bytes of any kind.
    pub fn stdout() -> Self {
        Destination {
            path: "standard output".into(),
            layout: Layout::from(Format::Jsonl),
            place: Place::Stream(Box::new(io::stdout())),
        }
    }

    /// A table on standard output.
    ///
    /// # Errors
    /// When a table that is packed at the end has no place to wait.
    pub fn table_on_stdout(layout: &Layout) -> Result<Self, OutputError> {
        let path = Path::new("standard output");
        Self::stream(path, Box::new(io::stdout()), layout).map_err(|e| OutputError::new(path, e))
    }

    /// The file `path`, for bytes of any kind; folders on the way to it are made.
    ///
    /// # Errors
    /// When no file can be made there.
    pub fn file(path: &Path) -> Result<Self, OutputError> {
        Self::table(path, &Layout::from(Format::Jsonl), 0)
    }

    /// The table `path`, to go on behind the first `bytes` bytes of what an earlier run has written; folders on the way
    /// to it are made.
    ///
    /// # Errors
    /// When no file can be made there.
    pub fn table(path: &Path, layout: &Layout, bytes: u64) -> Result<Self, OutputError> {
        Self::open(path, layout, bytes).map_err(|e| OutputError::new(path, e))
    }

    fn open(path: &Path, layout: &Layout, bytes: u64) -> io::Result<Self> {
        // A link stays a link: its target is replaced.
        let target = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        match fs::metadata(&target) {
            Ok(m) if m.is_dir() => Err(io::Error::new(
                io::ErrorKind::IsADirectory,
                "it is a folder; name a file in it",
            )),
            // A device or a pipe has no place to rename to.
            Ok(m) if !m.is_file() => {
                let out = BufWriter::new(File::options().write(true).open(&target)?);
                Self::stream(path, Box::new(out), layout)
            }
            _ => Ok(Destination {
                place: Place::File(Unfinished::open(&target, bytes)?),
                path: target,
                layout: layout.clone(),
            }),
        }
    }

    fn stream(path: &Path, out: Box<dyn Sink>, layout: &Layout) -> io::Result<Self> {
        let place = if layout.is_packed() {
            Place::Spool(BufWriter::new(tempfile::tempfile()?), out)
        } else {
            Place::Stream(out)
        };
        Ok(Destination {
            path: path.to_owned(),
            layout: layout.clone(),
            place,
        })
    }

    /// Appends `bytes`, as [`Layout::head`] and [`Layout::render`] give them.
    ///
    /// # Errors
    /// When the disk is full, the reader gone, and the like.
    pub fn write(&mut self, bytes: &[u8]) -> Result<(), OutputError> {
        match &mut self.place {
            Place::Stream(out) => out.write_all(bytes),
            Place::Spool(spool, _) => spool.write_all(bytes),
            Place::File(file) => file.write(bytes),
        }
        .map_err(|e| OutputError::new(&self.path, e))
    }

    /// Brings all that was written to the disk, for a later run to go on behind it; how many bytes that is, `None` where
    /// there is no going on.
    ///
    /// # Errors
    /// As in [`write`](Destination::write).
    pub fn sync(&mut self) -> Result<Option<u64>, OutputError> {
        match &mut self.place {
            Place::File(file) => file.sync().map(Some).map_err(|e| OutputError::new(&self.path, e)),
            Place::Stream(_) | Place::Spool(..) => Ok(None),
        }
    }

    /// Ends the table; a file takes its name.
    ///
    /// # Errors
    /// As in [`write`](Destination::write).
    pub fn commit(self) -> Result<(), OutputError> {
        let Destination { path, layout, place } = self;
        commit(place, &path, &layout).map_err(|e| OutputError::new(&path, e))
    }

    /// Gives the table up; the old one stays as it was.
    pub fn discard(self) {
        if let Place::File(file) = self.place {
            file.discard();
        }
    }
}

fn commit(place: Place, target: &Path, layout: &Layout) -> io::Result<()> {
    match place {
        Place::Stream(mut out) => out.flush(),
        Place::Spool(spool, mut out) => {
            use io::Seek;
            let mut spool = spool.into_inner().map_err(io::IntoInnerError::into_error)?;
            spool.rewind()?;
            let mut packed = tempfile::tempfile()?;
            layout.pack(BufReader::new(spool), packed.try_clone()?)?;
            packed.rewind()?;
            io::copy(&mut packed, &mut out)?;
            out.flush()
        }
        Place::File(file) if !layout.is_packed() => file.commit(),
        Place::File(mut file) => {
            let whole = aside(target, "packed");
            let packed = (|| {
                let out = File::create(&whole)?;
                layout.pack(BufReader::with_capacity(1 << 16, file.reopen()?), out.try_clone()?)?;
                out.sync_data()
            })();
            if let Err(e) = packed {
                let _ = fs::remove_file(&whole);
                return Err(e);
            }
            if let Ok(old) = fs::metadata(target) {
                let _ = fs::set_permissions(&whole, old.permissions());
            }
            file.commit_as(&whole)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    fn file(path: &Path, bytes: u64) -> Result<Destination, OutputError> {
        Destination::table(path, &Layout::from(Format::Csv), bytes)
    }

    #[test]
    fn a_file_appears_when_it_is_whole() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("new/table.csv");
        let mut table = file(&path, 0).unwrap();
        table.write(b"rows").unwrap();
        assert!(!path.exists());
        table.commit().unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"rows");
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
    }

    #[test]
    fn a_run_that_fails_leaves_the_old_table() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("table.csv");
        fs::write(&path, "old").unwrap();
        let mut table = file(&path, 0).unwrap();
        table.write(b"half").unwrap();
        drop(table);
        assert_eq!(fs::read(&path).unwrap(), b"old");
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_later_run_goes_on_behind_what_was_synced() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("table.csv");
        let mut table = file(&path, 0).unwrap();
        table.write(b"rows").unwrap();
        assert_eq!(table.sync().unwrap(), Some(4));
        table.write(b"torn").unwrap();
        drop(table);
        assert!(file(&path, 100).is_err(), "so much was never written");
        let mut table = file(&path, 4).unwrap();
        table.write(b" more").unwrap();
        table.commit().unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"rows more");
    }

    #[test]
    fn two_runs_do_not_write_one_table() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("table.csv");
        let first = file(&path, 0).unwrap();
        let message = file(&path, 0).unwrap_err().to_string();
        assert!(message.contains("another run"), "{message}");
        first.discard();
    }

    #[test]
    fn a_folder_is_no_table() {
        let dir = tempfile::tempdir().unwrap();
        let message = file(dir.path(), 0).unwrap_err().to_string();
        assert!(message.contains("it is a folder"), "{message}");
    }
}
