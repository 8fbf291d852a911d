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
#[cfg(feature = "html")]
mod html;
mod json;
mod jsonl;
mod list;
#[cfg(feature = "parquet")]
mod parquet;
mod parts;
#[cfg(feature = "html")]
mod surroundings;
mod text;
#[cfg(feature = "warc")]
mod warc;

pub use encoding::EncodingName;
pub use error::{InputError, Origin};
pub use format::InputFormat;

use crate::statement::Document;
use compression::{Compression, Counted};
use encoding::{Detected, Sign};
use fields::Mapping;
use list::Source;
use parts::Text;
use serde_json::{Map, Value};
use std::fmt;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

/// What an open file or standard input is read through.
type Reader = Box<dyn BufRead + Send>;

/// The records of an open input.
type Current = Box<dyn Iterator<Item = Result<Record, InputError>> + Send>;

/// How much of a stream is looked at to tell what it is.
const HEAD: usize = 1 << 16;

/// A compressed file in a compressed file is somebody's mistake; more than so many are an attack.
const LAYERS: usize = 3;

/// Takes what there is to say of an input that was opened.
pub type Notice = Arc<dyn Fn(&str) + Send + Sync>;

/// How inputs are read, where it is not as usual.
#[derive(Debug, Clone)]
pub struct Options {
    /// What all inputs hold; by default each is told by its content and name.
    pub format: Option<InputFormat>,
    /// The encoding of all inputs; by default each is told by its content.
    pub encoding: Option<EncodingName>,
    /// The column or field of the text.
    pub text_column: Option<String>,
    /// The column or field of the id.
    pub id_column: Option<String>,
    /// How many bytes a document may have. Others are refused, but for plain texts: those of more than 1 MiB, or than this
    /// where it is less, are read in parts.
    pub max_document: usize,
    /// Files that the run itself writes, to be passed over in folders.
    pub own: Vec<PathBuf>,
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
        }
    }
}

/// A document as the input has it, still to be decoded.
#[derive(Debug)]
pub struct Record {
    origin: Origin,
    /// The name of its file, where it is all of it.
    id: Option<String>,
    /// What is known of it beside its content.
    fields: Map<String, Value>,
    content: Content,
}

#[derive(Debug)]
enum Content {
    Text(Vec<u8>),
    /// A part of a text, and how many of its bytes stand before.
    Part {
        bytes: Vec<u8>,
        before: usize,
    },
    Json(Vec<u8>),
    Cells {
        columns: Arc<[String]>,
        cells: csv::ByteRecord,
    },
    /// All is in the fields.
    #[cfg(feature = "parquet")]
    Fields,
    #[cfg(feature = "html")]
    Page(html::Page),
}

impl Record {
    /// How much memory it takes, but for what is small.
    pub fn bytes(&self) -> usize {
        match &self.content {
            Content::Text(bytes) | Content::Part { bytes, .. } | Content::Json(bytes) => bytes.len(),
            Content::Cells { cells, .. } => cells.as_slice().len(),
            #[cfg(feature = "parquet")]
            Content::Fields => self.fields.values().filter_map(Value::as_str).map(str::len).sum(),
            #[cfg(feature = "html")]
            Content::Page(page) => page.bytes.len(),
        }
    }

