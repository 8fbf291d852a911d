//! Compressed inputs: told by their first bytes, decompressed as they are read.

use super::Reader;
use std::fmt;
use std::io::{self, BufRead, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// News shrinks to a tenth or a thirtieth. What grows to so many times its size is made to fill memory or time.
#[cfg(feature = "compression")]
const BOMB: u64 = 200;

/// Below so many bytes nothing is a bomb.
#[cfg(feature = "compression")]
const HARMLESS: u64 = 64 << 20;

/// How a file is compressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Compression {
    Gzip,
    Zstd,
    Bzip2,
}

impl Compression {
    /// What `head`, the first bytes of a file, say.
    pub(super) fn of(head: &[u8]) -> Option<Self> {
        let bzip2_block = |at: usize| {
            [&b"\x31\x41\x59\x26\x53\x59"[..], b"\x17\x72\x45\x38\x50\x90"]
                .iter()
                .any(|magic| head.get(at..).is_some_and(|rest| rest.starts_with(magic)))
        };
        if head.starts_with(b"\x1F\x8B\x08") {
            Some(Compression::Gzip)
        } else if head.starts_with(b"\x28\xB5\x2F\xFD") {
            Some(Compression::Zstd)
        } else if head.starts_with(b"BZh") && bzip2_block(4) {
            Some(Compression::Bzip2)
        } else {
            None
        }
    }

    /// What is in `reader`.
    #[cfg(feature = "compression")]
    pub(super) fn open(self, reader: Reader) -> io::Result<Reader> {
        let packed = Arc::default();
        let reader = Counted::new(reader, Arc::clone(&packed));
        let inner: Box<dyn Read + Send> = match self {
            Compression::Gzip => Box::new(flate2::bufread::MultiGzDecoder::new(reader)),
            Compression::Zstd => Box::new(zstd::Decoder::with_buffer(reader)?),
            Compression::Bzip2 => Box::new(bzip2::bufread::MultiBzDecoder::new(reader)),
        };
        let unpacked = Unpacked {
            inner,
            compression: self,
            packed,
            bytes: 0,
        };
        Ok(Box::new(io::BufReader::with_capacity(1 << 16, unpacked)))
    }

    #[cfg(not(feature = "compression"))]
    pub(super) fn open(self, _: Reader) -> io::Result<Reader> {
        Err(io::Error::other(format!(
            "{self}: this build of isnad reads no compressed files; build it with the feature `compression`, or decompress"
        )))
    }
}

impl fmt::Display for Compression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Compression::Gzip => "gzip",
            Compression::Zstd => "zstd",
            Compression::Bzip2 => "bzip2",
        })
    }
}

/// A reader that adds what is read through it to a counter others see.
pub(super) struct Counted<R> {
    reader: R,
    bytes: Arc<AtomicU64>,
}

impl<R> Counted<R> {
    pub(super) fn new(reader: R, bytes: Arc<AtomicU64>) -> Self {
        Counted { reader, bytes }
    }
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.reader.read(buffer)?;
        self.bytes.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

impl<R: BufRead> BufRead for Counted<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.reader.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.bytes.fetch_add(amount as u64, Ordering::Relaxed);
        self.reader.consume(amount);
    }
}

/// What a decompressor gives, with errors that say what to think of them, and no end of zeros.
#[cfg_attr(
    not(feature = "compression"),
    allow(dead_code, reason = "nothing is unpacked without it")
)]
struct Unpacked {
    inner: Box<dyn Read + Send>,
    compression: Compression,
    packed: Arc<AtomicU64>,
    bytes: u64,
}

#[cfg(feature = "compression")]
impl Read for Unpacked {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let name = self.compression;
        let read = self.inner.read(buffer).map_err(|e| {
            let cut = e.kind() == io::ErrorKind::UnexpectedEof;
            let what = if cut { "is cut off" } else { "is damaged" };
            io::Error::new(
                e.kind(),
                format!("the {name} data {what} here ({e}); what stands before was read"),
            )
        })?;
        self.bytes += read as u64;
        if self.bytes > HARMLESS && self.bytes / BOMB > self.packed.load(Ordering::Relaxed) {
            return Err(io::Error::other(format!(
                "the {name} data grows to more than {BOMB} times its size; if it is no bomb, decompress it before"
            )));
        }
        Ok(read)
    }
}

#[cfg(all(test, feature = "compression"))]
mod tests {
    use super::*;
    use std::io::Write;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        out.write_all(bytes).unwrap();
        out.finish().unwrap()
    }

    fn unpack(bytes: Vec<u8>) -> io::Result<Vec<u8>> {
        let mut out = Vec::new();
        let compression = Compression::of(&bytes).expect("a compression");
        compression
            .open(Box::new(io::Cursor::new(bytes)))?
            .read_to_end(&mut out)?;
        Ok(out)
    }

    #[test]
    fn all_members_are_read() {
        let two = |pack: fn(&[u8]) -> Vec<u8>| [pack(b"ab"), pack(b"cd")].concat();
        let bzip2 = |bytes: &[u8]| {
            let mut out = bzip2::write::BzEncoder::new(Vec::new(), bzip2::Compression::best());
            out.write_all(bytes).unwrap();
            out.finish().unwrap()
        };
        for packed in [two(gzip), two(bzip2), two(|b| zstd::encode_all(b, 0).unwrap())] {
            assert_eq!(unpack(packed).unwrap(), b"abcd");
        }
    }

    #[test]
    fn a_cut_or_damaged_file_is_named_so() {
        let whole = gzip(&(0..20_000u32).flat_map(u32::to_le_bytes).collect::<Vec<_>>());
        let cut = unpack(whole[..whole.len() / 2].to_vec()).unwrap_err().to_string();
        assert!(cut.contains("cut off"), "{cut}");
        let mut damaged = whole;
        let middle = damaged.len() / 2;
        damaged[middle..middle + 9].fill(0xAA);
        assert!(unpack(damaged).unwrap_err().to_string().contains("damaged"));
    }

    #[test]
    fn a_bomb_is_refused() {
        let message = unpack(gzip(&vec![b' '; 80 << 20])).unwrap_err().to_string();
        assert!(message.contains("200 times"), "{message}");
    }
}
