//! Documents in: files, folders and standard input, in any of the formats that news are kept in.
//!
//! What to read is listed first, because the ids of text files depend on each other's names. Then one input after the
//! other is opened through layers: what compresses it comes off, its encoding becomes UTF-8, and what it holds is told by
//! its beginning and its name. Out of it come [`Record`]s, one at a time, so that a corpus larger than memory passes
//! through; a record becomes a [`Document`] where somebody has the time, on any thread. What cannot be read comes as an
//! [`InputError`] in its place, and the documents behind it go on.

mod compression;
mod delimited;
mod encoding;
mod error;
mod fields;
mod format;
mod json;
mod jsonl;
mod list;
mod text;

pub use encoding::EncodingName;
pub use error::{InputError, Origin};
pub use format::InputFormat;

use crate::statement::Document;
use compression::{Compression, Counted};
use encoding::{Detected, Sign};
use fields::Mapping;
use list::Source;
use std::fmt;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

/// What an open file or standard input is read through.
type Reader = Box<dyn BufRead + Send>;

/// How much of a stream is looked at to tell what it is.
const HEAD: usize = 1 << 16;

/// A compressed file in a compressed file is somebody's mistake; more than so many are an attack.
const LAYERS: usize = 3;

/// Takes what there is to say of an input that was opened.
pub type Notice = Arc<dyn Fn(&str) + Send + Sync>;

/// How inputs are read, where it is not as usual.
#[derive(Clone)]
pub struct Options {
    /// What all inputs hold; by default each is told by its content and name.
    pub format: Option<InputFormat>,
    /// The encoding of all inputs; by default each is told by its content.
    pub encoding: Option<EncodingName>,
    /// The column or field of the text.
    pub text_column: Option<String>,
    /// The column or field of the id.
    pub id_column: Option<String>,
    /// How many bytes a document may have.
    pub max_document: usize,
    /// Files that the run itself writes, to be passed over in folders.
    pub own: Vec<PathBuf>,
    /// Whom to tell what was detected.
    pub notice: Option<Notice>,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            format: None,
            encoding: None,
            text_column: None,
            id_column: None,
            max_document: 64 << 20,
            own: Vec::new(),
            notice: None,
        }
    }
}

impl fmt::Debug for Options {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Options")
            .field("format", &self.format)
            .field("encoding", &self.encoding)
            .field("text_column", &self.text_column)
            .field("id_column", &self.id_column)
            .field("max_document", &self.max_document)
            .field("own", &self.own)
            .finish_non_exhaustive()
    }
}

/// A document as the input has it, still to be decoded.
#[derive(Debug)]
pub struct Record {
    origin: Origin,
    /// The name of its file, where it is all of it.
    id: Option<String>,
    content: Content,
}

#[derive(Debug)]
enum Content {
    Text(Vec<u8>),
    Json(Vec<u8>),
    Cells {
        columns: Arc<[String]>,
        cells: csv::ByteRecord,
    },
}

impl Record {
    fn document(self, mapping: &Mapping) -> Result<Document, InputError> {
        let Record { origin, id, content } = self;
        match content {
            Content::Text(bytes) => Ok(Document {
                id: id.unwrap_or_else(|| origin.to_string()),
                text: text::decode(&bytes, &origin)?.to_owned(),
                source: origin.source(),
                ..Document::default()
            }),
            Content::Json(bytes) => mapping.document(jsonl::fields(&bytes, &origin)?, &origin),
            Content::Cells { columns, cells } => {
                mapping.document(delimited::fields(&columns, &cells, &origin)?, &origin)
            }
        }
    }
}

/// Makes documents of records; threads share it.
#[derive(Debug, Clone)]
pub struct Decoder {
    mapping: Arc<Mapping>,
}

impl Decoder {
    /// The document of `record`.
    ///
    /// # Errors
    /// When the record cannot be used, or could not be read already.
    pub fn document(&self, record: Result<Record, InputError>) -> Result<Document, InputError> {
        record?.document(&self.mapping)
    }
}

/// The records of all inputs, in order; see the module's head.
pub struct Records {
    sources: std::vec::IntoIter<Result<Source, InputError>>,
    options: Options,
    decoder: Decoder,
    current: Option<Box<dyn Iterator<Item = Result<Record, InputError>> + Send>>,
    read: Arc<AtomicU64>,
}

impl fmt::Debug for Records {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Records")
            .field("sources", &self.sources)
            .field("options", &self.options)
            .finish_non_exhaustive()
    }
}

impl Records {
    /// The records of `inputs`: files, folders, and `-` for standard input. In folders hidden files are passed over.
    pub fn of(inputs: &[PathBuf], options: Options) -> Self {
        let mapping = Mapping {
            text: options.text_column.clone(),
            id: options.id_column.clone(),
        };
        Records {
            sources: list::list(inputs, &options.own).into_iter(),
            options,
            decoder: Decoder {
                mapping: Arc::new(mapping),
            },
            current: None,
            read: Arc::default(),
        }
    }

    /// What makes documents of the records.
    pub fn decoder(&self) -> Decoder {
        self.decoder.clone()
    }