    fn document(self, mapping: &Mapping) -> Result<Document, InputError> {
        let Record {
            origin,
            id,
            fields,
            content,
        } = self;
        let whole = |text: String, fields: Map<String, Value>| Document {
            id: id.unwrap_or_else(|| origin.to_string()),
            text,
            fields,
            source: origin.source(),
        };
        match content {
            Content::Text(bytes) => Ok(whole(text::decode(&bytes, &origin)?.to_owned(), fields)),
            Content::Part { bytes, before } => {
                Ok(whole(text::decode_part(&bytes, before, &origin)?.to_owned(), fields))
            }
            Content::Json(bytes) => mapping.document(jsonl::fields(&bytes, &origin)?, &origin),
            Content::Cells { columns, cells } => {
                mapping.document(delimited::fields(&columns, &cells, &origin)?, &origin)
            }
            #[cfg(feature = "parquet")]
            Content::Fields => mapping.document(fields, &origin),
            #[cfg(feature = "html")]
            Content::Page(page) => {
                let mut fields = fields;
                let text = html::article(page, &mut fields, &origin)?;
                Ok(whole(text, fields))
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
    current: Option<Current>,
    notice: Option<Notice>,
    verbose: bool,
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
        let sources = list::list(inputs, &options.own);
        Records::from_sources(sources, options)
    }

    /// The records of what `reader` gives; see [`Documents::from_reader`].
    pub fn from_reader(reader: impl Read + Send + 'static, name: &str, options: Options) -> Self {
        let given = Source::Given {
            name: name.into(),
            reader: Box::new(BufReader::with_capacity(HEAD, reader)),
        };
        Records::from_sources(vec![Ok(given)], options)
    }

    fn from_sources(sources: Vec<Result<Source, InputError>>, options: Options) -> Self {
        let mapping = Mapping {
            text: options.text_column.clone(),
            id: options.id_column.clone(),
        };
        Records {
            sources: sources.into_iter(),
            options,
            decoder: Decoder {
                mapping: Arc::new(mapping),
            },
            current: None,
            notice: None,
            verbose: false,
            read: Arc::default(),
        }
    }

    /// What makes documents of the records.
    pub fn decoder(&self) -> Decoder {
        self.decoder.clone()
    }

    /// The files, in order.
    pub fn files(&self) -> impl Iterator<Item = &Path> {
        self.sources.as_slice().iter().filter_map(|source| match source {
            Ok(Source::File { path, .. }) => Some(&**path),
            _ => None,
        })
    }

    /// How many bytes the files have; 0 where there is something else among them and nobody knows.
    pub fn bytes(&self) -> u64 {
        let unknown = |s: &Result<Source, InputError>| matches!(s, Ok(Source::Stdin | Source::Given { .. }));
        if self.sources.as_slice().iter().any(unknown) {
            return 0;
        }
        self.files()
            .filter_map(|path| path.metadata().ok())
            .map(|m| m.len())
            .sum()
    }

    /// Counts the bytes that have been read.
    pub fn read(&self) -> Arc<AtomicU64> {
        Arc::clone(&self.read)
    }

    /// Tells `notice` from now on what is read otherwise than one expects, and where `verbose` is set what every input holds.
    pub fn notify(&mut self, notice: Notice, verbose: bool) {
        self.notice = Some(notice);
        self.verbose = verbose;
    }

    /// Opens a source; what it holds becomes `current`.
    fn open(&mut self, source: Source) -> Result<(), InputError> {
        let in_file = matches!(source, Source::File { .. });
        let (reader, origin, id) = match source {
            Source::Stdin => (
                Box::new(BufReader::new(io::stdin())) as Reader,
                Origin::stdin(),
                "stdin".to_owned(),
            ),
            Source::Given { name, reader } => (reader, Origin::file(&name), list::stem(&name)),
            Source::File { path, id } => match File::open(&path) {
                Ok(file) => (
                    Box::new(BufReader::with_capacity(HEAD, file)) as Reader,
                    Origin::file(&path),
                    id,
                ),
                Err(e) => return Err(Origin::file(&path).unreadable(e)),
            },
        };
        let mut reader: Reader = Box::new(Counted::new(reader, Arc::clone(&self.read)));
        let mut packed = String::new();
        let mut layers = 0;
        let head = loop {
            let head = peek(&mut reader).map_err(|e| origin.unreadable(e))?;
            let Some(compression) = Compression::of(&head).filter(|_| layers < LAYERS) else {
                break head;
            };
            reader = compression
                .open(Box::new(Cursor::new(head).chain(reader)))
                .map_err(|e| origin.unreadable(e))?;
            packed += &format!(", {compression}");
            layers += 1;
        };
        let format = self.options.format.or_else(|| InputFormat::of_bytes(&head));
        self.current = Some(match format.filter(|f| !f.is_text()) {
            Some(format) => {
                self.detail(format_args!("{origin}: {}{packed}", format.name()));
                let reader: Reader = Box::new(Cursor::new(head).chain(reader));
                self.binary(format, reader, in_file && layers == 0, origin)?
            }
            None => self.text(head, reader, &packed, origin, id)?,
        });
        Ok(())
    }

    /// The records of an input that is text in some encoding, which `reader` gives behind `head`.
    fn text(
        &self,
        head: Vec<u8>,
        reader: Reader,
        packed: &str,
        origin: Origin,
        id: String,
    ) -> Result<Current, InputError> {
        let detected = match self.options.encoding {
            Some(EncodingName(encoding)) => Detected {
                encoding,
                sign: Sign::Told,
            },
            None => encoding::detect(&head),
        };
        let mut reader = encoding::decoded(head, reader, detected.encoding);
        let head = peek(&mut reader).map_err(|e| origin.unreadable(e))?;
        let format = self.options.format.unwrap_or_else(|| {
            let named = origin.path.as_deref().and_then(InputFormat::of_name);
            InputFormat::of_head(&head, named)
        });
        self.detail(format_args!("{origin}: {}{packed}, {detected}", format.name()));
        let reader: Reader = Box::new(Cursor::new(head.clone()).chain(reader));
        let limit = self.options.max_document;
        let whole = |content, origin, id| -> Current {
            let record = Record {
                content,
                origin,
                id: Some(id),
                fields: Map::new(),
            };
            Box::new(std::iter::once(Ok(record)))
        };
        Ok(match format {
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
            #[cfg(feature = "html")]
            InputFormat::Html => {
                let page = Content::Page(html::Page {
                    bytes: text::read(reader, limit, &origin)?,
                    encoding: Some(encoding_rs::UTF_8),
                });
                whole(page, origin, id)
            }
            #[cfg(not(feature = "html"))]
            InputFormat::Html => return Err(without(format, &origin)),
            InputFormat::Text | InputFormat::Warc | InputFormat::Parquet => {
                match parts::read(reader, limit, origin.clone(), id.clone())? {
                    Text::Whole(bytes) => whole(Content::Text(bytes), origin, id),
                    Text::Parts(parts) => {
                        self.say(format_args!(
                            "{origin}: a long text, read in parts: {id}#1, {id}#2 and so on"
                        ));
                        Box::new(parts)
                    }
                }
            }
        })
    }

    /// The records of an input that is no text. `in_file`, it lies in its file as it is.
    fn binary(
        &self,
        format: InputFormat,
        reader: Reader,
        in_file: bool,
        origin: Origin,
    ) -> Result<Current, InputError> {
        match format {
            #[cfg(feature = "warc")]
            InputFormat::Warc => Ok(Box::new(warc::Pages::new(reader, self.options.max_document, origin))),
            #[cfg(feature = "parquet")]
            InputFormat::Parquet => {
                let input = match &origin.path {
                    Some(path) if in_file => Ok(File::open(path).map_err(|e| origin.unreadable(e))?),
                    _ => Err(reader),
                };
                Ok(Box::new(parquet::Rows::open(input, &self.decoder.mapping, origin)?))
            }
            _ => {
                let _ = (reader, in_file);
                Err(without(format, &origin))
            }
        }
    }

    /// Says what few want to know.
    fn detail(&self, message: fmt::Arguments<'_>) {
        if self.verbose {
            self.say(message);
        }
    }

    fn say(&self, message: fmt::Arguments<'_>) {
        if let Some(notice) = &self.notice {
            notice(&message.to_string());
        }
    }
}

fn without(format: InputFormat, origin: &Origin) -> InputError {
    InputError::Record {
        origin: origin.clone(),
        message: format!(
            "this build of isnad reads no {}; build it with all features",
            format.name()
        ),
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
        Records::of(inputs, options).into()
    }

    /// The documents of what `reader` gives: an object of a store, the body of an answer, bytes in memory.
    ///
    /// It is told by its beginning what it holds, compressed or not, and by `name`, which is also what messages call it,
    /// and without its ending the id of a text.
    ///
    /// ```
    /// use isnad::input::{Documents, Options};
    /// let body = "<!DOCTYPE html><title>قمة</title><p>قال الوزير إن الاتفاق قريب، وإن الوفدين اتفقا على أغلب البنود.";
    /// let document = Documents::from_reader(body.as_bytes(), "news/7.html", Options::default()).next().expect("one")?;
    /// assert_eq!(document.id, "7");
    /// assert!(document.text.starts_with("قال الوزير"));
    /// # Ok::<(), isnad::input::InputError>(())
    /// ```
    pub fn from_reader(reader: impl Read + Send + 'static, name: &str, options: Options) -> Self {
        Records::from_reader(reader, name, options).into()
    }
}

impl From<Records> for Documents {
    fn from(records: Records) -> Self {
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
