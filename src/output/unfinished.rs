//! A file that is written aside until it is whole, and outlives a run that is cut short.

use std::fs::{self, File, TryLockError};
use std::io::{self, BufWriter, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// An unfinished file: `.NAME.part` beside the `NAME` it takes when it is whole.
#[derive(Debug)]
pub(super) struct Unfinished {
    target: PathBuf,
    part: PathBuf,
    out: BufWriter<File>,
    /// How long it is.
    bytes: u64,
    /// How much of it is worth keeping when the run ends before its time.
    kept: Option<u64>,
}

/// Where the file for `target` is written until it is whole; `ending` names what else lies beside it.
pub(super) fn aside(target: &Path, ending: &str) -> PathBuf {
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    folder(target).join(format!(".{name}.{ending}"))
}

fn folder(target: &Path) -> &Path {
    target
        .parent()
        .filter(|p| !p.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}

impl Unfinished {
    /// A file for `target` that goes on behind `bytes` bytes of what an earlier run has written; from the beginning with 0.
    pub(super) fn open(target: &Path, bytes: u64) -> io::Result<Self> {
        if target.file_name().is_none() {
            return Err(io::Error::other("it names no file"));
        }
        fs::create_dir_all(folder(target))?;
        let part = aside(target, "part");
        let mut out = File::options()
            .create(true)
            .truncate(false)
            .read(true)
            .write(true)
            .open(&part)?;
        match out.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(io::Error::other("another run is writing it")),
            // Some file systems of networks know no locks.
            Err(TryLockError::Error(_)) => {}
        }
        if out.metadata()?.len() < bytes {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        out.set_len(bytes)?;
        out.seek(SeekFrom::End(0))?;
        if let Ok(old) = fs::metadata(target) {
            // A table that others may read or write stays so; where the system refuses, the new one has the usual rights.
            let _ = fs::set_permissions(&part, old.permissions());
        }
        Ok(Unfinished {
            target: target.to_owned(),
            part,
            out: BufWriter::with_capacity(1 << 16, out),
            bytes,
            kept: (bytes > 0).then_some(bytes),
        })
    }

    pub(super) fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.out.write_all(bytes)?;
        self.bytes += bytes.len() as u64;
        Ok(())
    }

    /// Brings all that was written to the disk; how much that is.
    pub(super) fn sync(&mut self) -> io::Result<u64> {
        self.out.flush()?;
        self.out.get_ref().sync_data()?;
        self.kept = Some(self.bytes);
        Ok(self.bytes)
    }

    /// What was written, from its beginning, to be read.
    pub(super) fn reopen(&mut self) -> io::Result<File> {
        self.out.flush()?;
        File::open(&self.part)
    }

    /// The file takes its name.
    pub(super) fn commit(mut self) -> io::Result<()> {
        self.sync()?;
        fs::rename(&self.part, &self.target)
    }

    /// Another file, `whole`, takes the name.
    pub(super) fn commit_as(mut self, whole: &Path) -> io::Result<()> {
        self.kept = None;
        fs::rename(whole, &self.target)
    }

    /// Nothing of it is worth keeping.
    pub(super) fn discard(mut self) {
        self.kept = None;
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        // After `commit` nothing lies there any more.
        if self.kept.is_none() {
            let _ = fs::remove_file(&self.part);
        }
    }
}