    /// Opens a source; what it holds becomes `current`.
    fn open(&mut self, source: Source) -> Result<(), InputError> {
        let (reader, origin, id) = match source {
            Source::Stdin => (
                Box::new(BufReader::new(io::stdin())) as Reader,
                Origin::stdin(),
                "stdin".to_owned(),
            ),
            Source::File { path, id } => match File::open(&path) {
                Ok(file) => (
                    Box::new(BufReader::with_capacity(HEAD, file)) as Reader,
                    Origin::file(&path),
                    id,
                ),
                Err(source) => return Err(InputError::Unreadable { path, source }),
            },
        };
        let unreadable = |e| origin.unreadable(e);
        let mut reader: Reader = Box::new(Counted::new(reader, Arc::clone(&self.read)));
        let mut packed = Vec::new();
        let head = loop {
            let head = peek(&mut reader).map_err(unreadable)?;
            let Some(compression) = Compression::of(&head).filter(|_| packed.len() < LAYERS) else {
                break head;
            };
            reader = compression
                .open(Box::new(Cursor::new(head).chain(reader)))
                .map_err(unreadable)?;
            packed.push(compression);
        };
        let detected = match self.options.encoding {
            Some(EncodingName(encoding)) => Detected {
                encoding,
                sign: Sign::Told,
            },
            None => encoding::detect(&head),
        };
        let mut reader = encoding::decoded(head, reader, detected.encoding);
        let head = peek(&mut reader).map_err(unreadable)?;
        let format = self.options.format.unwrap_or_else(|| {
            let named = origin.path.as_deref().and_then(InputFormat::of_name);
            InputFormat::of_head(&head, named)
        });
        if let Some(notice) = &self.options.notice {
            let packed: String = packed.iter().map(|c| format!("{c}, ")).collect();
            notice(&format!("{origin}: {}, {packed}{detected}", format.name()));
        }
        let reader: Reader = Box::new(Cursor::new(head.clone()).chain(reader));
        let limit = self.options.max_document;
        self.current = Some(match format {
            InputFormat::Text => {
                let content = Content::Text(text::read(reader, limit, &origin)?);
                let id = Some(id);
                Box::new(std::iter::once(Ok(Record { origin, id, content })))
            }
            InputFormat::Jsonl => Box::new(jsonl::Lines::new(reader, limit, origin)),
            InputFormat::Json => Box::new(json::Elements::new(reader, limit, origin)),
            InputFormat::Csv | InputFormat::Tsv => Box::new(delimited::Rows::new(
                reader,
                &head,
                format,
                &self.decoder.mapping,
                limit,
                origin,
            )?),
        });
        Ok(())
    }
}

impl Iterator for Records {
    type Item = Result<Record, InputError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(record) = self.current.as_mut().and_then(Iterator::next) {
                return Some(record);
            }
            self.current = None;
            let opened = self.sources.next()?.and_then(|source| self.open(source));
            if let Err(e) = opened {
                return Some(Err(e));
            }
        }
    }
}

/// The first bytes of `reader`, taken from it: [`HEAD`] of them where there are so many, or a line of JSON, because whoever
/// writes such a line into a pipe may wait for the answer.
fn peek(reader: &mut Reader) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    while head.len() < HEAD && !(head.starts_with(b"{") && head.contains(&b'\n')) {
        let buffer = reader.fill_buf()?;
        if buffer.is_empty() {
            break;
        }
        let taken = buffer.len().min(HEAD - head.len());
        head.extend_from_slice(&buffer[..taken]);
        reader.consume(taken);
    }
    Ok(head)
}

/// The documents of all inputs, in order; see the module's head.
///
/// ```
/// use isnad::input::{Documents, Options};
/// # let dir = tempfile::tempdir()?;
/// # let path = dir.path().join("archive.csv");
/// std::fs::write(&path, "no;headline;story\n7;قمة;قال الوزير إن الاتفاق قريب.\n")?;
/// let options = Options {
///     text_column: Some("story".into()),
///     id_column: Some("no".into()),
///     ..Options::default()
/// };
/// let document = Documents::with(&[path], options).next().expect("a row")?;
/// assert_eq!((document.id.as_str(), document.text.as_str()), ("7", "قال الوزير إن الاتفاق قريب."));
/// assert_eq!(document.fields["headline"], "قمة");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Documents {
    records: Records,
    decoder: Decoder,
}

impl Documents {
    /// The documents of `inputs`, read as usual: files, folders, and `-` for standard input.
    ///
    /// In folders hidden files are passed over, and so is `output`, the table this run replaces.
    pub fn of(inputs: &[PathBuf], output: Option<&Path>) -> Self {
        let options = Options {
            own: output.map(Path::to_owned).into_iter().collect(),
            ..Options::default()
        };
        Documents::with(inputs, options)
    }

    /// The documents of `inputs`, read as `options` say.
    pub fn with(inputs: &[PathBuf], options: Options) -> Self {
        let records = Records::of(inputs, options);
        Documents {
            decoder: records.decoder(),
            records,
        }
    }
}

impl Iterator for Documents {
    type Item = Result<Document, InputError>;

    fn next(&mut self) -> Option<Self::Item> {
        self.records.next().map(|record| self.decoder.document(record))
    }
}
