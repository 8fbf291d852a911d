//! Where the table goes: a file that appears when it is whole, or standard output.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// A table that cannot be written.
#[derive(Debug, thiserror::Error)]
#[error("cannot write {}: {source}", path.display())]
pub struct OutputError {
    /// The table.
    pub path: PathBuf,
    /// Why.
    pub source: io::Error,
}

/// An open table.
///
/// A file is written aside and takes its name in [`commit`](Destination::commit), so whoever reads the old table keeps
/// it whole, and a run that fails leaves it as it was.
#[derive(Debug)]
pub struct Destination {
    path: PathBuf,
    /// Where it is written until it is whole; `None` where the bytes go straight out.
    aside: Option<PathBuf>,
    out: Box<dyn Sink>,
}

trait Sink: Write + std::fmt::Debug {}
impl<W: Write + std::fmt::Debug> Sink for W {}

impl Destination {
    /// Standard output.
    pub fn stdout() -> Self {
        Destination {
            path: "standard output".into(),
            aside: None,
            out: Box::new(io::stdout().lock()),
        }
    }

    /// The file `path`; folders on the way to it are made.
    ///
    /// # Errors
    /// When no file can be made there.
    pub fn file(path: &Path) -> Result<Self, OutputError> {
        Self::open(path).map_err(|source| OutputError {
            path: path.to_owned(),
            source,
        })
    }

    fn open(path: &Path) -> io::Result<Self> {
        // A link stays a link: its target is replaced.
        let target = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let old = fs::metadata(&target).ok();
        if old.as_ref().is_some_and(fs::Metadata::is_dir) {
            return Err(io::Error::new(
                io::ErrorKind::IsADirectory,
                "it is a folder; name a file in it",
            ));
        }
        if old.as_ref().is_some_and(|m| !m.is_file()) {
            // A device or a pipe has no place to rename to.
            let out = File::options().write(true).open(&target)?;
            return Ok(Destination {
                path: path.to_owned(),
                aside: None,
                out: Box::new(BufWriter::new(out)),
            });
        }
        let folder = target
            .parent()
            .filter(|p| !p.as_os_str().is_empty())
            .unwrap_or(Path::new("."));
        fs::create_dir_all(folder)?;
        let name = target.file_name().ok_or_else(|| io::Error::other("it names no file"))?;
        let aside = folder.join(format!(".{}.{}.part", name.to_string_lossy(), std::process::id()));
        let out = File::create(&aside)?;
        if let Some(old) = old {
            // A table that others may read or write stays so; where the system refuses, the new one has the usual rights.
            let _ = fs::set_permissions(&aside, old.permissions());
        }
        Ok(Destination {
            path: target,
            aside: Some(aside),
            out: Box::new(BufWriter::with_capacity(1 << 16, out)),
        })
    }

    /// Appends `bytes`.
    ///
    /// # Errors
    /// When the disk is full, the reader gone, and the like.
    pub fn write(&mut self, bytes: &[u8]) -> Result<(), OutputError> {
        self.out.write_all(bytes).map_err(|source| OutputError {
            path: self.path.clone(),
            source,
        })
    }

    /// Ends the table; a file takes its name.
    ///
    /// # Errors
    /// As in [`write`](Destination::write).
    pub fn commit(mut self) -> Result<(), OutputError> {
        let done = self.out.flush().and_then(|()| match &self.aside {
            Some(aside) => fs::rename(aside, &self.path),
            None => Ok(()),
        });
        done.map_err(|source| OutputError {
            path: self.path.clone(),
            source,
        })
    }
}

impl Drop for Destination {
    fn drop(&mut self) {
        // After `commit` nothing lies there any more.
        if let Some(aside) = &self.aside {
            let _ = fs::remove_file(aside);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_appears_when_it_is_whole() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("new/table.csv");
        let mut table = Destination::file(&path).unwrap();
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
        let mut table = Destination::file(&path).unwrap();
        table.write(b"half").unwrap();
        drop(table);
        assert_eq!(fs::read(&path).unwrap(), b"old");
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_folder_is_no_table() {
        let dir = tempfile::tempdir().unwrap();
        let message = Destination::file(dir.path()).unwrap_err().to_string();
        assert!(message.contains("it is a folder"), "{message}");
    }
}
